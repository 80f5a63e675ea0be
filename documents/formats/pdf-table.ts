import type { Cell, Photo, Row, Table } from "../document.ts";
import { fitPhoto } from "./ready-photos.ts";
import type { SetCell } from "./table-columns.ts";
import { chooseColumns, linesByRow, roomIn } from "./table-columns.ts";
import type { Grid } from "./table-grid.ts";
import { layGrid } from "./table-grid.ts";
import type { Measured, Piece, Setting } from "./pdf-text.ts";
import { joinPlain, piecesOf, printable } from "./pdf-text.ts";

/** A table as the template prints it; measures in points. */
export interface TableSheet {
  readonly kind: "table";
  readonly size: number;
  readonly inset: number;
  readonly columns: readonly number[];
  readonly rows: number;
  readonly headerRows: number;
  /** Rows that head those below them and that no taller cell reaches into from above. */
  readonly groups: readonly number[];
  /** Height it is likely to take. */
  readonly height: number;
  /** Cells of the rows that repeat on every page. */
  readonly header: readonly CellSheet[];
  readonly cells: readonly CellSheet[];
  /** Without lines. */
  readonly plain?: true;
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
  readonly photo?: PhotoSheet;
}

/** A photo above the text of its cell. */
interface PhotoSheet {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly says: string;
}

/** Photos are no higher than this, in points: three rows of them stand on a sheet. */
const TALLEST_PHOTO = 165;
const SHADES = { header: 236, group: 243, total: 236, rubric: 255 } as const;
/** A row no taller than this share of the page goes to the next one whole. */
const TALLEST_WHOLE = 0.4;
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
/**
 * A table inside a cell stays on one page, and becomes lines of text where it would take more than this share of one: the engine's time
 * grows without bound when tables that break stand inside rows that break.
 */
const TALLEST_INNER = 0.5;
/** Height of a line against its letter size, and what each row adds. */
const LINE_HEIGHT = 1.21;
const ROW_PADDING = 8;

/** A table set for its room; undefined where it has no cells. */
export function setTable(setting: Setting, table: Table, { width, height, depth = 0 }: Room): TableSheet | undefined {
  const grid = layGrid(setting.plain ? withoutTallCells(table) : table);
  if (grid.columns === 0) return undefined;
  const roleOf = (y: number): CellRole => (y < grid.headerRows || table.rows[y]?.header === true ? "header" : table.rows[y]?.role);
  const setText = (text: string, bold: boolean, size: number, room: number): readonly Measured[] =>
    piecesOf(setting, [{ text: printable(text), size, bold }], room);
  const columns = chooseColumns(grid, table, { width, depth }, (size, roomOf) =>
    grid.cells.map((entry) => {
      const bold = entry.cell.bold ?? isStrong(roleOf(entry.y));
      return { entry, bold, pieces: setText(entry.cell.text, bold, size, roomOf(entry)) };
    }),
  );
  const filled = columns.cells.map((set): FilledCell => {
    const { cell } = set.entry;
    if (cell.photo !== undefined) return { ...set, tables: [], ...setPhoto(setting, cell.photo, roomIn(columns, set.entry)) };
    if ((cell.tables?.length ?? 0) === 0) return { ...set, tables: [] };
    const room = roomIn(columns, set.entry);
    const tables = depth < DEEPEST_TABLE && !setting.plain ? setInner(setting, cell, { width: room, height, depth: depth + 1 }) : undefined;
    return tables ? { ...set, tables } : { ...set, tables: [], pieces: setText(allText(cell), set.bold, columns.size, room) };
  });
  const lines = linesByRow(
    grid,
    columns,
    filled,
    ({ tables, photo }) => tables.reduce((sum, inner) => sum + inner.height, photo?.height ?? 0) / (columns.size * LINE_HEIGHT),
  );
  const heightOf = (rows: readonly number[]): number =>
    rows.reduce((sum, count) => sum + count * columns.size * LINE_HEIGHT + ROW_PADDING, 0);
  const headerFits = !setting.plain && heightOf(lines.slice(0, grid.headerRows)) <= height * TALLEST_HEADER;
  const whole = setting.plain
    ? new Set<number>()
    : rowsKeptWhole(grid, table, (y) => heightOf(lines.slice(y, y + 1)) <= height * TALLEST_WHOLE);
  const isHeader = (set: FilledCell): boolean => headerFits && set.entry.y < grid.headerRows;
  const ordered = filled.toSorted((one, other) => one.entry.y - other.entry.y || one.entry.x - other.entry.x);
  const sheet = (set: FilledCell): CellSheet => sheetOf(set, roleOf(set.entry.y), whole.has(set.entry.y));
  return {
    kind: "table",
    size: columns.size,
    inset: columns.inset,
    columns: columns.widths.map((wide) => Math.round(wide * 100) / 100),
    rows: grid.rows,
    headerRows: headerFits ? grid.headerRows : 0,
    groups: headingRows(grid, roleOf),
    height: heightOf(lines),
    header: ordered.filter(isHeader).map(sheet),
    cells: ordered.filter((set) => !isHeader(set)).map(sheet),
    ...(table.plain ? { plain: true } : {}),
  };
}

function setPhoto(setting: Setting, photo: Photo, width: number): { readonly photo?: PhotoSheet } {
  const placed = setting.photos.get(photo);
  return placed === undefined
    ? {}
    : { photo: { file: placed.file, says: photo.says, ...fitPhoto(placed, { width, height: TALLEST_PHOTO }) } };
}

function withoutTallCells(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, rowSpan: 1 })) })) };
}

/** The tables inside a cell; undefined where one is too tall to stay on a page. */
function setInner(setting: Setting, cell: Cell, room: Room): readonly TableSheet[] | undefined {
  const tables = (cell.tables ?? []).flatMap((table) => setTable(setting, table, room) ?? []);
  return tables.every((table) => table.height <= room.height * TALLEST_INNER) ? tables : undefined;
}

interface FilledCell extends SetCell {
  readonly tables: readonly TableSheet[];
  readonly photo?: PhotoSheet;
}

type CellRole = Row["role"] | "header";

function sheetOf({ entry, pieces, bold, tables, photo }: FilledCell, role: CellRole, whole: boolean): CellSheet {
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
    ...(whole ? { breaks: false } : {}),
    text: joinPlain(pieces),
    ...(tables.length > 0 ? { tables } : {}),
    ...(photo === undefined ? {} : { photo }),
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

/** Rows that head what follows: a group's heading, the first row of a rubric. */
function headingRows(grid: Grid, roleOf: (y: number) => CellRole): readonly number[] {
  const crossed = new Set(grid.cells.flatMap(({ y, height }) => Array.from({ length: height - 1 }, (_, index) => y + 1 + index)));
  const isHeading = (y: number): boolean => roleOf(y) === "group" || (roleOf(y) === "rubric" && roleOf(y - 1) !== "rubric");
  return Array.from({ length: grid.rows }, (_, y) => y).filter((y) => isHeading(y) && !crossed.has(y));
}

/** Rows that are short, touch no cell that reaches over several rows, and hold no table. */
function rowsKeptWhole(grid: Grid, table: Table, isShort: (row: number) => boolean): ReadonlySet<number> {
  const whole = new Set(table.rows.flatMap((_row, y) => (y >= grid.headerRows && isShort(y) ? [y] : [])));
  for (const entry of grid.cells) {
    if (entry.height === 1 && (entry.cell.tables?.length ?? 0) === 0) continue;
    for (let y = entry.y; y < entry.y + entry.height; y += 1) whole.delete(y);
  }
  return whole;
}
