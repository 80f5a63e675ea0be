import { createHash } from "node:crypto";
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

/** Why the database cannot be used: a newer house has been here, or a step that it took is not the step that this house knows. */
export type SchemaRefusal =
  | { readonly kind: "newer-schema"; readonly database: number; readonly house: number }
  | { readonly kind: "altered-migration"; readonly number: number; readonly name: string };

/** A step that the database has taken; the checksum is null where an older house took it. */
export interface TakenStep {
  readonly number: number;
  readonly checksum: string | null;
}

/** The house's own table of the steps taken; a restore makes it before any step. */
export const SCHEMA_VERSION_TABLE = `create table if not exists schema_version (
  number int primary key, name text not null, at timestamptz not null default now(), checksum text)`;

/** Lets the server see which steps were taken, so that it can tell a balancer that another house has been here. */
export const SHOW_SCHEMA_VERSION = `do $$ begin
  if exists (select from pg_roles where rolname = 'khunatham_app') then grant select on schema_version to khunatham_app; end if;
end $$`;

/** SHA-256 of a step, whatever the line ends that a checkout gave it. */
export function checksumOf({ sql }: Pick<Migration, "sql">): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}

/** Whether the steps that a database has taken are steps of this house; null where all is well. */
export function judgeSteps(taken: readonly TakenStep[], all: readonly Migration[]): SchemaRefusal | null {
  const newest = all.at(-1)?.number ?? 0;
  const ahead = taken.filter(({ number }) => number > newest);
  if (ahead.length > 0) return { kind: "newer-schema", database: Math.max(...ahead.map(({ number }) => number)), house: newest };
  const checksums = new Map(taken.map(({ number, checksum }) => [number, checksum]));
  const altered = all.find((step) => (checksums.get(step.number) ?? null) !== null && checksums.get(step.number) !== checksumOf(step));
  return altered === undefined ? null : { kind: "altered-migration", number: altered.number, name: altered.name };
}

/**
 * Brings the database forward, each step in a transaction of its own, under a lock: several servers may start at once.
 * `upTo` stops early (tests of every earlier version). Answers how many steps were taken.
 */
export async function migrate(
  ownerUrl: string,
  upTo = Number.POSITIVE_INFINITY,
  all: readonly Migration[] = migrations(),
): Promise<number | SchemaRefusal> {
  const { max: _max, idleTimeoutMillis: _idle, ...settings } = poolSettings(ownerUrl, null, 1);
  const client = new Client(settings);
  await client.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("select pg_advisory_lock($1, $2)", [...MIGRATION_LOCK]);
    await client.query(`${SCHEMA_VERSION_TABLE}; alter table schema_version add column if not exists checksum text`);
    const { rows } = await client.query<TakenStep>("select number, checksum from schema_version order by number");
    const refused = judgeSteps(rows, all);
    if (refused !== null) return refused;
    const done = new Map(rows.map(({ number, checksum }) => [number, checksum]));
    // Steps that an older house took are known by what they are now.
    for (const step of all)
      if (done.get(step.number) === null)
        await client.query("update schema_version set checksum = $2 where number = $1", [step.number, checksumOf(step)]);
    const wanted = all.filter(({ number }) => number <= upTo && !done.has(number));
    for (const step of wanted) {
      const { number, name, sql } = step;
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query("insert into schema_version (number, name, checksum) values ($1, $2, $3)", [number, name, checksumOf(step)]);
        await client.query("commit");
      } catch (cause) {
        await client.query("rollback");
        throw new Error(`migration ${number} (${name}) failed; the database is as it was before it`, { cause });
      }
    }
    await client.query(SHOW_SCHEMA_VERSION);
    return wanted.length;
  } finally {
    await client.end();
  }
}
