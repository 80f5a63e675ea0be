import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { Cell, ReadError } from "../document.ts";

/** Rows or columns from one to another, both counted in. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One cell with text, where it stands in the sheet (from 1). */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly value?: NonNullable<Cell["value"]>;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** ตารางทั้งแผ่น — a sheet as its cells, before it is cut into paragraphs and tables. */
export interface Grid {
  readonly sheet?: string;
  /** In reading order. Empty cells are listed only where they are merged. */
  readonly cells: readonly GridCell[];
  /** Columns that stand between upright lines, by row: two at least. */
  readonly ruled: ReadonlyMap<number, Span>;
  readonly hiddenRows: ReadonlySet<number>;
  /** Rows that the source repeats on every page. */
  readonly repeated?: Span;
}

export interface Range {
  readonly rows: Span;
  readonly columns: Span;
}

/** Empty ruled rows below the last content that still count as slots to fill. */
export const MOST_SLOTS = 30;

/** Cells looked at for all merged ranges together. */
const MOST_WALKED = LIMITS.cells * 10;

type LooseCell = Omit<GridCell, "rowSpan" | "columnSpan">;

/** What merging gave: the cells with their spans, and those with a text that the merge covers. */
export interface Merged {
  readonly cells: readonly GridCell[];
  readonly covered: readonly LooseCell[];
}

/**
 * ผสานเซลล์ — joins merged ranges to cells. Ranges are cut to where there is content; one that overlaps an earlier one is not obeyed.
 */
export function mergeCells(
  loose: readonly LooseCell[],
  ranges: readonly Range[],
  ruled: ReadonlyMap<number, Span>,
): Result<Merged, ReadError> {
  const key = (row: number, column: number) => row * 16_385 + column;
  const byPlace = new Map(loose.map((cell) => [key(cell.row, cell.column), cell]));
  const used = extentOf(loose, ruled);
  const owner = new Map<number, number>();
  let walked = 0;
  const cells = new Map<number, GridCell>();
  for (const { rows, columns } of ranges) {
    if (rows.from > used.rows || columns.from > used.columns) continue;
    const rowSpan = Math.min(rows.to, used.rows) - rows.from + 1;
    const columnSpan = Math.min(columns.to, used.columns) - columns.from + 1;
    if (rowSpan < 1 || columnSpan < 1 || rowSpan * columnSpan < 2) continue;
    const inside: number[] = [];
    let free = true;
    for (let row = rows.from; free && row < rows.from + rowSpan; row += 1) {
      for (let column = columns.from; free && column < columns.from + columnSpan; column += 1) {
        const place = key(row, column);
        free = !owner.has(place);
        inside.push(place);
      }
    }
    walked += inside.length;
    if (walked > MOST_WALKED) return err({ kind: "too-much-inside", found: "merged cells" });
    if (!free) continue;
    const first = key(rows.from, columns.from);
    for (const place of inside) owner.set(place, first);
    const cell = byPlace.get(first) ?? { row: rows.from, column: columns.from, text: "" };
    cells.set(first, { ...cell, rowSpan, columnSpan });
  }
  const covered: LooseCell[] = [];
  for (const [place, cell] of byPlace) {
    const by = owner.get(place);
    if (by === undefined) cells.set(place, { ...cell, rowSpan: 1, columnSpan: 1 });
    else if (by !== place) covered.push(cell);
  }
  return ok({ cells: [...cells.values()].toSorted((one, other) => one.row - other.row || one.column - other.column), covered });
}

/** The last row and column with content; ruled lines reach as far right as they go and a few empty rows further down. */
function extentOf(cells: readonly LooseCell[], ruled: ReadonlyMap<number, Span>): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const { row, column } of cells) {
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  for (const [row, { to }] of ruled) if (row <= rows) columns = Math.max(columns, to);
  // The last row of a table may be empty and still lie under a merged cell.
  for (let slots = 0; slots < MOST_SLOTS && rows > 0 && ruled.has(rows + 1); slots += 1) rows += 1;
  return { rows, columns };
}
