import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { dayAfter, daysBetween, formatShortThaiDate, formatThaiDate, monthAfter, parseThaiDate, weekdayOf, weeksOf } from "./dates.ts";

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

describe("days are counted as the calendar counts them", () => {
  const day = fc.date({ min: new Date("1800-01-01"), max: new Date("2200-12-31"), noInvalidDate: true });
  const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

  test("so many days later, and on which day of the week", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const later = new Date(date.getTime() + days * 86_400_000);
        expect(dayAfter(isoOf(date), days)).toBe(isoOf(later));
        expect(weekdayOf(isoOf(date))).toBe(date.getUTCDay());
      }),
    );
  });

  test("a month later is the same day, or the last one of a month too short", () => {
    expect([monthAfter("2026-01-31", 1), monthAfter("2028-01-31", 1), monthAfter("2026-03-31", -13), monthAfter("2026-12-05", 1)]).toEqual([
      "2026-02-28",
      "2028-02-29",
      "2025-02-28",
      "2027-01-05",
    ]);
  });

  test("a month's weeks begin on Sunday and hold each of its days once", () => {
    expect(weeksOf("2026-02-14").map(([first]) => first)).toEqual(["2026-02-01", "2026-02-08", "2026-02-15", "2026-02-22"]);
    fc.assert(
      fc.property(day, (date) => {
        const weeks = weeksOf(isoOf(date));
        const own = weeks.flat().filter((one) => one.startsWith(isoOf(date).slice(0, 7)));
        expect(own[0]).toMatch(/-01$/u);
        expect(monthAfter(own[0] ?? "", 1)).toBe(dayAfter(own.at(-1) ?? "", 1));
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? "") === 0)).toBe(true);
      }),
    );
  });
});
