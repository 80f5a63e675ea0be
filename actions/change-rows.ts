import { holdPlan } from "#actions/hold-plan.ts";
import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { PlanId, RowKey, SavedRows } from "#domain/plan/plan-record.ts";
import { changeRows as changePlanRows, isHeadingKey, type RowsWish } from "#domain/plan/change-rows.ts";
import type { RowError } from "#domain/plan/plan-rows.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Change } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { WriteError } from "./edit-plan.ts";

/** เพิ่ม ลบ ย้าย หรือเรียงเลขแถวของแผน. */
export async function changeRows(
  { records }: { readonly records: Records },
  { planId, wish }: { readonly planId: PlanId; readonly wish: RowsWish },
): Promise<Result<SavedRows, WriteError | RowError>> {
  const taken = await holdPlan(records, planId, { kind: "not-your-plan" } as const);
  if (!taken.ok) return taken;
  const held = taken.value;
  if (!mayWrite(records.person, held.agency)) return err({ kind: "not-your-plan" });
  if (!isBeingWritten(held.status)) return err({ kind: "plan-is-closed", status: held.status });
  if (wish.does === "remove" && held.rows[wish.row] !== wish.revision) {
    const revision = held.rows[wish.row];
    if (revision === undefined) return err({ kind: "row-gone", row: wish.row });
    return err({ kind: "stale", conflicts: [{ place: placeOf(wish.row), yours: "", theirs: titleOf(held.plan, wish.row), revision }] });
  }
  const after = changePlanRows(held.plan, wish, await records.plans.nextKey(planId));
  if (!after.ok) return after;
  const entry = {
    act: "plan.rows",
    agency: held.agency,
    planId,
    changes: changesOf(held.plan, after.value),
    facts: { does: wish.does },
  } as const;
  return ok(await records.plans.saveRows(held, after.value, entry));
}

function placeOf(
  row: RowKey,
): { readonly heading: string; readonly field: string } | { readonly activity: string; readonly field: string } {
  return isHeadingKey(row) ? { heading: row, field: "title" } : { activity: row, field: "title" };
}

function titleOf(plan: Plan, row: RowKey): string {
  return textOf(plan, placeOf(row));
}

/** What the log tells of rows that came, went or got another number: by their titles. */
function changesOf(before: Plan, after: Plan): readonly Change[] {
  const keys = new Set([...before.headings, ...before.activities, ...after.headings, ...after.activities].map(({ id }) => id));
  return [...keys].flatMap((row) => {
    const number = isHeadingKey(row) ? { heading: row, field: "number" } : { activity: row, field: "number" };
    const has = (plan: Plan): boolean => plan.headings.some(({ id }) => id === row) || plan.activities.some(({ id }) => id === row);
    const titles = has(before) === has(after) ? [] : [{ row, field: "title", before: titleOf(before, row), after: titleOf(after, row) }];
    const numbers = { row, field: "number", before: textOf(before, number), after: textOf(after, number) };
    return numbers.before === numbers.after ? titles : [...titles, numbers];
  });
}
