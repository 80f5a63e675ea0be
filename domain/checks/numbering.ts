import type { Activity } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { atActivity, atHeading } from "./where.ts";

/** The last number seen with some prefix ("3.1" of "3.1.2"), and how many rows without a number came since. */
interface Seen {
  readonly last: number;
  readonly under: string;
  readonly unnumbered: number;
}

/** ลำดับที่ไม่ต่อเนื่อง — numbers that jump, repeat or do not begin with 1. */
export const numberGap: Check = {
  kind: "number-gap",
  severity: "warning",
  thai: "ลำดับที่ข้ามหรือซ้ำ",
  why: "ลำดับที่ข้ามมักหมายถึงแถวที่ตกหล่นระหว่างคัดลอก ลำดับที่ซ้ำทำให้อ้างถึงกิจกรรมในรายงานผลและหลักฐานไม่ได้",
  find: (plan) => [
    ...irregular(plan.activities).map(({ activity, ...finding }) => ({ ...atActivity(plan, activity, "number"), ...finding })),
    ...plan.headings.flatMap((heading, at): readonly Finding[] => {
      const twin = plan.headings
        .slice(0, at)
        .find((other) => other.parent === heading.parent && other.kind === heading.kind && other.number === heading.number);
      // A bare "๑." may begin a new list beside another indicator of the same goal; "กลยุทธ์ที่ ๑" names one thing only.
      const repeats = heading.number !== null && twin && /[ก-ฮ]{2}/u.test(heading.label) && squash(twin.title) !== squash(heading.title);
      return repeats ? [{ ...atHeading(heading, "number"), case: "heading", found: heading.number }] : [];
    }),
  ],
  says: ({ where, case: reason, found = "", expected = "" }) => {
    const number = toThaiDigits(found);
    if (reason === "heading") return `${where} ใช้ลำดับที่ ${number} ซ้ำกับหัวข้ออื่นในระดับเดียวกัน กรุณาตรวจสอบลำดับของหัวข้อ`;
    if (reason === "repeats") return `${where} พิมพ์ว่า ${number} ซึ่งซ้ำกับแถวก่อนหน้า ลำดับถัดไปควรเป็น ${toThaiDigits(expected)} กรุณาตรวจสอบลำดับที่`;
    return `${where} พิมพ์ว่า ${number} โดยไม่มีลำดับที่ ${toThaiDigits(expected)} ก่อนหน้า กรุณาตรวจสอบว่ามีแถวตกหล่นหรือต้องเรียงลำดับใหม่`;
  },
  fails: examplePlan({
    activities: [exampleActivity({ number: "1.1" }), exampleActivity({ id: "a2", number: "1.3", title: "ปลูกต้นไม้ริมรั้ว" })],
  }),
  passes: examplePlan({
    activities: [
      exampleActivity({ number: "1.1" }),
      exampleActivity({ id: "a2", number: "1.2", title: "ปลูกต้นไม้ริมรั้ว" }),
      exampleActivity({ id: "a3", number: "2.1", title: "เล่านิทานให้น้องฟัง" }),
    ],
  }),
};

/** Numbers are compared by their last part among rows with the same prefix; they may run on through the headings or begin anew under each. */
function irregular(
  activities: readonly Activity[],
): readonly { readonly activity: Activity; readonly case: string; readonly found: string; readonly expected: string }[] {
  const findings: { activity: Activity; case: string; found: string; expected: string }[] = [];
  const seen = new Map<string, Seen>();
  for (const activity of activities) {
    const parts = /^\d+(?:\.\d+)*$/u.test(activity.number ?? "") ? (activity.number ?? "").split(".") : [];
    if (parts.length === 0) {
      for (const [prefix, state] of seen) seen.set(prefix, { ...state, unnumbered: state.unnumbered + 1 });
      continue;
    }
    const prefix = parts.slice(0, -1).join(".");
    const number = Number(parts.at(-1));
    const before = seen.get(prefix);
    const last = before?.last ?? 0;
    const under = `${activity.heading ?? ""}/${activity.goalIndicator ?? ""}`;
    const anew = number === 1 && before !== undefined && before.under !== under;
    const follows = number > last && number <= last + 1 + (before?.unnumbered ?? 0);
    if (!anew && !follows) {
      const expected = [...parts.slice(0, -1), String(last + 1)].join(".");
      findings.push({ activity, case: number <= last ? "repeats" : "jumps", found: parts.join("."), expected });
    }
    seen.set(prefix, { last: number, under, unnumbered: 0 });
  }
  return findings;
}
