import type { Block, Document, Table } from "#documents/document.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";

/**
 * ข้อความที่หาย — every piece of a document's text that is in no field of the plan and not in `unplaced`: white space aside,
 * digits of either kind alike. A piece is what stands between blanks; a longer one may lie in several fields.
 */
export function lostTexts(document: Document, plan: Plan): readonly string[] {
  const texts = stringsOf({ ...plan, messages: [] });
  const kept = bare(texts.join("\u0001"));
  // Most pieces stand in the plan as they are: looking them up is quicker than searching all of it.
  const whole = new Set(texts.flatMap((text) => text.split(/\s+/u)));
  return document.blocks
    .flatMap(textsOf)
    .flatMap((text) => text.split(/\s+/u))
    .filter((piece) => !whole.has(piece) && !isKept(bare(piece), kept));
}

function textsOf(block: Block): readonly string[] {
  return block.kind === "paragraph" ? [block.text] : cellTexts(block);
}

function cellTexts(table: Table): readonly string[] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell) => [cell.text, ...(cell.tables ?? []).flatMap(cellTexts)]));
}

/** All texts and numbers of a value, in order. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function bare(text: string): string {
  return toArabicDigits(text).replaceAll(/[\s,\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, "");
}

/** Whole, or cut into pieces of which each is kept: a label and its value stand together on the paper and apart in the plan. */
function isKept(piece: string, kept: string): boolean {
  if (/^[.…_:：|()"'\-–—]*$/u.test(piece) || kept.includes(piece)) return true;
  for (let cut = piece.length - 1; cut >= 1; cut -= 1) {
    if (kept.includes(piece.slice(0, cut)) && (cut >= 3 || /[^ก-๙]/u.test(piece.slice(0, cut)))) return isKept(piece.slice(cut), kept);
  }
  return false;
}
