import type { Cell, Table } from "../document.ts";

/** A cell with its sure place: nothing overlaps, nothing hangs over the edge. Counts start at 0. */
export interface GridCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cell: Cell;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Rows that repeat on every page. */
  readonly headerRows: number;
  readonly cells: readonly GridCell[];
}

/** Columns beyond this cannot be read on paper: their cells move below, text and all. */
const MOST_COLUMNS = 200;

/**
 * Lays a table's cells on a grid. A cell whose place is taken moves to the next free place of its row, or to a row of its own when the row is full;
 * spans are cut to what is free; a header cell does not reach into the body.
 */
export function layGrid(table: Table): Grid {
  const listed = table.rows.flatMap((row) => row.cells);
  const columns = Math.min(
    MOST_COLUMNS,
    listed.reduce((most, cell) => Math.max(most, startOf(cell) + spanOf(cell.columnSpan)), 0),
  );
  if (columns === 0) return { columns: 0, rows: 0, headerRows: 0, cells: [] };
  const header = countHeaderRows(table);
  const taken: boolean[][] = [];
  const cells: GridCell[] = [];
  const last = table.rows.length;
  const extra = new Map<number, number>();
  for (const [y, row] of table.rows.entries()) {
    for (const cell of row.cells) {
      const wanted = Math.min(startOf(cell), columns - 1);
      const x = freeFrom(taken[y], wanted, columns) ?? freeFrom(taken[y], 0, columns);
      if (x === undefined) {
        extra.set(cells.length, y);
        cells.push({ x: 0, y: -1, width: columns, height: 1, cell });
        continue;
      }
      let width = 1;
      while (width < Math.min(spanOf(cell.columnSpan), columns - x) && taken[y]?.[x + width] !== true) width += 1;
      const bottom = Math.min(y + spanOf(cell.rowSpan), y < header ? header : last);
      let height = 1;
      while (y + height < bottom && isFree(taken[y + height], x, width)) height += 1;
      for (let below = y; below < y + height; below += 1) {
        const line = (taken[below] ??= []);
        for (let beside = x; beside < x + width; beside += 1) line[beside] = true;
      }
      cells.push({ x, y, width, height, cell });
    }
  }
  let rows = last;
  const placed = cells.map((entry, index) => (extra.has(index) ? { ...entry, y: rows++ } : entry));
  return { columns, rows, headerRows: header, cells: placed };
}

function startOf(cell: Cell): number {
  return Number.isFinite(cell.column) ? Math.max(0, Math.trunc(cell.column) - 1) : 0;
}

function spanOf(span: number): number {
  return Number.isFinite(span) ? Math.max(1, Math.trunc(span)) : 1;
}

function countHeaderRows(table: Table): number {
  if (table.headerRows !== undefined) return Math.max(0, Math.min(Math.trunc(table.headerRows), table.rows.length));
  const body = table.rows.findIndex((row) => row.header !== true);
  return body === -1 ? table.rows.length : body;
}

function freeFrom(line: readonly boolean[] | undefined, from: number, columns: number): number | undefined {
  for (let x = from; x < columns; x += 1) if (line?.[x] !== true) return x;
  return undefined;
}

function isFree(line: readonly boolean[] | undefined, x: number, width: number): boolean {
  for (let beside = x; beside < x + width; beside += 1) if (line?.[beside] === true) return false;
  return true;
}
