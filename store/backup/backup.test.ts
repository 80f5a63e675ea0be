import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

import { afterAll, beforeAll, expect, test } from "vitest";

import { todayInBangkok } from "#server/clock.ts";
import { openSignIn } from "#server/sign-in/sign-in.ts";
import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { openDatabase } from "../database.ts";
import { migrate, migrations } from "../migrate.ts";
import { verifyAudit } from "../verify-audit.ts";
import { openStore } from "../within.ts";
import { parseManifest, type BackupManifest } from "./manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const PLANS = 40;
const ROWS = 100;
const PASSPHRASE = "ฝนตกที่ ชายทุ่ง 7 วัน";

const folder = mkdtempSync(join(tmpdir(), "khunatham-backup-"));
const file = join(folder, "สำรอง.khunatham");
const databases: TestDatabase[] = [];
let office: Office;
let manifest: BackupManifest;

beforeAll(async () => {
  office = await openOffice();
  await as(office.superUrl, (client) => plant(client.query.bind(client) as never));
  manifest = await writeBackup({ ownerUrl: office.ownerUrl, file, house: "0.1.0" });
});
afterAll(async () => {
  await Promise.all([...databases, office].map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

/** Several thousand rows of each kind, with everything that is awkward in a text: tabs, line ends, backslashes, nulls, long texts. */
async function plant(query: (text: string, values?: readonly unknown[]) => Promise<unknown>): Promise<void> {
  const agency = office.agency("กรมตัวอย่าง");
  await query(
    `insert into plan (agency_id, fiscal_year, facts, within) select $1, 2500 + n, jsonb_build_object('title', 'แผน ' || n), '{}' from generate_series(1, $2::int) n`,
    [agency, PLANS],
  );
  await query(
    `insert into activity (plan_id, key, position, body, budget_satang)
     select plan.id, 'a' || n, n, jsonb_build_object('title', E'ก\\t\\n\\\\.\\r' || repeat('ข้อความ', n), 'nationalGuideline', null), case when n % 2 = 0 then n * 100 end
     from plan, generate_series(1, $1::int) n`,
    [ROWS],
  );
  await query(
    `insert into comment (id, plan_id, reply_to, body, made_by, made_by_name)
     select * from (
       select md5(id::text)::uuid, id, null::uuid, 'ความเห็น', 'p', 'n' from plan
       union all select gen_random_uuid(), id, md5(id::text)::uuid, 'ตอบ', 'p', 'n' from plan) rows`,
  );
  for (let batch = 0; batch < 4; batch += 1)
    await query(
      `insert into audit_line (agency_id, person_id, person_name, act, changes, facts) select $1, 'p', 'นางทดลอง', 'plan.edited', '[]', '{"n":' || n || '}' from generate_series(1, 500) n`,
      [agency],
    );
  await query("select seal_audit()");
}

async function anEmptyDatabase(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  databases.push(database);
  return database;
}

async function sumsOf(ownerUrl: string): Promise<BackupManifest["sums"]> {
  const again = join(folder, "again");
  const { sums } = await writeBackup({ ownerUrl, file: again, house: "0.1.0" });
  rmSync(again);
  return sums;
}

const rowsOf = (table: string): number | undefined => manifest.sums.find((sum) => sum.table === table)?.rows;
const count = async (url: string, table: string) =>
  as(url, async (client) => (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n);

test("the backup is one file for its owner's eyes, with every table of the database in it", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["สำรอง.khunatham"]);
  expect(rowsOf("public.plan")).toBe(PLANS);
  expect(rowsOf("public.activity")).toBe(PLANS * ROWS);
  expect(rowsOf("public.audit_line")).toBe(2000);
  expect(rowsOf("auth.person")).toBe(office.officers.length);
  const { rows } = await as(office.superUrl, (client) =>
    client.query<{ name: string }>(
      "select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    ),
  );
  expect(manifest.sums.map(({ table }) => table).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test.skipIf(process.platform === "win32")("an administrator can look inside with tar alone", () => {
  const list = spawnSync("tar", ["-tzf", file], { encoding: "utf8" });
  expect(list.stderr).toBe("");
  const names = list.stdout.trim().split("\n");
  expect([names[0], ...names.slice(-2)]).toEqual(["about.json", "evidence/", "manifest.json"]);
  const told = spawnSync("tar", ["-xzOf", file, "manifest.json"], { encoding: "utf8" });
  expect(parseManifest(told.stdout)).toEqual(manifest);
});

test("a restored database holds the same rows byte for byte, its log verifies, and work goes on in it", async () => {
  // As the operator made it: no table, no schema of ours.
  const target = await openTestDatabase(0);
  databases.push(target);
  await as(target.superUrl, (client) => client.query("drop table schema_version"));
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, replace: false })).toEqual({ ok: true, value: manifest });
  expect(await sumsOf(target.ownerUrl)).toEqual(manifest.sums);
  const [before, after] = await Promise.all([office, target].map(({ ownerUrl }) => verifyAudit(ownerUrl)));
  expect(after).toEqual(before);
  expect(after).toMatchObject({ lines: 2000, seals: 1, faults: 0 });
  // Triggers, policies and the next number of an agency are as they were.
  const triggers = `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
  const policies = `select c.oid::regclass::text, relrowsecurity, relforcerowsecurity, polname from pg_class c left join pg_policy on polrelid = c.oid
    where relkind = 'r' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1, 4`;
  const grants = `select grantee, table_schema, table_name, privilege_type from information_schema.role_table_grants where table_schema in ('public', 'auth') order by 1, 2, 3, 4`;
  for (const query of [triggers, policies, grants]) {
    const [one, other] = await Promise.all(
      [office, target].map(({ superUrl }) => as(superUrl, async (client) => (await client.query(query)).rows)),
    );
    expect(other).toEqual(one);
  }
  const made = "insert into agency (kind, name) values ('division', 'กองใหม่') returning id";
  const [one, other] = await Promise.all(
    [office, target].map(({ ownerUrl }) =>
      as(ownerUrl, async (client) => ((await client.query(`begin; ${made}; rollback`)) as never as { rows: unknown }[])[1]?.rows),
    ),
  );
  expect(other).toEqual(one);
  const records = openDatabase(target.serverUrl, "khunatham_app");
  const asking = (officer: string) => ({
    credential: { token: office.session(officer), isMachine: false },
    today: todayInBangkok(),
    request: "test",
  });
  const seen = async (officer: string) => {
    const list = await openStore(records).within(asking(officer), async ({ plans }) => ({
      ok: true,
      value: await plans.list({ limit: 500, offset: 0 }),
    }));
    return list.ok ? list.value.length : list.error;
  };
  expect([await seen("author"), await seen("foreign-author")]).toEqual([PLANS, 0]);
  await records.close();
});

test("a person signs in to the restored database with the password of before", async () => {
  const rules = { secret: "s".repeat(40), address: "http://localhost" };
  const source = openDatabase(office.serverUrl, "khunatham_sign_in", 2);
  const password = "ทุ่งนาสีทองยามเช้า-41";
  const old = openSignIn({ ...rules, pool: source.pool });
  const link = await old.makeOneTimeLink(office.person("author"), "first-password", 1);
  if (!link.ok) throw new Error(link.error.kind);
  const post = (path: string, body: object) =>
    new Request(`http://localhost/api/v1/auth${path}`, {
      method: "POST",
      headers: { origin: "http://localhost", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const visitor = { address: "127.0.0.1", incident: "test" };
  const set = await old.handler(post("/reset-password", { token: new URL(link.value.url).hash.slice(1), newPassword: password }), visitor);
  expect([set.status, await set.clone().text()]).toEqual([200, expect.anything()]);
  await source.close();
  const target = await anEmptyDatabase();
  const later = join(folder, "later");
  await writeBackup({ ownerUrl: office.ownerUrl, file: later, house: "0.1.0", passphrase: PASSPHRASE });
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file: later, replace: false, passphrase: PASSPHRASE })).toMatchObject({
    ok: true,
  });
  rmSync(later);
  const restored = openDatabase(target.serverUrl, "khunatham_sign_in", 2);
  const answer = await openSignIn({ ...rules, pool: restored.pool }).handler(
    post("/sign-in/email", { email: "author@example.go.th", password }),
    visitor,
  );
  expect(answer.status).toBe(200);
  await restored.close();
});

test("a database that holds a record is filled only when that is asked for", async () => {
  const other = await openOffice();
  databases.push(other);
  await as(other.superUrl, (client) => client.query("update agency set name = 'ก่อนกู้คืน'"));
  const before = await sumsOf(other.ownerUrl);
  expect(await restoreBackup({ ownerUrl: other.ownerUrl, file, replace: false })).toEqual({ ok: false, error: { kind: "holds-record" } });
  expect(await sumsOf(other.ownerUrl)).toEqual(before);
  expect(await restoreBackup({ ownerUrl: other.ownerUrl, file, replace: true })).toMatchObject({ ok: true });
  expect(await sumsOf(other.ownerUrl)).toEqual(manifest.sums);
});

test("a database of somebody else's is never touched", async () => {
  const target = await anEmptyDatabase();
  await as(target.superUrl, (client) =>
    client.query(
      "drop schema public cascade; drop schema auth cascade; create schema public; create table theirs (n int); insert into theirs values (1)",
    ),
  );
  await as(target.superUrl, (client) => client.query("grant all on schema public to test_owner"));
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, replace: true })).toEqual({
    ok: false,
    error: { kind: "not-ours", found: "public.theirs" },
  });
  expect(await count(target.superUrl, "theirs")).toBe(1);
});

test("a backup of an older schema is restored at its own version and brought forward; one of a newer schema is refused", async () => {
  const target = await anEmptyDatabase();
  const newest = manifest.schemaVersion;
  const next = { number: newest + 1, name: "later", sql: "alter table plan add column later text; update plan set later = title" };
  const steps = [...migrations(), next];
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, replace: false, steps })).toMatchObject({ ok: true });
  const { rows } = await as(target.superUrl, (client) =>
    client.query("select (select max(number) from schema_version) as version, count(*)::int as plans from plan where later = title"),
  );
  expect(rows).toEqual([{ version: newest + 1, plans: PLANS }]);
  const newer = join(folder, "newer");
  await writeBackup({ ownerUrl: target.ownerUrl, file: newer, house: "9.9.9" });
  const other = await anEmptyDatabase();
  const before = await sumsOf(other.ownerUrl);
  expect(await restoreBackup({ ownerUrl: other.ownerUrl, file: newer, replace: false })).toEqual({
    ok: false,
    error: { kind: "newer-backup", backup: newest + 1, house: newest },
  });
  expect(await sumsOf(other.ownerUrl)).toEqual(before);
  rmSync(newer);
});

test("a step forward that fails after the rows are in leaves the database as it was", async () => {
  const target = await anEmptyDatabase();
  const before = await sumsOf(target.ownerUrl);
  const steps = [...migrations(), { number: 9999, name: "broken", sql: "select 1 / 0" }];
  await expect(restoreBackup({ ownerUrl: target.ownerUrl, file, replace: false, steps })).rejects.toThrow("division by zero");
  expect(await sumsOf(target.ownerUrl)).toEqual(before);
  expect(await migrate(target.ownerUrl)).toBe(0);
});

test("a sealed backup opens with its passphrase only, and shows nothing of what is in it", async () => {
  const sealed = join(folder, "sealed");
  await writeBackup({ ownerUrl: office.ownerUrl, file: sealed, house: "0.1.0", passphrase: PASSPHRASE });
  const bytes = readFileSync(sealed);
  expect(bytes.includes("about.json")).toBe(false);
  expect(bytes.subarray(0, 9).toString()).toBe("KHUNATHAM");
  const target = await anEmptyDatabase();
  const restore = (passphrase?: string) => restoreBackup({ ownerUrl: target.ownerUrl, file: sealed, replace: false, passphrase });
  expect(await restore()).toEqual({ ok: false, error: { kind: "needs-passphrase" } });
  expect(await restore(`${PASSPHRASE} `)).toEqual({ ok: false, error: { kind: "wrong-passphrase" } });
  // A bit flipped in the middle, a piece left out, an end cut off: each seen, and nothing restored.
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(bytes.length / 2)]! ^= 1;
  for (const damaged of [
    flipped,
    Buffer.concat([bytes.subarray(0, 35 + 2 * 65_556), bytes.subarray(35 + 3 * 65_556)]),
    bytes.subarray(0, -40),
    Buffer.concat([bytes, bytes.subarray(-40)]),
  ]) {
    writeFileSync(sealed, damaged);
    expect(await restore(PASSPHRASE)).toMatchObject({ ok: false, error: { kind: "damaged" } });
  }
  expect(await count(target.superUrl, "plan")).toBe(0);
  writeFileSync(sealed, bytes);
  expect(await restore(PASSPHRASE)).toMatchObject({ ok: true });
});

test("a file that is damaged, cut off or no backup at all is refused, and nothing is restored", async () => {
  const target = await anEmptyDatabase();
  const bad = join(folder, "bad");
  const restore = async () => {
    const restored = await restoreBackup({ ownerUrl: target.ownerUrl, file: bad, replace: false });
    return restored.ok ? "restored" : restored.error.kind;
  };
  expect(await restore()).toBe("no-such-file");
  writeFileSync(bad, "ไม่ใช่ข้อมูลสำรอง".repeat(100));
  expect(await restore()).toBe("not-a-backup");
  const bytes = readFileSync(file);
  writeFileSync(bad, bytes);
  truncateSync(bad, bytes.length - 1000);
  expect(await restore()).toBe("damaged");
  // One bit anywhere: some break the packing, some turn a number or an id into nonsense, some only another letter.
  for (let part = 1; part <= 6; part += 1) {
    const flipped = Buffer.from(bytes);
    flipped[Math.floor((bytes.length * part) / 7)]! ^= 1;
    writeFileSync(bad, flipped);
    expect(await restore(), `bit at ${part}/7`).toBe("damaged");
  }
  expect(await count(target.superUrl, "plan")).toBe(0);
});

test("a row altered inside the file, its archive made anew, is found by its sum", async () => {
  const work = mkdtempSync(join(folder, "tar-"));
  const run = (command: string, words: readonly string[]) => expect(spawnSync(command, words, { cwd: work }).status).toBe(0);
  run("tar", ["-xzf", file]);
  const person = join(work, "tables", "auth.person", "00000001");
  chmodSync(person, 0o600);
  writeFileSync(person, readFileSync(person, "utf8").replace("author@example.go.th", "outher@example.go.th"));
  const altered = join(work, "altered.tar.gz");
  const names = spawnSync("tar", ["-tzf", file], { encoding: "utf8" }).stdout.trim().split("\n");
  run("tar", ["--format=ustar", "-czf", altered, "--no-recursion", ...names]);
  const target = await anEmptyDatabase();
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file: altered, replace: false })).toEqual({
    ok: false,
    error: { kind: "damaged", found: "auth.person" },
  });
  expect(await count(target.superUrl, "auth.person")).toBe(0);
});

test("a backup shows one moment, whatever is written meanwhile", async () => {
  const busy = join(folder, "busy");
  let isOver = false;
  const writer = as(office.superUrl, async (client) => {
    while (!isOver)
      await client.query(
        "with a as (update activity set revision = revision + 1 where key = 'a1' returning 1) update plan set revision = revision + 1",
      );
  });
  const { sums } = await writeBackup({ ownerUrl: office.ownerUrl, file: busy, house: "0.1.0" });
  isOver = true;
  await writer;
  const target = await anEmptyDatabase();
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file: busy, replace: false })).toMatchObject({ ok: true });
  expect(await sumsOf(target.ownerUrl)).toEqual(sums);
  const { rows } = await as(target.superUrl, (client) =>
    client.query(
      "select count(*)::int as n from plan p join activity a on a.plan_id = p.id and a.key = 'a1' where a.revision <> p.revision",
    ),
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test("a table whose rows are hidden from the owner stops the backup instead of being left out", async () => {
  const target = await anEmptyDatabase();
  await as(target.superUrl, (client) => client.query("drop policy keeper on plan"));
  const never = join(folder, "never");
  await expect(writeBackup({ ownerUrl: target.ownerUrl, file: never, house: "0.1.0" })).rejects.toThrow("public.plan");
  expect(existsSync(never)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes("making"))).toEqual([]);
});
