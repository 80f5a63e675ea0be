import type { Indicator } from "#domain/plan/measure.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan, levelOf } from "./example.ts";
import { isEmpty } from "./lacking.ts";
import { valueOf } from "./row-targets.ts";
import { fieldOfTargets } from "./texts.ts";
import { atActivity, listed } from "./where.ts";

const LEVELS = [1, 2, 3, 4, 5];

/** เกณฑ์การให้คะแนนไม่ครบ — a rubric without one of its five levels, or a target beyond its last. */
export const rubricIncomplete: Check = {
  kind: "rubric-incomplete",
  severity: "warning",
  thai: "เกณฑ์การให้คะแนนไม่ครบระดับ",
  why: "ตัวชี้วัดระดับความสำเร็จให้คะแนนตามขั้นที่ทำได้ ๑ ถึง ๕ หากขาดคำอธิบายระดับใด จะให้คะแนนระดับนั้นไม่ได้",
  find: (plan) =>
    plan.blank
      ? []
      : plan.activities.flatMap((activity) =>
          activity.indicators.flatMap((indicator) =>
            inRubric(plan, indicator).map((finding) => ({ ...atActivity(plan, activity, fieldOfTargets(activity)), ...finding })),
          ),
        ),
  says: ({ where, case: reason, found = "", expected = "" }) => {
    if (reason === "beyond")
      return `${where} ตั้งเป้าหมายไว้ระดับ ${toThaiDigits(found)} แต่เกณฑ์การให้คะแนนมีถึงระดับ ${toThaiDigits(expected)} กรุณาแก้เป้าหมายหรือเพิ่มเกณฑ์`;
    if (reason === "none") return `${where} วัดเป็นระดับแต่ไม่มีเกณฑ์การให้คะแนน ขณะที่กิจกรรมอื่นมี กรุณาเพิ่มเกณฑ์ระดับ ๑ – ๕`;
    return `${where} เกณฑ์การให้คะแนนยังขาดระดับ ${listed(found.split(","))} กรุณาเพิ่มให้ครบระดับ ๑ – ๕`;
  },
  fails: examplePlan({ activities: [exampleActivity({ indicators: [levelOf("ระดับความสำเร็จของตลาดนัด", 4, [1, 2, 4, 5])] })] }),
  passes: examplePlan({ activities: [exampleActivity({ indicators: [levelOf("ระดับความสำเร็จของตลาดนัด", 4, LEVELS)] })] }),
};

function inRubric(plan: Plan, { text, measure, targets, rubric }: Indicator): readonly Omit<Finding, "place" | "where">[] {
  if (measure.kind !== "level") return [];
  const target = Math.max(0, ...targets.map((one) => valueOf(one) ?? 0));
  if (rubric.length === 0) {
    const others = plan.activities.some((activity) =>
      activity.indicators.some((indicator) => indicator.rubric.some((level) => !isEmpty(level.text))),
    );
    // Levels of a moral organisation (1–3) are described by the national criteria, not by the plan.
    return others && !/องค์กร\s*(?:ส่งเสริม|พัฒนา)?คุณธรรม|ต้นแบบ/u.test(text) ? [{ case: "none", severity: "info" }] : [];
  }
  const present = rubric.filter((level) => !isEmpty(level.text)).map((level) => level.level);
  const last = Math.max(...rubric.map((level) => level.level));
  if (target > last) return [{ case: "beyond", found: String(target), expected: String(last) }];
  if (present.length === 0) return [];
  const missing = LEVELS.filter((level) => !present.includes(level));
  return missing.length === 0 ? [] : [{ case: "missing", found: missing.join(",") }];
}
