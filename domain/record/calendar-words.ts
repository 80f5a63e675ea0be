import { toThaiDigits } from "../thai/digits.ts";
import type { CalendarEvent } from "./calendar.ts";

const KINDS = {
  "plan-opens": (what) => `เริ่มส่ง${what}ได้`,
  "plan-due": (what) => `วันสุดท้ายส่ง${what}`,
  "round-opens": (what) => `เริ่มส่ง${what}ได้`,
  "round-due": (what) => `วันสุดท้ายส่ง${what}`,
  "round-closes": (what) => `ปิดรับ${what}`,
  "more-time": (what) => `วันสุดท้ายที่ขยายเวลาส่ง${what}`,
} satisfies Record<CalendarEvent["kind"], (what: string) => string>;

/** คำของวันในปฏิทิน — what happens on the day, without for whom. */
export function sayEvent({
  kind,
  fiscalYear,
  months,
  isAssessment,
}: Pick<CalendarEvent, "kind" | "fiscalYear" | "months" | "isAssessment">): string {
  const what = months === null ? "แผน" : `${isAssessment ? "ผลประเมินองค์กรคุณธรรม" : "รายงานผล"}รอบ ${toThaiDigits(months)} เดือน`;
  return `${KINDS[kind](what)} ปีงบประมาณ ${toThaiDigits(fiscalYear)}`;
}

/** For whom: the agency itself, or those below it. */
export function sayWhose({ kind, whose, agencyName }: Pick<CalendarEvent, "kind" | "whose" | "agencyName">): string {
  return whose === "below" && kind !== "more-time" ? `หน่วยงานในสังกัดและพื้นที่ของ${agencyName}` : agencyName;
}
