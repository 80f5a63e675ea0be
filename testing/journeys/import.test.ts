import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
const paper = fileURLToPath(new URL("../papers/diw-2569/source.txt", import.meta.url));
/** Where pictures go when a person wants to look: LOOK=/tmp/pictures. */
const look = process.env["LOOK"];

describe.skipIf(path === undefined)("a document is looked over and taken in", { timeout: 90_000 }, () => {
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

  const open = async (width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await signInAs(page, house, "author");
    return page;
  };
  const importPaper = async (page: Page, file = paper): Promise<string> => {
    await page.goto(house.address);
    const id = await page.evaluate(
      async ({ text, agency }) => {
        const answer = await fetch(`/api/v1/imports?agency=${agency}&name=${encodeURIComponent("แผนปี 2569.txt")}`, {
          method: "POST",
          headers: { "content-type": "application/octet-stream" },
          body: new Blob([text], { type: "application/octet-stream" }),
        });
        const made: { readonly id?: string } = await answer.json();
        return made.id ?? JSON.stringify(made);
      },
      { text: readFileSync(file, "utf8"), agency: house.office.agency("กรมตัวอย่าง") },
    );
    await page.goto(`${house.address}/imports/${id}`);
    await page.locator(".import h1").waitFor();
    return id;
  };

  test("a field leads to its source and back, a stray text is put into a field, and the plan is taken in as that year's draft", async () => {
    const page = await open(1280);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await importPaper(page);
    expect(await page.locator(".import h1").textContent()).toContain("แผนปี 2569.txt");
    expect(await page.locator(".import-note").textContent()).toContain("กรมตัวอย่างน้ำสะอาด");
    expect(await complaintsOf(page)).toEqual([]);

    const budget = page.locator(".pane.read [data-field='a4||budget']");
    await budget.focus();
    await expect.poll(() => page.locator("[data-marked]").textContent()).toContain("๑๘,๕๐๐ บาท");
    expect(await page.locator(".where-from").textContent()).toContain("๑๘,๕๐๐ บาท");
    await expect.poll(() => isInView(page, "[data-marked]")).toBe(true);
    await page.waitForTimeout(look === undefined ? 0 : 1000);
    await picture(page, "import-1280");

    await page.locator(".pane.source button.leads", { hasText: "ศูนย์ทดสอบ คุณภาพน้ำ" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toBe("a4||units");

    const strays = page.locator(".pane.source .unplaced-mark");
    const before = await strays.count();
    expect(before).toBeGreaterThan(0);
    await strays.first().getByRole("button").click();
    await page.getByRole("dialog").getByLabel("แถว").selectOption({ label: "ข้อมูลของทั้งแผน" });
    await page.getByRole("dialog").getByLabel("ช่อง", { exact: true }).selectOption({ label: "ผลที่คาดว่าจะได้รับ ข้อ ๑" });
    await picture(page, "import-put-1280");
    await page.getByRole("dialog").getByRole("button", { name: "จัดลงช่องนี้" }).click();
    await expect.poll(() => strays.count()).toBe(before - 1);
    await page.locator(".pane.read .steps button").first().click();
    await expect.poll(() => strays.count()).toBe(before);

    // Its memo speaks of two years: the person decides.
    await page.getByLabel("ปีงบประมาณ ๒๕๖๙").check();
    await page.locator(".accept .note").waitFor();
    await picture(page, "import-accept-1280", ".accept");
    await page.getByRole("button", { name: "รับเข้าเป็นแผนปีงบประมาณ ๒๕๖๙" }).click();
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);

    await importPaper(page);
    await page.getByLabel("ปีงบประมาณ ๒๕๖๙").check();
    await page.locator(".draft-changes").waitFor();
    await page.locator(".pane.read [data-field='a1||title']").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.type(" ทุกปี");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator(".draft-changes ins").allTextContents()).toContainEqual(expect.stringContaining("ทุกปี"));
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "import-draft-1280", ".accept");
    // One field is taken into the draft alone; the log names the file that it came from.
    const [, plan = ""] =
      /plans\/([0-9a-f-]+)/u.exec((await page.getByRole("link", { name: "เปิดแผนนั้น" }).getAttribute("href")) ?? "") ?? [];
    await page.getByRole("button", { name: "รับเฉพาะช่องนี้ ชื่อโครงการ/กิจกรรม" }).first().click();
    await page.getByText("รับ “ชื่อโครงการ/กิจกรรม” เข้าร่างแล้ว").waitFor();
    const [line] = await (await page.request.get(`${house.address}/api/v1/plans/${plan}/history`)).json();
    expect([line.act, line.facts.file, line.changes.map(({ after }: { after: string }) => after.endsWith(" ทุกปี"))]).toEqual([
      "plan.edited",
      "แผนปี 2569.txt",
      [true],
    ]);
    expect(await page.locator(".draft-changes ins").allTextContents()).not.toContainEqual(expect.stringContaining("ทุกปี"));

    await page.getByRole("button", { name: "ไม่นำเข้า" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ไม่นำเข้า" }).click();
    await expect.poll(() => page.locator("h1").textContent()).toBe("ไม่ได้นำเข้าเอกสาร");
    expect(await complaintsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("on a phone the paper and the plan take turns, and nothing goes off the side", async () => {
    const page = await open(360, "dark");
    await importPaper(page);
    expect(await sideways(page)).toBe(0);
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "import-360");
    await page.getByRole("button", { name: "เอกสารเดิม", exact: true }).click();
    expect(await page.locator(".pane.read").isVisible()).toBe(false);
    expect(await sideways(page)).toBe(0);
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "import-source-360");
    await page.locator(".pane.source button.leads", { hasText: "๑๘,๕๐๐ บาท" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toBe("a4||budget");
    await page.locator(".accept").scrollIntoViewIfNeeded();
    await picture(page, "import-accept-360");
    await page.close();
  });

  test("a paper without a year asks for it before anything is kept", async () => {
    const page = await open(1280);
    await page.goto(house.address);
    const id = await page.evaluate(async (agency) => {
      const text = "โครงการ\tตัวชี้วัด\tงบประมาณ\nอบรมคุณธรรม\tผู้เข้าอบรม ๕๐ คน\tไม่ใช้งบประมาณ\n";
      const answer = await fetch(`/api/v1/imports?agency=${agency}&name=a.txt`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Blob([text], { type: "application/octet-stream" }),
      });
      return ((await answer.json()) as { readonly id: string }).id;
    }, house.office.agency("กรมตัวอย่าง"));
    await page.goto(`${house.address}/imports/${id}`);
    await page.getByRole("button", { name: "รับเข้าเป็นแผน", exact: true }).click();
    expect(await page.locator(".wrong-says").textContent()).toBe("กรุณาเลือกปีงบประมาณของแผน");
    expect(await complaintsOf(page)).toEqual([]);
    await page.getByLabel("ปีอื่น").check();
    await page.getByLabel("ปีงบประมาณ (พ.ศ.)").fill("๒๕๗๕");
    await page.getByRole("button", { name: "รับเข้าเป็นแผนปีงบประมาณ ๒๕๗๕" }).click();
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);
    await page.close();
  });
});

async function picture(page: Page, name: string, selector?: string): Promise<void> {
  if (look === undefined) return;
  if (selector === undefined) await page.screenshot({ path: `${look}/${name}.png` });
  else await page.locator(selector).screenshot({ path: `${look}/${name}.png` });
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const [cell, pane] = [document.querySelector(wanted), document.querySelector(".pane.source")];
    if (cell === null || pane === null) return false;
    const [inner, outer] = [cell.getBoundingClientRect(), pane.getBoundingClientRect()];
    return inner.top < outer.bottom && inner.bottom > outer.top && inner.left < outer.right;
  }, selector);
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
