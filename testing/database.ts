import { randomBytes } from "node:crypto";

import { Client } from "pg";

import { migrate } from "#store/migrate.ts";

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

/** Makes a database; `upTo` stops its migrations early. */
export async function openTestDatabase(upTo?: number): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = clusterUrl();
  await as(url, async (client) => {
    await client.query("select pg_advisory_lock(8569)");
    for (const [role, rights] of [
      ["test_owner", "createrole"],
      ["khunatham_server", "noinherit"],
    ] as const)
      await client.query(
        `do $$ begin create role ${role} login password 'test' ${rights}; exception when duplicate_object then alter role ${role} password 'test'; end $$`,
      );
    await client.query("select pg_advisory_unlock(8569)");
    await client.query(
      `create database ${name} owner test_owner template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'`,
    );
  });
  const ownerUrl = urlOf(url, name, "test_owner");
  await as(url, async (client) => {
    // Two migrations at once meet at the cluster's roles.
    await client.query("select pg_advisory_lock(8570)");
    await migrate(ownerUrl, upTo);
  });
  return {
    ownerUrl,
    serverUrl: urlOf(url, name, "khunatham_server"),
    superUrl: urlOf(url, name, null),
    drop: () => as(url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
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
