import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { aPlan, aRow } from "#testing/a-plan.ts";
import { parseBudget } from "../thai/baht.ts";
import { monthsIn } from "../thai/months.ts";
import { addUnit, composeBudget, composeMonths, putIndicator, type BudgetAnswer } from "./compose-cell.ts";
import { setField, textOf } from "./set-field.ts";
import { understandIndicator } from "./understand-indicator.ts";

const months = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const sources = fc.constantFrom("", "งบดำเนินงาน", "เงินนอกงบประมาณ", "เงินรายได้", "งบของจังหวัด");
const budgets: fc.Arbitrary<BudgetAnswer> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 99_999_999_99 }), sources)
    .map(([satang, source]) => ({ kind: "baht" as const, amount: satang / 100, source })),
  fc.constantFrom("none", "not-applicable", "dash", "not-stated").map((kind) => ({ kind })),
);

describe("what an editor writes is read back as what was chosen", () => {
  test("months in words", () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 2550, max: 2598 }), (chosen, fiscalYear) => {
        const [written] = composeMonths("a1", chosen, { fiscalYear, inQuarters: false });
        expect(monthsIn(written?.text ?? "", fiscalYear)).toMatchObject({ months: chosen, outside: [] });
      }),
    );
  });

  test("months in quarter columns: every quarter that holds a chosen month is ticked whole", () => {
    fc.assert(
      fc.property(months, (chosen) => {
        const plan = aPlan({ activities: [aRow({ months: null, ticked: [2] })] });
        const after = composeMonths("a1", chosen, { fiscalYear: 2569, inQuarters: true }).reduce(
          (one, { place, text }) => setField(one, place, text),
          plan,
        );
        const quarters = new Set(chosen.map((month) => Math.ceil(month / 3)));
        expect(after.activities[0]?.months).toEqual(
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => quarters.has(Math.ceil(month / 3))),
        );
      }),
    );
  });

  test("the five answers of a budget", () => {
    fc.assert(
      fc.property(budgets, (answer) => {
        const read = parseBudget(composeBudget(answer));
        expect(read).toMatchObject(answer.kind === "baht" ? { kind: "baht", amount: answer.amount } : { kind: answer.kind });
      }),
      { numRuns: 300 },
    );
  });
});

test("a budget is written with its source", () => {
  expect(composeBudget({ kind: "baht", amount: 12_500, source: "งบดำเนินงาน" })).toBe("๑๒,๕๐๐ บาท (งบดำเนินงาน)");
  expect(composeBudget({ kind: "none" })).toBe("ไม่ใช้งบประมาณ");
});

test.each([
  ["", "กองกลาง", "กองกลาง"],
  ["-", "กองกลาง", "กองกลาง"],
  ["กองคลัง", "กองกลาง", "กองคลัง\nกองกลาง"],
  ["กองคลัง / ศบพ.", "กองกลาง", "กองคลัง / ศบพ. / กองกลาง"],
  ["- กองคลัง\n- ศบพ.", "กองกลาง", "- กองคลัง\n- ศบพ.\n- กองกลาง"],
  ["กองคลัง\nกองกลาง", "กองกลาง", "กองคลัง\nกองกลาง"],
])("to %j the unit %s is added as %j", (text, unit, after) => {
  expect(addUnit(text, unit)).toBe(after);
});

test("a unit that was added is one of the row's units", () => {
  const plan = setField(
    aPlan({ activities: [aRow({ units: "กองคลัง" })] }),
    { activity: "a1", field: "units" },
    addUnit("กองคลัง", "กองกลาง"),
  );
  expect(plan.activities[0]?.units).toEqual(["กองคลัง", "กองกลาง"]);
});

const put = (text: string, at: number | null, sentence: string): string => putIndicator(understandIndicator(text), at, sentence);

test("an indicator is written after those that stand in the cell, in their own list, or over one of them", () => {
  expect(put("", null, "มีแผน")).toBe("มีแผน");
  expect(put("-", null, "มีแผน")).toBe("มีแผน");
  expect(put("จัดงาน ๒ ครั้ง", null, "มีแผน")).toBe("จัดงาน ๒ ครั้ง\nมีแผน");
  expect(put("๑) จัดงาน ๒ ครั้ง\n๒) อบรม ๑ ครั้ง", null, "มีแผน")).toBe("๑) จัดงาน ๒ ครั้ง\n๒) อบรม ๑ ครั้ง\n๓) มีแผน");
  expect(put("- จัดงาน ๒ ครั้ง\n- อบรม ๑ ครั้ง", 0, "จัดงาน ไม่น้อยกว่า ๓ ครั้ง")).toBe("- จัดงาน ไม่น้อยกว่า ๓ ครั้ง\n- อบรม ๑ ครั้ง");
});

test("a cell of several indicators keeps its lines, however often its row is understood anew", () => {
  const text = "๑) จัดงาน ๒ ครั้ง\n๒) ร้อยละ ๘๐ ของบุคลากรเข้าร่วม\n๓) มีแผน";
  const place = { activity: "a1", field: "indicators" };
  let plan = setField(aPlan({ activities: [aRow()] }), place, text);
  for (const remark of ["ก", "ข", "ค"]) plan = setField(plan, { activity: "a1", field: "remarks" }, remark);
  expect(textOf(plan, place)).toBe(text);
});
