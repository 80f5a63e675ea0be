import { activityChanges, headingChanges, planChanges, type FieldChange } from "./difference-fields.ts";
import { longestRise } from "./longest-rise.ts";
import { matchByMeaning } from "./match-rows.ts";
import { headingPath } from "./plan-order.ts";
import { budgetBahtOf } from "./plan-budget.ts";
import type { RowKey } from "./plan-record.ts";
import type { Plan } from "./plan.ts";

/** ตำแหน่งที่ย้าย — the heading a row stood under and stands under, each by its own plan's key, and its place among all rows, from 1. */
export interface RowMove {
  readonly heading: { readonly before: RowKey | null; readonly after: RowKey | null };
  readonly position: { readonly before: number; readonly after: number };
}

/** แถวที่ต่างกัน — a row that came, went, or differs in its texts or its place; keys are those of its own plan. */
export type RowChange =
  | { readonly kind: "added"; readonly after: RowKey; readonly fields: readonly FieldChange[] }
  | { readonly kind: "removed"; readonly before: RowKey; readonly fields: readonly FieldChange[] }
  | {
      readonly kind: "changed";
      readonly before: RowKey;
      readonly after: RowKey;
      readonly moved: RowMove | null;
      readonly fields: readonly FieldChange[];
    };

/** ตัวเลขรวมก่อนและหลัง. */
export interface FigureChange {
  readonly before: number;
  readonly after: number;
}

/** ความแตกต่างของแผน — what a reader of one plan must know to know the other; rows in the order of the plan after, those that went last. */
export interface PlanDifference {
  readonly plan: readonly FieldChange[];
  readonly headings: readonly RowChange[];
  readonly activities: readonly RowChange[];
  readonly figures: { readonly activities: FigureChange; readonly budgetBaht: FigureChange };
}

interface Matched {
  readonly headings: ReadonlyMap<RowKey, RowKey>;
  readonly activities: ReadonlyMap<RowKey, RowKey>;
}

/**
 * เทียบแผนสองฉบับ — versions of one plan by the keys of their rows ("key"), plans of two years by their titles ("meaning").
 * What is understood from texts (measures, criteria) is not compared: it follows from them.
 */
export function differenceOf(
  before: Plan,
  after: Plan,
  { matchBy }: { readonly matchBy: "key" | "meaning" } = { matchBy: "key" },
): PlanDifference {
  const { headings, activities } = matchBy === "key" ? byKey(before, after) : matchedRows(before, after);
  return {
    plan: planChanges(before, after, headings),
    headings: rowChanges(before.headings, after.headings, headings, headings, {
      under: (one) => one.parent,
      texts: (old, fresh) => headingChanges(old && { plan: before, row: old }, fresh && { plan: after, row: fresh }),
    }),
    activities: rowChanges(before.activities, after.activities, activities, headings, {
      under: (one) => one.heading,
      texts: (old, fresh) => activityChanges(old && { plan: before, row: old }, fresh && { plan: after, row: fresh }),
    }),
    figures: {
      activities: { before: before.activities.length, after: after.activities.length },
      budgetBaht: { before: budgetBahtOf(before), after: budgetBahtOf(after) },
    },
  };
}

/** แถวเดียวกันของแผนสองปี — for each heading and activity of one plan, its like in the other by meaning. */
export function matchedRows(before: Plan, after: Plan): Matched {
  const headings = matchByMeaning(headingsOf(before), headingsOf(after));
  const translated = new Map([...headings].map(([old, fresh]) => [fresh, old]));
  const activities = matchByMeaning(
    activitiesOf(before, (heading) => heading),
    activitiesOf(after, (heading) => translated.get(heading) ?? `new ${heading}`),
  );
  return { headings, activities };
}

function byKey(before: Plan, after: Plan): Matched {
  return { headings: sameKeys(before.headings, after.headings), activities: sameKeys(before.activities, after.activities) };
}

/** Do the plans say the same, as far as a reader sees? */
export function isSame({ plan, headings, activities }: PlanDifference): boolean {
  return plan.length + headings.length + activities.length === 0;
}

function sameKeys(before: readonly { readonly id: RowKey }[], after: readonly { readonly id: RowKey }[]): ReadonlyMap<RowKey, RowKey> {
  const keys = new Set(after.map((one) => one.id));
  return new Map(before.flatMap(({ id }) => (keys.has(id) ? [[id, id] as const] : [])));
}

function headingsOf({ headings }: Plan): Parameters<typeof matchByMeaning>[0] {
  return headings.map(({ id, kind, title, number }) => ({
    key: id,
    title,
    ties: [
      kind,
      headingPath(headings, id)
        .map((one) => `${one.number ?? ""} ${one.title}`)
        .join("\n"),
      number ?? "",
    ],
  }));
}

function activitiesOf({ activities }: Plan, heading: (key: RowKey) => string): Parameters<typeof matchByMeaning>[0] {
  return activities.map((one) => ({
    key: one.id,
    title: one.title,
    ties: [one.number ?? "", one.heading === null ? "" : heading(one.heading)],
  }));
}

interface RowRules<Row> {
  readonly under: (row: Row) => RowKey | null;
  readonly texts: (before: Row | undefined, after: Row | undefined) => readonly FieldChange[];
}

function rowChanges<Row extends { readonly id: RowKey }>(
  before: readonly Row[],
  after: readonly Row[],
  matched: ReadonlyMap<RowKey, RowKey>,
  headings: ReadonlyMap<RowKey, RowKey>,
  { under, texts }: RowRules<Row>,
): readonly RowChange[] {
  const oldPlaces = new Map(before.map((row, at) => [matched.get(row.id), { row, at }]));
  const pairs = after.flatMap((row, at) => {
    const old = oldPlaces.get(row.id);
    return old ? [{ old: old.row, oldAt: old.at, row, at }] : [];
  });
  // The fewest rows that must move for the others to keep their order.
  const inPlace = new Set(longestRise(pairs.map((pair) => pair.oldAt)).map((at) => pairs[at]?.row.id));
  const byKey = new Map(pairs.map((pair) => [pair.row.id, pair]));
  return [
    ...after.flatMap((row): readonly RowChange[] => {
      const pair = byKey.get(row.id);
      if (!pair) return [{ kind: "added", after: row.id, fields: texts(undefined, row) }];
      const heading = { before: under(pair.old), after: under(row) };
      const stays = (heading.before === null ? null : headings.get(heading.before)) === heading.after;
      const moved = stays && inPlace.has(row.id) ? null : { heading, position: { before: pair.oldAt + 1, after: pair.at + 1 } };
      const fields = texts(pair.old, row);
      return moved === null && fields.length === 0 ? [] : [{ kind: "changed", before: pair.old.id, after: row.id, moved, fields }];
    }),
    ...before.flatMap((row): readonly RowChange[] =>
      matched.has(row.id) ? [] : [{ kind: "removed", before: row.id, fields: texts(row, undefined) }],
    ),
  ];
}
