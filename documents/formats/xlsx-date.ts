const DAY_SECONDS = 86_400;
/** Days between the first day of the sheet's count and 1970-01-01. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** A year above this was typed in พ.ศ. where the spreadsheet counts ค.ศ. */
const LATEST_CHRISTIAN_YEAR = 2400;
const BUDDHIST = 543;
/** The last day a spreadsheet knows: 9999-12-31. */
const LAST_SERIAL = 2_958_466;

const MONTHS = [
  "มกราคม",
  "กุมภาพันธ์",
  "มีนาคม",
  "เมษายน",
  "พฤษภาคม",
  "มิถุนายน",
  "กรกฎาคม",
  "สิงหาคม",
  "กันยายน",
  "ตุลาคม",
  "พฤศจิกายน",
  "ธันวาคม",
] as const;
const SHORT_MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."] as const;
const DAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"] as const;
const SHORT_DAYS = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."] as const;
const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const ENGLISH_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** Thai letters of Thai Excel's own formats (ว/ด/ปปปป ช:นน:ทท); the year is always พ.ศ. there. */
const THAI_LETTERS: Readonly<Record<string, string>> = { ว: "d", ด: "m", ป: "b", ช: "h", น: "n", ท: "s" };

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Seconds with their fraction, since midnight. */
  readonly ofDay: number;
}

/** How a section of a number format writes dates. */
export interface DateManner {
  readonly from1904: boolean;
  readonly buddhist: boolean;
  readonly english: boolean;
}

/** A section that holds day, month, year, hour or second codes and no places for digits shows a date or a time. */
export function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"?|\\.|_.|\*.|general/gisu, "");
  return /[dmyhsbวดปชนท]/iu.test(bare) && !/[#?0@]/u.test(bare.replaceAll(/[sท]\.0+/giu, ""));
}

/** วันที่ในแผ่นงาน — the ISO date (with its time where it has one) of a day count; undefined for a mere time or a count out of range. */
export function toIsoDate(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 1) return undefined;
  const moment = momentOf(serial, from1904);
  if (!moment) return undefined;
  const pad = (number: number, width = 2) => String(number).padStart(width, "0");
  const year = moment.year > LATEST_CHRISTIAN_YEAR ? moment.year - BUDDHIST : moment.year;
  const date = `${pad(year, 4)}-${pad(moment.month)}-${pad(moment.day)}`;
  const hasTime = moment.hours + moment.minutes + moment.seconds > 0;
  return hasTime ? `${date}T${pad(moment.hours)}:${pad(moment.minutes)}:${pad(moment.seconds)}` : date;
}

function momentOf(serial: number, from1904: boolean): Moment | undefined {
  if (serial < 0 || serial >= LAST_SERIAL) return undefined;
  const seconds = Math.round(serial * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  const ofDay = seconds - days * DAY_SECONDS;
  // Spreadsheets believe in 29 February 1900: counts before it lie one day off.
  const sinceEpoch = days - (from1904 ? EPOCH_1904 : EPOCH_1900) + (!from1904 && days < 60 ? 1 : 0);
  const date = new Date(sinceEpoch * DAY_SECONDS * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hours: Math.floor(ofDay / 3600),
    minutes: Math.floor(ofDay / 60) % 60,
    seconds: ofDay % 60,
    ofDay: (serial - Math.floor(serial)) * DAY_SECONDS,
  };
}

/** A day count in a date format's own words; undefined where the count is no date. */
export function formatDateTokens(serial: number, code: string, manner: DateManner): string | undefined {
  const moment = momentOf(serial, manner.from1904);
  if (!moment) return undefined;
  const pieces = [...code.matchAll(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P|[sท]+\.0+|([dmyhsbegวดปชนท])\1*|./gisu)].map(([all]) => all);
  const codes = pieces.map(toCode);
  const half = pieces.some((piece) => /^(?:AM\/PM|A\/P)$/iu.test(piece));
  return pieces
    .map((piece, index) => {
      if (piece.startsWith('"')) return piece.slice(1).replace(/"$/u, "");
      if (piece.startsWith("\\")) return piece.slice(1);
      if (piece.startsWith("_")) return " ";
      if (piece.startsWith("*") || piece === "@") return "";
      if (piece.startsWith("[")) return elapsed(piece, serial);
      if (/^AM\/PM$/iu.test(piece)) return moment.hours < 12 ? "AM" : "PM";
      if (/^A\/P$/iu.test(piece)) return moment.hours < 12 ? "A" : "P";
      return showCode(codes[index] ?? piece, isMinute(codes, index), moment, half, manner);
    })
    .join("")
    .trim();
}

function toCode(piece: string): string {
  const lower = piece.toLowerCase();
  return [...lower].map((letter) => THAI_LETTERS[letter] ?? letter).join("");
}

/** `m` is a minute after an hour or before a second, else a month. */
function isMinute(codes: readonly string[], index: number): boolean {
  if (!/^m{1,2}$/u.test(codes[index] ?? "")) return false;
  const isCode = (code: string) => /^(?:[dyhsbegn]|m|\[[hms]+\])/u.test(code);
  const before = codes.slice(0, index).findLast(isCode) ?? "";
  const after = codes.slice(index + 1).find(isCode) ?? "";
  return /^\[?h/u.test(before) || after.startsWith("s");
}

function elapsed(piece: string, serial: number): string {
  const code = toCode(piece.slice(1, -1));
  const per = code.startsWith("h") ? 3600 : code.startsWith("m") || code.startsWith("n") ? 60 : 1;
  return String(Math.floor(Math.round(serial * DAY_SECONDS) / per)).padStart(code.length, "0");
}

function showCode(code: string, minute: boolean, moment: Moment, half: boolean, { buddhist, english }: DateManner): string {
  const pad = (number: number) => (code.length > 1 ? String(number).padStart(2, "0") : String(number));
  const inBuddhist = moment.year > LATEST_CHRISTIAN_YEAR ? moment.year : moment.year + BUDDHIST;
  const shown = buddhist ? inBuddhist : moment.year;
  if (minute || /^n+$/u.test(code)) return pad(moment.minutes);
  if (/^d+$/u.test(code)) {
    if (code.length <= 2) return pad(moment.day);
    if (english) return (ENGLISH_DAYS[moment.weekday] ?? "").slice(0, code.length === 3 ? 3 : undefined);
    return (code.length === 3 ? SHORT_DAYS : DAYS)[moment.weekday] ?? "";
  }
  if (/^m+$/u.test(code)) {
    if (code.length <= 2) return pad(moment.month);
    if (english) return (ENGLISH_MONTHS[moment.month - 1] ?? "").slice(0, code.length === 3 ? 3 : code.length === 5 ? 1 : undefined);
    if (code.length === 5) return (MONTHS[moment.month - 1] ?? "").slice(0, 1);
    return (code.length === 3 ? SHORT_MONTHS : MONTHS)[moment.month - 1] ?? "";
  }
  if (/^b+$/u.test(code)) return code.length <= 2 ? String(inBuddhist % 100).padStart(2, "0") : String(inBuddhist);
  if (/^y+$/u.test(code)) return code.length <= 2 ? String(shown % 100).padStart(2, "0") : String(shown);
  if (/^e+$/u.test(code)) return String(shown);
  if (/^g+$/u.test(code)) return "";
  if (/^h+$/u.test(code)) return pad(half ? moment.hours % 12 || 12 : moment.hours);
  if (/^s+$/u.test(code)) return pad(moment.seconds);
  if (/^s+\.0+$/u.test(code)) return (moment.ofDay % 60).toFixed(code.length - code.indexOf(".") - 1).padStart(code.length, "0");
  return code;
}
