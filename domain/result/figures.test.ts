import fc from "fast-check";
import { expect, test } from "vitest";

import { exampleActivity } from "../checks/example.ts";
import type { Indicator } from "../plan/measure.ts";
import type { Activity, Plan } from "../plan/plan.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import { figuresOf } from "./figures.ts";
import { NO_RESULT, type ActivityResult } from "./report.ts";
import type { Value } from "./value.ts";

const TIMES: Indicator = {
  text: "จัดกิจกรรมไม่น้อยกว่า ๔ ครั้ง",
  measure: { kind: "count", unit: "ครั้ง" },
  targets: [{ round: 12, atLeast: 4, written: "" }],
  rubric: [],
};
const activity = (id: string, more: Partial<Activity> = {}): Activity => ({
  ...exampleActivity(),
  id,
  months: [],
  indicators: [TIMES],
  ...more,
});
const plan = (...activities: readonly Activity[]): Plan => ({
  ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null }),
  activities,
});
const times = (
  count: number,
  more: Partial<ActivityResult> = {},
  reckoning: "cumulative" | "per-round" = "cumulative",
): ActivityResult => ({
  ...NO_RESULT,
  indicators: [{ position: 0, value: { kind: "count", count }, reckoning, note: "" }],
  ...more,
});
const rows = (...told: readonly (readonly [string, ActivityResult])[]) =>
  Object.fromEntries(told.map(([key, result]) => [key, { revision: 1, result }]));

test("an activity that nobody reported lowers completeness and no average", () => {
  const { standing, activities } = figuresOf(
    { months: 12, plan: plan(activity("a1"), activity("a2")), rows: rows(["a1", times(2)]) },
    [],
    [],
  );
  expect(standing).toEqual({ points: 5000, progress: 5000, reported: 1, of: 2, reached: 0 });
  expect(activities[1]?.standing.points).toBeNull();
});

test("rounds told one by one are added, and the missing one is named", () => {
  const own = { months: 12 as const, plan: plan(activity("a1")), rows: rows(["a1", times(1, {}, "per-round")]) };
  const sixth = { months: 6 as const, rows: rows(["a1", times(2)]) };
  expect(figuresOf(own, [sixth, { months: 9, rows: {} }], []).activities[0]?.indicators[0]).toMatchObject({
    value: { kind: "count", count: 3 },
    missing: [9],
  });
});

test("a later round is not part of an earlier one", () => {
  const own = { months: 6 as const, plan: plan(activity("a1")), rows: rows(["a1", times(1, {}, "per-round")]) };
  expect(figuresOf(own, [{ months: 9, rows: rows(["a1", times(5)]) }], []).activities[0]?.indicators[0]?.value).toEqual({
    kind: "count",
    count: 1,
  });
});

test("where units answer, only what was accepted counts, and the owner's own figure does not", () => {
  const own = { months: 12 as const, plan: plan(activity("a1")), rows: rows(["a1", times(9)]) };
  const answer = (agency: number, count: number, status: "accepted" | "answered") => ({
    activity: "a1",
    agency,
    status,
    result: times(count),
  });
  const [one] = figuresOf(own, [], [answer(7, 4, "accepted"), answer(8, 1, "accepted"), answer(9, 4, "answered")]).activities;
  expect(one?.indicators[0]).toMatchObject({
    value: { kind: "count", count: 5 },
    achievement: { kind: "measured", capped: 5000 },
    units: { reached: 1, answered: 2, of: 3 },
  });
});

test("weights chosen for indicators and activities weigh in the averages, and in no count", () => {
  const two = { ...times(4), indicators: [...times(4).indicators, ...times(2).indicators.map((one) => ({ ...one, position: 1 }))] };
  const weighed = plan(activity("a1", { indicators: [TIMES, TIMES], indicatorWeights: [3, 1], weight: 3 }), activity("a2"));
  const { standing, activities } = figuresOf({ months: 12, plan: weighed, rows: rows(["a1", two], ["a2", times(0)]) }, [], []);
  // (100 × 3 + 50 × 1) ÷ 4, then (87.50 × 3 + 0 × 1) ÷ 4.
  expect([activities[0]?.standing.points, standing]).toEqual([8750, { points: 6563, progress: 6563, reported: 3, of: 3, reached: 1 }]);
});

test("money is summed where it was told; where it was not there is no figure", () => {
  const two = plan(
    activity("a1", { budget: { kind: "baht", amount: 1000, written: "" } }),
    activity("a2", { budget: { kind: "none", written: "" } }),
  );
  expect(figuresOf({ months: 6, plan: two, rows: rows(["a1", times(1, { spentSatang: 25_050 })]) }, [], [])).toMatchObject({
    spentSatang: 25_050,
    budgetSatang: 100_000,
  });
  expect(figuresOf({ months: 6, plan: two, rows: {} }, [], []).spentSatang).toBeNull();
});

test("the order of rows, rounds and answers never changes a figure", () => {
  const value = fc.option(fc.nat(9).map((count): Value => ({ kind: "count", count })));
  const result = value.map((one): ActivityResult => ({
    ...NO_RESULT,
    indicators: [{ position: 0, value: one, reckoning: "per-round", note: "" }],
  }));
  const answers = fc.uniqueArray(
    fc.record({
      activity: fc.constantFrom("a1", "a2"),
      agency: fc.nat(50),
      status: fc.constantFrom("accepted" as const, "answered" as const),
      result,
    }),
    { selector: (one) => `${one.activity} ${one.agency}`, maxLength: 20 },
  );
  const mixed = answers.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));
  fc.assert(
    fc.property(mixed, result, result, ([some, other], sixth, twelfth) => {
      const own = { months: 12 as const, plan: plan(activity("a1"), activity("a2"), activity("a3")), rows: rows(["a3", twelfth]) };
      const earlier = [
        { months: 9 as const, rows: {} },
        { months: 6 as const, rows: rows(["a3", sixth]) },
      ];
      expect(figuresOf(own, earlier.toReversed(), other)).toEqual(figuresOf(own, earlier, some));
    }),
  );
});
