import type { FieldText } from "#domain/checks/texts.ts";
import {
  rowOf,
  type ChangedRow,
  type FieldEdit,
  type PlanRecord,
  type RowKey,
  type SavedRows,
  type Submission,
} from "#domain/plan/plan-record.ts";
import type { PlanMove } from "#domain/plan/plan-moves.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";

/** แผนที่เปิดอยู่ — a plan of the record as the server shows it to this person. */
export interface OpenPlan extends PlanRecord {
  readonly mayWrite: boolean;
  readonly moves: readonly PlanMove[];
  readonly submissions: readonly Submission[];
  readonly imported: string | null;
}

/** ข้อความที่ยังไม่ได้บันทึก — a text typed here, and the text it was typed over. */
export interface Unsaved extends FieldText {
  readonly base: string;
}

/** ข้อความที่ไม่มีที่เก็บแล้ว — its row was taken out, or the plan was handed over meanwhile; it stands on the page until it was copied. */
export interface Stranded extends Unsaved {
  readonly because: "row-gone" | "plan-closed";
}

/** ข้อความที่ชนกัน — somebody else wrote into the same field meanwhile; both texts stand until a person decides. */
export interface Clash extends Unsaved {
  readonly theirs: string;
}

/** The texts of `unsaved` with others typed after them; a field typed in twice keeps what stood there first. */
export function typedOver(unsaved: readonly Unsaved[], texts: readonly FieldText[], plan: Plan): readonly Unsaved[] {
  const byField = new Map(unsaved.map((one) => [fieldKey(one.place), one]));
  for (const { place, text } of texts) {
    const before = byField.get(fieldKey(place));
    byField.set(fieldKey(place), { place, text, base: before?.base ?? textOf(plan, place) });
  }
  return [...byField.values()];
}

/** One text for each field: what was typed last, over what stood there first. */
export function merged(unsaved: readonly Unsaved[]): readonly Unsaved[] {
  const byField = new Map<string, Unsaved>();
  for (const one of unsaved) byField.set(fieldKey(one.place), { ...one, base: byField.get(fieldKey(one.place))?.base ?? one.base });
  return [...byField.values()];
}

/** Do both stand in the same field? */
export function isSamePlace(one: FieldPlace, other: FieldPlace): boolean {
  return fieldKey(one) === fieldKey(other);
}

/** The plan with texts put in their places, those that say the same left alone. */
export function withTexts(plan: Plan, texts: readonly FieldText[]): Plan {
  return texts.reduce((one, { place, text }) => (textOf(one, place) === text ? one : setField(one, place, text)), plan);
}

/** What the server is asked to keep, each with the revision of the row that it was typed over. */
export function editsOf(unsaved: readonly Unsaved[], rows: PlanRecord["rows"]): readonly FieldEdit[] {
  return unsaved.map(({ place, text }) => ({ place, text, revision: rows[rowOf(place)] ?? 0 }));
}

/**
 * Texts against a plan that others changed meanwhile: those whose field is as it was go on, those whose field says the same are done,
 * the others clash; texts of rows that are gone are lost here, and told.
 */
export function against(
  unsaved: readonly Unsaved[],
  { plan, rows }: Pick<PlanRecord, "plan" | "rows">,
): { readonly goOn: readonly Unsaved[]; readonly clashes: readonly Clash[]; readonly gone: readonly Unsaved[] } {
  const there = unsaved.filter(({ place }) => rowOf(place) in rows);
  const apart = there.map((one) => ({ ...one, theirs: textOf(plan, one.place) }));
  return {
    goOn: apart.filter(({ theirs, base, text }) => theirs === base && theirs !== text).map(({ theirs: _theirs, ...one }) => one),
    clashes: apart.filter(({ theirs, base, text }) => theirs !== base && theirs !== text),
    gone: unsaved.filter(({ place }) => !(rowOf(place) in rows)),
  };
}

/** Did somebody else change the plan between what is open here and what was kept? Then it must be looked at anew. */
export function isBehind({ revision }: OpenPlan, saved: SavedRows): boolean {
  return saved.revision > revision + (saved.changed.length === 0 && saved.order === null ? 0 : 1);
}

/** The record after the server kept something. */
export function afterSaving(record: OpenPlan, { revision, changed, order }: SavedRows): OpenPlan {
  const rows: Record<RowKey, number> = { ...record.rows };
  let plan = record.plan;
  for (const one of changed) {
    if ("revision" in one) rows[one.row] = one.revision;
    else delete rows[one.row];
    plan = afterRow(plan, one);
  }
  if (order !== null)
    plan = { ...plan, headings: inOrder(plan.headings, order.headings), activities: inOrder(plan.activities, order.activities) };
  // An import is taken back whole only as long as nothing was changed since.
  return { ...record, plan, rows, revision: Math.max(revision, record.revision), imported: null };
}

function afterRow(plan: Plan, one: ChangedRow): Plan {
  if ("facts" in one) return { ...plan, ...one.facts };
  if ("activity" in one) return { ...plan, activities: putRow(plan.activities, one.activity) };
  if ("heading" in one) return { ...plan, headings: putRow(plan.headings, one.heading) };
  return {
    ...plan,
    headings: plan.headings.filter(({ id }) => id !== one.row),
    activities: plan.activities.filter(({ id }) => id !== one.row),
  };
}

function putRow<Row extends { readonly id: RowKey }>(rows: readonly Row[], row: Row): readonly Row[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}

function inOrder<Row extends { readonly id: RowKey }>(rows: readonly Row[], keys: readonly RowKey[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [row.id, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function fieldKey({ activity, heading, field }: FieldPlace): string {
  return `${activity ?? ""}|${heading ?? ""}|${field}`;
}
