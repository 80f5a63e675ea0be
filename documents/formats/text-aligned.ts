import { fieldOfHeading } from "../reading/columns.ts";
import { readHeadings } from "../reading/headings.ts";
import { joined, type NumberedLine, type TextRow } from "./text-drawn.ts";

/** Text between runs of blanks, with the columns of the screen it covers. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const FEWEST_COLUMNS = 3;
const MOST_LINES = 2_000;

/**
 * ตารางที่จัดด้วยช่องว่าง — the rows of a table whose columns are kept apart by blanks only, as OCR and copied PDF text have them. `count` is how many
 * lines it takes. Null unless the first line is a header of three known columns or more and two lines below it line up.
 */
export function alignedRows(
  lines: readonly NumberedLine[],
  at: number,
): { readonly rows: readonly TextRow[]; readonly count: number } | null {
  const first = lines[at];
  const header = first && first.line.includes("  ") ? piecesOf(first.line) : [];
  if (!first || !isHeader(header)) return null;
  const rows: { texts: readonly string[]; readonly number: number }[] = [
    { texts: header.map((piece) => piece.text), number: first.number },
  ];
  let count = 1;
  let alike = 0;
  let blank = 0;
  for (const { line, number } of lines.slice(at + 1, at + MOST_LINES)) {
    if (line.trim() === "") {
      blank += 1;
      if (blank > 2) break;
      continue;
    }
    const pieces = piecesOf(line);
    const cells = cellsUnder(header, pieces);
    const last = rows.at(-1);
    if (pieces.length >= FEWEST_COLUMNS && cells) {
      alike += 1;
      rows.push({ texts: cells, number });
    } else if (isHeadingLine(pieces)) rows.push({ texts: [pieces[0]?.text ?? ""], number });
    else if (cells && cells[0] === "" && blank === 0 && last && rows.length > 1 && last.texts.length > 1)
      last.texts = joined(last.texts, cells);
    else if (cells && blank === 0 && pieces.length >= 2) rows.push({ texts: cells, number });
    else break;
    count = number - first.number + 1;
    blank = 0;
  }
  return alike >= 2 ? { rows, count } : null;
}

function isHeadingLine(pieces: readonly Piece[]): boolean {
  return pieces.length === 1 && readHeadings(pieces[0]?.text ?? "").length > 0;
}

function isHeader(pieces: readonly Piece[]): boolean {
  if (pieces.length < FEWEST_COLUMNS || pieces.some((piece) => piece.text.length > 60)) return false;
  const fields = new Set(pieces.flatMap((piece) => fieldOfHeading(piece.text)?.field ?? []));
  return fields.size >= 3 && fields.has("title") && fields.size >= pieces.length / 2;
}

function piecesOf(line: string): readonly Piece[] {
  return [...line.matchAll(/\S+(?:[^\S\n]\S+)*/gu)].map((found) => {
    const from = screenWidth(line.slice(0, found.index));
    return { text: found[0], from, to: from + screenWidth(found[0]) };
  });
}

/** Vowels and tone marks above and below stand over their letter. */
function screenWidth(text: string): number {
  return text.replaceAll(/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u200B]/gu, "").length;
}

/** Each piece under the heading that it overlaps most, or lies nearest to; null where two meet under one heading or none is near. */
function cellsUnder(header: readonly Piece[], pieces: readonly Piece[]): readonly string[] | null {
  if (pieces.length === header.length) return pieces.map((piece) => piece.text);
  const cells = header.map(() => "");
  let least = 0;
  for (const piece of pieces) {
    let [best, bestGap] = [-1, Number.POSITIVE_INFINITY];
    for (const [column, heading] of header.entries()) {
      const gap = Math.max(
        heading.from - piece.to,
        piece.from - heading.to,
        Math.abs(heading.from - piece.from) / 1000 - Math.min(heading.to, piece.to) + Math.max(heading.from, piece.from),
      );
      if (gap < bestGap) [best, bestGap] = [column, gap];
    }
    if (best < least || bestGap > 12) return null;
    cells[best] = piece.text;
    least = best + 1;
  }
  return cells;
}
