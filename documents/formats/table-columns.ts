import type { Table } from "../document.ts";
import type { Grid, GridCell } from "./table-grid.ts";
import type { Measured } from "./pdf-text.ts";

/** A cell with its text cut into pieces. */
export interface SetCell {
  readonly entry: GridCell;
  readonly pieces: readonly Measured[];
  readonly bold: boolean;
}

/** How a table's text is set: letter size, columns in points, blank at each side of a cell. */
export interface Columns {
  readonly size: number;
  readonly inset: number;
  readonly widths: readonly number[];
  /** No word is cut. */
  readonly fits: boolean;
  readonly cells: readonly SetCell[];
}

/** Sets all cells in a letter size, no piece wider than the room given for its cell. */
type SetCells = (size: number, roomOf: (entry: GridCell) => number) => readonly SetCell[];

const LARGEST = 14;
/** Letter sizes tried in turn until the columns hold their words. */
const SIZES = [LARGEST, 13, 12, 11, 10, 9, 8, 7, 6] as const;
/** A longer word does not widen its column: it is cut. */
const WIDEST_WORD = 80;
/** Columns that hold a table are at least so wide. */
const NARROWEST_TABLE = 60;

/** What a table is set into: width in points, tables around it, and the least size of its letters. */
export interface TableRoom {
  readonly width: number;
  readonly depth: number;
  readonly smallest?: number;
}

/** Chooses letter size and column widths, so that words fit their columns; in the smallest size words are cut. */
export function chooseColumns(grid: Grid, table: Table, { width: room, depth, smallest = 6 }: TableRoom, setCells: SetCells): Columns {
  const inset = grid.columns > 14 ? 2 : 3.5;
  const sizes = SIZES.filter((size) => size <= LARGEST - depth && size >= smallest);
  const full = setCells(LARGEST, () => Number.POSITIVE_INFINITY);
  let chosen: Columns = { size: LARGEST, inset, widths: [], fits: false, cells: full };
  for (const size of sizes) {
    const cells = size === LARGEST ? full : full.map((cell) => ({ ...cell, pieces: scaled(cell.pieces, size / LARGEST) }));
    const { widths, fits } = wantedWidths(grid, cells, table.widths, room, inset);
    chosen = { size, inset, widths, fits, cells };
    if (fits) break;
  }
  const tooWide = chosen.cells.some(({ entry, pieces }) => pieces.some((piece) => piece.width > roomIn(chosen, entry)));
  return tooWide ? { ...chosen, cells: setCells(chosen.size, (entry) => Math.max(chosen.size * 0.6, roomIn(chosen, entry))) } : chosen;
}

function scaled(pieces: readonly Measured[], factor: number): readonly Measured[] {
  return pieces.map(({ piece, width }) => ({ piece, width: width * factor }));
}

/** Width of the text in a cell. */
export function roomIn({ widths, inset }: Columns, entry: GridCell): number {
  return widths.slice(entry.x, entry.x + entry.width).reduce((sum, width) => sum + width, 0) - 2 * inset;
}

/** How many lines each row is likely to take; `more` says how many besides its text a cell takes. */
export function linesByRow<Filled extends SetCell>(
  grid: Grid,
  columns: Columns,
  cells: readonly Filled[],
  more: (cell: Filled) => number,
): readonly number[] {
  const lines = Array.from({ length: grid.rows }, () => 1);
  for (const cell of cells) {
    const { y: top, height } = cell.entry;
    const share = Math.ceil((linesIn(cell.pieces, roomIn(columns, cell.entry)) + more(cell)) / height);
    for (let y = top; y < top + height; y += 1) lines[y] = Math.max(lines[y] ?? 1, share);
  }
  return lines;
}

/** Lines of a text, filled with pieces as the page will. */
function linesIn(pieces: readonly Measured[], room: number): number {
  let count = 1;
  let filled = 0;
  for (const { piece, width } of pieces) {
    if (piece === "\n" || filled + width > room) {
      count += 1;
      filled = 0;
    }
    filled += width;
  }
  return count;
}

/** Widths of the columns: as asked for (or after their content), but none narrower than its widest word while others have room to give. */
function wantedWidths(
  grid: Grid,
  cells: readonly SetCell[],
  asked: readonly number[] | undefined,
  room: number,
  inset: number,
): { readonly widths: readonly number[]; readonly fits: boolean } {
  const least = Array.from({ length: grid.columns }, () => 2 * inset + 8);
  const content = Array.from({ length: grid.columns }, () => 40);
  for (const { entry, pieces } of cells) {
    if (entry.width > 1) continue;
    const widest = pieces.reduce((most, piece) => Math.max(most, piece.width), (entry.cell.tables?.length ?? 0) > 0 ? NARROWEST_TABLE : 0);
    least[entry.x] = Math.max(least[entry.x] ?? 0, Math.min(widest, WIDEST_WORD) + 2 * inset + 0.5);
    content[entry.x] = Math.max(
      content[entry.x] ?? 0,
      pieces.reduce((sum, piece) => sum + piece.width, 0),
    );
  }
  const shares = Array.from({ length: grid.columns }, (_, x) => {
    const share = asked?.[x];
    return share !== undefined && Number.isFinite(share) && share > 0 ? share : asked === undefined ? Math.sqrt(content[x] ?? 40) : 0;
  });
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  let columns: readonly number[] = shares.map((share) => (share / total) * room);
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed > room) return { widths: least.map((width) => (width / needed) * room), fits: false };
  const missing = columns.reduce((sum, width, x) => sum + Math.max(0, (least[x] ?? 0) - width), 0);
  if (missing > 0) {
    const spare = columns.reduce((sum, width, x) => sum + Math.max(0, width - (least[x] ?? 0)), 0);
    columns = columns.map((width, x) => {
      const low = least[x] ?? 0;
      return width < low ? low : width - ((width - low) / spare) * missing;
    });
  }
  return { widths: columns, fits: true };
}
