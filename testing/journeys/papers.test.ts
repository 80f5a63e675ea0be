import { existsSync, globSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readText } from "#documents/formats/text.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { changed } from "../../web/edits.ts";
import { findingsOf } from "../../web/findings.ts";
import { complaintsOf } from "./complaints.ts";
import { findBrowser, openBrowser, openJourneyHouse, type House } from "./house.ts";

const path = findBrowser();
const ours = fileURLToPath(new URL("../papers/", import.meta.url));
const real = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));

interface Paper {
  readonly name: string;
  readonly text: string;
}

const papersIn = (folder: string, pattern: string): readonly Paper[] =>
  globSync(pattern, { cwd: folder })
    .toSorted()
    .map((name) => ({ name, text: readFileSync(`${folder}${name}`, "utf8") }));
const [ownPapers, realPapers] = [papersIn(ours, "*/source.txt"), existsSync(real) ? papersIn(real, "*.txt") : []];
const papers = [...ownPapers, ...realPapers];
/** One of each form on the phone: the real ones where they are. */
const PAPERS = { 1280: papers, 360: realPapers.length > 0 ? realPapers : ownPapers } as const;

test("there is a paper for every form", () => {
  expect(papers.length).toBeGreaterThanOrEqual(5);
});

describe.skipIf(path === undefined)("a paper's way through the page", { timeout: 60_000 }, () => {
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

  const open = async (width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, acceptDownloads: true });
    await page.goto(house.address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };

  describe.each([1280, 360] as const)("at %i pixels", (width) => {
    test.each(PAPERS[width])(
      "$name is dropped in, mended, and from a wide page taken away in four formats and given back",
      async ({ name, text }) => {
        const plan = readPlan(readText(text));
        const findings = findingsOf(plan);
        const page = await open(width);
        const faults: string[] = [];
        page.on("pageerror", (error) => faults.push(error.message));

        await drop(page, name.replaceAll("/", "-"), Buffer.from(text));
        expect(await countRows(page)).toBe(plan.activities.length);
        expect(await countFindings(page)).toBe(findings.length);
        expect(await sentences(page)).toEqual(findings.map(({ says }) => says));
        expect(await complaintsOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);

        const mends = page.locator(".findings .mend");
        expect(await mends.count()).toBe(findings.filter(({ mend }) => mend !== undefined).length);
        const mend = findings.find((finding) => finding.mend !== undefined)?.mend;
        const left = mend === undefined ? findings : findingsOf(changed(plan, mend, mend.text));
        if (mend !== undefined) {
          const bar = page.locator(".foot-bar .main");
          if (await bar.isVisible()) await bar.click();
          await mends.first().click();
          await page.locator(".toast").waitFor();
          await expect.poll(() => sentences(page)).toEqual(left.map(({ says }) => says));
        }

        // What is taken away is written by the server: the same from any width.
        if (width > 360) await takeAndGiveBack(page, plan.activities.length, left.length);
        expect(faults).toEqual([]);
        await page.close();
      },
    );

    test("wholly by keyboard: a file is chosen, a finding followed to its cell and answered, the paper taken away", async () => {
      const paper = papers[0];
      const plan = readPlan(readText(paper?.text ?? ""));
      const page = await open(width);
      // Listening from the start: the browser must know before the key is pressed that no window of its own is to open.
      page.on(
        "filechooser",
        (chooser) => void chooser.setFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from(paper?.text ?? "") }),
      );
      await tabTo(page, ".drop .main");
      await page.keyboard.press("Enter");
      await page.locator(".plan h1").waitFor();
      expect(await countRows(page)).toBe(plan.activities.length);

      await tabTo(page, ".downloads button.main");
      const coming = page.waitForEvent("download");
      await page.keyboard.press("Enter");
      expect((await readFile(await (await coming).path())).subarray(0, 4).toString()).toBe("%PDF");

      if (await page.locator(".foot-bar .main").isVisible()) {
        await tabTo(page, ".foot-bar .main");
        await page.keyboard.press("Enter");
      }
      await tabTo(page, ".findings .acts .link");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-field") ?? false)).toBe(true);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+a");
      await page.keyboard.type("ข้อความใหม่");
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toContain("ข้อความใหม่");
      await page.close();
    });
  });
});

/** Takes the plan away in every format, and gives two of them back. */
async function takeAndGiveBack(page: Page, activities: number, findings: number): Promise<void> {
  const [pdf, docx, xlsx, json] = [await take(page, "PDF"), await take(page, "Word"), await take(page, "Excel"), await take(page, "ข้อมูล")];
  expect([pdf, docx, xlsx].map((bytes) => bytes.subarray(0, 4).toString("latin1"))).toEqual(["%PDF", "PK\u0003\u0004", "PK\u0003\u0004"]);
  for (const [given, bytes] of [
    ["plan.json", json],
    ["plan.pdf", pdf],
  ] as const) {
    await page.locator(".plan-top .back").click();
    await drop(page, given, bytes);
    expect({ given, rows: await countRows(page) }).toEqual({ given, rows: activities });
    // A PDF of ours says besides that its attachment was read.
    expect({ given, found: await countFindings(page) }).toEqual({ given, found: findings + (given === "plan.pdf" ? 1 : 0) });
  }
}

/** Lets a file go over the page, as a hand with a mouse does, and waits for the plan. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator(".drop").waitFor();
  await page.evaluate(
    ({ as, base64 }) => {
      const carried = new DataTransfer();
      carried.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], as));
      const over = document.querySelector(".drop");
      for (const kind of ["dragenter", "dragover", "drop"])
        over?.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    },
    { as: name, base64: bytes.toString("base64") },
  );
  await page.locator(".plan h1").waitFor();
}

/** How many activities the paper shows: their titles, each once. */
function countRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const keys = [...document.querySelectorAll(".paper [data-field]")].map((one) => one.getAttribute("data-field") ?? "");
    return new Set(keys.filter((key) => /^[^|]+\|\|title$/u.test(key))).size;
  });
}

/** How many findings the page tells of, beside the paper or at its foot. */
async function countFindings(page: Page): Promise<number> {
  const bar = page.locator(".foot-bar .main");
  const text = (await bar.isVisible()) ? await bar.textContent() : await page.locator(".findings h2").textContent();
  return Number(toArabicDigits(text ?? "").replaceAll(/\D/gu, ""));
}

/** The findings' sentences, in order. */
function sentences(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".findings ol > li > p:not(.where):not(.acts)")].map((one) => one.textContent ?? ""),
  );
}

async function take(page: Page, name: string): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.locator(".downloads").getByRole("button", { name }).click();
  return readFile(await (await coming).path());
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}
