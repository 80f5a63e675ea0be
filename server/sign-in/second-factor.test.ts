import { createHmac } from "node:crypto";

import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestHouse, type TestBrowser, type TestHouse } from "#server/sign-in/test-house.ts";

const PASSWORD = "ลมหนาวพัดผ่านทุ่งนา 2569";
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.database.close());

/** RFC 6238 by hand: the six digits an authenticator shows at this moment. */
function codeOf(secret: string, at = Date.now()): string {
  const bits = Array.from(secret.replace(/=+$/u, ""), (letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  ).join("");
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash[19]! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const thai = (code: string) => code.replaceAll(/\d/gu, (digit) => "๐๑๒๓๔๕๖๗๘๙"[Number(digit)]!);
const start = async (email: string, from?: string): Promise<TestBrowser> => {
  const browser = house.browser(from);
  await browser.post("/sign-in/email", { email, password: PASSWORD });
  return browser;
};
/** A person whose second factor is on. */
const withSecondFactor = async (email: string) => {
  const person = await house.invite("นภา สองชั้น", email, PASSWORD);
  const browser = await start(email);
  const { secret, backupCodes } = (await browser.post("/two-factor/enable", { password: PASSWORD })).body;
  expect((await browser.post("/two-factor/verify-totp", { code: codeOf(secret) })).body).toEqual({ next: "done" });
  return { person, browser, secret, backupCodes };
};

test("it is on only after a code was shown, and the address for the app names the house", async () => {
  const person = await house.invite("นภา สองชั้น", "napa@example.go.th", PASSWORD);
  const browser = await start("napa@example.go.th");
  expect((await browser.post("/two-factor/enable", { password: "ไม่ใช่รหัสนี้" })).body.kind).toBe("wrong-current-password");
  const enabled = (await browser.post("/two-factor/enable", { password: PASSWORD })).body;
  expect(decodeURIComponent(enabled.uri)).toContain("otpauth://totp/คุณธรรม:napa@example.go.th");
  expect(enabled.backupCodes).toHaveLength(10);
  expect((await browser.post("/two-factor/verify-totp", { code: "000000" })).body.kind).toBe("wrong-code");
  expect((await (await start("napa@example.go.th")).get("/account")).body.secondFactor).toBe(false);
  expect((await browser.post("/two-factor/verify-totp", { code: thai(codeOf(enabled.secret)) })).body).toEqual({ next: "done" });
  expect((await browser.get("/account")).body.secondFactor).toBe(true);
  expect((await browser.post("/two-factor/enable", { password: PASSWORD })).body.kind).toBe("second-factor-already-on");
  expect(house.events.filter(({ kind }) => kind === "totp-on")).toMatchObject([{ person }]);
});

test("the password alone no longer lets in: the code is asked for, and nothing but it is possible", async () => {
  const { secret, person } = await withSecondFactor("waiting@example.go.th");
  const browser = house.browser();
  house.events.splice(0);
  const first = await browser.post("/sign-in/email", { email: "waiting@example.go.th", password: PASSWORD });
  expect(first.body).toEqual({ next: "second-factor" });
  expect(house.events).toEqual([]);
  expect(await house.signIn.sessionToken(browser.request())).toBeUndefined();
  expect((await browser.get("/account")).status).toBe(401);
  expect((await browser.post("/two-factor/verify-totp", { code: codeOf(secret, 0), trustDevice: true })).body.kind).toBe("wrong-code");
  const done = await browser.post("/two-factor/verify-totp", { code: codeOf(secret), trustDevice: true });
  expect(done.body).toEqual({ next: "done" });
  expect([...browser.cookies.keys()]).toEqual(["khunatham.session_token"]);
  expect((await browser.get("/account")).body.person.id).toBe(person);
  expect(house.events.at(-1)).toMatchObject({ kind: "signed-in", by: "totp", person });
});

test("five wrong codes end the attempt, and a code without a password leads nowhere", async () => {
  const { secret } = await withSecondFactor("guessing@example.go.th");
  const browser = await start("guessing@example.go.th");
  const kinds = [];
  for (let count = 0; count < 6; count += 1) kinds.push((await browser.post("/two-factor/verify-totp", { code: "12345x" })).body.kind);
  expect(kinds).toEqual([...Array.from({ length: 5 }, () => "wrong-code"), "second-factor-over"]);
  expect((await browser.post("/two-factor/verify-totp", { code: codeOf(secret) })).body.kind).toBe("second-factor-over");
  expect((await house.browser().post("/two-factor/verify-totp", { code: codeOf(secret) })).body.kind).toBe("second-factor-over");
});

test("a backup code lets in once", async () => {
  const { backupCodes } = await withSecondFactor("backup@example.go.th");
  const use = async (code: string) => (await (await start("backup@example.go.th")).post("/two-factor/verify-backup-code", { code })).body;
  expect(await use(backupCodes[0])).toEqual({ next: "done" });
  expect((await use(backupCodes[0])).kind).toBe("wrong-backup-code");
  expect(await use(` ${backupCodes[1]} `)).toEqual({ next: "done" });
});

test("new backup codes end the old ones and ask for the password", async () => {
  const { browser, backupCodes } = await withSecondFactor("renewed@example.go.th");
  expect((await browser.post("/two-factor/generate-backup-codes", { password: "ไม่ใช่รหัสนี้" })).body.kind).toBe("wrong-current-password");
  const fresh = (await browser.post("/two-factor/generate-backup-codes", { password: PASSWORD })).body.backupCodes;
  const use = async (code: string) =>
    (await (await start("renewed@example.go.th")).post("/two-factor/verify-backup-code", { code })).status;
  expect([await use(backupCodes[2]), await use(fresh[2])]).toEqual([401, 200]);
});

test("turning it off takes both the password and a code", async () => {
  const { browser, secret, person } = await withSecondFactor("off@example.go.th");
  const off = async (password: string, code: string) => (await browser.post("/two-factor/disable", { password, code })).body;
  expect((await browser.post("/two-factor/disable", { password: PASSWORD })).body.kind).toBe("not-understood");
  expect((await off(PASSWORD, "000000")).kind).toBe("wrong-code");
  expect((await off("ไม่ใช่รหัสนี้", codeOf(secret))).kind).toBe("wrong-current-password");
  expect((await browser.get("/account")).body.secondFactor).toBe(true);
  expect(await off(PASSWORD, codeOf(secret))).toEqual({ next: "done" });
  expect((await off(PASSWORD, codeOf(secret))).kind).toBe("second-factor-off");
  expect((await (await start("off@example.go.th")).get("/account")).status).toBe(200);
  expect(house.events.filter((event) => event.kind === "totp-off")).toMatchObject([{ person }]);
});

test("an open browser is no licence to guess", async () => {
  const { browser, secret } = await withSecondFactor("open@example.go.th");
  const kinds = [];
  for (let count = 0; count < 6; count += 1)
    kinds.push((await browser.post("/two-factor/disable", { password: PASSWORD, code: "000000" })).body.kind);
  expect(kinds).toEqual([...Array.from({ length: 5 }, () => "wrong-code"), "too-many-attempts"]);
  expect((await browser.post("/two-factor/disable", { password: PASSWORD, code: codeOf(secret) })).body.kind).toBe("too-many-attempts");
});

test("the tables hold neither the secret nor a backup code as they are", async () => {
  const { secret, backupCodes } = await withSecondFactor("sealed@example.go.th");
  const { rows } = await house.database.owner.query("select * from auth.second_factor");
  expect(rows.length).toBeGreaterThan(0);
  for (const plain of [secret, ...backupCodes]) expect(JSON.stringify(rows)).not.toContain(plain);
});
