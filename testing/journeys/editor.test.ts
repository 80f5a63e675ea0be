import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Plan } from "#domain/plan/plan.ts";
import { aHeading, aPlan, aRow } from "#testing/a-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
/** Where pictures go when a person wants to look: LOOK=/tmp/pictures. */
const look = process.env["LOOK"];

const draft: Plan = aPlan({
  fiscalYear: 2570,
  title: "แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๗๐",
  headings: [aHeading({ id: "h1", parent: null, kind: "strategy", number: "1", label: "ยุทธศาสตร์ที่ ๑", title: "เสริมสร้างวัฒนธรรมองค์กร" })],
  activities: [
    {
      ...aRow({ title: "ปลูกต้นไม้รอบสำนักงาน", budget: "", months: "", units: "กองคลัง", indicators: "" }, { heading: "h1", fiscalYear: 2570 }),
      nationalGuideline: null,
    },
    {
      ...aRow({ number: "2", title: "ยกย่องบุคคลดีเด่น", months: "ม.ค. ๗๐" }, { id: "a2", heading: "h1", fiscalYear: 2570 }),
      nationalGuideline: null,
    },
  ],
});

describe.skipIf(path === undefined)("the editors beside a cell", { timeout: 90_000 }, () => {
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

  test("on a wide screen every cell of a row is filled by keyboard with the editor beside it, and kept", async () => {
    const page = await openDraft("author", 1280, "กรมตัวอย่าง", 2570);

    await helpFor(page, "months");
    await picture(page, "months-1280");
    expect(await complaintsOf(page)).toEqual([]);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Space");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(await willWrite(page)).toBe("พ.ย. ๖๙ – ม.ค. ๗๐, ส.ค. ๗๐");
    await page.keyboard.press("Escape");
    expect(await focusedKey(page)).toBe("a1||months");
    expect(await textIn(page, "months")).not.toContain("พ.ย.");
    await helpFor(page, "months");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+End");
    await page.getByRole("button", { name: "เขียนลงช่อง" }).press("Enter");
    expect(await textIn(page, "months")).toContain("พ.ย. ๖๙ – ก.ย. ๗๐");
    expect(await focusedKey(page)).toBe("a1||months");

    await helpFor(page, "budget");
    await page.getByRole("radio", { name: "ใช้เงิน ระบุจำนวน" }).check();
    await page.getByLabel("จำนวนเงิน (บาท)").fill("12,500");
    await page.getByLabel("แหล่งเงิน (ถ้ามี)").fill("งบดำเนินงาน");
    expect(await willWrite(page)).toBe("๑๒,๕๐๐ บาท (งบดำเนินงาน)");
    expect(await page.locator(".will-write .read-as").textContent()).toContain("๑๒,๕๐๐ บาท");
    await picture(page, "budget-1280");
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByRole("radio", { name: "ไม่ใช้งบประมาณ" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    expect(await textIn(page, "budget")).toContain("ไม่ใช้งบประมาณ");

    await helpFor(page, "units");
    await page.getByRole("combobox", { name: "เพิ่มหน่วยงานที่รับผิดชอบ" }).fill("ต้นแบบ");
    await page.getByRole("option", { name: /กองต้นแบบ/u }).waitFor();
    await picture(page, "units-1280");
    expect(await complaintsOf(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await willWrite(page)).toBe("กองคลัง\nกองต้นแบบ");
    await page.keyboard.press("Enter");
    expect(await textIn(page, "units")).toContain("กองต้นแบบ");

    await helpFor(page, "indicators");
    await page.getByLabel("วัดสิ่งใด").fill("ปลูกต้นไม้");
    await page.getByRole("combobox", { name: "หน่วยนับ", exact: true }).fill("ต้น");
    await page.getByLabel("รอบ ๖ เดือน").fill("40");
    await page.getByLabel("รอบ ๑๒ เดือน").fill("๑๐๐");
    await page.getByRole("checkbox", { name: /ต่อหน่วยงาน/u }).check();
    expect(await willWrite(page)).toBe("ปลูกต้นไม้ ไม่น้อยกว่า ๔๐ ต้น/หน่วยงาน (รอบ ๖ เดือน) และไม่น้อยกว่า ๑๐๐ ต้น/หน่วยงาน (รอบ ๑๒ เดือน)");
    await picture(page, "indicator-1280");
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "เขียนลงช่อง" }).press("Enter");
    await helpFor(page, "indicators");
    expect(await page.locator(".understood-indicators .read-as").textContent()).toContain("≥ ๔๐ ต้น/หน่วยงาน · รอบ ๖ เดือน");
    await page.getByRole("button", { name: "เพิ่มตัวชี้วัด" }).press("Enter");
    await page.getByLabel("วัดอย่างไร").selectOption("share");
    await page.getByLabel("วัดสิ่งใด").fill("บุคลากรเข้าร่วมกิจกรรม");
    await page.getByLabel("รอบ ๑๒ เดือน").fill("80");
    await picture(page, "indicators-1280");
    await page.getByRole("button", { name: "เขียนลงช่อง" }).press("Enter");

    await helpFor(page, "title");
    const suggestion = page.getByRole("button", { name: /^แนวทางที่ ๑\.๕/u });
    await suggestion.press("Enter");
    await expect.poll(() => suggestion.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "แสดงทุกข้อ" }).press("Enter");
    await page.getByRole("checkbox", { name: /^ข้อ ๗/u }).check();
    await picture(page, "choices-1280");
    expect(await complaintsOf(page)).toEqual([]);

    await page.locator(".saving.kept").waitFor();
    await page.reload();
    await page.locator(cellOf("title")).waitFor();
    expect(await textIn(page, "months")).toContain("พ.ย. ๖๙ – ก.ย. ๗๐");
    expect(await textIn(page, "budget")).toContain("ไม่ใช้งบประมาณ");
    expect(await textIn(page, "units")).toContain("กองคลัง\nกองต้นแบบ");
    expect(await textIn(page, "indicators")).toContain("บุคลากรเข้าร่วมกิจกรรม ไม่น้อยกว่าร้อยละ ๘๐");
    await helpFor(page, "title");
    expect(await page.getByRole("button", { name: /^แนวทางที่ ๑\.๕/u }).getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByRole("checkbox", { name: /^ข้อ ๗/u }).isChecked()).toBe(true);
  });

  test("on a narrow dark screen the help comes from below, ticks quarters, and goes back to the cell", async () => {
    const page = await openDraft("division-author", 360, "กองต้นแบบ", 2570, "dark");
    await page.getByLabel("แสดงและพิมพ์ตามแบบฟอร์ม").selectOption("national-2568");
    await page.locator(cellOf("quarter-2")).waitFor();
    await page.locator(cellOf("quarter-2")).focus();
    await page.getByRole("button", { name: "ช่วยกรอก", exact: true }).click();
    await page.locator("dialog[open] .field-help").waitFor();
    await page.locator(".month-strip button").nth(7).click();
    await page
      .locator(".month-strip button")
      .nth(9)
      .click({ modifiers: ["Shift"] });
    expect(await willWrite(page)).toBe("ไตรมาส ๓ ✓  ไตรมาส ๔ ✓");
    await picture(page, "quarters-360");
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "เขียนลงช่อง" }).click();
    expect(await focusedKey(page)).toBe("a1||quarter-2");
    expect(await textIn(page, "quarter-3")).toContain("✓");
    expect(await textIn(page, "quarter-2")).not.toContain("✓");

    for (const field of ["quarter-3", "budget", "units", "quantitative", "title"]) {
      await helpFor(page, field);
      await picture(page, `${field}-360`);
      expect(await complaintsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect.poll(() => focusedKey(page)).toBe(`a1||${field}`);
    }
    expect(await textIn(page, "quarter-3")).toContain("✓");
  });

  test("a text being typed goes along into the help, and nothing is written that was not asked for", async () => {
    const page = await openDraft("branch-author", 1280, "สำนักงานตัวอย่างจังหวัดสมมติ", 2570, "dark");
    await page.locator(cellOf("indicators")).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("จัดกิจกรรม 3 ครั้ง");
    await page.keyboard.press("F2");
    expect(await page.locator(".understood-indicators .read-as").textContent()).toContain("≥ ๓ ครั้ง");
    await page.getByRole("button", { name: "ไม่ถูกต้อง เขียนข้อนี้ใหม่" }).press("Enter");
    expect(await page.getByLabel("วัดสิ่งใด").inputValue()).toBe("จัดกิจกรรม");
    expect(await page.getByLabel("รอบ ๑๒ เดือน").inputValue()).toBe("๓");
    await picture(page, "mend-1280-dark");
    expect(await complaintsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await textIn(page, "indicators")).toContain("จัดกิจกรรม ๓ ครั้ง");
    for (const field of ["months", "budget", "units", "title", "remarks"]) {
      await helpFor(page, field);
      expect(await complaintsOf(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });

  test("whoever only tries the house has the editors too, without the register of agencies", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${house.address}/try`);
    await page.locator(".examples button").first().click();
    await page.locator(".paper").waitFor();
    await page.locator('[data-field$="||units"]').first().focus();
    await page.keyboard.press("Alt+Enter");
    expect(await page.getByRole("combobox", { name: "เพิ่มหน่วยงานที่รับผิดชอบ" }).count()).toBe(0);
    await page.getByLabel("เพิ่มหน่วยงานที่รับผิดชอบ").fill("ฝ่ายสมมติ");
    await page.keyboard.press("Enter");
    expect(await page.locator('[data-field$="||units"]').first().textContent()).toContain("ฝ่ายสมมติ");
  });

  const openDraft = async (
    officer: string,
    width: number,
    agency: string,
    fiscalYear: number,
    colorScheme: "light" | "dark" = "light",
  ): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address);
    const plan = await imported(page, house.office.agency(agency), fiscalYear);
    await page.goto(`${house.address}/plans/${plan}`);
    await page.locator(cellOf("title")).waitFor();
    return page;
  };
});

function cellOf(field: string): string {
  return `[data-field="a1||${field}"]`;
}

async function helpFor(page: Page, field: string): Promise<void> {
  await page.locator(cellOf(field)).focus();
  await page.keyboard.press("Alt+Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".field-help") !== null)).toBe(true);
}

async function willWrite(page: Page): Promise<string> {
  return (await page.locator(".will-write .sentence").textContent()) ?? "";
}

async function textIn(page: Page, field: string): Promise<string> {
  return (await page.locator(`${cellOf(field)} .cell-text`).textContent()) ?? "";
}

function focusedKey(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    await new Promise((drawn) => setTimeout(drawn, 50));
    return (document.activeElement as HTMLElement | null)?.dataset["field"];
  });
}

/** The draft taken in by its JSON, as the officer whose page it is. */
function imported(page: Page, agency: number, fiscalYear: number): Promise<string> {
  return page.evaluate(
    async ({ plan, agencyId, year }) => {
      const send = async (url: string, type: string, body: BodyInit): Promise<string> => {
        const got = await fetch(`/api/v1${url}`, { method: "POST", headers: { "content-type": type }, body });
        if (!got.ok) throw new Error(`${url}: ${await got.text()}`);
        return ((await got.json()) as { readonly id: string }).id;
      };
      const read = await send(`/imports?agency=${agencyId}&name=plan.json`, "application/octet-stream", new Blob([JSON.stringify(plan)]));
      return send(`/imports/${read}/accept`, "application/json", JSON.stringify({ plan: { ...plan, fiscalYear: year }, fiscalYear: year }));
    },
    { plan: draft, agencyId: agency, year: fiscalYear },
  );
}

async function picture(page: Page, name: string): Promise<void> {
  if (look !== undefined) await page.screenshot({ path: `${look}/${name}.png`, fullPage: false });
}
