import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Client } from "pg";

import { poolSettings } from "./database.ts";

const FOLDER = fileURLToPath(new URL("migrations/", import.meta.url));
/** The lock that two servers starting at once meet at. */
export const MIGRATION_LOCK = [8569, 1] as const;

/** การปรับโครงสร้างฐานข้อมูล — one step forward; there are none back. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration of this version of the house, in order. */
export function migrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d{4}-.+\.sql$/u.test(file))
    .sort()
    .map((file) => ({ number: Number(file.slice(0, 4)), name: file.slice(5, -4), sql: readFileSync(`${FOLDER}${file}`, "utf8") }));
}

/** Why the database cannot be used: a newer house has been here. */
export interface NewerSchema {
  readonly kind: "newer-schema";
  readonly database: number;
  readonly house: number;
}

/**
 * Brings the database forward, each step in a transaction of its own, under a lock: several servers may start at once.
 * `upTo` stops early (tests of every earlier version). Answers how many steps were taken.
 */
export async function migrate(ownerUrl: string, upTo = Number.POSITIVE_INFINITY): Promise<number | NewerSchema> {
  const { max: _max, idleTimeoutMillis: _idle, ...settings } = poolSettings(ownerUrl, null, 1);
  const client = new Client(settings);
  await client.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("select pg_advisory_lock($1, $2)", [...MIGRATION_LOCK]);
    await client.query(
      `create table if not exists schema_version (number int primary key, name text not null, at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ readonly number: number }>("select number from schema_version order by number");
    const done = new Set(rows.map(({ number }) => number));
    const all = migrations();
    const newest = all.at(-1)?.number ?? 0;
    const ahead = [...done].filter((number) => number > newest);
    if (ahead.length > 0) return { kind: "newer-schema", database: Math.max(...ahead), house: newest };
    const wanted = all.filter(({ number }) => number <= upTo && !done.has(number));
    for (const { number, name, sql } of wanted) {
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query("insert into schema_version (number, name) values ($1, $2)", [number, name]);
        await client.query("commit");
      } catch (cause) {
        await client.query("rollback");
        throw new Error(`migration ${number} (${name}) failed; the database is as it was before it`, { cause });
      }
    }
    return wanted.length;
  } finally {
    await client.end();
  }
}
