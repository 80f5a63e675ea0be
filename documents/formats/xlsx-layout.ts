import type { Cell as SheetCell, CellStyle, MergeRange } from "hucre";

import { toArabicDigits } from "#domain/thai/digits.ts";

import type { Cell, Paragraph, Row, Table } from "../document.ts";
import { gridOf } from "./xlsx-columns.ts";
import { cellStyle, faceOf, fontOf, lineStyle, TABLE_SIZE } from "./xlsx-faces.ts";
import { pointsOfColumns, pointsOfUnits, textHeight, unitsOfPoints } from "./xlsx-measure.ts";
import { showNumber } from "./xlsx-number.ts";
import type { SheetPlan } from "./xlsx-sheets.ts";

/** A worksheet with everything in its place; rows and columns from 0. */
export interface Laid {
  readonly cells: ReadonlyMap<string, Partial<SheetCell>>;
  readonly merges: readonly MergeRange[];
  readonly columns: readonly number[];
  readonly heights: ReadonlyMap<number, RowHeight>;
  /** Heading rows to repeat on every page: those of the last table, or of the first where all tables have the same heading. */
  readonly heading?: { readonly from: number; readonly to: number };
}

export interface RowHeight {
  readonly points: number;
  /** Merged cells decide it, which no program measures again. */
  readonly fixed: boolean;
  readonly hidden: boolean;
}

/** No row may be higher; a higher one becomes several with its cells merged. */
const HIGHEST = 400;
/** A cell holds no more characters. */
const LONGEST = 32_000;
const NARROWEST = 4;
/** A table no higher than this, one of several, repeats no heading: it would stand over other things. In points. */
const SHORT = 250;

type Put = (row: number, column: number, cell: Partial<SheetCell>) => void;

/** จัดหน้าแผ่นงาน — places paragraphs and tables of a sheet on one grid of columns, `units` wide altogether or wider where words need it. */
export function layOut({ blocks }: SheetPlan, units: number): Laid {
  const tables = blocks.filter((block) => block.kind === "table");
  const { edges, points, edgesByTable } = gridOf(tables, pointsOfUnits(units));
  const columns = edges.map((edge, index) => Math.max(NARROWEST, (edge - (edges[index - 1] ?? 0)) * unitsOfPoints(points)));
  const cells = new Map<string, Partial<SheetCell>>();
  const merges: MergeRange[] = [];
  const heights = new Map<number, RowHeight>();
  const put: Put = (row, column, cell) => cells.set(`${row},${column}`, cell);
  let row = 0;
  let heading: Laid["heading"];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "paragraph") {
      row = layParagraph(block, row, { columns, put, merges, heights });
      continue;
    }
    // Two tables without a line of text between them would be one.
    if (blocks[index - 1]?.kind === "table") row += 1;
    const laid = layTable(block, row, edgesByTable.get(block) ?? [], { columns, put, merges, heights });
    const isLong = sum(Array.from({ length: laid.end - row }, (_, at) => heights.get(row + at)?.points ?? 0)) > SHORT;
    if (laid.headingEnd > row && (block === tables.at(-1) ? !heading && (isLong || tables.length === 1) : haveSameHeading(tables)))
      heading ??= { from: row, to: laid.headingEnd - 1 };
    row = laid.end;
    for (const text of laid.left) row = layParagraph({ kind: "paragraph", text, place: {} }, row, { columns, put, merges, heights });
  }
  return { cells, merges, columns, heights, ...(heading && { heading }) };
}

/** Tables that would each need their heading again on the next page, and need the same one. */
function haveSameHeading(tables: readonly Table[]): boolean {
  const headings = tables.map(({ rows, headerRows = 0 }) =>
    rows.slice(0, headerRows).map(({ cells }) => cells.map(({ text, column }) => `${column} ${text}`)),
  );
  return new Set(headings.map((heading) => JSON.stringify(heading))).size === 1 && headings[0]?.length !== 0;
}

interface Paper {
  readonly columns: readonly number[];
  readonly put: Put;
  readonly merges: MergeRange[];
  readonly heights: Map<number, RowHeight>;
}

function layParagraph(paragraph: Paragraph, row: number, { columns, put, merges, heights }: Paper): number {
  const face = faceOf(paragraph);
  const last = columns.length - 1;
  const first = face.rightHalf ? firstOfHalf(columns) : 0;
  const width = pointsOfColumns(sum(columns.slice(first))) - face.indent * 7;
  const text = cleanText(paragraph.text).slice(0, LONGEST);
  const points = Math.min(HIGHEST, text.trim() === "" ? face.size : textHeight(text, width, face.size, face.bold));
  heights.set(row, { points, fixed: last > first, hidden: false });
  if (text.trim() === "") return row + 1;

  const style = lineStyle(
    face,
    (paragraph.runs ?? []).some((run) => run.leader),
  );
  const runs = paragraph.runs?.map((run) => ({
    text: cleanText(run.text),
    font: fontOf({
      size: run.size ?? face.size,
      bold: run.bold ?? face.bold,
      ...((run.colour ?? face.colour) && { colour: run.colour ?? face.colour ?? "" }),
    }),
  }));
  for (let column = first; column <= last; column += 1) put(row, column, { style });
  put(
    row,
    first,
    runs && runs.length > 0
      ? { style, richText: runs.filter((run) => run.text !== "") }
      : { ...asText(text), style: { ...style, ...asText(text).style } },
  );
  if (last > first) merges.push({ startRow: row, startCol: first, endRow: row, endCol: last });
  const rest = cleanText(paragraph.text).slice(LONGEST);
  return rest === "" ? row + 1 : layParagraph({ kind: "paragraph", text: rest, place: {} }, row + 1, { columns, put, merges, heights });
}

function firstOfHalf(columns: readonly number[]): number {
  const half = sum(columns) / 2;
  let before = 0;
  for (const [index, width] of columns.entries()) {
    if (before + width > half * 1.1) return index;
    before += width;
  }
  return columns.length - 1;
}

interface Placed {
  readonly cell: Cell;
  readonly text: string;
  readonly row: Row;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

function layTable(
  table: Table,
  top: number,
  edges: readonly number[],
  { columns, put, merges, heights }: Paper,
): { readonly end: number; readonly headingEnd: number; readonly left: readonly string[] } {
  const headingRows =
    table.headerRows ??
    Math.max(
      0,
      table.rows.findIndex((row) => !row.header),
    );
  const left: string[] = [];
  const placed = table.rows.map((row, index) =>
    row.cells.map((cell): Placed => {
      const whole = cleanText([cell.text, ...(cell.tables ?? []).map(nestedText)].join("\n"));
      if (whole.length > LONGEST) left.push(whole.slice(LONGEST));
      const first = cell.column === 1 ? 0 : (edges[cell.column - 2] ?? 0);
      const last = (edges[cell.column + cell.columnSpan - 2] ?? columns.length) - 1;
      return { cell, text: whole.slice(0, LONGEST), row, first, last, rows: Math.min(cell.rowSpan, table.rows.length - index) };
    }),
  );
  const points = rowPoints(placed, columns, headingRows);

  // A row higher than a sheet allows stands on several rows of the sheet.
  const startOf: number[] = [];
  let at = top;
  for (const [index, height] of points.entries()) {
    startOf.push(at);
    const pieces = Math.max(1, Math.ceil(height / HIGHEST));
    const tallest = (placed[index] ?? []).toSorted((one, other) => heightOf(other, columns, false) - heightOf(one, columns, false))[0];
    const fixed = pieces > 1 || tallest === undefined || tallest.last > tallest.first || (placed[index] ?? []).some((one) => one.rows > 1);
    for (let piece = 0; piece < pieces; piece += 1) {
      heights.set(at, { points: Math.ceil(height / pieces), fixed, hidden: table.rows[index]?.hidden === true });
      at += 1;
    }
  }
  const endOf = (index: number) => (startOf[index + 1] ?? at) - 1;

  for (const [index, row] of placed.entries()) {
    for (const one of row) {
      const startRow = startOf[index] ?? top;
      const endRow = endOf(index + one.rows - 1);
      const content = asNumber(one.text) ?? asText(one.text);
      const style: CellStyle = {
        ...cellStyle(one.cell, one.row, index < headingRows, typeof content.value === "number"),
        ...content.style,
      };
      for (let r = startRow; r <= endRow; r += 1) for (let c = one.first; c <= one.last; c += 1) put(r, c, { style });
      put(startRow, one.first, { ...content, style });
      if (endRow > startRow || one.last > one.first) merges.push({ startRow, startCol: one.first, endRow, endCol: one.last });
    }
  }
  return { end: at, headingEnd: startOf[headingRows] ?? at, left };
}

/** Heights of a table's rows: what its cells need; what a cell over several rows needs more is shared by them. */
function rowPoints(placed: readonly (readonly Placed[])[], columns: readonly number[], headingRows: number): readonly number[] {
  const points = placed.map((row, index) =>
    Math.max(TABLE_SIZE * 1.5, ...row.filter(({ rows }) => rows === 1).map((one) => heightOf(one, columns, index < headingRows))),
  );
  for (const [index, row] of placed.entries()) {
    for (const one of row.filter(({ rows }) => rows > 1)) {
      const last = index + one.rows - 1;
      const missing = heightOf(one, columns, index < headingRows) - sum(points.slice(index, last + 1));
      if (missing > 0) for (let at = index; at <= last; at += 1) points[at] = (points[at] ?? 0) + missing / one.rows;
    }
  }
  return points;
}

function heightOf({ text, first, last, row, cell }: Placed, columns: readonly number[], heading: boolean): number {
  const bold = heading || cell.bold === true || row.role === "group" || row.role === "total";
  return textHeight(text, pointsOfColumns(sum(columns.slice(first, last + 1))), TABLE_SIZE, bold);
}

/** Tables inside a cell as lines of text: a worksheet has no cells inside cells. */
function nestedText(table: Table): string {
  return table.rows
    .map(({ cells }) =>
      cells
        .map((cell) => [cell.text, ...(cell.tables ?? []).map(nestedText)].join("\n"))
        .join("  ")
        .trim(),
    )
    .join("\n");
}

/** A text that is a plain number becomes one, in a format that shows the same text; anything doubtful stays text. */
function asNumber(text: string): Partial<SheetCell> | undefined {
  const arabic = toArabicDigits(text);
  if (!/^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?$/u.test(arabic)) return undefined;
  const decimals = arabic.split(".")[1]?.length ?? 0;
  const format = `${arabic === text ? "" : "[$-D00041E]"}${arabic.includes(",") ? "#,##0" : "0"}${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`;
  const number = Number(arabic.replaceAll(",", ""));
  return showNumber(number, format).text === text ? { value: number, style: { numFmt: format } } : undefined;
}

/** Text that stays text: what looks like a formula keeps the text format when it is edited, what looks like an error is no error. */
function asText(text: string): Partial<SheetCell> {
  if (text.startsWith("#")) return { richText: [{ text, font: fontOf({ size: TABLE_SIZE }) }] };
  const formulaLike = /^[=+\-@]/u.test(text) && text.length <= 255;
  return { value: text === "" ? null : text, ...(formulaLike && { style: { numFmt: "@" } }) };
}

/** Without what a worksheet cannot hold: control characters, half characters, and `_x0041_`, which would be read as an escape. */
function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u000B\u2028\u2029]/gu, "\n")
    .replaceAll("\t", "    ")
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, "_x005F_");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
