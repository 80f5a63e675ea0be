import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";

/** A text's leading number: "๑.๑.๑ องค์กร…" → { number: "1.1.1", marker: "๑.๑.๑", rest: "องค์กร…" }. */
export interface Marked {
  readonly number: string;
  readonly marker: string;
  readonly rest: string;
}

const MARKER =
  /^\s*(?:\(\s*([๐-๙\d]{1,3}(?:\s*\.\s*[๐-๙\d]{1,3})*)\s*\)|([๐-๙\d]{1,3}(?:\s*\.\s*[๐-๙\d]{1,3})+)\s*[.)]?|([๐-๙\d]{1,3})\s*[.)])\s*(?![๐-๙\d])/u;

/** The number a text begins with, when it is written as a marker: "(๑)", "๑)", "๑.", "๑.๑.๑". A bare figure is no marker. */
export function readMarker(text: string): Marked | null {
  const found = MARKER.exec(text);
  if (!found) return null;
  const number = found[1] ?? found[2] ?? found[3] ?? "";
  return { number: toNumber(number), marker: found[0].trim(), rest: text.slice(found[0].length).trim() };
}

/** A cell that holds nothing but a row's number: "๑", "๑.", "(1)", "๑.๒". */
export function readRowNumber(text: string): string | null {
  const found = /^\(?([๐-๙\d]{1,4}(?:[.\-/][๐-๙\d]{1,3})*)[.)]*$/u.exec(squash(text));
  return found?.[1] === undefined ? null : toNumber(found[1]);
}

function toNumber(written: string): string {
  return toArabicDigits(squash(written)).replace(/\.$/u, "");
}

/** ช่องว่างรอกรอก — a slot nobody filled: dots, underscores, "ชื่อโครงการ/กิจกรรม .....". */
export function isEmptySlot(text: string): boolean {
  const said = squash(readMarker(text)?.rest ?? text);
  return /^(?:ชื่อ)?(?:แผนงาน\/?)?(?:โครงการ|กิจกรรม)?(?:\/?กิจกรรม)?[.…_]{3,}$/u.test(said);
}

/** A slot with its label still in the text somewhere: the text is a form's, not an answer. */
export function hasEmptySlot(text: string): boolean {
  return /(?:โครงการ|กิจกรรม)[.…_]{3,}/u.test(squash(text));
}

/** เครื่องหมาย "-" — a dash standing for "none". */
export function isDash(text: string): boolean {
  return /^[-–—−‐]+$/u.test(squash(text));
}

/** เครื่องหมายถูก — a tick in a quarter's or month's column, however it was drawn. */
export function isTick(text: string): boolean {
  return /^(?:[✓✔√☑✅●■▪•◼★xX×✗/üPYy*]|\[[xX✓/]\]|ü|มี|ใช่)+$/u.test(squash(text));
}

/** A box or tick that says "no": an open box. */
export function isOpenBox(text: string): boolean {
  return /^(?:[☐□▢○◯]|\[\])+$/u.test(squash(text));
}

/**
 * Cut a text at its own numbering: "(๑) ก (๒) ข" → two parts, "๑. ก ๒. ข" → two. The numbers must run 1, 2, 3… in one style,
 * so that a figure in a sentence never cuts. Text before the first marker comes first.
 */
export function splitAtNumbers(text: string): readonly string[] {
  for (const style of [
    /(?<=^|[\s\u200B])\(\s*([๐-๙\d]{1,2})\s*\)/gu,
    /(?<=^|\s)([๐-๙\d]{1,2})\s*\)/gu,
    /(?<=^|\s)([๐-๙\d]{1,2})\.(?![๐-๙\d])/gu,
  ]) {
    const cuts: number[] = [];
    for (const found of text.matchAll(style)) {
      if (Number(toArabicDigits(found[1] ?? "")) === cuts.length + 1) cuts.push(found.index);
    }
    if (cuts.length >= 2 || (cuts.length === 1 && (cuts[0] ?? 0) > 0 && style.source.startsWith("(?<=^|[\\s\\u200B])"))) {
      const edges = [0, ...cuts.filter((cut) => cut > 0), text.length];
      return edges
        .slice(0, -1)
        .map((edge, index) => text.slice(edge, edges[index + 1]).trim())
        .filter((part) => part !== "");
    }
  }
  return [text];
}

/** Paragraphs of a cell. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
