import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { FieldPlace } from "#domain/plan/plan.ts";
import { aPlan, anActivity } from "#testing/a-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { ask, cell, isKept, makePlan, openAs, picture, textIn, typeIn } from "./desk.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";

const path = findBrowser();
const TITLE: FieldPlace = { activity: "a1", field: "title" };
const UNITS: FieldPlace = { activity: "a1", field: "units" };
const OTHER: FieldPlace = { activity: "a2", field: "title" };

describe.skipIf(path === undefined)("nobody's words are lost", { timeout: 90_000 }, () => {
  let house: House;
  let browser: Browser;
  let one: Page;
  let other: Page;
  let year = 2570;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
    one = await openAs(browser, house, "author", "/");
    other = await openAs(browser, house, "other-author", "/");
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** A fresh plan open before both writers. */
  const two = async (width = 1280): Promise<string> => {
    const activities = [anActivity({ id: "a1", title: "กิจกรรมหนึ่ง" }), anActivity({ id: "a2", number: "2", title: "กิจกรรมสอง" })];
    year += 1;
    const plan = await makePlan(one, house.office.agency("กรมตัวอย่าง"), aPlan({ activities }), year);
    await one.setViewportSize({ width, height: 800 });
    for (const page of [one, other]) {
      await page.goto(`${house.address}/plans/${plan}`);
      await cell(page, TITLE).waitFor();
    }
    return plan;
  };
  /** As coming back to the window. */
  const look = (page: Page): Promise<void> => page.evaluate(() => void dispatchEvent(new Event("focus")));
  const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();

  test("two write in one cell at once: both texts stand side by side until one decides", async () => {
    const plan = await two();
    await typeIn(one, TITLE, "อบรมคุณธรรมสำหรับผู้บริหาร");
    await isKept(one);
    await typeIn(other, TITLE, "อบรมคุณธรรมสำหรับบุคลากรใหม่");
    const clash = other.locator(".clash");
    await clash.waitFor();
    for (const text of ["อบรมคุณธรรมสำหรับผู้บริหาร", "อบรมคุณธรรมสำหรับบุคลากรใหม่"]) expect(await clash.textContent()).toContain(text);
    expect(await other.locator(".saving-line button").textContent()).toBe("มีข้อความที่รอท่านเลือกหรือคัดลอก ๑ รายการ");
    expect(await complaintsOf(other)).toEqual([]);
    await picture(other, "clash-1280", true);
    await other.emulateMedia({ colorScheme: "dark" });
    expect(await complaintsOf(other)).toEqual([]);
    await picture(other, "clash-1280-dark", true);
    await other.emulateMedia({ colorScheme: "light" });

    await press(other, "เสนอแผนให้ผู้อนุมัติ");
    await other.locator(".moves [role=alert]").waitFor();
    expect(await other.locator(".status.draft").count()).toBe(1);

    await clash.getByLabel("ข้อความที่รวมแล้ว").fill("อบรมคุณธรรมสำหรับผู้บริหารและบุคลากรใหม่");
    await press(other, "ใช้ข้อความที่รวมแล้ว");
    await clash.waitFor({ state: "detached" });
    await isKept(other);
    await look(one);
    await expect.poll(() => textIn(one, TITLE)).toBe("อบรมคุณธรรมสำหรับผู้บริหารและบุคลากรใหม่");
    expect((await ask<{ readonly id: string }>(one, "GET", `/plans/${plan}`)).id).toBe(plan);
  });

  test("two write in two cells of one row at once: both are kept and nobody is asked", async () => {
    await two();
    await typeIn(one, TITLE, "ชื่อของคนแรก");
    await isKept(one);
    await typeIn(other, UNITS, "หน่วยงานของคนที่สอง");
    await isKept(other);
    await expect.poll(() => textIn(other, TITLE)).toBe("ชื่อของคนแรก");
    await look(one);
    await expect.poll(() => textIn(one, UNITS)).toBe("หน่วยงานของคนที่สอง");
    expect(await one.locator(".clash").count()).toBe(0);
    expect(await other.locator(".clash").count()).toBe(0);
  });

  test("one writes while the other's editor is open on the cell: leaving the editor undoes nothing", async () => {
    await two();
    await cell(other, TITLE).focus();
    await other.keyboard.press("F2");
    await other.keyboard.press("End");
    await other.keyboard.insertText(" (ฉบับร่าง)");
    await typeIn(one, TITLE, "ชื่อใหม่");
    await isKept(one);
    await look(other);
    await other.waitForTimeout(300);
    await other.keyboard.press("Control+Enter");
    await other.locator(".clash").waitFor();
    expect(await other.locator(".clash").textContent()).toContain("กิจกรรมหนึ่ง (ฉบับร่าง)");
    expect(await other.locator(".clash").textContent()).toContain("ชื่อใหม่");
    await press(other, "ใช้ข้อความในระบบ");
    await expect.poll(() => textIn(other, TITLE)).toBe("ชื่อใหม่");
  });

  test.each([1280, 360])("one takes the row out that the other types in: the words stay to be copied, at %i pixels", async (width) => {
    await two(width);
    await cell(one, OTHER).scrollIntoViewIfNeeded();
    await cell(one, OTHER).focus();
    await one.keyboard.press("F2");
    await one.keyboard.insertText(" และข้อความที่กำลังพิมพ์");
    await cell(other, OTHER).focus();
    await press(other, "ลบแถว");
    await expect.poll(() => cell(other, OTHER).count()).toBe(0);
    await look(one);
    const lost = one.locator(".stranded");
    await lost.waitFor();
    expect(await lost.textContent()).toContain("กิจกรรมสอง และข้อความที่กำลังพิมพ์");
    expect(await complaintsOf(one)).toEqual([]);
    await picture(one, `stranded-${width}`);
    await one.reload();
    await one.locator(".stranded").waitFor();
    await press(one, "เก็บข้อความแล้ว ปิดรายการนี้");
    expect(await one.locator(".stranded").count()).toBe(0);
  });

  test("the line breaks while somebody types: the page says so, keeps the texts, and sends them when it is back", async () => {
    const plan = await two();
    await one.context().setOffline(true);
    await typeIn(one, TITLE, "พิมพ์ระหว่างสายหลุด");
    await expect.poll(() => one.locator(".saving").textContent()).toContain("ยังบันทึกไม่ได้");
    await typeIn(one, UNITS, "กองต้นแบบ");
    await expect.poll(() => one.locator(".saving").textContent()).toContain("๒ ช่อง");
    expect(await complaintsOf(one)).toEqual([]);
    await picture(one, "offline-1280");
    await one.context().setOffline(false);
    await isKept(one);
    const kept = await ask<{
      readonly plan: { readonly activities: readonly { readonly title: string; readonly units: readonly string[] }[] };
    }>(other, "GET", `/plans/${plan}`);
    expect(kept.plan.activities[0]).toMatchObject({ title: "พิมพ์ระหว่างสายหลุด", units: ["กองต้นแบบ"] });
  });

  test("a window closed while the line was broken gives its texts back when the plan is opened again", async () => {
    const plan = await two();
    await one.context().setOffline(true);
    await typeIn(one, TITLE, "ยังไม่ได้ส่ง");
    await expect.poll(() => one.locator(".saving").textContent()).toContain("ยังบันทึกไม่ได้");
    const closed = one;
    one = await closed.context().newPage();
    await closed.close({ runBeforeUnload: false });
    await one.context().setOffline(false);
    await one.goto(`${house.address}/plans/${plan}`);
    await cell(one, TITLE).waitFor();
    await isKept(one);
    await look(other);
    await expect.poll(() => textIn(other, TITLE)).toBe("ยังไม่ได้ส่ง");
  });

  test("one hands the plan over while the other types: the late words stay on the page, and the plan is closed", async () => {
    await two();
    await press(other, "เสนอแผนให้ผู้อนุมัติ");
    await other.locator(".status.submitted").waitFor();
    await typeIn(one, TITLE, "ข้อความที่มาช้า");
    await one.locator(".stranded").waitFor();
    await one.locator(".status.submitted").waitFor();
    expect(await one.locator(".stranded").textContent()).toContain("ข้อความที่มาช้า");
    expect(await complaintsOf(one)).toEqual([]);
    await picture(one, "late-1280");
  });
});
