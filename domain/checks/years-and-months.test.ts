import { expect, test } from "vitest";
import { EMPTY_MEMO } from "#domain/plan/empty-plan.ts";
import type { Message, Plan } from "#domain/plan/plan.ts";
import { aPlan, aRow } from "#testing/a-plan.ts";
import { checkPlan } from "./check-plan.ts";

function found(plan: Plan, kind: string): readonly Message[] {
  return checkPlan(plan).filter((message) => message.kind === kind);
}

function years(plan: Plan): readonly unknown[] {
  return found(plan, "fiscal-year-differs").map(({ severity, place, found: other }) => [severity, place.field, other]);
}

function months(...written: readonly string[]): Plan {
  return aPlan({
    activities: written.map((text, at) =>
      aRow({ number: String(at + 1), title: `งานที่ ${at + 1} ของกอง`, months: text }, { id: `a${at + 1}` }),
    ),
  });
}

test("a memo that names last year in its subject or in a paragraph is told once, and each place can be mended", () => {
  const memo = { ...EMPTY_MEMO, subject: "ส่งแผน ปีงบประมาณ ๒๕๖๘", body: ["ได้จัดทำแผน ปีงบประมาณ พ.ศ. ๒๕๖๘ แล้ว"], fiscalYears: [2568] };
  expect(years(aPlan({ memo }))).toEqual([["error", "memo.subject", "2568"]]);
  expect(found(aPlan({ memo }), "fiscal-year-differs")[0]?.mend).toEqual({ field: "memo.subject", text: "ส่งแผน ปีงบประมาณ ๒๕๖๙" });
  const half = { ...memo, subject: "ส่งแผน ปีงบประมาณ ๒๕๖๙", fiscalYears: [2569, 2568] };
  expect(found(aPlan({ memo: half }), "fiscal-year-differs")[0]?.mend).toEqual({
    field: "memo.body.0",
    text: "ได้จัดทำแผน ปีงบประมาณ พ.ศ. ๒๕๖๙ แล้ว",
  });
});

test("a memo may tell of last year's results and of dates", () => {
  const body = ["พร้อมนี้ได้แนบรายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. ๒๕๖๘", "ตามหนังสือลงวันที่ ๓ พฤศจิกายน ๒๕๖๘", "และจะเตรียมแผนปีงบประมาณ ๒๕๗๐ ต่อไป"];
  expect(years(aPlan({ memo: { ...EMPTY_MEMO, subject: "ส่งแผน ปีงบประมาณ ๒๕๖๙", body, fiscalYears: [2569, 2568] } }))).toEqual([]);
});

test("no mend is offered for the memo where nothing else bears the plan's year out", () => {
  const plan = aPlan({
    title: "แผนส่งเสริมคุณธรรม",
    activities: [aRow({ months: "ไตรมาส ๒" })],
    memo: { ...EMPTY_MEMO, subject: "ส่งแผน ปีงบประมาณ ๒๕๖๘", fiscalYears: [2568] },
  });
  expect(found(plan, "fiscal-year-differs")[0]).not.toHaveProperty("mend");
});

test.each([
  ["อบรมคนรุ่นใหม่ ปีงบประมาณ พ.ศ. ๒๕๖๘", [["error", "title", "2568"]]],
  ["อบรมคนรุ่นใหม่ ปีงบประมาณ พ.ศ. ๒๕๗๒", [["error", "title", "2572"]]],
  ["สรุปงานปีงบประมาณ ๒๕๖๘ และวางแผนปีงบประมาณ ๒๕๗๐", []],
  ["จัดทำแผนปีงบประมาณ ๒๕๗๐", []],
  ["เล่าเรื่อง พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", []],
  ["ประกาศเจตนารมณ์ประจำปี ๒๕๖๘", []],
])("an activity called %s", (title, expected) => {
  expect(years(aPlan({ activities: [aRow({ title })] }))).toEqual(expected);
});

test("success of a plan of last year may be meant: only a warning", () => {
  expect(years(aPlan({ activities: [aRow({ indicators: "ผลสำเร็จตามแผน ปีงบประมาณ ๒๕๖๘ ร้อยละ ๙๐" })] }))).toEqual([
    ["warning", "indicators", "2568"],
  ]);
});

test("a form's heading kept from last year is told once", () => {
  const heading = { place: { line: 4 }, text: "ระยะเวลา (ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘)" };
  expect(years(aPlan({ source: { furniture: [heading, heading], places: {} } }))).toEqual([["warning", "fiscalYear", "2568"]]);
  expect(years(aPlan({ source: { furniture: [{ place: {}, text: "ผลการดำเนินงาน ปี ๒๕๖๘" }], places: {} } }))).toEqual([]);
});

test("a year outside the longer plan contradicts it", () => {
  expect(years(aPlan({ planYears: [2570, 2574] }))).toEqual([["error", "fiscalYear", "2569"]]);
});

test("months that lie mostly in another year are one finding for the plan, not one for each row", () => {
  const plan = months("ต.ค. ๖๗ – ก.ย. ๖๘", "ม.ค. ๖๘ – มี.ค. ๖๘", "ม.ค. ๖๙ – มี.ค. ๖๙");
  expect(years(plan)).toEqual([["error", "months", "2568"]]);
  expect(found(plan, "month-outside-year")).toEqual([]);
});

test.each([
  ["ต.ค. ๖๙ ถึง มี.ค. ๖๙", "warning", "ต.ค. ๖๘ ถึง มี.ค. ๖๙"],
  ["ก.ค. ๒๕๖๙ – ก.ย. ๒๕๖๘", "warning", "ก.ค. ๒๕๖๙ – ก.ย. ๒๕๖๙"],
  ["ก.ค. ๖๙ ถึง ธ.ค. ๖๙", "warning", undefined],
  ["ม.ค. ๖๘ – มี.ค. ๖๙", "warning", undefined],
  ["ต.ค. ๖๘ – ก.ย. ๗๐", "info", undefined],
])("the period %s is outside the year: %s", (written, severity, mended) => {
  expect(found(months(written), "month-outside-year").map((message) => [message.severity, message.mend?.text])).toEqual([
    [severity, mended],
  ]);
});

test.each(["ต.ค. ๖๘ – ก.ย. ๖๙", "๑ พ.ย. ๒๕๖๘ - ๓๑ ม.ค. ๒๕๖๙", "ไตรมาส ๑ – ๔", "ตลอดปีงบประมาณ ๒๕๖๙", "เมษายน"])(
  "the period %s is in the year",
  (written) => {
    expect(checkPlan(months(written)).filter((message) => message.place.field === "months")).toEqual([]);
  },
);

test("a plan of several years may go beyond the one", () => {
  expect(found({ ...months("ต.ค. ๖๖ – ก.ย. ๗๐"), planYears: [2566, 2570] }, "month-outside-year")).toEqual([]);
});
