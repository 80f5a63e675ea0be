import { holdsAbove } from "#domain/person/role.ts";
import type { AuditEntry } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { findLeftBehind, type WorkLeftBehind } from "./find-left-behind.ts";

/** Why a person is neither shut out nor let in again. */
export type DisablePersonError = { readonly kind: "person-not-found" | "not-over-person" | "not-yourself" } | WorkLeftBehind;

/** ระงับหรือคืนการใช้งาน — by an administrator of agencies at or above all where the person has a role; no work is left behind by one who is shut out. */
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
  const entry: AuditEntry = {
    act: "sign-in.changed",
    agency: first.agency,
    changes: [],
    facts: { what: disabled ? "disabled" : "enabled", person: id },
  };
  if (!disabled) {
    await records.audit.write(entry);
    return ok(undefined);
  }
  for (const agency of places.toSorted((one, other) => one.id - other.id)) {
    const leaving = roles.filter((one) => one.agency === agency.id).map((one) => one.id);
    const left = await findLeftBehind(records, { agency, person: id, leaving });
    if (left !== null) return err(left);
  }
  await members.shutOut(id, entry);
  return ok(undefined);
}
