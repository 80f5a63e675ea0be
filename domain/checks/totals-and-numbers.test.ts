import { expect, test } from "vitest";
import type { Budget, Plan } from "#domain/plan/plan.ts";
import { aHeading, aPlan, anActivity } from "#testing/a-plan.ts";
import { checkPlan } from "./check-plan.ts";
import { exampleDeclared } from "./example.ts";

function says(plan: Plan, kind: string): readonly string[] {
  return checkPlan(plan)
    .filter((message) => message.kind === kind)
    .map(({ severity, place, found, expected }) => [severity, place.activity ?? place.field, found, expected].join(" "));
}

function rows(...numbers: readonly (string | null)[]): Plan["activities"] {
  return numbers.map((number, at) => anActivity({ id: `a${at + 1}`, number, title: `กิจกรรมลำดับ ${at + 1} ของปี` }));
}

function costs(...amounts: readonly (number | Budget["kind"])[]): Plan["activities"] {
  return rows(...amounts.map((_, at) => String(at + 1))).map((row, at) => {
    const amount = amounts[at] ?? 0;
    if (typeof amount === "number") return { ...row, budget: { kind: "baht", amount, written: `${amount} บาท` } };
    return { ...row, budget: amount === "baht" ? { kind: "none", written: "" } : { kind: amount, written: amount === "dash" ? "-" : "" } };
  });
}

test("a declared budget is compared with the sum to the satang", () => {
  expect(says(aPlan({ activities: costs(0.1, 0.2), declared: exampleDeclared({ budgetBaht: 0.3 }) }), "budget-total-differs")).toEqual([]);
  expect(says(aPlan({ activities: costs(100, 50), declared: exampleDeclared({ budgetBaht: 200 }) }), "budget-total-differs")).toEqual([
    "error declared.budgetBaht 200 150",
  ]);
});

test("rows that do not state theirs may hold what is missing from the sum", () => {
  expect(
    says(aPlan({ activities: costs(100, "not-stated"), declared: exampleDeclared({ budgetBaht: 200 }) }), "budget-total-differs"),
  ).toEqual(["warning declared.budgetBaht 200 100"]);
});

test("a dash for the whole while a row costs money is doubtful", () => {
  expect(says(aPlan({ activities: costs(100), declared: exampleDeclared({ budgetWritten: "-" }) }), "budget-total-differs")).toEqual([
    "warning declared.budgetBaht - 100",
  ]);
  expect(says(aPlan({ activities: costs("none"), declared: exampleDeclared({ budgetWritten: "-" }) }), "budget-total-differs")).toEqual([]);
});

test("an empty budget is a warning with a mend, a dash a hint, and a table without the column one warning", () => {
  expect(says(aPlan({ activities: costs("not-stated", "dash", "none", 5, "not-applicable") }), "budget-not-stated")).toEqual([
    "warning a1  ",
    "info a2 - ",
  ]);
  expect(says(aPlan({ activities: costs("not-stated", "not-stated", "not-stated") }), "budget-not-stated")).toEqual(["warning a1  "]);
});

test("a heading counts the rows of the headings under it", () => {
  const headings = [
    aHeading({ id: "s", kind: "sub-plan", title: "ชวนกันทำดี" }),
    aHeading({ id: "g1", parent: "s" }),
    aHeading({ id: "g2", parent: "s", number: "2", title: "ดูแลคลอง" }),
  ];
  const activities = rows("1", "2", "3").map((row, at) => ({ ...row, heading: at === 0 ? "g1" : "g2" }));
  const byHeading = [
    { heading: "s", activities: 4, written: "๔" },
    { heading: "g1", activities: 1, written: "๑" },
    { heading: "g2", activities: 3, written: "๓" },
  ];
  const plan = aPlan({ headings, activities, declared: exampleDeclared({ activities: 4, byHeading }) });
  expect(says(plan, "activity-count-differs")).toEqual([
    "error declared.activities 4 3",
    "error declared.byHeading.s 4 3",
    "error declared.byHeading.g2 3 2",
  ]);
  expect(says(plan, "sum-differs")).toEqual([]);
});

test("a guideline printed again under another goal of its sub-plan is one guideline", () => {
  const headings = [
    aHeading({ id: "s", kind: "sub-plan", title: "ชวนกันทำดี" }),
    aHeading({ id: "t1", parent: "s", kind: "goal", title: "คนทำดีมากขึ้น" }),
    aHeading({ id: "g1", parent: "t1" }),
    aHeading({ id: "t2", parent: "s", kind: "goal", number: "2", title: "เครือข่ายโตขึ้น" }),
    aHeading({ id: "g1again", parent: "t2" }),
  ];
  const activities = rows("1", "2").map((row, at) => ({ ...row, heading: at === 0 ? "g1" : "g1again" }));
  const declared = exampleDeclared({ byHeading: [{ heading: "g1", activities: 2, written: "๒" }] });
  expect(says(aPlan({ headings, activities, declared }), "activity-count-differs")).toEqual([]);
});

test("headings that name each other as parent do not hang the checks", () => {
  const headings = [aHeading({ id: "x", parent: "y" }), aHeading({ id: "y", parent: "x", number: "2", title: "วนกลับมา" })];
  const declared = exampleDeclared({ byHeading: [{ heading: "x", activities: 1, written: "๑" }] });
  expect(
    says(aPlan({ headings, activities: rows("1").map((row) => ({ ...row, heading: "y" })), declared }), "activity-count-differs"),
  ).toEqual([]);
});

test("counts of the parts must make the count of the whole", () => {
  const headings = [aHeading({ id: "s", kind: "sub-plan", title: "ชวนกันทำดี" }), aHeading({ id: "g1", parent: "s" })];
  const declared = exampleDeclared({
    activities: 3,
    byHeading: [
      { heading: "s", activities: 2, written: "๒" },
      { heading: "g1", activities: 1, written: "๑" },
    ],
  });
  expect(says(aPlan({ headings, declared }), "sum-differs")).toEqual(["error declared.byHeading.s 2 1", "error declared.activities 3 2"]);
});

test("parts of a project are not counted with it where the paper counts projects", () => {
  const activities = rows("1", "1.1", "1.2", "2");
  expect(says(aPlan({ activities, declared: exampleDeclared({ activities: 2 }) }), "activity-count-differs")).toEqual([]);
  expect(says(aPlan({ activities, declared: exampleDeclared({ activities: 4 }) }), "activity-count-differs")).toEqual([]);
  expect(says(aPlan({ activities, declared: exampleDeclared({ activities: 3 }) }), "activity-count-differs")).toEqual([
    "error declared.activities 3 4",
  ]);
});

test("a staff table whose total row is not its sum is doubtful, and a headcount that is neither", () => {
  const row = (headcount: number, total = false) => ({
    unit: total ? null : "กอง",
    headcount,
    targetGroups: null,
    population: null,
    total,
  });
  expect(says(aPlan({ staff: [row(40), row(25), row(70, true)] }), "sum-differs")).toEqual(["warning staff.headcount 70 65"]);
  expect(says(aPlan({ staff: [row(40), row(25), row(65, true)], headcount: 60 }), "sum-differs")).toEqual(["warning headcount 60 65"]);
  expect(says(aPlan({ staff: [row(40), row(25), row(65, true)], headcount: 65 }), "sum-differs")).toEqual([]);
});

test("money by source adds up, and N/A is no number", () => {
  const bySource = [
    {
      source: "งบหน่วยงาน",
      items: [
        { name: "งบดำเนินงาน", ticked: true, amount: 90 },
        { name: "งบอื่น", ticked: false, amount: "N/A" as const },
      ],
      total: 100,
    },
  ];
  expect(says(aPlan({ activities: costs(100), declared: exampleDeclared({ bySource }) }), "sum-differs")).toEqual([
    "error declared.bySource.0 100 90",
  ]);
});

test.each([
  [["1", "2", "3"], []],
  [["2", "3"], ["warning a1 2 1"]],
  [["1", "3"], ["warning a2 3 2"]],
  [["1", null, "3"], []],
  [["1", "1", "2"], ["warning a2 1 2"]],
  [["1.1", "1.2", "2.1", "3.2"], ["warning a4 3.2 3.1"]],
  [["1", "1.1", "1.2", "2"], []],
  [[null, null], []],
  [["ก", "ข"], []],
])("rows numbered %j", (numbers, expected) => {
  expect(says(aPlan({ activities: rows(...numbers) }), "number-gap")).toEqual(expected);
});

test("numbers may run on through the headings or begin anew under each", () => {
  const under =
    (...headings: readonly string[]) =>
    (row: Plan["activities"][number], at: number) => ({ ...row, heading: headings[at] ?? null });
  expect(says(aPlan({ activities: rows("1", "2", "3").map(under("g1", "g2", "g2")) }), "number-gap")).toEqual([]);
  expect(says(aPlan({ activities: rows("1", "2", "1").map(under("g1", "g1", "g2")) }), "number-gap")).toEqual([]);
  expect(says(aPlan({ activities: rows("1", "2", "1").map(under("g1", "g1", "g1")) }), "number-gap")).toEqual(["warning a3 1 3"]);
});
