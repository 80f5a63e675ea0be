/** A text made easy to match, with the way back: `text` is folded, `written(from, to)` are the words as they stood. */
export interface Folded {
  readonly text: string;
  /** Where each folded character begins and ends in the source; one entry more than `text` for its end. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  readonly source: string;
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const BLANK = /[\s\u0085]/u;
const DASH = /[\u2010-\u2015\u2212\u2500\u2501\u2E3A\u2E3B\uFE58\uFE63\uFF0D~\u301C\uFF5E]/u;
const ODD: Readonly<Record<string, string>> = {
  "％": "%",
  "﹪": "%",
  "，": ",",
  "．": ".",
  "（": "(",
  "）": ")",
  "／": "/",
  "∕": "/",
  "⁄": "/",
  "：": ":",
};
const THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";

/**
 * Blanks and invisible marks go (one blank stays between two digits and between two Latin letters, so that "ข้อ ๑ ๒" does not become 12),
 * digits become Arabic, every dash becomes "-", เ + เ becomes แ and the two halves of ำ become one.
 */
export function fold(source: string): Folded {
  const text: string[] = [];
  const begins: number[] = [];
  const ends: number[] = [];
  const put = (character: string, from: number, to: number): void => {
    text.push(character);
    begins.push(from);
    ends.push(to);
  };
  let blankAt = -1;
  for (let i = 0; i < source.length; i += 1) {
    const raw = source.charAt(i);
    const isSame = staysItself(source.charCodeAt(i));
    if (!isSame && INVISIBLE.test(raw)) continue;
    if (!isSame && BLANK.test(raw)) {
      if (blankAt < 0) blankAt = i;
      continue;
    }
    const character = isSame ? raw : foldCharacter(raw);
    const before = text.at(-1) ?? "";
    if (blankAt >= 0 && keepsApart(before, character)) put(" ", blankAt, i);
    blankAt = -1;
    if (character === "เ" && before === "เ") {
      text[text.length - 1] = "แ";
      ends[ends.length - 1] = i + 1;
    } else if (character === "า" && before === "ํ") {
      text[text.length - 1] = "ำ";
      ends[ends.length - 1] = i + 1;
    } else put(character, i, i + 1);
  }
  begins.push(source.length);
  ends.push(source.length);
  return { text: text.join(""), begins, ends, source };
}

/** The source words behind folded characters `from` up to (not including) `to`. */
export function written(folded: Folded, from: number, to: number): string {
  if (to <= from) return "";
  return folded.source.slice(beginOf(folded, from), endOf(folded, to));
}

/** Where in the source the folded character at `index` begins. */
export function beginOf(folded: Folded, index: number): number {
  return folded.begins[index] ?? folded.source.length;
}

/** Where in the source the folded characters before `index` end. */
export function endOf(folded: Folded, index: number): number {
  return index <= 0 ? 0 : (folded.ends[index - 1] ?? folded.source.length);
}

/** Thai letters and marks, Arabic digits, Latin letters: nearly every character, so that nothing more is asked of it. */
function staysItself(code: number): boolean {
  return (
    (code >= 0x0e01 && code <= 0x0e4e) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
  );
}

function foldCharacter(raw: string): string {
  const digit = THAI_DIGITS.indexOf(raw);
  if (digit >= 0) return String(digit);
  if (DASH.test(raw)) return "-";
  return ODD[raw] ?? raw;
}

function keepsApart(one: string, other: string): boolean {
  return (/\d/u.test(one) && /\d/u.test(other)) || (/[A-Za-z]/u.test(one) && /[A-Za-z]/u.test(other));
}
