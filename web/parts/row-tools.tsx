import { useEffect, type ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import { isHeadingKey } from "#domain/plan/change-rows.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import type { RowPosition } from "#domain/plan/plan-rows.ts";
import type { FieldPlace, HeadingKind, Plan } from "#domain/plan/plan.ts";
import { renumber } from "#domain/plan/renumber.ts";
import { titleOf } from "../edits.ts";
import type { PlanDesk } from "../record/plan-desk.ts";
import { ROW_WORDS } from "../words/rows.ts";
import { focusField } from "./focus.ts";
import { useWordsOf } from "./language.tsx";

interface RowToolsProps {
  readonly desk: PlanDesk;
  readonly focused: FieldPlace | undefined;
  readonly onDone: (says: string, undoable?: boolean) => void;
}

/** เครื่องมือแถว — add, move, remove and renumber rows, about the row that the focus is or was in. */
export function RowTools({ desk, focused, onDone }: RowToolsProps): ReactNode {
  const words = useWordsOf(ROW_WORDS);
  const { plan } = desk;
  const row = rowIn(plan, focused);
  const kinds = [...new Set(plan.headings.map(({ kind }) => kind))];

  const change = async (wish: Parameters<PlanDesk["changeRows"]>[0], says: string): Promise<void> => {
    const done = await desk.changeRows(wish);
    if (done === null) return;
    onDone(says, true);
    if (done !== "done") focusField(titleOf(done));
    else if ("row" in wish && wish.does !== "remove") focusField(titleOf(wish.row));
  };
  const addActivity = (): void => {
    const position: RowPosition =
      row === undefined
        ? { lastUnder: plan.activities.at(-1)?.heading ?? plan.headings.at(-1)?.id ?? null }
        : isHeadingKey(row)
          ? { lastUnder: row }
          : { after: row };
    void change({ does: "add-activity", position }, words.added);
  };
  const addHeading = (kind: HeadingKind): void => {
    const beside = plan.headings.findLast((heading) => heading.kind === kind);
    void change(
      { does: "add-heading", heading: kind, position: beside === undefined ? { lastUnder: null } : { after: beside.id } },
      words.added,
    );
  };
  const move = (by: -1 | 1): void => {
    const position = row === undefined ? undefined : neighbour(plan, row, by);
    if (row !== undefined && position !== undefined) void change({ does: "move", row, position }, words.moved);
  };
  const remove = (): void => {
    if (row !== undefined) void change({ does: "remove", row }, words.removed);
  };
  useRowKeys({ addActivity, up: () => move(-1), down: () => move(1), remove });

  return (
    <div className="row-tools" role="toolbar" aria-label={words.rows}>
      <span className="hint" lang="th">
        {row === undefined ? words.noRow : words.chosen(nameOf(plan, row))}
      </span>
      <button type="button" aria-keyshortcuts="Alt+Insert" onClick={addActivity}>
        {row === undefined || isHeadingKey(row) ? words.addFirst : words.addActivity}
      </button>
      <button
        type="button"
        disabled={row === undefined || neighbour(plan, row, -1) === undefined}
        aria-keyshortcuts="Alt+Shift+ArrowUp"
        onClick={() => move(-1)}
      >
        {words.up}
      </button>
      <button
        type="button"
        disabled={row === undefined || neighbour(plan, row, 1) === undefined}
        aria-keyshortcuts="Alt+Shift+ArrowDown"
        onClick={() => move(1)}
      >
        {words.down}
      </button>
      <button type="button" disabled={row === undefined} aria-keyshortcuts="Control+Delete" onClick={remove}>
        {words.remove}
      </button>
      <button
        type="button"
        onClick={() => {
          const texts = renumber(plan);
          if (texts.length > 0) desk.put(texts);
          onDone(words.renumbered(texts.length), texts.length > 0);
        }}
      >
        {words.renumber}
      </button>
      <label className="unseen" htmlFor="add-heading">
        {words.addHeading}
      </label>
      <select id="add-heading" value="" onChange={(event) => event.target.value !== "" && addHeading(event.target.value as HeadingKind)}>
        <option value="">{words.addHeading}</option>
        {(kinds.length === 0 ? (["strategy", "tactic", "guideline", "sub-plan"] as const) : kinds).map((kind) => (
          <option key={kind} value={kind}>
            {words.headingKinds[kind]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The row in focus, as long as it is in the plan. */
function rowIn({ headings, activities }: Plan, place: FieldPlace | undefined): RowKey | undefined {
  const key = place?.activity ?? place?.heading;
  return [...headings, ...activities].some(({ id }) => id === key) ? key : undefined;
}

function nameOf({ headings, activities }: Plan, row: RowKey): string {
  const one = activities.find(({ id }) => id === row) ?? headings.find(({ id }) => id === row);
  const number = one?.number ?? "";
  const title = one?.title ?? "";
  return `${toThaiDigits(number)} ${title.length > 40 ? `${title.slice(0, 40)}…` : title}`.trim();
}

/** Where the row would go, one step up or down among its own kind; into the next heading where it is the last under its own. */
function neighbour(plan: Plan, row: RowKey, by: -1 | 1): RowPosition | undefined {
  const rows = isHeadingKey(row)
    ? plan.headings.filter(({ parent }) => parent === plan.headings.find(({ id }) => id === row)?.parent)
    : plan.activities;
  const at = rows.findIndex(({ id }) => id === row);
  const other = rows[at + by];
  if (other === undefined) return undefined;
  if (by < 0) return { before: other.id };
  const crosses = "heading" in other && "heading" in (rows[at] ?? {}) && other.heading !== plan.activities[at]?.heading;
  return crosses ? { before: other.id } : { after: other.id };
}

interface RowKeys {
  readonly addActivity: () => void;
  readonly up: () => void;
  readonly down: () => void;
  readonly remove: () => void;
}

/** The same by keyboard, from any cell that is not being typed in. */
function useRowKeys({ addActivity, up, down, remove }: RowKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (target === null || target.closest("[data-column]") === null || target.closest("textarea, input") !== null) return;
      const does =
        event.altKey && event.key === "Insert"
          ? addActivity
          : event.altKey && event.shiftKey && event.key === "ArrowUp"
            ? up
            : event.altKey && event.shiftKey && event.key === "ArrowDown"
              ? down
              : event.ctrlKey && event.key === "Delete"
                ? remove
                : undefined;
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [addActivity, up, down, remove]);
}
