const THAI = "๐๑๒๓๔๕๖๗๘๙";

/** เลขไทยเป็นเลขอารบิก — every Thai digit in the text as its Arabic one; nothing else changes. */
export function toArabicDigits(text: string): string {
  return text.replaceAll(/[๐-๙]/gu, (digit) => String(THAI.indexOf(digit)));
}

/** เลขอารบิกเป็นเลขไทย — every Arabic digit as its Thai one, wherever it stands; for numbers, not for free text. */
export function toThaiDigits(text: string | number): string {
  return String(text).replaceAll(/\d/gu, (digit) => THAI.charAt(Number(digit)));
}
