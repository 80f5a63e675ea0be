import type { AgencyRecord } from "#domain/agency/agencies.ts";
import type { Agency, AgencyPeriod } from "#domain/agency/agency.ts";
import { holds, holdsAbove, ROLES, type Person } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";

/** An agency in a line of agencies. */
export type NamedAgency = Pick<Agency, "id" | "kind" | "name">;
type Above = NamedAgency & Pick<Agency, "parent" | "area">;

/** สายบังคับบัญชา — from the root down to (not including) where it started. */
export function lineAbove(start: number | null, find: (id: number) => Above | undefined): readonly NamedAgency[] {
  const line: NamedAgency[] = [];
  for (let one = start === null ? undefined : find(start); one !== undefined;) {
    const { id, kind, name, parent } = one;
    if (line.some((above) => above.id === id)) break;
    line.unshift({ id, kind, name });
    one = parent === null ? undefined : find(parent);
  }
  return line;
}

/** The agency and all above it as they were on a day; null before it was founded. */
async function asOn({ agencies }: Pick<Records, "agencies">, id: number, day: string): Promise<ReadonlyMap<number, AgencyPeriod> | null> {
  const known = new Map<number, AgencyPeriod>();
  let left: readonly number[] = [id];
  while (left.length > 0) {
    const found = await agencies.periodsOn(left, day);
    for (const [one, period] of found) known.set(one, period);
    left = [...new Set([...found.values()].flatMap(({ parent, area }) => [parent, area]))].filter(
      (one) => one !== null && !known.has(one),
    ) as number[];
  }
  return known.has(id) ? known : null;
}

/** An agency as its page shows it: today, or as it was on a day; null where it was not there yet. */
export async function agencyPageOf(records: Records, agency: AgencyRecord, on: string | null) {
  const { agencies, person, today } = records;
  const { id } = agency;
  const then = on === null ? null : await asOn(records, id, on);
  if (on !== null && then === null) return null;
  const above: ReadonlyMap<number, Above> =
    then === null
      ? new Map((await agencies.findAll(agency.within)).map((one) => [one.id, one]))
      : new Map([...then].map(([one, period]) => [one, { ...period, id: one }]));
  const was = then?.get(id);
  const { kind, name, shortName, code, parent, area } = was ?? agency;
  const endedOn = on !== null && agency.endedOn !== null && agency.endedOn > on ? null : agency.endedOn;
  return {
    agency: { ...agency, kind, name, shortName, code, parent, area, endedOn, mergedInto: endedOn === null ? null : agency.mergedInto },
    on: on ?? today,
    above: lineAbove(parent, (one) => above.get(one)),
    areaAbove: lineAbove(area, (one) => above.get(one)),
    history: await agencies.history(id),
    headcounts: await agencies.headcounts(id),
    deadlines: await agencies.deadlines(agency.within),
    may: mayDo(person, agency),
  };
}

/** What the asker may do with the agency. */
function mayDo(person: Person, { id, within, endedOn }: AgencyRecord) {
  const works = endedOn === null && person.kind === "person";
  const above = within.filter((one) => one !== id);
  const administers = holdsAbove(person, within, "administrator");
  return {
    administer: works && administers,
    changeLine: person.kind === "person" && holdsAbove(person, above, "administrator"),
    setHeadcount: works && (administers || holds(person, id, "author")),
    setDeadline: works && (administers || holds(person, id, "reviewer")),
    readPlans: reads(person, within),
  };
}

/** Does the asker read what is below this agency? */
export function reads(person: Person, within: readonly number[]): boolean {
  return holdsAbove(person, within, ...ROLES);
}
