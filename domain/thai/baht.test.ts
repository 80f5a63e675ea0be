import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { formatBaht, formatNumber, parseBudget } from "./baht.ts";

describe("cells of the list say these budgets", () => {
  test.each(readValues("budgets.valid.txt"))("$why: $value", ({ value, expected }) => {
    const budget = /^[\d.]+$/u.test(expected) ? { kind: "baht", amount: Number(expected) } : { kind: expected };
    expect(parseBudget(value)).toEqual({ ...budget, written: value });
  });
});

describe("cells from which no budget can be read", () => {
  test.each(readValues("budgets.invalid.txt"))("$why: $value", ({ value }) => {
    expect(parseBudget(value)).toEqual({ kind: "not-stated", written: value });
  });
});

test("an amount written out for paper is read back as the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (satang) => {
      const written = formatBaht(satang / 100);
      expect(parseBudget(written)).toEqual({ kind: "baht", amount: satang / 100, written });
      expect(parseBudget(`${written} บาท`)).toMatchObject({ amount: satang / 100 });
    }),
  );
});

test("amounts have commas and Thai digits, satang only where there are some", () => {
  expect(formatBaht(2_500_000)).toBe("๒,๕๐๐,๐๐๐");
  expect(formatBaht(100.5)).toBe("๑๐๐.๕๐");
  expect(formatNumber(-1234.567, 2)).toBe("-1,234.57");
});
