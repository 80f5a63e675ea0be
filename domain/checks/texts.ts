import type { Activity, FieldPlace, Heading, Plan } from "#domain/plan/plan.ts";
import { writtenActivity } from "#domain/plan/understand-activity.ts";
import { remember } from "./remember.ts";

/** ข้อความในช่อง — the whole text of one field of the plan. */
export interface FieldText {
  readonly place: FieldPlace;
  readonly text: string;
}

/** ข้อความของกิจกรรม — every filled field of an activity, its parts joined by line breaks. */
export const textsOfActivity: (activity: Activity) => readonly FieldText[] = remember((activity) => {
  const written = writtenActivity(activity);
  return filled({ activity: activity.id }, [
    ["title", written.title],
    ["objectives", written.objectives],
    ["indicators", written.indicators],
    ["countingUnit", written.countingUnit],
    ["targetTexts", written.targetTexts],
    ["quantitative", written.quantitative],
    ["qualitative", written.qualitative],
    ["budget", written.budget],
    ["months", written.months],
    ["units", written.units],
    ["remarks", written.remarks],
    ["answer", written.answer],
    ...written.rubric.map(({ level, text }): [string, string] => [`rubric.${level}`, text]),
  ]);
});

/** ช่องที่ระบุเป้าหมาย — where the row says what must be reached: its indicators, or the results where the form has no indicator column. */
export function fieldOfTargets(activity: Activity): string {
  const written = writtenActivity(activity);
  if (written.indicators !== "") return "indicators";
  if (written.quantitative !== "") return "quantitative";
  return activity.answer === null ? "indicators" : "answer";
}

/** Title and indicators of a heading. */
export const textsOfHeading: (heading: Heading) => readonly FieldText[] = remember((heading) =>
  filled({ heading: heading.id }, [
    ["title", heading.title],
    ...heading.indicators.map((indicator, at): [string, string] => [`indicators.${at}`, indicator.text]),
  ]),
);

/** Texts that belong to the plan itself: its title, contact, memo, expected results and notes. */
export function textsOfSheet(plan: Plan): readonly FieldText[] {
  const { contact, memo, approver } = plan;
  return filled({}, [
    ["title", plan.title],
    ["agency.name", plan.agency.name],
    ["contact.unit", contact?.unit],
    ["contact.address", contact?.address],
    ["contact.email", contact?.email],
    ["memo.from", memo?.from],
    ["memo.subject", memo?.subject],
    ["memo.to", memo?.to],
    ...(memo?.body ?? []).map((text, at): [string, string] => [`memo.body.${at}`, text]),
    ["approver.position", approver?.position],
    ...plan.expectedResults.map((text, at): [string, string] => [`expectedResults.${at}`, text]),
    ...plan.notes.map((text, at): [string, string] => [`notes.${at}`, text]),
  ]);
}

/** ข้อความทั้งแผน — every field with words in it, in the order of the paper. */
export function textsOf(plan: Plan): readonly FieldText[] {
  return [...textsOfSheet(plan), ...plan.headings.flatMap(textsOfHeading), ...plan.activities.flatMap(textsOfActivity)];
}

function filled(
  owner: FieldPlace | Omit<FieldPlace, "field">,
  fields: readonly (readonly [string, string | null | undefined])[],
): readonly FieldText[] {
  return fields.flatMap(([field, text]) => (text ? [{ place: { ...owner, field }, text }] : []));
}
