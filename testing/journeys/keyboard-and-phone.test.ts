import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { aPlan, anActivity } from "#testing/a-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { cell, isKept, makePlan, openAs, picture, textIn } from "./desk.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";

const path = findBrowser();

describe.skipIf(path === undefined)("a plan written by keyboard alone, and on a phone", { timeout: 90_000 }, () => {
  let house: House;
  let browser: Browser;
  let year = 2570;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const begin = async (): Promise<string> => {
    const maker = await openAs(browser, house, "author", "/");
    const activities = [anActivity({ id: "a1", title: "กิจกรรมหนึ่ง" }), anActivity({ id: "a2", number: "2", title: "กิจกรรมสอง" })];
    const plan = await makePlan(maker, house.office.agency("กรมตัวอย่าง"), aPlan({ activities }), year);
    year += 1;
    await maker.context().close();
    return plan;
  };
  const focusedField = (page: Page): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute("data-field"));
  /** Presses Tab until the focus is on what is wanted. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    }
    throw new Error(`Tab never came to ${selector}`);
  };

  test("from home to the plan, through the table, into a cell, a row down and on to the approver without a mouse", async () => {
    const plan = await begin();
    const page = await openAs(browser, house, "author", "/");
    await tabTo(page, `main a[href="/plans/${plan}"]`);
    await page.keyboard.press("Enter");
    await cell(page, { activity: "a1", field: "title" }).waitFor();
    await tabTo(page, "table [data-column]");
    for (let steps = 0; steps < 30 && (await focusedField(page)) !== "a1||title"; steps += 1) await page.keyboard.press("ArrowRight");
    expect(await focusedField(page)).toBe("a1||title");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("กิจกรรมที่พิมพ์ด้วยแป้นพิมพ์");
    await page.keyboard.press("Enter");
    expect(await focusedField(page)).toBe("a2||title");
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.type(" ต่อท้าย");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    await page.keyboard.press("Escape");
    await isKept(page);
    expect(await textIn(page, { activity: "a2", field: "title" })).toBe("กิจกรรมสอง ต่อท้าย");
    await page.keyboard.press("Control+Z");
    await expect.poll(() => textIn(page, { activity: "a2", field: "title" })).toBe("กิจกรรมสอง");
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect
      .poll(() => page.locator("[data-field$='|title'][data-field^='a']").evaluateAll((all) => all.map((one) => one.dataset["field"])))
      .toEqual(["a2||title", "a1||title"]);
    await isKept(page);
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Shift+Tab");
      if (await page.evaluate(() => document.activeElement?.matches(".moves button.main") === true)) break;
    }
    await page.keyboard.press("Enter");
    await page.locator(".status.submitted").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("main, body")?.tagName)).toBeTruthy();
    expect(await complaintsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("on a phone: from home to the plan, a cell typed in, a comment made, handed over", async () => {
    const plan = await begin();
    const page = await openAs(browser, house, "author", "/", { width: 360 });
    await picture(page, "phone-home");
    await page.locator(`main a[href="/plans/${plan}"]`).first().click();
    await cell(page, { activity: "a1", field: "title" }).click();
    await page.getByRole("textbox", { name: /แก้ไข/u }).fill("พิมพ์จากโทรศัพท์");
    await picture(page, "phone-editor");
    await page.getByRole("button", { name: "ตกลง", exact: true }).click();
    await isKept(page);
    expect(await textIn(page, { activity: "a1", field: "title" })).toBe("พิมพ์จากโทรศัพท์");
    await page.getByRole("button", { name: /ความเห็นและข้อที่ต้องตรวจ/u }).click();
    await page.getByLabel("ให้ความเห็นต่อกิจกรรมที่ ๑").fill("ฝากตรวจชื่อ");
    await page.getByRole("button", { name: "ส่งความเห็น" }).click();
    await page.locator(".comments li").first().waitFor();
    await page.locator(".cell-history summary").click();
    await page.locator(".cell-history .history li").first().waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "phone-comments");
    await page.locator(".foot-sheet[open] .close button").click();
    await page.getByRole("button", { name: "เสนอแผนให้ผู้อนุมัติ" }).click();
    await page.locator(".status.submitted").waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "phone-submitted");
    await page.context().close();
  });
});
