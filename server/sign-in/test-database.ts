import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

import { Client, Pool } from "pg";

const CLUSTER = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:54329/postgres";
const MIGRATION = readFileSync(new URL("../../store/migrations/0001-sign-in.sql", import.meta.url), "utf8");

/** A database of its own, brought up by an owner who is no superuser. */
export interface TestDatabase {
  /** Works as khunatham_sign_in. */
  readonly pool: Pool;
  /** Works as the owner, who may do what the sign-in may not. */
  readonly owner: Pool;
  readonly close: () => Promise<void>;
}

/** Makes a database, its owner and its login, and takes the first step forward, twice. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const mark = randomBytes(5).toString("hex");
  const [database, owner, login] = [`sign_in_${mark}`, `sign_in_owner_${mark}`, `sign_in_login_${mark}`];
  const cluster = new Client({ connectionString: CLUSTER });
  await cluster.connect();
  await cluster.query(`create role ${owner} login createrole password 'test'`);
  await cluster.query(`create role ${login} login password 'test'`);
  await cluster.query(`create database ${database} owner ${owner}`);
  const connection = (user: string, max: number) => ({ host: cluster.host, port: cluster.port, database, user, password: "test", max });
  const owners = new Pool(connection(owner, 2));
  // The cluster's roles are shared: two test files would meet at them.
  await cluster.query("select pg_advisory_lock(8570)");
  await owners.query(MIGRATION);
  await owners.query(MIGRATION);
  await cluster.query("select pg_advisory_unlock(8570)");
  await cluster.query(`grant khunatham_sign_in to ${login}`);
  const pool = new Pool({ ...connection(login, 4), options: "-c role=khunatham_sign_in -c timezone=UTC" });
  return {
    pool,
    owner: owners,
    close: async () => {
      await Promise.all([pool.end(), owners.end()]);
      // Connections that were just ended may still be leaving; forcing them out would be an error in nobody's hands.
      const left = "select from pg_stat_activity where datname = $1";
      for (let waited = 0; waited < 100 && (await cluster.query(left, [database])).rowCount !== 0; waited += 1) await setTimeout(20);
      await cluster.query(`drop database ${database} with (force)`);
      // What the owner made outside the database: the roles' memberships.
      await cluster.query(`drop owned by ${owner}, ${login}`).catch(() => undefined);
      await cluster.query(`drop role ${login}`);
      await cluster.query(`drop role ${owner}`).catch(() => undefined);
      await cluster.end();
    },
  };
}
