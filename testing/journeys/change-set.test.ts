import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { editedFile } from "#testing/edited-file.ts";
import { nameOf } from "#testing/office.ts";
import { openReportOf } from "./approved-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** Where pictures of the pages go for a person to look at; nowhere unless asked. */
const PICTURES = process.env["LOOK"];

describe.skipIf(path === undefined)("a report paper that comes back", { timeout: 90_000 }, () => {
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

  const openAs = async (officer: string, width = 1280): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    await signInAs(page, house, officer);
    return page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    expect(await complaintsOf(page)).toEqual([]);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };

  test("an edited DOCX is brought back, one change is accepted and one declined by keyboard, and the figures follow", async () => {
    const [page, approver] = [await openAs("author"), await openAs("approver")];
    const { plan, report } = await openReportOf(house, { author: page, approver }, 2569);
    await approver.context().close();
    const result = { narrative: "จัดแล้วหนึ่งรุ่น", problems: "", solutions: "", notDoneBecause: null, spentSatang: null };
    const indicators = [{ position: 0, value: { kind: "count", count: 1 }, reckoning: "cumulative", note: "" }];
    const saved = await page.request.put(`${house.address}/api/v1/reports/${report}/rows/a1`, {
      headers: { origin: house.address, "if-match": '"0"' },
      data: { ...result, indicators },
    });
    expect(saved.status()).toBe(200);
    const printed = await (await page.request.get(`${house.address}/api/v1/reports/${report}/file?to=docx`)).body();
    const edited = editedFile(new Uint8Array(printed), [
      ["๑ ครั้ง", "2 ครั้ง"],
      ["จัดแล้วหนึ่งรุ่น", "จัดแล้วสองรุ่น ผู้เข้าร่วมถอดบทเรียนร่วมกัน"],
    ]);

    await page.goto(`${house.address}/plans/${plan}/reports/12`);
    const back = page.getByRole("region", { name: "นำเอกสารที่แก้ไขแล้วกลับเข้าระบบ" });
    await back.locator("input[type=file]").setInputFiles({ name: "ภาพ.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
    await back.getByText("นำกลับเข้าระบบได้เฉพาะไฟล์ Word (.docx) หรือ Excel (.xlsx)").waitFor();
    await back.scrollIntoViewIfNeeded();
    await look(page, "report");
    await back.locator("input[type=file]").setInputFiles({ name: "รายงาน-แก้ไข.docx", mimeType: DOCX, buffer: Buffer.from(edited) });

    await page.getByRole("heading", { level: 1, name: "การเปลี่ยนแปลงจากเอกสารที่แก้ไขแล้ว" }).waitFor();
    await page.getByText("ยังไม่ได้พิจารณา ๒ จาก ๒ ช่อง").waitFor();
    await page.getByText(`เสนอโดย ${nameOf("author")}`).waitFor();
    const [value, narrative] = [page.getByRole("article").nth(0), page.getByRole("article").nth(1)];
    expect(await value.getByText("จะบันทึกเป็น").innerText()).toBe("จะบันทึกเป็น ๒ ครั้ง");
    await look(page, "change-set-1280");
    await page.setViewportSize({ width: 360, height: 800 });
    await look(page, "change-set-360");
    await value.getByRole("button", { name: "รับ", exact: true }).focus();
    await page.keyboard.press("Enter");
    await value.getByText(`รับแล้ว โดย ${nameOf("author")}`).waitFor();
    // What waits next has the focus; its second button declines.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await narrative.getByText(`ไม่รับ โดย ${nameOf("author")}`).waitFor();
    await page.getByText("พิจารณาครบแล้ว รับ ๑ ช่อง ไม่รับ ๑ ช่อง").waitFor();
    await look(page, "change-set-closed-360");

    await page.getByRole("link", { name: "กลับไปที่รายงาน" }).click();
    const activity = page.locator(".report-activities > li").first();
    await activity.getByText("บรรลุเป้าหมาย", { exact: true }).waitFor();
    expect(await activity.getByLabel("ทำได้").inputValue()).toBe("๒");
    expect(await activity.getByLabel("ผลการดำเนินงาน", { exact: true }).inputValue()).toBe("จัดแล้วหนึ่งรุ่น");
    await page.getByText("พิจารณาครบแล้ว รับ ๑ ช่อง ไม่รับ ๑ ช่อง").waitFor();
    await look(page, "report-360");
    await page.context().close();
  });
});
