import { randomBytes } from "node:crypto";

import type { Pool } from "pg";

import { EXAMPLE_DOMAIN, EXAMPLE_OFFICERS, exampleEmail, type ExampleOfficer, type ExamplePerson } from "../examples/officers.ts";

/** Sessions of the officers while their examples are planted. */
export type PlantingSessions = ReadonlyMap<ExamplePerson, string>;

/** A record without any person or plan: nobody's yet. */
export async function isEmptyRecord(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query<{ readonly empty: boolean }>(
    "select not exists (select from auth.person) and not exists (select from plan) as empty",
  );
  return rows[0]?.empty === true;
}

/**
 * Makes the example officers, writes down who they are, and gives each a session for the planting; null where the record has a person
 * or a plan already, for then it is somebody's. The pool works as the owner.
 */
export async function makeExamplePeople(owner: Pool): Promise<PlantingSessions | null> {
  const sessions = new Map<ExamplePerson, string>(EXAMPLE_OFFICERS.map(({ person }) => [person, randomBytes(24).toString("base64url")]));
  const people = EXAMPLE_OFFICERS.map(({ person }) => person);
  const client = await owner.connect();
  try {
    await client.query("begin");
    const made = await client.query(
      `insert into auth.person (id, name, email, email_verified)
       select id, name, email, true from unnest($1::text[], $2::text[], $3::text[]) as one (id, name, email)
       where not exists (select from auth.person) and not exists (select from plan)`,
      [people, EXAMPLE_OFFICERS.map(({ name }) => name), EXAMPLE_OFFICERS.map(exampleEmail)],
    );
    if (made.rowCount !== 0) {
      await client.query("insert into auth.setting (name, value) values ('examples', $1)", [JSON.stringify(EXAMPLE_OFFICERS)]);
      await client.query(
        `insert into auth.session (id, token, person_id, expires_at, updated_at)
         select 'examples-' || person_id, token, person_id, now() + interval '10 minutes', now()
         from unnest($1::text[], $2::text[]) as one (person_id, token)`,
        [people, [...sessions.values()]],
      );
      await client.query(
        `insert into membership (person_id, agency_id, role, within)
         select 'example-administrator', id, 'administrator', '{}' from agency where parent_id is null`,
      );
    }
    await client.query("commit");
    return made.rowCount === 0 ? null : sessions;
  } catch (cause) {
    await client.query("rollback");
    throw cause;
  } finally {
    client.release();
  }
}

/** The planting is over: its sessions end. */
export async function endPlantingSessions(owner: Pool): Promise<void> {
  await owner.query("delete from auth.session where id like 'examples-%'");
}

/** Examples are off now: whoever was signed in as an example officer no longer is. */
export async function endExampleSessions(owner: Pool): Promise<void> {
  await owner.query(
    `delete from auth.session where person_id in
       (select one ->> 'person' from auth.setting s, jsonb_array_elements(s.value::jsonb) one where s.name = 'examples')`,
  );
}

/** Example officers that may be signed in: written down as such when planted, still at the example address, and not disabled. */
export async function readExampleOfficers(pool: Pool): Promise<readonly ExampleOfficer[]> {
  const { rows } = await pool.query<{ readonly officer: ExampleOfficer }>(
    `select one.officer from auth.setting s, jsonb_array_elements(s.value::jsonb) with ordinality as one (officer, place)
     join auth.person p on p.id = one.officer ->> 'person' and p.email = p.id || '@' || $1 and p.disabled_at is null
     where s.name = 'examples' order by one.place`,
    [EXAMPLE_DOMAIN],
  );
  return rows.map(({ officer }) => officer);
}
