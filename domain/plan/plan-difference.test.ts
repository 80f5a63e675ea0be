import fc from "fast-check";
import { expect, test } from "vitest";
import { aHeading, anActivity, aPlan, aRow } from "#testing/a-plan.ts";
import { generatedPlan } from "#testing/generated-plans.ts";
import { textsOf } from "#domain/checks/texts.ts";
import { differenceOf, isSame } from "./plan-difference.ts";
import type { FormName, Plan } from "./plan.ts";
import { setField, textOf } from "./set-field.ts";

const FORMS: readonly FormName[] = ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"];
const plans = fc.constantFrom(...FORMS).chain(generatedPlan);

const before = aPlan({
  headings: [aHeading(), aHeading({ id: "h2", number: "2", label: "แนวทางการพัฒนาที่ ๒", title: "ปลูกฝังวินัย" })],
  activities: [
    aRow({ number: "1" }, { id: "a1", heading: "h1" }),
    aRow({ number: "2", title: "ปลูกต้นไม้ริมรั้ว", budget: "๑,๐๐๐ บาท" }, { id: "a2", heading: "h1" }),
    aRow({ number: "3", title: "เล่านิทานให้น้องฟัง", budget: "๐.๑๐ บาท" }, { id: "a3", heading: "h2" }),
  ],
});

/** The plan with all keys other than they were. */
const rekeyed = (plan: Plan): Plan => ({
  ...plan,
  headings: plan.headings.map((one) => ({ ...one, id: `h9${one.id}`, parent: one.parent === null ? null : `h9${one.parent}` })),
  activities: plan.activities.map((one) => ({ ...one, id: `a9${one.id}`, heading: one.heading === null ? null : `h9${one.heading}` })),
  declared: { ...plan.declared, byHeading: plan.declared.byHeading.map((one) => ({ ...one, heading: `h9${one.heading}` })) },
});

test("a text changed, a row taken out and a row added are each said once, with the figures before and after", () => {
  const after: Plan = {
    ...setField(before, { activity: "a2", field: "budget" }, "๒,๐๐๐ บาท"),
    activities: [
      ...setField(before, { activity: "a2", field: "budget" }, "๒,๐๐๐ บาท").activities.slice(0, 2),
      anActivity({ id: "a4", heading: "h2", number: null, title: "ตักบาตร", objectives: [], indicators: [], monthsWritten: "", units: [] }),
    ],
  };
  expect(differenceOf(before, after)).toEqual({
    plan: [],
    headings: [],
    activities: [
      { kind: "changed", before: "a2", after: "a2", moved: null, fields: [{ field: "budget", before: "๑,๐๐๐ บาท", after: "๒,๐๐๐ บาท" }] },
      {
        kind: "added",
        after: "a4",
        fields: [
          { field: "title", before: "", after: "ตักบาตร" },
          { field: "budget", before: "", after: "ไม่ใช้งบประมาณ" },
          { field: "nationalGuideline", before: "", after: "๑.๑" },
        ],
      },
      {
        kind: "removed",
        before: "a3",
        fields: [
          { field: "number", before: "3", after: "" },
          { field: "title", before: "เล่านิทานให้น้องฟัง", after: "" },
          { field: "objectives", before: "เพื่อให้บุคลากรรู้จักแบ่งปัน", after: "" },
          { field: "indicators", before: "จัดตลาดนัดไม่น้อยกว่า ๒ ครั้ง", after: "" },
          { field: "budget", before: "๐.๑๐ บาท", after: "" },
          { field: "months", before: "ม.ค. ๖๙ – มี.ค. ๖๙", after: "" },
          { field: "units", before: "กองกลาง", after: "" },
          { field: "nationalGuideline", before: "๑.๑", after: "" },
        ],
      },
    ],
    figures: { activities: { before: 3, after: 3 }, budgetBaht: { before: 1000.1, after: 2000 } },
  });
});

test("one row moved to the front is one move, not a move of all the others", () => {
  const [one, two, three] = before.activities;
  if (!one || !two || !three) throw new Error("three rows");
  const { activities } = differenceOf(before, { ...before, activities: [{ ...three, heading: "h1" }, one, two] });
  expect(activities).toEqual([
    {
      kind: "changed",
      before: "a3",
      after: "a3",
      moved: { heading: { before: "h2", after: "h1" }, position: { before: 3, after: 1 } },
      fields: [],
    },
  ]);
});

test("two rows that changed places are one move, and a row under another heading is moved though it stays in its place", () => {
  const [one, two, three] = before.activities;
  if (!one || !two || !three) throw new Error("three rows");
  expect(differenceOf(before, { ...before, activities: [two, one, three] }).activities).toEqual([
    { kind: "changed", before: "a2", after: "a2", moved: expect.objectContaining({ position: { before: 2, after: 1 } }), fields: [] },
  ]);
  expect(differenceOf(before, { ...before, activities: [one, { ...two, heading: "h2" }, three] }).activities).toEqual([
    {
      kind: "changed",
      before: "a2",
      after: "a2",
      moved: { heading: { before: "h1", after: "h2" }, position: { before: 2, after: 2 } },
      fields: [],
    },
  ]);
});

test("a heading's title, kind and indicators and the plan's own texts are compared too", () => {
  const after: Plan = {
    ...before,
    title: "แผนใหม่",
    notes: ["หนึ่ง", "สอง"],
    nationalTargets: [{ row: 3, previous: [null], planned: [6, 250] }],
    headings: before.headings.map((one) => (one.id === "h2" ? { ...one, kind: "tactic", title: "สร้างวินัย" } : one)),
  };
  const difference = differenceOf(before, after);
  expect(difference.plan).toEqual([
    { field: "title", before: before.title, after: "แผนใหม่" },
    { field: "nationalTargets", before: "", after: "3: … → 6, 250" },
    { field: "notes", before: "", after: "หนึ่ง\nสอง" },
  ]);
  expect(difference.headings).toEqual([
    {
      kind: "changed",
      before: "h2",
      after: "h2",
      moved: null,
      fields: [
        { field: "kind", before: "แนวทาง", after: "กลยุทธ์" },
        { field: "title", before: "ปลูกฝังวินัย", after: "สร้างวินัย" },
      ],
    },
  ]);
});

test("a quarter ticked is shown as that quarter, and a month ticked inside a quarter as months", () => {
  const ticked = (months: readonly number[]): Plan => aPlan({ activities: [anActivity({ months, monthsWritten: null })] });
  const fields = (one: Plan, other: Plan): unknown => differenceOf(one, other).activities.map((row) => row.fields);
  expect(fields(ticked([1, 2, 3]), ticked([1, 2, 3, 4, 5, 6]))).toEqual([[{ field: "quarter-2", before: "", after: "✓" }]]);
  expect(fields(ticked([1]), ticked([1, 2]))).toEqual([[{ field: "months", before: "ต.ค. ๖๘", after: "ต.ค. ๖๘ – พ.ย. ๖๘" }]]);
});

test("a plan is the same as itself, also under other keys when rows are matched by meaning", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(isSame(differenceOf(plan, plan))).toBe(true);
      expect(isSame(differenceOf(plan, rekeyed(plan), { matchBy: "meaning" }))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("the changes of a text edited anywhere give that text, and nothing else but what stands on it", () => {
  fc.assert(
    fc.property(
      plans.chain((plan) =>
        fc.tuple(fc.constant(plan), fc.constantFrom(...textsOf(plan)), fc.constantFrom("", "ร้อยละ ๕๐", "ข้อความใหม่ (๒๕๖๙)")),
      ),
      ([plan, { place }, text]) => {
        const after = setField(plan, place, text);
        const difference = differenceOf(plan, after);
        const rows = [...difference.headings, ...difference.activities];
        const owner = place.activity ?? place.heading;
        expect(rows.every((row) => row.kind === "changed" && row.after === owner && row.moved === null)).toBe(true);
        const changed = textOf(plan, place) !== textOf(after, place);
        const fields = owner === undefined ? difference.plan : rows.flatMap((row) => row.fields);
        const list = place.field.replace(/^(expectedResults|notes|memo\.body)\.\d+$/u, "$1");
        expect(fields.some((one) => one.field === place.field || one.field === list)).toBe(changed);
        for (const one of fields) {
          if (one.field === list && list !== place.field) continue;
          expect(one.after).toBe(textOf(after, { ...place, field: one.field }));
          expect(one.before).toBe(textOf(plan, { ...place, field: one.field }));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("texts of all rows before, with the changes put in, are the texts after", () => {
  fc.assert(
    fc.property(plans, plans, fc.constantFrom<"key" | "meaning">("key", "meaning"), (one, other, matchBy) => {
      const { activities, headings } = differenceOf(one, rekeyed(other), { matchBy });
      for (const [changes, olds, freshes] of [
        [activities, one.activities, other.activities],
        [headings, one.headings, other.headings],
      ] as const) {
        const gone = changes.filter((row) => row.kind === "removed").length;
        const come = changes.filter((row) => row.kind === "added").length;
        expect(olds.length - gone).toBe(freshes.length - come);
      }
      const titles = new Map(one.activities.map((row) => [row.id, row.title]));
      for (const row of activities) {
        if (row.kind === "removed") titles.delete(row.before);
        else {
          const title = row.fields.find((field) => field.field === "title");
          if (row.kind === "added") titles.set(row.after, title?.after ?? "");
          else if (title) titles.set(row.before, title.after);
        }
      }
      expect([...titles.values()].toSorted()).toEqual(other.activities.map((row) => row.title).toSorted());
    }),
    { numRuns: 60 },
  );
});

const named = (titles: readonly (readonly [string, string | null])[], prefix: string): Plan =>
  aPlan({ activities: titles.map(([title, number], at) => anActivity({ id: `${prefix}${at + 1}`, title, number })) });

test("last year's project is known again with another year and a word more in its title, in Thai or Arabic digits", () => {
  const last = named([["โครงการอบรมคุณธรรมจริยธรรมเจ้าหน้าที่ ประจำปี ๒๕๖๘", "1"]], "a");
  const next = named(
    [
      ["โครงการตักบาตรวันพระ", "1"],
      ["โครงการอบรมคุณธรรม จริยธรรมแก่เจ้าหน้าที่ ประจำปี 2569", "2"],
    ],
    "b",
  );
  expect(differenceOf(last, next, { matchBy: "meaning" }).activities.map((row) => [row.kind, "before" in row ? row.before : ""])).toEqual([
    ["added", ""],
    ["changed", "a1"],
  ]);
});

test("of two rows that fit equally well the one with the same number is taken, and without a number neither", () => {
  const last = named([["อบรมคุณธรรมเจ้าหน้าที่รุ่น ก", "2"]], "a");
  const both = (first: string | null, second: string | null): Plan =>
    named(
      [
        ["อบรมคุณธรรมเจ้าหน้าที่รุ่น ข", first],
        ["อบรมคุณธรรมเจ้าหน้าที่รุ่น ค", second],
      ],
      "b",
    );
  const kinds = (next: Plan): unknown => differenceOf(last, next, { matchBy: "meaning" }).activities.map((row) => row.kind);
  expect(kinds(both("1", "2"))).toEqual(["added", "changed"]);
  expect(kinds(both("3", "4"))).toEqual(["added", "added", "removed"]);
});

test("the year in a short title does not make it another project", () => {
  const difference = differenceOf(named([["ประกวด ๒๕๖๘", null]], "a"), named([["ประกวด", null]], "b"), { matchBy: "meaning" });
  expect(difference.activities.map((row) => row.kind)).toEqual(["changed"]);
});

test("projects that have little in common are two projects", () => {
  const difference = differenceOf(named([["อบรมคุณธรรมเจ้าหน้าที่", "1"]], "a"), named([["ปลูกป่าชายเลน", "1"]], "b"), { matchBy: "meaning" });
  expect(difference.activities.map((row) => row.kind)).toEqual(["added", "removed"]);
});

test("a guideline and criteria that a person chose for a row are among what changed", () => {
  const row = { activity: "a1" };
  const after = setField(setField(before, { ...row, field: "nationalGuideline" }, "๒.๓"), { ...row, field: "criteria" }, "ข้อ ๓, ๕");
  expect(differenceOf(before, after).activities).toEqual([
    {
      kind: "changed",
      before: "a1",
      after: "a1",
      moved: null,
      fields: [
        { field: "criteria", before: "", after: "ข้อ ๓, ๕" },
        { field: "nationalGuideline", before: "๑.๑", after: "๒.๓" },
      ],
    },
  ]);
});
