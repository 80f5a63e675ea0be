import { readFile as readBytes } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readFile } from "#documents/formats/read-file.ts";
import { as } from "#testing/database.ts";
import { nameOf } from "#testing/office.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const YEAR = 2569;

describe.skipIf(path === undefined)("reporting results", { timeout: 90_000 }, () => {
  let house: House;
  let browser: Browser;
  let plan: string;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
    plan = await approvedPlan();
    await as(house.office.ownerUrl, (client) =>
      client.query(
        "insert into round (agency_id, fiscal_year, months, opens, due, late) values ($1, $2, 12, '2026-10-01', '2026-11-30', 'accept')",
        [house.office.agency("กระทรวงทดลอง"), YEAR],
      ),
    );
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

  /** A plan of the department, approved: one activity of its own, one of every unit. */
  async function approvedPlan(): Promise<string> {
    const [author, approver] = [await openAs("author", "/"), await openAs("approver", "/")];
    const send = async (page: Page, method: string, to: string, data?: unknown, revision?: number) => {
      const answer = await page.request.fetch(`${house.address}/api/v1${to}`, {
        method,
        headers: { origin: house.address, ...(revision === undefined ? {} : { "if-match": `"${revision}"` }) },
        ...(data === undefined ? {} : { data }),
      });
      if (!answer.ok()) throw new Error(await answer.text());
      return answer.json();
    };
    const made = await send(author, "POST", "/plans", { agency: house.office.agency("กรมตัวอย่าง"), fiscalYear: YEAR, form: "diw-2569" });
    for (let at: number = made.plan.activities.length; at < 2; at += 1)
      await send(author, "POST", `/plans/${made.id}/rows`, { does: "add-activity", position: { lastUnder: null } });
    const open = await send(author, "GET", `/plans/${made.id}`);
    await send(
      author,
      "PATCH",
      `/plans/${made.id}/rows/a1`,
      {
        set: {
          title: "อบรมคุณธรรม",
          indicators: "ร้อยละ ๘๐ ของบุคลากรในหน่วยงานเข้าร่วมกิจกรรม",
          budget: "๑๐,๐๐๐ บาท",
          units: "สำนักงานเลขานุการกรม",
        },
      },
      open.rows.a1,
    );
    await send(
      author,
      "PATCH",
      `/plans/${made.id}/rows/a2`,
      {
        set: { title: "จิตอาสา", indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "ทุกกองในสังกัด" },
      },
      open.rows.a2,
    );
    const ready = await send(author, "GET", `/plans/${made.id}`);
    await send(author, "POST", `/plans/${made.id}/submit`, undefined, ready.revision);
    await send(approver, "POST", `/plans/${made.id}/decide`, { submission: 1, decision: "approve", typedName: nameOf("approver") });
    await author.context().close();
    await approver.context().close();
    return made.id;
  }
  const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  test("the author is told what is owed, types figures in Thai digits, sees the working, and they are there again", async () => {
    const page = await openAs("author", "/");
    const owed = page.locator(".owed-one", { hasText: "รายงานผลการดำเนินงาน" });
    await owed.waitFor();
    expect(await owed.innerText()).toContain("รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙");
    await owed.getByRole("link").click();
    await page.getByRole("button", { name: "เริ่มรายงานผลรอบนี้" }).click();
    const activity = page.locator(".report-activities > li").first();
    await activity.getByLabel("จำนวนที่นับได้ (ตัวตั้ง)").fill("๙๐");
    await activity.getByText("กรุณากรอกตัวหารด้วย").waitFor();
    await activity.getByLabel("จำนวนทั้งหมด (ตัวหาร)").fill("150");
    await activity.getByText("วิธีคิด ๙๐ ÷ ๑๕๐ = ร้อยละ ๖๐.๐๐ ÷ ๘๐ = ร้อยละ ๗๕.๐๐").waitFor();
    await activity.getByText("ยังไม่บรรลุเป้าหมาย").waitFor();
    await activity.getByLabel("จำนวนที่นับได้ (ตัวตั้ง)").fill("สิบ");
    expect(await activity.locator(".wrong-says").innerText()).toContain("กรุณากรอกตัวเลข");
    await activity.getByLabel("จำนวนที่นับได้ (ตัวตั้ง)").fill("๑๒๙");
    await activity.getByText("บรรลุเป้าหมาย", { exact: true }).waitFor();
    await activity.getByText("รายละเอียด ปัญหา และงบประมาณ").click();
    await activity.getByLabel("ผลการดำเนินงาน", { exact: true }).fill("จัดอบรมแล้วสองรุ่น");
    await activity.getByLabel("เงินที่ใช้ตั้งแต่ต้นปีถึงรอบนี้ (บาท)").fill("๙,๕๐๐.๒๕");
    await activity.getByText("บันทึกแล้ว").waitFor();
    await page.getByText("๙,๕๐๐.๒๕ บาท จาก ๑๐,๐๐๐ บาท").waitFor();
    await page.reload();
    await activity.getByText("วิธีคิด ๑๒๙ ÷ ๑๕๐ = ร้อยละ ๘๖.๐๐").waitFor();
    expect(await activity.getByLabel("ผลการดำเนินงาน", { exact: true }).inputValue()).toBe("จัดอบรมแล้วสองรุ่น");
    expect(await complaintsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("a unit answers from a phone, the owner accepts, and the share of units stands in the report", async () => {
    const phone = await openAs("unit-reporter", "/", 360);
    const owed = phone.locator(".owed-one", { hasText: "ตอบผลของหน่วยงานท่าน" });
    await owed.getByRole("link").click();
    await phone.getByRole("heading", { name: "จิตอาสา" }).waitFor();
    await phone.getByLabel("ทำได้").fill("๓");
    await phone.getByText("บันทึกร่างแล้ว").waitFor();
    await phone.getByRole("button", { name: "ส่งผล" }).click();
    await phone.getByText("ส่งผลแล้ว").waitFor();
    expect(await overflow(phone)).toBe(0);
    expect(await complaintsOf(phone)).toEqual([]);

    const page = await openAs("author", `/plans/${plan}/reports/12`);
    await page.getByRole("button", { name: "รับ กองต้นแบบ" }).click();
    await page.getByText("บรรลุ ๑ จาก ๑ หน่วยที่รับคำตอบแล้ว ทั้งหมด ๒ หน่วย").waitFor();
    await page
      .getByRole("row", { name: /กองต้นแบบ/u })
      .getByText("รับแล้ว")
      .waitFor();
    await phone.goto(`${house.address}/answers`);
    await phone.getByText("ไม่มีผลที่ต้องตอบในขณะนี้").waitFor();
    await phone.context().close();
    await page.context().close();
  });

  test("without a line nothing typed is lost; two who write one activity are shown both", async () => {
    const [one, other] = [await openAs("author", `/plans/${plan}/reports/12`), await openAs("other-author", `/plans/${plan}/reports/12`)];
    const numerator = (page: Page) => page.getByLabel("จำนวนที่นับได้ (ตัวตั้ง)");
    await one.context().setOffline(true);
    await numerator(one).fill("130");
    await one.getByText("ยังบันทึกไม่ได้ ระบบจะลองใหม่เอง").waitFor();
    await one.context().setOffline(false);
    await one.getByText("บันทึกแล้ว").waitFor();

    await numerator(other).fill("140");
    await other.getByText("มีผู้อื่นบันทึกกิจกรรมนี้พร้อมกับท่าน").waitFor();
    expect(await numerator(other).inputValue()).toBe("140");
    expect(await complaintsOf(other)).toEqual([]);
    await other.getByRole("button", { name: "ใช้ผลที่ท่านกรอก" }).click();
    await other.getByText("วิธีคิด ๑๔๐ ÷ ๑๕๐").waitFor();
    await one.reload();
    await one.getByText("วิธีคิด ๑๔๐ ÷ ๑๕๐").waitFor();
    await one.context().close();
    await other.context().close();
  });

  test("the author hands it over, the director signs, and figures on screen and in the API are the same", async () => {
    const author = await openAs("author", `/plans/${plan}/reports/12`, 360);
    expect(await overflow(author)).toBe(0);
    await author.getByRole("button", { name: "เสนอรายงานให้ผู้อนุมัติ" }).click();
    await author.getByText("เสนอแล้ว รอพิจารณา").waitFor();
    expect(await author.getByLabel("จำนวนที่นับได้ (ตัวตั้ง)").isDisabled()).toBe(true);

    const director = await openAs("approver", "/");
    await director.locator(".owed-one", { hasText: "พิจารณารายงานผลที่เสนอมา" }).getByRole("link").click();
    await director.getByLabel("ชื่อ-นามสกุล").fill(nameOf("approver"));
    await director.getByLabel("ตำแหน่ง").fill("อธิบดี");
    await director.getByRole("button", { name: "อนุมัติรายงาน" }).click();
    await director.getByText("อนุมัติแล้ว").waitFor();
    expect(await complaintsOf(director)).toEqual([]);
    const [head] = await (await director.request.get(`${house.address}/api/v1/plans/${plan}/reports`)).json();
    const { figures } = await (await director.request.get(`${house.address}/api/v1/reports/${head.id}`)).json();
    expect(figures.standing).toMatchObject({ points: 10_000, reported: 2, of: 2, reached: 2 });
    expect(await director.locator(".facts").innerText()).toContain("ร้อยละ ๑๐๐.๐๐");

    await director.getByRole("img", { name: "ผลเทียบเป้าหมายของ ๒ ตัวชี้วัด บรรลุแล้ว ๒ ตัวชี้วัด" }).waitFor();
    const progress = director.locator("figure").first();
    await progress.getByText("ดูเป็นตาราง").click();
    await progress.getByRole("cell", { name: "ร้อยละ ๑๑๖.๖๖" }).waitFor();
    expect(await complaintsOf(director)).toEqual([]);
    const links = director.getByRole("link", { name: /^ดาวน์โหลด/u });
    // One of each kind of paper: the others are read back in server/api/reports.test.ts.
    for (const link of (await links.all()).filter((_, index) => index % 3 === 0)) {
      const [file] = await Promise.all([director.waitForEvent("download"), link.click()]);
      const read = await readFile(new Uint8Array(await readBytes(await file.path())), file.suggestedFilename());
      const text = JSON.stringify(read).replaceAll(/\s/gu, "");
      expect([file.suggestedFilename(), text.includes("ร้อยละ๑๐๐.๐๐")]).toEqual([file.suggestedFilename(), true]);
    }
    expect(await links.count()).toBe(7);
    const phone = await openAs("author", `/plans/${plan}/reports/12`, 360);
    await phone.getByRole("img", { name: /^ใช้งบประมาณไป/u }).waitFor();
    expect(await complaintsOf(phone)).toEqual([]);
    await phone.context().close();
    await director.context().close();
    await author.context().close();
  });
});
