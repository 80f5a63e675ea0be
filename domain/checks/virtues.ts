import { virtuesOf } from "#domain/reference/virtues.ts";
import type { Check, Finding } from "./check.ts";
import { examplePlan } from "./example.ts";
import { remember } from "./remember.ts";
import { textsOf, type FieldText } from "./texts.ts";
import { at, listed } from "./where.ts";

const FIRST_OF_FIVE = 2566;
const COUNTED = /(คุณ\s?ธรรม(?:เป้าหมาย|หลัก)?\s*(?:จริยธรรม\s*)?)(4|๔|สี่)(\s*(?:ประการ|ข้อ|ด้าน|อย่าง))/u;
const LISTED =
  /พอ\s?เพียง([\s,、•\-–/)(0-9๐-๙.“”"']{0,8})(?:มี\s?)?วินัย[\s,•\-–/)(0-9๐-๙.“”"']{0,8}(?:ซื่อสัตย์\s?)?สุจริต[\s,•\-–/)(0-9๐-๙.“”"']{0,8}(และ\s*)?(?:มี\s?)?จิต\s?อา\s?สา/u;
const GRATITUDE = /ก\s?ตั\s?ญ\s?ญู/u;
/** Four virtues of another teaching, not of the national plan. */
const OTHER_FOUR = /พระราชดำรัส|พระบรมราโชวาท|ฆราวาสธรรม|พรหมวิหาร|สังคหวัตถุ|อิทธิบาท|พ\.?ศ\.?\s*(?:2559|๒๕๕๙)/u;

/** คุณธรรม ๔ ประการเดิม — four virtues in fiscal year 2566 or later, when the national plan has five. */
export const virtuesOutdated: Check = {
  kind: "virtues-outdated",
  severity: "warning",
  thai: "ใช้คุณธรรม ๔ ประการของแผนเดิม",
  why: "แผนปฏิบัติการด้านการส่งเสริมคุณธรรมแห่งชาติ ระยะที่ ๒ (พ.ศ. ๒๕๖๖ – ๒๕๗๐) กำหนดคุณธรรม ๕ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา กตัญญู ส่วนแผนแม่บทฉบับแรกมี ๔ ประการ",
  find: (plan) => {
    if (plan.fiscalYear === null || plan.fiscalYear < FIRST_OF_FIVE) return [];
    const five = virtuesOf(plan.fiscalYear);
    return textsOf(plan).flatMap((field): readonly Finding[] => {
      const { place, text } = field;
      const { list, count } = fourIn(field);
      if (!list && !count) return [];
      const mend = list ? { mend: { ...place, text: withGratitude(text, list, five.at(-1) ?? "") } } : {};
      return [
        { ...at(plan, place), found: count ? `คุณธรรม ${count[2] ?? ""} ประการ` : (list?.[0] ?? ""), expected: listed(five), ...mend },
      ];
    });
  },
  says: ({ where, found = "" }) =>
    `${where} ระบุ “${found}” ซึ่งเป็นของแผนเดิม ตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๖ มีคุณธรรม ๕ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา กตัญญู กรุณาปรับให้ครบ`,
  fails: examplePlan({ expectedResults: ["บุคลากรยึดมั่นในคุณธรรม ๔ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา"] }),
  passes: examplePlan({ expectedResults: ["บุคลากรยึดมั่นในคุณธรรม ๕ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา กตัญญู"] }),
};

const fourIn = remember(({ text }: FieldText) => ({
  list: !text.includes("วินัย") || GRATITUDE.test(text) ? null : LISTED.exec(text),
  count: !COUNTED.test(text) || OTHER_FOUR.test(text) ? null : COUNTED.exec(text),
}));

/** The fifth virtue after the fourth, "และ" before the last where it stood there, and the number beside the list. */
function withGratitude(text: string, list: RegExpExecArray, fifth: string): string {
  const separator = list[1] === undefined || list[1] === "" || /[0-9๐-๙]/u.test(list[1]) ? " " : list[1];
  const lastWithAnd = /\s*และ\s*(?=(?:มี\s?)?จิต\s?อา\s?สา$)/u;
  const five = lastWithAnd.test(list[0]) ? `${list[0].replace(lastWithAnd, separator)} และ${fifth}` : `${list[0]}${separator}${fifth}`;
  return (text.slice(0, list.index) + five + text.slice(list.index + list[0].length)).replace(
    COUNTED,
    (_, before: string, number: string, after: string) => {
      const counted = number === "4" ? "5" : number === "๔" ? "๕" : "ห้า";
      return `${before}${counted}${after}`;
    },
  );
}
