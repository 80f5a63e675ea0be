import { FISCAL_MONTHS } from "#domain/thai/month-names.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

const monthOf = (isoDate: string): number => Number(isoDate.slice(5, 7));
const yearOf = (isoDate: string): number => Number(isoDate.slice(0, 4)) + 543;
const ENGLISH_MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const THAI = {
  hint: "พิมพ์วัน เดือน ปี พ.ศ. เช่น ๑ ตุลาคม ๒๕๖๙ หรือ ๑/๑๐/๒๕๖๙",
  wrong: (label: string) => `${label}: กรุณาพิมพ์วัน เดือน ปี พ.ศ. ให้ครบ เช่น ๑ ตุลาคม ๒๕๖๙`,
  readAs: (day: string) => `อ่านว่า ${day}`,
  pick: "เลือกจากปฏิทิน",
  month: (isoDate: string) =>
    `${FISCAL_MONTHS.find(({ calendar }) => calendar === monthOf(isoDate))?.full ?? ""} ${toThaiDigits(yearOf(isoDate))}`,
  day: (isoDate: string) => toThaiDigits(Number(isoDate.slice(8))),
  before: "เดือนก่อน",
  after: "เดือนถัดไป",
  today: "วันนี้",
  close: "ปิด",
  keys: "ลูกศรเลื่อนวัน Page Up และ Page Down เลื่อนเดือน Enter เลือก Esc ปิด",
  weekdays: [
    ["อา.", "วันอาทิตย์"],
    ["จ.", "วันจันทร์"],
    ["อ.", "วันอังคาร"],
    ["พ.", "วันพุธ"],
    ["พฤ.", "วันพฤหัสบดี"],
    ["ศ.", "วันศุกร์"],
    ["ส.", "วันเสาร์"],
  ] as readonly (readonly [short: string, full: string])[],
};

/** คำของช่องวันที่และปฏิทิน. */
export type DaysWords = typeof THAI;

const ENGLISH: DaysWords = {
  hint: "Day, month and year B.E., for example 1/10/2569",
  wrong: (label) => `${label}: please give day, month and year B.E., for example 1/10/2569`,
  readAs: (day) => `Read as ${day}`,
  pick: "Choose from a calendar",
  month: (isoDate) => `${ENGLISH_MONTH.format(new Date(isoDate))} ${yearOf(isoDate)}`,
  day: (isoDate) => String(Number(isoDate.slice(8))),
  before: "Month before",
  after: "Next month",
  today: "today",
  close: "Close",
  keys: "Arrows move by day, Page Up and Page Down by month, Enter chooses, Esc closes",
  weekdays: [
    ["Su", "Sunday"],
    ["Mo", "Monday"],
    ["Tu", "Tuesday"],
    ["We", "Wednesday"],
    ["Th", "Thursday"],
    ["Fr", "Friday"],
    ["Sa", "Saturday"],
  ],
};

/** The words of days by language. */
export const DAYS_WORDS = { th: THAI, en: ENGLISH };
