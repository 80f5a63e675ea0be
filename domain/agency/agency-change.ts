import { fiscalYearOf } from "../thai/fiscal-year.ts";
import type { Change } from "../record/audit.ts";
import type { Agency, AgencyChange } from "./agency.ts";

/** วันที่มีผลใช้ไม่ได้ — the record tells what is, not what will be; and a change goes after those already recorded. */
export type ChangeDayError =
  | { readonly kind: "future-change"; readonly today: string }
  | { readonly kind: "change-before-last"; readonly last: string };

/** Why a day cannot be that of a change; null where it can. `last` is the day of the last change recorded. */
export function changeDayError(from: string, last: string | null, today: string): ChangeDayError | null {
  if (from > today) return { kind: "future-change", today };
  return last !== null && from < last ? { kind: "change-before-last", last } : null;
}

/** The word under which a change joins the history: on the day of founding it only mends what was founded. */
export function changeWord(change: AgencyChange, sameDay: AgencyChange | null): AgencyChange {
  return sameDay === "founded" && (change === "renamed" || change === "moved") ? "founded" : change;
}

/** วันแรกของปีงบประมาณที่วันนั้นอยู่ — 1 October, ISO date. */
export function firstDayOfFiscalYear(isoDate: string): string {
  return `${fiscalYearOf(isoDate) - 544}-10-01`;
}

/** วันสุดท้ายของปีงบประมาณ — 30 September, ISO date. */
export function lastDayOfFiscalYear(fiscalYear: number): string {
  return `${fiscalYear - 543}-09-30`;
}

type Described = Pick<Agency, "kind" | "name" | "shortName" | "code" | "parent" | "area">;

/** The fields that differ, for the audit line. */
export function agencyChanges(before: Described, after: Described): readonly Change[] {
  return (["kind", "name", "shortName", "code", "parent", "area"] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ row: "agency", field, before: String(before[field] ?? ""), after: String(after[field] ?? "") }));
}
