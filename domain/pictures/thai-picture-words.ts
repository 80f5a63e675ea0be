import { NOT_REPORTED } from "../result/say-figures.ts";
import { sayPoints } from "../result/say-result.ts";
import { formatBaht } from "../thai/baht.ts";
import { formatThaiDate } from "../thai/dates.ts";
import { toThaiDigits } from "../thai/digits.ts";
import { FISCAL_MONTHS } from "../thai/month-names.ts";
import type { PictureWords } from "./picture.ts";

const thai = (value: number): string => toThaiDigits(value.toLocaleString("en-US", { maximumFractionDigits: 2 }));
const THAI_MONTHS = FISCAL_MONTHS.map(({ short }) => short);

/** คำในภาพของผล, as papers and the Thai page print them. */
export const THAI_PICTURE_WORDS: PictureWords = {
  round: (months) => `รอบ ${thai(months)}`,
  percent: sayPoints,
  baht: (satang) => `${formatBaht(satang / 100)} บาท`,
  number: thai,
  notReported: NOT_REPORTED,
  noTarget: "ไม่มีเป้าหมาย",
  activity: "กิจกรรม",
  indicator: "ตัวชี้วัด",
  months: "เดือนที่ดำเนินการ",
  budget: "งบประมาณตามแผน",
  spent: "ใช้ไปแล้ว",
  all: "รวมทั้งแผน",
  spentOf: (spent, budget) => `ตั้งไว้ ${budget} ใช้ไป ${spent}`,
  progressSays: (indicators, reached) => `ผลเทียบเป้าหมายของ ${thai(indicators)} ตัวชี้วัด บรรลุแล้ว ${thai(reached)} ตัวชี้วัด`,
  yearSays: (activities, today) =>
    `เดือนที่ดำเนินการของ ${thai(activities)} กิจกรรม ตั้งแต่ตุลาคมถึงกันยายน${today === null ? "" : ` เส้นตั้งคือวันนี้ ${today}`}`,
  moneySays: (spent, budget) => `ใช้งบประมาณไป ${spent} จากที่ตั้งไว้ ${budget}`,
  monthName: (month) => THAI_MONTHS[month - 1] ?? "",
  date: formatThaiDate,
};
