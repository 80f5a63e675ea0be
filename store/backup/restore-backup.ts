import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import { createGunzip } from "node:zlib";

import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { err, ok, type Result } from "#domain/result.ts";
import { EvidenceAwayError, type EvidenceKeep } from "../evidence-keep.ts";
import {
  checksumOf,
  judgeSteps,
  MIGRATION_LOCK,
  migrations,
  SCHEMA_VERSION_TABLE,
  SHOW_SCHEMA_VERSION,
  type Migration,
  type SchemaRefusal,
  type TakenStep,
} from "../migrate.ts";
import { codeOf } from "../within.ts";
import { keptTables, quoted, quotedTable } from "./backup-tables.ts";
import { clearRecord, lookInside } from "./clear-record.ts";
import { EVIDENCE, isEvidence, receiveEvidence, type ComingEvidence } from "./evidence-in-backup.ts";
import {
  parseAbout,
  parseManifest,
  tableName,
  type BackupAbout,
  type BackupManifest,
  type BackupTable,
  type EvidenceSum,
} from "./manifest.ts";
import { SealError, unseal } from "./sealed-file.ts";
import { readTar, type TarEntry } from "./tar.ts";
import { connectOwner } from "./write-backup.ts";

/** What is to be restored and where. */
export interface RestoreWish {
  readonly ownerUrl: string;
  readonly file: string;
  readonly passphrase?: string | undefined;
  /** Where the files of evidence go; without it they are read and counted only. */
  readonly evidence?: EvidenceKeep | undefined;
  /** A record that is there already may go. */
  readonly replace: boolean;
  /** The schema's steps; the house's own where not said. */
  readonly steps?: readonly Migration[];
}

/** Why nothing was restored; the database is as it was. */
export type RestoreError =
  | { readonly kind: "no-such-file" }
  | { readonly kind: "evidence-away"; readonly found: string }
  | { readonly kind: "not-a-backup" }
  | { readonly kind: "damaged"; readonly found: string }
  | { readonly kind: "needs-passphrase" }
  | { readonly kind: "wrong-passphrase" }
  | { readonly kind: "newer-backup"; readonly backup: number; readonly house: number }
  | Extract<SchemaRefusal, { readonly kind: "altered-migration" }>
  | { readonly kind: "holds-record" }
  | { readonly kind: "not-ours"; readonly found: string };

/** A reason to give everything up that was done so far. */
class Refused extends Error {
  readonly reason: RestoreError;
  constructor(reason: RestoreError) {
    super(reason.kind);
    this.reason = reason;
  }
}

/**
 * กู้คืนข้อมูล — fills a database from a backup in one transaction: the schema of the backup's own version, its rows as they were, then the
 * migrations since. Every sum must be right, else the database stays as it was.
 */
export async function restoreBackup({
  ownerUrl,
  file,
  passphrase,
  evidence,
  replace,
  steps = migrations(),
}: RestoreWish): Promise<Result<BackupManifest, RestoreError>> {
  const client = await connectOwner(ownerUrl);
  const coming = receiveEvidence(evidence);
  let isDone = false;
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1, $2)", [...MIGRATION_LOCK]);
    const inside = await lookInside(client);
    if (inside.kind === "not-ours") return err(inside);
    if (inside.kind === "record" && !replace) return err({ kind: "holds-record" });
    let manifest: BackupManifest | undefined;
    await pipeline(
      createReadStream(file),
      (source: AsyncIterable<Uint8Array>) => unseal(source, passphrase),
      createGunzip(),
      async (source: AsyncIterable<Uint8Array>) => {
        manifest = await fill(client, readTar(source), coming, steps);
      },
    );
    if (manifest === undefined) return err({ kind: "not-a-backup" });
    await client.query("commit");
    isDone = true;
    if (replace) await coming.clearOthers();
    await client.query("analyze");
    return ok(manifest);
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === null) throw cause;
    return err(reason);
  } finally {
    if (!isDone) await coming.giveUp();
    // What was not committed is gone with the connection.
    await client.end().catch(() => undefined);
  }
}

function reasonOf(cause: unknown): RestoreError | null {
  if (cause instanceof Refused) return cause.reason;
  if (cause instanceof EvidenceAwayError) return { kind: "evidence-away", found: cause.message };
  if (cause instanceof SealError) return cause.kind === "damaged" ? { kind: "damaged", found: "seal" } : { kind: cause.kind };
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  if (code === "ENOENT" || code === "EISDIR") return { kind: "no-such-file" };
  if (code === "Z_DATA_ERROR" && cause instanceof Error && cause.message.includes("header")) return { kind: "not-a-backup" };
  if (code.startsWith("Z_")) return { kind: "damaged", found: code };
  if (cause instanceof Error && /archive/u.test(cause.message)) return { kind: "damaged", found: cause.message };
  return null;
}

async function fill(
  client: Client,
  entries: AsyncGenerator<TarEntry>,
  coming: ComingEvidence,
  all: readonly Migration[],
): Promise<BackupManifest> {
  const first = await entries.next();
  const about = first.done === true || first.value.name !== "about.json" ? null : parseAbout(await textOf(first.value));
  if (about === null) throw new Refused({ kind: "not-a-backup" });
  const house = all.at(-1)?.number ?? 0;
  if (about.schemaVersion > house) throw new Refused({ kind: "newer-backup", backup: about.schemaVersion, house });

  await clearRecord(client);
  await client.query(SCHEMA_VERSION_TABLE);
  for (const { number, sql } of all) if (number <= about.schemaVersion) await client.query(sql);
  await open(client, about);
  const sums = new Map<string, Sum>();
  const manifest = await fillTables(client, about, entries, coming, sums);
  compare(manifest, sums, coming.total());
  await close(client, about);
  const { rows } = await client.query<TakenStep>("select number, checksum from schema_version");
  const judged = judgeSteps(rows, all);
  if (judged?.kind === "altered-migration") throw new Refused(judged);
  for (const step of all) {
    const { number, name, sql } = step;
    if (number <= about.schemaVersion) continue;
    await client.query(sql);
    await client.query("insert into schema_version (number, name, checksum) values ($1, $2, $3)", [number, name, checksumOf(step)]);
  }
  await client.query(SHOW_SCHEMA_VERSION);
  return manifest;
}

/** Rows are put back as they were: no trigger writes them anew, no policy stands before the owner, no first rows of a migration remain. */
async function open(client: Client, { tables }: BackupAbout): Promise<void> {
  const there = new Map((await keptTables(client)).map((table) => [tableName(table), table]));
  const fits = ({ columns, ...table }: BackupTable): boolean => {
    const own = there.get(tableName(table));
    return own !== undefined && columns.every((column) => own.columns.includes(column));
  };
  const other = tables.find((table) => !fits(table));
  if (other !== undefined) throw new Refused({ kind: "damaged", found: tableName(other) });
  await client.query(`truncate ${[...there.values()].map(quotedTable).join(", ")}`);
  for (const table of there.values())
    await client.query(`alter table ${quotedTable(table)} disable trigger user, no force row level security`);
}

async function close(client: Client, { sequences }: BackupAbout): Promise<void> {
  for (const table of await tablesWithPolicies(client)) await client.query(`alter table ${table} force row level security`);
  for (const table of await keptTables(client)) await client.query(`alter table ${quotedTable(table)} enable trigger user`);
  // Unlike setval this goes back with the transaction.
  for (const { schema, name, next } of sequences)
    await client.query(`alter sequence ${quoted(schema)}.${quoted(name)} restart with ${next}`);
}

/** Whatever table has row-level security at all has it forced in this house. */
async function tablesWithPolicies(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(
    "select oid::regclass::text as name from pg_class where relrowsecurity and relkind in ('r', 'p')",
  );
  return rows.map(({ name }) => name);
}

interface Sum {
  rows: number;
  readonly hash: Hash;
}

async function fillTables(
  client: Client,
  about: BackupAbout,
  entries: AsyncGenerator<TarEntry>,
  coming: ComingEvidence,
  sums: Map<string, Sum>,
): Promise<BackupManifest> {
  const tables = new Map(about.tables.map((table) => [tableName(table), table]));
  let entry = await entries.next();
  while (entry.done !== true) {
    const { name } = entry.value;
    if (name === "manifest.json") {
      const manifest = parseManifest(await textOf(entry.value));
      if (manifest === null) throw new Refused({ kind: "damaged", found: name });
      while ((await entries.next()).done !== true);
      return manifest;
    }
    const table = tables.get(/^tables\/([^/]+)\/\d+$/u.exec(name)?.[1] ?? "");
    if (table === undefined || sums.has(tableName(table))) {
      if (isEvidence(name)) await coming.take(entry.value);
      else if (name !== EVIDENCE) throw new Refused({ kind: "damaged", found: name });
      entry = await entries.next();
      continue;
    }
    const sum: Sum = { rows: 0, hash: createHash("sha256") };
    sums.set(tableName(table), sum);
    const pieces = piecesOf(entry.value, `tables/${tableName(table)}/`, entries, sum.hash, (next) => (entry = next));
    const target = client.query(copyFrom(`copy ${quotedTable(table)} (${table.columns.map(quoted).join(", ")}) from stdin`));
    await pipeline(Readable.from(pieces, { objectMode: false }), target).catch((cause: unknown) => {
      // Text that PostgreSQL cannot take as a row of this table: a damaged file that could still be unpacked.
      if (/^2[23]\w{3}$/u.test(codeOf(cause) ?? "")) throw new Refused({ kind: "damaged", found: tableName(table) });
      throw cause;
    });
    sum.rows = target.rowCount;
  }
  throw new Refused({ kind: "damaged", found: "manifest.json" });
}

/** The bytes of a table over all its pieces; the entry after them is handed back. */
async function* piecesOf(
  first: TarEntry,
  folder: string,
  entries: AsyncGenerator<TarEntry>,
  hash: Hash,
  handBack: (next: IteratorResult<TarEntry>) => void,
): AsyncGenerator<Uint8Array> {
  let entry: IteratorResult<TarEntry> = { done: false, value: first };
  while (entry.done !== true && entry.value.name.startsWith(folder)) {
    for await (const bytes of entry.value.bytes) {
      hash.update(bytes);
      yield bytes;
    }
    entry = await entries.next();
  }
  handBack(entry);
}

function compare({ sums: told, tables, evidence }: BackupManifest, sums: ReadonlyMap<string, Sum>, came: EvidenceSum): void {
  for (const { table, rows, sha256 } of told) {
    const found = sums.get(table) ?? { rows: 0, hash: createHash("sha256") };
    if (found.rows !== rows || found.hash.copy().digest("hex") !== sha256) throw new Refused({ kind: "damaged", found: table });
  }
  if (told.length !== tables.length) throw new Refused({ kind: "damaged", found: "manifest.json" });
  if (!isDeepStrictEqual(evidence, came)) throw new Refused({ kind: "damaged", found: EVIDENCE });
}

async function textOf(entry: TarEntry): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of entry.bytes) pieces.push(bytes);
  return Buffer.concat(pieces).toString("utf8");
}
