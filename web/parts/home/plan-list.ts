import { PLAN_STATUSES, type PlanFilters } from "./plan-filters.ts";
import type { PlanHead } from "#domain/plan/plan-record.ts";
import { fold } from "#domain/thai/folded.ts";

/** A column of the list, by the field it shows. */
export type PlanColumn = "fiscalYear" | "agencyName" | "title" | "status" | "version" | "activities" | "budgetSatang" | "changedAt";

/** คอลัมน์ของรายการแผน, in their order. */
export const PLAN_COLUMNS: readonly PlanColumn[] = [
  "fiscalYear",
  "agencyName",
  "title",
  "status",
  "version",
  "activities",
  "budgetSatang",
  "changedAt",
];

/** The plans that fit the filters; blanks, either kind of digits and capitals make no difference. */
export function matchingPlans(plans: readonly PlanHead[], { words, year, status }: PlanFilters): readonly PlanHead[] {
  const wanted = words.trim().split(/\s+/u).map(folded);
  return plans.filter((plan) => {
    if (year !== null && plan.fiscalYear !== year) return false;
    if (status !== null && plan.status !== status) return false;
    const text = folded(`${plan.title ?? ""} ${plan.agencyName} ${plan.fiscalYear}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** The plans by a column; equal ones by year (the newest first) and agency. */
export function sortedPlans(plans: readonly PlanHead[], column: PlanColumn, isDown: boolean): readonly PlanHead[] {
  const direction = isDown ? -1 : 1;
  return plans.toSorted(
    (one, other) =>
      direction * compare(one, other, column) || other.fiscalYear - one.fiscalYear || one.agencyName.localeCompare(other.agencyName, "th"),
  );
}

/** รายการเป็น CSV — with a byte order mark, so that Excel reads the Thai; texts that a spreadsheet would compute stay texts. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toCell).join(",")).join("\r\n")}\r\n`;
}

function toCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function compare(one: PlanHead, other: PlanHead, column: PlanColumn): number {
  if (column === "status") return PLAN_STATUSES.indexOf(one.status) - PLAN_STATUSES.indexOf(other.status);
  const [first, second] = [one[column] ?? "", other[column] ?? ""];
  return typeof first === "number" && typeof second === "number" ? first - second : String(first).localeCompare(String(second), "th");
}

function folded(text: string): string {
  return fold(text).text.replaceAll(" ", "").toLowerCase();
}
