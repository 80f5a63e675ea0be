import { CRITERIA } from "#domain/reference/criteria.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Check } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { atActivity, listed } from "./where.ts";

/** เกณฑ์ที่ยังไม่มีกิจกรรมรองรับ — criteria of the moral-organisation assessment that no activity serves; only where the plan names criteria at all. */
export const criterionUncovered: Check = {
  kind: "criterion-uncovered",
  severity: "info",
  thai: "ยังไม่มีกิจกรรมรองรับเกณฑ์องค์กรคุณธรรมบางข้อ",
  why: "การประเมินองค์กรคุณธรรมมีตัวชี้วัด ๙ ข้อ แผนที่อ้างเกณฑ์ไว้ควรมีกิจกรรมและหลักฐานครบทุกข้อก่อนถึงรอบประเมินเดือนกรกฎาคมถึงสิงหาคม",
  find: (plan) => {
    const first = plan.activities.find((activity) => activity.criteria.length > 0);
    const served = new Set(plan.activities.flatMap((activity) => activity.criteria));
    const missing = CRITERIA.map((criterion) => criterion.number).filter((number) => !served.has(number));
    return plan.blank || !first || missing.length === 0 ? [] : [{ ...atActivity(plan, first, "criteria"), found: missing.join(",") }];
  },
  says: ({ found = "" }) =>
    `ยังไม่มีกิจกรรมที่อ้างถึงเกณฑ์การประเมินองค์กรคุณธรรม ข้อ ${listed(found.split(","))} กรุณาระบุในหมายเหตุของกิจกรรมที่เกี่ยวข้อง หรือเพิ่มกิจกรรมให้ครบ ๙ ข้อ`,
  fails: examplePlan({ activities: [exampleActivity({ criteria: [1, 2, 3, 4, 5, 7] })] }),
  passes: examplePlan({ activities: [exampleActivity({ criteria: [1, 2, 3, 4, 5, 6, 7, 8, 9] })] }),
};

/** กิจกรรมที่ยังไม่เชื่อมกับแนวทางแห่งชาติ — without it the national account cannot count the activity. */
export const guidelineUnmapped: Check = {
  kind: "guideline-unmapped",
  severity: "info",
  thai: "ยังไม่ระบุแนวทางการพัฒนาแห่งชาติ",
  why: "รายงานระดับชาตินับกิจกรรมตามแนวทางการพัฒนา ๑๓ แนวทางของแผนปฏิบัติการด้านการส่งเสริมคุณธรรมแห่งชาติ ระยะที่ ๒ หน่วยงานที่ใช้แนวทางของตนเองจึงต้องระบุความเชื่อมโยงเพิ่ม",
  find: (plan) => {
    const without = plan.activities.filter((activity) => activity.nationalGuideline === null);
    const [first] = without;
    return plan.blank || !first ? [] : [{ ...atActivity(plan, first, "nationalGuideline"), found: String(without.length) }];
  },
  says: ({ found = "" }) =>
    `มี ${toThaiDigits(found)} กิจกรรมที่ยังไม่ระบุว่าอยู่ในแนวทางการพัฒนาแห่งชาติข้อใดใน ๑๓ แนวทาง กรุณาเลือกให้ครบเพื่อใช้รวมผลระดับชาติ`,
  fails: examplePlan({ activities: [exampleActivity({ nationalGuideline: null })] }),
  passes: examplePlan(),
};
