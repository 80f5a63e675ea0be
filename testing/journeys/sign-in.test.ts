import { createHmac } from "node:crypto";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readSecret } from "#server/sign-in/secret.ts";
import { openSignIn } from "#server/sign-in/sign-in.ts";
import { openDatabase } from "#store/database.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const PASSWORD = "ต้นจามจุรีหน้าศาลากลางหลังเก่า";

describe.skipIf(path === undefined)("signing in", { timeout: 60_000 }, () => {
  let house: House;
  let browser: Browser;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const open = async (where: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage();
    await page.goto(house.address + where);
    return page;
  };
  const signIn = async (page: Page, password: string): Promise<void> => {
    await page.getByLabel("อีเมล", { exact: true }).fill("author@example.go.th");
    await page.getByLabel("รหัสผ่าน", { exact: true }).fill(password);
    await page.getByRole("button", { name: "ลงชื่อเข้าใช้", exact: true }).click();
  };
  const says = (page: Page): Promise<string> => page.getByRole("alert").innerText();

  test("an officer sets a password, signs in, turns on the second step, and comes in by code and by backup code", async () => {
    const page = await open(await oneTimeLink(house, "author"));
    await page.getByRole("heading", { level: 1, name: "ตั้งรหัสผ่าน" }).waitFor();
    expect(await page.locator(".page-title").innerText()).toContain("author@example.go.th");
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByLabel("รหัสผ่านใหม่", { exact: true }).fill("สั้นไป");
    await page.getByRole("button", { name: "ตั้งรหัสผ่าน" }).click();
    expect(await says(page)).toContain("ต้องมีอย่างน้อย ๑๒ ตัวอักษร");
    await page.getByRole("alert").getByRole("link").click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("new-password");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "ตั้งรหัสผ่านแล้ว" }).waitFor();

    await page.goto(`${house.address}/account`);
    await page.getByRole("heading", { level: 1, name: "ลงชื่อเข้าใช้" }).waitFor();
    await page.getByRole("button", { name: "ลงชื่อเข้าใช้", exact: true }).click();
    expect(await says(page)).toContain("กรอกอีเมล");
    await signIn(page, "ไม่ใช่รหัสผ่านนี้แน่นอน");
    await expect.poll(() => says(page)).toContain("อีเมลหรือรหัสผ่านไม่ถูกต้อง");
    expect(await complaintsOf(page)).toEqual([]);
    await signIn(page, PASSWORD);
    await page.getByRole("heading", { level: 1, name: "บัญชีของฉัน" }).waitFor();

    await page.getByRole("button", { name: "เปิดการยืนยันสองขั้น" }).click();
    await page.getByLabel("รหัสผ่านปัจจุบัน", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "ทำต่อ" }).click();
    const secret = (await page.locator(".app-key code").innerText()).replaceAll(" ", "");
    await page.getByLabel("รหัส ๖ หลักจากแอป").fill(codeOf(secret));
    await page.getByRole("button", { name: "ยืนยันและเปิดใช้" }).click();
    await page.getByRole("heading", { name: "รหัสสำรองของระบบคุณธรรม" }).waitFor();
    const codes = await page.locator(".backup-codes code").allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(await complaintsOf(page)).toEqual([]);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "ดาวน์โหลดรหัสสำรอง" }).click();
    expect((await coming).suggestedFilename()).toBe("รหัสสำรอง-คุณธรรม.txt");
    await page.getByRole("button", { name: "เก็บรหัสแล้ว" }).click();
    await page.getByText("เปิดใช้แล้ว").waitFor();

    await signOut(page);
    await signIn(page, PASSWORD);
    await page.getByRole("heading", { name: "ยืนยันตัวตนขั้นที่สอง" }).waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    // A code counts once: the one that turned the second step on is spent.
    await page.getByLabel("รหัส ๖ หลัก", { exact: true }).fill(codeOf(secret, Date.now() + 30_000));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "เรื่องที่ต้องทำ" }).waitFor();

    await signOut(page);
    await signIn(page, PASSWORD);
    await page.getByRole("button", { name: "ไม่มีโทรศัพท์อยู่กับตัว ใช้รหัสสำรอง" }).click();
    await page.getByLabel("รหัสสำรอง", { exact: true }).fill(codes[0] ?? "");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "เรื่องที่ต้องทำ" }).waitFor();
    await page.context().close();
  });

  test("a link that is over says so, and an address elsewhere is not gone to", async () => {
    const page = await open("/set-password#not-a-token");
    await page.getByRole("heading", { level: 1, name: "ใช้ลิงก์นี้ตั้งรหัสผ่านไม่ได้" }).waitFor();
    expect(await says(page)).toContain("ขอลิงก์ใหม่");
    await signInAs(page, house, "approver");
    await page.goto(`${house.address}/sign-in?to=//elsewhere.example/`);
    await page.getByRole("heading", { level: 1, name: "เรื่องที่ต้องทำ" }).waitFor();
    expect(page.url()).toBe(`${house.address}/`);
    await page.context().close();
  });

  test("an officer signs another device out", async () => {
    const page = await open("/sign-in");
    await signInAs(page, house, "approver");
    await addSession(house, "approver");
    await page.goto(`${house.address}/account`);
    const devices = page.locator("table.list tbody tr");
    await expect.poll(() => devices.count()).toBe(2);
    await page.getByRole("button", { name: "ออกจากระบบในเครื่องอื่นทั้งหมด" }).click();
    await expect.poll(() => devices.count()).toBe(1);
    expect(await devices.first().innerText()).toContain("เครื่องนี้");
    await page.context().close();
  });

  test.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("axe finds nothing to mend at %i pixels, %s", async (width, colorScheme) => {
    const page = await open("/sign-in?refused=no-account", { viewport: { width, height: 800 }, colorScheme });
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "ลงชื่อเข้าใช้", exact: true }).waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await signInAs(page, house, "division-author");
    await page.goto(`${house.address}/account`);
    await page.locator("table.list").waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.context().close();
  });
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name: "ออกจากระบบ" }).click();
  await page.getByRole("heading", { level: 1, name: "ลงชื่อเข้าใช้" }).waitFor();
}

/** The path of a link with which an officer of the small country sets a first password. */
async function oneTimeLink({ office, address }: House, officer: string): Promise<string> {
  const database = openDatabase(office.serverUrl, "khunatham_sign_in", 2);
  try {
    const secret = await readSecret(process.env, database.pool);
    const signIn = openSignIn({ pool: database.pool, secret, address, onEvent: () => undefined, log: () => undefined });
    const link = await signIn.makeOneTimeLink(office.person(officer), "first-password", 24);
    if (!link.ok) throw new Error(link.error.kind);
    return link.value.url.slice(address.length);
  } finally {
    await database.close();
  }
}

/** One more session of the officer, as of another device. */
async function addSession({ office }: House, officer: string): Promise<void> {
  const database = openDatabase(office.superUrl, null, 1);
  try {
    await database.pool.query(
      `insert into auth.session (id, person_id, token, expires_at, updated_at)
       values ('another-device', $1, 'another-device-token-xxxxxxxxxxxx', now() + interval '8 hours', now())`,
      [office.person(officer)],
    );
  } finally {
    await database.close();
  }
}

/** The code that an authenticator app shows for a key at a moment (RFC 6238). */
function codeOf(secret: string, at = Date.now()): string {
  const bits = Array.from(secret, (letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(moment).digest();
  const from = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
