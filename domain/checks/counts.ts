import type { Activity, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, exampleDeclared, exampleHeading, examplePlan } from "./example.ts";
import { subtreeOf, topRows } from "./tree.ts";
import { atDeclared, atSheet } from "./where.ts";

/** จำนวนกิจกรรมไม่ตรง — the number the paper declares, altogether or for a heading, is not the number of its rows. */
export const activityCountDiffers: Check = {
  kind: "activity-count-differs",
  severity: "error",
  thai: "จำนวนโครงการ/กิจกรรมไม่ตรงกับตาราง",
  why: "แบบสรุปและแถวรวมต้องนับได้เท่ากับจำนวนแถวในตาราง ทั้งยอดรวมและยอดของแต่ละแผนย่อยหรือแนวทาง เพราะหน่วยงานเหนือขึ้นไปใช้ตัวเลขนี้รวมทั้งประเทศ",
  find: (plan) => (plan.blank ? [] : [...inTotal(plan), ...inHeadings(plan)]),
  says: ({ where, case: reason, found = "", expected = "" }) =>
    reason === "heading"
      ? `${where} ระบุไว้ ${toThaiDigits(found)} โครงการ/กิจกรรม แต่ในตารางมี ${toThaiDigits(expected)} แถว กรุณาตรวจสอบว่าตัวเลขผิดหรือแถวตกหล่น`
      : `เอกสารระบุว่ามีทั้งหมด ${toThaiDigits(found)} โครงการ/กิจกรรม แต่ในตารางมี ${toThaiDigits(expected)} แถว กรุณาตรวจสอบว่าตัวเลขผิดหรือแถวตกหล่น`,
  fails: examplePlan({ declared: exampleDeclared({ activities: 3 }) }),
  passes: examplePlan({
    headings: [exampleHeading()],
    activities: [exampleActivity({ heading: "h1" })],
    declared: exampleDeclared({ activities: 1, byHeading: [{ heading: "h1", activities: 1, written: "๑" }] }),
  }),
};

function inTotal(plan: Plan): readonly Finding[] {
  const declared = plan.declared.activities;
  const expected = countUnlike(plan.activities, declared);
  return declared === null || expected === null
    ? []
    : [{ ...atSheet(plan, "declared.activities"), found: String(declared), expected: String(expected) }];
}

function inHeadings(plan: Plan): readonly Finding[] {
  return plan.declared.byHeading.flatMap((declared) => {
    const heading = plan.headings.find((one) => one.id === declared.heading);
    if (!heading) return [];
    const ids = subtreeOf(plan, heading);
    const expected = countUnlike(
      plan.activities.filter((activity) => activity.heading !== null && ids.has(activity.heading)),
      declared.activities,
    );
    if (expected === null) return [];
    return [{ ...atDeclared(heading), case: "heading", found: String(declared.activities), expected: String(expected) }];
  });
}

/** The number of rows, where neither it nor the number of main rows is what was declared. */
function countUnlike(rows: readonly Activity[], declared: number | null): number | null {
  return declared === rows.length || declared === topRows(rows).length ? null : rows.length;
}
