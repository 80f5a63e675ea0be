import { Client } from "pg";

import type { Passwords } from "../folder/passwords.ts";

/** The database's name in a private cluster. */
export const DATABASE = "khunatham";
/** Owner of the database: migrations and backup work as this role. */
export const OWNER = "khunatham_owner";
/** The role the server logs in as; the migrations grant it the roles it may work as. */
export const SERVER = "khunatham_server";

/**
 * Makes the login roles and the database that are still missing, so that a first start that was cut short is
 * completed by the next. `url` is the superuser's.
 */
export async function makeRoles(url: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly name: string }>(
      `select rolname::text as name from pg_roles where rolname = any($1)
       union all select datname::text from pg_database where datname = $2 and not has_database_privilege('public', oid, 'connect')`,
      [[OWNER, SERVER], DATABASE],
    );
    const there = new Set(rows.map(({ name }) => name));
    if (!there.has(OWNER)) await client.query(`create role ${OWNER} login createrole password '${passwords.owner}'`);
    if (!there.has(SERVER)) await client.query(`create role ${SERVER} login noinherit password '${passwords.server}'`);
    if (!there.has(DATABASE)) await makeDatabase(client);
  } finally {
    await client.end();
  }
}

async function makeDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  // One batch is one transaction. The database closes last: closed, it tells the next start that all is done.
  await client.query(
    `revoke all on database postgres, template1 from public;
     grant connect on database ${DATABASE} to ${SERVER};
     revoke all on database ${DATABASE} from public`,
  );
}
