import type { Activity, FieldPlace, Heading, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { oneLine } from "#domain/thai/text.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import type { Finding } from "./check.ts";

const SHEET: readonly (readonly [RegExp, string])[] = [
  [/^title$/u, "ชื่อแผน"],
  [/^agency/u, "ชื่อหน่วยงาน"],
  [/^fiscalYear$/u, "ปีงบประมาณของแผน"],
  [/^contact\.email$/u, "อีเมลผู้ประสานงาน"],
  [/^contact/u, "ข้อมูลผู้ประสานงาน"],
  [/^memo/u, "บันทึกข้อความ"],
  [/^approver/u, "ผู้อนุมัติแผน"],
  [/^headcount$/u, "จำนวนบุคลากร"],
  [/^declared\.activities$/u, "จำนวนโครงการ/กิจกรรมที่ระบุ"],
  [/^declared\.budgetBaht$/u, "งบประมาณรวมที่ระบุ"],
  [/^expectedResults/u, "ผลที่คาดว่าจะได้รับ"],
  [/^notes/u, "หมายเหตุท้ายตาราง"],
  [/^staff/u, "ตารางจำนวนบุคลากร"],
];

/** The place of a field of an activity, on the paper too, and in words. */
export function atActivity(plan: Plan, activity: Activity, field: string): Pick<Finding, "place" | "where"> {
  return { place: { ...activity.source, activity: activity.id, field }, where: `${nameOfActivity(plan, activity)} ช่อง${fieldName(field)}` };
}

/** The place of a field of a heading, and in words. */
export function atHeading(heading: Heading, field: string): Pick<Finding, "place" | "where"> {
  return { place: { ...heading.source, heading: heading.id, field }, where: nameOfHeading(heading) };
}

/** The number of activities that the paper declares for a heading. */
export function atDeclared(heading: Heading): Pick<Finding, "place" | "where"> {
  return { place: { ...heading.source, field: `declared.byHeading.${heading.id}` }, where: nameOfHeading(heading) };
}

/** The place of a field of the plan itself, on the paper too where it is known, and in words. */
export function atSheet(plan: Plan, field: string): Pick<Finding, "place" | "where"> {
  const item = Number(field.match(/^(?:expectedResults|notes)\.(\d+)$/u)?.[1] ?? Number.NaN);
  const name = SHEET.find(([pattern]) => pattern.test(field))?.[1] ?? "แผน";
  return { place: { ...plan.source.places[field], field }, where: Number.isNaN(item) ? name : `${name} ข้อ ${toThaiDigits(item + 1)}` };
}

/** The place of any field that `textsOf` gives. */
export function at(plan: Plan, place: FieldPlace): Pick<Finding, "place" | "where"> {
  const activity = place.activity === undefined ? undefined : plan.activities.find((one) => one.id === place.activity);
  if (activity) return atActivity(plan, activity, place.field);
  const heading = place.heading === undefined ? undefined : plan.headings.find((one) => one.id === place.heading);
  return heading ? atHeading(heading, place.field) : atSheet(plan, place.field);
}

/** "กิจกรรมที่ ๓"; with its title where several rows bear that number or it bears none. */
export function nameOfActivity(plan: Plan, activity: Activity): string {
  const { number } = activity;
  const title = clipped(activity.title);
  if (number === null) return title === "" ? `กิจกรรมแถวที่ ${toThaiDigits(plan.activities.indexOf(activity) + 1)}` : `กิจกรรม “${title}”`;
  const only = plan.activities.every((other) => other === activity || other.number !== number);
  return only || title === "" ? `กิจกรรมที่ ${toThaiDigits(number)}` : `กิจกรรมที่ ${toThaiDigits(number)} “${title}”`;
}

/** "แนวทางการพัฒนาที่ ๒", or the title where the paper gives no label. */
export function nameOfHeading(heading: Heading): string {
  const label = oneLine(heading.label).replace(/\s*[:.]$/u, "");
  return /[ก-ฮ]{2}/u.test(label) ? label : `หัวข้อ “${clipped(heading.title)}”`;
}

/** The first words of a text, cut where Thai may be cut. */
export function clipped(text: string, most = 40): string {
  const line = oneLine(text).replaceAll(/[“”"]/gu, "");
  if (line.length <= most) return line;
  const blank = line.lastIndexOf(" ", most);
  let end = blank > most / 2 ? blank : most;
  // A vowel or tone mark stays with its consonant, a leading vowel with the consonant after it.
  while (/[\u0E30-\u0E3A\u0E45-\u0E4E]/u.test(line.charAt(end))) end -= 1;
  if (/[เแโใไ]/u.test(line.charAt(end - 1))) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}

/** "๑, ๒ และ ๕". */
export function listed(items: readonly (string | number)[]): string {
  const words = items.map((item) => toThaiDigits(item));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} และ ${words.at(-1) ?? ""}`;
}

function fieldName(field: string): string {
  if (field.startsWith("quarter-")) return nameOfField("months");
  const name = nameOfField(field);
  return name === field ? "อื่น ๆ ของแถว" : name;
}
