import { expect, test } from "vitest";
import type { Plan } from "#domain/plan/plan.ts";
import { readText } from "../formats/text.ts";
import { readPlan } from "./read-plan.ts";
import { isPlaceToSign } from "./signature-rows.ts";

const TITLE = "แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๗๐\n\n";
const HEAD = "โครงการ/กิจกรรม\tวัตถุประสงค์\tตัวชี้วัด\tระยะเวลา\tงบประมาณ\tหน่วยงานรับผิดชอบ\n";
const FIRST = "๑.๑ ธนาคารความดี\tเพื่อชื่นชม\tระดับความสำเร็จ ระดับ ๕\tไตรมาส ๑\t๕๐๐ บาท\tกองคลัง\n";
const SECOND = "๑.๒ ปลูกป่า\tเพื่อร่มเงา\tจำนวน ๒ ครั้ง\tไตรมาส ๒\tไม่ใช้งบประมาณ\tกองช่าง\n";
const LEVELS = ["ร่างข้อตกลง", "ประชุม", "ลงนามข้อตกลงร่วมกัน", "ผู้จัดทำประเมินตนเอง", "ลงชื่อรับรองผล"];

function read(rows: string): Plan {
  return readPlan(readText(`${TITLE}${HEAD}${rows}`));
}

/** Numbers of the activities, how many rubric levels each has, and what found no place. */
function outline(plan: Plan): unknown {
  return {
    activities: plan.activities.map((one) => [one.number, one.indicators[0]?.rubric.length ?? 0]),
    unplaced: plan.unplaced.map((one) => one.text),
  };
}

const WHOLE = {
  activities: [
    ["1.1", 5],
    ["1.2", 0],
  ],
  unplaced: [],
};

test("a rubric whose level tells of signing is read to its last level, and the activity after it too", () => {
  const digits = { thai: "๑๒๓๔๕", arabic: "12345" };
  for (const [name, row] of Object.entries({
    "level in the first column": (level: string, text: string) => `${level}\t\t${text}\t\t\t\n`,
    "level further in": (level: string, text: string) => `\t${level}\t${text}\t\t\t\n`,
    "the word before the level": (level: string, text: string) => `ระดับ ${level}\t${text}\t\t\t\t\n`,
    "no empty cells behind": (level: string, text: string) => `${level}\t${text}\n`,
    "level and text in one cell": (level: string, text: string) => `\t\t${level} ${text}\t\t\t\n`,
  })) {
    for (const written of Object.values(digits)) {
      const rubric = LEVELS.map((text, at) => row(written.charAt(at), text)).join("");
      expect(outline(read(`${FIRST}ระดับคะแนน\tเกณฑ์การให้คะแนน\t\t\t\t\n${rubric}${SECOND}`)), name).toEqual(WHOLE);
    }
  }
});

test("a rubric in the middle of its row, signing in it, takes nothing from the row", () => {
  const cell = ["เกณฑ์การให้คะแนน", ...LEVELS.map((text, at) => `${at + 1} ${text}`)].join("  ");
  expect(outline(read(`${FIRST}\t\t${cell}\t\t\t\n${SECOND}`))).toEqual(WHOLE);
});

test("an activity, a value or a person in charge that begins like a signature does not end the plan", () => {
  for (const row of [
    "ลงนามบันทึกข้อตกลง\tเพื่อร่วมมือ\tจำนวน ๑ ฉบับ\tไตรมาส ๑\tไม่ใช้งบประมาณ\tกองคลัง\n",
    "ปฏิญาณตน\tเพื่อร่วมมือ\tลงนามครบทุกคน\tไตรมาส ๑\tไม่ใช้งบประมาณ\tกองคลัง\n",
    "ปฏิญาณตน\tเพื่อร่วมมือ\tจำนวน ๑ ครั้ง\tไตรมาส ๑\tไม่ใช้งบประมาณ\t(นางสมมติ ตั้งใจ)\n",
    "ปฏิญาณตน\tผู้จัดทำ: ทุกกอง\tจำนวน ๑ ครั้ง\tไตรมาส ๑\tไม่ใช้งบประมาณ\tกองคลัง\n",
  ]) {
    const plan = read(`${row}${FIRST}${SECOND}`);
    expect(plan.activities).toHaveLength(3);
    expect(plan.unplaced).toEqual([]);
  }
});

test("signatures between two parts of one table belong to nobody's row, and the plan goes on after them", () => {
  const signatures = "\tลงชื่อ ..........\t\tลงชื่อ ..........\n\t(นายสมมติ อ่านดี)\t\t(นางสมมติ ฟังดี)\n\tผู้จัดทำ\t\tผู้อนุมัติ\n";
  for (const between of ["", "ยุทธศาสตร์ที่ ๒ แบ่งปัน\n"]) {
    const plan = read(`${FIRST}${signatures}${between}${SECOND}`);
    expect(plan.activities.map((one) => [one.number, one.units])).toEqual([
      ["1.1", ["กองคลัง"]],
      ["1.2", ["กองช่าง"]],
    ]);
    expect(plan.approver?.name).toBe("นางสมมติ ฟังดี");
    expect(plan.headings).toHaveLength(between === "" ? 0 : 1);
  }
});

test("dots, a role or a name follow the word where one signs; anything else is something people do", () => {
  for (const text of ["ลงชื่อ", "ลงนาม ..........", "(ลงชื่อ) ……… ผู้เสนอ", "ลงชื่อ: สมมติ", "ลงนาม ผู้อนุมัติ", "ลงชื่อ นายสมมติ ตั้งใจ", "ลงชื่อ สมมติ ตั้งใจ"])
    expect(isPlaceToSign(text), text).toBe(true);
  for (const text of ["ลงนามข้อตกลง", "ลงนาม บันทึกข้อตกลง", "ลงชื่อเข้าร่วมกิจกรรม", "ลงนามถวายพระพร", "การลงนาม", "ลงนามนายกเทศมนตรี"])
    expect(isPlaceToSign(text), text).toBe(false);
});
