import { expect, test } from "vitest";

import type { Indicator } from "../plan/measure.ts";
import { understandIndicator } from "../plan/understand-indicator.ts";
import { checkValue, VALUE_CHECKS, type ValueAround } from "./value-checks.ts";
import type { Value } from "./value.ts";

const STAFF: Indicator = {
  text: "",
  measure: { kind: "share", unit: "คน", numerator: null, denominator: "บุคลากรในหน่วยงาน" },
  targets: [],
  rubric: [],
};
function asked(text: string): Indicator {
  const [indicator] = understandIndicator(text);
  if (indicator === undefined) throw new Error(text);
  return indicator;
}
const TIMES: Indicator = { ...STAFF, measure: { kind: "count", unit: "ครั้ง" } };
const count = (times: number): Value => ({ kind: "count", count: times });
const share = (numerator: number, denominator: number): Value => ({ kind: "share", numerator, denominator });

function around(more: Partial<ValueAround>): ValueAround {
  return {
    indicator: STAFF,
    value: null,
    reckoning: "cumulative",
    round: 12,
    months: [],
    before: null,
    lastYear: null,
    headcount: null,
    chainedTo: null,
    ...more,
  };
}
const kinds = (more: Partial<ValueAround>): readonly string[] => checkValue(around(more)).map(({ kind }) => kind);

test.each([
  ["more took part than there are", { value: share(151, 150) }, "numerator-over-denominator"],
  ["there is nobody to count", { value: share(0, 0) }, "nothing-to-count"],
  ["the year so far shrinks", { indicator: TIMES, value: count(2), before: count(3) }, "cumulative-falls"],
  ["it is three times last year's", { indicator: TIMES, value: count(30), lastYear: count(10) }, "far-from-last-year"],
  ["it is a third of last year's", { indicator: TIMES, value: count(3), lastYear: count(9) }, "far-from-last-year"],
  ["it is thirty hundredths less than last year's", { value: share(50, 100), lastYear: share(90, 110) }, "far-from-last-year"],
  ["a ceiling is broken", { indicator: asked("เรื่องร้องเรียนไม่เกิน ๒ เรื่อง"), value: count(3) }, "over-ceiling"],
  ["everybody was to come and some did not", { indicator: asked("บุคลากรทุกคนเข้าร่วม"), value: share(98, 100) }, "not-everyone"],
  ["people are typed where times are asked", { indicator: asked("จัดกิจกรรมไม่น้อยกว่า ๓ ครั้ง"), value: count(120) }, "counted-in-other-unit"],
  [
    "more staff came than there are",
    { indicator: asked("บุคลากรเข้าร่วมไม่น้อยกว่า ๕๐ คน"), value: count(160), headcount: 150 },
    "more-than-staff",
  ],
  ["all staff are not as many as the office has", { value: share(90, 140), headcount: 150 }, "denominator-differs-from-headcount"],
  ["a chained share is of another number", { value: share(70, 100), chainedTo: share(90, 150) }, "denominator-differs-from-chain"],
  ["a step was skipped", { indicator: { ...STAFF, measure: { kind: "level" } }, value: { kind: "level", steps: [1, 3] } }, "step-skipped"],
] as const)("where %s it is asked about", (_, more, kind) => {
  expect(kinds(more as Partial<ValueAround>)).toEqual([kind]);
});

test.each([
  ["nothing is reported", { value: null, before: share(1, 2) }],
  ["the value grows", { indicator: TIMES, value: count(4), before: count(3) }],
  ["each round stands for itself", { indicator: TIMES, value: count(2), before: count(3), reckoning: "per-round" }],
  ["all staff are as many as the office has", { value: share(90, 150), headcount: 150 }],
  ["a chained share is of those counted before", { value: share(70, 90), chainedTo: share(90, 150), headcount: 150 }],
  ["it is a little other than last year", { indicator: TIMES, value: count(3), lastYear: count(1) }],
  ["more people work here, as large a part of them took part", { value: share(290, 300), lastYear: share(90, 100) }],
  ["a ceiling is kept", { indicator: asked("เรื่องร้องเรียนไม่เกิน ๒ เรื่อง"), value: count(2) }],
  ["everybody came", { indicator: asked("บุคลากรทุกคนเข้าร่วม"), value: share(100, 100) }],
  ["everybody is to come by the end of the year", { indicator: asked("บุคลากรทุกคนเข้าร่วม"), value: share(40, 100), round: 6 }],
  ["more was done than asked", { indicator: asked("จัดกิจกรรมไม่น้อยกว่า ๓ ครั้ง"), value: count(9) }],
  ["the public came", { indicator: asked("ประชาชนเข้าร่วมไม่น้อยกว่า ๕๐ คน"), value: count(900), headcount: 150 }],
  ["steps follow each other", { indicator: { ...STAFF, measure: { kind: "level" } }, value: { kind: "level", steps: [1, 2, 3] } }],
] as const)("where %s nothing is asked", (_, more) => {
  expect(kinds(more as Partial<ValueAround>)).toEqual([]);
});

test("every check can be met, and its sentence says what to do", () => {
  const says = checkValue(around({ value: share(151, 150) })).map((one) => one.says);
  expect(says).toEqual(["ตัวตั้ง ๑๕๑ มากกว่าตัวหาร ๑๕๐ กรุณาตรวจว่าสลับช่องหรือพิมพ์เกินหรือไม่"]);
  expect(new Set(VALUE_CHECKS.map(({ kind }) => kind)).size).toBe(VALUE_CHECKS.length);
});
