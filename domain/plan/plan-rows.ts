import { err, ok, type Result } from "../result.ts";
import { nationalGuidelineOf } from "./national-guideline.ts";
import { headingPath, isGroupedByHeading, keysUnder, rankByHeading } from "./plan-order.ts";
import type { RowKey } from "./plan-record.ts";
import type { Activity, Heading, HeadingKind, Plan } from "./plan.ts";
import { understandActivity } from "./understand-activity.ts";

/** ตำแหน่งของแถว — beside another row of the same kind (and so under its heading), or last under a heading; null is no heading. */
export type RowPosition = { readonly before: RowKey } | { readonly after: RowKey } | { readonly lastUnder: RowKey | null };

/** Why a row cannot be put, moved or taken out as asked. */
export type RowError =
  | { readonly kind: "row-not-found"; readonly row: RowKey }
  | { readonly kind: "row-exists"; readonly row: RowKey }
  | { readonly kind: "heading-not-empty"; readonly row: RowKey; readonly activities: number; readonly headings: number }
  | { readonly kind: "heading-under-itself"; readonly row: RowKey; readonly under: RowKey };

/** แถวว่าง — an activity with nothing stated. */
export function emptyActivity(key: RowKey, heading: RowKey | null): Activity {
  return understandActivity(
    {
      number: null,
      title: "",
      objectives: "",
      indicators: "",
      countingUnit: null,
      targetTexts: "",
      quantitative: "",
      qualitative: "",
      budget: "",
      months: null,
      ticked: null,
      units: "",
      remarks: null,
      answer: null,
      rubric: [],
      more: [],
    },
    { id: key, heading, goalIndicator: null, nationalGuideline: null, source: {}, fiscalYear: null },
  );
}

/** หัวข้อว่าง — a heading without number, label, title or indicators. */
export function emptyHeading(key: RowKey, kind: HeadingKind, parent: RowKey | null): Heading {
  return { id: key, parent, kind, number: null, label: "", title: "", indicators: [], source: {} };
}

/** เพิ่มกิจกรรม — the row takes the heading of its position, and with it the national guideline. */
export function addActivity(plan: Plan, activity: Activity, position: RowPosition): Result<Plan, RowError> {
  if (plan.activities.some((one) => one.id === activity.id)) return err({ kind: "row-exists", row: activity.id });
  return place(plan, activity, position, true);
}

/** ลบกิจกรรม — with what was said of that row; the row itself is the caller's to keep for undo. */
export function removeActivity(plan: Plan, key: RowKey): Result<Plan, RowError> {
  if (!plan.activities.some((one) => one.id === key)) return err({ kind: "row-not-found", row: key });
  return ok({
    ...plan,
    activities: plan.activities.filter((one) => one.id !== key),
    messages: plan.messages.filter((message) => message.place.activity !== key),
  });
}

/** ย้ายกิจกรรม — beside another row or to the end of a heading; its texts and its number stay (`renumber` proposes new ones). */
export function moveActivity(plan: Plan, key: RowKey, position: RowPosition): Result<Plan, RowError> {
  const activity = plan.activities.find((one) => one.id === key);
  if (!activity) return err({ kind: "row-not-found", row: key });
  if (("before" in position && position.before === key) || ("after" in position && position.after === key)) return ok(plan);
  return place({ ...plan, activities: plan.activities.filter((one) => one !== activity) }, activity, position, false);
}

/** เพิ่มหัวข้อ — the heading takes the parent of its position. */
export function addHeading(plan: Plan, heading: Heading, position: RowPosition): Result<Plan, RowError> {
  if (plan.headings.some((one) => one.id === heading.id)) return err({ kind: "row-exists", row: heading.id });
  return placeHeadings(plan, plan.headings, [heading], position);
}

/** ลบหัวข้อ — refused while rows or other headings stand under it. A number declared for it goes too: it would count nothing. */
export function removeHeading(plan: Plan, key: RowKey): Result<Plan, RowError> {
  if (!plan.headings.some((one) => one.id === key)) return err({ kind: "row-not-found", row: key });
  const activities = plan.activities.filter((one) => one.heading === key).length;
  const headings = plan.headings.filter((one) => one.parent === key).length;
  if (activities + headings > 0) return err({ kind: "heading-not-empty", row: key, activities, headings });
  return ok({
    ...plan,
    headings: plan.headings.filter((one) => one.id !== key),
    declared: { ...plan.declared, byHeading: plan.declared.byHeading.filter((one) => one.heading !== key) },
    messages: plan.messages.filter((message) => message.place.heading !== key),
  });
}

/** ย้ายหัวข้อ — with everything under it; where the plan groups its rows by heading, the rows go along. */
export function moveHeading(plan: Plan, key: RowKey, position: RowPosition): Result<Plan, RowError> {
  if (!plan.headings.some((one) => one.id === key)) return err({ kind: "row-not-found", row: key });
  if (("before" in position && position.before === key) || ("after" in position && position.after === key)) return ok(plan);
  const keys = keysUnder(plan.headings, key);
  const target = "before" in position ? position.before : "after" in position ? position.after : position.lastUnder;
  if (target !== null && keys.has(target)) return err({ kind: "heading-under-itself", row: key, under: target });
  const block = plan.headings.filter((one) => keys.has(one.id));
  const others = plan.headings.filter((one) => !keys.has(one.id));
  // The moved heading leads its block, whatever the order in which they were kept.
  const led = [...block.filter((one) => one.id === key), ...block.filter((one) => one.id !== key)];
  return placeHeadings(plan, others, led, position);
}

/** เปลี่ยนชนิดของหัวข้อ — what the rows under it serve nationally follows. */
export function setHeadingKind(plan: Plan, key: RowKey, kind: HeadingKind): Result<Plan, RowError> {
  if (!plan.headings.some((one) => one.id === key)) return err({ kind: "row-not-found", row: key });
  const headings = plan.headings.map((one) => (one.id === key ? { ...one, kind } : one));
  return ok({ ...plan, headings, activities: guidedAnew(plan, headings, key) });
}

/** เปลี่ยนหัวข้อแม่ — the heading becomes the last one under its new parent; under the same parent it stays where it is. */
export function setHeadingParent(plan: Plan, key: RowKey, parent: RowKey | null): Result<Plan, RowError> {
  const heading = plan.headings.find((one) => one.id === key);
  return heading?.parent === parent ? ok(plan) : moveHeading(plan, key, { lastUnder: parent });
}

/** Puts an activity that is not in the plan at its position. */
function place(plan: Plan, activity: Activity, position: RowPosition, isAdded: boolean): Result<Plan, RowError> {
  const { headings, activities } = plan;
  if ("lastUnder" in position) {
    const heading = position.lastUnder;
    if (heading !== null && !headings.some((one) => one.id === heading)) return err({ kind: "row-not-found", row: heading });
    const at = endOf(plan, heading);
    const neighbour = activities[at - 1]?.heading === heading ? activities[at - 1] : undefined;
    const goalIndicator = neighbour
      ? neighbour.goalIndicator
      : isAdded || activity.heading !== heading
        ? firstGoal(plan, heading)
        : undefined;
    return ok({ ...plan, activities: activities.toSpliced(at, 0, under(plan, activity, heading, goalIndicator)) });
  }
  const key = "before" in position ? position.before : position.after;
  const beside = activities.findIndex((one) => one.id === key);
  const neighbour = activities[beside];
  if (!neighbour) return err({ kind: "row-not-found", row: key });
  const at = "before" in position ? beside : beside + 1;
  return ok({ ...plan, activities: activities.toSpliced(at, 0, under(plan, activity, neighbour.heading, neighbour.goalIndicator)) });
}

/** Where the last row of a heading ends; for one without rows, where they would begin. */
function endOf(plan: Plan, heading: RowKey | null): number {
  const last = plan.activities.findLastIndex((one) => one.heading === heading);
  if (last >= 0) return last + 1;
  const rank = rankByHeading(plan.headings);
  const own = rank(heading);
  return plan.activities.findLastIndex((one) => rank(one.heading) < own) + 1;
}

/** The first row under a goal with indicators of its own serves the first of them. */
function firstGoal({ headings }: Plan, heading: RowKey | null): number | null {
  return headingPath(headings, heading).some((one) => one.kind === "goal" && one.indicators.length > 0) ? 1 : null;
}

/** The activity under a heading; it keeps the heading's indicator that it serves where no other is given. */
function under({ headings }: Plan, activity: Activity, heading: RowKey | null, goalIndicator = activity.goalIndicator): Activity {
  return { ...activity, heading, goalIndicator, nationalGuideline: nationalGuidelineOf(heading, headings) ?? activity.nationalGuideline };
}

/** Puts a heading, those under it behind it, among the others; rows of a grouped plan follow. */
function placeHeadings(
  plan: Plan,
  others: readonly Heading[],
  [lead, ...below]: readonly Heading[],
  position: RowPosition,
): Result<Plan, RowError> {
  const target = "before" in position ? position.before : "after" in position ? position.after : position.lastUnder;
  const beside = others.find((one) => one.id === target);
  if (!lead || (target !== null && !beside)) return err({ kind: "row-not-found", row: target ?? "" });
  const parent = "lastUnder" in position ? position.lastUnder : (beside?.parent ?? null);
  const family = target === null ? null : keysUnder(others, target);
  const at =
    "before" in position ? others.findIndex((one) => one.id === target) : others.findLastIndex((one) => family?.has(one.id) ?? true) + 1;
  const headings = others.toSpliced(at, 0, { ...lead, parent }, ...below);
  const activities = guidedAnew(plan, headings, lead.id);
  if (!isGroupedByHeading(plan)) return ok({ ...plan, headings, activities });
  const rank = rankByHeading(headings);
  return ok({ ...plan, headings, activities: activities.toSorted((one, other) => rank(one.heading) - rank(other.heading)) });
}

/** The rows with those under a changed heading mapped anew to the national guidelines, as `setField` does. */
function guidedAnew(plan: Plan, headings: readonly Heading[], key: RowKey): readonly Activity[] {
  const keys = keysUnder(headings, key);
  return plan.activities.map((one) => {
    if (one.heading === null || !keys.has(one.heading)) return one;
    const nationalGuideline = nationalGuidelineOf(one.heading, headings) ?? one.nationalGuideline;
    return nationalGuideline === one.nationalGuideline ? one : { ...one, nationalGuideline };
  });
}
