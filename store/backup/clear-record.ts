import type { Client } from "pg";

import { quotedTable, SCHEMAS, visibleTables } from "./backup-tables.ts";
import { tableName } from "./manifest.ts";

/** What a database holds before it is filled. */
export type Inside =
  | { readonly kind: "empty" }
  | { readonly kind: "record" }
  /** Tables of somebody else's: they are never touched. */
  | { readonly kind: "not-ours"; readonly found: string };

/** Rows that a house writes by itself at its first start; they are nobody's record. */
const OF_THE_HOUSE: readonly string[] = ["public.schema_version", "public.job", "public.request_count", "auth.setting", "auth.attempt"];

/** Looks whether the database may be filled: an empty one, one that only was opened, or one with somebody's record. */
export async function lookInside(client: Client): Promise<Inside> {
  const tables = await visibleTables(client);
  const [stranger] = tables;
  if (stranger === undefined) return { kind: "empty" };
  if (!tables.some((table) => tableName(table) === "public.schema_version")) return { kind: "not-ours", found: tableName(stranger) };
  for (const table of tables) {
    if (OF_THE_HOUSE.includes(tableName(table))) continue;
    const { rowCount } = await client.query(`select from ${quotedTable(table)} limit 1`);
    if (rowCount !== 0) return { kind: "record" };
  }
  return { kind: "empty" };
}

/** Takes away everything of the house, schema and rows; only inside a transaction that fills the database again. */
export async function clearRecord(client: Client): Promise<void> {
  const { rows } = await client.query<{ readonly statement: string }>(
    `select format('drop %s if exists %s cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.oid::regclass) as statement
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'i', 'a') and c.relkind = 'S')
     union all
     select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { statement } of rows) await client.query(statement);
  for (const schema of SCHEMAS) if (schema !== "public") await client.query(`drop schema if exists ${schema} cascade`);
}
