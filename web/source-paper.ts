import type { Document, Row, Table } from "#documents/document.ts";
import type { Place } from "#domain/plan/plan.ts";
import { fold } from "#domain/thai/folded.ts";

/** ช่องของเอกสารเดิม — one cell or paragraph of the paper as it came. */
export interface SourceCell {
  /** Where it lies among the blocks: "4", "6.2.1", "6.2.1/0.0.1" for a table inside a cell. */
  readonly id: string;
  readonly text: string;
  /** The text made easy to match. */
  readonly folded: string;
  readonly place: Place;
  /** Column from 1; 0 for a paragraph. */
  readonly column: number;
  /** What the heads above the column say, folded; "" where none do. */
  readonly head: string;
}

/** แถวของเอกสารเดิม — a row of a table, or a paragraph: what a reader takes in at once. */
export interface SourceRow {
  readonly place: Place;
  /** Its own cells, and those that a merge from above stretches over it. */
  readonly cells: readonly SourceCell[];
  readonly isHead: boolean;
}

/** The rows of a document from its beginning to its end. A table inside a cell belongs to the row of its cell. */
export function sourceRowsOf(document: Pick<Document, "blocks">): readonly SourceRow[] {
  return document.blocks.flatMap((block, at): readonly SourceRow[] => {
    if (block.kind === "table") return rowsOfTable(block, String(at));
    const cell = { id: String(at), text: block.text, folded: fold(block.text).text, place: block.place, column: 0, head: "" };
    return [{ place: block.place, cells: [cell], isHead: false }];
  });
}

/** The name of a cell by where it lies: the same for whoever finds it and whoever shows it. */
export function cellId(table: string, row: number, cell: number): string {
  return `${table}.${row}.${cell}`;
}

/** The name of a table inside a cell. */
export function innerTableId(cell: string, at: number): string {
  return `${cell}/${at}`;
}

/** How many rows at the top of a table the paper itself marks as its heads. */
export function headRowsOf(table: Table): number {
  const first = table.rows.findIndex((row) => row.header !== true);
  return first < 0 ? table.rows.length : first;
}

/** Could the two be one place? What both know must agree, and one of row and line must be known to both. */
export function isAtPlace(one: Place, other: Place): boolean {
  if (one.row === undefined || other.row === undefined ? one.line === undefined || one.line !== other.line : one.row !== other.row)
    return false;
  return agree(one.sheet, other.sheet) && agree(one.table, other.table) && agree(one.page, other.page);
}

function agree<T>(one: T | undefined, other: T | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function rowsOfTable(table: Table, id: string): readonly SourceRow[] {
  const heads = headsOf(table);
  const own = table.rows.map((row, at) => cellsOf(row, { table, id, at, heads }));
  const above: { readonly cells: readonly SourceCell[]; readonly until: number }[] = [];
  return table.rows.map((row, at) => {
    const covering = above.filter(({ until }) => at < until).flatMap(({ cells }) => cells);
    for (const [index, cell] of row.cells.entries())
      if (cell.rowSpan > 1)
        above.push({ cells: (own[at] ?? []).filter((one) => one.id === cellId(id, at, index)), until: at + cell.rowSpan });
    const cells = [...(own[at] ?? []), ...covering].toSorted((one, other) => one.column - other.column);
    return { place: placeOf(table, row), cells, isHead: at < headRowsOf(table) };
  });
}

interface RowAt {
  readonly table: Table;
  readonly id: string;
  readonly at: number;
  readonly heads: ReadonlyMap<number, string>;
}

function cellsOf(row: Row, { table, id, at, heads }: RowAt): readonly SourceCell[] {
  return row.cells.flatMap((cell, index): readonly SourceCell[] => {
    const own = cellId(id, at, index);
    const shown: SourceCell = {
      id: own,
      text: cell.text,
      folded: fold(cell.text).text,
      place: { ...placeOf(table, row), column: cell.column, ...cell.place },
      column: cell.column,
      head: heads.get(cell.column) ?? "",
    };
    const inner = (cell.tables ?? []).flatMap((one, nth) => rowsOfTable(one, innerTableId(own, nth)).flatMap(({ cells }) => cells));
    return [shown, ...inner.map((one) => ({ ...one, place: shown.place, column: shown.column, head: shown.head }))];
  });
}

function placeOf(table: Table, row: Row): Place {
  return { ...table.place, ...row.place };
}

/** What the first rows say above each column: enough to tell a quarter or a month. */
function headsOf(table: Table): ReadonlyMap<number, string> {
  const heads = new Map<number, string>();
  for (const row of table.rows.slice(0, Math.max(headRowsOf(table), 3)))
    for (const { text, column, columnSpan } of row.cells)
      if (text.length <= 40)
        for (let at = column; at < column + columnSpan; at += 1) heads.set(at, `${heads.get(at) ?? ""} ${fold(text).text}`.trim());
  return heads;
}
