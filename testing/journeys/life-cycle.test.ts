import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { nameOf } from "#testing/office.ts";
import { complaintsOf } from "./complaints.ts";
import { cell, isKept, openAs, paperFor, picture, textIn, typeIn } from "./desk.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";

const path = findBrowser();
const paper = paperFor("000", "diw-2569");

describe.skipIf(path === undefined)("a plan's life from the paper to the public", { timeout: 120_000 }, () => {
  let house: House;
  let browser: Browser;
  let plan: string;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const clean = async (page: Page, name: string): Promise<void> => {
    await picture(page, name);
    await picture(page, `${name}-whole`, true);
    expect(await complaintsOf(page), name).toEqual([]);
  };
  const dark = async (page: Page, name: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: "dark" });
    await clean(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();

  test("an author brings the paper in, mends a cell and hands the plan over", async () => {
    const page = await openAs(browser, house, "author", "/");
    await page.getByRole("link", { name: "เริ่มจัดทำแผน" }).first().click();
    await page.getByRole("radio", { name: /เอกสารแผนที่มีอยู่แล้ว/u }).check();
    await page.getByLabel("ไฟล์แผน").setInputFiles({ name: paper.name, mimeType: "text/plain", buffer: Buffer.from(paper.text) });
    await press(page, "อ่านเอกสาร");
    await page.locator(".import h1").waitFor();
    await page.getByLabel("ปีงบประมาณ ๒๕๖๙").check();
    await press(page, "รับเข้าเป็นแผนปีงบประมาณ ๒๕๖๙");
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);
    plan = page.url().split("/").at(-1) ?? "";
    await page.locator(".moves").waitFor();
    expect(await page.getByRole("button", { name: "เลิกทำการนำเข้าเอกสาร" }).count()).toBe(1);
    await clean(page, "draft-1280");

    await typeIn(page, { activity: "a1", field: "budget" }, "๕,๐๐๐ บาท");
    await isKept(page);
    expect(await textIn(page, { activity: "a1", field: "budget" })).toBe("๕,๐๐๐ บาท");
    expect(await page.getByRole("button", { name: "เลิกทำการนำเข้าเอกสาร" }).count()).toBe(0);

    await page.locator(".cell-history summary").click();
    await page.locator(".cell-history .history li").first().waitFor();
    expect(await page.locator(".cell-history").textContent()).toContain(nameOf("author"));
    expect(await page.locator(".cell-history ins").allTextContents()).toContainEqual(expect.stringContaining("๕,๐๐๐"));
    await clean(page, "history-1280");

    await press(page, "เสนอแผนให้ผู้อนุมัติ");
    await page.locator(".status.submitted").waitFor();
    expect(await page.locator("[data-edits]").count()).toBe(0);
    await clean(page, "submitted-author-1280");
    await page.context().close();
  });

  test("the approver returns it with a comment on a row", async () => {
    const page = await openAs(browser, house, "approver", "/");
    await page.getByRole("link", { name: "เปิดแผนเพื่อพิจารณา" }).first().click();
    await page.locator(".moves").waitFor();
    await clean(page, "submitted-approver-1280");
    await dark(page, "submitted-approver-1280");
    await cell(page, { activity: "a2", field: "title" }).focus();
    await page.getByLabel("ให้ความเห็นต่อกิจกรรมที่ ๒").fill("โปรดระบุหน่วยงานที่รับผิดชอบให้ชัดเจน");
    await press(page, "ส่งความเห็น");
    await page.locator(".comments li").first().waitFor();
    expect(await cell(page, { activity: "a2", field: "title" }).textContent()).toContain("๑ ความเห็น");
    await press(page, "ส่งกลับให้แก้ไข");
    await page.locator(".status.returned").waitFor();
    await clean(page, "returned-approver-1280");
    await page.context().close();
  });

  test("the author answers, mends, settles the comment and hands it over again", async () => {
    const page = await openAs(browser, house, "author", "/");
    await page.getByRole("link", { name: "เปิดแผนเพื่อแก้ไข" }).first().click();
    await page.locator(".comments li").first().waitFor();
    await clean(page, "returned-author-1280");
    await press(page, "ไปที่แถว");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toBe("a2||title");
    await typeIn(page, { activity: "a2", field: "units" }, "กองต้นแบบ");
    await press(page, "ตอบ");
    await page.getByLabel("ตอบ", { exact: true }).fill("ระบุหน่วยงานแล้ว");
    await press(page, "ส่งความเห็น");
    await page.locator(".comments .reply").waitFor();
    await press(page, "แก้ไขแล้ว ปิดความเห็น");
    await page.locator(".comments .settled").waitFor();
    await isKept(page);
    await clean(page, "answered-1280");
    await press(page, "เสนอแผนให้ผู้อนุมัติ");
    await page.locator(".status.submitted").waitFor();
    await page.context().close();
  });

  test("the approver signs with the typed name, and the plan is published and closed to writing", async () => {
    const page = await openAs(browser, house, "approver", `/plans/${plan}`);
    await page.getByLabel("ชื่อ-นามสกุล").fill("นาง อื่น");
    await press(page, "อนุมัติแผน");
    await page.getByRole("alert").waitFor();
    await clean(page, "wrong-name-1280");
    expect(await page.locator(".status.submitted").count()).toBe(1);
    await page.getByLabel("ชื่อ-นามสกุล").fill(nameOf("approver"));
    await page.getByLabel("ตำแหน่ง").fill("อธิบดีกรมตัวอย่าง");
    await press(page, "อนุมัติแผน");
    await page.locator(".status.approved").waitFor();
    await clean(page, "approved-1280");
    await dark(page, "approved-1280");
    await press(page, "เผยแพร่แผน");
    await page.locator(".status.published").waitFor();
    await page.context().close();

    const author = await openAs(browser, house, "author", `/plans/${plan}`);
    await author.locator(".status.published").waitFor();
    expect(await author.locator("[data-edits], .row-tools").count()).toBe(0);
    expect(await textIn(author, { activity: "a2", field: "units" })).toBe("กองต้นแบบ");
    await clean(author, "published-1280");
    await author.context().close();

    const reader = await openAs(browser, house, "ministry-reviewer", `/plans/${plan}`);
    await reader.locator(".status.published").waitFor();
    expect(await reader.locator("[data-edits], .row-tools, .moves button").count()).toBe(0);
    await reader.context().close();

    const stranger = await openAs(browser, house, "foreign-author", `/plans/${plan}`);
    expect(await stranger.locator("h1").textContent()).toBe("เปิดหน้านี้ไม่ได้");
    expect(await stranger.locator(".trouble").textContent()).toContain("ไม่พบแผน");
    await clean(stranger, "refused-1280");
    await stranger.context().close();
  });

  test("a second version changes a cell and rows, and the page of versions says which", async () => {
    const page = await openAs(browser, house, "author", `/plans/${plan}`);
    await page.getByLabel("เหตุผลที่แก้ไข").fill("ปรับงบประมาณกลางปี");
    await press(page, "แก้ไขเป็นฉบับใหม่");
    await page.locator(".status.draft").waitFor();
    expect(await page.locator(".record-state").textContent()).toContain("ฉบับที่ ๒");
    await typeIn(page, { activity: "a1", field: "budget" }, "๗,๕๐๐ บาท");
    const rows = await page.locator("[data-field$='|title'][data-field^='a']").count();
    await cell(page, { activity: "a2", field: "title" }).focus();
    await press(page, "เพิ่มกิจกรรมใต้แถวนี้");
    await expect.poll(() => page.locator("[data-field$='|title'][data-field^='a']").count()).toBe(rows + 1);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toMatch(/^a\d+\|\|title$/u);
    await page.keyboard.insertText("ก");
    await page.keyboard.press("F2");
    await page.keyboard.insertText("อบรมผู้นำคุณธรรม");
    await page.keyboard.press("Control+Enter");
    await cell(page, { activity: "a3", field: "title" }).focus();
    const gone = await textIn(page, { activity: "a3", field: "title" });
    await press(page, "ลบแถว");
    await expect.poll(() => cell(page, { activity: "a3", field: "title" }).count()).toBe(0);
    await isKept(page);
    await clean(page, "version-2-1280");

    await page.getByRole("link", { name: "ฉบับและการเสนอ" }).click();
    await page.locator(".submissions article").first().waitFor();
    await press(page, "เทียบครั้งที่ ๒ กับแผนปัจจุบัน");
    await page.locator(".difference").waitFor();
    const told = (await page.locator(".difference").allTextContents()).join();
    for (const text of ["๗,๕๐๐", "อบรมผู้นำคุณธรรม", gone.slice(0, 12)]) expect(told).toContain(text);
    await clean(page, "versions-1280");
    await page.context().close();
  });

  test.each([
    ["light", 360],
    ["dark", 360],
    ["dark", 1280],
  ] as const)("record, versions and plans stand %s at %i pixels", async (colorScheme, width) => {
    const page = await openAs(browser, house, "author", `/plans/${plan}`, { width, colorScheme });
    expect(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(colorScheme === "dark");
    await page.locator(".moves").waitFor();
    await clean(page, `record-${width}-${colorScheme}`);
    await page.goto(`${house.address}/plans/${plan}/versions?before=2&after=now`);
    await page.locator(".difference").waitFor();
    await page.locator(".history li").first().waitFor();
    await clean(page, `versions-${width}-${colorScheme}`);
    await page.goto(`${house.address}/plans`);
    await page.locator("table.list, .note").first().waitFor();
    await clean(page, `plans-${width}-${colorScheme}`);
    await page.context().close();
  });
});
