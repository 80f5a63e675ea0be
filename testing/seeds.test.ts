import { describe, expect, test } from "vitest";
import type { Activity, Message, Plan } from "#domain/plan/plan.ts";
import { readFile } from "#documents/formats/read-file.ts";
import { writeFile, type FileFormat } from "#documents/formats/write-file.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { lostTexts } from "./lost.ts";
import { essence } from "./same-plan.ts";
import { HAS_SEEDS, seed } from "./seeds.ts";

const ALL = ["000", "001", "002", "003", "004"];

function plan(number: string): Plan {
  return readPlan(seed(number));
}

function activity(of: Plan, number: string, nth = 0): Activity {
  const found = of.activities.filter((one) => one.number === number)[nth];
  if (!found) throw new Error(`no activity ${number}`);
  return found;
}

const targets = (one: Activity): unknown =>
  one.indicators.map((indicator) => [indicator.measure.kind, ...indicator.targets.map((target) => [target.round, target.atLeast])]);
const kinds = (messages: readonly Message[], severity: string): readonly string[] =>
  messages.filter((message) => message.severity === severity).map((message) => message.kind);
const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe.skipIf(!HAS_SEEDS)("the five real documents", () => {
  test("the department's plan of 2569 has nine activities, one with money, under three guidelines, and a memo of another year", () => {
    const read = plan("000");
    expect([read.form, read.fiscalYear, read.headcount, read.activities.length, read.headings.length]).toEqual([
      "diw-2569",
      2569,
      535,
      9,
      3,
    ]);
    expect(read.agency).toEqual({ name: "กรมโรงงานอุตสาหกรรม", parent: "กระทรวงอุตสาหกรรม" });
    expect(read.declared).toMatchObject({ activities: 9, budgetBaht: 27300 });
    expect(read.activities.map((one) => (one.budget.kind === "baht" ? one.budget.amount : one.budget.kind))).toEqual([
      ...Array.from({ length: 8 }, () => "none"),
      27300,
    ]);
    expect(activity(read, "5").indicators).toHaveLength(2);
    expect(targets(activity(read, "5"))).toEqual([
      ["share", [12, 86]],
      ["share", [12, 80]],
    ]);
    expect(targets(activity(read, "2"))).toEqual([["count", [12, 5]]]);
    expect(activity(read, "6").criteria).toEqual(range(1, 9));
    expect([activity(read, "1").months, activity(read, "3").months, activity(read, "7").months]).toEqual([
      range(4, 12),
      range(1, 12),
      range(1, 3),
    ]);
    expect(read.activities.filter((one) => one.performedBy === "each-unit").map((one) => one.number)).toEqual(["3", "4"]);
    expect(read.memo).toMatchObject({ date: "2025-12-22", urgency: "ด่วนที่สุด", fiscalYears: [2568] });
    expect(read.declared.bySource.map((source) => source.total)).toEqual([27300, "N/A"]);
    expect(read.nationalTargets.map((one) => one.planned.length)).toEqual([1, 1, 2, 1, 2]);
    expect(read.expectedResults).toHaveLength(3);
    expect(kinds(read.messages, "error")).toEqual(["fiscal-year-differs"]);
  });

  test("the plan of 2567 has seventeen activities worth 255,500 baht and one row whose two columns disagree", () => {
    const read = plan("001");
    expect([read.form, read.fiscalYear, read.activities.length]).toEqual(["tisi-2567", 2567, 17]);
    expect(read.activities.map((one) => one.number)).toEqual(range(1, 17).map(String));
    expect(read.declared).toMatchObject({ activities: 17, budgetBaht: 255500 });
    expect(["9", "10", "17"].map((number) => activity(read, number).budget)).toMatchObject([
      { amount: 10500 },
      { amount: 135000 },
      { amount: 110000 },
    ]);
    expect(targets(activity(read, "15"))).toEqual([["share", [6, 50], [12, 90]]]);
    expect(targets(activity(read, "16"))).toEqual([["share", [6, 70], [9, 90]]]);
    expect(targets(activity(read, "5"))).toEqual([
      ["count", [12, 5]],
      ["share", [12, 80]],
    ]);
    expect(activity(read, "8").indicators[0]?.targets[0]?.per).toEqual(["ปี", "หน่วยงาน"]);
    expect(["1", "5", "7", "13"].map((number) => activity(read, number).criteria)).toEqual([
      [6],
      [1, 2],
      [1, 2, 3, 4, 5, 7, 8, 9],
      range(1, 9),
    ]);
    expect(activity(read, "9").months).toEqual([2, 3, 4]);
    for (const number of ["2", "4", "6", "12", "14", "16"]) expect(activity(read, number).performedBy).toBe("each-unit");
    expect(
      read.messages.filter((message) => message.severity === "error").map((message) => [message.kind, message.place.activity]),
    ).toEqual([["target-differs", "a15"]]);
    expect(kinds(read.messages, "warning")).toContain("unit-name-varies");
  });

  test("the district's plan of 2568 holds sixteen activities where it declares eighteen", () => {
    const read = plan("002");
    expect([read.form, read.fiscalYear, read.headcount, read.activities.length]).toEqual(["national-2568", 2568, 920, 16]);
    expect(read.declared.activities).toBe(18);
    expect(read.declared.byHeading).toHaveLength(16);
    expect(read.activities.map((one) => one.nationalGuideline)).toEqual([
      "1.3",
      "1.3",
      "1.5",
      "1.5",
      "1.5",
      "1.5",
      "1.1",
      "1.1",
      "1.2",
      "2.2",
      "2.2",
      "2.4",
      "2.3",
      "2.3",
      "3.2",
      "3.2",
    ]);
    expect(read.activities.map((one) => one.months.length)).toEqual([...Array.from({ length: 11 }, () => 12), 9, 12, 3, 3, 3]);
    expect(read.activities.map((one) => one.budget.kind)).toEqual(Array.from({ length: 16 }, () => "none"));
    expect(read.nationalTargets.map((one) => one.planned)).toEqual([["-"], ["-"], [6, 250], ["-"], ["-", "-"]]);
    expect(read.expectedResults).toHaveLength(4);
    expect(
      read.messages.filter((message) => message.severity === "error").map((message) => [message.kind, message.found, message.expected]),
    ).toEqual([
      ["activity-count-differs", "18", "16"],
      ["activity-count-differs", "7", "5"],
      ["activity-count-differs", "4", "2"],
    ]);
    expect(kinds(read.messages, "warning")).toEqual(expect.arrayContaining(["virtues-outdated", "email-invalid"]));
  });

  test("the province's report form is blank and asks fifteen things of every agency", () => {
    const read = plan("003");
    expect([read.form, read.blank, read.region, read.fiscalYear, read.activities.length]).toEqual([
      "narathiwat-2569",
      true,
      "นราธิวาส",
      2569,
      15,
    ]);
    expect(read.planYears).toEqual([2566, 2570]);
    expect(read.agency.name).toBeNull();
    expect(read.headings.filter((one) => one.kind === "strategy").map((one) => one.number)).toEqual(["1", "2", "3", "4", "5"]);
    expect(read.activities.every((one) => one.performedBy === "each-unit")).toBe(true);
    expect(read.activities.map((one) => one.indicators[0]?.measure.kind ?? null)).toEqual([
      "share",
      "share",
      "milestone",
      "level",
      "milestone",
      "level",
      "level",
      "level",
      "level",
      "level",
      "share",
      "share",
      "count",
      null,
      "share",
    ]);
    expect(kinds(read.messages, "error")).toEqual([]);
    expect(kinds(read.messages, "warning")).toEqual(["province-differs"]);
  });

  test("the foreign ministry department's plan of 2568 has eight activities, four of them with rubrics of five levels", () => {
    const read = plan("004");
    expect([read.form, read.fiscalYear, read.activities.length]).toEqual(["mfa-2568", 2568, 8]);
    expect(read.agency).toEqual({ name: "กรมอาเซียน", parent: "กระทรวงการต่างประเทศ" });
    expect(read.activities.map((one) => one.number)).toEqual(["1.1.1", "1.1.2", "2.1.1", "2.2.1", "3.1.2", "4.1.1", "4.1.2", "4.2.1"]);
    expect(read.activities.flatMap((one) => (one.budget.kind === "baht" ? [one.budget.amount] : []))).toEqual([2500000, 828000]);
    expect(read.activities.map((one) => one.indicators.flatMap((indicator) => indicator.rubric).length)).toEqual([5, 0, 0, 0, 0, 5, 5, 5]);
    expect(targets(activity(read, "1.1.1"))).toEqual([["level", [12, 4]]]);
    expect(targets(activity(read, "2.2.1"))).toEqual([["count", [12, 3]]]);
    expect(activity(read, "2.1.1").months).toEqual([4, 5, 6]);
    expect(kinds(read.messages, "error")).toEqual([]);
    expect(kinds(read.messages, "warning")).toContain("number-gap");
  });

  test("no text of a real document is lost", () => {
    for (const number of ALL) expect(lostTexts(seed(number), plan(number))).toEqual([]);
  });

  test.each(ALL.flatMap((number) => (["docx", "xlsx", "pdf", "json"] as const).map((to): [string, FileFormat] => [number, to])))(
    "real document %s written as %s reads back as the same plan",
    async (number, to) => {
      const read = plan(number);
      const bytes = await writeFile(read, read.form ?? "diw-2569", to);
      const document = await readFile(bytes, `plan.${to}`);
      if (!document.ok) throw new Error(document.error.kind);
      const again = to === "docx" || to === "xlsx" ? readPlan(document.value) : document.value.attachedPlan;
      expect(essence(again as Plan)).toEqual(essence(read));
    },
    60_000,
  );
});
