import { readFile } from "node:fs/promises";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { as } from "#testing/database.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { NO_BUDGET, PASTED_TABLE } from "./pasted-table.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();

describe.skipIf(path === undefined)("home and plans", { timeout: 60_000 }, () => {
  let house: House;
  let browser: Browser;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
    await as(house.office.ownerUrl, (client) =>
      client.query(
        "insert into deadline (agency_id, fiscal_year, opens, due) values ($1, 2570, null, '2026-11-30'), ($2, 2570, null, '2026-11-18')",
        [house.office.agency("กระทรวงทดลอง"), house.office.agency("จังหวัดสมมติ")],
      ),
    );
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const openAs = async (officer: string, where = "/", options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options })).newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address + where);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };

  test("an author is told what is owed and by when, begins the plan in a form, and finds it at home and in the list", async () => {
    const page = await openAs("author");
    const owed = page.locator(".owed-one").first();
    await owed.waitFor();
    expect(await owed.innerText()).toContain("จัดทำแผนปฏิบัติการ ปีงบประมาณ ๒๕๗๐");
    expect(await owed.innerText()).toContain("ภายใน ๓๐ พฤศจิกายน ๒๕๖๙ เหลืออีก ๙ วัน");
    await owed.getByRole("link").click();
    await page.getByRole("radio", { name: "แบบฟอร์มเปล่า" }).check();
    await page.getByRole("button", { name: "เริ่มจัดทำแผน" }).click();
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);
    const plan = new URL(page.url()).pathname;

    await page.goto(house.address);
    await owed.waitFor();
    expect(await owed.innerText()).toContain("จัดทำร่างแผนให้เสร็จแล้วเสนอผู้อนุมัติ");
    expect(await owed.getByRole("link").getAttribute("href")).toBe(plan);
    expect(await page.locator(".plan-steps [aria-current=step]").innerText()).toContain("จัดทำร่าง");

    await page.goto(`${house.address}/plans/new`);
    await page.getByRole("radio", { name: "๒๕๗๐ (ปีนี้)" }).check();
    expect(await page.getByRole("link", { name: "เปิดแผนที่มีอยู่" }).getAttribute("href")).toBe(plan);
    await page.getByRole("radio", { name: "๒๕๗๑ (ปีหน้า)" }).check();
    await page.getByRole("radio", { name: /^แผนปีงบประมาณ ๒๕๗๐/u }).check();
    await page.getByRole("button", { name: "เริ่มจัดทำแผน" }).click();
    // Begun from last year's plan, it opens beside it.
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}\/last-year$/u);

    await page.goto(`${house.address}/plans`);
    const rows = page.locator(".plans-list tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByLabel("ค้นหา").pressSequentially("กรม ตัวอย่าง 2571");
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().innerText()).toContain("๒๕๗๑");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "ดาวน์โหลดรายการ (CSV)" }).click();
    const csv = await readFile(await (await coming).path(), "utf8");
    expect(csv.split("\r\n")[0]).toBe("\uFEFFปีงบประมาณ,หน่วยงาน,แผน,สถานะ,ฉบับที่,กิจกรรม,งบประมาณ (บาท),แก้ไขล่าสุด");
    expect(csv.split("\r\n")).toHaveLength(3);
    await page.getByLabel("ค้นหา").fill("ไม่มีแผนชื่อนี้");
    await page.getByRole("button", { name: "ล้างเงื่อนไข" }).click();
    await page.getByRole("button", { name: "ปีงบประมาณ" }).click();
    expect(await rows.first().innerText()).toContain("๒๕๗๐");
    await page.context().close();
  });

  test("an author begins from a document; a wrong file gets a plain sentence", async () => {
    const page = await openAs("division-author", "/plans/new");
    await page.getByRole("button", { name: "อ่านเอกสาร" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("เลือกไฟล์แผน");
    const file = page.locator("input[type=file]");
    await file.setInputFiles({
      name: "ภาพ.png",
      mimeType: "image/png",
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    });
    await page.getByRole("button", { name: "อ่านเอกสาร" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("กรุณา");
    await file.setInputFiles({ name: "แผน.html", mimeType: "text/html", buffer: Buffer.from(PASTED_TABLE) });
    await page.getByRole("button", { name: "อ่านเอกสาร" }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}\?year=2570$/u);
    await page.getByText(NO_BUDGET.activity).first().waitFor();
    await page.context().close();
  });

  test("a reviewer sees who is late, first of all; an auditor owes nothing", async () => {
    const reviewer = await openAs("province-reviewer");
    const owed = reviewer.locator(".owed-one");
    await owed.waitFor();
    expect(await owed.innerText()).toContain("เลยกำหนดมา ๓ วัน");
    await owed.getByRole("link").click();
    expect(await reviewer.evaluate(() => document.activeElement?.id)).toMatch(/^standing-/u);
    const first = reviewer.locator("table.list tbody tr").first();
    expect(await first.innerText()).toContain("ล่าช้า");
    await reviewer.context().close();

    const auditor = await openAs("auditor");
    await auditor.getByText("ไม่มีเรื่องที่ต้องทำในขณะนี้").waitFor();
    await auditor.context().close();
  });

  test.each([
    [1280, "light"],
    [1280, "dark"],
    [360, "light"],
    [360, "dark"],
  ] as const)("axe finds nothing to mend at %i pixels, %s", async (width, colorScheme) => {
    const options = { viewport: { width, height: 800 }, colorScheme };
    const page = await openAs("author", "/", options);
    await page.locator(".owed-one").first().waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.goto(`${house.address}/plans`);
    await page.getByLabel("ค้นหา").waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.goto(`${house.address}/plans/new`);
    await page.getByRole("radio").first().waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await page.context().close();
    const reviewer = await openAs("ministry-reviewer", "/", options);
    await reviewer.locator("table.list").first().waitFor();
    expect(await complaintsOf(reviewer)).toEqual([]);
    await reviewer.context().close();
  });
});
