/** A text this short must be the whole cell: "1" and "-" stand inside almost anything. */
const SHORT = 3;
/** A piece this short says nothing about where it came from. */
const SHORT_PIECE = 4;

/**
 * How surely a text was read from a cell: the whole cell before a part of it, a part before a cell that is only a part of the text,
 * then the share of the text's lines that stand in the cell. All texts folded; 0 = not at all.
 */
export function likeness(text: string, pieces: readonly string[], cell: string): number {
  return likenessOf(withoutCommas(text), pieces.map(withoutCommas), withoutCommas(cell));
}

function likenessOf(text: string, pieces: readonly string[], cell: string): number {
  if (text === "" || cell === "") return 0;
  if (text === cell || withoutDot(text) === withoutDot(cell)) return 1000;
  if (text.length >= SHORT && cell.includes(text)) return 500 + 100 * (text.length / cell.length);
  if (text.length < SHORT) return startsWithNumber(cell, text) ? 100 : holdsNumber(cell, text) ? 50 : 0;
  if (cell.length >= SHORT_PIECE && text.includes(cell)) return 200 + 100 * (cell.length / text.length);
  const telling = pieces.filter((piece) => piece.length >= SHORT_PIECE);
  const all = telling.reduce((sum, piece) => sum + piece.length, 0);
  const inCell = telling.filter((piece) => cell.includes(piece)).reduce((sum, piece) => sum + piece.length, 0);
  return all === 0 || inCell * 2 < all ? 0 : 300 * (inCell / all);
}

/** A number stands before the title in one cell: "1. …", "1) …". */
function startsWithNumber(cell: string, text: string): boolean {
  return /^\d[\d.]*$/u.test(text) && new RegExp(`^(?:ที่|กิจกรรมที่|โครงการที่)?${text.replaceAll(".", "\\.")}(?:[.):]|(?=\\D))`, "u").test(cell);
}

/** A number stands for itself somewhere in the cell: "รวม 4 โครงการ". */
function holdsNumber(cell: string, text: string): boolean {
  return /^\d+$/u.test(text) && new RegExp(`(?<![\\d.,])${text}(?![\\d.,])`, "u").test(cell);
}

/** "18,500" and "18500" are one amount. */
function withoutCommas(text: string): string {
  return text.replaceAll(/(?<=\d),(?=\d)/gu, "");
}

function withoutDot(text: string): string {
  return text.replace(/[.)]$/u, "");
}
