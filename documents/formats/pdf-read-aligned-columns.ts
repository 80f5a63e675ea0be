import type { Line, Word } from "./pdf-read-lines.ts";

/** Words of a line that stand close together. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
}

/** A line as pieces. */
export interface PieceLine {
  readonly line: Line;
  readonly pieces: readonly Piece[];
}

/** คอลัมน์ — the strip that the texts of one column fill. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

/** A blank may be this wide, in letter sizes; where the file draws no blank, a gap is one column's end from this width on. */
const WIDEST_BLANK = 0.75;
const GAP = 0.22;
/** Narrowest space between columns, in points. */
const GUTTER = 1.2;
/** Lines at the top that may be a heading over several columns. */
const HEADING_LINES = 4;

/** Words that a blank joins make a piece; in a file that draws no blanks, words that stand near each other do. */
export function piecesOf(line: Line, drawsBlanks: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const word of line.words) {
    const last = pieces.at(-1);
    const before = last?.words.at(-1);
    const isBlank = !drawsBlanks || word.blankBefore || before?.blankAfter === true;
    if (last && word.from - last.to < word.size * (isBlank ? WIDEST_BLANK : GAP))
      pieces[pieces.length - 1] = { from: last.from, to: Math.max(last.to, word.to), words: [...last.words, word] };
    else pieces.push({ from: word.from, to: word.to, words: [word] });
  }
  return pieces;
}

/**
 * The columns in which lines stand: strips that (almost) no piece leaves. A heading over several columns and a line across
 * (a group, a sum) may bridge them; a strip without a heading of its own belongs to the one beside it with which it never shares a line.
 */
export function columnsOf(lines: readonly PieceLine[]): readonly Column[] {
  let best: readonly Column[] = [];
  for (let skip = 0; skip <= Math.min(HEADING_LINES, Math.max(1, lines.length / 3), lines.length - 3); skip += 1) {
    const body = stripsOf(lines.slice(skip));
    const columns = merged(withHeadings(body, lines.slice(0, skip)), lines, Math.max(1, skip));
    if (columns.length > best.length) best = columns;
  }
  return best;
}

/** Which columns (first and last, from 0) a piece stands in. */
export function reachOf(piece: Column, columns: readonly Column[]): readonly [number, number] {
  const met = columns.flatMap((column, index) => (overlap(piece, column) > Math.min(2, (piece.to - piece.from) * 0.3) ? [index] : []));
  const [first] = met;
  const last = met.at(-1);
  if (first !== undefined && last !== undefined) return [first, last];
  const middle = (piece.from + piece.to) / 2;
  const distance = ({ from, to }: Column): number => Math.max(from - middle, middle - to);
  const nearest = columns.reduce((best, column, index) => (distance(column) < distance(columns[best] ?? column) ? index : best), 0);
  return [nearest, nearest];
}

/** Whether a line is one text across columns: the name of a group of rows, or a note. */
export function isAcross({ pieces }: PieceLine, columns: readonly Column[]): boolean {
  const [only] = pieces;
  if (!only || pieces.length > 1) return false;
  const [first, last] = reachOf(only, columns);
  return last > first;
}

function overlap(one: Column, other: Column): number {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from);
}

function stripsOf(lines: readonly PieceLine[]): readonly Column[] {
  const several = lines.filter(({ pieces }) => pieces.length > 1);
  const all = strips(several.flatMap(({ pieces }) => pieces));
  // A sum or the name of a group may begin its line across columns that the other lines keep apart.
  const most = Math.max(0, ...several.map(({ pieces }) => pieces.length));
  const sums = several.filter(({ pieces }) => pieces.length <= most / 2);
  const without = strips(several.flatMap((line) => (sums.includes(line) ? line.pieces.slice(1) : line.pieces)));
  const columns = sums.length <= 1 + several.length / 6 && without.length > all.length ? without : all;
  // What stands alone in its line widens its column.
  return widened(
    columns,
    lines.filter(({ pieces }) => pieces.length === 1).flatMap(({ pieces }) => pieces),
  );
}

/** Each piece widens the one column it meets. */
function widened(columns: readonly Column[], pieces: readonly Piece[]): readonly Column[] {
  return pieces.reduce<readonly Column[]>((known, piece) => {
    const met = known.filter((column) => overlap(piece, column) > 0);
    if (met.length !== 1) return known;
    return known.map((column) =>
      column === met[0] ? { from: Math.min(column.from, piece.from), to: Math.max(column.to, piece.to) } : column,
    );
  }, columns);
}

/** The strips that pieces fill when they are laid over each other. */
function strips(pieces: readonly Piece[]): readonly Column[] {
  const found: Column[] = [];
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from - last.to < GUTTER) found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else found.push({ from, to });
  }
  return found;
}

/** Headings over columns that hold nothing else are columns too; the others widen the one they stand over. */
function withHeadings(columns: readonly Column[], headings: readonly PieceLine[]): readonly Column[] {
  const all = headings
    .flatMap(({ pieces }) => pieces)
    .reduce<readonly Column[]>((known, piece) => {
      const isNew = known.every((column) => overlap(piece, column) <= 0);
      return isNew ? [...known, { from: piece.from, to: piece.to }] : widened(known, [piece]);
    }, columns);
  return all.toSorted((a, b) => a.from - b.from);
}

function merged(columns: readonly Column[], lines: readonly PieceLine[], headingLines: number): readonly Column[] {
  const stands = (column: Column, { pieces }: PieceLine): boolean => pieces.some((piece) => overlap(piece, column) > 0);
  const headings = lines.slice(0, headingLines);
  const topOf = (column: Column | undefined): number => (column ? lines.findIndex((line) => stands(column, line)) : -1);
  // A heading between the columns it stands over, whose own headings are below it, is no column.
  let kept = columns.filter((column, at) => {
    const top = topOf(column);
    const isOver = top < HEADING_LINES && [columns[at - 1], columns[at + 1]].every((other) => topOf(other) > top);
    return !isOver || lines.some((line, index) => index > top && stands(column, line));
  });
  for (let at = 0; at < kept.length; at += 1) {
    const column = kept[at];
    if (!column || headings.some((line) => stands(column, line))) continue;
    const beside = [at - 1, at + 1]
      .flatMap((index) => {
        const other = kept[index];
        const together = other ? lines.filter((line) => stands(column, line) && stands(other, line)).length : 1;
        return other && together === 0 ? [{ index, gap: -overlap(column, other) }] : [];
      })
      .toSorted((a, b) => a.gap - b.gap)[0];
    const other = beside && kept[beside.index];
    if (!beside || !other) continue;
    const wide = { from: Math.min(column.from, other.from), to: Math.max(column.to, other.to) };
    kept = kept.flatMap((one) => (one === other ? [wide] : one === column ? [] : [one]));
    at = -1;
  }
  return kept;
}
