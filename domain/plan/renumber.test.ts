import fc from "fast-check";
import { expect, test } from "vitest";
import { aHeading, anActivity, aPlan } from "#testing/a-plan.ts";
import { generatedPlan } from "#testing/generated-plans.ts";
import { renumber } from "./renumber.ts";
import { setField } from "./set-field.ts";
import type { FormName, Heading, Plan } from "./plan.ts";

const HEADINGS: readonly Heading[] = [
  aHeading({ id: "h1", number: "1" }),
  aHeading({ id: "h2", number: "2" }),
  aHeading({ id: "h3", number: "1", parent: "h2", kind: "tactic" }),
];

/** Rows as [heading, number]; their keys are a1, a2, … */
function planOf(rows: readonly (readonly [string | null, string | null])[], headings: readonly Heading[] = HEADINGS): Plan {
  return aPlan({ headings, activities: rows.map(([heading, number], at) => anActivity({ id: `a${at + 1}`, heading, number })) });
}

const numbersAfter = (plan: Plan): readonly (string | null)[] =>
  renumber(plan)
    .reduce((next, { place, text }) => setField(next, place, text), plan)
    .activities.map((one) => one.number);

test("numbers that run through the plan run on over a new row, and only changed rows are given", () => {
  const plan = planOf([
    ["h1", "1"],
    ["h1", null],
    ["h2", "2"],
  ]);
  expect(renumber(plan)).toEqual([
    { place: { activity: "a2", field: "number" }, text: "2" },
    { place: { activity: "a3", field: "number" }, text: "3" },
  ]);
});

test("numbers that begin anew under each heading do so after a row has moved", () => {
  expect(
    numbersAfter(
      planOf([
        ["h1", "1"],
        ["h1", "3"],
        ["h2", "2"],
        ["h2", "1"],
        ["h2", "2"],
      ]),
    ),
  ).toEqual(["1", "2", "1", "2", "3"]);
});

test("one number given twice by mistake does not make numbers begin anew", () => {
  expect(
    numbersAfter(
      planOf([
        ["h1", "1"],
        ["h1", "2"],
        ["h1", "3"],
        ["h2", "3"],
        ["h2", "4"],
        ["h2", "5"],
      ]),
    ),
  ).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("a plan whose first heading moved behind the second still counts through", () => {
  expect(
    numbersAfter(
      planOf([
        ["h2", "3"],
        ["h2", "4"],
        ["h1", "1"],
        ["h1", "2"],
      ]),
    ),
  ).toEqual(["1", "2", "3", "4"]);
});

test("numbers behind the heading's own number take the number of the heading they stand under", () => {
  expect(
    numbersAfter(
      planOf([
        ["h1", "1.1"],
        ["h1", null],
        ["h2", "2.2"],
        ["h2", "1.2"],
      ]),
    ),
  ).toEqual(["1.1", "1.2", "2.1", "2.2"]);
  expect(
    numbersAfter(
      planOf([
        ["h3", "2.1.2"],
        ["h3", null],
      ]),
    ),
  ).toEqual(["2.1.1", "2.1.2"]);
});

test("parts of a row follow the row's own number", () => {
  expect(
    numbersAfter(
      planOf([
        ["h1", "2"],
        ["h1", "2.1"],
        ["h1", "2.2"],
        ["h1", null],
      ]),
    ),
  ).toEqual(["1", "1.1", "1.2", "2"]);
});

test("a plan without numbers stays without, and a number in letters is left alone", () => {
  expect(
    renumber(
      planOf([
        ["h1", null],
        ["h2", null],
      ]),
    ),
  ).toEqual([]);
  expect(
    numbersAfter(
      planOf([
        ["h1", "ก"],
        ["h1", "2"],
      ]),
    ),
  ).toEqual(["ก", "1"]);
});

test("a plan numbered as its form numbers needs no other numbers, and once renumbered nothing is left to change", () => {
  const forms: readonly FormName[] = ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"];
  fc.assert(
    fc.property(fc.constantFrom(...forms).chain(generatedPlan), fc.array(fc.nat({ max: 11 }), { maxLength: 4 }), (plan, gone) => {
      expect(renumber(plan)).toEqual([]);
      const activities = plan.activities.flatMap((one, at) => (gone.includes(at) ? [{ ...one, number: null }] : [one]));
      const fewer = { ...plan, activities: activities.filter((_, at) => !gone.includes(at + 1)) };
      const renumbered = renumber(fewer).reduce<Plan>((next, { place, text }) => setField(next, place, text), fewer);
      expect(renumber(renumbered)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
