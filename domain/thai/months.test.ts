import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { formatMonths, monthsIn, quartersOf } from "./months.ts";

describe("texts of the list name these months of fiscal year 2569", () => {
  test.each(readValues("months.valid.txt"))("$why: $value", ({ value, expected }) => {
    const [months = "", ...outside] = expected.split(" ! ");
    expect(monthsIn(value, 2569)).toMatchObject({
      months: toMonths(months),
      outside: outside.map((written) => ({ written })),
      understood: true,
    });
  });
});

describe("texts that name no month", () => {
  test.each(readValues("months.invalid.txt"))("$why: $value", ({ value }) => {
    expect(monthsIn(value, 2569)).toMatchObject({ months: [], understood: false });
  });
});

test("the fiscal years that months imply are told, whether or not the plan's own year is known", () => {
  expect(monthsIn("ต.ค. ๖๗ - ธ.ค. ๖๘", null).fiscalYears).toEqual([2568, 2569]);
  expect(monthsIn("ม.ค. ๖๘ - มี.ค. ๖๘", 2569)).toMatchObject({ months: [4, 5, 6], fiscalYears: [2568] });
  expect(monthsIn("ม.ค. - มี.ค.", 2569).fiscalYears).toEqual([]);
});

test("months written out for paper are read back as the same months", () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }).map((months) => months.sort((one, other) => one - other));
  fc.assert(
    fc.property(some, fc.integer({ min: 2560, max: 2598 }), (months, year) => {
      expect(monthsIn(formatMonths(months, year), year)).toEqual({ months, outside: [], understood: true, fiscalYears: [year] });
      expect(monthsIn(formatMonths(months, null), year).months).toEqual(months);
    }),
  );
});

test("runs of months are written as ranges with their calendar years", () => {
  expect(formatMonths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2569)).toBe("ต.ค. ๖๘ – ก.ย. ๖๙");
  expect(formatMonths([2, 4, 5, 9], 2569)).toBe("พ.ย. ๖๘, ม.ค. ๖๙ – ก.พ. ๖๙, มิ.ย. ๖๙");
  expect(formatMonths([], 2569)).toBe("");
});

test("a quarter counts when any of its months does", () => {
  expect(quartersOf([3, 4, 12])).toEqual([1, 2, 4]);
});

function toMonths(ranges: string): readonly number[] {
  return ranges.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
