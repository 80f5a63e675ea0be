import fc from "fast-check";
import { expect, test } from "vitest";
import { aHeading, anActivity, aPlan } from "#testing/a-plan.ts";
import { generatedPlan } from "#testing/generated-plans.ts";
import type { Result } from "#domain/result.ts";
import { headingsInOrder, isGroupedByHeading } from "./plan-order.ts";
import {
  addActivity,
  addHeading,
  emptyActivity,
  emptyHeading,
  moveActivity,
  moveHeading,
  removeActivity,
  removeHeading,
  setHeadingKind,
  setHeadingParent,
  type RowPosition,
} from "./plan-rows.ts";
import type { FormName, Plan } from "./plan.ts";

const FORMS: readonly FormName[] = ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"];
const plans = fc.constantFrom(...FORMS).chain(generatedPlan);
const runs = { numRuns: 60 };

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const keysOf = (plan: Plan): readonly string[] => plan.activities.map((one) => one.id);

const twoHeadings = aPlan({
  headings: [aHeading(), aHeading({ id: "h2", number: "2", label: "แนวทางการพัฒนาที่ ๒", title: "ปลูกฝังวินัย" })],
  activities: [
    anActivity({ id: "a1", heading: "h1" }),
    anActivity({ id: "a2", heading: "h1", number: "2", title: "ปลูกต้นไม้ริมรั้ว" }),
    anActivity({ id: "a3", heading: "h2", number: "3", title: "เล่านิทานให้น้องฟัง" }),
  ],
});

/** Positions beside every row and at the end of every heading. */
const positions = (rows: readonly string[], headings: readonly string[]): fc.Arbitrary<RowPosition> =>
  fc.oneof(
    ...(rows.length === 0 ? [] : [fc.constantFrom(...rows).chain((key) => fc.constantFrom<RowPosition>({ before: key }, { after: key }))]),
    fc.constantFrom<string | null>(null, ...headings).map((key): RowPosition => ({ lastUnder: key })),
  );

test("a new row states nothing: no number, no budget, no months", () => {
  expect(emptyActivity("a9", "h1")).toMatchObject({
    id: "a9",
    heading: "h1",
    number: null,
    title: "",
    indicators: [],
    budget: { kind: "not-stated", written: "" },
    months: [],
    monthsWritten: null,
    performedBy: "agency",
  });
});

test("a row inserted above another stands under the same heading", () => {
  const plan = must(addActivity(twoHeadings, emptyActivity("a9", null), { before: "a2" }));
  expect(plan.activities.map(({ id, heading }) => [id, heading])).toEqual([
    ["a1", "h1"],
    ["a9", "h1"],
    ["a2", "h1"],
    ["a3", "h2"],
  ]);
});

test("a row inserted below another comes right after it", () => {
  expect(keysOf(must(addActivity(twoHeadings, emptyActivity("a9", null), { after: "a1" })))).toEqual(["a1", "a9", "a2", "a3"]);
  expect(keysOf(must(moveActivity(twoHeadings, "a3", { after: "a1" })))).toEqual(["a1", "a3", "a2"]);
});

test("what was found about a row goes with the row, what was found elsewhere stays", () => {
  const about = (activity: string) =>
    ({ kind: "number-gap", severity: "warning", place: { activity, field: "number" }, says: "…" }) as const;
  const plan = { ...twoHeadings, messages: [about("a1"), about("a2")] };
  expect(must(removeActivity(plan, "a1")).messages).toEqual([about("a2")]);
});

test("a row added at the end of a heading comes before the rows of the next heading", () => {
  expect(keysOf(must(addActivity(twoHeadings, emptyActivity("a9", null), { lastUnder: "h1" })))).toEqual(["a1", "a2", "a9", "a3"]);
  expect(keysOf(must(addActivity(twoHeadings, emptyActivity("a9", null), { lastUnder: null })))).toEqual(["a9", "a1", "a2", "a3"]);
});

test("a heading without rows takes its first row where the order of headings puts it", () => {
  const plan = must(addHeading(twoHeadings, emptyHeading("h3", "guideline", null), { before: "h2" }));
  expect(keysOf(must(addActivity(plan, emptyActivity("a9", null), { lastUnder: "h3" })))).toEqual(["a1", "a2", "a9", "a3"]);
});

test("a key that is in the plan already is refused, and so is a place that is not there", () => {
  expect(addActivity(twoHeadings, emptyActivity("a1", null), { after: "a2" })).toEqual({
    ok: false,
    error: { kind: "row-exists", row: "a1" },
  });
  expect(addActivity(twoHeadings, emptyActivity("a9", null), { after: "a8" })).toEqual({
    ok: false,
    error: { kind: "row-not-found", row: "a8" },
  });
  expect(moveActivity(twoHeadings, "a1", { lastUnder: "h7" })).toEqual({ ok: false, error: { kind: "row-not-found", row: "h7" } });
  expect(removeActivity(twoHeadings, "a8")).toEqual({ ok: false, error: { kind: "row-not-found", row: "a8" } });
  expect(setHeadingKind(twoHeadings, "h7", "goal").ok).toBe(false);
});

test("adding a row anywhere and taking it out again gives the same plan", () => {
  fc.assert(
    fc.property(
      plans.chain((plan) =>
        fc.tuple(
          fc.constant(plan),
          positions(
            keysOf(plan),
            plan.headings.map((one) => one.id),
          ),
        ),
      ),
      ([plan, position]) => {
        const added = must(addActivity(plan, emptyActivity("a999", null), position));
        expect(added.activities).toHaveLength(plan.activities.length + 1);
        expect(isGroupedByHeading(added)).toBe(true);
        expect(must(removeActivity(added, "a999"))).toEqual(plan);
      },
    ),
    runs,
  );
});

test("moving a row keeps every row with its texts, and rows stay in the order of their headings", () => {
  fc.assert(
    fc.property(
      plans.chain((plan) =>
        fc.tuple(
          fc.constant(plan),
          fc.constantFrom(...keysOf(plan)),
          positions(
            keysOf(plan),
            plan.headings.map((one) => one.id),
          ),
        ),
      ),
      ([plan, key, position]) => {
        const moved = must(moveActivity(plan, key, position));
        const bare = ({ activities }: Plan): unknown =>
          activities
            .map((one) => ({ ...one, heading: null, goalIndicator: null, nationalGuideline: null }))
            .toSorted((one, other) => one.id.localeCompare(other.id));
        expect(bare(moved)).toEqual(bare(plan));
        expect(moved.activities.filter((one) => one.id !== key)).toEqual(plan.activities.filter((one) => one.id !== key));
        expect(isGroupedByHeading(moved)).toBe(true);
        expect({ ...moved, activities: [] }).toEqual({ ...plan, activities: [] });
      },
    ),
    runs,
  );
});

test("a row moved under a national guideline serves that guideline, and keeps it under a heading of the agency's own", () => {
  const plan = aPlan({
    headings: [
      aHeading({ id: "h1", kind: "sub-plan", number: "1", label: "แผนย่อยที่ ๑", title: "" }),
      aHeading({ id: "h2", parent: "h1", number: "3", title: "" }),
      aHeading({ id: "h3", number: "9", title: "งานของเราเอง" }),
    ],
    activities: [anActivity({ heading: "h3", nationalGuideline: null })],
  });
  const moved = must(moveActivity(plan, "a1", { lastUnder: "h2" }));
  expect(moved.activities[0]?.nationalGuideline).toBe("1.3");
  expect(must(moveActivity(moved, "a1", { lastUnder: "h3" })).activities[0]?.nationalGuideline).toBe("1.3");
  const regrouped = must(moveHeading(plan, "h3", { lastUnder: "h1" }));
  expect(regrouped.activities[0]?.nationalGuideline).toBe(null);
  expect(must(setHeadingKind(moved, "h2", "goal")).activities[0]?.nationalGuideline).toBe("1.3");
});

test("a heading is not taken out while rows or headings stand under it", () => {
  expect(removeHeading(twoHeadings, "h1")).toEqual({
    ok: false,
    error: { kind: "heading-not-empty", row: "h1", activities: 2, headings: 0 },
  });
  const nested = aPlan({ headings: [aHeading(), aHeading({ id: "h2", parent: "h1" })], activities: [] });
  expect(removeHeading(nested, "h1")).toEqual({ ok: false, error: { kind: "heading-not-empty", row: "h1", activities: 0, headings: 1 } });
  expect(must(removeHeading(nested, "h2")).headings.map((one) => one.id)).toEqual(["h1"]);
});

test("adding a heading anywhere and taking it out again gives the same plan", () => {
  fc.assert(
    fc.property(
      plans.chain((plan) => {
        const keys = plan.headings.map((one) => one.id);
        return fc.tuple(fc.constant(plan), positions(keys, keys));
      }),
      ([plan, position]) => {
        const added = must(addHeading(plan, emptyHeading("h999", "tactic", null), position));
        expect(isGroupedByHeading(added)).toBe(true);
        expect(must(removeHeading(added, "h999"))).toEqual(plan);
      },
    ),
    runs,
  );
});

test("moving a heading takes along what stands under it, keeps every row and heading, and is refused under itself", () => {
  fc.assert(
    fc.property(
      plans.chain((plan) => {
        const keys = plan.headings.map((one) => one.id);
        return fc.tuple(fc.constant(plan), fc.constantFrom(...keys), positions(keys, keys));
      }),
      ([plan, key, position]) => {
        const moved = moveHeading(plan, key, position);
        if (!moved.ok) {
          expect(moved.error.kind).toBe("heading-under-itself");
          return;
        }
        const parents = new Map(plan.headings.map((one) => [one.id, one.parent]));
        for (const one of moved.value.headings) if (one.id !== key) expect(one.parent).toBe(parents.get(one.id));
        expect(moved.value.headings.map((one) => one.id).toSorted()).toEqual(plan.headings.map((one) => one.id).toSorted());
        expect(headingsInOrder(moved.value.headings)).toEqual(moved.value.headings);
        expect(isGroupedByHeading(moved.value)).toBe(true);
        expect(new Set(moved.value.activities.map(({ id, heading, title }) => `${id} ${heading} ${title}`))).toEqual(
          new Set(plan.activities.map(({ id, heading, title }) => `${id} ${heading} ${title}`)),
        );
      },
    ),
    runs,
  );
});

test("moving the second heading to the front brings its rows to the front", () => {
  const moved = must(moveHeading(twoHeadings, "h2", { before: "h1" }));
  expect(moved.headings.map((one) => one.id)).toEqual(["h2", "h1"]);
  expect(keysOf(moved)).toEqual(["a3", "a1", "a2"]);
  expect(must(moveHeading(moved, "h2", { after: "h1" }))).toEqual(twoHeadings);
});

test("where rows come back to a heading said before, moving a heading leaves the order of rows alone", () => {
  const [one, two, three] = twoHeadings.activities;
  if (!one || !two || !three) throw new Error("three rows");
  const loose = { ...twoHeadings, activities: [one, three, two] };
  expect(keysOf(must(moveHeading(loose, "h2", { before: "h1" })))).toEqual(["a1", "a3", "a2"]);
});

test("a heading set under another becomes the last one there, and under the same parent it stays", () => {
  const nested = must(setHeadingParent(twoHeadings, "h2", "h1"));
  expect(nested.headings.map(({ id, parent }) => [id, parent])).toEqual([
    ["h1", null],
    ["h2", "h1"],
  ]);
  expect(must(setHeadingParent(nested, "h2", "h1"))).toBe(nested);
  expect(setHeadingParent(nested, "h1", "h2")).toEqual({ ok: false, error: { kind: "heading-under-itself", row: "h1", under: "h2" } });
});
