import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { machineTokenHash } from "#server/api/credential.ts";
import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { openSignIn } from "#server/sign-in/sign-in.ts";
import { openTestProvider, type TestProvider } from "#server/sign-in/test-provider.ts";
import { addMachineToken, machine, nobody, signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { table } from "#testing/marked-rows.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";

let office: Office;
let house: OpenHouse;
let provider: TestProvider;
const lines: LogLine[] = [];
const elsewhere: string[] = [];
/** Whatever was typed, sent, handed out or came back, and must not be in the log. */
const told: string[] = [];
const tell = <T extends string>(text: T): T => {
  told.push(text);
  return text;
};

beforeAll(async () => {
  office = await openOffice();
  provider = await openTestProvider();
  vi.stubEnv("TRUSTED_PROXY", "");
  for (const stream of [process.stdout, process.stderr] as const)
    vi.spyOn(stream, "write").mockImplementation((text) => {
      elsewhere.push(String(text));
      return true;
    });
  for (const name of ["log", "warn", "error", "info"] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void elsewhere.push(words.map(String).join(" ")));
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    log: (line) => lines.push(line),
    providers: [
      {
        id: "sly",
        name: "บัญชีกลาง",
        issuer: provider.issuer,
        clientId: "khunatham",
        clientSecret: tell("client-secret-of-the-house"),
        clientAuthentication: "basic",
        scopes: ["openid", "email"],
        linkBy: "email",
        subjectClaim: "sub",
        pkce: true,
        nonce: true,
      },
    ],
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await house?.close();
  await provider?.close();
  await office?.drop();
});

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  house.app.request(`/api/v1${path}`, {
    method: "POST",
    headers: {
      origin: TEST_ADDRESS,
      "content-type": "application/json",
      "x-forwarded-for": tell("203.0.113.77"),
      "user-agent": tell("an officer's own browser"),
      ...headers,
    },
    body: JSON.stringify(body),
  });

async function signInEveryWay(): Promise<void> {
  const email = tell("other-author@example.go.th");
  const password = tell("ทุ่งนาสีทองยามเช้า-41");
  const links = openSignIn({ pool: house.signIns.pool, secret: "x".repeat(40), address: TEST_ADDRESS });
  const link = await links.makeOneTimeLink(office.person("other-author"), "first-password", 1);
  if (!link.ok) throw new Error(link.error.kind);
  const token = tell(new URL(link.value.url).hash.slice(1));
  expect((await post("/auth/reset-password", { token: tell("a-link-that-was-never-given"), newPassword: password })).status).toBe(400);
  expect((await post("/auth/reset-password", { token, newPassword: password })).status).toBe(200);
  expect((await post("/auth/sign-in/email", { email, password: tell("ผิดรหัสผ่านนะ") })).status).toBe(401);
  expect((await post("/auth/sign-in/email", { email: tell("stranger@example.go.th"), password })).status).toBe(401);
  const signed = await post("/auth/sign-in/email", { email, password });
  expect(signed.status).toBe(200);
  for (const cookie of signed.headers.getSetCookie()) tell(cookie.split(";")[0]?.split("=")[1] ?? "");
  // By another system: a right answer, a wrong one, one that the provider itself refuses.
  for (const claims of [
    { email, email_verified: true },
    { email, email_verified: true, nonce: "another" },
  ]) {
    provider.said = { claims };
    const begun = await post("/auth/sign-in/social", { provider: "sly", returnTo: "/plans/return-path-of-somebody" });
    const { url } = (await begun.json()) as { url: string };
    const state = tell(new URL(url).searchParams.get("state") ?? "");
    await fetch(url, { redirect: "manual" });
    const cookie = begun.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    for (const answer of [`code=${tell("code-of-the-provider")}`, `error=access_denied&error_description=${tell("words-of-the-provider")}`])
      await house.app.request(`/api/v1/auth/callback/sly?${answer}&state=${state}`, { headers: { cookie } });
  }
  tell("return-path-of-somebody");
  tell("access-of-the-provider");
}

async function workAsPersonAndMachine(): Promise<void> {
  const ask = signedIn(house, office, "author");
  for (const officer of ["author", "other-author"]) told.push(office.session(officer), office.person(officer), nameOf(officer));
  const agency = office.agency("กรมตัวอย่าง");
  const paper = tell("เอกสารลับของสำนักงาน");
  const imported = await ask(`/api/v1/imports?agency=${agency}&name=${encodeURIComponent(tell("แผนลับ.html"))}`, {
    method: "POST",
    body: table(paper),
    headers: { "content-type": "text/html" },
  });
  expect(imported.status).toBe(201);
  tell(((await imported.json()) as { id: string }).id);
  await nobody(house)("/api/v1/read", { method: "POST", body: table(paper), headers: { "content-type": "text/html" } });
  const made = await ask("/api/v1/plans", {
    method: "POST",
    body: { agency, fiscalYear: 2571, form: "diw-2569" },
    key: tell("key-of-this-request"),
  });
  const plan = tell(((await made.json()) as { id: string }).id);
  await ask(`/api/v1/plans?words=${encodeURIComponent(tell("คำที่ค้นหา"))}`);
  // A bug whose message quotes what was written.
  await as(office.superUrl, (client) =>
    client.query(`create function complain() returns trigger language plpgsql as $$ begin raise exception 'unknown rule: %', new.body; end $$;
      create trigger complain before insert on comment for each row execute function complain()`),
  );
  const broken = await ask(`/api/v1/plans/${plan}/comments`, { method: "POST", body: { body: tell("ความเห็นลับของผู้พิจารณา") } });
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toMatch(/ความเห็นลับ|unknown rule/u);
  const token = tell(await addMachineToken(office, "กรมตัวอย่าง", ["plans:read"]));
  tell(machineTokenHash(token));
  expect((await machine(house, token)("/api/v1/plans")).status).toBe(200);
  expect((await machine(house, tell("khunatham_not-a-token-of-anybody"))("/api/v1/plans")).status).toBe(401);
  await nobody(house)(`/plans/${tell("a-plan-that-is-not-there")}?secret=${tell("in-the-query")}`);
  await nobody(house)(`/api/v1/${tell("no-such-route")}/x`);
}

test("nothing that was typed, sent or handed out stands in the log: no password, token, cookie, code, name, address, id or text", async () => {
  await signInEveryWay();
  await workAsPersonAndMachine();
  expect(lines.length).toBeGreaterThan(20);
  const log = JSON.stringify([lines, elsewhere]);
  expect([...new Set(told)].filter((text) => text === "" || log.includes(text) || log.includes(encodeURIComponent(text)))).toEqual([]);
  expect(log).not.toMatch(/@example|example\.go\.th|Bearer |session_token=/u);
});

test("the log would have shown it: each of these requests is there by its route", () => {
  const routes = new Set(lines.map(({ route }) => route));
  for (const route of ["/api/v1/auth/*", "/api/v1/imports", "/api/v1/plans", "/api/v1/plans/:plan/comments", "/api/v1/read"])
    expect(routes).toContain(route);
  expect(lines.some(({ event, error, stack }) => event === "broken" && error !== undefined && stack !== undefined)).toBe(true);
});
