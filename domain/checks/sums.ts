import type { Figure, Plan } from "#domain/plan/plan.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, exampleDeclared, examplePlan } from "./example.ts";
import { atDeclared, atSheet } from "./where.ts";

/** ผลบวกไม่ตรง — the parts of a declared sheet do not add up to its own total. */
export const sumDiffers: Check = {
  kind: "sum-differs",
  severity: "error",
  thai: "ผลบวกของตารางไม่ตรงกับแถวรวม",
  why: "แถวรวมของตารางบุคลากร จำนวนโครงการรายแผนย่อย และงบประมาณตามแหล่งเงิน ต้องเท่ากับผลบวกของรายการย่อยในเอกสารเดียวกัน",
  find: (plan) => (plan.blank ? [] : [...inStaff(plan), ...inHeadcount(plan), ...inHeadings(plan), ...inSources(plan)]),
  says: ({ where, case: reason, found = "", expected = "" }) => {
    if (reason === "headcount")
      return `จำนวนบุคลากรที่ระบุไว้คือ ${thai(found)} คน แต่ตารางจำนวนบุคลากรรวมได้ ${thai(expected)} คน กรุณาตรวจสอบให้ตรงกัน`;
    if (reason === "staff")
      return `แถวรวมของตารางจำนวนบุคลากรระบุ ${thai(found)} คน แต่ผลบวกของทุกแถวคือ ${thai(expected)} คน กรุณาตรวจสอบยอดรวม`;
    if (reason === "source") return `${where} ระบุยอดรวม ${thai(found)} บาท แต่ผลบวกของรายการย่อยคือ ${thai(expected)} บาท กรุณาตรวจสอบยอดรวม`;
    if (reason === "budget") return `งบประมาณรวมที่ระบุไว้คือ ${thai(found)} บาท แต่รวมทุกแหล่งเงินได้ ${thai(expected)} บาท กรุณาตรวจสอบยอดรวม`;
    return `${where} ระบุรวม ${thai(found)} โครงการ แต่ผลบวกของรายการย่อยคือ ${thai(expected)} โครงการ กรุณาตรวจสอบยอดรวม`;
  },
  fails: examplePlan({
    activities: [exampleActivity({ budget: { kind: "baht", amount: 8_000, written: "๘,๐๐๐ บาท" } })],
    declared: exampleDeclared({
      bySource: [{ source: "งบหน่วยงาน", items: [itemOf("งบดำเนินงาน", 5_000), itemOf("งบรายจ่ายอื่น", 2_000)], total: 8_000 }],
    }),
  }),
  passes: examplePlan({
    activities: [exampleActivity({ budget: { kind: "baht", amount: 8_000, written: "๘,๐๐๐ บาท" } })],
    declared: exampleDeclared({
      bySource: [{ source: "งบหน่วยงาน", items: [itemOf("งบดำเนินงาน", 5_000), itemOf("งบรายจ่ายอื่น", 3_000)], total: 8_000 }],
    }),
  }),
};

/** People come and go between one count and the next, and empty posts are counted or not: a warning. */
function inStaff(plan: Plan): readonly Finding[] {
  const total = plan.staff.find((row) => row.total)?.headcount;
  const parts = numbersOf(plan.staff.filter((row) => !row.total).map((row) => row.headcount));
  const sum = addUp(parts);
  if (typeof total !== "number" || parts.length === 0 || sum === total) return [];
  return [{ ...atSheet(plan, "staff.headcount"), case: "staff", severity: "warning", found: String(total), expected: String(sum) }];
}

/** Headcount and staff table may be counted on different days or by other kinds of staff: a warning. */
function inHeadcount(plan: Plan): readonly Finding[] {
  const { headcount, staff } = plan;
  const total = staff.find((row) => row.total)?.headcount ?? addUp(numbersOf(staff.map((row) => row.headcount)));
  if (headcount === null || typeof total !== "number" || total === 0 || total === headcount) return [];
  return [{ ...atSheet(plan, "headcount"), case: "headcount", severity: "warning", found: String(headcount), expected: String(total) }];
}

/** Declared counts: guidelines against their sub-plan, and the topmost headings against the total. */
function inHeadings(plan: Plan): readonly Finding[] {
  const { byHeading, activities } = plan.declared;
  const declared = new Map(byHeading.map((one) => [one.heading, one.activities]));
  const findings: Finding[] = [];
  for (const { heading: id, activities: found } of byHeading) {
    const heading = plan.headings.find((one) => one.id === id);
    const parts = nearestBelow(plan, id, declared);
    const sum = addUp(parts);
    if (heading && parts.length > 0 && sum !== found)
      findings.push({ ...atDeclared(heading), case: "heading", found: String(found), expected: String(sum) });
  }
  const tops = nearestBelow(plan, null, declared);
  if (activities !== null && tops.length > 0 && addUp(tops) !== activities) {
    findings.push({ ...atSheet(plan, "declared.activities"), case: "heading", found: String(activities), expected: String(addUp(tops)) });
  }
  return findings;
}

/** The declared numbers next below a heading, or below the plan itself: undeclared headings between (a goal) are looked through. */
function nearestBelow(plan: Plan, parent: string | null, declared: ReadonlyMap<string, number>, steps = 0): readonly number[] {
  if (steps > 20) return [];
  return plan.headings
    .filter((heading) => heading.parent === parent)
    .flatMap((heading) => {
      const number = declared.get(heading.id);
      return number === undefined ? nearestBelow(plan, heading.id, declared, steps + 1) : [number];
    });
}

function inSources(plan: Plan): readonly Finding[] {
  const { bySource, budgetBaht } = plan.declared;
  const findings = bySource.flatMap(({ source, items, total }, at): readonly Finding[] => {
    const parts = numbersOf(items.map((item) => item.amount));
    if (typeof total !== "number" || parts.length === 0 || isSame(addUp(parts), total)) return [];
    return [
      { ...atSheet(plan, `declared.bySource.${at}`), where: source, case: "source", found: String(total), expected: String(addUp(parts)) },
    ];
  });
  const totals = numbersOf(bySource.map(({ total }) => total));
  if (budgetBaht !== null && totals.length > 0 && !isSame(addUp(totals), budgetBaht)) {
    return [
      ...findings,
      { ...atSheet(plan, "declared.budgetBaht"), case: "budget", found: String(budgetBaht), expected: String(addUp(totals)) },
    ];
  }
  return findings;
}

function numbersOf(figures: readonly Figure[]): readonly number[] {
  return figures.filter((figure) => typeof figure === "number");
}

function addUp(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}

function thai(number: string): string {
  return Number.isFinite(Number(number)) ? formatBaht(Number(number)) : toThaiDigits(number);
}

function itemOf(name: string, amount: number): { readonly name: string; readonly ticked: boolean; readonly amount: number } {
  return { name, ticked: true, amount };
}
