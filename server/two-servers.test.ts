import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { machineTokenHash } from "#server/api/credential.ts";
import { RATE_LIMITS } from "#server/rate-limits.ts";
import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { startServerOn, type ServerProcess } from "#testing/server-process.ts";

/** Two processes that know nothing of each other but the database; people reach both by the one address of the proxy in front. */
const ADDRESS = "http://plan.test";
const PASSWORD = "ทุ่งนาสีทองยามเช้า-41";
const folder = mkdtempSync(join(tmpdir(), "khunatham-two-servers-"));
let database: TestDatabase;
let servers: readonly [ServerProcess, ServerProcess];
let cookie = "";

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
const ask = (server: 0 | 1, path: string, { method = "GET", body, headers = {} }: Sent = {}) =>
  fetch(`${servers[server].address}/api/v1${path}`, {
    method,
    headers: { origin: ADDRESS, cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const query = async <T extends object>(text: string, values: readonly unknown[] = []) =>
  (await as(database.superUrl, (client) => client.query<T>(text, [...values]))).rows;
const signIn = async (server: 0 | 1): Promise<string> => {
  const answer = await ask(server, "/auth/sign-in/email", { method: "POST", body: { email: "head@example.go.th", password: PASSWORD } });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
};

beforeAll(async () => {
  database = await openTestDatabase(0);
  const environment = {
    DATABASE_URL: database.serverUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    KHUNATHAM_DATA: folder,
    KHUNATHAM_ADDRESS: ADDRESS,
    KHUNATHAM_ADMIN_EMAIL: "head@example.go.th",
    KHUNATHAM_OIDC: JSON.stringify({ id: "central", name: "บัญชีกลาง", issuer: "http://127.0.0.1:9", clientId: "khunatham" }),
  };
  // Both at the same moment, on a database that has nothing yet.
  servers = (await Promise.all([startServerOn(environment), startServerOn(environment)])) as never;
  // Each told a link; the later one ended the earlier.
  const links = servers.map(({ said }) => /set-password\?for=first-password#([\w-]+)/u.exec(said())?.[1] ?? "");
  const set = await Promise.all(
    links.map((token, server) => ask(server as 0 | 1, "/auth/reset-password", { method: "POST", body: { token, newPassword: PASSWORD } })),
  );
  if (!set.some(({ status }) => status === 200)) throw new Error(await set[0]?.text());
  cookie = await signIn(0);
}, 60_000);
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("two servers that start at once on an empty database take each step once, plant one tree, make one administrator and one secret", async () => {
  expect(
    await query(
      `select (select count(*)::int from schema_version) = (select max(number) from schema_version) as steps, (select count(*)::int from agency where parent_id is null) as roots,
         (select count(*)::int from auth.person) as people, (select count(*)::int from membership) as memberships, (select count(*)::int from auth.setting where name = 'secret') as secrets`,
    ),
  ).toEqual([{ steps: true, roots: 1, people: 1, memberships: 1, secrets: 1 }]);
});

test("each offers the providers of KHUNATHAM_OIDC", async () => {
  for (const server of [0, 1] as const)
    expect(await (await ask(server, "/auth/ways")).json()).toMatchObject({ providers: [{ id: "central", name: "บัญชีกลาง" }] });
});

test("a session made at one counts at the other, and ended at one it is over at both", async () => {
  expect([(await ask(0, "/me")).status, (await ask(1, "/me")).status]).toEqual([200, 200]);
  const mine = cookie;
  cookie = await signIn(1);
  const sessions = (await (await ask(1, "/auth/sessions")).json()) as readonly { readonly id: string; readonly current: boolean }[];
  expect(sessions.length).toBeGreaterThan(1);
  for (const { id } of sessions.filter(({ current }) => !current))
    expect((await ask(1, "/auth/sessions/revoke", { method: "POST", body: { id } })).status).toBe(200);
  const [now, before] = [cookie, mine];
  cookie = before;
  expect([(await ask(0, "/me")).status, (await ask(1, "/me")).status]).toEqual([401, 401]);
  cookie = now;
  expect((await ask(0, "/me")).status).toBe(200);
});

test("tries at a password count together: what is left at one is gone at the other", async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const answer = await ask((attempt % 2) as 0 | 1, "/auth/sign-in/email", {
      method: "POST",
      body: { email: "nobody@example.go.th", password: "ไม่ใช่รหัสผ่านนี้" },
    });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 5).every((status) => status === 401)).toBe(true);
  expect(statuses.slice(-1)).toEqual([429]);
});

test("a machine's requests are counted together", async () => {
  const token = `khunatham_${randomUUID().replaceAll("-", "")}`;
  const [{ id }] = (await query<{ id: number }>("select min(id) as id from agency")) as [{ id: number }];
  await query(
    "insert into machine_token (agency_id, within, name, scopes, hash, made_by, expires_at) values ($1, '{}', 'กุญแจ', '{plans:read}', $2, 'x', now() + interval '1 day')",
    [id, machineTokenHash(token)],
  );
  const asMachine = (server: 0 | 1) => ask(server, "/plans", { headers: { cookie: "", authorization: `Bearer ${token}` } });
  expect([(await asMachine(0)).status, (await asMachine(1)).status]).toEqual([200, 200]);
  const counted = await query<{ n: number }>("select sum(requests)::int as n from request_count where who like 'machine:%'");
  expect(counted).toEqual([{ n: 2 }]);
  await query(
    `insert into request_count (who, window_start, requests)
     select who, max(window_start) + n * interval '60 seconds', $1::int from request_count, generate_series(0, 1) n where who like 'machine:%' group by who, n
     on conflict (who, window_start) do update set requests = $1`,
    [RATE_LIMITS.machine.most],
  );
  expect([(await asMachine(0)).status, (await asMachine(1)).status]).toEqual([429, 429]);
});

test("one Idempotency-Key sent to both does the work once, at the same moment or later", async () => {
  const [{ id: agency }] = (await query<{ id: number }>("select min(id) as id from agency")) as [{ id: number }];
  await query("insert into membership (person_id, agency_id, role, within) select id, $1, 'author', '{}' from auth.person", [agency]);
  const headers = { "idempotency-key": randomUUID() };
  const body = { agency, fiscalYear: 2570, form: "diw-2569" };
  const make = (server: 0 | 1) => ask(server, "/plans", { method: "POST", body, headers });
  const answers = [...(await Promise.all([make(0), make(1)])), await make(0), await make(1)];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1);
  expect(await query("select count(*)::int as n from plan")).toEqual([{ n: 1 }]);
});

test("of two writes that saw the same revision, one at each server, one is kept and the other told of it", async () => {
  const [{ id }] = (await query<{ id: string }>("select id from plan limit 1")) as [{ id: string }];
  const { rows } = (await (await ask(0, `/plans/${id}`)).json()) as { rows: Readonly<Record<string, number>> };
  const write = (server: 0 | 1) =>
    ask(server, `/plans/${id}/rows/plan`, {
      method: "PATCH",
      body: { set: { title: `ชื่อจากเครื่องที่ ${server}` } },
      headers: { "if-match": `"${rows["plan"]}"` },
    });
  const statuses = (await Promise.all([write(0), write(1)])).map(({ status }) => status);
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 412]);
});

test("a due job is done by one of them, and each seal is in one log only", async () => {
  await expect.poll(async () => (await query<{ n: number }>("select count(*)::int as n from job where last_at is not null"))[0]?.n).toBe(3);
  const told = servers.flatMap(({ told: lines }) => lines().filter(({ event }) => event === "job"));
  expect(told.map(({ job }) => job).toSorted()).toEqual(["erase-evidence", "seal-audit", "sweep"]);
});
