import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { PlanId, RowKey, SavedRows } from "#domain/plan/plan-record.ts";
import {
  addActivity,
  addHeading,
  emptyActivity,
  emptyHeading,
  moveActivity,
  moveHeading,
  removeActivity,
  removeHeading,
  setHeadingKind,
  type RowError,
  type RowPosition,
} from "#domain/plan/plan-rows.ts";
import type { Activity, Heading, HeadingKind, Plan } from "#domain/plan/plan.ts";
import { renumber } from "#domain/plan/renumber.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Change } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { WriteError } from "./edit-plan.ts";

/** การเปลี่ยนแถว — one thing done to the rows of a plan. A row put back is given as it was when it was taken out. */
export type RowsWish =
  | { readonly does: "add-activity"; readonly position: RowPosition; readonly activity?: Activity }
  | { readonly does: "add-heading"; readonly position: RowPosition; readonly heading: HeadingKind | Heading }
  | { readonly does: "remove"; readonly row: RowKey; readonly revision: number }
  | { readonly does: "move"; readonly row: RowKey; readonly position: RowPosition }
  | { readonly does: "set-kind"; readonly row: RowKey; readonly kind: HeadingKind }
  | { readonly does: "renumber" };

/** เพิ่ม ลบ ย้าย หรือเรียงเลขแถวของแผน. */
export async function changeRows(
  { records }: { readonly records: Records },
  { planId, wish }: { readonly planId: PlanId; readonly wish: RowsWish },
): Promise<Result<SavedRows, WriteError | RowError>> {
  const held = await records.plans.hold(planId);
  if (held === null) return err({ kind: "plan-not-found" });
  if (!mayWrite(records.person, held.agency)) return err({ kind: "not-your-plan" });
  if (!isBeingWritten(held.status)) return err({ kind: "plan-is-closed", status: held.status });
  if (wish.does === "remove" && held.rows[wish.row] !== wish.revision) {
    const revision = held.rows[wish.row];
    if (revision === undefined) return err({ kind: "row-gone", row: wish.row });
    return err({ kind: "stale", conflicts: [{ place: placeOf(wish.row), yours: "", theirs: titleOf(held.plan, wish.row), revision }] });
  }
  const after = changed(held.plan, wish, await records.plans.nextKey(planId));
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

function changed(plan: Plan, wish: RowsWish, nextKey: number): Result<Plan, RowError> {
  switch (wish.does) {
    case "add-activity":
      return addActivity(plan, wish.activity ?? emptyActivity(`a${nextKey}`, null), wish.position);
    case "add-heading":
      return addHeading(
        plan,
        typeof wish.heading === "string" ? emptyHeading(`h${nextKey}`, wish.heading, null) : wish.heading,
        wish.position,
      );
    case "remove":
      return isHeading(wish.row) ? removeHeading(plan, wish.row) : removeActivity(plan, wish.row);
    case "move":
      return isHeading(wish.row) ? moveHeading(plan, wish.row, wish.position) : moveActivity(plan, wish.row, wish.position);
    case "set-kind":
      return setHeadingKind(plan, wish.row, wish.kind);
    case "renumber":
      return ok(renumber(plan).reduce((one, { place, text }) => setField(one, place, text), plan));
  }
}

function isHeading(row: RowKey): boolean {
  return row.startsWith("h");
}

function placeOf(
  row: RowKey,
): { readonly heading: string; readonly field: string } | { readonly activity: string; readonly field: string } {
  return isHeading(row) ? { heading: row, field: "title" } : { activity: row, field: "title" };
}

function titleOf(plan: Plan, row: RowKey): string {
  return textOf(plan, placeOf(row));
}

/** What the log tells of rows that came, went or got another number: by their titles. */
function changesOf(before: Plan, after: Plan): readonly Change[] {
  const keys = new Set([...before.headings, ...before.activities, ...after.headings, ...after.activities].map(({ id }) => id));
  return [...keys].flatMap((row) => {
    const number = isHeading(row) ? { heading: row, field: "number" } : { activity: row, field: "number" };
    const has = (plan: Plan): boolean => plan.headings.some(({ id }) => id === row) || plan.activities.some(({ id }) => id === row);
    const titles = has(before) === has(after) ? [] : [{ row, field: "title", before: titleOf(before, row), after: titleOf(after, row) }];
    const numbers = { row, field: "number", before: textOf(before, number), after: textOf(after, number) };
    return numbers.before === numbers.after ? titles : [...titles, numbers];
  });
}
