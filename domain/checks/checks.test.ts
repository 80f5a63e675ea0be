import { expect, test } from "vitest";
import { checkPlan } from "./check-plan.ts";
import { CHECKS } from "./checks.ts";

test.each(CHECKS.map((check) => [check.kind, check] as const))(
  "%s tells its failing example and is silent about its passing one",
  (kind, check) => {
    expect(check.find(check.fails).map((finding) => finding.severity ?? check.severity)).toContain(check.severity);
    expect(check.find(check.passes)).toEqual([]);
    expect(checkPlan(check.passes).filter((message) => message.severity !== "info")).toEqual([]);
    expect(checkPlan(check.fails).map((message) => message.kind)).toContain(kind);
  },
);

test("an example fails for one reason only", () => {
  for (const check of CHECKS)
    expect(
      new Set(
        checkPlan(check.fails)
          .filter((message) => message.severity !== "info" || message.kind === check.kind)
          .map((message) => message.kind),
      ),
    ).toEqual(new Set([check.kind]));
});

test("each check has its own kind", () => {
  expect(new Set(CHECKS.map((check) => check.kind)).size).toBe(CHECKS.length);
});

test("sentences are Thai, have Thai digits and say what to do", () => {
  for (const check of CHECKS) {
    for (const message of checkPlan(check.fails)) {
      expect(message.says).toMatch(/กรุณา|ควร/u);
      expect(message.says.replaceAll(/\S*@\S*/gu, "")).not.toMatch(/[0-9]|undefined|null/u);
    }
  }
});
