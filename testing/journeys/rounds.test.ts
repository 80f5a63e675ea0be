import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readCalendar } from "#testing/read-calendar.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const WIDTHS = [1280, 360] as const;

describe.skipIf(path === undefined)("rounds, their days and who has reported", { timeout: 90_000 }, () => {
  let house: House;
  let browser: Browser;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const openAs = async (officer: string, where: string, width = 1280): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address + where);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  /** Nothing to mend at any width, in either language of colour. */
  const isFine = async (page: Page): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect(await complaintsOf(page), `${page.url()} at ${width}`).toEqual([]);
      await look(page, width);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const look = async (page: Page, width: number): Promise<void> => {
    const folder = process.env["LOOK"];
    if (folder === undefined) return;
    const name = new URL(page.url()).pathname.replaceAll("/", "-");
    await page.screenshot({ path: `${folder}/${name}-${width}-${(looks += 1)}.png`, fullPage: true });
  };
  let looks = 0;
  const rounds = (): string => `/agencies/${house.office.agency("กระทรวงทดลอง")}?part=rounds`;

  test("a reviewer sets a round of each of two years, is told what is wrong beside its field, and gives one agency more time", async () => {
    const page = await openAs("ministry-reviewer", rounds());
    await page.getByText("ยังไม่ได้กำหนดรอบรายงานสำหรับหน่วยงานในสังกัด").waitFor();
    const form = page.locator("form", { has: page.getByRole("heading", { name: "กำหนดหรือแก้ไขรอบรายงาน" }) });
    const opens = form.getByLabel("วันที่เริ่มส่งรายงาน");
    const due = form.getByLabel("วันสุดท้ายที่ส่งรายงาน");
    await form.getByLabel("ปีงบประมาณ").selectOption({ label: "๒๕๖๙" });
    await form.getByLabel("รอบ", { exact: true }).selectOption({ label: "๑๒ เดือน (ไตรมาสที่ ๔)" });
    expect([await opens.inputValue(), await due.inputValue()]).toEqual(["๑ ตุลาคม ๒๕๖๙", "๓๑ ตุลาคม ๒๕๖๙"]);
    await due.fill("๓๐ กันยายน ๒๕๖๙");
    await form.getByRole("button", { name: "บันทึกรอบรายงาน" }).click();
    await form.getByRole("link", { name: "วันที่เริ่มส่งรายงานต้องไม่อยู่หลังวันสุดท้ายที่ส่งรายงาน" }).waitFor();
    await due.fill("๒๓/๑๑/๒๕๖๙");
    await form.getByRole("button", { name: "บันทึกรอบรายงาน" }).click();
    await form.getByText("ส่งภายในวันที่ ๒๓ พฤศจิกายน ๒๕๖๙ แล้ว").waitFor();
    await form.getByLabel("ปีงบประมาณ").selectOption({ label: "๒๕๗๐" });
    await form.getByLabel("รอบ", { exact: true }).selectOption({ label: "๖ เดือน (ไตรมาสที่ ๒)" });
    await form.getByLabel("ไม่รับ เว้นแต่ขยายเวลา").check();
    await form.getByRole("button", { name: "บันทึกรอบรายงาน" }).click();
    const set = page.getByRole("table", { name: "รอบที่กำหนดให้หน่วยงานในสังกัดและพื้นที่" });
    await set.getByRole("row", { name: /รอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐ ๑ เมษายน ๒๕๗๐ ๓๐ เมษายน ๒๕๗๐ ไม่รับ/u }).waitFor();
    expect(await set.getByRole("row").count()).toBe(3);

    const more = page.locator("form", { has: page.getByRole("heading", { name: "ขยายเวลาให้หน่วยงานหนึ่ง" }) });
    await more.getByRole("button", { name: "ขยายเวลา" }).click();
    expect(await more.locator(".trouble li").allInnerTexts()).toEqual([
      "กรุณาเลือกหน่วยงานจากรายการ",
      "กรุณาพิมพ์วันสุดท้ายใหม่",
      "กรุณาระบุเหตุผลที่ขยายเวลา",
    ]);
    await more.getByLabel("รอบที่ขยายเวลา").selectOption({ label: "รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙" });
    await more.getByRole("combobox", { name: "หน่วยงานที่ได้ขยายเวลา" }).fill("กรมตัว");
    await more.getByRole("option", { name: /กรมตัวอย่าง/u }).click();
    const pick = more.getByRole("button", { name: "เลือกจากปฏิทิน วันสุดท้ายใหม่" });
    await pick.press("Enter");
    await page.getByRole("heading", { name: "พฤศจิกายน ๒๕๖๙" }).waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    for (const key of ["PageDown", "ArrowUp", "ArrowRight"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("๑๕ ธันวาคม ๒๕๖๙");
    await page.keyboard.press("Enter");
    expect(await more.getByLabel("วันสุดท้ายใหม่").inputValue()).toBe("๑๕ ธันวาคม ๒๕๖๙");
    expect(await pick.evaluate((button) => document.activeElement === button)).toBe(true);
    await more.getByLabel("เหตุผล").fill("น้ำท่วมสำนักงาน");
    await more.getByRole("button", { name: "ขยายเวลา" }).click();
    await more.getByText("ขยายเวลาให้กรมตัวอย่างถึงวันที่ ๑๕ ธันวาคม ๒๕๖๙ แล้ว").waitFor();
    await page.getByRole("row", { name: /กรมตัวอย่าง รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙ ๑๕ ธันวาคม ๒๕๖๙ น้ำท่วมสำนักงาน/u }).waitFor();
    // What stands below on the same page knows of it at once.
    await page
      .getByRole("table", { name: /รายงานผลของหน่วยงาน/u })
      .getByText("๑๕ ธันวาคม ๒๕๖๙")
      .waitFor();
    await isFine(page);
    await page.context().close();
  });

  test("the author sees the rounds above and why there is more time, may set none, and finds the days in the calendar", async () => {
    const page = await openAs("author", `/agencies/${house.office.agency("กรมตัวอย่าง")}?part=rounds`);
    await page.getByRole("table", { name: "รอบที่หน่วยงานนี้ต้องรายงาน" }).waitFor();
    await page.getByText("น้ำท่วมสำนักงาน").waitFor();
    expect(await page.getByRole("button", { name: "บันทึกรอบรายงาน" }).count()).toBe(0);

    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "ปฏิทิน" }).click();
    await page.getByRole("heading", { level: 1, name: "ปฏิทิน ปีงบประมาณ ๒๕๗๐" }).waitFor();
    await page.getByRole("table", { name: "เมษายน ๒๕๗๐" }).waitFor();
    const titles = await page.getByRole("heading", { level: 2 }).allInnerTexts();
    expect(titles).toEqual(["ตุลาคม ๒๕๖๙", "พฤศจิกายน ๒๕๖๙", "ธันวาคม ๒๕๖๙", "เมษายน ๒๕๗๐"]);
    const december = page.getByRole("table", { name: "ธันวาคม ๒๕๖๙" });
    expect(await december.innerText()).toContain("วันสุดท้ายส่งรายงานผลรอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙");
    expect(await december.innerText()).toContain("ขยายเวลาแล้ว เหตุผล: น้ำท่วมสำนักงาน");
    const today = page.locator('[aria-current="date"]');
    expect(await today.innerText()).toContain("๒๑ พฤศจิกายน ๒๕๖๙");
    await isFine(page);
    await page.getByRole("link", { name: "ปีงบประมาณ ๒๕๗๑" }).click();
    await page.getByText("ยังไม่มีกำหนดใดในปีงบประมาณนี้").waitFor();
    expect(await page.locator('[aria-current="date"]').count()).toBe(0);
    await page.context().close();
  });

  test("a personal address lets a calendar program read the days, until it is revoked", async () => {
    const page = await openAs("author", "/account");
    await page.getByRole("button", { name: "สร้างที่อยู่ปฏิทิน" }).click();
    const url = await page.getByLabel("ที่อยู่ปฏิทิน").inputValue();
    const read = async () => (await browser.newContext()).request.get(url);
    const events = readCalendar(await (await read()).body());
    expect(events.map((event) => event["DTSTART"])).toEqual(["20261001", "20261215", "20270401", "20270430"]);
    await isFine(page);
    await page.getByRole("button", { name: "เพิกถอนที่อยู่" }).click();
    await page.getByText("เพิกถอนที่อยู่ปฏิทินแล้ว").waitFor();
    expect((await read()).status()).toBe(404);
    await page.context().close();
  });

  test("on the reviewer's home stands who has reported in the round that opened last, and what is not reported is no zero", async () => {
    const page = await openAs("ministry-reviewer", "/");
    const table = page.getByRole("table", { name: /รายงานผลของหน่วยงานในสังกัดและพื้นที่ กระทรวงทดลอง รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙/u });
    await table.waitFor();
    const line = await table.getByRole("row", { name: /กรมตัวอย่าง/u }).innerText();
    expect(line).toContain("ยังไม่รายงาน");
    expect(line).toContain("๑๕ ธันวาคม ๒๕๖๙");
    expect(line).not.toMatch(/ร้อยละ|๐\.๐๐/u);
    await isFine(page);
    const section = page.locator(".report-standing");
    await section.getByLabel("รอบ", { exact: true }).selectOption({ label: "๙ เดือน (ไตรมาสที่ ๓)" });
    await page.getByRole("table", { name: /รอบ ๙ เดือน ปีงบประมาณ ๒๕๖๙/u }).waitFor();
    await page.context().close();
  });
});
