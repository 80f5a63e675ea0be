import { createHash, randomBytes } from "node:crypto";

import { Client } from "pg";

import { checksumOf, migrate, migrations } from "#store/migrate.ts";

/** A database of its own for one test file, migrated, owned by a role that is no superuser. */
export interface TestDatabase {
  readonly ownerUrl: string;
  /** As the server connects. */
  readonly serverUrl: string;
  /** Bypasses everything: to look at what is really there, and to tamper. */
  readonly superUrl: string;
  readonly drop: () => Promise<void>;
}

/** The superuser's address of the cluster that the whole test run shares (testing/cluster.ts). */
export function clusterUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) throw new Error("the tests' PostgreSQL is not running: run them through vitest");
  return url;
}

/** Makes a database; `upTo` stops its migrations early. Whole ones are copied from one that is migrated once for all. */
export async function openTestDatabase(upTo?: number): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = clusterUrl();
  await as(url, async (client) => {
    // Two migrations at once meet at the cluster's roles.
    await client.query("select pg_advisory_lock(8569)");
    for (const [role, rights] of [
      ["test_owner", "createrole"],
      ["khunatham_server", "noinherit"],
    ] as const)
      await client.query(
        `do $$ begin create role ${role} login password 'test' ${rights}; exception when duplicate_object then alter role ${role} password 'test'; end $$`,
      );
    if (upTo === undefined) await client.query(`create database ${name} owner test_owner template ${await migratedOnce(client, url)}`);
    else await makeMigrated(client, url, name, upTo);
  });
  return {
    ownerUrl: urlOf(url, name, "test_owner"),
    serverUrl: urlOf(url, name, "khunatham_server"),
    superUrl: urlOf(url, name, null),
    drop: () => as(url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** The database that others are copied from, named after every step it has taken. */
async function migratedOnce(client: Client, url: string): Promise<string> {
  const steps = createHash("sha256").update(migrations().map(checksumOf).join());
  const name = `migrated_${steps.digest("hex").slice(0, 16)}`;
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  if (rowCount === 0) {
    // Named when it is whole: a run that was broken off leaves no half one behind.
    const unfinished = `${name}_${randomBytes(4).toString("hex")}`;
    await makeMigrated(client, url, unfinished);
    await client.query(`alter database ${unfinished} rename to ${name}`);
  }
  return name;
}

async function makeMigrated(client: Client, url: string, name: string, upTo?: number): Promise<void> {
  await client.query(`create database ${name} owner test_owner template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'`);
  await migrate(urlOf(url, name, "test_owner"), upTo);
}

/** Does some work on one connection. */
export async function as<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** `postgres://user:password@host/database?…`, the host perhaps in the query as a socket's folder. */
function urlOf(cluster: string, database: string, role: string | null): string {
  const [, user = "", host = "", query = ""] = /^postgres(?:ql)?:\/\/([^@]*@)?([^/]*)\/[^?]*(\?.*)?$/u.exec(cluster) ?? [];
  return `postgres://${role === null ? user : `${role}:test@`}${host}/${database}${query}`;
}
