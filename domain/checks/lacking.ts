import type { Activity, Plan } from "#domain/plan/plan.ts";
import type { Finding } from "./check.ts";
import { atActivity } from "./where.ts";

/** Nothing but blanks, dots and dashes: a cell that waits to be filled. */
export function isEmpty(text: string): boolean {
  return !/[^\s.…·_\-–—]/u.test(text);
}

/**
 * กิจกรรมที่ยังขาดข้อมูล — one finding per row that lacks something; one for the whole plan (case "all-rows") where every row does,
 * since then the table has no such column. A blank form lacks nothing: it waits to be filled.
 */
export function rowsLacking(plan: Plan, field: string, lacks: (activity: Activity) => boolean): readonly Finding[] {
  if (plan.blank) return [];
  const rows = plan.activities.filter(lacks);
  const [first] = rows;
  if (!first) return [];
  const everyRow = rows.length === plan.activities.length;
  // A report form has an answer column in the place of budget, months and units.
  if (everyRow && plan.activities.some((activity) => activity.answer !== null)) return [];
  if (everyRow && rows.length > 2) return [{ ...atActivity(plan, first, field), case: "all-rows" }];
  return rows.map((activity) => atActivity(plan, activity, field));
}
