import { daysBetween } from "../thai/dates.ts";
import type { Person } from "../person/role.ts";
import type { Duty } from "./duty.ts";

/** สรุปเรื่องที่ต้องทำ — what one letter of the day tells: each duty once, in the first of these that it belongs to. */
export interface Digest {
  /** Handed over to the person and not read yet. */
  readonly received: readonly Duty[];
  /** Waits for the person's decision. */
  readonly toDecide: readonly Duty[];
  readonly overdue: readonly Duty[];
  /** Due today or within the days of notice. */
  readonly soon: readonly Duty[];
  /** Owed by others of the person's agency, and long overdue. */
  readonly escalated: readonly Duty[];
}

const NOTICE_DAYS = 14;
const ESCALATED_AFTER_DAYS = 7;

/** สรุปประจำวัน — null where there is nothing to say, so that no letter is written. `authors` is what the authors of the approver's agencies owe. */
export function digestOf(duties: readonly Duty[], authors: readonly Duty[], today: string): Digest | null {
  const left = (duty: Duty): number | null => ("due" in duty && duty.due !== null ? daysBetween(today, duty.due) : null);
  const received = duties.filter(({ kind }) => kind === "take-over");
  const toDecide = duties.filter(({ kind }) => kind === "decide-plan" || kind === "decide-report");
  const others = duties.filter((duty) => !toDecide.includes(duty) && !received.includes(duty));
  const overdue = others.filter((duty) => (left(duty) ?? 0) < 0);
  const soon = others.filter((duty) => {
    const days = left(duty);
    return days !== null && days >= 0 && days <= NOTICE_DAYS;
  });
  const own = new Set(duties.map((duty) => JSON.stringify(duty)));
  const escalated = authors.filter((duty) => (left(duty) ?? 0) <= -ESCALATED_AFTER_DAYS && !own.has(JSON.stringify(duty)));
  const told = { received, toDecide, overdue, soon, escalated };
  return Object.values(told).every((part) => part.length === 0) ? null : told;
}

/** ผู้อนุมัติในฐานะผู้จัดทำ — the person as if author wherever they approve: what they would owe is what their authors owe. */
export function asAuthorWhereApprover(person: Person): Person {
  const memberships = person.memberships.flatMap((one) => (one.role === "approver" ? [{ ...one, role: "author" as const }] : []));
  return { ...person, memberships };
}
