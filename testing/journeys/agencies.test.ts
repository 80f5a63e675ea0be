import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();

describe.skipIf(path === undefined)("the pages of agencies", { timeout: 90_000 }, () => {
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

  const open = async (officer: string, at: string, width = 1280, colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    await signInAs(page, house, officer);
    await page.goto(`${house.address}${at}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  const pageOf = (agency: string, part: string): string => `/agencies/${house.office.agency(agency)}?part=${part}`;

  test("the tree opens level by level, and the search is worked by keyboard alone", async () => {
    const page = await open("author", "/agencies");
    expect(await page.locator(".my-agencies").textContent()).toContain("กรมตัวอย่าง");
    const below = page.getByRole("button", { name: /^หน่วยงานในสังกัดกระทรวงทดลอง/u });
    expect(await below.getAttribute("aria-expanded")).toBe("false");
    await below.focus();
    await page.keyboard.press("Enter");
    await page.locator(".agency-tree").getByRole("link", { name: "กรมตัวอย่าง" }).waitFor();

    const search = page.getByRole("combobox", { name: "ชื่อ ชื่อย่อ หรือรหัสหน่วยงาน" });
    await search.focus();
    await page.keyboard.type("สมมติ");
    await page.getByText("พบ ๓ หน่วยงาน").waitFor();
    expect(await search.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await search.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowDown");
    await page.locator("[role=option]", { hasText: "อำเภอสมมติ" }).waitFor();
    const wanted = await page
      .locator("[role=option]")
      .evaluateAll((all) => all.findIndex((one) => one.textContent.startsWith("อำเภอสมมติ")));
    for (let at = await chosen(page); at !== wanted; at = await chosen(page)) await page.keyboard.press("ArrowDown");
    expect(await search.getAttribute("aria-activedescendant")).toBe(await page.locator("[aria-selected=true]").getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "อำเภอสมมติ" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await page.context().close();
  });

  test("an office in both lines shows both", async () => {
    const page = await open("author", pageOf("สำนักงานตัวอย่างจังหวัดสมมติ", "about"));
    const lines = await page.getByRole("navigation", { name: /^(?:สังกัด|พื้นที่)$/u }).allTextContents();
    expect(lines).toEqual(["ประเทศไทยกระทรวงทดลองกรมตัวอย่าง", "ประเทศไทยจังหวัดสมมติ"]);
    await page.context().close();
  });

  test("an author counts the people of a year, and sees nothing of what only administrators do", async () => {
    const page = await open("author", pageOf("กรมตัวอย่าง", "about"));
    await page.getByRole("button", { name: "แก้ไข จำนวนบุคลากร ปีงบประมาณ ๒๕๗๐" }).click();
    await page.keyboard.type("ห้าสิบ");
    await page.keyboard.press("Enter");
    await page.getByText("กรุณาพิมพ์จำนวนคนเป็นตัวเลข").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("๑,๒๕๐");
    await page.keyboard.press("Enter");
    await page.getByText("บันทึกจำนวนบุคลากร ปีงบประมาณ ๒๕๗๐ แล้ว").waitFor();
    expect(await page.locator(".headcounts tr", { hasText: "๒๕๗๐" }).textContent()).toContain("๑,๒๕๐");
    const parts = await page.locator(".parts-menu a").allTextContents();
    expect(parts).not.toContain("กุญแจ API");
    await page.goto(`${house.address}${pageOf("กรมตัวอย่าง", "people")}`);
    await page.locator(".members").waitFor();
    expect(await page.getByRole("button", { name: "เพิ่มผู้ปฏิบัติงาน" }).count()).toBe(0);
    await page.context().close();
  });

  test("an administrator adds a person with a one-time link, removes them and takes that back", async () => {
    const page = await open("ministry-administrator", pageOf("กองต้นแบบ", "people"));
    await page.locator(".members").waitFor();
    await page.getByRole("button", { name: "เพิ่มผู้ปฏิบัติงาน" }).click();
    const summary = page.getByRole("alert");
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await summary.getByRole("link", { name: "กรุณาเลือกบทบาท" }).click();
    await page.keyboard.press("Space");
    await page.locator("#member-name").fill("นางสาวใหม่ ตัวอย่างงาม");
    await page.locator("#member-email").fill("mai.new@example.go.th");
    await page.getByRole("button", { name: "เพิ่มผู้ปฏิบัติงาน" }).click();
    const link = page.getByLabel("ลิงก์ตั้งรหัสผ่านของ นางสาวใหม่ ตัวอย่างงาม");
    await link.waitFor();
    expect(await link.inputValue()).toContain("/set-password?for=first-password#");
    await page.getByRole("button", { name: "คัดลอก" }).click();
    await page.getByText("คัดลอกแล้ว").waitFor();

    await page.getByRole("button", { name: "นำออก นางสาวใหม่ ตัวอย่างงาม จากบทบาทผู้จัดทำแผน" }).click();
    await page.getByText("ออกจากบทบาทนี้แล้ว").waitFor();
    await expect.poll(() => page.locator(".members").textContent()).not.toContain("นางสาวใหม่");
    await page.getByRole("button", { name: "เลิกทำ" }).click();
    await expect.poll(() => page.locator(".members").textContent()).toContain("นางสาวใหม่");
    await page.context().close();
  });

  test("an agency gets another name, keeps the old one on a day before, and its log tells of it", async () => {
    const page = await open("ministry-administrator", pageOf("สำนักงานตัวอย่างจังหวัดสมมติ", "past"));
    await page.getByLabel("เปลี่ยนชื่อ ชื่อย่อ หรือรหัส").click();
    await page.getByLabel("ชื่อเต็ม").fill("สำนักงานชื่อใหม่จังหวัดสมมติ");
    await page.getByLabel("มีผลตั้งแต่วันที่").fill("๑ ต.ค. ๖๙");
    await page.getByText("อ่านว่า ๑ ตุลาคม ๒๕๖๙").waitFor();
    await page.getByLabel("เหตุผลหรือกฎหมายที่อ้าง").fill("ประกาศกรมตัวอย่าง");
    await page.getByRole("button", { name: "บันทึกการเปลี่ยนชื่อ" }).click();
    await page.getByText("บันทึกการเปลี่ยนแปลงแล้ว").waitFor();
    await page.getByRole("heading", { level: 1, name: "สำนักงานชื่อใหม่จังหวัดสมมติ" }).waitFor();
    expect(await page.locator(".periods").textContent()).toContain("จาก “สำนักงานตัวอย่างจังหวัดสมมติ” เป็น “สำนักงานชื่อใหม่จังหวัดสมมติ”");
    await page.getByLabel("วันที่ต้องการดู").fill("30/9/2569");
    await page.getByRole("button", { name: "ดูข้อมูล ณ วันนั้น" }).click();
    expect(await page.locator(".as-it-was").textContent()).toContain("สำนักงานตัวอย่างจังหวัดสมมติ");
    await page.getByRole("navigation", { name: "ส่วนของหน้าหน่วยงาน" }).getByRole("link", { name: "สมุดบันทึก" }).click();
    await page.locator(".log").waitFor();
    expect(await page.locator(".log").textContent()).toContain("บันทึกการเปลี่ยนแปลงของหน่วยงาน เหตุผล: ประกาศกรมตัวอย่าง");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("สมุดบันทึก");
    await page.context().close();
  });

  test("an administrator sets a deadline, adds an agency below, and checks a sheet before it is kept", async () => {
    const page = await open("ministry-administrator", pageOf("กรมตัวอย่าง", "rounds"));
    await page.getByLabel("วันสุดท้ายที่ส่งแผน").fill("30/11/2569");
    await page.getByRole("button", { name: "บันทึกกำหนดส่ง" }).click();
    await page.getByText("ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๙ แล้ว").waitFor();

    await page.goto(`${house.address}${pageOf("กรมตัวอย่าง", "below")}`);
    await page.getByText("กรอกข้อมูลหน่วยงานใหม่").click();
    await page.getByLabel("ชื่อเต็มของหน่วยงานใหม่").fill("กองเพิ่มเติม");
    await page.getByRole("button", { name: "เพิ่มหน่วยงาน" }).click();
    await page.getByText("เพิ่มกองเพิ่มเติมแล้ว").waitFor();
    await page.locator(".agency-tree").getByRole("link", { name: "กองเพิ่มเติม" }).waitFor();

    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "ดาวน์โหลดตาราง (XLSX)" }).click();
    await page.getByLabel("เลือกตารางที่กรอกแล้ว").setInputFiles(await (await coming).path());
    const told = page.getByText("ตรวจแล้ว ยังไม่ได้บันทึก");
    await told.waitFor();
    expect(await told.textContent()).toContain("จะเพิ่ม ๐ หน่วยงาน");
    await page.context().close();
  });

  test("an API token is shown once and revoked after asking", async () => {
    const page = await open("ministry-administrator", pageOf("กรมตัวอย่าง", "tokens"));
    await page.getByLabel("ใช้ทำอะไร").fill("ระบบสารบรรณ");
    await page.getByLabel("อ่านแผน").check();
    await page.getByRole("button", { name: "ออกกุญแจ" }).click();
    const token = page.getByLabel("กุญแจ", { exact: true });
    await token.waitFor();
    expect(await token.inputValue()).toMatch(/^khunatham_/u);
    await page.getByRole("button", { name: "ยกเลิกกุญแจ ระบบสารบรรณ" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ยกเลิกกุญแจ" }).click();
    await page.getByText("ยกเลิกกุญแจ “ระบบสารบรรณ” แล้ว").waitFor();
    expect(await page.locator(".tokens").textContent()).toContain("ยกเลิกแล้ว");
    await page.context().close();
  });

  test.each([
    [1280, "light"],
    [360, "dark"],
    [360, "light"],
    [1280, "dark"],
  ] as const)("axe finds nothing to mend at %i pixels, %s", async (width, scheme) => {
    const page = await open("ministry-administrator", "/agencies", width, scheme);
    await page.locator(".agency-node").first().waitFor();
    await page.locator(".agency-picker input").fill("กรม");
    await page.locator("[role=option]").first().waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    for (const [part, shows] of Object.entries(SHOWS)) {
      await page.goto(`${house.address}${pageOf("กรมตัวอย่าง", part)}`);
      await page.locator(shows).first().waitFor();
      await page.locator("main details").evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
      expect({ part, complaints: await complaintsOf(page), overflow: await overflow(page) }).toEqual({ part, complaints: [], overflow: 0 });
    }
    await page.context().close();
  });
});

/** What each part of the page shows once it is there. */
const SHOWS: Readonly<Record<string, string>> = {
  about: ".headcounts",
  below: ".steps-list",
  rounds: "#deadline-due",
  past: ".periods",
  people: ".members",
  tokens: "#token-name",
  log: ".agency-page h2",
};

/** Which result of the search is chosen; -1 for none. */
function chosen(page: Page): Promise<number> {
  return page.locator("[role=option]").evaluateAll((all) => all.findIndex((one) => one.getAttribute("aria-selected") === "true"));
}

/** By how many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
