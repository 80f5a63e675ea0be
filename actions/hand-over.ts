import { mayHandOver, type HandOverRefusal, type HandOverWish } from "#domain/handover/hand-over.ts";
import type { Handover } from "#domain/handover/handovers.ts";
import { isLive } from "#domain/handover/left-behind.ts";
import type { Owed, PersonsWork } from "#domain/handover/owed.ts";
import type { Member } from "#domain/person/members.ts";
import { holdsAbove, isCurrent } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { dutiesFor } from "./list-duties.ts";

/** Why work is not handed over, or not shown. */
export interface HandOverError {
  readonly kind: HandOverRefusal["kind"] | "agency-not-found" | "agency-ended" | "person-disabled";
}

interface Whose {
  readonly agency: number;
  readonly person: string;
}

/** ดูงานที่จะส่งมอบ — by the person, or by an administrator of the agency or of one above. */
export async function readPersonsWork(
  { records }: { readonly records: Records },
  { agency: id, person: who }: Whose,
): Promise<Result<PersonsWork, HandOverError>> {
  const { agencies, members, person, today } = records;
  const agency = await agencies.find(id);
  if (agency === null) return err({ kind: "agency-not-found" });
  const administers = holdsAbove(person, agency.within, "administrator");
  if (!administers && person.id !== who) return err({ kind: "not-administrator" });
  const all = await members.ofAgency(id);
  const roles = all.filter((one) => one.person === who && isLive(one, today));
  const [first] = roles;
  if (first === undefined) return err({ kind: "person-not-found" });
  const others = all.filter((one) => one.person !== who && !one.disabled && isLive(one, today));
  return ok({
    person: { id: who, name: first.name },
    agency: { id, name: agency.name },
    roles,
    successors: [...new Map(others.map((one) => [one.person, { id: one.person, name: one.name, email: one.email }])).values()],
    owed: await owedBy(records, { id: who, name: first.name }, roles, true),
    mayInvite: administers,
  });
}

/** A handover, and whether a link to set the first password is due. */
export interface HandedOver {
  readonly handover: Handover;
  readonly successor: string;
  readonly needsLink: boolean;
}

/**
 * ส่งมอบงาน — roles, and all that goes with them, pass to a successor at once; the predecessor keeps what is not passed. `findOrMakePerson` is
 * only asked once all else is right: the person it makes stands apart from the record, and one without a role does no harm.
 */
export async function handOver(
  { records, findOrMakePerson }: { readonly records: Records; readonly findOrMakePerson: (who: NewPerson) => Promise<string> },
  { agency: id, note, revokedTokens, ...wish }: HandOverWish & HandOverMore,
): Promise<Result<HandedOver, HandOverError>> {
  const { agencies, handovers, members, person, today } = records;
  const agency = await agencies.find(id);
  if (agency === null) return err({ kind: "agency-not-found" });
  const administers = holdsAbove(person, agency.within, "administrator");
  if (!administers && person.id !== wish.predecessor) return err({ kind: "not-administrator" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });
  await handovers.hold(id);
  const before = await members.ofAgency(id);
  const handed = mayHandOver(before, wish, { asker: person.id, administers, today });
  if (!handed.ok) return handed;
  const predecessor = { id: wish.predecessor, name: handed.value[0]?.name ?? "" };
  const known = wish.successor;
  const who = "person" in known ? known.person : await findOrMakePerson(known);
  if (who === predecessor.id) return err({ kind: "successor-same" });
  const owed = await owedBy(records, predecessor, handed.value, wish.passed.length > 0);
  const revoked = owed.tokens.filter((one) => revokedTokens.includes(one.id));
  // Who still administers the agency looks after keys of machines as before.
  const stillAdministers = (await members.ofPerson(predecessor.id)).some(
    (one) => one.role === "administrator" && agency.within.includes(one.agency) && isLive(one, today) && !wish.passed.includes(one.id),
  );
  const facts = {
    from: predecessor.id,
    to: who,
    passed: rolesOf(handed.value, wish.passed),
    shared: rolesOf(handed.value, wish.shared),
    revokedTokens: revoked.map((one) => one.name).join(", "),
  };
  const handover = await handovers.pass(
    {
      agency: id,
      predecessor,
      successor: who,
      passed: wish.passed,
      shared: wish.shared,
      revokedTokens: revoked.map((one) => one.id),
      note,
      owed: { ...owed, tokens: stillAdministers ? [] : owed.tokens.filter((one) => !revoked.includes(one)) },
      today,
    },
    { act: "handover.made", agency: id, changes: [], facts },
  );
  // Somebody known by e-mail is seen only once they work here.
  if ((await members.ofAgency(id)).some((one) => one.person === who && one.disabled)) return err({ kind: "person-disabled" });
  return ok({ handover, successor: who, needsLink: await members.needsFirstLink(who) });
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
}

interface HandOverMore {
  readonly agency: number;
  readonly note: string;
  /** Of the predecessor's keys of machines: these end, the others are the successor's. */
  readonly revokedTokens: readonly string[];
}

/** What follows from these roles of one agency, and what goes with them: an author's activities; half sent files where a role leaves. */
async function owedBy(
  records: Records,
  { id, name }: { readonly id: string; readonly name: string },
  roles: readonly Member[],
  leaves: boolean,
): Promise<Owed> {
  const memberships = roles.filter((one) => isCurrent(one, records.today));
  const duties = await dutiesFor(records, { id, name, kind: "person", scopes: null, memberships });
  const kept = await records.handovers.keptBy(id, roles[0]?.agency ?? 0);
  const isAuthor = roles.some(({ role }) => role === "author");
  return { duties, ...kept, inCharge: isAuthor ? kept.inCharge : [], uploads: leaves ? kept.uploads : [] };
}

function rolesOf(members: readonly Member[], ids: readonly string[]): string {
  return members
    .filter(({ id }) => ids.includes(id))
    .map(({ role }) => role)
    .join(" ");
}

/** รับทราบงานที่รับมอบ — the successor read it; it leaves their home page. */
export async function acknowledgeHandover(
  { records }: { readonly records: Records },
  { id }: { readonly id: string },
): Promise<Result<void, { readonly kind: "handover-not-found" }>> {
  const handover = (await records.handovers.waiting()).find((one) => one.id === id);
  if (handover === undefined) return err({ kind: "handover-not-found" });
  await records.handovers.acknowledge(id, {
    act: "handover.read",
    agency: handover.agency,
    changes: [],
    facts: { from: handover.predecessorName, to: records.person.name },
  });
  return ok(undefined);
}
