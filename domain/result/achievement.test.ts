import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Indicator } from "../plan/measure.ts";
import { achievementOf } from "./achievement.ts";
import { meanOf, shareOf } from "./basis-points.ts";
import { chainedTo } from "./chained-share.ts";
import { eachUnit } from "./each-unit.ts";
import { added } from "./reckoning.ts";
import { gathered, standingOf } from "./standing.ts";
import { targetAt } from "./target-at.ts";
import { checkedValue, type Value } from "./value.ts";
import { CHECK_RULES } from "./worked-checks.ts";
import { ACHIEVEMENT_RULES } from "./worked-examples.ts";

describe.each([...ACHIEVEMENT_RULES, ...CHECK_RULES])("$thai", ({ examples }) => {
  test.each(examples)("$given", ({ answer, expected }) => {
    expect(answer).toBe(expected);
  });
});

const SHARE: Indicator = {
  text: "",
  measure: { kind: "share", unit: "คน", numerator: null, denominator: null },
  targets: [{ round: 12, atLeast: 80, written: "" }],
  rubric: [],
};
const aShare = fc
  .tuple(fc.nat(5000), fc.nat(5000))
  .map(([one, other]): Value => ({ kind: "share", numerator: Math.min(one, other), denominator: Math.max(one, other) }));
const answers = fc.uniqueArray(fc.record({ unit: fc.nat(10_000), value: fc.option(aShare) }), {
  selector: ({ unit }) => unit,
  maxLength: 40,
});
const shuffled = answers.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

test("the order in which units answer never changes a figure", () => {
  fc.assert(
    fc.property(shuffled, ([some, mixed]) => {
      expect(eachUnit(SHARE, mixed, 12)).toEqual(eachUnit(SHARE, some, 12));
    }),
  );
});

test("the sum of all units is what their rows come to, added up anew", () => {
  fc.assert(
    fc.property(answers, (some) => {
      const { sum, answered, of, together } = eachUnit(SHARE, some, 12);
      const given = some.flatMap(({ value }) => (value?.kind === "share" ? [value] : []));
      const numerator = given.reduce((total, one) => total + one.numerator, 0);
      const denominator = given.reduce((total, one) => total + one.denominator, 0);
      expect([answered, of]).toEqual([given.length, some.length]);
      expect(sum).toEqual(given.length === 0 ? null : { kind: "share", numerator, denominator });
      if (together?.kind === "measured") expect(together.measured).toBe(shareOf(numerator, denominator) / 100);
    }),
  );
});

test("averages come out the same in any order, and lie between their least and greatest part", () => {
  const parts = fc.array(fc.record({ points: fc.nat(10_000), weight: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      parts.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
      ([some, mixed]) => {
        const mean = meanOf(some) ?? -1;
        expect(meanOf(mixed)).toBe(mean);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...some.map(({ points }) => points)));
        expect(mean).toBeLessThanOrEqual(Math.max(...some.map(({ points }) => points)));
      },
    ),
  );
});

test("nothing reported lowers completeness alone, however much of it there is", () => {
  const indicator: Indicator = { ...SHARE, measure: { kind: "count", unit: "ครั้ง" }, targets: [{ round: 12, atLeast: 10, written: "" }] };
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 10 }), fc.nat(10), (counts, silent) => {
      const told = counts.map((count) => ({
        achievement: achievementOf(indicator, { kind: "count", count }, 12),
        weight: 1,
        isOwed: true,
      }));
      const untold = Array.from({ length: silent }, () => ({ achievement: achievementOf(indicator, null, 12), weight: 1, isOwed: true }));
      const [alone, beside] = [standingOf(told), standingOf([...told, ...untold])];
      expect(beside).toEqual({ ...alone, of: alone.of + silent });
    }),
  );
});

test("shares never roll up as the mean of percents", () => {
  const sum = added({ kind: "share", numerator: 9, denominator: 10 }, { kind: "share", numerator: 10, denominator: 90 });
  expect(achievementOf(SHARE, sum, 12)).toMatchObject({ measured: 19 });
});

test("a plan with nothing reported has no figure, and says of how many", () => {
  const silent = standingOf([{ achievement: { kind: "not-reported" }, weight: 1, isOwed: true }]);
  expect(gathered([{ standing: silent, weight: 1 }])).toEqual({ points: null, progress: null, reported: 0, of: 1, reached: 0 });
});

test("what is not due is progress, and joins the achievement at the end of the year", () => {
  const parts = (round: 6 | 12) => [
    { achievement: achievementOf(SHARE, { kind: "share", numerator: 40, denominator: 100 }, round), weight: 1, isOwed: true },
  ];
  expect(standingOf(parts(6))).toMatchObject({ points: null, progress: 5000 });
  expect(standingOf(parts(12))).toMatchObject({ points: 5000, progress: 5000 });
});

test("of several bounds the one least reached decides", () => {
  const both: Indicator = {
    ...SHARE,
    measure: { kind: "count", unit: "คน" },
    targets: [{ round: 12, atLeast: 10, atMost: 20, written: "" }],
  };
  expect(achievementOf(both, { kind: "count", count: 25 }, 12)).toMatchObject({
    capped: 8000,
    asked: { bound: "atMost", figure: 20 },
    isReached: false,
  });
  expect(achievementOf(both, { kind: "count", count: 15 }, 12)).toMatchObject({ capped: 10_000, isReached: true });
});

test("what almost reached its target is never shown as all of it", () => {
  const many: Indicator = { ...SHARE, measure: { kind: "count", unit: "คน" }, targets: [{ round: 12, atLeast: 100_000, written: "" }] };
  expect(achievementOf(many, { kind: "count", count: 99_999.5 }, 12)).toMatchObject({ raw: 9999, capped: 9999, isReached: false });
});

test.each([
  [[6, 12], 6, 6, true],
  [[6, 12], 9, 6, true],
  [[6, 12], 12, 12, true],
  [[12], 6, 12, false],
  [[6, 9], 12, 9, true],
] as const)("with targets at %j, round %i is held against that of %i", (rounds, round, expected, isDue) => {
  const at = targetAt({ targets: rounds.map((one) => ({ round: one, atLeast: one, written: "" })) }, round);
  expect([at?.targets.map((one) => one.round), at?.isDue]).toEqual([[expected], isDue]);
});

test.each([
  [{ kind: "count", count: -1 }, { kind: "count", unit: "ครั้ง" }, "negative"],
  [{ kind: "count", count: 1.005 }, { kind: "count", unit: "ชั่วโมง" }, "too-many-decimals"],
  [{ kind: "count", count: 1 }, { kind: "level" }, "other-measure"],
  [{ kind: "share", numerator: 5, denominator: 4 }, SHARE.measure, "numerator-over-denominator"],
  [{ kind: "share", numerator: 1.5, denominator: 4 }, SHARE.measure, "not-whole"],
  [{ kind: "level", steps: [0] }, { kind: "level" }, "step-unknown"],
  [{ kind: "count", count: Number.NaN }, { kind: "count", unit: null }, "too-large"],
] as const)("the value %j for %j is refused: %s", (value, measure, why) => {
  expect(checkedValue(measure, value)).toEqual({ ok: false, error: { kind: "value-wrong", why } });
});

test.each([
  ["บุคลากรในหน่วยงานตาม ๑)", 1, 0],
  ["บุคลากรตามข้อ ๑", 1, 0],
  ["ผู้เข้าร่วมดังกล่าว", 1, 0],
  ["บุคลากรตาม ๒)", 1, null],
  ["บุคลากรทั้งหมด", 1, null],
  ["บุคลากรตามแผนปี ๒๕๖๙", 1, null],
] as const)("a share of %s is chained to %j", (denominator, position, expected) => {
  const first = { text: "๑) ร้อยละ ๘๖ ของบุคลากร", measure: SHARE.measure };
  expect(chainedTo([first, { text: "๒) ร้อยละ ๘๐", measure: { kind: "share", unit: "คน", numerator: null, denominator } }], position)).toBe(
    expected,
  );
});
