import { toArabicDigits, toThaiDigits } from "../thai/digits.ts";
import { yearMentions } from "../thai/fiscal-year.ts";
import { monthsIn } from "../thai/months.ts";

/** A year in a text: the place of its digits, and the fiscal year that it (with its month, where it has one) means. */
interface YearPlace {
  readonly from: number;
  readonly to: number;
  readonly year: number;
}

/** Longer texts hold no span of months worth looking for. */
const LONGEST = 2_000;
/** A year moved so far is a year still, and none that the text names already. */
const FAR = 17;

/**
 * เลื่อนปีในข้อความ — the text with its years moved on, in the digits they were written in: fiscal years, years of months and of quarters.
 * `which` says which fiscal years; the years of laws and of longer plans always stay.
 */
export function shiftYears(text: string, by: number, which: (fiscalYear: number) => boolean = () => true): string {
  if (by === 0) return text;
  return yearPlaces(text)
    .filter(({ year }) => which(year))
    .toReversed()
    .reduce((shifted, { from, to }) => shifted.slice(0, from) + moved(shifted.slice(from, to), by) + shifted.slice(to), text);
}

function yearPlaces(text: string): readonly YearPlace[] {
  const places = new Map<number, YearPlace>();
  for (const { at, written, year } of yearMentions(text)) {
    const digits = /[0-9๐-๙][0-9๐-๙ ]*$/u.exec(written);
    if (digits) places.set(at + digits.index, { from: at + digits.index, to: at + written.length, year });
  }
  for (const place of yearsOfMonths(text)) places.set(place.from, place);
  return [...places.values()].toSorted((one, other) => one.from - other.from);
}

/** A number is the year of a month or a quarter if another number in its place gives the months another year. */
function yearsOfMonths(text: string): readonly YearPlace[] {
  if (text.length > LONGEST) return [];
  const named = monthsIn(text, null).fiscalYears;
  if (named.length === 0) return [];
  return [...text.matchAll(/(?<![0-9๐-๙])(?:[0-9๐-๙]{4}|[0-9๐-๙]{2})(?![0-9๐-๙])/gu)].flatMap(
    ({ 0: digits, index }): readonly YearPlace[] => {
      const far = digits.length === 2 && Number(toArabicDigits(digits)) + FAR > 99 ? -FAR : FAR;
      const other = text.slice(0, index) + moved(digits, far) + text.slice(index + digits.length);
      // A number with a label of its own ("ปี", "พ.ศ.") was found by it, or is the year of a law or of a longer plan.
      if (yearMentions(other).some(({ at, written }) => at <= index && index < at + written.length)) return [];
      const fresh = monthsIn(other, null).fiscalYears.find((year) => named.includes(year - far));
      return fresh === undefined ? [] : [{ from: index, to: index + digits.length, year: fresh - far }];
    },
  );
}

function moved(digits: string, by: number): string {
  const plain = toArabicDigits(digits).replaceAll(" ", "");
  const number = Number(plain) + by;
  const year = plain.length === 2 ? String(((number % 100) + 100) % 100).padStart(2, "0") : String(number);
  return /[๐-๙]/u.test(digits) ? toThaiDigits(year) : year;
}
