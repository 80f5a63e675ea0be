import { expect, test } from "vitest";
import { setField } from "#domain/plan/set-field.ts";
import { aHeading, aPlan, aRow } from "#testing/a-plan.ts";
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

test("each mend, once made, takes its finding away", () => {
  const mended = CHECKS.flatMap((check) =>
    checkPlan(check.fails).flatMap(({ kind, mend }) => {
      if (!mend) return [];
      const { text, ...place } = mend;
      const after = checkPlan(setField(check.fails, place, text));
      expect(after.filter((message) => message.kind === kind)).toEqual([]);
      return [kind];
    }),
  );
  expect(mended).toEqual(
    expect.arrayContaining([
      "fiscal-year-differs",
      "budget-not-stated",
      "month-outside-year",
      "province-differs",
      "virtues-outdated",
      "email-invalid",
      "spelling-suspect",
    ]),
  );
});

test("every finding names a field that can be shown and edited", () => {
  for (const check of CHECKS) for (const { place } of checkPlan(check.fails)) expect(place.field).toBeTruthy();
});

test("no text makes the checks throw", () => {
  const odd = [
    "",
    " ",
    "\u0000",
    "๙".repeat(400),
    "(((((",
    "๑๒/๓๔/๕๖",
    "ร้อยละ",
    "@",
    "ค".repeat(3_000),
    "เเเเ้้้้",
    "1.".repeat(200),
    "จังหวัด",
    "\u200B\u200B",
    "💧",
    "ต.ค. ๙๙๙๙ – ก.ย. ๐๐๐๐",
  ];
  for (const text of odd) {
    const row = aRow({
      number: text,
      title: text,
      objectives: text,
      indicators: text,
      countingUnit: text,
      targetTexts: text,
      quantitative: text,
      budget: text,
      months: text,
      units: text,
      remarks: text,
    });
    const plan = aPlan({
      title: text,
      region: text,
      activities: [row, { ...row, id: "a2" }],
      headings: [aHeading({ title: text, number: text, label: text, parent: "h1" })],
      expectedResults: [text],
    });
    expect(() => checkPlan(plan)).not.toThrow();
  }
});

test("two hundred findings of one kind are listed, the rest are counted", () => {
  const rows = Array.from({ length: 250 }, (_, index) =>
    aRow({ number: String(index + 1), title: `อบรมมาตฐานรุ่นที่ ${index + 1}` }, { id: `a${index + 1}` }),
  );
  const messages = checkPlan(aPlan({ activities: rows })).filter((message) => message.kind === "spelling-suspect");
  expect(messages).toHaveLength(200);
  expect(messages.at(-1)?.says).toContain("อีก ๕๐ แห่ง");
  expect(messages.at(-2)?.says).not.toContain("อีก");
});
