import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Locator, Page } from "playwright-core";

import { FISCAL_MONTHS } from "#domain/thai/month-names.ts";

const folder = fileURLToPath(new URL("../../docs/manual/", import.meta.url));
/** A page that says the same twice, this far apart, is taken to be at rest. */
const SETTLES_MILLISECONDS = 300;
const told = `${folder}pictures/marks.json`;

/** One step of the manual: its picture, and the words in bold, each a word of the screen it shows. */
interface Step {
  readonly chapter: string;
  readonly picture: string;
  readonly words: readonly string[];
}

/** คู่มือผู้ใช้งาน under test: every step of docs/manual stands beside what the screen says. */
export interface Manual {
  /** The screen of a step; what it marks is what the reader should press or look at. What is wrong with the step is told by `faults`. */
  readonly show: (page: Page, picture: string, mark?: Locator) => Promise<void>;
  /** What the manual said so far that no screen says, and which pictures are old. */
  readonly faults: () => readonly string[];
  /** Which steps were never shown, and which pictures no step has. */
  readonly leftOver: () => readonly string[];
}

/** Opens the manual; with MANUAL=write its old pictures are made anew, with MANUAL=all each of them (node testing/make-manual.ts). */
export function openManual(): Manual {
  const wish = process.env["MANUAL"];
  const isWriting = wish !== undefined;
  const steps = stepsOf();
  const kept = keptMarks();
  const seen: Record<string, readonly string[]> = {};
  const faults: string[] = [];
  return {
    show: async (page, picture, mark) => {
      const words = await settledWordsOn(page);
      const lines = words.map(withoutDays);
      seen[picture] = lines.map(markOf).toSorted();
      const step = steps.find((one) => one.picture === picture);
      if (step === undefined) faults.push(`no chapter shows pictures/${picture}.png`);
      const screen = words.join(" ");
      for (const word of step?.words ?? [])
        if (!screen.includes(word)) faults.push(`${step?.chapter}: “${word}” is not on the screen of ${picture}`);
      const isOld = JSON.stringify(kept[picture]) !== JSON.stringify(seen[picture]) || !existsSync(`${folder}pictures/${picture}.png`);
      if (isWriting && (isOld || wish === "all")) await draw(page, picture, mark);
      if (!isWriting && isOld)
        faults.push(`pictures/${picture}.png is old: ${differenceOf(kept[picture] ?? [], lines)}; run node testing/make-manual.ts`);
    },
    faults: () => faults.splice(0),
    leftOver: () => {
      if (isWriting)
        writeFileSync(
          told,
          `${JSON.stringify(Object.fromEntries(Object.entries(seen).map(([picture, marks]) => [picture, marks.join(" ")])), null, 1)}\n`,
        );
      const files = readdirSync(`${folder}pictures`).filter((name) => name.endsWith(".png"));
      return [
        ...steps.filter(({ picture }) => seen[picture] === undefined).map(({ picture }) => `no journey shows ${picture}`),
        ...files.filter((name) => seen[name.replace(".png", "")] === undefined).map((name) => `pictures/${name} is used nowhere`),
      ];
    },
  };
}

/** The lines of each picture's screen, as marks. */
function keptMarks(): Readonly<Record<string, readonly string[]>> {
  if (!existsSync(told)) return {};
  const written: Readonly<Record<string, string>> = JSON.parse(readFileSync(told, "utf8"));
  return Object.fromEntries(Object.entries(written).map(([picture, marks]) => [picture, marks.split(" ")]));
}

/** The steps of all chapters: a heading of the second rank with a picture below it. */
function stepsOf(): readonly Step[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .flatMap((chapter) =>
      readFileSync(`${folder}${chapter}`, "utf8")
        .split(/^## /mu)
        .flatMap((section) => {
          const [, picture] = /\]\(pictures\/([\w-]+)\.png\)/u.exec(section) ?? [];
          if (picture === undefined) return [];
          return [{ chapter, picture, words: [...section.matchAll(/\*\*(.+?)\*\*/gu)].map(([, word = ""]) => word) }];
        }),
    );
}

/** The words of the page once it has said all it has to say. */
async function settledWordsOn(page: Page): Promise<readonly string[]> {
  let words = await wordsOn(page);
  for (let looks = 0; looks < 20; looks += 1) {
    await page.waitForTimeout(SETTLES_MILLISECONDS);
    const next = await wordsOn(page);
    if (JSON.stringify(next) === JSON.stringify(words) && !next.some((line) => line.includes("กำลังบันทึก"))) return next;
    words = next;
  }
  return words;
}

/** Every word that the page shows or tells a screen reader, line by line. */
async function wordsOn(page: Page): Promise<readonly string[]> {
  const lines = await page.evaluate(() => {
    const named = [...document.querySelectorAll("[aria-label]:not([hidden])")].map((one) => one.getAttribute("aria-label") ?? "");
    const choices = [...document.querySelectorAll("option")].map((one) => one.textContent ?? "");
    return [...document.body.innerText.split("\n"), ...named, ...choices];
  });
  return [...new Set(lines.map((line) => line.replaceAll(/\s+/gu, " ").trim()))].filter((line) => line !== "").toSorted();
}

/** Days, hours and counts pass by without making a picture old. */
function withoutDays(line: string): string {
  const months = FISCAL_MONTHS.flatMap(({ full, short }) => [full, short]).join("|");
  return line.replaceAll(new RegExp(months.replaceAll(".", "\\."), "gu"), "…").replaceAll(/[๐-๙\d]+/gu, "๐");
}

/** A line of a screen as it is kept: enough to tell that it is another, and no second copy of what the papers and the page say. */
function markOf(line: string): string {
  return createHash("sha256").update(line).digest("base64url").slice(0, 8);
}

function differenceOf(before: readonly string[], after: readonly string[]): string {
  const marks = new Set(after.map(markOf));
  const gone = before.filter((mark) => !marks.has(mark)).length;
  const came = after.filter((line) => !before.includes(markOf(line))).map((line) => `+ ${line}`);
  return [`${gone} lines are gone`, ...came].slice(0, 6).join(" ");
}

/** The window as it stands, scrolled to what is marked. */
async function draw(page: Page, picture: string, mark: Locator | undefined): Promise<void> {
  mkdirSync(`${folder}pictures`, { recursive: true });
  await mark?.evaluate((element: HTMLElement) => {
    element.scrollIntoView({ block: "center" });
    element.style.outline = "3px solid #c2185b";
    element.style.outlineOffset = "3px";
  });
  await page.screenshot({ path: `${folder}pictures/${picture}.png`, animations: "disabled", caret: "hide" });
  await mark?.evaluate((element: HTMLElement) => {
    element.style.outline = "";
    element.style.outlineOffset = "";
  });
}
