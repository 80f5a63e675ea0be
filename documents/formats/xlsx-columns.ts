import type { Table } from "../document.ts";

/** How many columns a table has. */
export function countColumns(table: Table): number {
  let most = 0;
  for (const { cells } of table.rows) for (const cell of cells) most = Math.max(most, cell.column + cell.columnSpan - 1);
  return most;
}

/** Right edges of a table's columns, the last at 1: from its widths, or from how much its columns hold. */
export function edgesOf(table: Table): readonly number[] {
  const count = countColumns(table);
  const widths = table.widths?.length === count ? table.widths.map((width) => Math.max(width, 0.01)) : guessWidths(table, count);
  const sum = widths.reduce((total, width) => total + width, 0);
  let edge = 0;
  return widths.map((width, index) => {
    edge += width / sum;
    return index === count - 1 ? 1 : edge;
  });
}

function guessWidths(table: Table, count: number): readonly number[] {
  const most = Array.from({ length: count }, () => 4);
  for (const { cells } of table.rows) {
    for (const { text, column, columnSpan } of cells) {
      if (columnSpan === 1) most[column - 1] = Math.max(most[column - 1] ?? 0, Math.min(text.length, 400));
    }
  }
  return most.map((length) => 3 + Math.sqrt(length));
}

/**
 * The columns of a sheet on which several tables stand: those of the table with the most columns. Every other table takes
 * the nearest of their edges for its own, so that its cells span whole columns.
 */
export function gridOf(tables: readonly Table[]): {
  readonly edges: readonly number[];
  readonly edgesByTable: ReadonlyMap<Table, readonly number[]>;
} {
  const widest = tables.reduce<Table | undefined>(
    (best, table) => (best && countColumns(best) >= countColumns(table) ? best : table),
    undefined,
  );
  const edges = widest && countColumns(widest) > 0 ? edgesOf(widest) : [0.5, 1];
  return { edges, edgesByTable: new Map(tables.map((table) => [table, nearestEdges(edgesOf(table), edges)])) };
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
