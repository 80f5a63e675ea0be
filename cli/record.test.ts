import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { PROGRAM, type Ran } from "#testing/run-khunatham.ts";

const folder = mkdtempSync(join(process.getuid?.() === 0 ? "/tmp" : tmpdir(), "khunatham-record-"));
chmodSync(folder, 0o755);
const databases: TestDatabase[] = [];
let office: Office;
beforeAll(async () => {
  office = await openOffice();
  databases.push(office);
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function another(upTo?: number): Promise<TestDatabase> {
  const database = await openTestDatabase(upTo);
  databases.push(database);
  return database;
}

type Environment = Readonly<Record<string, string>>;
const on = ({ ownerUrl, serverUrl }: TestDatabase): Environment => ({ DATABASE_URL: serverUrl, DATABASE_OWNER_URL: ownerUrl });

/** Runs the command with these words of the environment and none of this process's own that name a record. */
function khunatham(words: readonly string[], environment: Environment, started?: (child: ReturnType<typeof spawn>) => void): Promise<Ran> {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, KHUNATHAM_DATA: _data, NODE_ENV: _env, ...rest } = process.env;
  const child = spawn(PROGRAM, words, { env: { ...rest, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  started?.(child);
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (bytes: Buffer) => out.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => err.push(bytes));
  return new Promise((ended) =>
    child.once("close", (code) => ended({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() })),
  );
}

/** What a refusal looks like: exit code 2, nothing printed, one sentence that holds these words. */
const refusal = (words: string): unknown => ({
  code: 2,
  out: "",
  err: expect.stringMatching(new RegExp(`^[^\\n]*${words}[^\\n]*\\n$`, "u")),
});
const done = (words: string): unknown => ({ code: 0, out: expect.stringMatching(new RegExp(words, "u")), err: "" });

describe.skipIf(process.platform === "win32")("the commands of the record", { timeout: 120_000 }, () => {
  test("migrate brings a database forward, and says when there is nothing to do", async () => {
    const database = await another(2);
    expect(await khunatham(["migrate"], on(database))).toEqual(done("ปรับฐานข้อมูลแล้ว \\d+ ขั้น"));
    expect(await khunatham(["migrate"], on(database))).toEqual(done("เป็นรุ่นล่าสุดอยู่แล้ว"));
    await as(database.ownerUrl, (client) => client.query("insert into schema_version (number, name) values (9999, 'later')"));
    expect(await khunatham(["migrate"], on(database))).toEqual(refusal("รุ่นใหม่กว่า"));
  });

  test("seed plants the official tree once, and an administrator is let in with a link", async () => {
    const database = await another();
    expect(await khunatham(["user", "add", "head@example.go.th", "--name", "นางสาวหัวหน้า ทดลอง"], on(database))).toEqual(
      refusal("khunatham seed"),
    );
    expect(await khunatham(["seed"], on(database))).toEqual(done("ตั้งต้นผังหน่วยงานแล้ว \\d{4} หน่วยงาน"));
    expect(await khunatham(["seed"], on(database))).toEqual(done("คงไว้ตามเดิม"));
    const added = await khunatham(["user", "add", "head@example.go.th", "--name", "นางสาวหัวหน้า ทดลอง"], on(database));
    expect(added).toEqual(done("administrator[^\\n]*\\n[^\\n]*/set-password\\?for=first-password#[\\w-]{32}"));
    expect(await khunatham(["user", "list"], on(database))).toEqual(
      done("^head@example.go.th · นางสาวหัวหน้า ทดลอง · ยังไม่ตั้งรหัสผ่าน · administrator@[^\\n]+\\n$"),
    );
    expect(await khunatham(["audit", "verify"], on(database))).toEqual(done("ตรวจแล้ว 1 บรรทัด"));
    expect(await khunatham(["seed", "--examples"], { ...on(database), NODE_ENV: "production" })).toEqual(refusal("production"));
  });

  test("user adds a role, makes a link, disables and enables, each with its line in the log", async () => {
    const user = (...words: readonly string[]) => khunatham(["user", ...words], on(office));
    expect(await user("add", "author@example.go.th", "--name", "x", "--role", "reviewer", "--agency", "กรมตัวอย่าง")).toEqual(
      done("reviewer ในกรมตัวอย่าง"),
    );
    expect(await user("disable", "Author@example.go.th")).toEqual(done("ระงับ"));
    expect(await user("list")).toEqual(done(`author@example.go.th · ${nameOf("author")} · ระงับ · author@กรมตัวอย่าง, reviewer@กรมตัวอย่าง`));
    expect(await user("link", "author@example.go.th")).toEqual(refusal("ถูกระงับ"));
    expect(await user("enable", "author@example.go.th")).toEqual(done("อีกครั้ง"));
    expect(await user("link", "author@example.go.th")).toEqual(done("for=reset#"));
    const { rows } = await as(office.superUrl, (client) =>
      client.query<{ act: string; what: string }>(
        "select act, coalesce(facts::json ->> 'what', '') as what from audit_line order by agency_id, number",
      ),
    );
    expect(rows.map(({ act, what }) => `${act} ${what}`)).toEqual([
      "member.added ",
      "sign-in.changed disabled",
      "sign-in.changed enabled",
      "sign-in.changed linked",
    ]);
    const refused = await Promise.all([
      user("disable", "nobody@example.go.th"),
      user("add", "a@b", "--name", "x", "--agency", "กรมที่ไม่มี"),
      user("link", "author@example.go.th", "--provider", "thaid", "--subject", "1"),
    ]);
    expect(refused).toEqual(["ไม่พบผู้ใช้งาน", "“กรมที่ไม่มี”", "KHUNATHAM_OIDC"].map(refusal));
  });

  test("backup and restore carry the record to another database, sealed with a passphrase file", async () => {
    const [file, key] = [join(folder, "สำรอง"), join(folder, "key")];
    writeFileSync(key, "ฝนตกที่ชายทุ่ง 7 วัน\n");
    const sealed = { KHUNATHAM_BACKUP_KEY_FILE: key };
    expect(await khunatham(["backup", file], { ...on(office), ...sealed })).toEqual(done("เข้ารหัสแล้ว"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await khunatham(["backup", file], on(office))).toEqual(refusal("มีแฟ้ม"));
    const target = await another();
    expect(await khunatham(["restore", file], on(target))).toEqual(refusal("KHUNATHAM_BACKUP_KEY_FILE"));
    expect(await khunatham(["restore", file, "--into", target.ownerUrl], sealed)).toEqual(done("กู้คืนแล้ว"));
    expect(await khunatham(["restore", file], { ...on(target), ...sealed })).toEqual(refusal("--replace"));
    expect(await khunatham(["restore", file, "--replace"], { ...on(target), ...sealed })).toEqual(done("กู้คืนแล้ว"));
    const [before, after] = [await khunatham(["user", "list"], on(office)), await khunatham(["user", "list"], on(target))];
    expect(after).toEqual(before);
  });

  test("audit verify tells each fault with its line, by exit code 1, and misses a seal that was kept elsewhere", async () => {
    const { rows } = await as(office.superUrl, (client) => client.query<{ seal: string }>("select seal_hash as seal from seal_audit()"));
    const seal = rows[0]!.seal;
    expect(await khunatham(["audit", "verify", "--seal", seal], on(office))).toEqual(done(`ไม่พบความผิดปกติ\n[^\\n]*${seal}`));
    await as(office.superUrl, (client) => client.query("update audit_line set person_name = 'ผู้อื่น' where number = 2"));
    const found = await khunatham(["audit", "verify"], on(office));
    expect(found).toEqual({ code: 1, out: expect.stringMatching(/^หน่วยงาน \d+ · บรรทัด 2 · altered · [^\n]+\nตรวจแล้ว/u), err: "" });
    await as(office.superUrl, (client) => client.query("truncate audit_seal"));
    expect((await khunatham(["audit", "verify", "--seal", seal], on(office))).out).toContain("seal-unknown");
  });

  test("what cannot be done is said in one sentence, and nothing is begun", async () => {
    const [none, short] = [join(folder, "none"), join(folder, "short")];
    writeFileSync(short, "short");
    const there = { KHUNATHAM_DATA: none };
    const cases: readonly (readonly [readonly string[], string, Environment?])[] = [
      [["audit", "verify"], "ไม่พบฐานข้อมูล"],
      [["user", "list"], "ไม่พบฐานข้อมูล"],
      [["migrate"], "ติดต่อฐานข้อมูลไม่ได้", { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }],
      [["backup", join(folder, "none", "b")], "โฟลเดอร์", on(office)],
      [["backup", join(folder, "b")], "สั้นเกินไป", { KHUNATHAM_BACKUP_KEY_FILE: short }],
      [["restore", join(folder, "missing")], "ไม่พบแฟ้ม"],
      [["restore"], "--help"],
      [["serve", "now"], "“now”"],
      [["audit"], "audit verify"],
      [["audit", "verify", "--seal", "abc"], "--seal"],
      [["user", "promote", "a@b"], "--help"],
      [["user", "disable"], "อีเมล"],
      [["user", "add", "a@b", "--name", "x", "--role", "king"], "“king”"],
    ];
    const said = await Promise.all(cases.map(([words, , environment = {}]) => khunatham(words, { ...there, ...environment })));
    expect(said).toEqual(cases.map(([, words]) => refusal(words)));
    expect(existsSync(none)).toBe(false);
  });

  test("serve opens a record of its own, a backup is taken while it runs, and it stops when told to", { timeout: 150_000 }, async () => {
    const own = { KHUNATHAM_DATA: join(folder, "data"), PORT: "0" };
    let server: ReturnType<typeof spawn> | undefined;
    let said = "";
    const served = khunatham(["serve"], own, (child) => {
      server = child;
      child.stdout?.on("data", (bytes: Buffer) => (said += bytes.toString()));
    });
    await expect.poll(() => said, { timeout: 100_000, interval: 100 }).toMatch(/พร้อมใช้งานที่ http:\/\/127.0.0.1:\d+\n[^\n]*set-password/u);
    const address = /http:\/\/[\d.:]+/u.exec(said)?.[0];
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const file = join(folder, "running");
    expect(await khunatham(["backup", file], own)).toEqual(done("สำรองข้อมูลแล้ว"));
    expect(await khunatham(["audit", "verify"], own)).toEqual(done("ไม่พบความผิดปกติ"));
    const target = await another();
    expect(await khunatham(["restore", file, "--into", target.ownerUrl], {})).toEqual(done("กู้คืนแล้ว"));
    server?.kill("SIGTERM");
    expect((await served).code).toBe(0);
    // With the server gone the command opens the same record by itself, and closes it again.
    expect(await khunatham(["user", "list"], own)).toMatchObject({ code: 0, out: expect.stringContaining("administrator@") });
  });
});
