import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { nameOfField } from "#domain/plan/field-names.ts";

/** Fields that a comparison tells of and no cell edits. */
const NAMES: Readonly<Record<string, string>> = {
  kind: "ชนิดของหัวข้อ",
  label: "คำนำหน้าชื่อหัวข้อ",
  planYears: "ช่วงปีของแผนระยะยาว",
  more: "ช่องอื่นของตาราง",
  "contact.unit": "สังกัดผู้ประสานงาน",
  "contact.address": "ที่อยู่ผู้ประสานงาน",
  "contact.fax": "โทรสารผู้ประสานงาน",
  "contact.line": "ไลน์ผู้ประสานงาน",
  "approver.name": "ชื่อผู้อนุมัติแผน",
  "approver.position": "ตำแหน่งผู้อนุมัติแผน",
};

/** ชื่อช่องที่เปลี่ยน — with its number in a list, or the heading that a declared number is for. */
export function nameOfChange(
  { field, row }: Pick<FieldChange, "field"> & { readonly row?: string | undefined },
  ...plans: readonly Plan[]
): string {
  if (field === "title" && row === "plan") return "ชื่อแผน";
  if (field === "title" && row?.startsWith("h") === true) return "ชื่อหัวข้อ";
  const own = NAMES[field];
  if (own !== undefined) return own;
  const name = nameOfField(field);
  const level = /^rubric\.([1-5])$/u.exec(field)?.[1];
  if (level !== undefined) return `${name} ระดับ ${toThaiDigits(level)}`;
  const heading = /^declared\.byHeading\.(.+)$/u.exec(field)?.[1];
  if (heading !== undefined) {
    const found = plans.flatMap(({ headings }) => headings).find(({ id }) => id === heading);
    return found === undefined ? name : `${name}: ${`${found.label} ${found.title}`.trim()}`;
  }
  const at = /\.(\d+)$/u.exec(field)?.[1];
  return at === undefined ? name : `${name} ข้อ ${toThaiDigits(Number(at) + 1)}`;
}

/** What a row is called: its number and title; null where the plans no longer have it. */
export function nameOfRow(row: string, ...plans: readonly Plan[]): string | null {
  for (const plan of plans) {
    const activity = plan.activities.find(({ id }) => id === row);
    if (activity !== undefined)
      return `กิจกรรมที่ ${toThaiDigits(activity.number ?? plan.activities.indexOf(activity) + 1)} ${activity.title}`.trim();
    const heading = plan.headings.find(({ id }) => id === row);
    if (heading !== undefined) return `${heading.label} ${heading.title}`.trim();
  }
  return null;
}
