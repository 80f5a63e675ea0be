/** Where a cell of a row lies: from one line of the grid (0 = left border) to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A column this narrow (twips, 2 mm) is no column but two borders that did not quite meet. */
const SLIVER = 113;

/**
 * The columns a reader sees, out of Word's grid: grid lines that no cell uses are dropped, and lines a hair apart are one,
 * as they are left behind when a border is dragged in some rows only. Gives the column (from 0) that begins at a grid line.
 */
export function visibleColumns(rows: readonly (readonly Stretch[])[], widths: readonly number[]): (line: number) => number {
  const cells = rows.flat();
  const stretches = new Set(cells.map(({ from, to }) => `${from} ${to}`));
  const lines = [...new Set(cells.flatMap(({ from, to }) => [from, to]))].toSorted((one, other) => one - other);
  const last = lines.at(-1) ?? 0;
  const mean = widths.reduce((sum, width) => sum + width, 0) / Math.max(widths.length, 1);
  const positions = [0];
  for (let line = 0; line < last; line += 1) positions.push((positions[line] ?? 0) + (widths[line] ?? mean));
  const isSliver = (from: number, to: number) => {
    const width = (positions[to] ?? 0) - (positions[from] ?? 0);
    return width < SLIVER && width < mean / 4 && !stretches.has(`${from} ${to}`);
  };

  const columnByLine = new Map<number, number>();
  let column = -1;
  let first: number | undefined;
  for (const line of lines) {
    if (first === undefined || !isSliver(first, line)) {
      column += 1;
      first = line;
    }
    columnByLine.set(line, column);
  }
  // A cell between two such borders is a cell all the same: then every line counts.
  const squeezed = cells.some(({ from, to }) => columnByLine.get(from) === columnByLine.get(to));
  const columns = squeezed ? new Map(lines.map((line, index) => [line, index])) : columnByLine;
  return (line) => columns.get(line) ?? 0;
}
