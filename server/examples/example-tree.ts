import { dayAfter } from "#domain/thai/dates.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { EXAMPLE_AGENCIES } from "./example-agencies.ts";
import type { AsOfficer } from "./example-plans.ts";
import { EXAMPLE_OFFICERS } from "./officers.ts";

/** Id of an example agency, or of the nation, by its name. */
export type AgencyIds = ReadonlyMap<string, number>;

/** The small office whose author may approve; the same officer holds both roles there. */
const SELF_APPROVING = { agencyName: "สำนักงานตัวอย่างชั่งตวงวัด", person: "example-measures-author" } as const;
/** Its reporter answers for two units. */
const SECOND_UNIT = { agencyName: "ศูนย์ตัวอย่างชั่งตวงวัดภาคเหนือ", person: "example-measures-reporter" } as const;

/** ผังและบุคลากรตัวอย่าง — the example administrator makes the agencies, their headcounts and rules, and gives every officer a role. */
export async function makeExampleTree(as: AsOfficer, fiscalYear: number): Promise<AgencyIds> {
  return as("example-administrator", async (records) => {
    const root = (await records.agencies.below(null))[0];
    if (root === undefined) return err("no nation");
    const ids = new Map([[root.name, root.id]]);
    // They have been there since last year began, so that last year's plans bear their names.
    const from = `${fiscalYear - 2 - 543}-10-01`;
    for (const { name, kind, shortName = null, parent, area, people } of EXAMPLE_AGENCIES) {
      const line = { parent: ids.get(parent) ?? null, area: area === undefined ? null : (ids.get(area) ?? null) };
      const agency = { kind, name, shortName, code: null, ...line };
      const made = await records.agencies.add(agency, from, { act: "agency.made", changes: [], facts: { name } });
      ids.set(name, made.id);
      for (const [index, count] of (people ?? []).entries()) {
        const headcount = { fiscalYear: fiscalYear - 1 + index, people: count };
        await records.agencies.setHeadcount(made.id, headcount, {
          act: "headcount.set",
          agency: made.id,
          changes: [],
          facts: { ...headcount },
        });
      }
    }
    await giveRoles(records, ids);
    const small = ids.get(SELF_APPROVING.agencyName) ?? 0;
    const rules = { allowsSelfApproval: true, needsReview: false };
    await records.agencies.setRules(small, rules, { act: "agency.rules", agency: small, changes: [], facts: rules });
    return ok(ids);
  });
}

async function giveRoles(records: Records, ids: AgencyIds): Promise<void> {
  const roles = [
    ...EXAMPLE_OFFICERS.filter(({ person }) => person !== records.person.id),
    { ...SELF_APPROVING, role: "approver" as const },
    { ...SECOND_UNIT, role: "unit-reporter" as const },
  ];
  for (const { person, role, agencyName } of roles) {
    const agency = ids.get(agencyName) ?? 0;
    const membership = { agency, role, actingFor: null, from: null, until: null };
    await records.members.add(person, membership, { act: "member.added", agency, changes: [], facts: { person, role } });
  }
}

/** กำหนดส่ง — the ministry asks for plans soon, the province two weeks later. */
export async function setExampleDeadlines(as: AsOfficer, ids: AgencyIds, fiscalYear: number, today: string): Promise<void> {
  const set = async (person: "example-ministry-reviewer" | "example-province-reviewer", name: string, days: number): Promise<void> => {
    await as(person, async (records): Promise<Result<undefined, never>> => {
      const agency = ids.get(name) ?? 0;
      const deadline = { agency, fiscalYear, opens: dayAfter(today, -30), due: dayAfter(today, days) };
      await records.agencies.setDeadline(deadline, { act: "deadline.set", agency, changes: [], facts: { fiscalYear, due: deadline.due } });
      return ok(undefined);
    });
  };
  await set("example-ministry-reviewer", "กระทรวงตัวอย่าง", 9);
  await set("example-province-reviewer", "จังหวัดตัวอย่าง", 23);
}
