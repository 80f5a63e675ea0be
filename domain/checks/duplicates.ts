import type { Activity } from "#domain/plan/plan.ts";
import { indicatorsText } from "#domain/plan/understand-activity.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import type { Check } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { remember } from "./remember.ts";
import { atActivity, nameOfActivity } from "./where.ts";

/** กิจกรรมซ้ำ — two rows alike in title, indicators, months and units: one of them was copied and not changed. */
export const duplicateActivity: Check = {
  kind: "duplicate-activity",
  severity: "warning",
  thai: "กิจกรรมซ้ำกันทั้งแถว",
  why: "แถวที่คัดลอกมาแล้วไม่ได้แก้ไขทำให้จำนวนกิจกรรมและงบประมาณถูกนับซ้ำ",
  find: (plan) => {
    if (plan.blank) return [];
    const first = new Map<string, Activity>();
    return plan.activities.flatMap((activity) => {
      const key = keyOf(activity);
      const twin = first.get(key);
      if (twin === undefined) first.set(key, activity);
      return twin === undefined || squash(activity.title) === ""
        ? []
        : [{ ...atActivity(plan, activity, "title"), found: nameOfActivity(plan, twin) }];
    });
  },
  says: ({ where, found = "" }) => `${where} เหมือนกับ${found} ทั้งชื่อ ตัวชี้วัด ระยะเวลา และหน่วยงาน กรุณาตรวจสอบว่าเป็นแถวที่คัดลอกซ้ำหรือไม่`,
  fails: examplePlan({ activities: [exampleActivity(), exampleActivity({ id: "a2", number: "2" })] }),
  passes: examplePlan({
    activities: [exampleActivity(), exampleActivity({ id: "a2", number: "2", months: [10, 11, 12], monthsWritten: "ก.ค. ๖๙ – ก.ย. ๖๙" })],
  }),
};

const keyOf = remember((activity: Activity): string => {
  const texts = [
    activity.title,
    indicatorsText(activity.indicators),
    activity.targetTexts.join(),
    activity.quantitative.join(),
    activity.units.join(),
    activity.months.join("-"),
    activity.heading ?? "",
  ];
  return texts.map((text) => toArabicDigits(squash(text))).join("|");
});
