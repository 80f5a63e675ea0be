import { ENDING_NOTICE_DAYS } from "#domain/handover/handovers.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { asAuthorWhereApprover, digestOf, type Digest } from "#domain/record/digest.ts";
import { dutiesOf } from "#domain/record/duties.ts";
import type { Duty, WorkDuty } from "#domain/record/duty.ts";
import type { Records } from "#domain/record/records.ts";
import type { Person } from "#domain/person/role.ts";

/** เรื่องที่ต้องทำ — what was handed over to this person and not read yet, then all that they owe, the most pressing first. */
export async function listDuties({ records }: { readonly records: Records }): Promise<readonly Duty[]> {
  const waiting = await records.handovers.waiting();
  return [
    ...waiting.map(({ id, agencyName, predecessorName, madeAt, note, owed }) => ({
      kind: "take-over" as const,
      handover: id,
      agencyName,
      predecessorName,
      since: madeAt,
      note,
      owed,
    })),
    ...(await dutiesFor(records, records.person)),
  ];
}

/** สรุปเรื่องที่ต้องทำประจำวันของบุคคล — with what is long overdue in the agencies they approve for; null where there is nothing to say. */
export async function makeDigest({ records }: { readonly records: Records }): Promise<Digest | null> {
  const approver = asAuthorWhereApprover(records.person);
  const authors = approver.memberships.length === 0 ? [] : await dutiesFor(records, approver);
  return digestOf(await listDuties({ records }), authors, records.today);
}

/** เรื่องที่บุคคลต้องทำ — as far as the asker may read: whose work is handed over need not be who asks. */
export async function dutiesFor(
  { answers, today, agencies, plans, reports, rounds, handovers, inCharges }: Records,
  person: Person,
): Promise<readonly WorkDuty[]> {
  const fiscalYear = fiscalYearOf(today);
  const own = await agencies.findAll([...new Set(person.memberships.map(({ agency }) => agency))]);
  const deadlines = await agencies.deadlines([...new Set(own.flatMap(({ within }) => within))]);
  const mine = (await Promise.all(own.map(({ id }) => plans.list({ agency: id, limit: 20, offset: 0 })))).flat();
  const awaited = await plans.awaited(
    person.memberships.filter(({ role }) => role === "reviewer").map(({ agency }) => agency),
    fiscalYear,
  );
  const years = [...new Set([fiscalYear - 1, fiscalYear])];
  const set = await rounds.of([...new Set(own.flatMap(({ within }) => within))], years);
  const answering = person.memberships.filter(({ role }) => role === "unit-reporter" || role === "author").map(({ agency }) => agency);
  return dutiesOf({
    rounds: set,
    extensions: await rounds.extensions(set.map(({ id }) => id)),
    reports: await reports.ofAgencies(
      own.map(({ id }) => id),
      years,
    ),
    questions: await answers.open([...new Set(answering)]),
    person,
    today,
    agencies: own,
    deadlines,
    plans: mine,
    awaited,
    endingRoles: await handovers.endingRoles(
      person.memberships.filter(({ role }) => role === "administrator").map(({ agency }) => agency),
      { today, days: ENDING_NOTICE_DAYS },
    ),
    inCharge: await inCharges.ofPerson(person.id, null),
    fiscalYear,
  });
}
