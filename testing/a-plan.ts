import { exampleActivity, exampleHeading, examplePlan } from "#domain/checks/example.ts";
import type { Activity, Heading, Plan } from "#domain/plan/plan.ts";
import { understandActivity, type WrittenActivity } from "#domain/plan/understand-activity.ts";

/** แผนสำหรับทดสอบ — a small plan with nothing wrong; say only what the test is about. */
export function aPlan(parts: Partial<Plan> = {}): Plan {
  return examplePlan(parts);
}

/** กิจกรรมสำหรับทดสอบ — an activity with nothing wrong; say only what the test is about. */
export function anActivity(parts: Partial<Activity> = {}): Activity {
  return exampleActivity(parts);
}

/** หัวข้อสำหรับทดสอบ. */
export function aHeading(parts: Partial<Heading> = {}): Heading {
  return exampleHeading(parts);
}

const CELLS: WrittenActivity = {
  number: "1",
  title: "ตลาดนัดแบ่งปันของใช้",
  objectives: "เพื่อให้บุคลากรรู้จักแบ่งปัน",
  indicators: "จัดตลาดนัดไม่น้อยกว่า ๒ ครั้ง",
  countingUnit: null,
  targetTexts: "",
  quantitative: "",
  qualitative: "",
  budget: "ไม่ใช้งบประมาณ",
  months: "ม.ค. ๖๙ – มี.ค. ๖๙",
  ticked: null,
  units: "กองกลาง",
  remarks: null,
  answer: null,
  rubric: [],
  more: [],
};

/** แถวที่อ่านจากข้อความ — an activity understood from the cells of a row as a reader would; numbered and named by its place in the plan. */
export function aRow(
  cells: Partial<WrittenActivity> = {},
  {
    id = "a1",
    heading = null,
    fiscalYear = 2569,
  }: { readonly id?: string; readonly heading?: string | null; readonly fiscalYear?: number } = {},
): Activity {
  return understandActivity({ ...CELLS, ...cells }, { id, heading, goalIndicator: null, nationalGuideline: "1.1", source: {}, fiscalYear });
}
