import type { Member } from "../person/members.ts";
import type { Role } from "../person/role.ts";
import { toThaiDigits } from "../thai/digits.ts";

/** งานในมือของหน่วยงาน — what somebody there must answer for. */
export interface InHand {
  readonly plans: number;
  /** Begun and not yet approved. */
  readonly reports: number;
  /** Asked by an agency above and not yet accepted. */
  readonly questions: number;
  readonly evidence: number;
}

/** งานที่จะไม่มีผู้รับผิดชอบ — the roles that nobody would hold any more, and activities whose person in charge would be gone. */
export interface LeftBehind {
  readonly roles: readonly Role[];
  readonly inHand: InHand;
  readonly activities: number;
}

/** Roles that work cannot do without: which work, and who may do it. */
const NEEDED: readonly { readonly role: Role; readonly can: readonly Role[]; readonly work: (hand: InHand) => number }[] = [
  { role: "author", can: ["author"], work: ({ plans, reports, evidence }) => plans + reports + evidence },
  { role: "approver", can: ["approver"], work: ({ plans, reports }) => plans + reports },
  { role: "unit-reporter", can: ["unit-reporter", "author"], work: ({ questions }) => questions },
];

/**
 * งานต้องมีผู้รับผิดชอบ — what would be left behind at an agency if these roles of one person ended; null where nothing would.
 * Whoever stays must hold the role for as long as the one who leaves would have; who is shut out answers for nothing.
 */
export function leftBehind({
  members,
  leaving,
  inHand,
  inCharge,
  today,
}: {
  readonly members: readonly Member[];
  /** Ids of the roles that would end. */
  readonly leaving: readonly string[];
  readonly inHand: InHand;
  /** How many activities that person is in charge of. */
  readonly inCharge: number;
  readonly today: string;
}): LeftBehind | null {
  const held = members.filter((one) => !one.disabled && isLive(one, today));
  const goes = held.filter(({ id }) => leaving.includes(id));
  const stays = held.filter(({ id }) => !leaving.includes(id));
  const roles = NEEDED.filter(
    ({ can, work }) =>
      work(inHand) > 0 &&
      goes.some((one) => can.includes(one.role) && !stays.some((other) => can.includes(other.role) && covers(other, one, today))),
  ).map(({ role }) => role);
  const loses = goes.find(({ role }) => role === "author");
  const isStillAuthor = stays.some(({ person, role }) => role === "author" && person === loses?.person);
  const activities = loses === undefined || isStillAuthor ? 0 : inCharge;
  return roles.length === 0 && activities === 0 ? null : { roles, inHand, activities };
}

/** Not over yet: it counts today or from a later day on. */
export function isLive({ until }: Pick<Member, "until">, today: string): boolean {
  return until === null || until >= today;
}

function covers(other: Member, one: Member, today: string): boolean {
  const begins = one.from === null || one.from < today ? today : one.from;
  return (other.from ?? "") <= begins && (other.until ?? "9") >= (one.until ?? "9");
}

/** บอกงานที่ค้าง — what would lack somebody, as the refusal says it: "แผน ๒ ฉบับ รายงานที่ยังไม่อนุมัติ ๑ ฉบับ". */
export function sayLeftBehind({ roles, inHand: { plans, reports, questions, evidence }, activities }: LeftBehind): string {
  const lacks = (...some: readonly Role[]): boolean => some.some((role) => roles.includes(role));
  const says: readonly (readonly [boolean, number, string, string])[] = [
    [lacks("author", "approver"), plans, "แผน", "ฉบับ"],
    [lacks("author", "approver"), reports, "รายงานที่ยังไม่อนุมัติ", "ฉบับ"],
    [lacks("unit-reporter"), questions, "ผลที่ต้องตอบหน่วยงานอื่น", "เรื่อง"],
    [lacks("author"), evidence, "หลักฐาน", "รายการ"],
    [true, activities, "กิจกรรมที่บุคคลนี้รับผิดชอบ", "กิจกรรม"],
  ];
  return says
    .filter(([isLacking, count]) => isLacking && count > 0)
    .map(([, count, what, unit]) => `${what} ${toThaiDigits(count)} ${unit}`)
    .join(" ");
}
