import { expect, test } from "vitest";

import { exampleActivity } from "../checks/example.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import type { Activity } from "../plan/plan.ts";
import { understandIndicator } from "../plan/understand-indicator.ts";
import { figuresOf } from "./figures.ts";
import { asksOwnSuccess, ownSuccessOf } from "./own-success.ts";
import { NO_RESULT, type ActivityResult } from "./report.ts";

const asked = (text: string) => understandIndicator(text).map(asksOwnSuccess);

test.each([
  ["ร้อยละความสำเร็จของการดำเนินงานตามแผน ไม่ต่ำกว่า ๘๐", "succeeded"],
  ["ความสำเร็จของกิจกรรมตามแผน - รอบ ๖ เดือน ร้อยละ ๔๐ ขึ้นไป - รอบ ๑๒ เดือน ร้อยละ ๙๕ ขึ้นไป", "succeeded"],
  ["ทำสำเร็จตามแผน ร้อยละ ๗๐ ขึ้นไป", "succeeded"],
  ["ร้อยละของกิจกรรมที่ดำเนินการแล้วเสร็จ ไม่น้อยกว่าร้อยละ ๙๐", "succeeded"],
  ["ร้อยละ ๘๐ ของกิจกรรมที่ดำเนินการตามแผน", "carried-out"],
  ["ร้อยละของการเบิกจ่ายงบประมาณตามแผน ร้อยละ ๙๐", null],
  ["ร้อยละความสำเร็จของการดำเนินงานตามแผนบริหารความเสี่ยง ไม่ต่ำกว่า ๘๐", null],
  ["ร้อยละ ๘๐ ของบุคลากรในหน่วยงานเข้าร่วมกิจกรรม", null],
  ["ระดับความสำเร็จของการดำเนินงานตามแผน ระดับ ๕", null],
])("%s", (text, kind) => {
  expect(asked(text)).toEqual([kind]);
});

const activity = (id: string, indicators: string): Activity => ({
  ...exampleActivity(),
  id,
  months: [],
  indicators: understandIndicator(indicators),
});
const plan = {
  ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null }),
  activities: [
    activity("a1", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง"),
    activity("a2", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง"),
    activity("a3", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง"),
    activity("a4", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง"),
    activity("a5", "ความสำเร็จของกิจกรรมตามแผน ร้อยละ ๘๐"),
  ],
};
const times = (count: number): ActivityResult => ({
  ...NO_RESULT,
  indicators: [{ position: 0, value: { kind: "count", count }, reckoning: "cumulative", note: "" }],
});
const rows = Object.fromEntries(
  Object.entries({ a1: times(2), a2: times(1), a3: { ...NO_RESULT, notDoneBecause: "น้ำท่วม" } }).map(([key, result]) => [
    key,
    { revision: 1, result },
  ]),
);

test("of the other activities that told, those that reached every target; who has not told is named and no part of it", () => {
  const figures = figuresOf({ months: 12, plan, rows }, [], []);
  const [indicator] = understandIndicator("ความสำเร็จของกิจกรรมตามแผน ร้อยละ ๘๐");
  const [carriedOut] = understandIndicator("ร้อยละ ๘๐ ของกิจกรรมที่ดำเนินการตามแผน");
  if (indicator === undefined || carriedOut === undefined) throw new Error("these are indicators");
  expect(ownSuccessOf(plan, figures, rows, indicator)).toEqual({
    kind: "succeeded",
    value: { kind: "share", numerator: 1, denominator: 3 },
    counted: ["a1"],
    missed: ["a2", "a3"],
    silent: ["a4"],
  });
  expect(ownSuccessOf(plan, figures, rows, carriedOut)).toMatchObject({ value: { numerator: 2, denominator: 3 }, silent: ["a4"] });
  expect(ownSuccessOf(plan, figuresOf({ months: 12, plan, rows: {} }, [], []), {}, indicator)).toBeNull();
});
