const THAI = "๐๑๒๓๔๕๖๗๘๙";

/** เลขไทยเป็นเลขอารบิก — every Thai digit in the text as its Arabic one; nothing else changes. */
export function toArabicDigits(text: string): string {
  return text.replaceAll(/[๐-๙]/gu, (digit) => String(THAI.indexOf(digit)));
}

/** เลขอารบิกเป็นเลขไทย — every Arabic digit as its Thai one, wherever it stands; for numbers, not for free text. */
export function toThaiDigits(text: string | number): string {
  return String(text).replaceAll(/\d/gu, (digit) => THAI.charAt(Number(digit)));
}

// What keeps its Arabic digits on paper: addresses of mail and web, and names in Latin letters with their numbers.
const STAYS_ARABIC = new RegExp(
  [
    String.raw`[\w.%+๐-๙-]+@[\w.๐-๙-]+`, // mail
    String.raw`(?:https?:\/\/|www\.)[^\s<>"”]+`, // web
    String.raw`[A-Za-z0-9๐-๙-]+(?:\.[A-Za-z0-9๐-๙-]+)*\.(?:com|org|net|info|io|th|go|ac|co)\b[^\s<>"”]*`,
    String.raw`[#@][\w๐-๙-]+`, // hashtags, hashes, Line names
    String.raw`(?<![A-Za-z])(?:ISO(?:\/IEC)?|TIS|GMP|HACCP|IEC)[ -]?[\d๐-๙]+(?:[-:.][\d๐-๙]+)*`,
    String.raw`[A-Za-z][A-Za-z0-9_]*(?:[-_:][A-Za-z0-9]+)*[-_:]?\d[\w.:-]*\w|[A-Za-z]\w*[-_]?\d+`, // COVID-19, A4, OIT25, Web2.0
    String.raw`\d[\d._-]*[A-Za-z]\w*`, // 5G, 3D, 0a1f…
  ].join("|"),
  "giu",
);

/**
 * เลขไทยบนหน้ากระดาษ — digits of a text become Thai, save in mail and web addresses, hashes and names in Latin letters
 * (COVID-19, ISO 9001). Applied twice it changes nothing more.
 */
export function toThaiNumerals(text: string): string {
  let paper = "";
  let past = 0;
  for (const found of text.matchAll(STAYS_ARABIC)) {
    paper += toThaiDigits(text.slice(past, found.index)) + found[0];
    past = found.index + found[0].length;
  }
  return paper + toThaiDigits(text.slice(past));
}
