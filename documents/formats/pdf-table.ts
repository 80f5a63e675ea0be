import type { Cell, Table } from "../document.ts";
import type { Grid, GridCell } from "./pdf-grid.ts";
import { layGrid } from "./pdf-grid.ts";
import type { Measured, Piece, Setting } from "./pdf-text.ts";
import { joinPlain, piecesOf, printable } from "./pdf-text.ts";

/** A table as the template prints it; measures in points. */
export interface TableSheet {
  readonly kind: "table";
  readonly size: number;
  readonly inset: number;
  readonly columns: readonly number[];
  readonly headerRows: number;
  /** Runs of rows: with a `level` they are header rows, 1 for the column headings and 2 for a group's heading. */
  readonly parts: readonly { readonly level?: number; readonly repeat?: boolean; readonly cells: readonly CellSheet[] }[];
}

export interface CellSheet {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
  readonly align: "left" | "center" | "right";
  readonly middle?: true;
  readonly bold?: true;
  /** Grey, 0 black to 255 white. */
  readonly shade?: number;
  readonly breaks?: false;
  readonly text: readonly Piece[];
  readonly tables?: readonly TableSheet[];
}

/** Letter sizes tried in turn until the columns hold their words. */
const LARGEST = 14;
const SIZES = [LARGEST, 13, 12, 11, 10, 9, 8, 7, 6] as const;
const SHADES = { header: 236, group: 243, total: 236, rubric: 255 } as const;
/** A row of no more lines than this goes to the next page whole. */
const LINES_KEPT_WHOLE = 6;
/** Headings taller than this share of the page neither repeat nor stay whole. */
const TALLEST_HEADER = 0.4;

interface Set {
  readonly entry: GridCell;
  readonly pieces: readonly Measured[];
  readonly bold: boolean;
}

/** The place a table is set for, in points. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Tables around it. */
  readonly depth?: number;
}

/** Tables inside tables beyond this depth become lines of text. */
const DEEPEST_TABLE = 3;

/** A table set for its room; undefined where it has no cells. */
export function setTable(setting: Setting, table: Table, { width: room, height, depth = 0 }: Room): TableSheet | undefined {
  const grid = layGrid(table);
  const inside = (cell: Cell): readonly Table[] => (depth < DEEPEST_TABLE ? (cell.tables ?? []) : []);
  if (grid.columns === 0) return undefined;
  const roleOf = (y: number) => (y < grid.headerRows ? "header" : table.rows[y]?.role);
  const set = (size: number, widest: (entry: GridCell) => number): readonly Set[] =>
    grid.cells.map((entry) => {
      const bold = entry.cell.bold ?? isStrong(roleOf(entry.y));
      return { entry, bold, pieces: piecesOf(setting, [{ text: printable(depth < DEEPEST_TABLE ? entry.cell.text : allText(entry.cell)), size, bold }], widest(entry)) };
    });

  const base = SIZES.filter((size) => size <= LARGEST - depth);
  const inset = grid.columns > 14 ? 2 : 3.5;
  let size = base.at(-1) ?? 6;
  let cells: readonly Set[] = [];
  let columns: readonly number[] = [];
  for (const candidate of base) {
    size = candidate;
    cells = set(size, () => Number.POSITIVE_INFINITY);
    const wanted = wantedWidths(grid, cells, table.widths, room, inset);
    columns = wanted.columns;
    if (wanted.fits) break;
  }
  const widthFor = (entry: GridCell): number => columns.slice(entry.x, entry.x + entry.width).reduce((sum, width) => sum + width, 0) - 2 * inset;
  if (cells.some(({ entry, pieces }) => pieces.some((piece) => piece.width > widthFor(entry)))) cells = set(size, (entry) => Math.max(size * 0.6, widthFor(entry)));

  const lines = linesByRow(grid, cells, widthFor);
  const tallestHeader = (height * TALLEST_HEADER) / (size * 1.3);
  const headerFits = lines.slice(0, grid.headerRows).reduce((sum, count) => sum + count, 0) <= tallestHeader;
  const whole = rowsKeptWhole(grid, lines, table);

  const sheetOf = ({ entry, pieces, bold }: Set): CellSheet => {
    const role = roleOf(entry.y);
    const inner = inside(entry.cell).flatMap((nested) => setTable(setting, nested, { width: widthFor(entry), height, depth: depth + 1 }) ?? []);
    const shade = role === undefined ? 255 : SHADES[role];
    return {
      x: entry.x,
      y: entry.y,
      ...(entry.width > 1 ? { w: entry.width } : {}),
      ...(entry.height > 1 ? { h: entry.height } : {}),
      align: entry.cell.align ?? (role === "header" ? "center" : "left"),
      ...(role === "header" ? { middle: true as const } : {}),
      ...(bold ? { bold: true as const } : {}),
      ...(shade < 255 ? { shade } : {}),
      ...(whole.has(entry.y) && inner.length === 0 ? { breaks: false as const } : {}),
      text: joinPlain(pieces),
      ...(inner.length > 0 ? { tables: inner } : {}),
    };
  };

  const isGroup = (y: number): boolean => roleOf(y) === "group" && whole.has(y) && y < grid.rows - 1;
  const parts: { level?: number; repeat?: boolean; cells: CellSheet[] }[] = [];
  let lastY = -1;
  for (const cell of cells.toSorted((one, other) => one.entry.y - other.entry.y || one.entry.x - other.entry.x)) {
    const { y } = cell.entry;
    const kind = y < grid.headerRows ? (headerFits ? 1 : 0) : isGroup(y) ? 2 : 0;
    const part = parts.at(-1);
    if (!part || (part.level ?? 0) !== kind || (kind === 2 && y !== lastY)) parts.push(kind === 0 ? { cells: [sheetOf(cell)] } : { level: kind, repeat: kind === 1, cells: [sheetOf(cell)] });
    else part.cells.push(sheetOf(cell));
    lastY = y;
  }
  return { kind: "table", size, inset, columns: columns.map((width) => Math.round(width * 100) / 100), headerRows: grid.headerRows, parts };
}

/** A cell's text and, line by line, that of the tables inside it. */
function allText(cell: Cell): string {
  const rows = (cell.tables ?? []).flatMap((table) => table.rows.map((row) => row.cells.map(allText).join("  ")));
  return [cell.text, ...rows].filter((text) => text !== "").join("\n");
}

function isStrong(role: string | undefined): boolean {
  return role === "header" || role === "group" || role === "total";
}

/** Widths of the columns: as asked for (or after their content), but none narrower than its widest word while others have room to give. */
function wantedWidths(
  grid: Grid, cells: readonly Set[], asked: readonly number[] | undefined, room: number, inset: number,
): { readonly columns: readonly number[]; readonly fits: boolean } {
  const least = Array.from({ length: grid.columns }, () => 2 * inset + 8);
  const content = Array.from({ length: grid.columns }, () => 40);
  for (const { entry, pieces } of cells) {
    if (entry.width > 1) continue;
    const widest = pieces.reduce((most, piece) => Math.max(most, piece.width), (entry.cell.tables?.length ?? 0) > 0 ? 60 : 0);
    least[entry.x] = Math.max(least[entry.x] ?? 0, Math.min(widest, 80) + 2 * inset + 0.5);
    content[entry.x] = Math.max(content[entry.x] ?? 0, pieces.reduce((sum, piece) => sum + piece.width, 0));
  }
  const shares = Array.from({ length: grid.columns }, (_, x) => {
    const share = asked?.[x];
    return share !== undefined && Number.isFinite(share) && share > 0 ? share : asked === undefined ? Math.sqrt(content[x] ?? 40) : 0;
  });
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  let columns: readonly number[] = shares.map((share) => (share / total) * room);
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed > room) return { columns: least.map((width) => (width / needed) * room), fits: false };
  const missing = columns.reduce((sum, width, x) => sum + Math.max(0, (least[x] ?? 0) - width), 0);
  if (missing > 0) {
    const spare = columns.reduce((sum, width, x) => sum + Math.max(0, width - (least[x] ?? 0)), 0);
    columns = columns.map((width, x) => {
      const low = least[x] ?? 0;
      return width < low ? low : width - ((width - low) / spare) * missing;
    });
  }
  return { columns, fits: true };
}

/** How many lines each row is likely to take: filling lines with pieces as the page will. */
function linesByRow(grid: Grid, cells: readonly Set[], widthFor: (entry: GridCell) => number): readonly number[] {
  const lines = Array.from({ length: grid.rows }, () => 1);
  for (const { entry, pieces } of cells) {
    const room = widthFor(entry);
    let count = 1;
    let filled = 0;
    for (const { piece, width } of pieces) {
      if (piece === "\n" || filled + width > room) {
        count += 1;
        filled = 0;
      }
      filled += width;
    }
    const share = Math.ceil(count / entry.height);
    for (let y = entry.y; y < entry.y + entry.height; y += 1) lines[y] = Math.max(lines[y] ?? 1, share);
  }
  return lines;
}

/** Rows that are short, touch no cell that reaches over several rows, and hold no table. */
function rowsKeptWhole(grid: Grid, lines: readonly number[], table: Table): ReadonlySet<number> {
  const whole = new Set(lines.flatMap((count, y) => (count <= LINES_KEPT_WHOLE && y >= grid.headerRows && table.rows[y] !== undefined ? [y] : [])));
  for (const entry of grid.cells) {
    if (entry.height === 1 && (entry.cell.tables?.length ?? 0) === 0) continue;
    for (let y = entry.y; y < entry.y + entry.height; y += 1) whole.delete(y);
  }
  return whole;
}
