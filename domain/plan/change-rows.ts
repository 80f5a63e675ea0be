import { ok, type Result } from "../result.ts";
import type { RowKey } from "./plan-record.ts";
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
} from "./plan-rows.ts";
import type { Activity, Heading, HeadingKind, Plan } from "./plan.ts";
import { renumber } from "./renumber.ts";
import { setField } from "./set-field.ts";

/** การเปลี่ยนแถว — one thing done to the rows of a plan. A row put back is given as it was when it was taken out. */
export type RowsWish =
  | { readonly does: "add-activity"; readonly position: RowPosition; readonly activity?: Activity }
  | { readonly does: "add-heading"; readonly position: RowPosition; readonly heading: HeadingKind | Heading }
  | { readonly does: "remove"; readonly row: RowKey; readonly revision: number }
  | { readonly does: "move"; readonly row: RowKey; readonly position: RowPosition }
  | { readonly does: "set-kind"; readonly row: RowKey; readonly kind: HeadingKind }
  | { readonly does: "renumber" };

/** The plan with its rows changed; `nextKey` is one above the highest number that a key of the plan ever had. */
export function changeRows(plan: Plan, wish: RowsWish, nextKey: number): Result<Plan, RowError> {
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
      return isHeadingKey(wish.row) ? removeHeading(plan, wish.row) : removeActivity(plan, wish.row);
    case "move":
      return isHeadingKey(wish.row) ? moveHeading(plan, wish.row, wish.position) : moveActivity(plan, wish.row, wish.position);
    case "set-kind":
      return setHeadingKind(plan, wish.row, wish.kind);
    case "renumber":
      return ok(renumber(plan).reduce((one, { place, text }) => setField(one, place, text), plan));
  }
}

/** What takes a change of rows back, as the plan stood before it; null where nothing needs to be. `revision` is that of a row that was added. */
export function takingBack(
  before: Plan,
  wish: RowsWish,
  added: RowKey | null,
  revision: number,
): Exclude<RowsWish, { readonly does: "renumber" }> | null {
  switch (wish.does) {
    case "add-activity":
    case "add-heading":
      return added === null ? null : { does: "remove", row: added, revision };
    case "remove": {
      const activity = before.activities.find(({ id }) => id === wish.row);
      if (activity !== undefined) return { does: "add-activity", position: placeOf(before, wish.row), activity };
      const heading = before.headings.find(({ id }) => id === wish.row);
      return heading === undefined ? null : { does: "add-heading", position: placeOf(before, wish.row), heading };
    }
    case "move":
      return { does: "move", row: wish.row, position: placeOf(before, wish.row) };
    case "set-kind": {
      const kind = before.headings.find(({ id }) => id === wish.row)?.kind;
      return kind === undefined ? null : { does: "set-kind", row: wish.row, kind };
    }
    case "renumber":
      return null;
  }
}

/** Where a row stands, told by its neighbour. */
export function placeOf({ headings, activities }: Pick<Plan, "headings" | "activities">, row: RowKey): RowPosition {
  if (isHeadingKey(row)) {
    const heading = headings.find(({ id }) => id === row);
    const next = headings.slice(headings.findIndex(({ id }) => id === row) + 1).find(({ parent }) => parent === heading?.parent);
    return next === undefined ? { lastUnder: heading?.parent ?? null } : { before: next.id };
  }
  const at = activities.findIndex(({ id }) => id === row);
  const own = activities[at]?.heading ?? null;
  const next = activities[at + 1];
  return next !== undefined && next.heading === own ? { before: next.id } : { lastUnder: own };
}

/** "h3" is a heading, "a7" an activity. */
export function isHeadingKey(row: RowKey): boolean {
  return row.startsWith("h");
}
