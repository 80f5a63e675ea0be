import type { Member } from "#domain/person/members.ts";
import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why no link is made. */
export interface RenewLinkError {
  readonly kind: "member-not-found" | "not-administrator" | "not-over-person";
}

/**
 * ออกลิงก์ตั้งรหัสผ่านใหม่ — whoever holds the link can become that person, so the asker must administer every agency where the person has a role.
 * The line is written here; the link is made once it is kept.
 */
export async function renewLink(
  { records }: { readonly records: Records },
  { member: id }: { readonly member: string },
): Promise<Result<{ readonly member: Member; readonly isFirst: boolean }, RenewLinkError>> {
  const { members, agencies, person } = records;
  const member = await members.find(id);
  if (member === null) return err({ kind: "member-not-found" });
  const agency = await agencies.find(member.agency);
  if (agency === null || !holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-administrator" });
  if (!(await members.administersPerson(member.person))) return err({ kind: "not-over-person" });
  const facts = { what: "new-link", person: member.person };
  await records.audit.write({ act: "sign-in.changed", agency: member.agency, changes: [], facts });
  return ok({ member, isFirst: await members.needsFirstLink(member.person) });
}
