import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { as } from "#testing/database.ts";
import { editedFile } from "#testing/edited-file.ts";
import { nameOf } from "#testing/office.ts";
import { phonePhoto } from "#testing/photos.ts";
import { openReportOf } from "./approved-plan.ts";
import { ask, cell, isKept, openAs, typeIn } from "./desk.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { openManual } from "./manual-pictures.ts";

const path = findBrowser();
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** An office's paper with one slip: its summary counts an activity too many. */
const paper = readFileSync(fileURLToPath(new URL("../papers/diw-2569/clean.txt", import.meta.url)), "utf8")
  .replaceAll("กรมตัวอย่างป่าชุมชน", "กรมตัวอย่าง")
  .replace("รวม ๗ โครงการ/กิจกรรม", "รวม ๘ โครงการ/กิจกรรม");

describe.skipIf(path === undefined)("the manual says what the screens say", { timeout: 120_000 }, () => {
  const manual = openManual();
  let house: House;
  let browser: Browser;
  let plan: string;
  let reported: string;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
    await as(house.office.ownerUrl, async (client) => {
      const ministry = house.office.agency("กระทรวงทดลอง");
      await client.query("insert into deadline (agency_id, fiscal_year, due) values ($1, 2570, '2026-12-15')", [ministry]);
      await client.query(
        "insert into round (agency_id, fiscal_year, months, opens, due, late) values ($1, 2569, 12, '2026-10-01', '2026-11-30', 'accept')",
        [ministry],
      );
    });
    const [author, approver] = [await openAs(browser, house, "author", "/"), await openAs(browser, house, "approver", "/")];
    ({ plan: reported } = await openReportOf(house, { author, approver }, 2569));
    await author.context().close();
    await approver.context().close();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  test("an author brings the paper in, mends it and hands it over", async () => {
    const door = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await door.goto(`${house.address}/sign-in`);
    await door.getByRole("heading", { level: 1 }).waitFor();
    await door.waitForLoadState("networkidle");
    await manual.show(door, "sign-in", button(door, "ลงชื่อเข้าใช้"));
    await door.context().close();

    const page = await openAs(browser, house, "author", "/");
    await page.locator(".owed-one").first().waitFor();
    await manual.show(page, "author-home", page.locator(".owed").getByRole("link", { name: "เริ่มจัดทำแผน" }));
    await page.locator(".owed").getByRole("link", { name: "เริ่มจัดทำแผน" }).click();
    await page.getByRole("radio", { name: /เอกสารแผนที่มีอยู่แล้ว/u }).check();
    await page.getByLabel("ไฟล์แผน").setInputFiles({ name: "แผนปี 2570.txt", mimeType: "text/plain", buffer: Buffer.from(paper) });
    await manual.show(page, "author-begin", button(page, "อ่านเอกสาร"));
    await press(page, "อ่านเอกสาร");
    await page.locator(".import h1").waitFor();
    await page.locator(".pane.read [data-field='a3||budget']").focus();
    await page.locator("[data-marked]").waitFor();
    await manual.show(page, "author-import", page.locator("[data-marked]"));
    await press(page, "รับเข้าเป็นแผนปีงบประมาณ ๒๕๗๐");
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);
    plan = page.url().split("/").at(-1) ?? "";
    await page.locator(".moves").waitFor();
    await cell(page, { activity: "a3", field: "budget" }).click();
    await page.locator(".cell-history").waitFor();
    await manual.show(page, "author-table", cell(page, { activity: "a3", field: "budget" }));
    await typeIn(page, { activity: "a3", field: "budget" }, "๓๐,๐๐๐ บาท");
    await isKept(page);
    const goTo = page.locator(".findings").getByRole("button", { name: "ไปที่ช่อง" }).first();
    await manual.show(page, "author-findings", goTo);
    await goTo.click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toMatch(/declared/u);
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText("๗");
    await page.keyboard.press("Control+Enter");
    await isKept(page);
    await manual.show(page, "author-submit", button(page, "เสนอแผนให้ผู้อนุมัติ"));
    await press(page, "เสนอแผนให้ผู้อนุมัติ");
    await page.locator(".status.submitted").waitFor();
    await page.context().close();
    expect(manual.faults()).toEqual([]);
  });

  test("the approver asks, the author mends, the approver signs and publishes", async () => {
    const page = await openAs(browser, house, "approver", "/");
    await page.locator(".owed-one").first().waitFor();
    await manual.show(page, "approver-home", page.getByRole("link", { name: "เปิดแผนเพื่อพิจารณา" }));
    await page.getByRole("link", { name: "เปิดแผนเพื่อพิจารณา" }).click();
    await page.locator(".moves").waitFor();
    await cell(page, { activity: "a2", field: "indicators" }).focus();
    await page.getByLabel("ให้ความเห็นต่อกิจกรรมที่ ๒").fill("โปรดระบุว่านับบุคลากรทุกประเภทหรือไม่");
    await manual.show(page, "approver-comment", page.getByLabel("ให้ความเห็นต่อกิจกรรมที่ ๒"));
    await press(page, "ส่งความเห็น");
    await page.locator(".comments li").first().waitFor();
    await manual.show(page, "approver-return", button(page, "ส่งกลับให้แก้ไข"));
    await press(page, "ส่งกลับให้แก้ไข");
    await page.locator(".status.returned").waitFor();

    const author = await openAs(browser, house, "author", `/plans/${plan}`);
    await author.locator(".comments li").first().waitFor();
    await manual.show(author, "author-returned", author.locator(".comments"));
    await press(author, "แก้ไขแล้ว ปิดความเห็น");
    await author.locator(".comments .settled").waitFor();
    await press(author, "เสนอแผนให้ผู้อนุมัติ");
    await author.locator(".status.submitted").waitFor();
    await author.context().close();

    await page.reload();
    await page.getByLabel("ชื่อ-นามสกุล").fill(nameOf("approver"));
    await page.getByLabel("ตำแหน่ง").fill("อธิบดีกรมตัวอย่าง");
    await manual.show(page, "approver-sign", button(page, "อนุมัติแผน"));
    await press(page, "อนุมัติแผน");
    await page.locator(".status.approved").waitFor();
    await manual.show(page, "approver-publish", button(page, "เผยแพร่แผน"));
    await page.context().close();
    expect(manual.faults()).toEqual([]);
  });

  test("a unit answers from a phone with a photo", async () => {
    const phone = await openAs(browser, house, "unit-reporter", "/", { width: 360 });
    await phone.locator(".owed-one").first().waitFor();
    await manual.show(phone, "unit-home", phone.locator(".owed-one").getByRole("link"));
    await phone.locator(".owed-one").getByRole("link").click();
    await phone.getByLabel("ทำได้").fill("๓");
    await manual.show(phone, "unit-answer", phone.getByLabel("ทำได้"));
    const box = phone.getByRole("region", { name: "หลักฐาน จิตอาสา" });
    await box.getByLabel("ได้รับความยินยอมจากบุคคลที่จำหน้าได้ในภาพแล้ว").check();
    await manual.show(phone, "unit-photo", box.getByRole("button", { name: "ถ่ายภาพ จิตอาสา" }));
    const [chooser] = await Promise.all([phone.waitForEvent("filechooser"), box.getByRole("button", { name: "ถ่ายภาพ จิตอาสา" }).click()]);
    await chooser.setFiles({ name: "จิตอาสา.jpg", mimeType: "image/jpeg", buffer: phonePhoto(6) });
    await box.getByRole("link", { name: "จิตอาสา.jpg" }).waitFor();
    await press(phone, "ส่งผล");
    await phone.getByText("ส่งผลแล้ว").waitFor();
    await manual.show(phone, "unit-sent", phone.getByText("ส่งผลแล้ว"));
    await phone.context().close();
    expect(manual.faults()).toEqual([]);
  });

  test("the author reports, the director approves, and the manual says nothing that no screen says", async () => {
    const page = await openAs(browser, house, "author", `/plans/${reported}/reports/12`);
    const [own, units] = [page.locator(".report-activities > li").first(), page.locator(".report-activities > li").nth(1)];
    await own.getByLabel("ทำได้").fill("๔");
    await own.getByText("บันทึกแล้ว").waitFor();
    await manual.show(page, "author-report", own.getByLabel("ทำได้"));
    await manual.show(page, "author-evidence", own.getByRole("region", { name: "หลักฐาน อบรมคุณธรรม" }));
    await manual.show(page, "author-units", units.getByRole("button", { name: "รับ กองต้นแบบ" }));
    await units.getByRole("button", { name: "รับ กองต้นแบบ" }).click();
    await units
      .getByRole("row", { name: /กองต้นแบบ/u })
      .getByText("รับแล้ว")
      .waitFor();
    const { id } = (await ask<readonly { readonly id: string }[]>(page, "GET", `/plans/${reported}/reports`))[0] ?? { id: "" };
    const printed = await (await page.request.get(`${house.address}/api/v1/reports/${id}/file?to=docx`)).body();
    const edited = editedFile(new Uint8Array(printed), [["๔ ครั้ง", "๕ ครั้ง"]]);
    const back = page.getByRole("region", { name: "นำเอกสารที่แก้ไขแล้วกลับเข้าระบบ" });
    await manual.show(page, "author-bring-back", back);
    await back.locator("input[type=file]").setInputFiles({ name: "รายงาน-แก้ไข.docx", mimeType: DOCX, buffer: Buffer.from(edited) });
    await page.getByRole("heading", { level: 1, name: "การเปลี่ยนแปลงจากเอกสารที่แก้ไขแล้ว" }).waitFor();
    const change = page.getByRole("article").first().getByRole("button", { name: "รับ", exact: true });
    await manual.show(page, "author-changes", change);
    await change.click();
    await page.getByRole("link", { name: "กลับไปที่รายงาน" }).click();
    await manual.show(page, "author-report-submit", button(page, "เสนอรายงานให้ผู้อนุมัติ"));
    await press(page, "เสนอรายงานให้ผู้อนุมัติ");
    await page.getByText("เสนอแล้ว รอพิจารณา").waitFor();

    const director = await openAs(browser, house, "approver", `/plans/${reported}/reports/12`);
    await director.getByLabel("ชื่อ-นามสกุล").fill(nameOf("approver"));
    await director.getByLabel("ตำแหน่ง").fill("อธิบดีกรมตัวอย่าง");
    await manual.show(director, "approver-report", button(director, "อนุมัติรายงาน"));
    await press(director, "อนุมัติรายงาน");
    await director.locator(".status.approved").waitFor();
    await manual.show(director, "approver-reopen", button(director, "เปิดให้แก้ไขอีกครั้ง"));
    await director.context().close();

    await page.reload();
    await page.locator(".report-papers").waitFor();
    await manual.show(page, "author-papers", page.locator(".report-papers"));
    await page.goto(`${house.address}/calendar`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("h2").first().waitFor();
    await manual.show(page, "calendar");
    await page.goto(`${house.address}/account`);
    await page.getByRole("link", { name: "ส่งมอบงาน กรมตัวอย่าง" }).click();
    await page.getByRole("region", { name: "งานที่ค้างอยู่" }).waitFor();
    await manual.show(page, "author-handover", page.getByLabel("เลือกผู้รับมอบ"));
    await page.context().close();
    expect([...manual.faults(), ...manual.leftOver()]).toEqual([]);
  });
});
