import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";

import { poolSettings } from "../database.ts";
import type { EvidenceKeep } from "../evidence-keep.ts";
import { keptSequences, visibleTables, quoted, quotedTable, type KeptTable } from "./backup-tables.ts";
import { evidenceParts } from "./evidence-in-backup.ts";
import { BACKUP_FORM, tableName, type BackupAbout, type BackupManifest, type BackupSum, type EvidenceSum } from "./manifest.ts";
import { seal } from "./sealed-file.ts";
import { tarEnd, tarHeader, tarPadding } from "./tar.ts";

/** What a backup is made of and where it goes. */
export interface BackupWish {
  readonly ownerUrl: string;
  readonly file: string;
  /** The version of the house. */
  readonly house: string;
  /** Where the files of evidence are. */
  readonly evidence?: EvidenceKeep | undefined;
  /** Without it the file is compressed but open to whoever reads it. */
  readonly passphrase?: string | undefined;
}

/** Text of a table is put into the archive in pieces of this size: an archive tells each size before the bytes. */
const PIECE = 1024 * 1024;
/** The lock of `hold_for_erasing`. */
const ERASING_LOCK = [8571, 0] as const;

/**
 * สำรองข้อมูล — the whole record in one file, as it was at one moment, while people work on. The file appears under its name only when it is
 * whole, and only its owner may read it.
 */
export async function writeBackup({ ownerUrl, file, house, evidence, passphrase }: BackupWish): Promise<BackupManifest> {
  const client = await connectOwner(ownerUrl);
  const half = `${file}.making-${process.pid}`;
  try {
    await client.query("begin isolation level repeatable read, read only");
    // Until this ends no file of evidence is erased.
    await client.query("select pg_advisory_xact_lock_shared($1, $2)", [...ERASING_LOCK]);
    const tables = await visibleTables(client);
    if (!tables.some(({ name }) => name === "schema_version")) throw new Error("this database holds no record");
    await client.query(`lock table ${tables.map(quotedTable).join(", ")} in access share mode`);
    const about = await describe(client, tables, house);
    try {
      let manifest: BackupManifest | undefined;
      const archive = archiveOf(client, tables, about, evidence, (whole) => (manifest = whole));
      const target = createWriteStream(half, { flags: "wx", mode: 0o600, flush: true });
      if (passphrase === undefined) await pipeline(archive, createGzip(), target);
      else await pipeline(archive, createGzip(), (source) => seal(source, passphrase), target);
      if (manifest === undefined) throw new Error("the backup ended before its list");
      await rename(half, file);
      return manifest;
    } catch (cause) {
      await rm(half, { force: true });
      throw cause;
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A connection as the owner that may work as long as it takes. */
export async function connectOwner(ownerUrl: string): Promise<Client> {
  const { max: _max, idleTimeoutMillis: _idle, types: _types, ...settings } = poolSettings(ownerUrl, null, 1);
  const client = new Client(settings);
  // A connection that dies is told to whoever waits for its answer.
  client.on("error", () => undefined);
  await client.connect();
  await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
  return client;
}

async function describe(client: Client, tables: readonly KeptTable[], house: string): Promise<BackupAbout> {
  const { rows } = await client.query<{ readonly version: number; readonly at: string }>(
    `select max(number) as version, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from public.schema_version`,
  );
  return {
    form: BACKUP_FORM,
    house,
    schemaVersion: rows[0]?.version ?? 0,
    at: rows[0]?.at ?? "",
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
    sequences: await keptSequences(client),
  };
}

async function* archiveOf(
  client: Client,
  tables: readonly KeptTable[],
  about: BackupAbout,
  evidence: EvidenceKeep | undefined,
  finished: (manifest: BackupManifest) => void,
): AsyncGenerator<Uint8Array> {
  const seconds = Date.parse(about.at) / 1000;
  const fileOf = function* (name: string, bytes: Uint8Array): Generator<Uint8Array> {
    yield tarHeader(name, bytes.length, seconds);
    yield bytes;
    yield tarPadding(bytes.length);
  };
  yield* fileOf("about.json", Buffer.from(JSON.stringify(about, null, 2)));
  const sums: BackupSum[] = [];
  for (const table of tables) {
    const copied = client.query(copyTo(copyText(table)));
    const hash = createHash("sha256");
    let number = 0;
    for await (const piece of piecesOf(copied)) {
      hash.update(piece);
      number += 1;
      yield* fileOf(`tables/${tableName(table)}/${String(number).padStart(8, "0")}`, piece);
    }
    // The copy gives the connection back a moment after its last byte, and knows its rows only then.
    await client.query("select");
    sums.push({ table: tableName(table), rows: copied.rowCount, sha256: hash.digest("hex") });
  }
  // After the rows: a row that is in the snapshot was written when its file was there already.
  let kept: EvidenceSum | undefined;
  yield* evidenceParts(evidence, seconds, (sum) => (kept = sum));
  if (kept === undefined) throw new Error("the files of evidence were not counted");
  const manifest: BackupManifest = { ...about, sums, evidence: kept };
  yield* fileOf("manifest.json", Buffer.from(JSON.stringify(manifest, null, 2)));
  yield tarEnd();
  finished(manifest);
}

function copyText(table: KeptTable): string {
  const columns = table.columns.map(quoted).join(", ");
  return `copy (select ${columns} from ${quotedTable(table)} order by ${table.key.map(quoted).join(", ")}) to stdout`;
}

/** The same bytes in pieces of one size. */
async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of source) {
    held.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
