/** Glyphs of older Thai fonts in the private use area (U+F700–U+F71A): shifted marks and letters without their foot. */
const PRIVATE_GLYPHS = "ฐ" + "ิีึื" + "่้๊๋์" + "่้๊๋์" + "ญ" + "ัํ็" + "่้๊๋์" + "ฺุู";

const CONSONANT = "[\u0E01-\u0E2E]";
const VOWEL_MARK = "[\u0E31\u0E34-\u0E3A\u0E47]";
const TONE = "[\u0E48-\u0E4C]";
const MARK = "\u0E31\u0E34-\u0E3A\u0E47-\u0E4E";

const REPAIRS: readonly (readonly [RegExp, string])[] = [
  // A blank between a letter and its mark, or before the tail of ำ, is never written in Thai.
  [new RegExp(`(?<=[\u0E01-\u0E2E${MARK}])[ \u00A0]+(?=[${MARK}])`, "gu"), ""],
  // A mark that was drawn before its letter: at the very beginning, or after something that cannot carry it.
  [new RegExp(`(^|[^\u0E00-\u0E7F])([${MARK}]+)(${CONSONANT}${VOWEL_MARK}?)`, "gu"), "$1$3$2"],
  [/\u0E33[ \u00A0]*\u0E32/gu, "\u0E33"],
  [new RegExp(`(${TONE}?)\u0E4D(${TONE}?)[ \u00A0]?\u0E32`, "gu"), "$1$2\u0E33"],
  [new RegExp(`\u0E33(${TONE})`, "gu"), "$1\u0E33"],
  [new RegExp(`(${TONE})(${VOWEL_MARK})`, "gu"), "$2$1"],
  [new RegExp(`([${MARK}])\\1+`, "gu"), "$1"],
  [/\u0E33{2,}/gu, "\u0E33"],
  [/\u0E40\u0E40/gu, "\u0E41"],
];

/** สระหรือวรรณยุกต์ที่เกาะพยัญชนะ — a Thai mark that takes no room of its own, also from the private use area. */
export function isThaiMark(character: string): boolean {
  return /^[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\uF701-\uF70E\uF710-\uF71A]+$/u.test(character);
}

/**
 * จัดลำดับอักขระไทย — Thai as it is typed, from Thai as it was drawn: private glyphs become letters, marks follow their letter
 * (vowel, then tone), "ํา" and "ำ า" become "ำ", a mark printed twice counts once. Letters and their order do not change.
 */
export function mendGlyphOrder(text: string): string {
  let mended = text.replaceAll(/[\uF700-\uF71A]/gu, (glyph) => PRIVATE_GLYPHS.charAt(glyph.charCodeAt(0) - 0xf7_00));
  if (!/[\u0E31-\u0E4E]/u.test(mended)) return mended.normalize("NFC");
  for (const [wrong, right] of REPAIRS) mended = mended.replaceAll(wrong, right);
  return mended.normalize("NFC");
}

/** รหัส สมอ. (TIS-620) — Thai of fonts older than Unicode, which comes out as "¡ÒÃ": each Latin-1 letter as the Thai one with its number. */
export function fromThaiStandardCode(text: string): string {
  return text.replaceAll(/[\u00A1-\u00DA\u00DF-\u00FB]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xa0 + 0x0e_00));
}
