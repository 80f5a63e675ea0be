import type { Cell, Row, Table } from "#documents/document.ts";
import { linesOf, type Line, type Word } from "./pdf-read-lines.ts";
import { joinLines } from "./pdf-read-paragraphs.ts";

/** A table without lines among lines of text. */
export interface Aligned {
  readonly above: readonly Line[];
  readonly table: Omit<Table, "place">;
  readonly below: readonly Line[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
}

interface Column {
  readonly from: number;
  readonly to: number;
}

/** Lines with text in at least this many columns make a table; and so many columns. */
const LINES = 3;
const COLUMNS = 3;
/** More lines than a sheet of text has: a drawing or a trap. */
const MOST_LINES = 400;

/** ตารางไม่มีเส้น — lines whose words stand in the same three or more columns, from the first such line (the header) on. */
export function alignedTable(lines: readonly Line[], leading: number): Aligned | null {
  if (lines.length > MOST_LINES) return null;
  const pieces = lines.map(piecesOf);
  for (let first = 0; first + LINES <= lines.length; first += 1) {
    if ((pieces[first]?.length ?? 0) < COLUMNS) continue;
    const last = lastLine(pieces, first);
    const columns = columnsOf(pieces.slice(first, last + 1));
    const full = pieces.slice(first, last + 1).filter((line) => line.length >= COLUMNS).length;
    if (columns.length < COLUMNS || full < LINES) continue;
    return { above: lines.slice(0, first), below: lines.slice(last + 1), table: toTable(lines.slice(first, last + 1), columns, leading) };
  }
  return null;
}

/** Words of a line that stand close together. */
function piecesOf({ words }: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last && word.from - last.to < word.size * 0.75)
      pieces[pieces.length - 1] = { from: last.from, to: Math.max(last.to, word.to), words: [...last.words, word] };
    else pieces.push({ from: word.from, to: word.to, words: [word] });
  }
  return pieces;
}

/** The last line that still leaves the columns of the lines before it open; one line across all (a group heading) may stand between. */
function lastLine(pieces: readonly (readonly Piece[])[], first: number): number {
  let last = first;
  let kept = [pieces[first] ?? []];
  for (let index = first + 1; index < pieces.length; index += 1) {
    const line = pieces[index] ?? [];
    const among = [...kept, line];
    const columns = columnsOf(among);
    const enough = columns.length >= Math.max(COLUMNS, columnsOf(kept).length - (kept.length < 3 ? 1 : 0));
    const inside = line.every((piece) => piece.from >= (columns[0]?.from ?? 0) - 2);
    if (enough && inside) {
      kept = among;
      last = index;
    } else if (line.length > 1 || index - last > 1) break;
  }
  // What stands alone under the first column at the end is the text after the table.
  while (last > first && (pieces[last]?.length ?? 0) < 2) last -= 1;
  return last;
}

/** The strips that words fill when all lines are laid over each other; lines with few pieces (headings across) do not count. */
function columnsOf(lines: readonly (readonly Piece[])[]): readonly Column[] {
  const spans = lines
    .filter((line, index) => index === 0 || line.length > 1 || (line[0] && line[0].to - line[0].from < 120))
    .flat()
    .toSorted((a, b) => a.from - b.from);
  const columns: Column[] = [];
  for (const { from, to } of spans) {
    const last = columns.at(-1);
    if (last && from < last.to + 3) columns[columns.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else columns.push({ from, to });
  }
  return columns;
}

function toTable(lines: readonly Line[], columns: readonly Column[], leading: number): Omit<Table, "place"> {
  const starts: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const [word] = line.words;
    const [column] = columns;
    const anchored = word !== undefined && column !== undefined && word.from <= column.to;
    const apart = before === undefined || line.base - before.base > Math.max(line.size, before.size) * leading * 1.3;
    if (index === 0 || anchored || apart) starts.push(index);
  }
  const rows = starts.map((start, index): Row => ({
    place: {},
    cells: cellsOf(lines.slice(start, starts[index + 1] ?? lines.length), columns, leading),
  }));
  return { kind: "table", rows };
}

function cellsOf(lines: readonly Line[], columns: readonly Column[], leading: number): readonly Cell[] {
  const words = lines.flatMap((line) => line.words);
  const [first] = columns;
  const across =
    lines.length === 1 &&
    first &&
    words.some((word, index) => index === 0 && word.from <= first.to) &&
    piecesOf(lines[0] ?? { words, text: "", from: 0, to: 0, base: 0, size: 0, turn: 0 }).length === 1 &&
    Math.max(...words.map((word) => word.to)) > (columns[1]?.from ?? Infinity);
  if (across) return [{ text: textIn(words, leading), column: 1, columnSpan: columns.length, rowSpan: 1 }];
  return columns.map((column, index): Cell => {
    const end = columns[index + 1]?.from ?? Infinity;
    const own = words.filter((word) => (word.from + word.to) / 2 < end && (index === 0 || (word.from + word.to) / 2 >= column.from));
    return { text: textIn(own, leading), column: index + 1, columnSpan: 1, rowSpan: 1 };
  });
}

function textIn(words: readonly Word[], leading: number): string {
  const lines = linesOf(words);
  const strip = {
    from: Math.min(...lines.map((line) => line.from)),
    to: Math.max(...lines.map((line) => line.to)),
    leading,
    indented: false,
  };
  return joinLines(lines, strip)
    .map((paragraph) => paragraph.text)
    .join("\n");
}
