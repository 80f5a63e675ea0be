import type { Member } from "#domain/person/members.ts";
import { holdsAbove, type Membership } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a person is not given a role. */
export interface AddMemberError {
  readonly kind:
    | "agency-not-found"
    | "not-administrator"
    | "agency-ended"
    | "acting-needs-approver"
    | "acting-needs-days"
    | "days-order"
    | "member-exists"
    | "member-not-found";
}

/** The member, and whether a link to set the first password is due. */
export interface AddedMember {
  readonly member: Member;
  readonly needsLink: boolean;
}

/**
 * เพิ่มผู้ปฏิบัติงาน — a person gets a role at an agency. `findOrMakePerson` is only asked once all else is right: the person it makes stands
 * apart from the record, and one without a role does no harm.
 */
export async function addMember(
  { records, findOrMakePerson }: { readonly records: Records; readonly findOrMakePerson: () => Promise<string> },
  membership: Membership,
): Promise<Result<AddedMember, AddMemberError>> {
  const { members, person, today } = records;
  const agency = await records.agencies.find(membership.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-administrator" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });
  const { from, until, actingFor, role } = membership;
  if (actingFor !== null && role !== "approver") return err({ kind: "acting-needs-approver" });
  if (actingFor !== null && (from === null || until === null)) return err({ kind: "acting-needs-days" });
  if (until !== null && ((from !== null && from > until) || until < today)) return err({ kind: "days-order" });

  const who = await findOrMakePerson();
  const held = (await members.ofPerson(who)).some(
    (one) => one.agency === membership.agency && one.role === role && one.actingFor === actingFor && meet(one, membership),
  );
  if (held) return err({ kind: "member-exists" });
  const facts = { person: who, role, actingFor, from, until };
  const id = await members.add(who, membership, { act: "member.added", agency: agency.id, changes: [], facts });
  const member = await members.find(id);
  if (member === null) return err({ kind: "member-not-found" });
  return ok({ member, needsLink: await members.needsFirstLink(who) });
}

/** Do two roles have a day in common? */
function meet(one: Membership, other: Membership): boolean {
  return (one.until ?? "9") >= (other.from ?? "") && (other.until ?? "9") >= (one.from ?? "");
}
