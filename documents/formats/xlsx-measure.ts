import { breakThai } from "#domain/thai/line-break.ts";

/** Pixels of one unit of column width: the width of a digit of TH Sarabun New 14 at 96 dots per inch. */
const DIGIT_PIXELS = 6.7;
const PIXELS_PER_POINT = 96 / 72;
/** Left and right of a cell's text together, in points. */
const CELL_PADDING = 4;
/** Height of a line of TH Sarabun New (1.33), with a little room, in sizes of the type; and what a row adds, in points. */
const LINE = 1.4;
const ROW = 4;
/** A program breaks lines a little sooner than our widths say. */
const CAUTION = 1.06;

/** Widths of TH Sarabun New in sizes of the type; what is not listed is 0.4. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u200B\u0300-\u036F]/u, 0],
  [/[เโใไ]/u, 0.25],
  [/[งราำ]/u, 0.32],
  [/[ฌญฑฒณ]/u, 0.53],
  [/[๐-๙พฟฬ]/u, 0.45],
  [/[\u0E00-\u0E7F]/u, 0.39],
  [/[iljt.,:;'|!()[\]/ -]/u, 0.21],
  [/[mwMW@%—…]/u, 0.6],
  [/[A-Z]/u, 0.46],
  [/[ -~]/u, 0.36],
  [/[^\u0000-\u024F]/u, 0.9],
];

const known = new Map<string, number>();

function widthOf(character: string): number {
  const before = known.get(character);
  if (before !== undefined) return before;
  const width = WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? 0.4;
  if (known.size < 10_000) known.set(character, width);
  return width;
}

/** Points that a text takes on one line. */
export function textPoints(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * CAUTION * (bold ? 1.05 : 1);
}

/** Points of text that fit into columns of that many units together. */
export function pointsOfColumns(units: number): number {
  return Math.max(6, (units * DIGIT_PIXELS) / PIXELS_PER_POINT - CELL_PADDING);
}

/** Units of column width in that many millimetres. */
export function unitsOfMillimetres(millimetres: number): number {
  return unitsOfPoints((millimetres / 25.4) * 72);
}

/** Units of column width in that many points. */
export function unitsOfPoints(points: number): number {
  return (points * PIXELS_PER_POINT) / DIGIT_PIXELS;
}

/** Points of that many units, cell borders and blanks included. */
export function pointsOfUnits(units: number): number {
  return (units * DIGIT_PIXELS) / PIXELS_PER_POINT;
}

/** ความสูงของข้อความ — how high a text stands when it is wrapped into that width, in points. */
export function textHeight(text: string, width: number, size: number, bold = false): number {
  const lines = text.split("\n").reduce((count, paragraph) => count + linesOf(paragraph, width, size, bold), 0);
  return Math.ceil(lines * size * LINE + ROW);
}

function linesOf(paragraph: string, width: number, size: number, bold: boolean): number {
  if (textPoints(paragraph, size, bold) <= width) return 1;
  let lines = 1;
  let used = 0;
  for (const piece of breakThai(paragraph)) {
    const blank = textPoints(piece, size, bold) - textPoints(piece.trimEnd(), size, bold);
    const points = textPoints(piece, size, bold);
    if (used > 0 && used + points - blank > width) {
      lines += 1;
      used = 0;
    }
    // A piece longer than the line is broken anywhere.
    lines += Math.max(0, Math.ceil((points - blank) / width) - 1);
    used += points - blank > width ? (points - blank) % width : points;
  }
  return lines;
}
