import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { leftBehind, sayLeftBehind } from "#domain/handover/left-behind.ts";
import type { Role } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";

/** งานจะไม่มีผู้รับผิดชอบ — why a role does not end: whose, where, and what is owed there, for the page that hands it over. */
export interface WorkLeftBehind {
  readonly kind: "work-left-behind";
  readonly agency: number;
  readonly agencyName: string;
  readonly person: string;
  readonly roles: readonly Role[];
  /** As a sentence says it, in Thai. */
  readonly owes: string;
}

/** Looks, while nobody else changes who works at the agency, whether its work would be left behind; an agency that ended has none. */
export async function findLeftBehind(
  { handovers, inCharges, members, today }: Records,
  { agency, person, leaving }: { readonly agency: AgencyRecord; readonly person: string; readonly leaving: readonly string[] },
): Promise<WorkLeftBehind | null> {
  if (agency.endedOn !== null) return null;
  await handovers.hold(agency.id);
  const left = leftBehind({
    members: await members.ofAgency(agency.id),
    leaving,
    inHand: await handovers.inHand(agency.id),
    inCharge: (await inCharges.ofPerson(person, agency.id)).length,
    today,
  });
  if (left === null) return null;
  return { kind: "work-left-behind", agency: agency.id, agencyName: agency.name, person, roles: left.roles, owes: sayLeftBehind(left) };
}
