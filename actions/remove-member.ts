import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { findLeftBehind, type WorkLeftBehind } from "./find-left-behind.ts";

/** Why a role is not taken away. */
export type RemoveMemberError = { readonly kind: "member-not-found" | "not-administrator" | "last-administrator" } | WorkLeftBehind;

/** ถอนผู้ปฏิบัติงาน — an administrator takes a role away; no work is left behind, and the root never without one who administers it. */
export async function removeMember(
  { records }: { readonly records: Records },
  { member: id }: { readonly member: string },
): Promise<Result<void, RemoveMemberError>> {
  const { members, agencies, person } = records;
  const member = await members.find(id);
  if (member === null) return err({ kind: "member-not-found" });
  const agency = await agencies.find(member.agency);
  if (agency === null || !holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-administrator" });
  if (agency.parent === null && member.role === "administrator" && (await members.isLastAdministrator(id)))
    return err({ kind: "last-administrator" });
  const left = await findLeftBehind(records, { agency, person: member.person, leaving: [id] });
  if (left !== null) return err(left);

  const facts = { person: member.person, role: member.role, actingFor: member.actingFor };
  await members.remove(id, { act: "member.removed", agency: member.agency, changes: [], facts });
  return ok(undefined);
}
