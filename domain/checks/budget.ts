import { budgetBahtOf } from "#domain/plan/plan-budget.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, exampleDeclared, examplePlan } from "./example.ts";
import { isEmpty, rowsLacking } from "./lacking.ts";
import { topRows } from "./tree.ts";
import { atActivity, atSheet } from "./where.ts";

const NONE = "ไม่ใช้งบประมาณ";

/** งบประมาณรวมไม่ตรงกับผลบวก — the declared budget is not the sum of the rows. */
export const budgetTotalDiffers: Check = {
  kind: "budget-total-differs",
  severity: "error",
  thai: "งบประมาณรวมไม่ตรงกับผลบวกของกิจกรรม",
  why: "ยอดรวมงบประมาณในแบบสรุปหรือแถวรวมต้องเท่ากับผลบวกของทุกกิจกรรม ยอดที่รวมด้วยมือมักคลาดเคลื่อนหลังแก้ไขแถว",
  find: (plan) => {
    if (plan.blank) return [];
    const sums = [...new Set([budgetBahtOf(plan), budgetBahtOf({ activities: topRows(plan.activities) })])];
    const [sum = 0] = sums;
    const declared = declaredBaht(plan);
    const place = atSheet(plan, "declared.budgetBaht");
    const expected = String(sum);
    if (declared === null) {
      const written = plan.declared.budgetWritten;
      return sum > 0 && written !== null ? [{ ...place, case: "dash", severity: "warning", found: written, expected }] : [];
    }
    if (sums.some((one) => Math.abs(one - declared) < 0.005) || !statesBudgets(plan)) return [];
    // The rows that do not state theirs may hold what is missing.
    const open = plan.activities.some((activity) => activity.budget.kind === "not-stated") && sum < declared;
    return [{ ...place, found: String(declared), expected, ...(open ? { case: "open", severity: "warning" as const } : {}) }];
  },
  says: ({ case: reason, found = "", expected = "" }) => {
    const sum = formatBaht(Number(expected));
    if (reason === "dash") return `แบบสรุประบุงบประมาณรวมเป็น “${found}” แต่กิจกรรมในแผนรวมกันได้ ${sum} บาท กรุณาระบุยอดรวมให้ตรงกัน`;
    const declared = formatBaht(Number(found));
    if (reason === "open")
      return `งบประมาณรวมที่ระบุไว้คือ ${declared} บาท แต่กิจกรรมที่ระบุงบประมาณรวมกันได้ ${sum} บาท กรุณากรอกงบประมาณของกิจกรรมที่ยังว่างให้ครบ`;
    return `งบประมาณรวมที่ระบุไว้คือ ${declared} บาท แต่ผลบวกของทุกกิจกรรมคือ ${sum} บาท กรุณาตรวจสอบยอดรวมหรืองบประมาณรายกิจกรรม`;
  },
  fails: examplePlan({
    declared: exampleDeclared({ budgetBaht: 20_000 }),
    activities: [exampleActivity({ budget: { kind: "baht", amount: 12_500, written: "๑๒,๕๐๐ บาท" } })],
  }),
  passes: examplePlan({
    declared: exampleDeclared({ budgetBaht: 12_500 }),
    activities: [exampleActivity({ budget: { kind: "baht", amount: 12_500, written: "๑๒,๕๐๐ บาท" } })],
  }),
};

/** ไม่ระบุงบประมาณ — an empty or unreadable budget cell; an activity without money says "ไม่ใช้งบประมาณ". */
export const budgetNotStated: Check = {
  kind: "budget-not-stated",
  severity: "warning",
  thai: "ไม่ระบุงบประมาณ",
  why: "แบบวัด OIT ของ ป.ป.ช. กำหนดให้ระบุงบประมาณของทุกกิจกรรม กรณีไม่ได้ใช้งบประมาณให้ระบุว่า “ไม่ใช้งบประมาณ” ช่องที่ว่างไว้จึงทำให้เสียคะแนน",
  find: (plan) => [
    ...rowsLacking(plan, "budget", ({ budget }) => budget.kind === "not-stated" && isEmpty(budget.written)).map((finding) =>
      withNone(finding),
    ),
    ...(plan.blank ? [] : plan.activities.flatMap((activity) => unclear(plan, activity))),
  ],
  says: ({ where, case: reason, found = "" }) => {
    if (reason === "all-rows") return "ทุกกิจกรรมยังไม่ระบุงบประมาณ กรุณาระบุจำนวนเงิน หรือระบุว่า “ไม่ใช้งบประมาณ” ในแต่ละกิจกรรม";
    if (reason === "unreadable") return `${where} ระบุ “${found}” ซึ่งอ่านเป็นจำนวนเงินไม่ได้ กรุณาระบุเป็นตัวเลข เช่น ๑๐,๕๐๐ บาท หรือ “ไม่ใช้งบประมาณ”`;
    if (reason === "dash") return `${where} เป็นเครื่องหมาย “${found}” หากไม่ได้ใช้งบประมาณ ควรระบุว่า “ไม่ใช้งบประมาณ” เพื่อให้ครบตามเกณฑ์การเปิดเผยข้อมูล`;
    return `${where} ยังว่าง กรุณาระบุจำนวนเงิน หากไม่ได้ใช้งบประมาณให้ระบุว่า “ไม่ใช้งบประมาณ”`;
  },
  fails: examplePlan({ activities: [exampleActivity({ budget: { kind: "not-stated", written: "" } })] }),
  passes: examplePlan(),
};

/** งบประมาณรวมที่ประกาศ — as stated, else the sum over its sources. */
function declaredBaht(plan: Plan): number | null {
  if (plan.declared.budgetBaht !== null) return plan.declared.budgetBaht;
  const totals = plan.declared.bySource.flatMap(({ total }) => (typeof total === "number" ? [total] : []));
  return totals.length > 0 ? totals.reduce((sum, total) => sum + total, 0) : null;
}

/** At least one row says what it costs, or that it costs nothing: there is a sum to compare with. */
function statesBudgets(plan: Plan): boolean {
  return plan.activities.some(({ budget }) => budget.kind === "baht" || budget.kind === "none");
}

function unclear(plan: Plan, activity: Activity): readonly Finding[] {
  const { budget } = activity;
  const place = atActivity(plan, activity, "budget");
  const found = budget.written.trim();
  if (budget.kind === "not-stated" && !isEmpty(budget.written)) return [{ ...place, case: "unreadable", found }];
  if (budget.kind === "dash") return [withNone({ ...place, case: "dash", severity: "info", found: found || "-" })];
  return [];
}

/** A suggestion a person must agree to: only they know that no money is used. */
function withNone(finding: Finding): Finding {
  const { activity } = finding.place;
  return finding.case === "all-rows" || activity === undefined ? finding : { ...finding, mend: { activity, field: "budget", text: NONE } };
}
