import type { Indicator } from "../plan/measure.ts";
import { toArabicDigits } from "../thai/digits.ts";
import type { Value } from "./value.ts";

/**
 * ร้อยละที่คิดต่อจากข้อก่อน — the position (from 0) of the indicator whose numerator is this one's denominator: "ร้อยละ ๘๐ ของบุคลากรตาม ๑)"
 * is taken of those counted in ๑), not of all. Null where the share stands by itself.
 */
export function chainedTo(indicators: readonly Pick<Indicator, "text" | "measure">[], position: number): number | null {
  const { measure } = indicators[position] ?? {};
  if (measure?.kind !== "share" || measure.denominator === null) return null;
  const said = toArabicDigits(measure.denominator);
  const isShare = (at: number): boolean => at >= 0 && at < position && indicators[at]?.measure.kind === "share";
  const named = /(?:ตาม|ใน|จาก)\s*(?:ข้อ|ตัวชี้วัด(?:ที่)?)?\s*\(?(\d{1,2})(?:\)|(?![\d.,]))/u.exec(said)?.[1];
  if (named !== undefined) {
    const at = numberedAs(indicators, Number(named)) ?? Number(named) - 1;
    return isShare(at) ? at : null;
  }
  return /ดังกล่าว|ข้างต้น|ในข้อก่อน/u.test(said) && isShare(position - 1) ? position - 1 : null;
}

/** The indicator that begins with this number. */
function numberedAs(indicators: readonly Pick<Indicator, "text">[], number: number): number | null {
  const at = indicators.findIndex(({ text }) => new RegExp(`^\\s*\\(?${number}[).]`, "u").test(toArabicDigits(text)));
  return at === -1 ? null : at;
}

/** Does a chained share fit the one it is taken of? Its denominator is the other's numerator. */
export function fitsChain(own: Value | null, before: Value | null): boolean {
  return own?.kind !== "share" || before?.kind !== "share" || own.denominator === before.numerator;
}
