import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Plan } from "#domain/plan/plan.ts";
import { nameOf } from "#testing/office.ts";
import { aPlan } from "#testing/a-plan.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const path = findBrowser();
/** Where pictures go when a person wants to look: LOOK=/tmp/pictures. */
const look = process.env["LOOK"];

describe.skipIf(path === undefined)("the versions of a plan", { timeout: 90_000 }, () => {
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

  const open = async (officer: string, width = 1280, colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, acceptDownloads: true });
    const page = await context.newPage();
    await signInAs(page, house, officer);
    await page.goto(house.address);
    return page;
  };

  test("submissions stand with their decisions, two of them are compared, and the history says who did what", async () => {
    const author = await open("author");
    const agency = house.office.agency("กรมตัวอย่าง");
    const lastYear = await imported(author, agency, aPlan(), 2568);
    const plan = await imported(author, agency, aPlan(), 2569);
    await send(author, "POST", `/plans/${plan}/submit`, {}, await revisionOf(author, plan));
    const approver = await open("approver");
    await send(approver, "POST", `/plans/${plan}/decide`, { submission: 1, decision: "return", note: "โปรดระบุงบประมาณให้ครบทุกกิจกรรม" });
    await edit(author, plan, { activity: "a1", field: "title" }, "ชื่อใหม่ของกิจกรรมแรก");
    await edit(author, plan, { activity: "a1", field: "budget" }, "๑๒,๐๐๐ บาท");
    await send(author, "POST", `/plans/${plan}/submit`, {}, await revisionOf(author, plan));
    await send(approver, "POST", `/plans/${plan}/decide`, {
      submission: 2,
      decision: "approve",
      typedName: nameOf("approver"),
      position: "อธิบดีกรมตัวอย่าง",
    });

    const faults: string[] = [];
    author.on("pageerror", (error) => faults.push(error.message));
    await author.goto(`${house.address}/plans/${plan}/versions`);
    await author.locator(".submissions article").first().waitFor();
    expect(await author.locator(".submissions article").count()).toBe(2);
    const [second = "", first = ""] = await author.locator(".submissions article").allTextContents();
    expect(second).toContain("อนุมัติโดย");
    expect(second).toContain(nameOf("approver"));
    expect(first).toContain("โปรดระบุงบประมาณให้ครบทุกกิจกรรม");
    await author.locator(".history li").first().waitFor();
    expect(await complaintsOf(author)).toEqual([]);
    await picture(author, "versions-1280");

    await author.getByRole("button", { name: "เทียบครั้งที่ ๑ กับแผนปัจจุบัน" }).click();
    await author.locator(".difference").waitFor();
    expect(await author.locator(".figures").textContent()).toContain("+๑๒,๐๐๐");
    expect(await author.locator(".row-changes ins").allTextContents()).toContainEqual(expect.stringContaining("ชื่อใหม่ของกิจกรรมแรก"));
    expect(author.url()).toContain("before=1");
    expect(await complaintsOf(author)).toEqual([]);

    await author.getByRole("button", { name: "เทียบกับแผนปีก่อน" }).click();
    await expect.poll(() => author.locator(".comparison select").first().inputValue()).toBe("last-year");
    await author.locator(".difference").waitFor();
    expect(lastYear).not.toBe(plan);

    const coming = author.waitForEvent("download");
    await author.getByRole("link", { name: "ดาวน์โหลด PDF ครั้งที่ ๑" }).click();
    expect((await readFile(await (await coming).path())).subarray(0, 4).toString()).toBe("%PDF");

    const phone = await open("author", 360, "dark");
    await phone.goto(`${house.address}/plans/${plan}/versions?before=1&after=now`);
    await phone.locator(".difference").waitFor();
    await phone.locator(".history li").first().waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await complaintsOf(phone)).toEqual([]);
    await picture(phone, "versions-360");
    expect(faults).toEqual([]);
  });

  test("a plan never submitted says what will stand here", async () => {
    const page = await open("author");
    const plan = await imported(page, house.office.agency("กรมตัวอย่าง"), aPlan(), 2572);
    await page.goto(`${house.address}/plans/${plan}/versions`);
    expect(await page.locator(".versions .note").first().textContent()).toContain("ยังไม่เคยเสนอแผนนี้");
    expect(await complaintsOf(page)).toEqual([]);
    await picture(page, "versions-none-1280");
  });
});

/** A plan taken in by its JSON, so that a test may say what is in it. */
async function imported(page: Page, agency: number, plan: Plan, fiscalYear: number): Promise<string> {
  const read = await sendBytes(page, `/imports?agency=${agency}&name=plan.json`, JSON.stringify(plan));
  const accepted = await send(page, "POST", `/imports/${read.id}/accept`, { plan: { ...plan, fiscalYear }, fiscalYear });
  return accepted.id;
}

async function revisionOf(page: Page, plan: string): Promise<number> {
  return (await send(page, "GET", `/plans/${plan}`)).revision;
}

async function edit(page: Page, plan: string, place: { readonly activity: string; readonly field: string }, text: string): Promise<void> {
  const { rows } = await send(page, "GET", `/plans/${plan}`);
  await send(page, "POST", `/plans/${plan}/edits`, { edits: [{ place, text, revision: rows[place.activity] ?? 0 }] });
}

interface Opened {
  readonly id: string;
  readonly revision: number;
  readonly rows: Readonly<Record<string, number>>;
}

async function send(page: Page, method: string, path: string, body?: object, revision?: number): Promise<Opened> {
  const answer = await page.evaluate(
    async (wish) => {
      const headers = { "content-type": "application/json", ...(wish.revision === undefined ? {} : { "if-match": `"${wish.revision}"` }) };
      const got = await fetch(`/api/v1${wish.path}`, {
        method: wish.method,
        headers,
        ...(wish.body === undefined ? {} : { body: wish.body }),
      });
      return { ok: got.ok, text: await got.text() };
    },
    { method, path, revision, body: body === undefined ? undefined : JSON.stringify(body) },
  );
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.text}`);
  return JSON.parse(answer.text || "null") as Opened;
}

function sendBytes(page: Page, path: string, text: string): Promise<Opened> {
  return page.evaluate(
    async (wish) => {
      const got = await fetch(`/api/v1${wish.path}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Blob([wish.text], { type: "application/octet-stream" }),
      });
      return (await got.json()) as never;
    },
    { path, text },
  );
}

async function picture(page: Page, name: string): Promise<void> {
  if (look !== undefined) await page.screenshot({ path: `${look}/${name}.png`, fullPage: true });
}
