import type { AgencyReference } from "#domain/agency/agencies-in-bulk.ts";
import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { changeDayError, type ChangeDayError } from "#domain/agency/agency-change.ts";
import type { KnownAgency, SetUpBase, SetUpIntent, SetUpRow } from "#domain/agency/set-up.ts";
import { setUpIntentOf } from "#domain/agency/set-up-rows.ts";
import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

const REASON = "ตารางตั้งต้นหน่วยงาน";

/** Why a sheet is not taken in. */
export type SetUpError =
  | ChangeDayError
  | { readonly kind: "agency-not-found" | "not-administrator" | "agency-ended" }
  | { readonly kind: "set-up-has-errors"; readonly intent: SetUpIntent };

/** What a sheet did, or would do. */
export interface SetUp {
  readonly intent: SetUpIntent;
  /** Administrators that were added. */
  readonly administrators: readonly {
    readonly agency: number;
    readonly person: string;
    readonly name: string;
    readonly email: string;
    readonly needsLink: boolean;
  }[];
}

/** What the sheet speaks of, as the record has it, for an administrator of the agency. */
export async function setUpBaseOf(
  { records }: { readonly records: Records },
  { agency: id, fiscalYear }: { readonly agency: number; readonly fiscalYear: number },
): Promise<
  Result<SetUpBase & { readonly top: AgencyRecord }, { readonly kind: "agency-not-found" | "not-administrator" | "agency-ended" }>
> {
  const { agencies, person } = records;
  const top = await agencies.find(id);
  if (top === null) return err({ kind: "agency-not-found" });
  if (!holdsAbove(person, top.within, "administrator")) return err({ kind: "not-administrator" });
  if (top.endedOn !== null) return err({ kind: "agency-ended" });
  const administrators = Map.groupBy(await agencies.administratorsUnder(id), (one) => one.agency);
  const headcounts = await agencies.headcountsUnder(id, fiscalYear);
  const known = inLineBelow(id, await agencies.under(id)).map((one): KnownAgency => ({
    ...one,
    people: headcounts.get(one.id) ?? null,
    administrators: (administrators.get(one.id) ?? []).map(({ email }) => email),
  }));
  return ok({ top, known, areas: await agencies.areas() });
}

/**
 * ตั้งต้นหน่วยงานจากตาราง — all rows or none: agencies added below one and changed, headcounts of a year, administrators.
 * People are made only after every row is right, and stand apart from the record: one without a role does no harm.
 */
export async function setUpAgencies(
  {
    records,
    findOrMakePerson,
  }: {
    readonly records: Records;
    readonly findOrMakePerson: (person: { readonly name: string; readonly email: string }) => Promise<string>;
  },
  wish: {
    readonly agency: number;
    readonly rows: readonly SetUpRow[];
    readonly from: string;
    readonly fiscalYear: number;
    readonly dryRun: boolean;
  },
): Promise<Result<SetUp, SetUpError>> {
  const { agencies, members, today } = records;
  const { agency: id, fiscalYear } = wish;
  const base = await setUpBaseOf({ records }, wish);
  if (!base.ok) return base;
  const day = changeDayError(wish.from, null, today);
  if (day !== null) return err(day);
  const intent = setUpIntentOf(wish.rows, base.value);
  if (wish.dryRun) return ok({ intent, administrators: [] });
  if (intent.faults.length > 0) return err({ kind: "set-up-has-errors", intent });

  const changes = intent.changed.flatMap(({ agency, fields }) => fields.map((field) => ({ row: `agency:${agency}`, ...field })));
  const ids = await agencies.setUp(
    { add: intent.add, addedFrom: wish.from, change: intent.change, changedFrom: today, reason: REASON },
    { act: "agency.changed", agency: id, changes, facts: { sheet: true, added: intent.add.length, changed: intent.change.length } },
  );
  const idOf = (of: AgencyReference): number => ("id" in of ? of.id : (ids.get(of.row) ?? 0));
  const headcounts = intent.headcounts.map(({ of, people }) => ({ agency: idOf(of), people }));
  await agencies.setHeadcounts(fiscalYear, headcounts, {
    act: "headcount.set",
    agency: id,
    changes: headcounts.map((one) => ({
      row: `agency:${one.agency}`,
      field: `people.${fiscalYear}`,
      before: "",
      after: String(one.people),
    })),
  });

  const added = [];
  for (const { of, name, email } of intent.administrators)
    added.push({ agency: idOf(of), name, email, person: await findOrMakePerson({ name, email }) });
  await members.addAll(
    added.map((one) => ({ person: one.person, agency: one.agency, role: "administrator", actingFor: null, from: null, until: null })),
    {
      act: "member.added",
      agency: id,
      changes: added.map((one) => ({ row: `agency:${one.agency}`, field: "administrator", before: "", after: one.person })),
    },
  );
  const administrators = [];
  for (const one of added) administrators.push({ ...one, needsLink: await members.needsFirstLink(one.person) });
  return ok({ intent, administrators });
}

/** Those whose line of command leads to the agency: an office that only stands in its area is set up by those who command it. */
function inLineBelow(top: number, under: readonly AgencyRecord[]): readonly AgencyRecord[] {
  const byId = new Map(under.map((one) => [one.id, one]));
  const known = new Map<number, boolean>([[top, true]]);
  const isBelow = (id: number | null, steps: number): boolean => {
    if (id === null || steps > 50) return false;
    const settled = known.get(id);
    if (settled !== undefined) return settled;
    const answer = isBelow(byId.get(id)?.parent ?? null, steps + 1);
    known.set(id, answer);
    return answer;
  };
  return under.filter(({ id }) => isBelow(id, 0));
}
