import type { Cell, Row, Table } from "#documents/document.ts";
import { isPlaceToSign } from "../reading/signature-rows.ts";
import { columnsOf, isAcross, piecesOf, reachOf, type Column, type Piece, type PieceLine } from "./pdf-read-aligned-columns.ts";
import { rowStarts } from "./pdf-read-aligned-rows.ts";
import { linesOf, type Line } from "./pdf-read-lines.ts";
import { joinLines } from "./pdf-read-paragraphs.ts";
import type { Rule } from "./pdf-read-shapes.ts";

/** A table without lines between its columns, among lines of text. */
export interface Aligned {
  readonly above: readonly Line[];
  readonly table: Omit<Table, "place">;
  readonly below: readonly Line[];
  readonly columns: readonly Column[];
}

/** Lines with text in at least this many columns make a table; and so many columns. */
const LINES = 3;
const COLUMNS = 3;
/** More lines than a sheet of text has: a drawing or a trap. */
const MOST_LINES = 250;
/** Lines that may be tried as the heading of a table, and first lines of a table that settle its columns. */
const MOST_TRIES = 30;
const SETTLED = 12;
/** Lines between which a table goes on, in letter sizes. */
const FAR = 4.5;
/** How far a heading may stand off the middle of the columns it is centred over, in points. */
const CENTRED = 4;

interface Range {
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
}

/**
 * ตารางไม่มีเส้น — lines whose words stand in the same three or more columns, from the heading line on. `rules` are lines drawn across,
 * which part its rows; `before` are the columns of a table that the page before ended with.
 */
export function alignedTable(
  lines: readonly Line[],
  leading: number,
  rules: readonly Rule[],
  before: readonly Column[] | null,
): Aligned | null {
  if (lines.length > MOST_LINES) return null;
  const drawsBlanks = lines.some(({ words }) => words.some((word) => word.blankBefore || word.blankAfter));
  const pieceLines = lines.map((line): PieceLine => ({ line, pieces: piecesOf(line, drawsBlanks) }));
  const own = ownRange(pieceLines);
  const further = before && rangeIn(pieceLines, before);
  // The columns of the page before also hold those that stay empty on this one.
  const range = further && (!own || (further.first <= own.first && further.last >= own.last)) ? further : own;
  if (!range) return null;
  const { first, last, columns } = range;
  const inside = pieceLines.slice(first, last + 1);
  const width = (columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0);
  const cuts = rules.filter((rule) => rule.way === "across" && rule.to - rule.from > width * 0.7).map((rule) => rule.at);
  const starts = rowStarts(inside, columns, cuts);
  const groups = starts.map((start, index) => inside.slice(start, starts[index + 1] ?? inside.length));
  const { levels, spans } = headingLevels(groups[0] ?? [], columns);
  const rows = [...levels, ...groups.slice(1)].map((group): Row => ({ place: {}, cells: cellsOf(group, columns, spans, leading) }));
  return {
    above: lines.slice(0, first),
    below: lines.slice(last + 1),
    table: { kind: "table", rows: withSpans(rows, columns.length) },
    columns,
  };
}

function ownRange(lines: readonly PieceLine[]): Range | null {
  let tries = 0;
  for (let first = 0; first + LINES <= lines.length; first += 1) {
    const line = lines[first];
    if (!line || line.pieces.length < COLUMNS || isFormLine(line.line.text)) continue;
    tries += 1;
    if (tries > MOST_TRIES) return null;
    const last = lastLine(lines, first);
    const columns = columnsOf(lines.slice(first, last + 1));
    const full = lines
      .slice(first, last + 1)
      .filter(({ pieces }) => new Set(pieces.map((piece) => reachOf(piece, columns)[0])).size >= COLUMNS);
    if (columns.length >= COLUMNS && full.length >= LINES) return { first: firstLine(lines, first, columns), last, columns };
  }
  return null;
}

/** Places to sign and lines to fill in stand side by side, and are no table. */
function isFormLine(text: string): boolean {
  return /[.…_]{5,}/u.test(text) || isPlaceToSign(text.trim());
}

/** The lines that stand in columns already known. */
function rangeIn(lines: readonly PieceLine[], columns: readonly Column[]): Range | null {
  const fits = ({ pieces }: PieceLine): boolean => pieces.every((piece) => isInside(piece, columns));
  const first = lines.findIndex((line) => line.pieces.length >= 2 && fits(line));
  if (first < 0) return null;
  let last = first;
  for (let at = first + 1; at < lines.length && !isFar(lines[at], lines[at - 1]); at += 1) {
    const line = lines[at];
    if (line && fits(line)) last = at;
    else if (!line || line.pieces.length > 1 || !isAcross(line, columns)) break;
  }
  while (last > first && isTextBelow(lines, last, columns)) last -= 1;
  return { first: firstLine(lines, first, columns), last, columns };
}

function isInside(piece: Piece, columns: readonly Column[]): boolean {
  const [first, last] = reachOf(piece, columns);
  const column = columns[first];
  return (
    first === last &&
    column !== undefined &&
    Math.min(piece.to, column.to) - Math.max(piece.from, column.from) > (piece.to - piece.from) * 0.5
  );
}

function isFar(line: PieceLine | undefined, before: PieceLine | undefined): boolean {
  return !line || !before || line.line.base - before.line.base > Math.max(line.line.size, before.line.size) * FAR;
}

/** The last line that still leaves the columns of the lines before it open; lines across all (a group, a sum) may stand between. */
function lastLine(lines: readonly PieceLine[], first: number): number {
  let last = first;
  let kept = lines.slice(first, first + 1);
  let columns = columnsOf([...kept]);
  let bridges = 0;
  for (let at = first + 1; at < lines.length && !isFar(lines[at], lines[at - 1]); at += 1) {
    const line = lines[at];
    if (!line) break;
    const left = (columns[0]?.from ?? 0) - line.line.size * 1.5;
    const narrow = line.pieces.filter((piece) => reachOf(piece, columns)[0] === reachOf(piece, columns)[1]).length;
    const bridging = line.pieces.length - narrow;
    if ((line.pieces[0]?.from ?? 0) < left) break;
    if (line.pieces.length > 1 && (bridging === 0 || at - first < 4 || narrow >= 1)) {
      if (bridging > 0) bridges += 1;
      if (bridges > 3 + kept.length * 0.2) break;
      kept = [...kept, line];
      const before = last;
      last = at;
      // Once the columns are settled, a line that stands inside them tells nothing more.
      if (kept.length > SETTLED && line.pieces.every((piece) => isInside(piece, columns))) continue;
      const now = columnsOf(kept);
      if (now.length < Math.max(COLUMNS, columns.length - (kept.length < 4 ? 2 : kept.length < 12 ? 1 : 0)) && kept.length > 2) {
        last = before;
        break;
      }
      columns = now.length >= COLUMNS ? now : columns;
    } else if (line.pieces.length === 1 && bridging === 0) last = at;
  }
  const all = columnsOf(lines.slice(first, last + 1));
  while (last > first && isTextBelow(lines, last, all)) last -= 1;
  return last;
}

/** One text alone at the end is the text after the table, unless it is the last line of a cell further right. */
function isTextBelow(lines: readonly PieceLine[], at: number, columns: readonly Column[]): boolean {
  const line = lines[at];
  const before = lines[at - 1];
  const [only] = line?.pieces ?? [];
  if (!line || !before || !only || line.pieces.length > 1) return false;
  const [first, last] = reachOf(only, columns);
  if (first !== last || !isInside(only, columns)) return true;
  const near = line.line.base - before.line.base < line.line.size * 2;
  return !near || (first === 0 && !before.pieces.some((piece) => reachOf(piece, columns)[0] === 0));
}

/** Headings of two or more lines may begin above the first line that shows the columns. */
function firstLine(lines: readonly PieceLine[], from: number, columns: readonly Column[]): number {
  let first = from;
  for (let at = from - 1; at >= 0 && from - at <= 4; at -= 1) {
    const line = lines[at];
    const below = lines[at + 1];
    const [left] = line?.pieces ?? [];
    if (!line || !below || !left) break;
    const near = below.line.base - line.line.base < line.line.size * 1.9 && Math.abs(line.line.size - below.line.size) < 0.6;
    const isHeading = line.pieces.every((piece) => piece.to - piece.from < ((columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0)) * 0.4);
    const isTitle = line.pieces.length === 1 && (isAcross(line, columns) || reachOf(left, columns)[0] === 0);
    if (!near || !isHeading || isTitle) break;
    first = at;
  }
  return first;
}

type Span = readonly [first: number, last: number];

interface Levels {
  readonly levels: readonly (readonly PieceLine[])[];
  readonly spans: ReadonlyMap<Piece, Span>;
}

/** A heading over several columns, and below it the headings of each: two rows. */
function headingLevels(lines: readonly PieceLine[], columns: readonly Column[]): Levels {
  const over = lines.flatMap(({ pieces, line }) =>
    pieces.flatMap((piece) => {
      const span = spanOver(piece, line.base, lines, columns);
      return span ? [{ piece, span, base: line.base }] : [];
    }),
  );
  const one: Levels = { levels: [lines], spans: new Map() };
  if (over.length === 0 || lines.length < 2) return one;
  const isTop = (piece: Piece, base: number): boolean => {
    const [first, last] = reachOf(piece, columns);
    const under = over.find(({ span }) => first >= span[0] && last <= span[1]);
    return (
      under === undefined ||
      base <= Math.max(...over.filter(({ span }) => span === under.span || span[0] === under.span[0]).map((one) => one.base)) + 0.1
    );
  };
  const level = (top: boolean): readonly PieceLine[] =>
    lines.flatMap(({ line, pieces }) => {
      const own = pieces.filter((piece) => isTop(piece, line.base) === top);
      return own.length > 0 ? [{ line, pieces: own }] : [];
    });
  const below = level(false);
  return below.length > 0 ? { levels: [level(true), below], spans: new Map(over.map(({ piece, span }) => [piece, span])) } : one;
}

/** First and last column under a heading that stands over more than one. */
function spanOver(piece: Piece, base: number, lines: readonly PieceLine[], columns: readonly Column[]): Span | null {
  const beneath = (column: number): boolean =>
    lines.some(
      ({ line, pieces }) => line.base > base + line.size * 0.5 && pieces.some((one) => reachOf(one, columns).every((at) => at === column)),
    );
  const beside = (column: number): boolean =>
    lines.some(
      ({ line, pieces }) =>
        line.base <= base + 0.5 && pieces.some((one) => one !== piece && reachOf(one, columns).every((at) => at === column)),
    );
  const [first, last] = reachOf(piece, columns);
  const middle = (piece.from + piece.to) / 2;
  const columnAt = columns[first];
  // Over one column, or between two, and not in the middle of it: does it stand in the middle of several?
  let best: Span | null = first < last ? [first, last] : null;
  let off = best ? middleOff(best, columns, middle) : columnAt ? Math.abs((columnAt.from + columnAt.to) / 2 - middle) - 4 : Infinity;
  for (let from = first; from >= 0 && !beside(from); from -= 1) {
    for (let to = last; to < columns.length && !beside(to); to += 1) {
      if (from === to || ![from, to].every(beneath)) continue;
      const now = middleOff([from, to], columns, middle);
      // Of several that it stands in the middle of, the most.
      if (now < off - 0.5 || (now < CENTRED && to - from > (best ? best[1] - best[0] : 0))) {
        best = [from, to];
        off = Math.min(off, now);
      }
    }
  }
  return best && beneath(best[0]) && beneath(best[1]) ? best : null;
}

function middleOff([from, to]: Span, columns: readonly Column[], middle: number): number {
  return Math.abs(((columns[from]?.from ?? 0) + (columns[to]?.to ?? 0)) / 2 - middle);
}

function cellsOf(
  lines: readonly PieceLine[],
  columns: readonly Column[],
  spans: ReadonlyMap<Piece, Span>,
  leading: number,
): readonly Cell[] {
  const [only] = lines;
  if (only && lines.every((line) => isAcross(line, columns)))
    return [
      {
        text: textIn(
          lines.flatMap(({ pieces }) => pieces),
          leading,
          columns.at(-1)?.to ?? 0,
        ),
        column: 1,
        columnSpan: columns.length,
        rowSpan: 1,
      },
    ];
  const placed = lines.flatMap(({ pieces, line }) =>
    pieces.map((piece) => ({ piece, line, reach: spans.get(piece) ?? homeOf(piece, lines, columns) })),
  );
  const cells: Cell[] = [];
  for (let column = 0; column < columns.length;) {
    const own = placed.filter(({ reach }) => reach[0] === column);
    const last = Math.max(column, ...own.map(({ reach }) => reach[1]));
    const [one] = own;
    const text = one
      ? textIn(
          own.map(({ piece }) => piece),
          leading,
          columns[last]?.to ?? 0,
        )
      : "";
    cells.push({ text, column: column + 1, columnSpan: last - column + 1, rowSpan: 1 });
    column = last + 1;
  }
  return cells;
}

/** A piece over several columns keeps them when nothing else of the row stands there; else it belongs where most of it is. */
function homeOf(piece: Piece, lines: readonly PieceLine[], columns: readonly Column[]): Span {
  const over = reachOf(piece, columns);
  const [first, last] = over;
  if (first === last) return over;
  const others = lines.some(({ pieces }) =>
    pieces.some((other) => {
      const [from, to] = reachOf(other, columns);
      return other !== piece && from === to && from >= first && from <= last;
    }),
  );
  if (!others) return over;
  const inside = (at: number): number => {
    const column = columns[at];
    return column ? Math.min(piece.to, column.to) - Math.max(piece.from, column.from) : 0;
  };
  const most = Array.from({ length: last - first + 1 }, (_, index) => first + index).reduce(
    (best, at) => (inside(at) > inside(best) ? at : best),
    first,
  );
  return [most, most];
}

/** A heading of the first level without one below covers both rows. */
function withSpans(rows: readonly Row[], columns: number): readonly Row[] {
  const [top, below] = rows;
  if (!top || !below || !top.cells.some((cell) => cell.columnSpan > 1 && cell.columnSpan < columns)) return rows;
  const stands = (cell: Cell): boolean =>
    cell.columnSpan === 1 &&
    cell.text !== "" &&
    below.cells.some((other) => other.column === cell.column && other.columnSpan === 1 && other.text === "");
  if (!below.cells.some((cell) => cell.text === "")) return rows;
  const covered = new Set(top.cells.filter(stands).map((cell) => cell.column));
  return [
    { ...top, cells: top.cells.map((cell) => (covered.has(cell.column) ? { ...cell, rowSpan: 2 } : cell)) },
    { ...below, cells: below.cells.filter((cell) => !covered.has(cell.column)) },
    ...rows.slice(2),
  ];
}

function textIn(pieces: readonly Piece[], leading: number, right: number): string {
  const lines = linesOf(pieces.flatMap((piece) => piece.words));
  const strip = {
    from: Math.min(...lines.map((line) => line.from)),
    to: Math.max(right, ...lines.map((line) => line.to)),
    leading,
    indented: false,
  };
  return joinLines(lines, strip)
    .map((paragraph) => paragraph.text)
    .join("\n");
}
