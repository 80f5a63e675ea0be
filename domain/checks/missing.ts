import type { Check } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { isEmpty, rowsLacking } from "./lacking.ts";
import { atSheet } from "./where.ts";

const OPEN_SLOT = /^\(?[0-9๐-๙.]*\)?\s*(?:ชื่อ)?\s*(?:โครงการ|กิจกรรม)?(?:\s*\/\s*กิจกรรม)?[\s.…_-]*$/u;

/** ไม่ระบุปีงบประมาณ — no fiscal year anywhere in the plan. */
export const fiscalYearMissing: Check = {
  kind: "fiscal-year-missing",
  severity: "warning",
  thai: "ไม่พบปีงบประมาณของแผน",
  why: "แผนปฏิบัติการเป็นแผนรายปีงบประมาณ หากไม่มีปีจะตรวจระยะเวลาและรวมผลกับหน่วยงานอื่นไม่ได้",
  find: (plan) => (plan.fiscalYear === null && !plan.blank && plan.activities.length > 0 ? [atSheet(plan, "fiscalYear")] : []),
  says: () => "ไม่พบปีงบประมาณในเอกสาร กรุณาระบุ เช่น ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
  fails: examplePlan({ fiscalYear: null, title: "แผนปฏิบัติการด้านส่งเสริมคุณธรรม" }),
  passes: examplePlan(),
};

/** ไม่มีชื่อกิจกรรม — a row with other cells filled and no title. */
export const titleMissing: Check = {
  kind: "title-missing",
  severity: "warning",
  thai: "ไม่มีชื่อโครงการ/กิจกรรม",
  why: "ทุกแถวของแผนต้องมีชื่อโครงการ/กิจกรรม เพื่ออ้างถึงในรายงานผลและหลักฐาน",
  find: (plan) => rowsLacking(plan, "title", (activity) => OPEN_SLOT.test(activity.title)),
  says: ({ where, case: reason }) =>
    reason === "all-rows"
      ? "ทุกแถวยังไม่มีชื่อโครงการ/กิจกรรม กรุณาตรวจสอบว่าเลือกตารางถูกต้อง"
      : `${where} ยังว่าง กรุณาใส่ชื่อโครงการ/กิจกรรม หรือลบแถวที่ไม่ใช้`,
  fails: examplePlan({ activities: [exampleActivity({ title: "ชื่อโครงการ/กิจกรรม ........" })] }),
  passes: examplePlan(),
};

/** ไม่ระบุหน่วยงานที่รับผิดชอบ. */
export const responsibleMissing: Check = {
  kind: "responsible-missing",
  severity: "warning",
  thai: "ไม่ระบุหน่วยงานที่รับผิดชอบ",
  why: "การติดตามและรายงานผลต้องทราบว่าหน่วยงานใดเป็นเจ้าของกิจกรรม",
  find: (plan) => rowsLacking(plan, "units", (activity) => activity.units.every(isEmpty)),
  says: ({ where, case: reason }) =>
    reason === "all-rows"
      ? "ทุกกิจกรรมยังไม่ระบุหน่วยงานที่รับผิดชอบ กรุณาเพิ่มกอง ฝ่าย หรือกลุ่มงานที่ดำเนินการ"
      : `${where} ยังว่าง กรุณาระบุกอง ฝ่าย หรือกลุ่มงานที่ดำเนินการ`,
  fails: examplePlan({ activities: [exampleActivity({ units: [] })] }),
  passes: examplePlan(),
};

/** ไม่ระบุวัตถุประสงค์ — only where most rows of the plan do have one. */
export const objectiveMissing: Check = {
  kind: "objective-missing",
  severity: "info",
  thai: "ไม่ระบุวัตถุประสงค์",
  why: "แบบฟอร์มที่มีช่องวัตถุประสงค์ควรกรอกให้ครบทุกกิจกรรม เพื่อให้ผู้อนุมัติเห็นเหตุผลของแต่ละกิจกรรม",
  find: (plan) => {
    const without = plan.activities.filter((activity) => activity.objectives.every(isEmpty)).length;
    return without * 2 < plan.activities.length ? rowsLacking(plan, "objectives", (activity) => activity.objectives.every(isEmpty)) : [];
  },
  says: ({ where }) => `${where} ยังว่าง ขณะที่กิจกรรมอื่นระบุไว้ กรุณาเพิ่มวัตถุประสงค์ของกิจกรรมนี้`,
  fails: examplePlan({
    activities: [
      exampleActivity(),
      exampleActivity({ id: "a2", number: "2", title: "ปลูกต้นไม้ริมรั้ว" }),
      exampleActivity({ id: "a3", number: "3", title: "เล่านิทานให้น้องฟัง", objectives: [] }),
    ],
  }),
  passes: examplePlan(),
};
