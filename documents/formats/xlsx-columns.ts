import type { Table } from "../document.ts";
import { measureColumns } from "./table-measure.ts";
import { TABLE_SIZE } from "./xlsx-faces.ts";

/** A sheet is printed on the width of its paper: with more than this its letters are too small. */
const WIDEST = 1.4;

/** How many columns a table has. */
export function countColumns(table: Table): number {
  let most = 0;
  for (const { cells } of table.rows) for (const cell of cells) most = Math.max(most, cell.column + cell.columnSpan - 1);
  return most;
}

/** Widths of a table's columns in points: at least `points` together, wider where its words need it, but no more than a sheet can print legibly. */
function widthsOf(table: Table, points: number): readonly number[] {
  const isStrong = (index: number): boolean => {
    const row = table.rows[index];
    return index < (table.headerRows ?? 0) || row?.header === true || row?.role === "group" || row?.role === "total";
  };
  const given = table.widths?.length === countColumns(table) ? table : withoutWidths(table);
  for (let wide = points; ; wide *= 1.05) {
    const { columns } = measureColumns(given, { width: wide, depth: 0, smallest: TABLE_SIZE }, isStrong);
    if (columns.fits || wide * 1.05 > points * WIDEST) return columns.widths;
  }
}

function withoutWidths({ widths: _widths, ...table }: Table): Table {
  return table;
}

function edgesOf(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  let edge = 0;
  return widths.map((width, index) => {
    edge += width / sum;
    return index === widths.length - 1 ? 1 : edge;
  });
}

/**
 * The columns of a sheet on which several tables stand: those of the table with the most columns. Every other table takes
 * the nearest of their edges for its own, so that its cells span whole columns.
 */
export function gridOf(
  tables: readonly Table[],
  points: number,
): {
  readonly edges: readonly number[];
  readonly points: number;
  readonly edgesByTable: ReadonlyMap<Table, readonly number[]>;
} {
  const widest = tables.reduce<Table | undefined>(
    (best, table) => (best && countColumns(best) >= countColumns(table) ? best : table),
    undefined,
  );
  const widths = widest && countColumns(widest) > 0 ? widthsOf(widest, points) : [points / 2, points / 2];
  const edges = edgesOf(widths);
  const edgesByTable = new Map(
    tables.map((table) => [table, nearestEdges(table === widest ? edges : edgesOf(widthsOf(table, points)), edges)]),
  );
  return { edges, points: widths.reduce((sum, width) => sum + width, 0), edgesByTable };
}

/** For each wanted edge the number (from 1) of the column whose right edge it takes, ascending and each used once. */
function nearestEdges(wanted: readonly number[], edges: readonly number[]): readonly number[] {
  // best[i][j]: the least sum of distances when wanted edge i takes edge j.
  const best: number[][] = [];
  for (const [i, want] of wanted.entries()) {
    const row: number[] = [];
    let least = i === 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const [j, edge] of edges.entries()) {
      row.push(least + (want - edge) ** 2);
      if (i > 0) least = Math.min(least, best[i - 1]?.[j] ?? Number.POSITIVE_INFINITY);
    }
    best.push(row);
  }
  const taken: number[] = [];
  let before = edges.length;
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    const row = best[i] ?? [];
    // The last edge is the right side of the paper for every table.
    let choice = before - 1;
    if (i < wanted.length - 1) for (let j = before - 1; j >= i; j -= 1) if ((row[j] ?? 0) < (row[choice] ?? 0)) choice = j;
    taken.unshift(choice + 1);
    before = choice;
  }
  return taken;
}
