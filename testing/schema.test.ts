import { expect, test } from "vitest";
import { parsePlanJson } from "#documents/formats/plan-json.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { readText } from "#documents/formats/text.ts";
import { readFileSync } from "node:fs";
import { schemaPage, writtenSchema } from "./make-schema.ts";

test("the published schema of plan/1 is today's (node testing/make-schema.ts)", () => {
  expect(writtenSchema()).toBe(schemaPage());
});

test("what the reader gives is plan/1, word for word", () => {
  for (const form of ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"]) {
    const plan = readPlan(readText(readFileSync(new URL(`papers/${form}/source.txt`, import.meta.url), "utf8")));
    const parsed = parsePlanJson(JSON.stringify(plan));
    expect(parsed.ok ? parsed.value : parsed.error).toEqual(JSON.parse(JSON.stringify(plan)));
  }
});

test("a plan with a month that does not exist is refused, with the place of the fault", () => {
  const plan = readPlan(readText(readFileSync(new URL("papers/diw-2569/clean.txt", import.meta.url), "utf8")));
  const wrong = { ...plan, activities: plan.activities.map((activity) => ({ ...activity, months: [13] })) };
  expect(parsePlanJson(JSON.stringify(wrong))).toEqual({ ok: false, error: { kind: "not-plan-json", path: "activities.0.months.0" } });
});
