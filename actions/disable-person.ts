import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a person is neither shut out nor let in again. */
export interface DisablePersonError {
  readonly kind: "person-not-found" | "not-over-person" | "not-yourself";
}

/** ระงับหรือคืนการใช้งาน — by an administrator of agencies at or above all where the person has a role. The line is written here; the doors close once it is kept. */
export async function disablePerson(
  { records }: { readonly records: Records },
  { person: id, disabled }: { readonly person: string; readonly disabled: boolean },
): Promise<Result<void, DisablePersonError>> {
  const { members, agencies, person } = records;
  if (id === person.id) return err({ kind: "not-yourself" });
  const roles = await members.ofPerson(id);
  const first = roles[0];
  if (first === undefined) return err({ kind: "person-not-found" });
  const places = await agencies.findAll([...new Set(roles.map(({ agency }) => agency))]);
  const isOver = places.every(({ within }) => holdsAbove(person, within, "administrator"));
  if (!isOver || !(await members.administersPerson(id))) return err({ kind: "not-over-person" });
  const facts = { what: disabled ? "disabled" : "enabled", person: id };
  await records.audit.write({ act: "sign-in.changed", agency: first.agency, changes: [], facts });
  return ok(undefined);
}
