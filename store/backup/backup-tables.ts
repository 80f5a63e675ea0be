import type { Client } from "pg";

import type { BackupSequence, BackupTable } from "./manifest.ts";

/** Where everything of the house stands. */
export const SCHEMAS = ["public", "auth"] as const;

/** A table as the database describes it. */
export interface KeptTable extends BackupTable {
  /** Columns to sort by, so that the same rows make the same text. */
  readonly key: readonly string[];
}

interface TableRow {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly refers_to: readonly number[];
  readonly hidden: boolean;
}

/**
 * Every table of the house, what is referred to before what refers to it; columns that PostgreSQL computes are left out. Throws where a policy
 * hides rows from the owner: they would be left out without a word.
 */
export async function visibleTables(client: Client): Promise<readonly KeptTable[]> {
  const rows = await readTables(client);
  const hidden = rows.find((row) => row.hidden);
  if (hidden !== undefined)
    throw new Error(`the owner may not see every row of ${hidden.schema}.${hidden.name}: it needs a policy "keeper"`);
  return ordered(rows);
}

/** The same, whether or not the owner sees every row. */
export async function keptTables(client: Client): Promise<readonly KeptTable[]> {
  return ordered(await readTables(client));
}

async function readTables(client: Client): Promise<readonly TableRow[]> {
  const { rows } = await client.query<TableRow>(
    `select c.oid::int, n.nspname::text as schema, c.relname::text as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       (select array_agg(a.attname::text order by k.place) from pg_index i cross join unnest(i.indkey::int[]) with ordinality k (attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
       array(select distinct f.confrelid::int from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers_to,
       c.relforcerowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
         and (select oid from pg_roles where rolname = current_user) = any (p.polroles) and pg_get_expr(p.polqual, c.oid) = 'true') as hidden
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
       and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     order by n.nspname, c.relname`,
    [[...SCHEMAS]],
  );
  return rows;
}

function ordered(rows: readonly TableRow[]): readonly KeptTable[] {
  const done = new Set<number>();
  const result: KeptTable[] = [];
  while (result.length < rows.length) {
    const ready = rows.filter(({ oid, refers_to }) => !done.has(oid) && refers_to.every((other) => done.has(other)));
    if (ready.length === 0) throw new Error("tables refer to each other in a circle: they cannot be filled one after the other");
    for (const { oid, schema, name, columns, key } of ready) {
      done.add(oid);
      result.push({ schema, name, columns, key: key ?? columns });
    }
  }
  return result;
}

/** Every sequence with the number it gives next. */
export async function keptSequences(client: Client): Promise<readonly BackupSequence[]> {
  const { rows } = await client.query<{ readonly schema: string; readonly name: string }>(
    `select schemaname::text as schema, sequencename::text as name from pg_sequences where schemaname = any ($1) order by 1, 2`,
    [[...SCHEMAS]],
  );
  const sequences: BackupSequence[] = [];
  for (const { schema, name } of rows) {
    const at = await client.query<{ readonly next: string }>(
      `select (case when is_called then last_value + 1 else last_value end)::text as next from ${quoted(schema)}.${quoted(name)}`,
    );
    sequences.push({ schema, name, next: at.rows[0]?.next ?? "1" });
  }
  return sequences;
}

/** A name as SQL takes it whatever stands in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"schema"."table"`. */
export function quotedTable({ schema, name }: Pick<BackupTable, "schema" | "name">): string {
  return `${quoted(schema)}.${quoted(name)}`;
}
