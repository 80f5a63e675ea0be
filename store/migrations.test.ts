import { createHash } from "node:crypto";

import type { Client } from "pg";
import { afterEach, expect, test } from "vitest";

import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { checksumOf, migrate, migrations } from "./migrate.ts";
import { verifyAudit } from "./verify-audit.ts";

const databases: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

async function open(upTo: number): Promise<TestDatabase> {
  const database = await openTestDatabase(upTo);
  databases.push(database);
  return database;
}

const newest = migrations().at(-1)!.number;
const PLAN = "00000000-0000-4000-8000-000000000001";
const ROUND = "00000000-0000-4000-8000-000000000002";
const EVIDENCE = "00000000-0000-4000-8000-000000000004";
const REPORT = "00000000-0000-4000-8000-000000000003";

/**
 * Rows as the house of each version wrote them, by the step that made their tables. They stay as they are written here when later steps
 * change the tables: rows of that time is what the later steps must carry over.
 */
const ROWS: Readonly<Record<number, readonly string[]>> = {
  1: [
    "insert into auth.person (id, name, email, email_verified) values ('p1', 'นางสาวแรก', 'first@example.go.th', true)",
    "insert into auth.account (id, account_id, provider_id, person_id, password, updated_at) values ('c1', 'p1', 'credential', 'p1', 'x:y', now())",
    "insert into auth.session (id, expires_at, token, updated_at, person_id) values ('s1', now() + interval '1 hour', 't1', now(), 'p1')",
    "insert into auth.setting (name, value) values ('secret', 'kept for good')",
    "insert into auth.verification (id, identifier, value, expires_at) values ('v1', 'hash of a link', 'p1', now() + interval '1 hour')",
    "insert into auth.second_factor (id, secret, backup_codes, person_id, verified) values ('f1', 'sealed', 'sealed too', 'p1', true)",
    "insert into auth.passkey (id, public_key, person_id, credential_id, counter, device_type, backed_up) values ('k1', 'key', 'p1', 'c1', 7, 'multiDevice', true)",
    "insert into auth.attempt (key, count, since, last_at) values ('account:hash', 3, now(), now())",
  ],
  2: [
    "insert into agency (kind, name) values ('ministry', 'กระทรวงทดลอง')",
    "insert into agency (kind, name, parent_id) select 'department', 'กรมตัวอย่าง', id from agency",
    "insert into agency_period (agency_id, valid_from, change, kind, name) select id, '2000-10-01', 'founded', kind, name from agency",
    "insert into membership (person_id, agency_id, role, within) select 'p1', id, 'author', '{}' from agency where kind = 'department'",
    "insert into headcount (agency_id, fiscal_year, people, within) select id, 2569, 120, '{}' from agency where kind = 'department'",
    "insert into deadline (agency_id, fiscal_year, due) select id, 2570, '2026-09-30' from agency where kind = 'ministry'",
  ],
  3: [
    `insert into plan (id, agency_id, fiscal_year, facts, within, activities, budget_satang) select '${PLAN}', id, 2570, '{"title":"แผนเดิม"}', '{}', 1, 125050 from agency where kind = 'department'`,
    `insert into heading (plan_id, key, position, body, agency_id, within) values ('${PLAN}', 'h1', 1, '{"title":"หัวข้อเดิม"}', 0, '{}')`,
    `insert into activity (plan_id, key, position, body, budget_satang, agency_id, within) values ('${PLAN}', 'a1', 1, '{"title":"กิจกรรมเดิม"}', 125050, 0, '{}')`,
    `insert into submission (plan_id, number, version, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name, agency_id, within)
       values ('${PLAN}', 1, 1, '{"title":"แผนเดิม"}', 'h', '{"steps":[]}', 'p1', 'นางสาวแรก', 0, '{}')`,
    `insert into comment (plan_id, body, made_by, made_by_name, agency_id, within) values ('${PLAN}', 'ความเห็นเดิม', 'p1', 'นางสาวแรก', 0, '{}')`,
    "insert into import (agency_id, file_name, file_hash, plan, document, made_by, within) select id, 'แผน.docx', 'h', '{}', '{}', 'p1', '{}' from agency where kind = 'department'",
  ],
  4: [
    `insert into audit_line (agency_id, person_id, person_name, act, plan_id, changes, facts) select id, 'p1', 'นางสาวแรก', 'plan.edited', '${PLAN}', '[]', '{}' from agency`,
    "select seal_audit()",
  ],
  5: [
    "insert into machine_token (agency_id, name, scopes, hash, made_by, expires_at, within) select id, 'กุญแจ', '{plans:read}', 'h', 'p1', now() + interval '1 day', '{}' from agency where kind = 'department'",
    "insert into answered_request (person_id, key, request_hash, status, headers, body) values ('p1', 'key-of-then', 'h', 200, '{}', '{}')",
    "insert into request_count (who, window_start, requests) values ('machine:hash', now(), 5)",
  ],
  6: [
    `insert into round (id, agency_id, fiscal_year, months, opens, due, late) select '${ROUND}', id, 2570, 6, '2027-04-01', '2027-04-30', 'refuse' from agency where kind = 'ministry'`,
    `insert into round_extension (round_id, agency_id, due, reason, made_by, made_by_name, within) select '${ROUND}', id, '2027-05-30', 'น้ำท่วม', 'p1', 'นางสาวแรก', '{}' from agency where kind = 'department'`,
    `insert into report (id, plan_id, submission_id, fiscal_year, months, summary, agency_id, within) select '${REPORT}', plan_id, id, 2570, 6, 'สรุปเดิม', 0, '{}' from submission`,
    `insert into report_row (report_id, key, body, spent_satang, agency_id, within) values ('${REPORT}', 'a1', '{"narrative":"ผลเดิม"}', 125050, 0, '{}')`,
    `insert into report_submission (report_id, number, is_late, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name, agency_id, within)
       values ('${REPORT}', 1, false, '{}', 'h', '{"steps":[]}', 'p1', 'นางสาวแรก', 0, '{}')`,
    `insert into unit_answer (report_id, key, agency_id, owner_id, question, body, within) select '${REPORT}', 'a1', id, 0, '{}', '{"narrative":"ผลของหน่วย"}', '{}' from agency where kind = 'department'`,
  ],
  7: [
    "insert into calendar_key (person_id, hash) values ('p1', 'hash of a key')",
    "insert into auth.mail (key, to_address, subject, body) values ('digest p1 2026-11-21', 'first@example.go.th', 'เรื่อง', 'ข้อความ')",
    "insert into auth.digest (person_id, day) values ('p1', '2026-11-21')",
    "insert into auth.reading_pass (hash, person_id, expires_at) values ('h', 'p1', now() + interval '1 minute')",
  ],
  8: [
    `insert into evidence (id, agency_id, kind, name, sha256, type, size, channel, happened_on, note, consent, made_by, made_by_name, within)
       select '${EVIDENCE}', id, 'pdf', 'คำสั่ง.pdf', repeat('a', 64), 'application/pdf', 120, 'เว็บไซต์', '2027-03-31', 'หลักฐานเดิม', true, 'p1', 'นางสาวแรก', '{}' from agency where kind = 'department'`,
    `insert into evidence_use (evidence_id, report_id, key, position, made_by_name, agency_id, within) values ('${EVIDENCE}', '${REPORT}', 'a1', 0, 'นางสาวแรก', 0, '{}')`,
    `insert into upload (id, person_id, agency, name, size, received) select '${EVIDENCE}', 'p1', id, 'ภาพ.jpg', 10, 5 from agency where kind = 'department'`,
    // Taken away by step 11: parts lie beside the files.
    `do $$ begin if to_regclass('upload_chunk') is not null then
       insert into upload_chunk (upload_id, start, person_id, bytes) values ('${EVIDENCE}', 0, 'p1', 'bytes'); end if; end $$`,
  ],
  11: [
    `insert into in_charge (plan_id, key, person_id, made_by_name, agency_id, within) values ('${PLAN}', 'a1', 'p1', 'นางสาวแรก', 0, '{}')`,
    `insert into handover (agency_id, predecessor_id, predecessor_name, successor_id, successor_name, reader_id, note, owed, made_by, made_by_name, within)
       select id, 'p1', 'นางสาวแรก', 'p1', 'นางสาวแรก', 'p1', 'ฝากงานเดิม', '{"duties":[]}', 'p1', 'นางสาวแรก', '{}' from agency where kind = 'department'`,
  ],
  12: [
    `insert into change_set (report_id, file_name, file_hash, form, compared_revision, rows, changes, remarks, made_by, made_by_name, agency_id, within)
       values ('${REPORT}', 'รายงาน.docx', repeat('a', 64), 'diw-2569', 1, '{}', '[]', '[]', 'p1', 'นางสาวแรก', 0, '{}')`,
  ],
};

/** Tables that a later step took away, with what was in them: parts of unfinished uploads, which are sent again. */
const GONE: readonly string[] = ["upload_chunk"];

/** What there is of the tables of this version, by table: each row as text of the columns it has now. */
async function rowsIn(client: Client, columnsOf?: Map<string, readonly string[]>) {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.oid::regclass::text as name, array_agg(quote_ident(a.attname) order by a.attname) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, to_regnamespace('auth')) and c.relname not in ('schema_version', 'job') group by 1`,
  );
  const columns: Map<string, readonly string[]> = columnsOf ?? new Map(rows.map((row) => [row.name, row.columns]));
  const found = new Map<string, readonly unknown[]>();
  for (const [name, own] of columns)
    found.set(
      name,
      (await client.query(`select to_jsonb(x) as row from (select ${own.join(", ")} from ${name}) x order by to_jsonb(x)::text`)).rows,
    );
  return { columns, found };
}

test.each(migrations().map(({ number }) => number))(
  "a record of version %i is carried to the newest with every row as it was",
  async (from) => {
    const database = await open(from);
    await as(database.superUrl, async (client) => {
      // Until step 5 the owner's own functions are held by the policies: they see the agencies and plans only like this.
      const held = ["agency", "plan"].slice(0, Math.max(0, from - 1));
      for (const table of held) await client.query(`alter table ${table} no force row level security`);
      for (let step = 1; step <= from; step += 1) for (const statement of ROWS[step] ?? []) await client.query(statement);
      for (const table of held) await client.query(`alter table ${table} force row level security`);
      const before = await rowsIn(client);
      const empty = [...before.found].filter(([, rows]) => rows.length === 0).map(([table]) => table);
      expect(empty, "give these tables rows in ROWS, at the step that made them").toEqual([]);
      for (const table of GONE) for (const rows of [before.columns, before.found] as const) rows.delete(table);
      expect(await migrate(database.ownerUrl)).toBe(newest - from);
      const after = await rowsIn(client, before.columns);
      expect(after.found).toEqual(before.found);
      const { rows } = await client.query<{ number: number }>("select number from schema_version order by number");
      expect(rows.map(({ number }) => number)).toEqual(migrations().map(({ number }) => number));
      // The house of today works on the rows of then.
      for (let step = from + 1; step <= newest; step += 1) for (const statement of ROWS[step] ?? []) await client.query(statement);
    });
    expect((await verifyAudit(database.ownerUrl)).faults).toBe(0);
  },
);

test("every version comes to the same schema as a new database", async () => {
  const schemaOf = (database: TestDatabase) =>
    as(database.superUrl, async (client) => {
      const queries = [
        "select table_schema, table_name, column_name, data_type, is_nullable, column_default, generation_expression from information_schema.columns where table_schema in ('public', 'auth') order by 1, 2, ordinal_position",
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1, 2",
        "select schemaname, indexname, indexdef from pg_indexes where schemaname in ('public', 'auth') order by 1, 2",
        "select schemaname, tablename, policyname, roles::text, cmd, qual, with_check from pg_policies order by 1, 2, 3",
        "select oid::regprocedure::text, prosrc, prosecdef, proacl::text from pg_proc where pronamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1",
        "select grantee, table_schema, table_name, privilege_type from information_schema.role_table_grants where table_schema in ('public', 'auth') order by 1, 2, 3, 4",
      ];
      const told: unknown[] = [];
      for (const query of queries) told.push((await client.query(query)).rows);
      return told;
    });
  const [stepwise, atOnce] = [await open(0), await open(newest)];
  for (let step = 1; step <= newest; step += 1) expect(await migrate(stepwise.ownerUrl, step)).toBe(1);
  expect(await schemaOf(stepwise)).toEqual(await schemaOf(atOnce));
});

test("servers that start at once take each step once", async () => {
  const database = await open(0);
  const taken = await Promise.all(Array.from({ length: 4 }, () => migrate(database.ownerUrl)));
  expect(taken.reduce<number>((sum, steps) => sum + Number(steps), 0)).toBe(newest);
  expect(taken.filter((steps) => steps === newest)).toHaveLength(1);
});

test("a step that fails leaves the database as it was before it, and is taken when the cause is gone", async () => {
  const database = await open(newest);
  const next = {
    number: newest + 1,
    name: "later",
    sql: "create table half (n int); insert into half select 1 / n from stands_in_the_way",
  };
  const take = () => migrate(database.ownerUrl, next.number, [...migrations(), next]);
  const dump = () =>
    as(database.superUrl, async (client) =>
      hashOf(
        (await client.query("select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace order by 1"))
          .rows,
      ),
    );
  await as(database.ownerUrl, (client) => client.query("create table stands_in_the_way as select 0 as n"));
  const before = await dump();
  await expect(take()).rejects.toThrow(`migration ${next.number}`);
  expect(await dump()).toBe(before);
  await as(database.ownerUrl, (client) => client.query("update stands_in_the_way set n = 1"));
  expect(await take()).toBe(1);
});

test("a database that a newer house has been at is refused and left alone", async () => {
  const database = await open(newest);
  await as(database.ownerUrl, (client) => client.query("insert into schema_version (number, name) values ($1, 'later')", [newest + 7]));
  expect(await migrate(database.ownerUrl)).toEqual({ kind: "newer-schema", database: newest + 7, house: newest });
});

test("a step that was altered after it was taken is refused, and the database left alone", async () => {
  const database = await open(newest - 1);
  const altered = migrations().map((step) => (step.number === 2 ? { ...step, sql: `${step.sql}\n-- one line more` } : step));
  const refused = { kind: "altered-migration", number: 2, name: migrations()[1]!.name };
  expect(await migrate(database.ownerUrl, newest, altered)).toEqual(refused);
  // Line ends of another machine are no alteration.
  const elsewhere = migrations().map((step) => ({ ...step, sql: step.sql.replaceAll("\n", "\r\n") }));
  expect(await migrate(database.ownerUrl, newest, elsewhere)).toBe(1);
});

test("the steps of a database from before checksums are taken as they are, and known from then on", async () => {
  const database = await open(newest - 1);
  await as(database.ownerUrl, (client) => client.query("alter table schema_version drop column checksum"));
  expect(await migrate(database.ownerUrl)).toBe(1);
  const { rows } = await as(database.ownerUrl, (client) =>
    client.query<{ checksum: string }>("select checksum from schema_version order by number"),
  );
  expect(rows.map(({ checksum }) => checksum)).toEqual(migrations().map(checksumOf));
});

test("steps are numbered one after the other", () => {
  expect(migrations().map(({ number }) => number)).toEqual(migrations().map((_step, index) => index + 1));
});

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
