import { planForNextYear, type YearProposal } from "#domain/plan/next-year.ts";
import { rowOf, type PlanHead } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { keyOf } from "../findings.ts";
import type { OpenPlan } from "./record-state.ts";

/** The plan of the year before, or of the nearest year before that has one. */
export function planBefore(plans: readonly PlanHead[], fiscalYear: number): PlanHead | undefined {
  return plans.filter((one) => one.fiscalYear < fiscalYear).toSorted((one, other) => other.fiscalYear - one.fiscalYear)[0];
}

/** ข้อเสนอที่ยังไม่ได้เลือก — the texts of the draft that still stand as last year's plan had them, with their years moved on. */
export function proposalsLeft(
  { plan, rows, fiscalYear }: Pick<OpenPlan, "plan" | "rows" | "fiscalYear">,
  last: Plan,
): readonly YearProposal[] {
  return planForNextYear(last, fiscalYear).proposals.filter(({ place, found }) => rowOf(place) in rows && textOf(plan, place) === found);
}

/** Names a proposal in what this browser remembers: the same place with another text is another question. */
export function nameOfProposal({ place, found }: YearProposal): string {
  return `${keyOf(place)} ${found}`;
}
