import { toThaiDigits } from "#domain/thai/digits.ts";
import { formatShortThaiDate, formatThaiDate } from "#domain/thai/dates.ts";
import type { Language } from "../../words.ts";

const ENGLISH = new Intl.DateTimeFormat("en-GB-u-ca-buddhist", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" });
const BANGKOK_DAY = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "Asia/Bangkok" });

/** A day (ISO date) as it is read on screen: years of the Buddhist era in both languages. */
export function sayDay(isoDate: string, language: Language): string {
  return language === "th" ? formatThaiDate(isoDate) : ENGLISH.format(new Date(isoDate));
}

/** A moment (UTC) as day and clock time in Thailand. */
export function sayMoment(moment: string, language: Language): string {
  const at = new Date(moment);
  const clock = CLOCK.format(at);
  const day = BANGKOK_DAY.format(at);
  return language === "th"
    ? `${formatShortThaiDate(day)} เวลา ${toThaiDigits(clock.replace(":", "."))} น.`
    : `${sayDay(day, language)}, ${clock}`;
}

/** The day of a moment (UTC) in Thailand, as an ISO date. */
export function dayOf(moment: string): string {
  return BANGKOK_DAY.format(new Date(moment));
}

/** A year without the comma of thousands, in the digits of the language. */
export function sayYear(year: number, number: (value: number) => string): string {
  return number(year).replaceAll(",", "");
}
