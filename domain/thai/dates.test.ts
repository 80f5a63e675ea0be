import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { formatShortThaiDate, formatThaiDate, parseThaiDate } from "./dates.ts";

describe("texts of the list hold these dates", () => {
  test.each(readValues("dates.valid.txt"))("$why: $value", ({ value, expected }) => {
    expect(parseThaiDate(value)).toBe(expected);
  });
});

describe("texts that hold no date", () => {
  test.each(readValues("dates.invalid.txt"))("$why: $value", ({ value }) => {
    expect(parseThaiDate(value)).toBeNull();
  });
});

test("a date written out for paper is read back as the same date", () => {
  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, (isoDate) => {
      expect(parseThaiDate(formatThaiDate(isoDate))).toBe(isoDate);
    }),
  );
});

test("dates stand on paper in Thai digits and the Buddhist era", () => {
  expect(formatThaiDate("2025-12-22")).toBe("๒๒ ธันวาคม ๒๕๖๘");
  expect(formatShortThaiDate("2026-01-05")).toBe("๕ ม.ค. ๖๙");
});
