import { expect, test } from "vitest";
import type { Plan } from "#domain/plan/plan.ts";
import type { Block, Table } from "../document.ts";
import { isCard } from "./cards.ts";
import { readPlan } from "./read-plan.ts";

function table(...rows: readonly (readonly string[])[]): Table {
  const place = { table: 1 };
  return {
    kind: "table",
    place,
    rows: rows.map((texts, at) => ({
      place: { ...place, row: at + 1 },
      cells: texts.map((text, nth) => ({ text, column: nth + 1, columnSpan: 1, rowSpan: 1 })),
    })),
  };
}

function line(text: string): Block {
  return { kind: "paragraph", text, place: {} };
}

function activities(plan: Plan): unknown[] {
  return plan.activities.map((one) => [one.number, one.title, one.objectives, one.budget.written, one.units]);
}

const GARDEN = [
  ["ชื่อโครงการ", "๑. สวนพอเพียง"],
  ["วัตถุประสงค์", "เพื่อลดรายจ่าย"],
  ["งบประมาณ", "๒,๐๐๐ บาท"],
  ["ผู้รับผิดชอบ", "งานพัสดุ"],
] as const;

test("each card of labels and answers is an activity", () => {
  const plan = readPlan({ blocks: [table(...GARDEN), table(["ชื่อโครงการ", "๒. ออมวันละบาท"], ["วัตถุประสงค์", "เพื่อออม"], ["งบประมาณ", "-"])] });
  expect(activities(plan)).toEqual([
    ["1", "สวนพอเพียง", ["เพื่อลดรายจ่าย"], "๒,๐๐๐ บาท", ["งานพัสดุ"]],
    ["2", "ออมวันละบาท", ["เพื่อออม"], "-", []],
  ]);
  expect(plan.unplaced).toEqual([]);
});

test("labels beside each other, cards below each other and unknown labels are read", () => {
  const plan = readPlan({
    blocks: [
      table(
        ["ยุทธศาสตร์ที่ ๑ คนดี"],
        ["ลำดับที่", "๑", "ชื่อโครงการ", "เดินธรรม"],
        ["วัตถุประสงค์", "เพื่อสงบ"],
        ["สถานที่", "ลานวัด", "ผู้รับผิดชอบ", "งานวัด"],
        ["ลำดับที่", "๒", "ชื่อโครงการ", "ตักบาตร"],
        ["วัตถุประสงค์", "เพื่อให้"],
        ["งบประมาณ (ล้านบาท)", "๐.๕"],
      ),
    ],
  });
  expect(activities(plan)).toEqual([
    ["1", "เดินธรรม", ["เพื่อสงบ"], "", ["งานวัด"]],
    ["2", "ตักบาตร", ["เพื่อให้"], "๐.๕ ล้านบาท", []],
  ]);
  expect(plan.headings.map((heading) => heading.title)).toEqual(["คนดี"]);
  expect(plan.activities[0]?.more).toEqual([{ column: "สถานที่", text: "ลานวัด" }]);
});

test("answers may stand below their labels", () => {
  const plan = readPlan({
    blocks: [table(["โครงการ", "วัตถุประสงค์"], ["๑. ถนนสะอาด", "เพื่อเมืองน่าอยู่"], ["งบประมาณ", "ผู้รับผิดชอบ"], ["๕๐๐ บาท", "กองช่าง"])],
  });
  expect(activities(plan)).toEqual([["1", "ถนนสะอาด", ["เพื่อเมืองน่าอยู่"], "๕๐๐ บาท", ["กองช่าง"]]]);
});

test("a card may be named by the line above it or by a row across", () => {
  const facts = [
    ["วัตถุประสงค์", "เพื่อบริการ"],
    ["งบประมาณ", "-"],
    ["ผู้รับผิดชอบ", "ทุกฝ่าย"],
  ] as const;
  const plan = readPlan({
    blocks: [line("ยุทธศาสตร์ที่ ๒ งานดี"), line("๑. โครงการยิ้มไหว้"), table(...facts), table(["โครงการคลินิกอุ่นใจ"], ...facts)],
  });
  expect(activities(plan)).toEqual([
    ["1", "โครงการยิ้มไหว้", ["เพื่อบริการ"], "-", ["ทุกฝ่าย"]],
    [null, "โครงการคลินิกอุ่นใจ", ["เพื่อบริการ"], "-", ["ทุกฝ่าย"]],
  ]);
  expect(plan.activities.map((one) => one.heading)).toEqual(["h1", "h1"]);
});

test("a card cut by a page goes on with the same activity", () => {
  const plan = readPlan({ blocks: [table(...GARDEN.slice(0, 3)), table(["ตัวชี้วัด", "๑ แปลง"], ["ผู้รับผิดชอบ", "งานพัสดุ"])] });
  expect(activities(plan)).toEqual([["1", "สวนพอเพียง", ["เพื่อลดรายจ่าย"], "๒,๐๐๐ บาท", ["งานพัสดุ"]]]);
});

test("plan tables, forms of contacts and short tables are no cards", () => {
  expect(isCard(table(["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ"], ["๑", "ก", "เพื่อ ข", "-"], ["๒", "ค", "เพื่อ ง", "-"]))).toBe(false);
  expect(isCard(table(["โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"], ["ก", "-", "ข"]))).toBe(false);
  expect(isCard(table(["ชื่อ - สกุล", "สมมติ ใจดี"], ["ตำแหน่ง", "นักวิชาการ"], ["โทรศัพท์", "๐"]))).toBe(false);
  expect(isCard(table(["รายการ", "จำนวน"], ["โครงการ", "๒"], ["งบประมาณ", "๕"]))).toBe(false);
});
