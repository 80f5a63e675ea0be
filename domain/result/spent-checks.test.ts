import { expect, test } from "vitest";

import { checkSpent } from "./spent-checks.ts";

const kinds = (spent: number | null, budget: number | null, before: number | null) =>
  checkSpent({ spent, budget, before }).map(({ kind }) => kind);

test("more money than the plan has, or less than was spent before, is asked about", () => {
  expect(kinds(100_001, 100_000, null)).toEqual(["spent-over-budget"]);
  expect(kinds(50_000, 100_000, 60_000)).toEqual(["spent-falls"]);
  for (const [spent, budget, before] of [
    [null, 100_000, 60_000],
    [100_000, 100_000, 100_000],
    [5, null, null],
  ] as const)
    expect(kinds(spent, budget, before)).toEqual([]);
  expect(checkSpent({ spent: 1_250_050, budget: 1_000_000, before: null })[0]?.says).toContain(
    "เงินที่ใช้ ๑๒,๕๐๐.๕๐ บาท มากกว่างบประมาณตามแผน ๑๐,๐๐๐ บาท",
  );
});
