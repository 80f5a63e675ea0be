import type { Indicator } from "#domain/plan/measure.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { Activity, Declared, Heading, Plan } from "#domain/plan/plan.ts";

/** ตัวชี้วัดร้อยละ — a share to be reached at the end of the year, or at the rounds given as { round: percent }. */
export function shareOf(text: string, percent: number | Readonly<Record<number, number>>): Indicator {
  const rounds = typeof percent === "number" ? { 12: percent } : percent;
  const targets = Object.entries(rounds).map(([round, atLeast]) => ({ round: Number(round), atLeast, written: `ร้อยละ ${atLeast}` }));
  return { text, measure: { kind: "share", unit: null, numerator: null, denominator: null }, targets, rubric: [] };
}

/** ตัวชี้วัดจำนวน — a count of some unit to be reached; no target where the number is left out. */
export function countOf(text: string, unit: string, atLeast?: number): Indicator {
  const targets = atLeast === undefined ? [] : [{ round: 12, atLeast, written: `${atLeast} ${unit}` }];
  return { text, measure: { kind: "count", unit }, targets, rubric: [] };
}

/** ตัวชี้วัดระดับ — a level to be reached, with the levels that its rubric describes. */
export function levelOf(text: string, atLeast: number | null, levels: readonly number[] = []): Indicator {
  const targets = atLeast === null ? [] : [{ round: 12, atLeast, written: `ระดับ ${atLeast}` }];
  return { text, measure: { kind: "level" }, targets, rubric: levels.map((level) => ({ level, text: `ทำงานขั้นที่ ${level} เสร็จ` })) };
}

/** ตัวอย่างกิจกรรม — an activity with every usual field filled and nothing wrong; say only what matters. */
export function exampleActivity(parts: Partial<Activity> = {}): Activity {
  return {
    id: "a1",
    number: "1",
    heading: null,
    title: "ตลาดนัดแบ่งปันของใช้",
    objectives: ["เพื่อให้บุคลากรรู้จักแบ่งปัน"],
    indicators: [countOf("จัดตลาดนัดไม่น้อยกว่า ๒ ครั้ง", "ครั้ง", 2)],
    goalIndicator: null,
    countingUnit: null,
    targetTexts: [],
    quantitative: [],
    qualitative: [],
    budget: { kind: "none", written: "ไม่ใช้งบประมาณ" },
    months: [4, 5, 6],
    monthsWritten: "ม.ค. ๖๙ – มี.ค. ๖๙",
    units: ["กองกลาง"],
    performedBy: "agency",
    remarks: null,
    criteria: [],
    nationalGuideline: "1.1",
    answer: null,
    more: [],
    source: {},
    ...parts,
  };
}

/** ตัวอย่างหัวข้อ — a heading of the plan's own tree. */
export function exampleHeading(parts: Partial<Heading> = {}): Heading {
  return {
    id: "h1",
    parent: null,
    kind: "guideline",
    number: "1",
    label: "แนวทางการพัฒนาที่ ๑",
    title: "สร้างนิสัยแบ่งปัน",
    indicators: [],
    source: {},
    ...parts,
  };
}

/** ตัวอย่างสรุปท้ายแผน — what a paper declares of itself; nothing unless said. */
export function exampleDeclared(parts: Partial<Declared> = {}): Declared {
  return { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [], ...parts };
}

/** ตัวอย่างแผน — a small plan of an invented department with nothing wrong; say only what matters. */
export function examplePlan(parts: Partial<Plan> = {}): Plan {
  return {
    ...emptyPlan({ form: null, agency: { name: "กรมตัวอย่างหัตถกรรม", parent: null }, fiscalYear: 2569, headcount: null }),
    title: "แผนส่งเสริมคุณธรรมของกรม ปีงบประมาณ พ.ศ. ๒๕๖๙",
    activities: [exampleActivity()],
    ...parts,
  };
}
