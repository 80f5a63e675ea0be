import type { Activity, Plan } from "#domain/plan/plan.ts";
import { monthsIn, type MonthsRead } from "#domain/thai/months.ts";

const KEPT = new WeakMap<Activity, { readonly year: number | null; readonly read: MonthsRead }>();

/** ระยะเวลาของกิจกรรม — its months as understood for a fiscal year; kept per activity, since every check of a plan asks again. */
export function monthsOf(activity: Activity, fiscalYear: number | null): MonthsRead {
  const kept = KEPT.get(activity);
  if (kept && kept.year === fiscalYear) return kept.read;
  const read = monthsIn(activity.monthsWritten ?? "", fiscalYear);
  KEPT.set(activity, { year: fiscalYear, read });
  return read;
}

/** The other fiscal year in which most of the dated rows lie, and the first of them; null where the rows do not agree against the plan. */
export function monthsElsewhere(plan: Plan, own: number): { readonly year: number; readonly first: Activity } | null {
  const dated = plan.activities.filter((activity) => monthsOf(activity, own).fiscalYears.length > 0);
  const elsewhere = dated.filter((activity) => !monthsOf(activity, own).fiscalYears.includes(own));
  const [first] = elsewhere;
  const year = first && monthsOf(first, own).fiscalYears[0];
  if (!first || year === undefined || elsewhere.length < 2 || elsewhere.length * 2 <= dated.length) return null;
  return { year, first };
}
