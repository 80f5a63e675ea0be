import { Kysely, PostgresDialect } from "kysely";
import { Pool, types, type PoolConfig } from "pg";

import { keepStatements } from "./prepared.ts";
import type { Tables } from "./tables.ts";

/** ฐานข้อมูล — a pool of connections that work as one role and no other. */
export interface Database {
  readonly query: Kysely<Tables>;
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** The roles the server works as; both see only what their grants and policies show. */
export type DatabaseRole = "khunatham_app" | "khunatham_sign_in";

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const DATE = 1082;

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: toSafeInteger,
  // 2026-11-21 05:00:00.123+00, the session being in UTC, as ISO 8601.
  [TIMESTAMPTZ]: (text) => `${text.replace(" ", "T").replace(/\+00$/u, "")}Z`,
  [DATE]: (text) => text,
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} does not fit a number`);
  return value;
}

/** Settings of a connection: times in UTC, one role from its first moment on, no statement that never ends. */
export function poolSettings(url: string, role: DatabaseRole | null, connections: number): PoolConfig {
  return {
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    options: [
      "-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000",
      role === null ? "" : `-c role=${role}`,
    ].join(" "),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        (format === "binary" ? undefined : PARSERS[oid]) ?? (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
    } as PoolConfig["types"],
  };
}

/** Opens a pool; nothing is connected before the first query. */
export function openDatabase(url: string, role: DatabaseRole | null, connections = 10): Database {
  const settings: PoolConfig & { readonly pipeline: boolean } = { ...poolSettings(url, role, connections), pipeline: true };
  const pool = new Pool(settings);
  // A connection that dies is replaced at the next query, and whoever waits on it is told; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    keepStatements(client);
  });
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    query,
    pool,
    close: async () => {
      await query.destroy();
      // The query builder closes only what it has used itself.
      if (!pool.ending) await pool.end();
    },
  };
}
