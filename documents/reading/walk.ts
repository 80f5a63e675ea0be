import type { Place } from "#domain/plan/plan.ts";
import type { Row, Table } from "../document.ts";
import type { Draft, DraftActivity } from "./draft.ts";
import { textsOf, type Header } from "./header.ts";
import type { Line } from "./memo.ts";

/** Where the walk through the plan tables stands; it goes on from table to table, since a table is cut at every page. */
export interface Walk {
  readonly draft: Draft;
  header: Header | null;
  heading: number | null;
  goalIndicator: number | null;
  rubricOpen: boolean;
  /** Activities named in one cell whose values stand in rows that follow. */
  waiting: DraftActivity[];
  /** Values of a row whose heading a page end cut before its activity was named. */
  cut: { readonly values: ReadonlyMap<number, string>; readonly place: Place } | null;
  /** The first row of a page part may continue the row before. */
  partBegins: boolean;
  /** A heading has been said over the table that comes next: its first row begins anew. */
  headingSaid: boolean;
  /** How many columns each cell of the current row covers. */
  spans: ReadonlyMap<number, number>;
  /** Reads a line that stands in the table but is no row of it: a title above the header, signatures below. */
  readonly readLine: (line: Line) => void;
}

/** A walk that has not begun. */
export function beginWalk(draft: Draft, readLine: Walk["readLine"]): Walk {
  return {
    draft,
    header: null,
    heading: null,
    goalIndicator: null,
    rubricOpen: false,
    waiting: [],
    cut: null,
    partBegins: false,
    headingSaid: false,
    spans: new Map(),
    readLine,
  };
}

export function keepAsFurniture(row: Row, place: Place, draft: Draft): void {
  for (const [column, text] of textsOf(row)) draft.furniture.push({ place: { ...place, column }, text });
}

export function placeOf(table: Table, at: number): Place {
  return { ...table.place, ...table.rows[at]?.place };
}
