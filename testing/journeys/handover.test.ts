import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { as } from "#testing/database.ts";
import { nameOf } from "#testing/office.ts";
import { openReportOf } from "./approved-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const WIDTHS = [1280, 360] as const;
const NOTE = "วิทยากรติดต่อคุณสมศรี กลุ่มงานจริยธรรม\nเอกสารเดิมอยู่ในแฟ้มสีเขียว";

describe.skipIf(path === undefined)("handing work over", { timeout: 150_000 }, () => {
  let house: House;
  let browser: Browser;
  let looks = 0;

  beforeAll(async () => {
    house = await openJourneyHouse();
    browser = await openBrowser(path ?? "");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const openAs = async (officer: string, where: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address + where);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  /** Nothing to mend at any width. */
  const isFine = async (page: Page): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect(await complaintsOf(page), `${page.url()} at ${width}`).toEqual([]);
      const folder = process.env["LOOK"];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${(looks += 1)}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  test("an author in charge of something is not removed but hands over; the successor finds note and list, and says that they read it", async () => {
    const [author, approver] = [await openAs("author", "/"), await openAs("approver", "/")];
    const { plan } = await openReportOf(house, { author, approver }, 2569);
    await approver.context().close();
    const { office } = house;
    await as(office.superUrl, (client) =>
      client.query(
        `insert into machine_token (agency_id, within, name, scopes, hash, made_by, expires_at)
         values ($1, '{}', 'ระบบสารบรรณ', '{plans:read}', 'h', 'person-author', now() + interval '9 days')`,
        [office.agency("กรมตัวอย่าง")],
      ),
    );

    // Authors say among themselves who answers for which activity, and see their own alone.
    await author.goto(`${house.address}/plans/${plan}/reports/12`);
    await author.getByLabel("ผู้รับผิดชอบ อบรมคุณธรรม").selectOption(nameOf("author"));
    await author.getByLabel("แสดงเฉพาะกิจกรรมที่ข้าพเจ้ารับผิดชอบ (๑)").check();
    expect(await author.getByRole("heading", { level: 3, name: /จิตอาสา/u }).count()).toBe(0);
    await isFine(author);

    // Nobody is taken away from work that would have nobody.
    const administrator = await openAs("ministry-administrator", `/agencies/${office.agency("กรมตัวอย่าง")}?part=people`);
    await administrator.getByRole("button", { name: `นำออก ${nameOf("author")} จากบทบาทผู้จัดทำ` }).click();
    await administrator.getByText("งานที่จะไม่มีผู้รับผิดชอบ: กิจกรรมที่บุคคลนี้รับผิดชอบ ๑ กิจกรรม").waitFor();
    await isFine(administrator);
    await administrator
      .locator(".warning")
      .getByRole("link", { name: `ส่งมอบงาน ของ ${nameOf("author")}` })
      .click();

    const owed = administrator.getByRole("region", { name: "งานที่ค้างอยู่" });
    await owed.getByText("รายงานผลการดำเนินงาน รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙").waitFor();
    await administrator.getByRole("button", { name: "ส่งมอบงาน" }).click();
    await administrator.getByRole("link", { name: "กรุณาเลือกผู้รับมอบ" }).click();
    await administrator.getByLabel("เลือกผู้รับมอบ").selectOption(office.person("other-author"));
    await administrator.getByLabel("ยกเลิกกุญแจ “ระบบสารบรรณ” เมื่อส่งมอบ").check();
    await administrator.getByLabel("ข้อความถึงผู้รับมอบ").fill(NOTE);
    await isFine(administrator);
    await administrator.getByRole("button", { name: "ส่งมอบงาน" }).click();
    await administrator.getByText(`ส่งมอบงานให้ ${nameOf("other-author")} แล้ว`).waitFor();
    expect((await author.request.get(`${house.address}/api/v1/me`)).status()).toBe(401);
    await administrator.context().close();
    await author.context().close();

    const successor = await openAs("other-author", "/");
    const taken = successor
      .getByRole("listitem")
      .filter({ has: successor.getByRole("heading", { name: `รับมอบงานจาก ${nameOf("author")}` }) });
    await taken.getByText("เอกสารเดิมอยู่ในแฟ้มสีเขียว").waitFor();
    expect(await taken.getByRole("region", { name: /กิจกรรมที่รับผิดชอบ/u }).innerText()).toContain("อบรมคุณธรรม");
    await successor.getByText("ท่านรับผิดชอบ ๑ กิจกรรม").waitFor();
    expect(await taken.innerText()).not.toContain("ระบบสารบรรณ");
    await isFine(successor);
    await taken.getByRole("button", { name: `รับทราบงานที่รับมอบจาก ${nameOf("author")}` }).click();
    await taken.waitFor({ state: "detached" });

    // What was read is found again where one hands over oneself.
    await successor.goto(`${house.address}/account`);
    await successor.getByRole("link", { name: "ส่งมอบงาน กรมตัวอย่าง" }).click();
    await successor.getByRole("heading", { name: `${nameOf("author")} ส่งมอบให้ ${nameOf("other-author")}` }).waitFor();
    await isFine(successor);
    await successor.context().close();
  });
});
