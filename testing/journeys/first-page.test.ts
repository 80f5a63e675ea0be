import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { NO_BUDGET, PASTED_TABLE } from "./pasted-table.ts";

const path = findBrowser();

describe.skipIf(path === undefined)("the first page", { timeout: 60_000 }, () => {
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

  describe.each([1280, 360])("at %i pixels", (width) => {
    const open = async (colorScheme: "light" | "dark" = "light"): Promise<Page> => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, acceptDownloads: true });
      await page.goto(house.address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      return page;
    };

    test("an example is read, edited, mended, undone, shown in another form and downloaded in every format", async () => {
      const page = await open();
      const faults = watchFaults(page);
      await page.locator(".examples button").first().click();
      await page.locator(".plan h1").waitFor();
      expect(await page.locator(".plan h1").evaluate((title) => title === document.activeElement)).toBe(true);
      expect(await page.locator(".plan-top [role=status]").textContent()).toMatch(/^อ่านได้ [๐-๙]+ กิจกรรม พบ [๐-๙]+ ข้อที่ต้องตรวจ$/u);

      const before = await countFindings(page);
      expect(before).toBeGreaterThan(0);
      await withFindings(page, () => page.locator(".acts .mend").first().click());
      await expect.poll(() => countFindings(page)).toBeLessThan(before);
      await page.locator(".toast").getByRole("button", { name: "เลิกทำ" }).click();
      await expect.poll(() => countFindings(page)).toBe(before);

      const cell = page.locator("[data-field$='|title']").filter({ hasText: /\S/u }).first();
      await cell.click();
      await page.locator(".cell-editor textarea").fill("ชื่อกิจกรรมที่แก้ใหม่");
      await page.keyboard.press("Control+Enter");
      expect(await cell.textContent()).toContain("ชื่อกิจกรรมที่แก้ใหม่");
      await page.keyboard.press("Control+z");
      await expect.poll(() => cell.textContent()).not.toContain("ชื่อกิจกรรมที่แก้ใหม่");
      await page.keyboard.press("Control+y");
      await expect.poll(() => cell.textContent()).toContain("ชื่อกิจกรรมที่แก้ใหม่");

      const forms = page.locator(".form-choice select");
      for (const form of await forms
        .locator("option")
        .evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""))) {
        await forms.selectOption(form);
        expect(await page.locator(".paper table").first().isVisible()).toBe(true);
        expect({ form, overflow: await overflow(page) }).toEqual({ form, overflow: 0 });
      }

      for (const [name, magic] of [
        ["PDF", "%PDF"],
        ["Word", "PK"],
        ["Excel", "PK"],
        ["ข้อมูล", "{"],
      ] as const) {
        const coming = page.waitForEvent("download");
        await page.locator(".downloads").getByRole("button", { name }).click();
        const file = await (await coming).path();
        expect({ name, begins: (await readFile(file)).subarray(0, magic.length).toString() }).toEqual({ name, begins: magic });
      }
      expect(faults).toEqual([]);
      await page.close();
    });

    test("a pasted table is read at once, and a finding goes as its cell is typed in", async () => {
      const page = await open();
      await paste(page, PASTED_TABLE);
      await page.locator(".plan h1").waitFor();
      const row = page.locator("tr", { hasText: NO_BUDGET.activity });
      const cell = row.locator("[data-field$='|budget']");
      expect(await cell.locator(".mark").count()).toBe(1);
      const before = await countFindings(page);

      await cell.click();
      await page.locator(".cell-editor textarea").pressSequentially(NO_BUDGET.answer);
      await expect.poll(() => countFindings(page)).toBe(before - 1);
      await page.keyboard.press("Escape");
      await expect.poll(() => countFindings(page)).toBe(before);

      await cell.click();
      await page.locator(".cell-editor textarea").fill(NO_BUDGET.answer);
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => cell.locator(".mark").count()).toBe(0);
      await page.close();
    });

    test("a file that is no document gets a plain sentence, and the page is ready for another", async () => {
      const page = await open();
      await page.locator("input[type=file]").setInputFiles({
        name: "ภาพ.png",
        mimeType: "image/png",
        buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]),
      });
      const trouble = page.locator(".trouble");
      await trouble.waitFor();
      expect(await trouble.textContent()).toContain("กรุณา");
      expect(await trouble.evaluate((box) => box === document.activeElement)).toBe(true);
      expect(await page.locator(".drop .main").isVisible()).toBe(true);
      await page.close();
    });

    test("everything can be done by keyboard", async () => {
      const page = await open();
      await paste(page, PASTED_TABLE);
      await page.locator(".plan h1").waitFor();
      await tabTo(page, "td[data-column], th[data-column]");
      await page.keyboard.press("Control+End");
      expect(await focused(page)).toContain("หมายเหตุ");
      await page.keyboard.press("Home");
      await page.keyboard.press("F2");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("๗");
      await page.keyboard.press("Tab");
      expect(await page.locator(".cell-editor textarea").inputValue()).toBe(NO_BUDGET.activity);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowLeft");
      expect(await focused(page)).toContain("๗");
      await page.keyboard.press("Control+z");
      await expect.poll(() => focused(page)).toContain("๒");
      await page.close();
    });

    test.each(["light", "dark"] as const)("axe finds nothing to mend, %s", async (scheme) => {
      const page = await open(scheme);
      await page.locator(".examples button").first().waitFor();
      expect(await complaintsOf(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.locator(".examples button").first().click();
      await page.locator(".plan h1").waitFor();
      expect(await complaintsOf(page)).toEqual([]);
      await page.locator("[data-field$='|indicators']").first().click();
      expect(await complaintsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");
      if (width < 500) {
        await page.locator(".foot-bar .main").click();
        expect(await complaintsOf(page)).toEqual([]);
      }
      await page.close();
    });
  });

  test("nothing is asked of any other address, and nothing of a document is logged", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(house.address);
    await page.locator(".examples button").first().waitFor();
    await paste(page, PASTED_TABLE);
    await page.locator(".plan h1").waitFor();
    expect(asked.filter((url) => !url.startsWith(house.address))).toEqual([]);
    expect(JSON.stringify(house.lines)).not.toMatch(/[ก-๙]/u);
    await page.close();
  });
});

/** Messages of the browser that tell of a fault: a refused script, a broken request, an exception. */
function watchFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return faults;
}

/** Pastes as a word processor would: HTML on the clipboard. */
function paste(page: Page, html: string): Promise<void> {
  return page.evaluate((text) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/html", text);
    document
      .querySelector("textarea")
      ?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, html);
}

/** How many findings the page tells of, beside the paper or at its foot. */
async function countFindings(page: Page): Promise<number> {
  const bar = page.locator(".foot-bar .main");
  const text = (await bar.isVisible()) ? await bar.textContent() : await page.locator(".findings h2").textContent();
  return Number((text ?? "").replaceAll(/[^๐-๙]/gu, "").replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50)));
}

/** Does something in the list of findings, opening it first where the screen is narrow. */
async function withFindings(page: Page, act: () => Promise<void>): Promise<void> {
  const bar = page.locator(".foot-bar .main");
  if (await bar.isVisible()) await bar.click();
  await act();
}

/** Presses Tab until the focus stands on a matching element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

/** By how many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
