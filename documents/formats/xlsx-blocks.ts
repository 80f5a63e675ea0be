import { LIMITS } from "#documents/limits.ts";
import type { Place } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { Cell, Paragraph, ReadError, Table } from "../document.ts";
import type { Grid, GridCell, Span } from "./xlsx-grid.ts";
import { cutGrid, type Line } from "./xlsx-cut.ts";

/**
 * แผ่นงานเป็นย่อหน้าและตาราง — the blocks of a sheet in order. `tables` is how many tables stand before it in the document,
 * `cells` how many cells; both counts are returned so that the next sheet goes on from there.
 */
export function blocksOfGrid(
  grid: Grid,
  before: { readonly tables: number; readonly cells: number },
): Result<{ readonly blocks: readonly (Paragraph | Table)[]; readonly tables: number; readonly cells: number }, ReadError> {
  const blocks: (Paragraph | Table)[] = [];
  let { tables, cells } = before;
  for (const piece of cutGrid(grid)) {
    if (piece.kind === "line") {
      blocks.push(...paragraphOf(piece.line, grid.sheet));
      continue;
    }
    const columns = columnsOf(piece.lines);
    cells += columns.length * piece.lines.length;
    if (cells > LIMITS.cells) return err({ kind: "too-much-inside", found: "cells" });
    tables += 1;
    blocks.push(tableOf(piece.lines, columns, grid, tables));
  }
  return ok({ blocks, tables, cells });
}

function placeIn(sheet: string | undefined, place: Place): Place {
  return { ...(sheet !== undefined && { sheet }), ...place };
}

/** A line outside tables is one paragraph: a label and its value in the next cell belong together. */
function paragraphOf({ row, cells }: Line, sheet: string | undefined): readonly Paragraph[] {
  const texts = cells.filter((cell) => cell.text !== "");
  const first = texts[0];
  if (!first) return [];
  return [{ kind: "paragraph", text: texts.map((cell) => cell.text).join(" "), place: placeIn(sheet, { row, column: first.column }) }];
}

/** The columns of the sheet in which a cell of the table begins; a column that only ever lies under merged cells is none. */
function columnsOf(lines: readonly Line[]): readonly number[] {
  const columns = new Set<number>();
  const open: { readonly cell: GridCell; readonly to: number }[] = [];
  for (const { row, cells, ruled } of lines) {
    for (const cell of cells) {
      columns.add(cell.column);
      if (cell.rowSpan > 1 || cell.columnSpan > 1) open.push({ cell, to: row + cell.rowSpan - 1 });
    }
    if (!ruled) continue;
    const covering = open.filter(({ to }) => to >= row).map(({ cell }) => cell);
    for (let column = ruled.from; column <= ruled.to; column += 1) {
      if (!covering.some((cell) => column > cell.column && column < cell.column + cell.columnSpan)) columns.add(column);
    }
    if (open.length > 200) open.splice(0, open.length, ...open.filter(({ to }) => to > row));
  }
  return [...columns].toSorted((one, other) => one - other);
}

function tableOf(lines: readonly Line[], columns: readonly number[], grid: Grid, table: number): Table {
  const place = (more: Place) => placeIn(grid.sheet, { table, ...more });
  const columnIndex = new Map(columns.map((column, index) => [column, index]));
  /** For each column, the first line that is free of a cell from above. */
  const free = columns.map(() => 0);
  const rows = lines.map(({ row, cells }, index) => {
    const starting = new Map(cells.map((cell) => [columnIndex.get(cell.column) ?? -1, cell]));
    const out: Cell[] = [];
    for (let at = 0; at < columns.length;) {
      if ((free[at] ?? 0) > index) {
        at += 1;
        continue;
      }
      const cell = starting.get(at);
      const end = cell ? cell.column + cell.columnSpan : 0;
      let columnSpan = 1;
      while (at + columnSpan < columns.length && (columns[at + columnSpan] ?? 0) < end) columnSpan += 1;
      let rowSpan = 1;
      while (cell && (lines[index + rowSpan]?.row ?? Number.POSITIVE_INFINITY) < row + cell.rowSpan) rowSpan += 1;
      for (let covered = at; covered < at + columnSpan; covered += 1) free[covered] = index + rowSpan;
      const inSheet = columns[at] ?? 0;
      out.push({
        text: cell?.text ?? "",
        column: at + 1,
        columnSpan,
        rowSpan,
        place: place({ row, column: inSheet }),
        ...(cell?.value && { value: cell.value }),
      });
      at += columnSpan;
    }
    return {
      cells: out,
      place: place({ row }),
      ...(isIn(row, grid.repeated) && { header: true }),
      ...(grid.hiddenRows.has(row) && { hidden: true }),
    };
  });
  return { kind: "table", rows, place: place({ row: lines[0]?.row ?? 1 }) };
}

function isIn(row: number, span: Span | undefined): boolean {
  return span !== undefined && row >= span.from && row <= span.to;
}
