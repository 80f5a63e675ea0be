import type { Pool } from "pg";

import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import type { Store } from "#store/within.ts";
import { readExamplePaper, type ExamplePaper } from "./example-paper.ts";
import { endPlantingSessions, makeExamplePeople } from "../sign-in/example-people.ts";
import { addEmptyRow, beginFrom, comment, decide, publish, revise, submit, takeIn, type, type AsOfficer } from "./example-plans.ts";
import { exampleDays } from "./example-rounds.ts";
import { makeExampleTree, setExampleDeadlines, type AgencyIds } from "./example-tree.ts";
import type { ExamplePerson } from "./officers.ts";
import { plantResults } from "./plant-results.ts";

/** What examples are planted with: the owner of the tables for people, the house's own store for all the rest. */
export interface Planting {
  readonly owner: Pool;
  readonly store: Store;
  readonly today: string;
  /** Where the example photo is kept; none is planted without. */
  readonly evidence?: EvidenceStore;
  /** The year's results too, not its plans alone; so where not said. */
  readonly results?: boolean;
}

/**
 * ปลูกข้อมูลตัวอย่าง — agencies, officers and plans in every state, made through the same actions as real ones, so that log, submissions
 * and comments are real. Only in a record without any person or plan; answers whether it was.
 */
export async function plantExamples({ owner, store, today, evidence, results = true }: Planting): Promise<boolean> {
  const sessions = await makeExamplePeople(owner);
  if (sessions === null) return false;
  const on =
    (day: string): AsOfficer =>
    async (person, work) => {
      const credential = { token: sessions.get(person) ?? "", isMachine: false };
      const done = await store.within({ credential, today: day, request: "examples" }, work);
      if (!done.ok) throw new Error(`${person} could not do an example: ${JSON.stringify(done.error)}`);
      return done.value;
    };
  const as = on(today);
  try {
    const fiscalYear = fiscalYearOf(today);
    const ids = await makeExampleTree(as, fiscalYear);
    await setExampleDeadlines(as, ids, fiscalYear, today);
    for (const story of [ofDepartment, ofLanguage, ofMeasures, ofProvince, ofDistrict]) await story(as, ids, fiscalYear);
    if (results) await plantResults({ on, ids, days: exampleDays(today, fiscalYear), evidence: evidence ?? null });
    return true;
  } finally {
    await endPlantingSessions(owner);
  }
}

type Story = (as: AsOfficer, ids: AgencyIds, fiscalYear: number) => Promise<void>;

async function paperOf(ids: AgencyIds, agencyName: string, paper: ExamplePaper, fiscalYear: number) {
  return { agency: ids.get(agencyName) ?? 0, fiscalYear, paper: await readExamplePaper(paper, fiscalYear) };
}

/** A paper taken in, handed over and signed; the plan's id. */
async function approvedPlan(
  as: AsOfficer,
  [author, approver, position]: readonly [ExamplePerson, ExamplePerson, string],
  sent: Awaited<ReturnType<typeof paperOf>>,
): Promise<string> {
  const plan = await takeIn(as, author, sent);
  await submit(as, author, plan);
  await decide(as, approver, plan, { decision: "approve", position, note: null });
  return plan;
}

const FOREST: ExamplePaper = { form: "diw-2569", paper: "clean", fiscalYear: 2570, names: [] };

/** Last year published, revised once and published again; this year a draft with findings. */
const ofDepartment: Story = async (as, ids, fiscalYear) => {
  const [author, approver] = ["example-department-author", "example-department-approver"] as const;
  const approves = { decision: "approve", position: "อธิบดีกรมตัวอย่างป่าชุมชน", note: null } as const;
  const sent = await paperOf(ids, "กรมตัวอย่างป่าชุมชน", FOREST, fiscalYear - 1);
  const last = await takeIn(as, author, sent);
  await submit(as, author, last);
  await decide(as, approver, last, approves);
  await publish(as, author, last);
  await revise(as, author, last, "ปรับจำนวนครั้งและจำนวนหน่วยงานตามที่คณะทำงานให้ความเห็นชอบ");
  await type(as, author, last, [
    [{ activity: "a3", field: "indicators" }, "จัดกิจกรรม ไม่น้อยกว่า ๒ ครั้ง"],
    [{ activity: "a6", field: "indicators" }, "มีผู้มาศึกษาดูงาน อย่างน้อย ๖ หน่วยงาน"],
  ]);
  await submit(as, author, last);
  await decide(as, approver, last, approves);
  await publish(as, author, last);

  const draft = await beginFrom(as, author, { agency: sent.agency, fiscalYear, from: last });
  await type(as, author, draft, [
    [{ field: "headcount" }, "๑๒๐๔"],
    [{ field: "declared.activities" }, "๙"],
    [{ field: "contact.email" }, "forest.good@@example.go.th"],
    [{ activity: "a5", field: "indicators" }, "มีเอกสารถอดบทเรียน"],
    [{ activity: "a5", field: "objectives" }, "เพื่อปลุกฝังความโปร่งใสและเก็บความรู้ไว้สอนรุ่นต่อไป"],
  ]);
  await addEmptyRow(as, author, draft);
};

/** Last year published; this year handed over and waiting for its approver. */
const ofLanguage: Story = async (as, ids, fiscalYear) => {
  const [author, approver] = ["example-language-author", "example-language-approver"] as const;
  const names = [
    ["กระทรวงตัวอย่างไมตรี", "กระทรวงตัวอย่าง"],
    ["กรมตัวอย่างมิตรประเทศ", "กรมตัวอย่างภาษา"],
  ] as const;
  const form = { form: "mfa-2568", names } as const;
  const last = await paperOf(ids, "กรมตัวอย่างภาษา", { ...form, paper: "clean", fiscalYear: 2570 }, fiscalYear - 1);
  await publish(as, author, await approvedPlan(as, [author, approver, "อธิบดีกรมตัวอย่างภาษา"], last));
  const plan = await takeIn(as, author, await paperOf(ids, "กรมตัวอย่างภาษา", { ...form, paper: "source", fiscalYear: 2568 }, fiscalYear));
  await submit(as, author, plan);
};

/** A small office where the author approves: both years published. */
const ofMeasures: Story = async (as, ids, fiscalYear) => {
  const officer = "example-measures-author";
  const paper: ExamplePaper = { form: "tisi-2567", paper: "clean", fiscalYear: 2569, names: [] };
  for (const year of [fiscalYear - 1, fiscalYear]) {
    const sent = await paperOf(ids, "สำนักงานตัวอย่างชั่งตวงวัด", paper, year);
    await publish(as, officer, await approvedPlan(as, [officer, officer, "ผู้อำนวยการสำนักงาน"], sent));
  }
};

/** Last year on the province's own form, for all its offices to answer; this year approved, not yet published. */
const ofProvince: Story = async (as, ids, fiscalYear) => {
  const officers = ["example-province-author", "example-province-approver", "ผู้ว่าราชการจังหวัดตัวอย่าง"] as const;
  const own: ExamplePaper = { form: "narathiwat-2569", paper: "clean", fiscalYear: 2570, names: [["จังหวัดน่าน", "จังหวัดตัวอย่าง"]] };
  await publish(as, officers[0], await approvedPlan(as, officers, await paperOf(ids, "จังหวัดตัวอย่าง", own, fiscalYear - 1)));
  const names = [
    ["สำนักงานปลัดกระทรวงตัวอย่างการช่าง", "สำนักงานจังหวัดตัวอย่าง"],
    ["ศูนย์ปฏิบัติการต่อต้านการทุจริต กระทรวงตัวอย่างการช่าง", "ศาลากลางจังหวัดตัวอย่าง"],
    ["ศูนย์ปฏิบัติการต่อต้านการทุจริต", "สำนักงานตัวอย่างวัฒนธรรมจังหวัด"],
    ["กระทรวงตัวอย่างการช่าง", "จังหวัดตัวอย่าง"],
    ["สำนักงานปลัดกระทรวง", "สำนักงานจังหวัด"],
    ["กรมตัวอย่างงานไม้", "ศูนย์ตัวอย่างฝึกช่างจังหวัด"],
    ["๙ ถนนสมมติ กรุงเทพมหานคร", "๙ ถนนสมมติ"],
  ] as const;
  const sent = await paperOf(ids, "จังหวัดตัวอย่าง", { form: "national-2568", paper: "clean", fiscalYear: 2570, names }, fiscalYear);
  await approvedPlan(as, officers, sent);
};

/** Last year published; this year sent back with two comments on its rows. */
const ofDistrict: Story = async (as, ids, fiscalYear) => {
  const [author, approver] = ["example-district-author", "example-district-approver"] as const;
  const names = [
    ["แขวงริมคลอง กรุงเทพมหานคร", "จังหวัดตัวอย่าง"],
    ["สำนักงานเขตตัวอย่างริมคลอง", "อำเภอตัวอย่างริมคลอง"],
    ["สำนักงานเขต", "ที่ว่าการอำเภอ"],
    ["เขต", "อำเภอ"],
  ] as const;
  const paper: ExamplePaper = { form: "national-2568", paper: "source", fiscalYear: 2568, names };
  const last = await paperOf(ids, "อำเภอตัวอย่างริมคลอง", paper, fiscalYear - 1);
  await publish(as, author, await approvedPlan(as, [author, approver, "นายอำเภอตัวอย่างริมคลอง"], last));
  const plan = await takeIn(as, author, await paperOf(ids, "อำเภอตัวอย่างริมคลอง", paper, fiscalYear));
  await submit(as, author, plan);
  await comment(
    as,
    approver,
    plan,
    { activity: "a2", field: "budget" },
    "ขอให้ระบุแหล่งงบประมาณของโครงการนี้ด้วยว่าเป็นงบของอำเภอหรือของภาคีเครือข่าย",
  );
  await comment(as, approver, plan, { activity: "a7", field: "quantitative" }, "ควรระบุจำนวนครั้งและจำนวนผู้เข้าร่วมให้นับได้เมื่อถึงรอบรายงาน");
  await decide(as, approver, plan, {
    decision: "return",
    position: "นายอำเภอตัวอย่างริมคลอง",
    note: "ขอให้แก้ไขตามความเห็นสองข้อ และตรวจจำนวนกิจกรรมในหน้าสรุปให้ตรงกับตาราง",
  });
};
