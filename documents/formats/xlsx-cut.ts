import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";

import { MOST_SLOTS, type Grid, type GridCell, type Span } from "./xlsx-grid.ts";

/** One row of a sheet that has content, or lines, or lies under a cell from above. */
export interface Line {
  readonly row: number;
  readonly cells: readonly GridCell[];
  /** How many cells with text stand in it, those reaching down from above counted too. */
  readonly width: number;
  /** How many columns lie under cells from above. */
  readonly covered: number;
  /** A merged cell goes on into the next row. */
  readonly linked: boolean;
  readonly ruled?: Span;
}

/** A sheet is cut into lines of text and tables. */
export type Piece = { readonly kind: "line"; readonly line: Line } | { readonly kind: "table"; readonly lines: readonly Line[] };

const ENOUGH = 100;
const MOST_LABELS = 8;
const TOTAL = /^(?:รวม|ยอดรวม|ผลรวม|ทั้งหมด|ทั้งสิ้น|total|sum)/iu;
const NUMBERED = /^\(?\d+(?:\.\d+)*[.)]?$/u;

/**
 * ตัดแผ่นงาน — titles above a table's heading row and notes below its last row are lines, the rest of a table is one piece.
 * Ruled lines decide where there are any; without them the number of filled cells does. An empty row without lines ends a table,
 * unless the next rows go on counting where it stopped.
 */
export function cutGrid(grid: Grid): readonly Piece[] {
  const bands = bandsOf(linesOf(grid));
  const pieces = bands.flatMap((band) => cutBand(band, grid.repeated));
  return joinContinued(pieces);
}

function linesOf({ cells, ruled }: Grid): readonly Line[] {
  const byRow = new Map<number, GridCell[]>();
  const reaching = new Map<number, { readonly cells: number; readonly texts: number; readonly columns: number }>();
  const nothing = { cells: 0, texts: 0, columns: 0 };
  const at = (row: number) => {
    const known = byRow.get(row) ?? [];
    byRow.set(row, known);
    return known;
  };
  for (const cell of cells) {
    at(cell.row).push(cell);
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row += 1) {
      at(row);
      const known = reaching.get(row) ?? nothing;
      const texts = known.texts + (cell.text === "" ? 0 : 1);
      reaching.set(row, { cells: known.cells + 1, texts, columns: known.columns + cell.columnSpan });
    }
  }
  for (const row of ruled.keys()) at(row);
  return [...byRow.keys()]
    .toSorted((one, other) => one - other)
    .map((row) => {
      const own = byRow.get(row) ?? [];
      const span = ruled.get(row);
      const { cells: above, texts, columns } = reaching.get(row) ?? nothing;
      return {
        row,
        cells: own,
        width: own.filter((cell) => cell.text !== "").length + texts,
        covered: columns,
        linked: own.some((cell) => cell.rowSpan > 1) || (above > 0 && reaching.has(row + 1)),
        ...(span && { ruled: span }),
      };
    });
}

/** Runs of rows without an empty row between them; an empty row inside ruled lines or under a merged cell is part of its run. */
function bandsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const bands: Line[][] = [];
  let before = Number.NaN;
  for (const line of lines) {
    if (line.row === before + 1) bands.at(-1)?.push(line);
    else bands.push([line]);
    before = line.row;
  }
  return bands.flatMap((band) => {
    const first = band.findIndex((line) => line.width > 0);
    if (first === -1) return [];
    const last = band.findLastIndex((line) => line.width > 0);
    const slots = band.length - last - 1;
    return [band.slice(first, slots <= MOST_SLOTS ? undefined : last + 1)];
  });
}

/** A band falls into parts with and without ruled lines; rows that plainly go on a ruled table join it. */
function cutBand(band: readonly Line[], repeated: Span | undefined): readonly Piece[] {
  const parts: { readonly ruled: boolean; readonly lines: Line[] }[] = [];
  for (const line of band) {
    const last = parts.at(-1);
    const linked = last?.lines.at(-1)?.linked ?? false;
    if (last && (linked || last.ruled === (line.ruled !== undefined) || (last.ruled && goesOn(line, last.lines)))) last.lines.push(line);
    else parts.push({ ruled: line.ruled !== undefined, lines: [line] });
  }
  return parts.flatMap(({ ruled, lines }) => (ruled ? cutRuled(lines, repeated) : cutUnruled(lines, repeated)));
}

/** A row without lines below a ruled table belongs to it when it is filled like one of its rows or holds its total. */
function goesOn(line: Line, table: readonly Line[]): boolean {
  const widest = Math.max(...table.slice(0, ENOUGH).map(({ width }) => width));
  if (widest < 3 || startOf(line) < leftOf(table) || endOf(line) > rightOf(table)) return false;
  if (line.width >= 3) return true;
  return line.width === 2 && (isTotal(line) || line.cells.some((cell) => cell.value !== undefined));
}

function cutRuled(lines: readonly Line[], repeated: Span | undefined): readonly Piece[] {
  // A title in a ruled box above the heading row: one cell as wide as the table.
  let start = lines.findIndex((line) => !isWide(line, lines));
  if (start === -1) start = lines.length;
  start = Math.max(start, headOf(lines, repeated), labelsAbove(lines, start));
  return [...asLines(lines.slice(0, start)), ...asTable(lines.slice(start))];
}

/** Where the rows repeated on every page begin, if only titles and labels stand above them; they may begin with the title itself. */
function headOf(lines: readonly Line[], repeated: Span | undefined): number {
  const head = repeated ? lines.findIndex(({ row }) => row === repeated.from) : -1;
  return lines.slice(0, Math.max(head, 0)).every(({ width, linked }) => width <= 2 && !linked) ? head : -1;
}

/** Where lines go round everything, labels with their values ("หน่วยงาน | …") stand above the first full row. */
function labelsAbove(lines: readonly Line[], start: number): number {
  const head = lines.findIndex(({ width }, index) => index >= start && width >= 4);
  const left = leftOf(lines);
  const isLabel = ({ width, linked, cells }: Line) =>
    width >= 1 && width <= 2 && !linked && cells[0]?.column === left && cells[0].text !== "" && (width === 1 || cells[0].columnSpan === 1);
  const first = lines[head]?.cells[0];
  return head - start <= MOST_LABELS && first?.column === left && first.text !== "" && lines.slice(start, head).every(isLabel)
    ? head
    : start;
}

/** One cell over all columns of the table. */
function isWide(line: Line, lines: readonly Line[]): boolean {
  const [only] = line.cells;
  if (!only || line.cells.length !== 1 || line.linked || line.width !== 1) return false;
  return only.column <= leftOf(lines) && only.column + only.columnSpan - 1 >= rightOf(lines);
}

function cutUnruled(lines: readonly Line[], repeated: Span | undefined): readonly Piece[] {
  const widest = lines.reduce((most, { width }) => Math.max(most, width), 0);
  if (widest <= 1 || (widest === 2 && !isPairs(lines))) return asLines(lines);
  const full = widest === 2 ? 2 : Math.max(3, Math.ceil(widest / 2));
  let start = lines.findIndex(({ width }) => width >= full);
  start = Math.max(start, headOf(lines, repeated));
  while (start > 0 && headsGroup(lines[start - 1])) start -= 1;
  const table = lines.slice(start);
  let end = table.length;
  while (end > 1 && isNote(table[end - 1], table)) end -= 1;
  // A single row of two or three texts is a line to fill in or to sign on.
  if (end < 2 && widest < 4) return asLines(lines);
  return [...asLines(lines.slice(0, start)), ...asTable(table.slice(0, end)), ...asLines(table.slice(end))];
}

/** Two columns without lines are a table only where nearly every row fills both; else they are labels with their values. */
function isPairs(lines: readonly Line[]): boolean {
  const pairs = lines.filter(({ width }) => width === 2);
  const labels = pairs.filter(({ cells }) => /[:：]$/u.test(cells[0]?.text ?? ""));
  return pairs.length >= 3 && pairs.length >= lines.length * 0.6 && labels.length < pairs.length / 2;
}

/** The upper of two heading rows: merged cells over the lower one's. */
function headsGroup(line: Line | undefined): boolean {
  if (!line) return false;
  const texts = line.cells.filter((cell) => cell.text !== "");
  return line.linked || (texts.length >= 2 && texts.every((cell) => cell.columnSpan >= 2));
}

/** A lone text in the first column below the last full row; a number there is a slot to fill. */
function isNote(line: Line | undefined, table: readonly Line[]): boolean {
  if (!line || line.linked || line.width !== 1 || isTotal(line)) return false;
  const text = line.cells.find((cell) => cell.text !== "");
  if (!text) return false;
  return text.column <= leftOf(table) && !NUMBERED.test(numberIn(text.text));
}

function isTotal(line: Line): boolean {
  return line.cells.some((cell) => TOTAL.test(squash(cell.text)));
}

function numberIn(text: string): string {
  return toArabicDigits(squash(text));
}

function startOf({ cells, ruled }: Line): number {
  return Math.min(ruled?.from ?? Number.POSITIVE_INFINITY, cells[0]?.column ?? Number.POSITIVE_INFINITY);
}

function endOf({ cells, ruled }: Line): number {
  const last = cells.at(-1);
  return Math.max(ruled?.to ?? 0, last ? last.column + last.columnSpan - 1 : 0);
}

/** The first rows tell where a table lies. */
function leftOf(lines: readonly Line[]): number {
  return Math.min(...lines.slice(0, ENOUGH).map(startOf));
}

function rightOf(lines: readonly Line[]): number {
  return Math.max(...lines.slice(0, ENOUGH).map(endOf));
}

function asLines(lines: readonly Line[]): readonly Piece[] {
  return lines.filter(({ width }) => width > 0).map((line) => ({ kind: "line", line }));
}

function asTable(all: readonly Line[]): readonly Piece[] {
  // A row wholly under cells from above is only a part of the row in which they begin.
  const lines = all.filter(({ cells, covered, ruled }) => cells.length > 0 || covered < (ruled ? ruled.to - ruled.from + 1 : 1));
  return lines.some(({ width }) => width > 0) ? [{ kind: "table", lines }] : asLines(lines);
}

interface OpenTable {
  readonly lines: Line[];
  readonly start: number;
  order: number | undefined;
}

/** Rows after an empty row that number on where the table before stopped belong to it, a group's title between them too. */
function joinContinued(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let open: OpenTable | undefined;
  let between: Line | undefined;
  for (const piece of pieces) {
    if (piece.kind === "line") {
      if (between) open = undefined;
      between = open && piece.line;
      joined.push(piece);
      continue;
    }
    const start = leftOf(piece.lines);
    const first = piece.lines.find(({ width }) => width >= 2);
    const goesOnCounting = open?.order !== undefined && first && orderOf(first) === open.order + 1 && start === open.start;
    if (open && goesOnCounting && (!between || startOf(between) === start)) {
      if (between) joined.pop();
      open.lines.push(...(between ? [between] : []), ...piece.lines);
      open.order = lastOrder(piece.lines) ?? open.order;
    } else {
      open = { lines: [...piece.lines], start, order: lastOrder(piece.lines) };
      joined.push({ kind: "table", lines: open.lines });
    }
    between = undefined;
  }
  return joined;
}

function lastOrder(lines: readonly Line[]): number | undefined {
  const line = lines.findLast((one) => orderOf(one) !== undefined);
  return line && orderOf(line);
}

/** ลำดับที่ — the whole number in a row's first cell. */
function orderOf({ cells, width }: Line): number | undefined {
  const text = numberIn(cells[0]?.text ?? "").replace(/[.)]$/u, "");
  return width >= 2 && /^\d{1,4}$/u.test(text) ? Number(text) : undefined;
}
