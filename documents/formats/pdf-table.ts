import type { Cell, Row, Table } from "../document.ts";
import type { Columns, SetCell } from "./pdf-columns.ts";
import { chooseColumns, roomIn } from "./pdf-columns.ts";
import type { Grid } from "./pdf-grid.ts";
import { layGrid } from "./pdf-grid.ts";
import type { Piece, Setting } from "./pdf-text.ts";
import { joinPlain, piecesOf, printable } from "./pdf-text.ts";

/** A table as the template prints it; measures in points. */
export interface TableSheet {
  readonly kind: "table";
  readonly size: number;
  readonly inset: number;
  readonly columns: readonly number[];
  /** Cells of the rows that repeat on every page. */
  readonly header: readonly CellSheet[];
  readonly cells: readonly CellSheet[];
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

const SHADES = { header: 236, group: 243, total: 236, rubric: 255 } as const;
/** A row of no more lines than this goes to the next page whole. */
const LINES_KEPT_WHOLE = 6;
/** Headings taller than this share of the page neither repeat nor stay whole. */
const TALLEST_HEADER = 0.4;

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
export function setTable(setting: Setting, table: Table, { width, height, depth = 0 }: Room): TableSheet | undefined {
  const grid = layGrid(table);
  if (grid.columns === 0) return undefined;
  const nests = depth < DEEPEST_TABLE;
  const roleOf = (y: number): CellRole => (y < grid.headerRows || table.rows[y]?.header === true ? "header" : table.rows[y]?.role);
  const columns = chooseColumns(grid, table, width, depth, (size, roomOf) =>
    grid.cells.map((entry) => {
      const bold = entry.cell.bold ?? isStrong(roleOf(entry.y));
      const text = printable(nests ? entry.cell.text : allText(entry.cell));
      return { entry, bold, pieces: piecesOf(setting, [{ text, size, bold }], roomOf(entry)) };
    }),
  );
  const lines = linesByRow(grid, columns);
  const headerLines = lines.slice(0, grid.headerRows).reduce((sum, count) => sum + count, 0);
  const headerFits = headerLines * columns.size * 1.3 <= height * TALLEST_HEADER;
  const whole = rowsKeptWhole(grid, lines, table);
  const placed = columns.cells
    .toSorted((one, other) => one.entry.y - other.entry.y || one.entry.x - other.entry.x)
    .map((set) => {
      const room = { width: roomIn(columns, set.entry), height, depth: depth + 1 };
      const inner = nests ? (set.entry.cell.tables ?? []).flatMap((nested) => setTable(setting, nested, room) ?? []) : [];
      return { y: set.entry.y, sheet: sheetOf(set, roleOf(set.entry.y), whole.has(set.entry.y), inner) };
    });
  return {
    kind: "table",
    size: columns.size,
    inset: columns.inset,
    columns: columns.widths.map((wide) => Math.round(wide * 100) / 100),
    header: headerFits ? placed.filter(({ y }) => y < grid.headerRows).map(({ sheet }) => sheet) : [],
    cells: placed.filter(({ y }) => !headerFits || y >= grid.headerRows).map(({ sheet }) => sheet),
  };
}

type CellRole = Row["role"] | "header";

function sheetOf({ entry, pieces, bold }: SetCell, role: CellRole, whole: boolean, inner: readonly TableSheet[]): CellSheet {
  const shade = role === undefined ? 255 : SHADES[role];
  return {
    x: entry.x,
    y: entry.y,
    ...(entry.width > 1 ? { w: entry.width } : {}),
    ...(entry.height > 1 ? { h: entry.height } : {}),
    align: entry.cell.align ?? (role === "header" ? "center" : "left"),
    ...(role === "header" ? { middle: true } : {}),
    ...(bold ? { bold: true } : {}),
    ...(shade < 255 ? { shade } : {}),
    ...(whole && inner.length === 0 ? { breaks: false } : {}),
    text: joinPlain(pieces),
    ...(inner.length > 0 ? { tables: inner } : {}),
  };
}

/** A cell's text and, line by line, that of the tables inside it. */
function allText(cell: Cell): string {
  const rows = (cell.tables ?? []).flatMap((table) => table.rows.map((row) => row.cells.map(allText).join("  ")));
  return [cell.text, ...rows].filter((text) => text !== "").join("\n");
}

function isStrong(role: string | undefined): boolean {
  return role === "header" || role === "group" || role === "total";
}

/** How many lines each row is likely to take: filling lines with pieces as the page will. */
function linesByRow(grid: Grid, columns: Columns): readonly number[] {
  const lines = Array.from({ length: grid.rows }, () => 1);
  for (const { entry, pieces } of columns.cells) {
    const room = roomIn(columns, entry);
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
  const whole = new Set(
    lines.flatMap((count, y) => (count <= LINES_KEPT_WHOLE && y >= grid.headerRows && table.rows[y] !== undefined ? [y] : [])),
  );
  for (const entry of grid.cells) {
    if (entry.height === 1 && (entry.cell.tables?.length ?? 0) === 0) continue;
    for (let y = entry.y; y < entry.y + entry.height; y += 1) whole.delete(y);
  }
  return whole;
}
