import { Kysely, PostgresDialect } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { DISABLED_PATHS, betterAuthOptions, openBetterAuth } from "#server/sign-in/better-auth.ts";
import { ENTRANCE_DOORS } from "#server/sign-in/entrance-doors.ts";
import { OWN_DOORS } from "#server/sign-in/own-doors.ts";
import { openPeople } from "#server/sign-in/people.ts";
import { readSecret } from "#server/sign-in/secret.ts";
import { SIGN_IN_PROBLEMS } from "#server/sign-in/sign-in-problems.ts";
import { openTestHouse, tokenOf, type TestHouse } from "#server/sign-in/test-house.ts";

const PASSWORD = "ฝนตกเบาๆ ที่ริมคลอง 41";
let house: TestHouse;
let person: string;
beforeAll(async () => {
  house = await openTestHouse();
  person = await house.invite("มาลี ใจงาม", "Malee@example.go.th", PASSWORD);
});
afterAll(() => house.database.close());

const enter = async (from?: string) => {
  const browser = house.browser(from);
  expect((await browser.post("/sign-in/email", { email: "malee@example.go.th", password: PASSWORD })).body).toEqual({ next: "done" });
  return browser;
};

test("the tables are exactly what the library asks for", async () => {
  const { getMigrations } = await import("better-auth/db/migration");
  const options = betterAuthOptions({
    secret: house.secret,
    address: house.address,
    providers: [],
    people: { isDisabled: async () => false },
    complain: () => undefined,
  });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: house.database.owner }) });
  const asked = async (schemaName: string) =>
    (await getMigrations({ ...options, database: { db, type: "postgres", schemaName } })).compileMigrations();
  expect((await asked("auth")).replaceAll(/[\s;]/gu, "")).toBe("");
  // Of tables that are there it compares columns only: what it would index in an empty schema must lead an index here.
  const wanted = (await asked("nowhere")).matchAll(/create index \S+ on "nowhere"\."(\w+)" \("(\w+)"\)/gu);
  const { rows } = await house.database.owner.query(
    `select c.relname || '.' || a.attname as leads from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where c.relnamespace = 'auth'::regnamespace`,
  );
  const columns = Array.from(wanted, ([, table, column]) => `${table}.${column}`);
  expect(columns.length).toBeGreaterThan(5);
  expect(rows.map(({ leads }) => leads)).toEqual(expect.arrayContaining(columns));
});

test("khunatham_app cannot look into the schema, and the sign-in cannot delete a person", async () => {
  const { rows } = await house.database.owner.query(
    `select has_schema_privilege('khunatham_app', 'auth', 'usage') as app, has_table_privilege('khunatham_sign_in', 'auth.person', 'delete') as deletes,
       has_schema_privilege('public', 'public', 'create') as anybody`,
  );
  expect(rows[0]).toEqual({ app: false, deletes: false, anybody: false });
});

test("the right password lets in, and the cookie is kept from scripts and other sites", async () => {
  house.events.splice(0);
  const browser = house.browser();
  const answer = await browser.post("/sign-in/email", { email: " MALEE@example.go.th", password: PASSWORD.normalize("NFD") });
  expect(answer.body).toEqual({ next: "done" });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("khunatham.session_token="));
  expect(cookie?.split("; ").slice(1)).toEqual(["Max-Age=604800", "Path=/", "HttpOnly", "SameSite=Lax"]);
  expect((await browser.get("/account")).body).toEqual({
    person: { id: person, name: "มาลี ใจงาม", email: "malee@example.go.th" },
    secondFactor: false,
    hasPassword: true,
  });
  expect(house.events).toEqual([{ kind: "signed-in", person, by: "password", address: expect.not.stringContaining("192") }]);
});

test("behind TLS cookies are Secure and bound to the host", async () => {
  const tls = await openTestHouse("https://plan.example.go.th");
  await tls.invite("มาลี ใจงาม", "malee@example.go.th", PASSWORD);
  const browser = tls.browser();
  const answer = await browser.post("/sign-in/email", { email: "malee@example.go.th", password: PASSWORD });
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-khunatham\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
  );
  expect((await browser.get("/account")).status).toBe(200);
  const example = await tls.signIn.signInAsExample((await browser.get("/account")).body.person.id, { address: "192.0.2.7", incident: "T" });
  expect(example).toMatch(/^__Host-khunatham\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
  await tls.database.close();
});

test("the token is read from the cookie without the library, and a forged one is not", async () => {
  const browser = await enter();
  const token = await house.signIn.sessionToken(browser.request());
  const { rows } = await house.database.owner.query("select person_id from auth.session where token = $1", [token]);
  expect(rows).toEqual([{ person_id: person }]);
  const [name = "", value = ""] = [...browser.cookies][0] ?? [];
  const forged = (text: string) => house.signIn.sessionToken(new Request(house.address, { headers: { cookie: `${name}=${text}` } }));
  expect(await forged(value)).toBe(token);
  expect(await forged(`x${value}`)).toBeUndefined();
  expect(await forged(String(token))).toBeUndefined();
  expect(await forged("%E0%A4%A.x")).toBeUndefined();
});

test("a wrong password and an unknown e-mail get the same answer", async () => {
  const wrong = await house.browser().post("/sign-in/email", { email: "malee@example.go.th", password: "ไม่ใช่รหัสนี้แน่นอน" });
  const unknown = await house.browser().post("/sign-in/email", { email: "nobody@example.go.th", password: "ไม่ใช่รหัสนี้แน่นอน" });
  expect(wrong.status).toBe(401);
  expect(wrong.body.detail).toBe(SIGN_IN_PROBLEMS["wrong-password"].says);
  expect(unknown).toMatchObject({ status: wrong.status, body: wrong.body });
  expect([...unknown.headers]).toEqual([...wrong.headers]);
});

test("after five failures an account waits, known or not, even with the right password; the wait grows", async () => {
  await house.invite("สมชาย รอนาน", "somchai@example.go.th", PASSWORD);
  for (const email of ["somchai@example.go.th", "no-such-person@example.go.th"]) {
    const tries = await Promise.all(
      Array.from({ length: 9 }, () => house.browser().post("/sign-in/email", { email, password: "ผิดแน่นอนครับ" })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
    const right = await house.browser().post("/sign-in/email", { email, password: PASSWORD });
    expect(right).toMatchObject({ status: 429, body: { kind: "too-many-attempts", retryAfter: expect.any(Number) } });
    expect(right.headers.get("retry-after")).toBe(String(right.body.retryAfter));
  }
  const waits =
    "select ceil(extract(epoch from wait_until - last_at))::int as seconds from auth.attempt where count > 4 and key like 'account:%'";
  expect((await house.database.owner.query(waits)).rows).toEqual([{ seconds: 30 }, { seconds: 30 }]);
  await house.database.owner.query("update auth.attempt set wait_until = now() - interval '1 second' where count > 4");
  expect((await house.browser().post("/sign-in/email", { email: "somchai@example.go.th", password: "ผิดอีกครั้ง" })).status).toBe(401);
  expect((await house.database.owner.query(`${waits} order by 1`)).rows.at(-1)).toEqual({ seconds: 60 });
  await house.database.owner.query("update auth.attempt set wait_until = now() - interval '1 second' where count > 4");
  expect((await house.browser().post("/sign-in/email", { email: "somchai@example.go.th", password: PASSWORD })).status).toBe(200);
});

test("one address may ask sixty times a minute, another is not held up by it", async () => {
  const busy = house.browser("198.51.100.9");
  const asked = [];
  for (let count = 0; count < 61; count += 1) asked.push((await busy.get("/passkey/generate-authenticate-options")).status);
  expect(asked.slice(0, 60).every((status) => status === 200)).toBe(true);
  expect(asked[60]).toBe(429);
  expect((await house.browser("198.51.100.10").get("/passkey/generate-authenticate-options")).status).toBe(200);
});

test("a password must be long enough and hard to guess, counted in characters", async () => {
  const browser = await enter();
  const change = async (newPassword: string) =>
    (await browser.post("/change-password", { currentPassword: PASSWORD, newPassword })).body.kind;
  expect(await change("สั้นไปหน่อย")).toBe("password-too-short");
  // Eleven letters, typed on a keyboard that makes two characters of each.
  expect(await change("é".normalize("NFD").repeat(11))).toBe("password-too-short");
  expect(await change("ก".repeat(129))).toBe("password-too-long");
  expect(await change("passwordpassword")).toBe("password-weak");
  expect(await change("malee@example.go.th")).toBe("password-weak");
  expect(await change("khunathamคุณธรรม")).toBe("password-weak");
});

test("a changed password ends the other sessions and the old password", async () => {
  await house.invite("วิชัย เปลี่ยน", "wichai@example.go.th", PASSWORD);
  const [one, two] = [house.browser(), house.browser()];
  for (const browser of [one, two]) await browser.post("/sign-in/email", { email: "wichai@example.go.th", password: PASSWORD });
  const next = "ตะวันขึ้นหลังเขา 77 ลูก";
  expect((await one.post("/change-password", { currentPassword: "ไม่ใช่รหัสเดิม", newPassword: next })).body.kind).toBe(
    "wrong-current-password",
  );
  expect((await one.post("/change-password", { currentPassword: PASSWORD, newPassword: next })).body).toEqual({ next: "done" });
  expect((await one.get("/account")).status).toBe(200);
  expect((await two.get("/account")).body.kind).toBe("not-signed-in");
  expect((await two.post("/sign-in/email", { email: "wichai@example.go.th", password: PASSWORD })).status).toBe(401);
  expect((await two.post("/sign-in/email", { email: "wichai@example.go.th", password: next })).status).toBe(200);
});

test("a one-time link sets a password once, not later than its time, and only the newest link does", async () => {
  const id = await house.signIn.findOrMakePerson({ name: "อรุณ มาใหม่", email: "arun@example.go.th" });
  expect(await house.signIn.findOrMakePerson({ name: "อรุณ", email: "ARUN@example.go.th " })).toBe(id);
  const link = async (hours: number) => {
    const made = await house.signIn.makeOneTimeLink(id, "reset", hours);
    return made.ok ? tokenOf(made.value.url) : "";
  };
  const [old, over] = [await link(1), await link(-1)];
  const browser = house.browser();
  const use = async (token: string, newPassword = PASSWORD) => (await browser.post("/reset-password", { token, newPassword })).body;
  expect((await use(old)).kind).toBe("link-over");
  expect((await use(over)).kind).toBe("link-over");
  expect((await browser.post("/reset-password/look", { token: over })).body.kind).toBe("link-over");
  const token = await link(24);
  expect((await browser.post("/reset-password/look", { token })).body).toEqual({ name: "อรุณ มาใหม่", email: "arun@example.go.th" });
  expect((await use(token, "arunarunarun")).kind).toBe("password-weak");
  expect(await use(token)).toEqual({ next: "sign-in" });
  expect((await use(token)).kind).toBe("link-over");
  await browser.post("/sign-in/email", { email: "arun@example.go.th", password: PASSWORD });
  expect((await browser.get("/account")).status).toBe(200);
  expect(await use(await link(1), "ดอกคูนบานหน้าร้อนปีนี้ 8 ต้น")).toEqual({ next: "sign-in" });
  expect((await browser.get("/account")).status).toBe(401);
  expect(JSON.stringify((await house.database.owner.query("select identifier from auth.verification")).rows)).not.toContain(token);
  expect(await house.signIn.makeOneTimeLink("nobody", "reset", 1)).toEqual({ ok: false, error: { kind: "person-not-found" } });
});

test("sessions are listed without their tokens and ended one by one, only one's own", async () => {
  await house.invite("ปรีชา สองเครื่อง", "preecha@example.go.th", PASSWORD);
  const [one, two] = [house.browser(), house.browser("203.0.113.4")];
  for (const browser of [one, two]) await browser.post("/sign-in/email", { email: "preecha@example.go.th", password: PASSWORD });
  const { body, ...rest } = await one.get("/sessions");
  expect(body.map(({ current, address }: { current: boolean; address: string }) => [current, address]).sort()).toEqual([
    [false, "203.0.113.4"],
    [true, "192.0.2.7"],
  ]);
  expect(JSON.stringify([body, [...rest.headers]])).not.toContain(await house.signIn.sessionToken(two.request()));
  const other = body.find(({ current }: { current: boolean }) => !current).id;
  const stranger = await enter();
  expect((await stranger.post("/sessions/revoke", { id: other })).body.kind).toBe("session-not-found");
  expect((await one.post("/sessions/revoke", { id: other })).body).toEqual({ next: "done" });
  expect((await two.get("/account")).status).toBe(401);
  expect((await one.post("/sign-out", {})).body).toEqual({ next: "sign-in" });
  expect((await one.get("/account")).status).toBe(401);
  expect(one.cookies.size).toBe(0);
});

test("a session ends twelve hours after its last use and seven days after sign-in", async () => {
  const { owner } = house.database;
  const hours = async (text: string, values: unknown[]) => Number((await owner.query(text, values)).rows[0].hours);
  const left = "round(extract(epoch from expires_at - now()) / 3600) as hours";
  const insert = `insert into auth.session (id, token, person_id, expires_at, updated_at, created_at) values ($1, $1, $2, now() + interval '30 days', now(), now() - $3 * interval '1 hour') returning ${left}`;
  expect(await hours(insert, ["s-new", person, 0])).toBe(12);
  expect(await hours(insert, ["s-old", person, 7 * 24 - 3])).toBe(3);
  await owner.query(
    "update auth.session set updated_at = now() - interval '9 minutes', expires_at = now() + interval '2 hours' where id = 's-new'",
  );
  await owner.query("select auth.keep_session('s-new')");
  expect(await hours(`select ${left} from auth.session where id = $1`, ["s-new"])).toBe(2);
  await owner.query("update auth.session set updated_at = now() - interval '11 minutes' where id in ('s-new', 's-old')");
  await owner.query("select auth.keep_session('s-new'), auth.keep_session('s-old')");
  expect(await hours(`select ${left} from auth.session where id = $1`, ["s-new"])).toBe(12);
  expect(await hours(`select ${left} from auth.session where id = $1`, ["s-old"])).toBe(3);
  await owner.query("update auth.session set expires_at = now() - interval '1 second' where id = 's-new'");
  expect((await owner.query("select auth.keep_session('s-new') as who")).rows).toEqual([{ who: null }]);
});

test("a disabled person is out at once and stays out, by password, link and session", async () => {
  const id = await house.invite("กาญจนา พักงาน", "kanchana@example.go.th", PASSWORD);
  const browser = house.browser();
  await browser.post("/sign-in/email", { email: "kanchana@example.go.th", password: PASSWORD });
  await house.signIn.disablePerson(id);
  expect((await browser.get("/account")).status).toBe(401);
  expect((await browser.post("/sign-in/email", { email: "kanchana@example.go.th", password: PASSWORD })).body.kind).toBe("person-disabled");
  expect((await browser.post("/sign-in/email", { email: "kanchana@example.go.th", password: "ผิดแน่นอนครับ" })).body.kind).toBe(
    "wrong-password",
  );
  expect(await house.signIn.makeOneTimeLink(id, "reset", 1)).toEqual({ ok: false, error: { kind: "person-disabled" } });
  await house.signIn.signInAsExample(id, { address: "192.0.2.7", incident: "T" });
  expect(await house.signIn.listSessions(id)).toEqual([]);
  await house.signIn.enablePerson(id);
  expect((await browser.post("/sign-in/email", { email: "kanchana@example.go.th", password: PASSWORD })).status).toBe(200);
});

test("a session of a person disabled behind its back is nobody's", async () => {
  const { owner } = house.database;
  const browser = await enter();
  const token = await house.signIn.sessionToken(browser.request());
  const ask = async () => (await owner.query("select auth.keep_session($1) as who", [token])).rows[0].who;
  await owner.query("update auth.person set disabled_at = now() where id = $1", [person]);
  expect(await ask()).toBeNull();
  await owner.query("update auth.person set disabled_at = null where id = $1", [person]);
  expect(await ask()).toBe(person);
});

test("the development switch makes a session that the doors know", async () => {
  const cookie = await house.signIn.signInAsExample(person, { address: "192.0.2.7", incident: "T" });
  const browser = house.browser();
  browser.cookies.set("khunatham.session_token", cookie.split(";")[0]!.split("=").slice(1).join("="));
  expect((await browser.get("/account")).body.person.id).toBe(person);
  expect((await browser.get("/passkey/generate-register-options")).status).toBe(200);
});

test("another site's page can do nothing", async () => {
  const browser = await enter();
  for (const headers of [{ origin: "https://elsewhere.example" }, { origin: "null" }, { "content-type": "text/plain" }]) {
    expect((await browser.post("/sign-out", {}, headers)).body.kind).toBe("foreign-origin");
    expect((await browser.post("/sign-in/email", { email: "malee@example.go.th", password: PASSWORD }, headers)).status).toBe(403);
  }
  expect((await browser.get("/account")).status).toBe(200);
});

test("what has no door is not found, whatever the library has; the library itself locks it too", async () => {
  const browser = await enter();
  const people = openPeople(house.database.pool, house.address);
  const library = openBetterAuth({
    pool: house.database.pool,
    secret: house.secret,
    address: house.address,
    providers: [],
    people,
    complain: () => undefined,
  });
  const paths = Object.values(library.api).flatMap((endpoint) =>
    "path" in endpoint && typeof endpoint.path === "string" ? [endpoint.path] : [],
  );
  const doors = [...ENTRANCE_DOORS, ...OWN_DOORS].map(({ path }) => path.replace("/:x", "/:id"));
  const closed = paths.filter((path) => !doors.includes(path));
  expect(closed.filter((path) => !DISABLED_PATHS.includes(path))).toEqual(["/reset-password/:token"]);
  expect(DISABLED_PATHS.filter((path) => !closed.includes(path))).toEqual([]);
  for (const path of closed) {
    expect((await browser.get(path)).status, path).toBe(404);
    expect((await browser.post(path, {})).body.kind, path).toBe("not-found");
    if (!path.includes(":")) expect((await library.handler(new Request(`${house.address}/api/v1/auth${path}`))).status, path).toBe(404);
  }
  expect((await browser.get("/refusals/no-account")).body).toEqual({ kind: "no-account", detail: SIGN_IN_PROBLEMS["no-account"].says });
  expect((await browser.get("/refusals/constructor")).status).toBe(404);
});

test("what is not understood is said so, not thrown", async () => {
  const browser = house.browser();
  for (const body of [
    null,
    [],
    {},
    { email: 1 },
    { email: "a@b.c", password: "x".repeat(2000) },
    { email: "a@b.c", password: "ก", more: "x".repeat(70_000) },
  ])
    expect((await browser.post("/sign-in/email", body)).body.kind).toBe("not-understood");
});

test("the secret is made once for all servers of a database, and the environment's goes before it", async () => {
  const { pool } = house.database;
  const both = await Promise.all([readSecret({}, pool), readSecret({}, pool)]);
  expect(both[0]).toBe(both[1]);
  expect(both[0].length).toBeGreaterThan(60);
  expect(await readSecret({ KHUNATHAM_SECRET: "x".repeat(40) }, pool)).toBe("x".repeat(40));
  await expect(readSecret({ KHUNATHAM_SECRET: "short" }, pool)).rejects.toThrow("at least 32");
});

test("no event holds a password, a code or an address", () => {
  expect(house.events.length).toBeGreaterThan(5);
  expect(JSON.stringify(house.events)).not.toMatch(/192\.0|203\.0|ฝนตก|@/u);
});
