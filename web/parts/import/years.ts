import type { Plan } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";

/** Every fiscal year that the paper states for itself: the plan's first, then the memo's, each once. */
export function yearsStated({ fiscalYear, memo }: Plan): readonly number[] {
  return [...new Set([...(fiscalYear === null ? [] : [fiscalYear]), ...(memo?.fiscalYears ?? [])])];
}

/** The years to choose from: those stated; where none is, this year and the next. */
export function yearsToChoose(plan: Plan, thisYear: number): readonly number[] {
  const stated = yearsStated(plan);
  return stated.length > 0 ? stated : [thisYear, thisYear + 1];
}

/** A year typed in either digits; undefined where it is no fiscal year that can be kept. */
export function yearTyped(text: string): number | undefined {
  const year = Number(toArabicDigits(text.trim()));
  return Number.isInteger(year) && year >= 2500 && year <= 2700 ? year : undefined;
}
