import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { daysBetween, formatShortThaiDate, formatThaiDate, parseThaiDate } from "./dates.ts";

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

test("from 21 to 30 November are 9 days, and as many back", () => {
  expect(daysBetween("2026-11-21", "2026-11-30")).toBe(9);
  expect(daysBetween("2026-11-30", "2026-11-21")).toBe(-9);
});

test("days between two dates are as the calendar counts them, over leap years and centuries", () => {
  const date = fc
    .date({ min: new Date("1890-01-01"), max: new Date("2120-12-31"), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, date, (from, to) => {
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
    }),
  );
});
