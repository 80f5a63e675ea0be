import { toThaiDigits } from "./digits.ts";
import { fold } from "./folded.ts";
import { FISCAL_MONTHS, MONTH_PATTERN, monthOf } from "./month-names.ts";

const NAMED = new RegExp(
  String.raw`(?<!\d)(\d ?\d|\d)(?:เดือน|-|/|\.)?(${MONTH_PATTERN})[-/]?(?:พุทธศักราช|พ\.?ศ\.?|ค\.?ศ\.?|ปี|[.,'’])*(\d ?\d ?\d ?\d|\d\d)(?!\d)`,
  "iu",
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/u;
const ISO = /(?<!\d)((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)/u;

/**
 * วันที่ — a Thai date as an ISO date: "๒๒ ธันวาคม ๒๕๖๘" → "2025-12-22"; short months, two-digit years and "22/12/2568" too.
 * Null where there is no date or the day does not exist.
 */
export function parseThaiDate(text: string): string | null {
  const folded = fold(text).text;
  const iso = ISO.exec(folded);
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = NAMED.exec(folded);
  if (named) return toIso(toChristianYear(named[3] ?? ""), monthOf(named[2] ?? ""), Number((named[1] ?? "").replace(" ", "")));
  const numeric = NUMERIC.exec(folded);
  return numeric ? toIso(toChristianYear(numeric[4] ?? ""), Number(numeric[3]), Number(numeric[1])) : null;
}

/** วันที่บนหน้ากระดาษ — "2025-12-22" → "๒๒ ธันวาคม ๒๕๖๘". */
export function formatThaiDate(isoDate: string): string {
  const [year = "", month = "", day = ""] = isoDate.split("-");
  return toThaiDigits(`${Number(day)} ${monthName(Number(month))?.full ?? ""} ${Number(year) + 543}`);
}

/** วันที่อย่างย่อ — "2025-12-22" → "๒๒ ธ.ค. ๖๘". */
export function formatShortThaiDate(isoDate: string): string {
  const [year = "", month = "", day = ""] = isoDate.split("-");
  return toThaiDigits(`${Number(day)} ${monthName(Number(month))?.short ?? ""} ${String((Number(year) + 543) % 100).padStart(2, "0")}`);
}

/** จำนวนวันระหว่างวันที่ — days from one ISO date to another; negative where the other lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

// Days since 1 March of the year 0: a year that begins in March has its odd day at its end, so whole years and months are plain sums.
function dayNumber(isoDate: string): number {
  const [year = 0, month = 0, day = 0] = isoDate.split("-").map(Number);
  const marchYear = month < 3 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 153 + 2) / 5) + day - 1;
}

function monthName(calendar: number): (typeof FISCAL_MONTHS)[number] | undefined {
  return FISCAL_MONTHS.find((month) => month.calendar === calendar);
}

function toChristianYear(written: string): number {
  const digits = written.replaceAll(" ", "");
  const year = Number(digits);
  if (digits.length === 2) return 2500 + year - 543;
  return year >= 2400 ? year - 543 : year;
}

function toIso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || year < 1000 || year > 2200) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
