import type { Place, Plan, PlacedText } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import type { Block, Document, Table } from "../document.ts";

/**
 * ไม่มีข้อความหาย — the last net under the reader: a cell or paragraph of which some word is in no text of the plan goes to
 * `unplaced` whole, with its place. White space aside, digits of either kind alike.
 */
export function keepEverything(document: Document, plan: Plan): Plan {
  const words = new Set<string>();
  const all: string[] = [];
  gather({ ...plan, messages: [] }, words, all);
  let joined: string | null = null;
  const isKept = (word: string): boolean => {
    if (words.has(word) || !/[\p{L}\p{N}\p{M}]/u.test(word)) return true;
    joined ??= all.join("\u0001");
    return isInPieces(word, joined);
  };
  const lost = piecesOf(document.blocks).filter(({ text }) =>
    bare(text)
      .split(/\s+/u)
      .some((word) => word !== "" && !isKept(word.replaceAll(",", ""))),
  );
  return lost.length === 0 ? plan : { ...plan, unplaced: [...plan.unplaced, ...lost] };
}

function bare(text: string): string {
  return toArabicDigits(text).replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "");
}

function gather(value: unknown, words: Set<string>, all: string[]): void {
  if (typeof value === "string" || typeof value === "number") {
    const text = bare(String(value)).replaceAll(",", "");
    for (const word of text.split(/\s+/u)) words.add(word);
    all.push(text.replaceAll(/\s+/gu, ""));
  } else if (Array.isArray(value)) for (const one of value) gather(one, words, all);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) gather(one, words, all);
}

/** A word may lie in two fields: a label and its value, a number and its unit. */
function isInPieces(word: string, joined: string): boolean {
  if (joined.includes(word) || !/[\p{L}\p{N}\p{M}]/u.test(word)) return true;
  for (let cut = word.length - 1; cut >= 1; cut -= 1) {
    const head = word.slice(0, cut);
    if ((cut >= 3 || /[^ก-๙]/u.test(head)) && joined.includes(head)) return isInPieces(word.slice(cut), joined);
  }
  return false;
}

function piecesOf(blocks: readonly Block[]): readonly PlacedText[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [{ place: block.place, text: block.text }] : cellsOf(block, block.place)));
}

function cellsOf(table: Table, place: Place): readonly PlacedText[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const at = { ...place, ...row.place, column: cell.column };
      return [
        ...(cell.text.trim() === "" ? [] : [{ place: at, text: cell.text }]),
        ...(cell.tables ?? []).flatMap((inner) => cellsOf(inner, at)),
      ];
    }),
  );
}
