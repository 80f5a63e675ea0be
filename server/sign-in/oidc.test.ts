import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

// @ts-expect-error -- the package brings no types
import Provider from "oidc-provider";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { readProviders } from "#server/sign-in/providers.ts";
import { openTestHouse, type TestBrowser, type TestHouse } from "#server/sign-in/test-house.ts";
import { listen, openTestProvider, type TestProvider } from "#server/sign-in/test-provider.ts";

const ADDRESS = "http://127.0.0.1:8569";
const CALLBACK = (id: string) => `${ADDRESS}/api/v1/auth/callback/${id}`;
let real: { issuer: string; close: () => void };
let sly: TestProvider;
let house: TestHouse;
let dao: string;

/** As whom the real provider lets everybody in. */
let who = "";

/** The provider others certify themselves against, on the loopback. */
async function openRealProvider() {
  const server = createServer();
  const issuer = await listen(server);
  const provider = new Provider(issuer, {
    clients: [{ client_id: "khunatham", client_secret: "client-secret-1", redirect_uris: [CALLBACK("real")] }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["test"] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.go.th`, email_verified: !id.startsWith("unverified"), name: "ชื่อจากที่อื่น" }),
    }),
    // The package brings no types.
    // oxlint-disable-next-line typescript/no-explicit-any
    loadExistingGrant: async (context: any) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer: RequestListener = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/")) void provider.interactionFinished(request, response, { login: { accountId: who } });
    else answer(request, response);
  });
  return { issuer, close: () => (server.closeAllConnections(), server.close()) };
}

beforeAll(async () => {
  [real, sly] = [await openRealProvider(), await openTestProvider()];
  const client = { clientId: "khunatham", clientSecret: { environment: "CLIENT_SECRET" } };
  const providers = readProviders({
    CLIENT_SECRET: "client-secret-1",
    KHUNATHAM_OIDC: JSON.stringify([
      { id: "real", name: "บัญชีกลาง", issuer: real.issuer, ...client, linkBy: "email" },
      { id: "sly", name: "อีกระบบ", issuer: sly.issuer, ...client, linkBy: "email" },
      { id: "citizen", name: "เลขประชาชน", issuer: sly.issuer, ...client, scopes: ["openid", "pid"], subjectClaim: "pid" },
      { id: "moved", name: "ผู้ออกอื่น", issuer: `${sly.issuer}/moved`, ...client, linkBy: "email" },
      { id: "keyless", name: "ไม่มีกุญแจ", issuer: `${sly.issuer}/keyless`, ...client, linkBy: "email" },
      { id: "mute", name: "ไม่ตอบ", issuer: `${sly.issuer}/mute`, ...client },
      { id: "away", name: "ปิดอยู่", issuer: "http://127.0.0.1:9", ...client },
    ]),
  });
  house = await openTestHouse(ADDRESS, { providers, patience: 2000 });
  // The library is loaded and the real provider's discovery read before anybody waits for it.
  for (let tries = 0; tries < 10; tries += 1)
    if ((await house.browser().post("/sign-in/social", { provider: "real" })).status === 200) break;
  dao = await house.signIn.findOrMakePerson({ name: "ดาว ประจำ", email: "dao@example.go.th" });
});
afterAll(async () => {
  real.close();
  await sly.close();
  await house.database.close();
});
beforeEach(() => {
  sly.said = {};
  house.events.splice(0);
});

/** Follows the provider's redirects as a browser, until they lead back to the house. */
async function travel(url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = url;
  for (let hop = 0; hop < 10 && !at.startsWith(ADDRESS); hop += 1) {
    const answer = await fetch(at, { redirect: "manual", headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]!.split("=");
      cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  return at;
}
const begin = async (browser: TestBrowser, provider: string, returnTo?: string): Promise<string> =>
  (await browser.post("/sign-in/social", { provider, returnTo })).body.url;
const signInBy = async (provider: string, browser = house.browser(), returnTo?: string) => {
  const answer = await browser.get(await travel(await begin(browser, provider, returnTo)));
  expect(answer.status).toBe(302);
  return { browser, location: answer.headers.get("location") };
};
const people = async () => (await house.database.owner.query("select count(*)::int as count from auth.person")).rows[0].count;

test("a person an administrator invited comes in by a verified e-mail, and goes where they were going", async () => {
  who = "dao";
  const { browser, location } = await signInBy("real", house.browser(), "/plans/12?round=6");
  expect(location).toBe(`${ADDRESS}/plans/12?round=6`);
  expect((await browser.get("/account")).body).toEqual({
    person: { id: dao, name: "ดาว ประจำ", email: "dao@example.go.th" },
    secondFactor: false,
    hasPassword: false,
  });
  expect(house.events).toMatchObject([{ kind: "signed-in", person: dao, by: "real" }]);
  expect((await signInBy("real")).location).toBe(`${ADDRESS}/`);
});

test("no token of the other system is kept", async () => {
  const { rows } = await house.database.owner.query(
    "select account_id, access_token, refresh_token, id_token from auth.account where provider_id = 'real'",
  );
  expect(rows).toEqual([{ account_id: "dao", access_token: null, refresh_token: null, id_token: null }]);
});

test("the request asks with state, nonce and PKCE, and the code is shown with its verifier", async () => {
  sly.said = { claims: { email: "dao@example.go.th", email_verified: true } };
  await signInBy("sly");
  expect(sly.asked.authorization.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"]) expect(sly.asked.authorization.get(name)?.length, name).toBeGreaterThan(20);
  expect(sly.asked.token.get("code_verifier")?.length).toBeGreaterThan(40);
});

test("an unknown person gets no account, and nor does an unverified e-mail", async () => {
  await house.signIn.findOrMakePerson({ name: "ยังไม่ยืนยัน", email: "unverified-one@example.go.th" });
  const before = await people();
  for (const name of ["stranger", "unverified-one"]) {
    who = name;
    const { browser, location } = await signInBy("real");
    expect(location).toBe(`${ADDRESS}/sign-in?refused=no-account`);
    expect((await browser.get("/account")).status).toBe(401);
  }
  expect(await people()).toBe(before);
  expect(house.events).toMatchObject([{ kind: "refused", person: null, by: "real", reason: "no-account" }, { reason: "no-account" }]);
});

test("what the provider says wrongly is refused: nonce, key, signature, audience, issuer, time, no id_token, two persons", async () => {
  const good = { email: "dao@example.go.th", email_verified: true };
  sly.said = { claims: good };
  expect((await signInBy("sly")).location).toBe(`${ADDRESS}/`);
  const lies = [
    { claims: { ...good, nonce: "another" } },
    { claims: { ...good, nonce: undefined } },
    { claims: good, wrongKey: true },
    { claims: good, unsigned: true },
    { claims: { ...good, aud: "somebody-else" } },
    { claims: { ...good, iss: "https://elsewhere.example" } },
    { claims: { ...good, exp: 1_000_000_000 } },
    { claims: good, withoutIdToken: true },
    // The provider's page on the person speaks of another than the token does.
    { claims: { sub: "somebody-else" } },
  ];
  for (const lie of lies) {
    sly.said = lie;
    const { browser, location } = await signInBy("sly");
    expect(location, JSON.stringify(lie)).toBe(`${ADDRESS}/sign-in?refused=provider-refused`);
    expect(await house.signIn.sessionToken(browser.request())).toBeUndefined();
  }
});

test("a callback with another state, from another browser, or a second time is refused", async () => {
  sly.said = { claims: { email: "dao@example.go.th", email_verified: true } };
  const browser = house.browser();
  const back = await travel(await begin(browser, "sly"));
  const other = new URL(back);
  other.searchParams.set("state", "x".repeat(32));
  const over = `${ADDRESS}/sign-in?refused=sign-in-over`;
  const goes = async (visitor: TestBrowser, url: string) => (await visitor.get(url)).headers.get("location");
  expect(await goes(browser, other.href)).toBe(over);
  expect(await goes(house.browser(), back)).toBe(over);
  expect(await goes(browser, back)).toBe(`${ADDRESS}/`);
  expect(await goes(browser, back)).toBe(over);
  expect(await goes(browser, CALLBACK("sly"))).toBe(over);
});

test("a citizen's number an administrator entered lets in; it is kept sealed, and an e-mail there counts for nothing", async () => {
  sly.said = { claims: { sub: "opaque", pid: "1000000000001", email: "dao@example.go.th", email_verified: true } };
  expect((await signInBy("citizen")).location).toBe(`${ADDRESS}/sign-in?refused=no-account`);
  const person = await house.signIn.findOrMakePerson({ name: "ประชา ชน", email: "pracha@example.go.th" });
  expect(await house.signIn.linkSubject(person, "citizen", "1000000000001")).toBe(true);
  expect(await house.signIn.linkSubject(person, "citizen", "1000000000001")).toBe(true);
  expect(await house.signIn.linkSubject(dao, "citizen", "1000000000001")).toBe(false);
  const { browser } = await signInBy("citizen");
  expect((await browser.get("/account")).body.person.id).toBe(person);
  expect(JSON.stringify((await house.database.owner.query("select * from auth.account, auth.person")).rows)).not.toContain("1000000000001");
  sly.said = { claims: { pid: undefined } };
  expect((await signInBy("citizen")).location).toBe(`${ADDRESS}/sign-in?refused=provider-refused`);
});

test("a disabled person is told so", async () => {
  who = "dao";
  await house.signIn.disablePerson(dao);
  expect((await signInBy("real")).location).toBe(`${ADDRESS}/sign-in?refused=person-disabled`);
  await house.signIn.enablePerson(dao);
});

test("a discovery that names another issuer, or no keys, lets nobody in", async () => {
  sly.said = { claims: { email: "dao@example.go.th", email_verified: true } };
  expect((await signInBy("moved")).location).toBe(`${ADDRESS}/sign-in?refused=provider-refused`);
  expect((await house.browser().post("/sign-in/social", { provider: "keyless" })).body.kind).toBe("provider-away");
});

test("a provider that never answers holds up nobody but those who ask it", async () => {
  const asked = house.browser().post("/sign-in/social", { provider: "mute" });
  sly.said = { claims: { email: "dao@example.go.th", email_verified: true } };
  const { location } = await signInBy("sly");
  const password = await house.browser().post("/sign-in/email", { email: "dao@example.go.th", password: "ไม่มีรหัสผ่าน" });
  expect([location, password.body.kind, (await asked).body.kind]).toEqual([`${ADDRESS}/`, "wrong-password", "provider-away"]);
});

test("nobody is sent elsewhere, nor to a provider that is not ours or not there", async () => {
  const browser = house.browser();
  for (const returnTo of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "plans", "/a b"])
    expect((await browser.post("/sign-in/social", { provider: "real", returnTo })).body.kind).toBe("not-understood");
  expect((await browser.post("/sign-in/social", { provider: "github" })).body.kind).toBe("unknown-provider");
  expect((await browser.post("/sign-in/social", { provider: "away" })).body.kind).toBe("provider-away");
  const shown = (await browser.get("/ways")).body.providers;
  expect(shown[0]).toEqual({ id: "real", name: "บัญชีกลาง" });
});

test("a mistake in the settings is found at start, with its place and without a secret", () => {
  const read = (given: unknown) => () => readProviders({ KHUNATHAM_OIDC: JSON.stringify(given) });
  const one = { id: "one", name: "หนึ่ง", issuer: "https://one.example", clientId: "c", clientSecret: "tell-nobody" };
  expect(read([one, one])).toThrow("used twice");
  expect(read({ ...one, issuer: "http://one.example" })).toThrow("https");
  expect(read({ ...one, clientSecrets: "tell-nobody" })).toThrow(/^(?!.*tell-nobody).*clientSecrets/su);
  const broken = () => readProviders({ KHUNATHAM_OIDC: '{"clientSecret": "tell-nobody",' });
  expect(broken).toThrow(/^KHUNATHAM_OIDC: not JSON$/u);
  expect(() => readProviders({ KHUNATHAM_OIDC: "/nowhere/oidc.json" })).toThrow("/nowhere/oidc.json cannot be read");
  expect(readProviders({})).toEqual([]);
});

test("the profile of ThaID is read from its file once a client id is filled in, and says what is not verified", () => {
  const folder = mkdtempSync(join(tmpdir(), "khunatham-oidc-"));
  const profile = JSON.parse(readFileSync(new URL("thaid.json", import.meta.url), "utf8"));
  const path = join(folder, "thaid.json");
  const read = () => readProviders({ KHUNATHAM_OIDC: path, KHUNATHAM_THAID_SECRET: "s" });
  writeFileSync(path, JSON.stringify(profile));
  expect(read).toThrow("clientId");
  writeFileSync(path, JSON.stringify({ ...profile, clientId: "c" }));
  expect(read()).toMatchObject([{ id: "thaid", linkBy: "subject", subjectClaim: "pid", clientSecret: "s" }]);
  for (const fact of profile.notes.facts) expect(fact.certainty).toBe("unverified");
  rmSync(folder, { recursive: true });
});
