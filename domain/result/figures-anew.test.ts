import fc from "fast-check";
import { expect, test } from "vitest";

import { exampleActivity } from "../checks/example.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import type { Activity, Plan } from "../plan/plan.ts";
import { figuresOf } from "./figures.ts";
import { ownSuccessOf } from "./own-success.ts";
import { NO_RESULT, type ActivityResult } from "./report.ts";
import type { Value } from "./value.ts";

/** One indicator: what was asked, what was counted (null: not reported), how much it weighs. */
interface Told {
  readonly asked: number;
  readonly counted: number | null;
  readonly weight: number;
}

/** One activity as rows are told of it. */
interface ToldActivity {
  readonly indicators: readonly Told[];
  readonly weight: number;
  readonly spent: number | null;
}

const weight = fc.integer({ min: 1, max: 5 });
const told: fc.Arbitrary<readonly ToldActivity[]> = fc.array(
  fc.record({
    indicators: fc.array(fc.record({ asked: fc.integer({ min: 1, max: 9 }), counted: fc.option(fc.nat(12)), weight }), {
      minLength: 1,
      maxLength: 4,
    }),
    weight,
    spent: fc.option(fc.nat(1_000_000)),
  }),
  { minLength: 1, maxLength: 8 },
);

function planOf(activities: readonly ToldActivity[]): Plan {
  const rows = activities.map((one, at): Activity => ({
    ...exampleActivity(),
    id: `a${at + 1}`,
    months: [],
    weight: one.weight,
    indicatorWeights: one.indicators.map((indicator) => indicator.weight),
    indicators: one.indicators.map(({ asked }) => ({
      text: "จัดกิจกรรม",
      measure: { kind: "count", unit: "ครั้ง" },
      targets: [{ round: 12, atLeast: asked, written: "" }],
      rubric: [],
    })),
  }));
  const plan = emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null });
  return { ...plan, activities: rows };
}

function resultOf({ indicators, spent }: ToldActivity): ActivityResult {
  return {
    ...NO_RESULT,
    indicators: indicators.map(({ counted }, position) => ({
      position,
      value: counted === null ? null : ({ kind: "count", count: counted } satisfies Value),
      reckoning: "cumulative",
      note: "",
    })),
    spentSatang: spent,
  };
}

type Row = readonly [string, { readonly revision: number; readonly result: ActivityResult }];
const rowsOf = (activities: readonly ToldActivity[]): readonly Row[] =>
  activities.map((one, at) => [`a${at + 1}`, { revision: 1, result: resultOf(one) }]);

/** Half up, in whole hundredths of a percent: the mean of those that have a figure; null where none has. */
function mean(parts: readonly (readonly [points: number | null, weight: number])[]): number | null {
  const known = parts.flatMap(([points, each]) => (points === null ? [] : [[points, each] as const]));
  const all = known.reduce((sum, [, each]) => sum + each, 0);
  const total = known.reduce((sum, [points, each]) => sum + points * each, 0);
  return all === 0 ? null : Math.floor((2 * total + all) / (2 * all));
}

function pointsOf({ asked, counted }: Told): number | null {
  if (counted === null) return null;
  return counted >= asked ? 10_000 : Math.min(9_999, Math.floor((2 * counted * 10_000 + asked) / (2 * asked)));
}

test("every figure of a report is what its rows come to, worked out anew by hand", () => {
  fc.assert(
    fc.property(told, (activities) => {
      const {
        standing,
        spentSatang,
        activities: each,
      } = figuresOf({ months: 12, plan: planOf(activities), rows: Object.fromEntries(rowsOf(activities)) }, [], []);
      const points = activities.map(({ indicators }) => mean(indicators.map((one) => [pointsOf(one), one.weight])));
      expect(each.map((one) => one.standing.points)).toEqual(points);
      const indicators = activities.flatMap((one) => one.indicators);
      expect(standing).toEqual({
        points: mean(activities.map((one, at) => [points[at] ?? null, one.weight])),
        progress: mean(activities.map((one, at) => [points[at] ?? null, one.weight])),
        reported: indicators.filter(({ counted }) => counted !== null).length,
        of: indicators.length,
        reached: indicators.filter(({ counted, asked }) => counted !== null && counted >= asked).length,
      });
      const spent = activities.flatMap((one) => (one.spent === null ? [] : [one.spent]));
      expect(spentSatang).toBe(spent.length === 0 ? null : spent.reduce((sum, one) => sum + one));
    }),
  );
});

test("rows that arrive in another order, or come back from where they are kept, give the same figures", () => {
  const mixed = told.chain((some) => {
    const rows = rowsOf(some);
    return fc.tuple(fc.constant(some), fc.shuffledSubarray([...rows], { minLength: rows.length }));
  });
  fc.assert(
    fc.property(mixed, ([activities, other]) => {
      const plan = planOf(activities);
      const [inOrder, shuffled] = [Object.fromEntries(rowsOf(activities)), Object.fromEntries(other)];
      const kept: typeof inOrder = JSON.parse(JSON.stringify(shuffled));
      const figures = figuresOf({ months: 12, plan, rows: inOrder }, [], []);
      expect(figuresOf({ months: 12, plan, rows: kept }, [], [])).toEqual(figures);
      const own = { text: "ความสำเร็จของกิจกรรมตามแผน", measure: { kind: "share", unit: null, numerator: null, denominator: null } } as const;
      const success = ownSuccessOf(plan, figures, inOrder, own);
      expect(ownSuccessOf(plan, figures, kept, own)).toEqual(success);
      const whole = activities.filter(({ indicators }) => indicators.every(({ counted }) => counted !== null));
      const reached = whole.filter(({ indicators }) => indicators.every(({ counted, asked }) => (counted ?? 0) >= asked));
      expect(success?.value ?? null).toEqual(
        whole.length === 0 ? null : { kind: "share", numerator: reached.length, denominator: whole.length },
      );
    }),
  );
});
