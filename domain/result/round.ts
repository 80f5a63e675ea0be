import { daysBetween } from "../thai/dates.ts";
import { err, ok, type Result } from "../result.ts";
import type { RoundMonths } from "./target-at.ts";

/** รอบที่รายงานได้ ตามเดือนของปีงบประมาณ. */
export const ROUND_MONTHS: readonly RoundMonths[] = [3, 6, 9, 12];

/** ชนิดของรอบ: รายงานผล · ประเมินองค์กรคุณธรรม (for which no report is asked). */
export type RoundKind = "report" | "assessment";

/** เมื่อเลยกำหนด: ยังรับและระบุว่าส่งช้า · ไม่รับ เว้นแต่ขยายเวลา. */
export type LatePolicy = "accept" | "refuse";

/**
 * รอบรายงาน — what an agency asks of all agencies below it: reports of a fiscal year at so many months, from a day to a day (ISO dates).
 * Several agencies above one may each set their own; its report is one, due by the earliest.
 */
export interface Round {
  readonly id: string;
  readonly agency: number;
  readonly fiscalYear: number;
  readonly months: RoundMonths;
  readonly kind: RoundKind;
  readonly opens: string;
  readonly due: string;
  readonly late: LatePolicy;
}

/** การขยายเวลา — another last day for one agency, with the reason. */
export interface Extension {
  readonly round: string;
  readonly agency: number;
  readonly due: string;
  readonly reason: string;
  readonly byName: string;
  /** UTC. */
  readonly at: string;
}

/** กำหนดของหน่วยงานในรอบหนึ่ง — what all rounds above an agency come to. */
export interface RoundDue {
  readonly fiscalYear: number;
  readonly months: RoundMonths;
  /** The first day a report may be handed in. */
  readonly opens: string;
  readonly due: string;
  /** The day after which it is refused; null where it is always taken. */
  readonly closes: string | null;
}

/** Why a report cannot be handed in today. */
export type RoundError =
  | { readonly kind: "round-not-open"; readonly opens: string }
  | { readonly kind: "round-closed"; readonly closed: string };

/**
 * กำหนดส่งรายงานของหน่วยงาน — of the rounds set by agencies above (and itself) for one year and month, with its extensions: it opens
 * with the first, is due by the earliest, and closes with the earliest that refuses what is late. Null where nobody set one. Where the agency
 * answers for an owner's report, more time for the owner is more time for it.
 */
export function dueOf(rounds: readonly Round[], extensions: readonly Extension[], agency: number, owner?: number): RoundDue | null {
  const [first] = rounds;
  if (first === undefined) return null;
  const lastDay = ({ id, due }: Round): string =>
    extensions
      .filter((one) => one.round === id && (one.agency === agency || one.agency === owner))
      .reduce((latest, one) => (one.due > latest ? one.due : latest), due);
  const earliest = (days: readonly string[]): string => days.reduce((one, other) => (other < one ? other : one));
  const strict = rounds.filter(({ late }) => late === "refuse");
  return {
    fiscalYear: first.fiscalYear,
    months: first.months,
    opens: earliest(rounds.map(({ opens }) => opens)),
    due: earliest(rounds.map(lastDay)),
    closes: strict.length === 0 ? null : earliest(strict.map(lastDay)),
  };
}

/** รอบรายงานผลในเดือนหนึ่ง — those that ask for a report at so many months; rounds of the assessment ask for none. */
export function reportRounds(rounds: readonly Round[], months: RoundMonths): readonly Round[] {
  return rounds.filter((one) => one.kind === "report" && one.months === months);
}

/**
 * ส่งช้ากี่วัน — of what was taken as late, by the day it was handed over; at least one, also where the round was given more time since.
 * Null where it came in time, or no round asks for it any more.
 */
export function daysLate(submitted: { readonly isLate: boolean; readonly on: string }, due: RoundDue | null): number | null {
  return submitted.isLate && due !== null ? Math.max(1, daysBetween(due.due, submitted.on)) : null;
}

/** เลยกำหนดกี่วัน — of what was not handed over; null until the last day is past. */
export function daysOverdue(today: string, due: RoundDue | null): number | null {
  return due !== null && today > due.due ? daysBetween(due.due, today) : null;
}

/** ไตรมาสของรอบ — every round ends with a quarter of the fiscal year. */
export function quarterOf(months: RoundMonths): number {
  return months / 3;
}

/** ส่งรายงานวันนี้ได้หรือไม่ — and whether it comes late. Where nobody set a round, reports are always taken. */
export function takenOn(today: string, due: RoundDue | null): Result<"in-time" | "late", RoundError> {
  if (due === null) return ok("in-time");
  if (today < due.opens) return err({ kind: "round-not-open", opens: due.opens });
  if (due.closes !== null && today > due.closes) return err({ kind: "round-closed", closed: due.closes });
  return ok(today > due.due ? "late" : "in-time");
}
