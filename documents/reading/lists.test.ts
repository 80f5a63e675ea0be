import { expect, test } from "vitest";
import type { Plan } from "#domain/plan/plan.ts";
import { findList, splitLabel } from "./lists.ts";
import { readPlan } from "./read-plan.ts";

function read(text: string): Plan {
  return readPlan({ blocks: text.split("\n").map((line, at) => ({ kind: "paragraph", text: line, place: { line: at + 1 } })) });
}

function activities(plan: Plan): unknown[] {
  return plan.activities.map((one) => [
    one.number,
    one.title,
    one.objectives,
    one.indicators.map((indicator) => indicator.text),
    one.budget.written,
  ]);
}

test("numbered projects over labelled lines are activities, the lines after them are the plan's", () => {
  const plan = read(
    "ยุทธศาสตร์ที่ ๑ คนดี\n๑. โครงการศาลาใส\n- วัตถุประสงค์ :\n๑) เพื่อสงบ\n๒) เพื่อสุข\n- ตัวชี้วัด : จัด ๒ ครั้ง\nในรอบปี\n- งบประมาณ ๓๐๐ บาท\n๒. กิจกรรมแบ่งปัน\nงบประมาณ: -\nผู้รับผิดชอบ: งานคลัง\nงบประมาณทั้งสิ้น ๓๐๐ บาท",
  );
  expect(activities(plan)).toEqual([
    ["1", "โครงการศาลาใส", ["๑) เพื่อสงบ", "๒) เพื่อสุข"], ["จัด ๒ ครั้ง ในรอบปี"], "๓๐๐ บาท"],
    ["2", "กิจกรรมแบ่งปัน", [], [], "-"],
  ]);
  expect(plan.headings.map((heading) => heading.title)).toEqual(["คนดี"]);
  expect(plan.declared.budgetBaht).toBe(300);
  expect(plan.unplaced).toEqual([]);
});

test("projects may be named after a label, and say things that the plan has no field for", () => {
  const plan = read(
    "ชื่อโครงการ: ตลาดนัดคนดี\nหลักการและเหตุผล\nตลาดสร้างวินัย\nวัตถุประสงค์: เพื่อวินัย\nงบประมาณ: ๑๐ บาท\nสถานที่: ลานกลาง\nชื่อโครงการ: พี่สอนน้อง\nวัตถุประสงค์: เพื่อน้อง\nงบประมาณ: -\nหมายเหตุ: ร่างแรก",
  );
  expect(activities(plan)).toEqual([
    [null, "ตลาดนัดคนดี", ["เพื่อวินัย"], [], "๑๐ บาท"],
    [null, "พี่สอนน้อง", ["เพื่อน้อง"], [], "-"],
  ]);
  expect(plan.activities[0]?.more).toEqual([
    { column: "หลักการและเหตุผล", text: "ตลาดสร้างวินัย" },
    { column: "สถานที่", text: "ลานกลาง" },
  ]);
  expect(plan.notes).toEqual(["หมายเหตุ: ร่างแรก"]);
});

test("numbered objectives begin no project", () => {
  expect(activities(read("๑. โครงการวินัย\nวัตถุประสงค์\n๑. เพื่อตรงเวลา\n๒. เพื่อเรียบร้อย\nตัวชี้วัด ๕ คน\nงบประมาณ -"))).toEqual([
    ["1", "โครงการวินัย", ["๑. เพื่อตรงเวลา", "๒. เพื่อเรียบร้อย"], ["๕ คน"], "-"],
  ]);
});

test("a letter with numbered topics is no list of projects", () => {
  const topics = ["๑. ความเป็นมา", "หน่วยงานจัดทำแผนแล้ว", "๒. วัตถุประสงค์", "เพื่อทราบ", "๓. งบประมาณ", "ไม่มี"].map((text) => ({
    text,
    place: {},
  }));
  expect(findList(topics).size).toBe(0);
});

test.each([
  ["งบประมาณ ๒๐,๐๐๐ บาท", ["budget", "๒๐,๐๐๐ บาท"]],
  ["๓. ระยะเวลาดำเนินการ : ม.ค. ๖๙", ["months", "ม.ค. ๖๙"]],
  ["วัตถุประสงค์เพื่อสงบ", ["objectives", "เพื่อสงบ"]],
  ["โครงการ ดี", undefined],
  ["ผู้เรียน ๖๐ คน", undefined],
])("the label of %j", (text, expected) => {
  const found = splitLabel(text);
  expect(found ? [found.field, found.value] : undefined).toEqual(expected);
});
