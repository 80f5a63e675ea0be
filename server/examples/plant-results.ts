import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import { proveLink, provePhoto } from "./example-evidence.ts";
import type { AsOfficer } from "./example-plans.ts";
import { answer, beginReport, handOver, settleReport, tell, type Told, type ToldOf } from "./example-reports.ts";
import { setExampleRounds, type ExampleDays } from "./example-rounds.ts";
import type { AgencyIds } from "./example-tree.ts";
import type { ExamplePerson } from "./officers.ts";

/** Where results are planted. */
export interface ResultPlanting {
  /** Does work as an officer on a day. */
  readonly on: (day: string) => AsOfficer;
  readonly ids: AgencyIds;
  readonly days: ExampleDays;
  /** Where the example photo is kept; without a store there is none. */
  readonly evidence: EvidenceStore | null;
}

/**
 * ปลูกผลการดำเนินงานตัวอย่าง — last year's half approved, its whole in every state, and this year's next round begun, on plans that stand
 * approved already.
 */
export async function plantResults(planting: ResultPlanting): Promise<void> {
  const { on, ids, days } = planting;
  await setExampleRounds(on(days.today), ids, days);
  for (const story of [ofDepartment, ofLanguage, ofMeasures, ofProvince, ofDistrict]) await story(planting);
}

type Story = (planting: ResultPlanting) => Promise<void>;

const NOBODY_IN_IT = { channel: "เว็บไซต์กรม", note: "", consent: false } as const;

const planOf = ({ on, ids, days }: ResultPlanting, author: ExamplePerson, agencyName: string, fiscalYear: number): Promise<string> =>
  on(days.today)(author, async (records) => {
    const plan = await records.plans.ofYear(ids.get(agencyName) ?? 0, fiscalYear);
    return plan === null ? { ok: false, error: `no plan of ${agencyName}` } : { ok: true, value: plan.id };
  });

/** A report told, handed over and signed on one day. */
async function approved(
  as: AsOfficer,
  [author, approver, position]: readonly [ExamplePerson, ExamplePerson, string],
  plan: string,
  months: RoundMonths,
  { rows, summary, units }: { readonly rows: ToldOf; readonly summary: string; readonly units?: (report: string) => Promise<void> },
): Promise<void> {
  const report = await beginReport(as, author, plan, months);
  await units?.(report);
  await tell(as, author, report, rows, summary);
  await handOver(as, author, report);
  await settleReport(as, approver, report, { decision: "approve", position, note: null });
}

/** Divisions of the department whose reporters are here. */
const DIVISIONS = [
  ["example-fire-reporter", "กองตัวอย่างป้องกันไฟป่า"],
  ["example-unit-reporter", "กองตัวอย่างพัฒนาบุคลากร"],
  ["example-office-author", "สำนักงานป่าชุมชนจังหวัดตัวอย่าง"],
] as const;

const done = (...figures: NonNullable<Told["figures"]>): readonly [Told, "accept"] => [{ figures }, "accept"];

/** The half approved; the whole being written in the time that was added, with divisions' answers in every state and its proofs. */
const ofDepartment: Story = async (planting) => {
  const { on, ids, days, evidence } = planting;
  const [author, approver] = ["example-department-author", "example-department-approver"] as const;
  const plan = await planOf(planting, author, "กรมตัวอย่างป่าชุมชน", days.fiscalYear - 1);
  const signed = { narrative: "บุคลากรลงนามผ่านระบบของกรมและที่หน่วยในพื้นที่", figures: [[1052, 1188]] } as const;
  await approved(on(days.halfReported), [author, approver, "อธิบดีกรมตัวอย่างป่าชุมชน"], plan, 6, {
    summary: "ครึ่งปีแรกเป็นไปตามแผน เหลือกิจกรรมปลูกป่าซึ่งเริ่มในไตรมาสที่ ๓",
    units: async (report) => {
      const notYet: readonly [Told, "accept"] = [{ figures: [0], narrative: "ยังไม่ถึงช่วงดำเนินการตามแผน" }, "accept"];
      for (const [reporter, name] of DIVISIONS)
        await answer(on(days.halfReported), author, report, { reporter, unit: ids.get(name) ?? 0, activities: { a3: notYet } });
    },
    rows: {
      a1: { figures: [2], narrative: "คัดเลือกรอบแรกแล้ว" },
      a2: signed,
      a4: { figures: [true], narrative: "อธิบดีให้ความเห็นชอบเมื่อเดือนพฤศจิกายน" },
      a5: { figures: [1], baht: 4000, narrative: "ถอดบทเรียนหน่วยแรกแล้ว" },
      a6: { figures: [3] },
      a7: { figures: [[4, 7]] },
    },
  });
  const as = on(days.today);
  const report = await beginReport(as, author, plan, 12);
  const answers = [
    done(3),
    [{ figures: [3], narrative: "ปลูกป่าร่วมกับครอบครัวสามเสาร์ติดกัน" }, { query: "ภาพที่แนบมีสองวัน ขอให้ยืนยันว่าจัดครบ ๓ ครั้งหรือไม่" }],
    [{ figures: [2] }, null],
  ] as const;
  for (const [index, [reporter, name]] of DIVISIONS.entries())
    await answer(as, author, report, { reporter, unit: ids.get(name) ?? 0, activities: { a3: answers[index] ?? done(0) } });
  await tell(as, author, report, {
    a1: { figures: [6], narrative: "มอบรางวัลในวันสถาปนากรม ๖ คน" },
    a2: signed,
    a4: { figures: [true] },
    a5: {
      figures: [2],
      baht: 9800,
      narrative: "ได้เอกสารถอดบทเรียน ๒ เรื่อง",
      problems: "ไฟป่ารุนแรงกว่าทุกปี เจ้าหน้าที่หน่วยที่สามต้องออกพื้นที่",
      solutions: "เลื่อนเรื่องที่สามไปไตรมาสแรกของปีถัดไป",
    },
  });
  const proof = { agency: ids.get("กรมตัวอย่างป่าชุมชน") ?? 0, report, details: { ...NOBODY_IN_IT, happenedOn: null } } as const;
  if (evidence !== null) await provePhoto(as, author, evidence, { ...proof, activity: "a5", name: "แปลงเรียนรู้ป่าคุณธรรม.png" });
  const news = { activity: "a1", name: "ข่าวพิธีมอบรางวัลต้นกล้าคุณธรรม", link: "https://forest.example.go.th/news/award" } as const;
  await proveLink(as, author, { ...proof, ...news });
};

/** Approved in time, at half and whole; one above its target, two below, one not done with the reason. */
const ofLanguage: Story = async (planting) => {
  const { on, days } = planting;
  const officers = ["example-language-author", "example-language-approver", "อธิบดีกรมตัวอย่างภาษา"] as const;
  const plan = await planOf(planting, officers[0], "กรมตัวอย่างภาษา", days.fiscalYear - 1);
  await approved(on(days.halfReported), officers, plan, 6, {
    summary: "คลินิกภาษาได้รับความนิยม ส่วนพจนานุกรมจะเริ่มในครึ่งปีหลัง",
    rows: {
      a1: { figures: [3] },
      a3: { figures: [2] },
      a4: { figures: [64], baht: 30_000 },
      a6: { figures: [[18, 18]] },
      a7: { figures: [1] },
    },
  });
  await approved(on(days.yearReported), officers, plan, 12, {
    summary: "บรรลุเป้าหมายเป็นส่วนใหญ่ งานที่ยังไม่ครบได้นำไปไว้ในแผนปีถัดไปแล้ว",
    rows: {
      a1: { figures: [4], narrative: "ดำเนินการถึงขั้นติดตามผล ยังไม่ได้ถอดบทเรียน" },
      a2: { notDoneBecause: "งดจัดพิธีมอบรางวัลเพราะสถานที่อยู่ระหว่างซ่อมแซม จะจัดร่วมกับปีถัดไป" },
      a3: { figures: [5], narrative: "จัดได้มากกว่าแผนหนึ่งครั้ง" },
      a4: { figures: [231], baht: 58_200 },
      a5: { figures: [480], problems: "ผู้ตรวจคำมีน้อย", solutions: "ขอความร่วมมือจากมหาวิทยาลัยในปีถัดไป" },
      a6: { figures: [[37, 37]] },
      a7: { figures: [1] },
    },
  });
};

/** A small office: the half in time, the whole handed over late, and this year's next round begun with its units. */
const ofMeasures: Story = async (planting) => {
  const { on, ids, days } = planting;
  const [author, reporter, position] = ["example-measures-author", "example-measures-reporter", "ผู้อำนวยการสำนักงาน"] as const;
  const [scales, north] = [ids.get("กองตัวอย่างตรวจเครื่องชั่ง") ?? 0, ids.get("ศูนย์ตัวอย่างชั่งตวงวัดภาคเหนือ") ?? 0];
  const agencyName = "สำนักงานตัวอย่างชั่งตวงวัด";
  const last = await planOf(planting, author, agencyName, days.fiscalYear - 1);
  const half = on(days.halfReported);
  await approved(half, [author, author, position], last, 6, {
    summary: "",
    units: async (report) => {
      await answer(half, author, report, { reporter, unit: scales, activities: { a2: done(1), a4: done(1) } });
      await answer(half, author, report, { reporter, unit: north, activities: { a2: done(0), a4: done(0) } });
    },
    rows: { a3: { figures: [[18, 18]] }, a5: { figures: [1], baht: 61_750 }, a6: { figures: [1] }, a7: { figures: [[5, 8]] } },
  });
  const today = on(days.today);
  await approved(today, [author, author, position], last, 12, {
    summary: "ส่งช้าเพราะรอผลของศูนย์ภาคเหนือ",
    units: async (report) => {
      await answer(today, author, report, { reporter, unit: scales, activities: { a2: done(1), a4: done(2) } });
      await answer(today, author, report, { reporter, unit: north, activities: { a2: done(1), a4: done(0) } });
    },
    rows: {
      a1: { figures: [5] },
      a3: { figures: [[17, 18]], problems: "บุคลากรลาศึกษาต่อ ๑ คน" },
      a5: { figures: [1], baht: 61_750 },
      a6: { figures: [1] },
      a7: { figures: [[7, 8]] },
      a8: { notDoneBecause: "โรงพิมพ์ส่งมอบไม่ทันสิ้นปีงบประมาณ", baht: 0 },
    },
  });
  const report = await beginReport(today, author, await planOf(planting, author, agencyName, days.fiscalYear), days.next);
  const ask = { query: "ขอชื่อตลาดนัดที่ตรวจด้วย" } as const;
  await answer(today, author, report, { reporter, unit: scales, activities: { a2: done(1), a4: [{ figures: [1] }, ask] } });
  await answer(today, author, report, { reporter, unit: north, activities: { a2: [{ figures: [1] }, null] } });
  await tell(today, author, report, { a3: { figures: [[17, 17]] }, a6: { figures: [1] } });
};

/** The form that every office of the province answers: handed over, waiting for its approver. */
const ofProvince: Story = async (planting) => {
  const { on, ids, days } = planting;
  const author = "example-province-author";
  const as = on(days.yearReported);
  const plan = await planOf(planting, author, "จังหวัดตัวอย่าง", days.fiscalYear - 1);
  const report = await beginReport(as, author, plan, 12);
  const [riverside, office] = [ids.get("อำเภอตัวอย่างริมคลอง") ?? 0, ids.get("สำนักงานป่าชุมชนจังหวัดตัวอย่าง") ?? 0];
  const activities = { a2: done(true), a4: done(4), a8: done(6), a9: done(2) } as const;
  await answer(as, author, report, {
    reporter: "example-district-author",
    unit: riverside,
    activities: {
      ...activities,
      a1: done([352, 400]),
      a3: done(true),
      a5: done(3),
      a6: done(5),
      a7: done([310, 400]),
      a10: done([388, 400]),
    },
  });
  await answer(as, author, report, {
    reporter: "example-office-author",
    unit: office,
    activities: { ...activities, a1: done([26, 26]), a3: done(false), a5: done(5), a6: done(2), a7: done([19, 26]), a10: done([26, 26]) },
  });
  await tell(as, author, report, {}, "สองในสามหน่วยงานรายงานครบ อำเภอตัวอย่างเชิงเขายังไม่ได้รายงาน");
  await handOver(as, author, report);
};

/** Handed over late and sent back. */
const ofDistrict: Story = async (planting) => {
  const { on, ids, days } = planting;
  const [author, reporter] = ["example-district-author", "example-district-reporter"] as const;
  const as = on(days.today);
  const report = await beginReport(as, author, await planOf(planting, author, "อำเภอตัวอย่างริมคลอง", days.fiscalYear - 1), 12);
  await answer(as, author, report, {
    reporter,
    unit: ids.get("ฝ่ายปกครองอำเภอตัวอย่างริมคลอง") ?? 0,
    activities: { a4: done(214), a9: done(1) },
  });
  await tell(as, author, report, {
    a1: { figures: [4] },
    a2: { figures: [10], baht: 14_500, problems: "สองชุมชนย้ายออกจากริมคลอง" },
    a3: { figures: [2] },
    a5: { figures: [18], baht: 20_000 },
    a6: { figures: [10] },
    a10: { notDoneBecause: "น้ำท่วมพื้นที่จัดค่าย" },
  });
  await handOver(as, author, report);
  await settleReport(as, "example-district-approver", report, {
    decision: "return",
    position: "นายอำเภอตัวอย่างริมคลอง",
    note: "ขอให้ติดตามผลของฝ่ายทะเบียน และระบุผลของกิจกรรมเล่าเรื่องคลองให้ครบก่อนเสนอใหม่",
  });
};
