import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { aPlan, aRow } from "#testing/a-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { ask, cell, isKept, makePlan, openAs, picture, textIn, typeIn } from "./desk.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";

const path = findBrowser();

describe.skipIf(path === undefined)("a year follows a year, and the paper follows the screen", { timeout: 90_000 }, () => {
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

  const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
  const agency = (): number => house.office.agency("กรมตัวอย่าง");

  test("a plan begun from last year's opens beside it: each old year is changed or kept, and the page is found again", async () => {
    const page = await openAs(browser, house, "author", "/");
    const rows = [
      aRow({ title: "ประกาศเจตนารมณ์ ปีงบประมาณ ๒๕๖๙", remarks: "ตามบันทึกปี ๒๕๖๙" }),
      aRow({ number: "2", title: "ตลาดนัดแบ่งปัน" }, { id: "a2" }),
    ];
    await makePlan(page, agency(), aPlan({ activities: rows }), 2569);
    await page.goto(`${house.address}/plans/new?year=2570`);
    await page.getByRole("radio", { name: /แผนปีงบประมาณ ๒๕๖๙ ของหน่วยงาน/u }).check();
    await press(page, "เริ่มจัดทำแผน");
    await page.waitForURL(/\/last-year$/u);
    await page.locator(".year-choices li").first().waitFor();
    const proposals = await page.locator(".year-choices li").allTextContents();
    expect(proposals.join()).toContain("ประกาศเจตนารมณ์");
    expect(proposals.join()).toContain("๒๕๗๐");
    await picture(page, "last-year-1280", true);
    expect(await complaintsOf(page)).toEqual([]);

    const title = page.locator(".year-choices li", { hasText: "ชื่อโครงการ/กิจกรรม" });
    await title.getByRole("button", { name: /^เปลี่ยนปี/u }).click();
    await expect.poll(() => page.locator(".year-choices li").count()).toBe(proposals.length - 1);
    while ((await page.locator(".year-choices li").count()) > 0)
      await page.locator(".year-choices li").first().getByRole("button", { name: /^คงไว้/u }).click();
    expect(await page.locator(".year-choices").textContent()).toContain("ไม่มีข้อความที่ยังกล่าวถึงปีเดิม");
    await page.reload();
    await page.locator(".year-choices").waitFor();
    expect(await page.locator(".year-choices li").count()).toBe(0);
    expect(await page.locator(".difference").textContent()).toContain("๒๕๗๐");

    await page.getByRole("link", { name: "ไปที่ร่างแผน" }).click();
    await cell(page, { activity: "a1", field: "title" }).waitFor();
    expect(await textIn(page, { activity: "a1", field: "title" })).toBe("ประกาศเจตนารมณ์ ปีงบประมาณ ๒๕๗๐");
    expect(await textIn(page, { activity: "a1", field: "remarks" })).toBe("ตามบันทึกปี ๒๕๖๙");
    await page.getByRole("link", { name: "เทียบกับแผนปีก่อน" }).click();
    await page.locator(".difference").waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "last-year-360", true);
    await page.context().close();
  });

  test("the preview is the PDF of the server byte for byte, in the form that was chosen, with every format beside it", async () => {
    const page = await openAs(browser, house, "author", "/");
    const refusals: string[] = [];
    page.on("console", (message) => message.type() === "error" && refusals.push(message.text()));
    const plan = await makePlan(page, agency(), aPlan(), 2575);
    await page.goto(`${house.address}/plans/${plan}`);
    // What the server wrote, and what the page shows: an address made in this window names the bytes that were given for it.
    const written: Buffer[] = [];
    await page.route(/\/file\?form=tisi-2567&to=pdf$/u, async (route) => {
      const answer = await route.fetch();
      written.push(await answer.body());
      await route.fulfill({ response: answer });
    });
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      const blobs = new Map<string, Blob>();
      URL.createObjectURL = (blob: Blob) => {
        const address = make(blob);
        blobs.set(address, blob);
        return address;
      };
      Object.assign(globalThis, { blobs });
    });
    await page.getByRole("link", { name: "ดูตัวอย่างก่อนพิมพ์ (PDF)" }).click();
    await page.locator(".print-preview select").selectOption("tisi-2567");
    await expect.poll(() => written.length).toBe(1);
    const link = page.getByRole("link", { name: "เปิด PDF ในหน้าต่างใหม่" });
    await link.waitFor();
    const shown = await link.evaluate(async (one: HTMLAnchorElement) => {
      const { blobs } = globalThis as unknown as { readonly blobs: ReadonlyMap<string, Blob> };
      const frame = document.querySelector<HTMLIFrameElement>("iframe.pdf");
      const bytes = new Uint8Array((await blobs.get(one.href)?.arrayBuffer()) ?? new ArrayBuffer());
      return {
        viewer: navigator.pdfViewerEnabled,
        frame: frame?.src === one.href,
        text: [...bytes].map((byte) => String.fromCodePoint(byte)).join(""),
      };
    });
    expect(shown.frame).toBe(shown.viewer);
    expect(shown.text.slice(0, 5)).toBe("%PDF-");
    expect(shown.text === written[0]?.toString("latin1")).toBe(true);
    await page.waitForTimeout(process.env["LOOK"] === undefined ? 0 : 6000);
    await picture(page, "print-1280");
    expect(refusals.filter((one) => one.includes("frame") || one.includes("plugin") || one.includes("object"))).toEqual([]);
    expect(page.url()).toContain("form=tisi-2567");
    expect(await complaintsOf(page)).toEqual([]);
    for (const [name, start] of [
      ["PDF", "%PDF"],
      ["Word (DOCX)", "PK"],
      ["Excel (XLSX)", "PK"],
      ["ข้อมูล (JSON)", "{"],
    ] as const) {
      const coming = page.waitForEvent("download");
      await page.locator(".print-preview .downloads").getByRole("link", { name, exact: true }).click();
      const bytes = await readFile(await (await coming).path());
      expect(bytes.subarray(0, start.length).toString(), name).toBe(start);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "print-360");
    await page.context().close();
  });

  test("an import is taken back whole: the draft that stood there comes back; a plan that it made goes", async () => {
    const page = await openAs(browser, house, "author", "/");
    const draft = await makePlan(page, agency(), aPlan({ activities: [aRow({ title: "ร่างเดิม" })] }), 2576);
    await page.goto(`${house.address}/plans/${draft}`);
    await typeIn(page, { activity: "a1", field: "title" }, "ร่างเดิมที่แก้แล้ว");
    await isKept(page);
    await makePlan(page, agency(), aPlan({ activities: [aRow({ title: "จากเอกสาร" })] }), 2576);
    await page.reload();
    await cell(page, { activity: "a1", field: "title" }).waitFor();
    expect(await textIn(page, { activity: "a1", field: "title" })).toBe("จากเอกสาร");
    await press(page, "เลิกทำการนำเข้าเอกสาร");
    await expect.poll(() => textIn(page, { activity: "a1", field: "title" }).catch(() => "")).toBe("ร่างเดิมที่แก้แล้ว");

    const made = await makePlan(page, agency(), aPlan(), 2577);
    await page.goto(`${house.address}/plans/${made}`);
    await press(page, "เลิกทำการนำเข้าเอกสาร");
    await page.waitForURL(/\/plans$/u);
    await expect(ask(page, "GET", `/plans/${made}`)).rejects.toThrow("plan-not-found");

    const changed = await makePlan(page, agency(), aPlan(), 2578);
    const other = await openAs(browser, house, "other-author", `/plans/${changed}`);
    await page.goto(`${house.address}/plans/${changed}`);
    await page.getByRole("button", { name: "เลิกทำการนำเข้าเอกสาร" }).waitFor();
    await typeIn(other, { activity: "a1", field: "title" }, "แก้หลังนำเข้า");
    await isKept(other);
    await press(page, "เลิกทำการนำเข้าเอกสาร");
    await page.locator(".trouble").waitFor();
    expect(await page.locator(".trouble").textContent()).toContain("เลิก");
    expect(await textIn(other, { activity: "a1", field: "title" })).toBe("แก้หลังนำเข้า");
    await other.context().close();
    await page.context().close();
  });
});
