import { toThaiDigits } from "#domain/thai/digits.ts";

const THAI = {
  title: (year: number, last: number) => `แผนปีงบประมาณ ${toThaiDigits(year)} เทียบกับแผนปีงบประมาณ ${toThaiDigits(last)}`,
  titleAlone: (year: number) => `แผนปีงบประมาณ ${toThaiDigits(year)} เทียบกับแผนปีก่อน`,
  back: "ไปที่ร่างแผน",
  none: "หน่วยงานยังไม่มีแผนของปีก่อนในระบบ จึงไม่มีแผนให้เทียบ",
  years: "ปีที่ควรเปลี่ยน",
  yearsSays: (last: number) =>
    `ข้อความเหล่านี้มาจากแผนปีงบประมาณ ${toThaiDigits(last)} และยังกล่าวถึงปีเดิม ระบบเสนอปีใหม่ให้ ท่านเป็นผู้เลือกว่าจะเปลี่ยนหรือคงไว้`,
  yearsDone: "ไม่มีข้อความที่ยังกล่าวถึงปีเดิมและรอท่านเลือก",
  left: (count: number) => `รอท่านเลือก ${toThaiDigits(count)} ข้อความ`,
  accept: "เปลี่ยนปี",
  keep: "คงไว้",
  acceptAll: (count: number) => `เปลี่ยนปีทั้ง ${toThaiDigits(count)} ข้อความ`,
  kept: (count: number) => `คงไว้ ${toThaiDigits(count)} ข้อความ`,
  again: "เลือกใหม่",
  wholePlan: "ทั้งแผน",
  changed: "เปลี่ยนปีแล้ว",
  staysKept: "คงข้อความเดิมไว้แล้ว",
  difference: "สิ่งที่ต่างจากแผนปีก่อน",
};

/** คำของหน้าเทียบกับแผนปีก่อน. */
export type LastYearWords = typeof THAI;

const ENGLISH: LastYearWords = {
  title: (year, last) => `The plan of ${year} beside the plan of ${last}`,
  titleAlone: (year) => `The plan of ${year} beside last year's`,
  back: "To the draft",
  none: "The agency has no earlier plan here to compare with.",
  years: "Years to change",
  yearsSays: (last) => `These texts come from the plan of ${last} and still speak of its years. New years are proposed; you choose.`,
  yearsDone: "No text that still speaks of the old years waits for you.",
  left: (count) => `${count} ${count === 1 ? "text waits" : "texts wait"} for you`,
  accept: "Change the year",
  keep: "Keep as it is",
  acceptAll: (count) => `Change all ${count}`,
  kept: (count) => `${count} kept as they are`,
  again: "Choose again",
  wholePlan: "the whole plan",
  changed: "Years changed",
  staysKept: "Kept as it is",
  difference: "What differs from last year's plan",
};

/** The words of the comparison with last year's plan, by language. */
export const LAST_YEAR_WORDS = { th: THAI, en: ENGLISH };
