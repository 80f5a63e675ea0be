import { expect, test } from "vitest";

import { setField, textOf } from "./set-field.ts";
import { writtenActivity } from "./understand-activity.ts";
import { aPlan, aRow } from "#testing/a-plan.ts";

test("a target in a column of its own is given to the indicator beside it, in whatever unit the agency counts", () => {
  const [indicator] = aRow({ indicators: "จำนวนชั่วโมงที่ทำประโยชน์", targetTexts: "๓๐ ชั่วโมง" }).indicators;
  expect(indicator?.measure).toEqual({ kind: "count", unit: "ชั่วโมง" });
  expect(indicator?.targets).toEqual([{ round: 12, atLeast: 30, written: "๓๐ ชั่วโมง" }]);
});

test("a bare figure beside a percentage is a percentage to be reached", () => {
  const [indicator] = aRow({ indicators: "ร้อยละของผู้เข้าร่วมที่ผ่าน", targetTexts: "80" }).indicators;
  expect([indicator?.measure.kind, indicator?.targets[0]?.atLeast]).toEqual(["share", 80]);
});

test("a length of time in the target column is no target", () => {
  expect(aRow({ indicators: "มีแผนระยะยาว", targetTexts: "๕ ปี" }).indicators[0]?.targets).toEqual([]);
});

test("an indicator cell of several measures stays word for word and blank for blank when another cell is edited", () => {
  const indicators = "มอบโล่ อย่างน้อย ๓ คน และเผยแพร่ ไม่น้อยกว่า ๒ ช่องทาง";
  const place = { activity: "a1", field: "indicators" };
  let plan = aPlan({ activities: [aRow({ indicators })] });
  expect(plan.activities[0]?.indicators.length).toBe(2);
  for (const budget of ["๑๐๐ บาท", "๒๐๐ บาท", "ไม่ใช้งบประมาณ"]) plan = setField(plan, { activity: "a1", field: "budget" }, budget);
  expect(textOf(plan, place)).toBe(indicators);
  expect(plan.activities.map((row) => writtenActivity(row).indicators)).toEqual([indicators]);
});
