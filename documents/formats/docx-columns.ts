import type { Table } from "../document.ts";
import { cellStyleOf, type CellStyle } from "./docx-styles.ts";
import { linesByRow } from "./table-columns.ts";
import { measureColumns } from "./table-measure.ts";

/** A table measured for a sheet of Word; lengths in twips. */
export interface Measured {
  readonly style: CellStyle;
  readonly widths: readonly number[];
  /** Height that each row is likely to take. */
  readonly heights: readonly number[];
}

/** Space between a cell's border and its text, in twips: as the measures count it. */
export const PADDING = 70;
const TWIPS = 20;
/** Letters smaller than this nobody reads on paper; words that still do not fit are cut by the reader's program. */
const SMALLEST = 10;
/** Height of a line of TH Sarabun New against its letter size, and what a row adds. */
const LINE_HEIGHT = 1.34;
const ROW_PADDING = 3;

/** วัดตาราง — letter size and column widths so that words stand whole in their columns, as on the page of the PDF; `width` in twips. */
export function measureTable(table: Table, width: number, depth: number, isStrong: (row: number) => boolean): Measured {
  const { grid, columns } = measureColumns(table, { width: width / TWIPS, depth, smallest: SMALLEST }, isStrong);
  const lines = linesByRow(grid, columns, columns.cells, () => 0);
  return {
    style: cellStyleOf(columns.size),
    widths: columns.widths.map((wide) => Math.round(wide * TWIPS)),
    heights: lines.map((count) => Math.round((count * columns.size * LINE_HEIGHT + ROW_PADDING) * TWIPS)),
  };
}
