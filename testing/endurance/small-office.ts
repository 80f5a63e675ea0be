import { randomBytes } from "node:crypto";

import { activityColumns, factColumns } from "#store/plan-columns.ts";
import { anActivity, aPlan } from "#testing/a-plan.ts";
import { as } from "#testing/database.ts";

/** A writer with the plan and the rows that are theirs. */
export interface Writer {
  readonly token: string;
  readonly plan: string;
  readonly row: string;
}

/** Two agencies with a plan each, and two writers to a plan: rows, plans and chains are all contended for. */
export async function plantOffice(ownerUrl: string): Promise<readonly Writer[]> {
  const { facts } = factColumns(aPlan());
  return as(ownerUrl, async (client) => {
    const writers: Writer[] = [];
    for (const agencyName of ["กรมทนทาน", "กรมมั่นคง"]) {
      const agency = await client.query<{ id: number }>("insert into agency (kind, name) values ('department', $1) returning id", [
        agencyName,
      ]);
      const id = agency.rows[0]?.id;
      const made = await client.query<{ id: string }>(
        "insert into plan (agency_id, fiscal_year, facts, within) values ($1, 2570, $2, '{}') returning id",
        [id, facts],
      );
      for (const row of ["a1", "a2"]) {
        const person = `writer-${randomBytes(6).toString("hex")}`;
        const token = randomBytes(16).toString("hex");
        await client.query("insert into auth.person (id, name, email, email_verified) values ($1, 'นางสาวทดลอง', $2, true)", [
          person,
          `${person}@example.go.th`,
        ]);
        await client.query(
          "insert into auth.session (id, person_id, token, expires_at, updated_at) values ($1, $1, $2, now() + interval '8 hours', now())",
          [person, token],
        );
        await client.query("insert into membership (person_id, agency_id, role, within) values ($1, $2, 'author', '{}')", [person, id]);
        const { body, budget_satang } = activityColumns(anActivity({ id: row }));
        await client.query(
          "insert into activity (plan_id, key, position, body, budget_satang, agency_id, within) values ($1, $2, 1, $3, $4, 0, '{}')",
          [made.rows[0]?.id, row, body, budget_satang],
        );
        writers.push({ token, plan: made.rows[0]?.id ?? "", row });
      }
    }
    return writers;
  });
}
