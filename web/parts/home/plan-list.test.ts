import { expect, test } from "vitest";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { filtersIn } from "./plan-filters.ts";
import { matchingPlans, sortedPlans, toCsv } from "./plan-list.ts";

function head(wish: Partial<PlanHead>): PlanHead {
  return {
    id: "p",
    agency: 1,
    agencyName: "กรมตัวอย่าง",
    within: [1],
    fiscalYear: 2570,
    status: "draft",
    version: 1,
    revision: 1,
    title: "แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๗๐",
    activities: 3,
    budgetSatang: 0,
    openComments: 0,
    changedAt: "2026-11-01T00:00:00Z",
    changedBy: null,
    ...wish,
  };
}

const every = { words: "", year: null, status: null };

test.each(["2570", "๒๕๗๐", "ปี งบ ประมาณ", "กรมตัวอย่าง 2570", "ตัวอย่าง แผน"])("the plan is found by %s", (words) => {
  expect(matchingPlans([head({})], { ...every, words })).toHaveLength(1);
});

test("a plan that lacks one of the words is not found", () => {
  expect(matchingPlans([head({})], { ...every, words: "กรมตัวอย่าง 2569" })).toEqual([]);
});

test("year and status narrow the list", () => {
  const plans = [head({ id: "a" }), head({ id: "b", fiscalYear: 2569, status: "published" })];
  expect(matchingPlans(plans, { ...every, year: 2569 }).map(({ id }) => id)).toEqual(["b"]);
  expect(matchingPlans(plans, { ...every, status: "draft" }).map(({ id }) => id)).toEqual(["a"]);
});

test("an address that names no year and no known status filters nothing", () => {
  expect(filtersIn(new URLSearchParams("year=now&status=lost"))).toEqual(every);
});

test("statuses are sorted as a plan goes through them, names as a Thai dictionary does", () => {
  const plans = [head({ id: "a", status: "published" }), head({ id: "b", status: "returned" }), head({ id: "c", status: "draft" })];
  expect(sortedPlans(plans, "status", false).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  const named = [
    head({ id: "a", agencyName: "เขตสมมติ" }),
    head({ id: "b", agencyName: "กองสมมติ" }),
    head({ id: "c", agencyName: "คณะสมมติ" }),
  ];
  expect(sortedPlans(named, "agencyName", false).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

test("the list as CSV begins with a byte order mark, quotes what must be quoted, and computes nothing", () => {
  expect(
    toCsv([
      ["แผน", 2570],
      ['มี "คำพูด", และจุลภาค', 1.5],
      ["=1+1", 0],
      ["-", 2],
    ]),
  ).toBe('\uFEFFแผน,2570\r\n"มี ""คำพูด"", และจุลภาค",1.5\r\n\'=1+1,0\r\n\'-,2\r\n');
});
