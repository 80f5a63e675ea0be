import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";

/** "ตัวชี้วัด กิจกรรมที่ ๓": a field and the row it belongs to. */
export function fieldInWords(plan: Plan, place: FieldPlace): string {
  const row = rowInWords(plan, place);
  return row === "" ? nameOfPlace(place) : `${nameOfPlace(place)} ${row}`;
}

function rowInWords(plan: Plan, place: FieldPlace): string {
  const activity = plan.activities.find(({ id }) => id === place.activity);
  if (activity !== undefined) return `กิจกรรมที่ ${toThaiDigits(activity.number ?? plan.activities.indexOf(activity) + 1)}`;
  const heading = plan.headings.find(({ id }) => id === place.heading);
  return heading === undefined ? "" : heading.label === "" ? heading.title : heading.label;
}
