const THAI = "๐๑๒๓๔๕๖๗๘๙";

/** เลขไทยเป็นเลขอารบิก — every Thai digit in the text as its Arabic one; nothing else changes. */
export function toArabicDigits(text: string): string {
  return /[๐-๙]/u.test(text) ? text.replaceAll(/[๐-๙]/gu, (digit) => String(THAI.indexOf(digit))) : text;
}

/** เลขอารบิกเป็นเลขไทย — every Arabic digit as its Thai one, wherever it stands; for numbers, not for free text. */
export function toThaiDigits(text: string | number): string {
  return String(text).replaceAll(/\d/gu, (digit) => THAI.charAt(Number(digit)));
}

// What keeps its digits as they are: addresses of mail and web, hashes, and names in Latin letters with their numbers.
const LATIN_NAMES = new RegExp(
  [
    String.raw`(?<![\d.,])0(?:[ -]?\d){8,9}(?![\d,])(?: ?ต่อ ?\d{1,6})?`, // telephone, with its extension
    String.raw`(?<=[๐-๙] ?ต่อ ?)\d{1,6}(?!\d)`, // the extension of a telephone in Thai digits
    String.raw`[\w.%+๐-๙-]{1,64}@[\w.๐-๙-]{1,255}`, // mail
    String.raw`(?:https?:\/\/|www\.)[^\s<>"”]{1,2000}`, // web
    String.raw`(?<![\w.๐-๙-])[a-z0-9๐-๙-]{1,63}(?:\.[a-z0-9๐-๙-]{1,63}){0,6}\.(?:com|org|net|info|io|th)(?![a-z])(?:\/[^\s<>"”]{0,2000})?`,
    String.raw`[#@][\w๐-๙-]{1,200}`, // hashes, names in LINE
    String.raw`(?<![a-z])(?:ISO(?:\/IEC)?|IEC|TIS) [\d๐-๙]{2,6}(?:[-:.][\d๐-๙]{1,6}){0,3}`, // ISO 9001:2015
    String.raw`[a-z]\w{0,63}(?:[-_:]\w{1,64}){0,9}`, // COVID-19, A4, sha256:…
    String.raw`(?<![\w.])\d[\d_-]{0,20}[a-z]\w{0,200}`, // 5G, 1-stop, 0a1f…
  ].join("|"),
  "giu",
);

/**
 * เลขไทยบนหน้ากระดาษ — digits of a text become Thai, save in mail and web addresses, telephone numbers, hashes and names
 * in Latin letters (COVID-19, ISO 9001). Applied twice it changes nothing more.
 */
export function toThaiNumerals(text: string): string {
  let paper = "";
  let past = 0;
  for (const found of text.matchAll(LATIN_NAMES)) {
    paper += toThaiDigits(text.slice(past, found.index)) + found[0];
    past = found.index + found[0].length;
  }
  return paper + toThaiDigits(text.slice(past));
}
