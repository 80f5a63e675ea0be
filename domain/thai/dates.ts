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

/** วันที่ถัดไปหลายวัน — the ISO date so many days later; earlier where negative. */
export function dayAfter(isoDate: string, days: number): string {
  return dateOf(dayNumber(isoDate) + days);
}

/** วันเดียวกันของเดือนอื่น — the ISO date so many months later; the last day of a month too short for it. */
export function monthAfter(isoDate: string, months: number): string {
  const [year = 0, month = 0, day = 0] = isoDate.split("-").map(Number);
  const all = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(all / 12), (all % 12) + 1];
  return isoOf(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

/** วันในสัปดาห์ — 0 is Sunday, with which a Thai calendar's week begins. */
export function weekdayOf(isoDate: string): number {
  return (dayNumber(isoDate) + 3) % 7;
}

/** สัปดาห์ของเดือน — the weeks that a month (of an ISO date) stands in, Sunday first, with the days of its neighbours that fill them. */
export function weeksOf(isoDate: string): readonly (readonly string[])[] {
  const first = `${isoDate.slice(0, 8)}01`;
  const start = dayAfter(first, -weekdayOf(first));
  const weeks = Math.ceil((weekdayOf(first) + daysBetween(first, monthAfter(first, 1))) / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, day) => dayAfter(start, week * 7 + day)));
}

// Days since 1 March of the year 0: a year that begins in March has its odd day at its end, so whole years and months are plain sums.
function dayNumber(isoDate: string): number {
  const [year = 0, month = 0, day = 0] = isoDate.split("-").map(Number);
  const marchYear = month < 3 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 153 + 2) / 5) + day - 1;
}

// The way back: a year is guessed from its mean length, and one more where the day lies behind it.
function dateOf(number: number): string {
  const guess = Math.floor(number / 365.2425);
  const startOf = (year: number): number => year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const year = [guess + 1, guess, guess - 1].find((one) => startOf(one) <= number) ?? guess;
  const inYear = number - startOf(year);
  const marchMonth = Math.floor((inYear * 5 + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return isoOf(marchMonth < 10 ? year : year + 1, month, inYear - Math.floor((marchMonth * 153 + 2) / 5) + 1);
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
  return isoOf(year, month, day);
}

function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
