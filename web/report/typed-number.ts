import { toArabicDigits } from "#domain/thai/digits.ts";

/** ตัวเลขที่พิมพ์ — Thai or Arabic digits, thousands set apart or not; null where nothing stands there, undefined where it is no number. */
export function typedNumber(text: string): number | null | undefined {
  const bare = toArabicDigits(text).replaceAll(/[\s,]/gu, "");
  if (bare === "") return null;
  return /^\d{1,12}(?:\.\d{1,2})?$/u.test(bare) ? Number(bare) : undefined;
}
