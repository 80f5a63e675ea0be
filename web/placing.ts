import { ACTIVITY_TEXTS } from "#domain/plan/field-names.ts";
import type { FieldPlace, PlacedText, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { fold } from "#domain/thai/folded.ts";

/** ข้อความที่จัดลงช่องแล้ว — which text without a place a person put where. */
export interface Placing {
  readonly text: PlacedText;
  readonly place: FieldPlace;
}

/** Texts that still have no field. One put into a field counts as placed as long as the field says it: undo brings it back by itself. */
export function withoutPlace(plan: Plan, placings: readonly Placing[]): readonly PlacedText[] {
  return plan.unplaced.filter(
    (one) => !placings.some(({ text, place }) => text === one && fold(textOf(plan, place)).text.includes(fold(one.text).text)),
  );
}

/** A field's text with another put to its end, on a line of its own. */
export function appended(text: string, more: string): string {
  return text.trim() === "" ? more : `${text}\n${more}`;
}

const SHEET = [
  "title",
  "agency.name",
  "agency.parent",
  "region",
  "headcount",
  "contact.name",
  "contact.position",
  "contact.phone",
  "contact.email",
  "approver.name",
  "approver.position",
  "memo.from",
  "memo.number",
  "memo.date",
  "memo.subject",
  "memo.to",
  "memo.body",
];

/** The fields of a row that a text can be put into; of the plan itself where no row is named. */
export function fieldsToPutIn(plan: Plan, row: Pick<FieldPlace, "activity" | "heading">): readonly FieldPlace[] {
  if (row.activity !== undefined) return ACTIVITY_TEXTS.map((field) => ({ ...row, field }));
  if (row.heading !== undefined) return ["title", "number"].map((field) => ({ ...row, field }));
  const lists = [...plan.expectedResults.map((_, at) => `expectedResults.${at}`), ...plan.notes.map((_, at) => `notes.${at}`)];
  return [...SHEET, ...lists]
    .map((field) => ({ field }))
    .filter((place) => textOf(setField(plan, place, "๑๒"), place) !== textOf(plan, place));
}
