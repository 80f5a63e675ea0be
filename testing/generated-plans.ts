import fc from "fast-check";
import { nationalGuidelineOf } from "#domain/plan/national-guideline.ts";
import type { Activity, FormName, Heading, HeadingKind, Plan } from "#domain/plan/plan.ts";
import { understandActivity } from "#domain/plan/understand-activity.ts";
import { understandIndicator } from "#domain/plan/understand-indicator.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { formatMonths } from "#domain/thai/months.ts";
import { formNamed } from "#documents/forms/forms.ts";

const WORDS = [
  "อบรม",
  "บุคลากร",
  "ประชุม",
  "จิตสาธารณะ",
  "ชุมชน",
  "โปร่งใส",
  "เยาวชน",
  "สัมมนา",
  "ปลูกป่า",
  "ผู้สูงอายุ",
  "นโยบาย",
  "เผยแพร่",
  "สื่อ",
  "ความรู้",
  "ทักษะ",
  "บริการ",
  "ประชาชน",
  "คู่มือ",
  "เครือข่าย",
  "ดีเด่น",
  "ทำความดี",
  "workshop",
  "ITA",
  "ป้าย",
  "ซื่อสัตย์",
];
const phrase = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((words) => words.join(" "));
const maybe = <T>(value: fc.Arbitrary<T>, other: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(other) });

const number = fc.integer({ min: 1, max: 99 });
const indicator = fc.oneof(
  fc.tuple(phrase(1, 4), number).map(([words, value]) => `จัดกิจกรรม${words} ไม่น้อยกว่า ${toThaiDigits(value)} ครั้ง`),
  fc.tuple(phrase(1, 4), number).map(([words, value]) => `ร้อยละ ${toThaiDigits(value)} ของบุคลากร${words}`),
  phrase(1, 4).map((words) => `มีแผน${words}`),
  fc
    .tuple(phrase(1, 3), number, number)
    .map(
      ([words, half, whole]) =>
        `ผลสำเร็จ${words}\n- รอบ ๖ เดือน ร้อยละ ${toThaiDigits(half)} ขึ้นไป\n- รอบ ๑๒ เดือน ร้อยละ ${toThaiDigits(whole)} ขึ้นไป`,
    ),
);
const indicators = fc.oneof(
  indicator,
  fc.tuple(indicator, indicator).map(([one, other]) => `๑) ${one.split("\n")[0]}\n๒) ${other.split("\n")[0]}`),
);
const budget = fc.oneof(
  fc.constantFrom("ไม่ใช้งบประมาณ", "-", "N/A", ""),
  fc.integer({ min: 1, max: 9_999_999 }).map((baht) => `${toThaiDigits(baht.toLocaleString("en-US"))} บาท`),
);
const months = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([one, other]) => Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => Math.min(one, other) + index));
const quarters = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .map((some) => some.sort((one, other) => one - other).flatMap((quarter) => [quarter * 3 - 2, quarter * 3 - 1, quarter * 3]));
const rubric = fc
  .array(phrase(2, 5), { minLength: 2, maxLength: 5 })
  .map((texts) => texts.map((text, index) => ({ level: index + 1, text })));

/** One row's texts, before the form says which of them it has a column for. */
const row = fc.record({
  title: phrase(1, 6),
  objectives: fc
    .array(
      phrase(1, 5).map((words) => `เพื่อ${words}`),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => (items.length === 1 ? (items[0] ?? "") : items.map((item) => `- ${item}`).join("\n"))),
  indicators,
  countingUnit: maybe(
    fc.tuple(fc.constantFrom("ครั้ง", "คน", "แห่ง"), number).map(([unit, value]): string | null => `ไม่น้อยกว่า ${toThaiDigits(value)} ${unit}`),
    null,
  ),
  target: maybe(
    number.map((value) => `ร้อยละ ${toThaiDigits(value)}`),
    "",
  ),
  quantitative: maybe(
    fc.tuple(phrase(1, 3), number).map(([words, value]) => `- จำนวน${words}ไม่น้อยกว่า ${toThaiDigits(value)} คน`),
    "",
  ),
  qualitative: maybe(phrase(1, 6), ""),
  budget,
  months,
  quarters,
  units: fc
    .array(
      phrase(1, 2).map((words) => `กลุ่มงาน${words}`),
      { minLength: 1, maxLength: 2 },
    )
    .map((items) => items.join("\n")),
  remarks: maybe(
    fc
      .oneof(
        phrase(1, 6),
        fc.integer({ min: 1, max: 9 }).map((item) => `เกณฑ์การประเมินองค์กรคุณธรรม ข้อ ${toThaiDigits(item)}`),
      )
      .map((text): string | null => text),
    null,
  ),
  rubric: fc.oneof({ weight: 1, arbitrary: rubric }, { weight: 4, arbitrary: fc.constant([]) }),
  answer: fc.constantFrom(
    "จำนวนบุคลากรที่เข้าร่วม ........ คน\nจำนวนบุคลากรทั้งหมด ........ คน\nคิดเป็นร้อยละ ........",
    "☐ ระดับที่ ๑\n☐ ระดับที่ ๒\n☐ ระดับที่ ๓\n☐ ระดับที่ ๔\n☐ ระดับที่ ๕",
    "........ ครั้ง",
  ),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

const TREES: Readonly<Record<FormName, readonly (readonly [HeadingKind, string])[]>> = {
  "diw-2569": [["guideline", "แนวทางการพัฒนาที่"]],
  "tisi-2567": [["guideline", "แนวทางการพัฒนาที่"]],
  "national-2568": [
    ["sub-plan", "แผนย่อยที่"],
    ["goal", "เป้าหมายที่"],
    ["guideline", "แนวทางการพัฒนาที่"],
  ],
  "narathiwat-2569": [
    ["strategy", "ยุทธศาสตร์ที่"],
    ["goal", ""],
    ["tactic", ""],
  ],
  "mfa-2568": [
    ["strategy", "ยุทธศาสตร์ที่"],
    ["tactic", "กลยุทธ์ที่"],
  ],
};

/** แผนที่สุ่มขึ้น — a plan that a form can hold whole: headings of its kinds, fields of its columns. */
export function generatedPlan(name: FormName): fc.Arbitrary<Plan> {
  return fc
    .record({
      year: fc.integer({ min: 2566, max: 2575 }),
      agency: phrase(1, 3),
      tops: fc.array(
        fc.record({
          title: phrase(2, 6),
          goal: phrase(2, 6),
          below: phrase(2, 6),
          goalIndicator: indicator,
          rows: fc.array(row, { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      approver: phrase(1, 2),
      headcount: fc.integer({ min: 1, max: 9999 }),
    })
    .map((seed) => planOf(name, seed));
}

interface Seed {
  readonly year: number;
  readonly agency: string;
  readonly approver: string;
  readonly headcount: number;
  readonly tops: readonly {
    readonly title: string;
    readonly goal: string;
    readonly below: string;
    readonly goalIndicator: string;
    readonly rows: readonly Row[];
  }[];
}

function planOf(name: FormName, seed: Seed): Plan {
  const form = formNamed(name);
  const headings: Heading[] = [];
  const activities: Activity[] = [];
  for (const [at, top] of seed.tops.entries()) {
    let parent: string | null = null;
    for (const [kind, words] of TREES[name]) {
      const isTop = parent === null;
      const no = isTop ? at + 1 : 1;
      const label = words === "" ? `${toThaiDigits(no)}.` : `${words} ${toThaiDigits(no)}`;
      const indicators =
        kind === "goal" && name === "narathiwat-2569" ? understandIndicator(`๑. ${top.goalIndicator.split("\n")[0]}`).slice(0, 1) : [];
      const heading: Heading = {
        id: `h${headings.length + 1}`,
        parent,
        kind,
        number: String(no),
        label,
        title: isTop ? top.title : kind === "goal" ? top.goal : top.below,
        indicators,
        source: {},
      };
      headings.push(heading);
      parent = heading.id;
    }
    for (const [index, texts] of top.rows.entries())
      activities.push(activityOf(name, texts, { at, index, count: activities.length, heading: parent, headings, year: seed.year }));
  }
  const has = (section: string): boolean => (form.sections as readonly string[]).includes(section);
  const agency = name === "narathiwat-2569" ? null : `สำนักงาน${seed.agency}`;
  return {
    format: "plan/1",
    form: name,
    agency: { name: agency, parent: agency === null || name === "national-2568" ? null : "กระทรวงตัวอย่าง" },
    region: name === "narathiwat-2569" ? "น่าน" : null,
    fiscalYear: seed.year,
    planYears: null,
    title: titleOf(name, seed, agency),
    blank: name === "narathiwat-2569",
    headcount: has("summary") ? seed.headcount : null,
    contact: null,
    approver: has("signature") && !has("report-head") ? { name: `นาย${seed.approver}`, position: "อธิบดี" } : null,
    memo: null,
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [] },
    headings,
    activities,
    nationalTargets: [],
    staff: [],
    expectedResults: [],
    notes: [],
    messages: [],
    unplaced: [],
    source: { furniture: [], places: {} },
  };
}

function titleOf(name: FormName, seed: Seed, agency: string | null): string {
  const year = `ประจำปีงบประมาณ พ.ศ. ${toThaiDigits(seed.year)}`;
  if (name === "national-2568") return `แผนปฏิบัติการส่งเสริมคุณธรรมในภาพรวมของ.....${agency ?? ""}.....\n${year}`;
  if (name === "narathiwat-2569") return `แบบฟอร์มการรายงานตามแผนปฏิบัติการส่งเสริมคุณธรรม จังหวัดน่าน\n${year}`;
  return `แผนปฏิบัติการด้านส่งเสริมคุณธรรม ${year}`;
}

interface Frame {
  readonly at: number;
  readonly index: number;
  readonly count: number;
  readonly heading: string | null;
  readonly headings: readonly Heading[];
  readonly year: number;
}

function activityOf(name: FormName, texts: Row, { at, index, count, heading, headings, year }: Frame): Activity {
  const has = (field: string): boolean => formNamed(name).columns.some((column) => column.field === field);
  const isReport = name === "narathiwat-2569";
  const number = name === "mfa-2568" ? `${at + 1}.1.${index + 1}` : String(has("number") ? count + 1 : index + 1);
  return understandActivity(
    {
      number,
      title: texts.title,
      objectives: has("objectives") ? texts.objectives : "",
      indicators: has("indicators") ? texts.indicators : "",
      countingUnit: has("countingUnit") ? texts.countingUnit : null,
      targetTexts: has("targetTexts") ? texts.target : "",
      quantitative: has("quantitative") ? texts.quantitative : "",
      qualitative: has("qualitative") ? texts.qualitative : "",
      budget: has("budget") ? texts.budget : "",
      months: has("months") ? formatMonths(texts.months, year) : null,
      ticked: has("quarter-1") ? texts.quarters : null,
      units: has("units") ? texts.units : "",
      remarks: has("remarks") ? texts.remarks : null,
      answer: isReport ? texts.answer : null,
      rubric: has("indicators") ? texts.rubric : [],
      more: [],
    },
    {
      id: `a${count + 1}`,
      heading,
      goalIndicator: isReport ? 1 : null,
      nationalGuideline: nationalGuidelineOf(heading, headings),
      source: {},
      fiscalYear: year,
    },
  );
}
