import { afterAll, beforeAll, expect, test } from "vitest";

import { makeAuthenticator, type TestAuthenticator } from "#server/sign-in/test-authenticator.ts";
import { openTestHouse, type TestBrowser, type TestHouse } from "#server/sign-in/test-house.ts";

const PASSWORD = "ปลาว่ายทวนน้ำ สามสิบตัว";
const ADDRESS = "http://localhost:8569";
let house: TestHouse;
let person: string;
beforeAll(async () => {
  house = await openTestHouse(ADDRESS);
  person = await house.invite("ดารา กุญแจ", "dara@example.go.th", PASSWORD);
});
afterAll(() => house.database.close());

const enter = async (email = "dara@example.go.th") => {
  const browser = house.browser();
  await browser.post("/sign-in/email", { email, password: PASSWORD });
  return browser;
};
const add = async (browser: TestBrowser, device: TestAuthenticator, name = "โทรศัพท์ที่ทำงาน") => {
  const options = (await browser.get("/passkey/generate-register-options")).body;
  return browser.post("/passkey/verify-registration", { response: device.register(options), name });
};
const signInWith = async (device: TestAuthenticator, browser = house.browser()) => {
  const options = (await browser.get("/passkey/generate-authenticate-options")).body;
  return browser.post("/passkey/verify-authentication", { response: device.authenticate(options) });
};

test("a passkey is added, listed, lets in by itself, is renamed and removed", async () => {
  const browser = await enter();
  const device = makeAuthenticator(ADDRESS);
  const options = (await browser.get("/passkey/generate-register-options")).body;
  expect(options).toMatchObject({
    rp: { id: "localhost", name: "คุณธรรม" },
    user: { name: "dara@example.go.th" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  });
  const added = await add(browser, device);
  expect(added).toMatchObject({ status: 200, body: { name: "โทรศัพท์ที่ทำงาน", synced: false } });
  const { id } = added.body;
  expect((await browser.get("/passkey/list-user-passkeys")).body).toEqual([
    { id, name: "โทรศัพท์ที่ทำงาน", createdAt: expect.stringMatching(/^\d{4}-.+Z$/u), synced: false },
  ]);
  const other = house.browser();
  expect((await other.get("/passkey/generate-authenticate-options")).body).toMatchObject({ userVerification: "required" });
  expect((await signInWith(device, other)).body).toEqual({ next: "done" });
  expect((await other.get("/account")).body.person.id).toBe(person);
  expect((await browser.post("/passkey/update-passkey", { id, name: "เครื่องเก่า" })).body.name).toBe("เครื่องเก่า");
  expect((await browser.post("/passkey/delete-passkey", { id })).body).toEqual({ next: "done" });
  expect((await signInWith(device)).body.kind).toBe("passkey-refused");
  const kinds = house.events.map(({ kind, by }) => [kind, by]);
  expect(kinds).toContainEqual(["signed-in", "passkey"]);
  expect(kinds).toContainEqual(["passkey-added", undefined]);
  expect(kinds).toContainEqual(["passkey-removed", undefined]);
});

test("a device that does not ask its owner is not taken, neither to add nor to sign in", async () => {
  const browser = await enter();
  expect((await add(browser, makeAuthenticator(ADDRESS, { verifies: false }))).body.kind).toBe("passkey-refused");
  expect((await browser.get("/passkey/list-user-passkeys")).body).toEqual([]);
});

test("an answer for another place, to another question, or given twice is refused", async () => {
  const browser = await enter();
  const device = makeAuthenticator(ADDRESS);
  const { id } = (await add(browser, device)).body;
  expect((await add(browser, makeAuthenticator("http://elsewhere.example"))).body.kind).toBe("passkey-refused");
  const visitor = house.browser();
  const options = (await visitor.get("/passkey/generate-authenticate-options")).body;
  const wrong = { response: device.authenticate({ challenge: "AAAA" }) };
  expect((await visitor.post("/passkey/verify-authentication", wrong)).body.kind).toBe("passkey-refused");
  const right = { response: device.authenticate(options) };
  expect((await visitor.post("/passkey/verify-authentication", right)).body.kind).toBe("passkey-over");
  expect((await signInWith(makeAuthenticator(ADDRESS))).body.kind).toBe("passkey-refused");
  await browser.post("/passkey/delete-passkey", { id });
});

test("nobody touches another person's passkey, and a disabled person's does not open", async () => {
  const other = await house.invite("เมฆ อื่น", "mek@example.go.th", PASSWORD);
  const [mine, theirs] = [await enter(), await enter("mek@example.go.th")];
  const device = makeAuthenticator(ADDRESS);
  const { id } = (await add(theirs, device)).body;
  expect((await mine.post("/passkey/delete-passkey", { id })).body.kind).toBe("passkey-not-found");
  expect((await mine.post("/passkey/update-passkey", { id, name: "ของฉัน" })).body.kind).toBe("passkey-not-found");
  await house.signIn.disablePerson(other);
  expect((await signInWith(device)).body.kind).toBe("person-disabled");
});

test("a passkey is added only soon after sign-in", async () => {
  const browser = await enter();
  const token = await house.signIn.sessionToken(browser.request());
  await house.database.owner.query("alter table auth.session disable trigger limit_session");
  await house.database.owner.query("update auth.session set created_at = now() - interval '61 minutes' where token = $1", [token]);
  await house.database.owner.query("alter table auth.session enable trigger limit_session");
  expect((await browser.get("/passkey/generate-register-options")).body.kind).toBe("sign-in-again");
});
