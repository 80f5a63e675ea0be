import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import { fiscalYearOf, fiscalYearsIn, planYearsIn, yearMentions } from "./fiscal-year.ts";

describe("texts of the list name these years", () => {
  test.each(readValues("fiscal-years.valid.txt"))("$why: $value", ({ value, expected }) => {
    const [years = "", plan] = expected.split(/ ?plan /u);
    expect(fiscalYearsIn(value)).toEqual(years === "" ? [] : years.split(" ").map(Number));
    expect(planYearsIn(value)).toEqual(plan === undefined ? null : plan.split("-").map(Number));
  });
});

describe("texts that name no fiscal year", () => {
  test.each(readValues("fiscal-years.invalid.txt"))("$why: $value", ({ value }) => {
    expect(fiscalYearsIn(value)).toEqual([]);
    expect(planYearsIn(value)).toBeNull();
  });
});

test("a fiscal year begins on 1 October and ends on 30 September", () => {
  expect(fiscalYearOf("2025-09-30")).toBe(2568);
  expect(fiscalYearOf("2025-10-01")).toBe(2569);
  expect(fiscalYearOf("2026-09-30")).toBe(2569);
});

test("a mention says how it is labelled, where it stands, and whether it was in the Christian era", () => {
  expect(yearMentions("แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๙ (FY 2026)")).toEqual([
    { year: 2569, written: "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", at: 3, label: "fiscal", christian: false },
    { year: 2569, written: "FY 2026", at: 30, label: "fiscal", christian: true },
  ]);
});
