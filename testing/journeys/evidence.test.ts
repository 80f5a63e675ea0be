import { readFileSync } from "node:fs";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { PART_BYTES } from "#domain/evidence/evidence.ts";
import { evidenceIn, evidencePath } from "#store/evidence-folder.ts";
import { as } from "#testing/database.ts";
import { phonePhoto, PLAIN_PHOTOS, TELLING } from "#testing/photos.ts";
import { openReportOf } from "./approved-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const PICTURES = process.env["JOURNEY_PICTURES"];

describe.skipIf(path === undefined)("proving results", { timeout: 90_000 }, () => {
  let house: House;
  let browser: Browser;
  let plan: string;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
    const [author, approver] = [await openAs("author", "/"), await openAs("approver", "/")];
    ({ plan } = await openReportOf(house, { author, approver }, 2569));
    await author.context().close();
    await approver.context().close();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const openAs = async (officer: string, where: string, width = 1280): Promise<Page> => {
    const page = await (
      await browser.newContext({ viewport: { width, height: 800 }, hasTouch: width < 500, isMobile: width < 500 })
    ).newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address + where);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const boxOf = (page: Page, activity: string) => page.getByRole("region", { name: `หลักฐาน ${activity}` });

  test("one number and one photo from a phone: four steps, the place gone, the picture upright", async () => {
    const phone = await openAs("unit-reporter", "/answers", 360);
    await phone.getByLabel("ทำได้").fill("๓");
    const box = boxOf(phone, "จิตอาสา");
    await box.getByLabel("ได้รับความยินยอมจากบุคคลที่จำหน้าได้ในภาพแล้ว").check();
    const [chooser] = await Promise.all([phone.waitForEvent("filechooser"), box.getByRole("button", { name: "ถ่ายภาพ จิตอาสา" }).click()]);
    await chooser.setFiles({ name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: phonePhoto(6) });
    await box.getByRole("link", { name: "IMG_0001.jpg" }).waitFor();
    await phone.getByRole("button", { name: "ส่งผล" }).click();
    await phone.getByText("ส่งผลแล้ว").waitFor();
    const picture = box.locator("img");
    await picture.scrollIntoViewIfNeeded();
    await phone.waitForFunction(() => document.querySelector<HTMLImageElement>(".evidence img")?.complete === true);
    expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([12, 16]);
    expect(await box.innerText()).toContain("ได้รับความยินยอมแล้ว");
    const [kept = ""] = await evidenceIn(house.evidence);
    const bytes = readFileSync(evidencePath(house.evidence, kept));
    expect(TELLING.filter((text) => bytes.includes(text, 0, "latin1"))).toEqual([]);
    expect(await complaintsOf(phone)).toEqual([]);
    await look(phone, "answer-360");
    await phone.context().close();
  });

  test("a large photo whose line breaks midway goes on where it was, with nothing sent twice", async () => {
    const phone = await openAs("author", `/plans/${plan}/reports/12`, 360);
    const box = boxOf(phone, "อบรมคุณธรรม");
    const parts: string[] = [];
    let cutAt = 1;
    await phone.route("**/api/v1/uploads/*?at=*", async (route) => {
      const at = new URL(route.request().url()).searchParams.get("at") ?? "";
      if (parts.length === cutAt) await phone.context().setOffline(true);
      parts.push(at);
      await route.continue().catch(() => undefined);
    });
    const photo = { name: "งานใหญ่.jpg", mimeType: "image/jpeg", buffer: phonePhoto(1, PLAIN_PHOTOS.progressive, 1_900_000) };
    await box.locator("input[multiple]").setInputFiles(photo);
    await box.getByText("สัญญาณขาด ระบบจะส่งต่อจากเดิมเอง").waitFor();
    expect(await complaintsOf(phone)).toEqual([]);
    await look(phone, "broken-360");
    // The page is closed with the line gone, and opened again.
    cutAt = Number.POSITIVE_INFINITY;
    await phone.context().setOffline(false);
    await phone.reload();
    await box.getByText("มีไฟล์ที่ส่งค้างไว้: งานใหญ่.jpg").waitFor();
    expect(await complaintsOf(phone)).toEqual([]);
    await look(phone, "left-360");
    const before = parts.length;
    await box.getByText("วันที่และช่องทางเผยแพร่ของไฟล์").click();
    await box.getByLabel("วันที่", { exact: true }).fill("2026-03-14");
    await box.getByLabel("ช่องทางเผยแพร่", { exact: true }).fill("เฟซบุ๊กของกรม");
    const [chooser] = await Promise.all([
      phone.waitForEvent("filechooser"),
      box.getByRole("button", { name: "เลือกไฟล์เดิม งานใหญ่.jpg" }).click(),
    ]);
    await chooser.setFiles([photo, { name: "คำสั่ง.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") }]);
    await box.getByRole("link", { name: "งานใหญ่.jpg" }).waitFor();
    await box.getByRole("link", { name: "คำสั่ง.pdf" }).waitFor();
    expect(await box.innerText()).toContain("เฟซบุ๊กของกรม");
    // What had come was not sent again.
    expect([parts[0], Number(parts[before]) >= PART_BYTES / 4]).toEqual(["0", true]);
    expect(await complaintsOf(phone)).toEqual([]);
    await phone.context().close();
  });

  test("by keyboard: a link with its date, evidence used for a second result, a refusal said, one taken off again", async () => {
    const page = await openAs("author", `/plans/${plan}/reports/12`);
    const [own, units] = [boxOf(page, "อบรมคุณธรรม"), boxOf(page, "จิตอาสา")];
    await own.getByRole("button", { name: "เพิ่มลิงก์ อบรมคุณธรรม" }).press("Enter");
    const form = own.getByRole("group", { name: "เพิ่มลิงก์" });
    await own.getByLabel("ที่อยู่เว็บ (ลิงก์)").fill("www.example.go.th");
    await own.getByRole("button", { name: "เพิ่มลิงก์นี้" }).press("Enter");
    await own.getByText("ลิงก์นี้ใช้ไม่ได้").waitFor();
    await own.getByLabel("ที่อยู่เว็บ (ลิงก์)").fill("https://www.example.go.th/news/1");
    await own.getByLabel("ชื่อเรื่อง").fill("ข่าวการอบรม");
    await form.getByLabel("วันที่").fill("๑๔ มี.ค. ๒๕๖๙");
    await form.getByLabel("ช่องทางเผยแพร่").fill("เว็บไซต์กรม");
    await form.getByLabel("ช่องทางเผยแพร่").press("Enter");
    await own.getByRole("link", { name: "ข่าวการอบรม" }).waitFor();
    expect(await own.innerText()).toContain("เว็บไซต์กรม");

    // The watch has found that the page is gone since.
    await as(house.office.superUrl, (client) =>
      client.query("update evidence set link_dead = true, link_failing_since = '2026-11-14' where name = 'ข่าวการอบรม'"),
    );
    await units.getByRole("button", { name: "เลือกจากหลักฐานที่มีอยู่ จิตอาสา" }).press("Enter");
    await units.getByRole("button", { name: "ใช้ ข่าวการอบรม" }).press("Enter");
    await units.getByText("หลักฐาน ๑ รายการ").waitFor();
    await units.getByText("เปิดไม่ได้ตั้งแต่ ๑๔ พฤศจิกายน ๒๕๖๙ กรุณาตรวจสอบหรือแนบใหม่").waitFor();
    await own.locator("input[multiple]").setInputFiles({ name: "ภาพ.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>") });
    await own.getByText("เนื้อหาของไฟล์ไม่ใช่ชนิดที่รับเป็นหลักฐาน").waitFor();
    expect(await complaintsOf(page)).toEqual([]);
    await look(page, "report-1280");
    await own.getByRole("button", { name: "ยืนยันว่าได้รับความยินยอมแล้ว งานใหญ่.jpg" }).press("Enter");
    await own.getByText("ได้รับความยินยอมแล้ว", { exact: false }).first().waitFor();
    await own.getByRole("button", { name: "ยืนยันว่าได้รับความยินยอมแล้ว งานใหญ่.jpg" }).waitFor({ state: "detached" });
    await own.getByRole("button", { name: "เลิกส่ง ภาพ.jpg" }).press("Enter");
    await own.getByRole("button", { name: "วันที่และช่องทาง งานใหญ่.jpg" }).press("Enter");
    const change = own.getByRole("group", { name: "วันที่และช่องทาง", exact: true });
    await change.getByLabel("ช่องทางเผยแพร่").fill("บอร์ดประชาสัมพันธ์");
    await change.getByLabel("ช่องทางเผยแพร่").press("Enter");
    await own.getByText("บอร์ดประชาสัมพันธ์", { exact: false }).waitFor();
    await own.getByRole("button", { name: "ถอนออก ข่าวการอบรม" }).press("Enter");
    await own.getByRole("link", { name: "ข่าวการอบรม" }).waitFor({ state: "detached" });
    // Used nowhere any more it may be removed.
    await units.getByRole("button", { name: "ถอนออก ข่าวการอบรม" }).press("Enter");
    await units.getByRole("link", { name: "ข่าวการอบรม" }).waitFor({ state: "detached" });
    await units.getByRole("button", { name: "เลือกจากหลักฐานที่มีอยู่ จิตอาสา" }).press("Enter");
    await units.getByText("จะถูกลบถาวรเมื่อครบ ๓๐ วัน").waitFor();
    await look(page, "picker-1280");
    await units.getByRole("button", { name: "ลบหลักฐานนี้ ข่าวการอบรม" }).press("Enter");
    await units.getByText("ข่าวการอบรม").waitFor({ state: "detached" });
    expect(await complaintsOf(page)).toEqual([]);
    // The unit's photo stands beside its answer.
    await page
      .getByRole("row", { name: /กองต้นแบบ/u })
      .getByRole("link", { name: "IMG_0001.jpg" })
      .waitFor();
    await page.context().close();
  });
});
