/**
 * บทบาท — what a person may do at one agency: ผู้จัดทำ · ผู้อนุมัติ · ผู้รายงานของหน่วย · ผู้ตรวจของหน่วยงานต้นสังกัด (ศปท./สวจ.) ·
 * ผู้ประเมิน · ผู้ดูแลระบบ · ผู้ตรวจสอบ. Every role also reads everything below its agency.
 */
export type Role = "author" | "approver" | "unit-reporter" | "reviewer" | "assessor" | "administrator" | "auditor";

/** บทบาททั้งหมด. */
export const ROLES: readonly Role[] = ["author", "approver", "unit-reporter", "reviewer", "assessor", "administrator", "auditor"];

/** ตำแหน่งของบุคคล — a role held at an agency, from a day to a day (ISO dates, both included; null = open). */
export interface Membership {
  readonly agency: number;
  readonly role: Role;
  /** ปฏิบัติราชการแทน/รักษาราชการแทน: for whom the person acts, as printed under the signature; null in one's own right. */
  readonly actingFor: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** ผู้ใช้งาน — who is asking, and what they may do today. A machine's token is a person of its own kind. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: "person" | "machine";
  /** ขอบเขตของกุญแจเครื่อง; null for a person, who may do all that the memberships give. */
  readonly scopes: readonly Scope[] | null;
  readonly memberships: readonly Membership[];
}

/** ขอบเขตของกุญแจ API — what a machine's token may be used for. */
export type Scope = "plans:read" | "plans:write" | "agencies:read" | "audit:read";

/** ขอบเขตทั้งหมด. */
export const SCOPES: readonly Scope[] = ["plans:read", "plans:write", "agencies:read", "audit:read"];

/** Does the person hold one of these roles at exactly this agency? */
export function holds(person: Person, agency: number, ...roles: readonly Role[]): boolean {
  return person.memberships.some((one) => one.agency === agency && roles.includes(one.role));
}

/** Does the person hold one of these roles at this agency or at one above it? `within` names the agency and all above. */
export function holdsAbove(person: Person, within: readonly number[], ...roles: readonly Role[]): boolean {
  return person.memberships.some((one) => within.includes(one.agency) && roles.includes(one.role));
}

/** A membership counts from its first day to its last, both included. */
export function isCurrent({ from, until }: Membership, today: string): boolean {
  return (from === null || from <= today) && (until === null || today <= until);
}
