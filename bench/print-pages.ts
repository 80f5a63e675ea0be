import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import type { Cost } from "./figures.ts";
import { BROWSER_FLAGS } from "./peers.ts";
import { watchTree } from "./process-tree.ts";

/** What printing cost, and the most memory that the browser's processes held. */
export interface PrintCosts {
  readonly costs: readonly Cost[];
  readonly peakMb: number;
}

/**
 * `print BROWSER time|memory FOLDER PAGE.html…`: one browser and one tab print the pages one after the other. Counts the
 * browser's own processes, not this one that drives it. Memory is looked at in a run that is not timed.
 */
export async function printPages([browser = "", what, folder, ...pages]: readonly string[]): Promise<PrintCosts> {
  const watch = watchTree(process.pid, { everyMs: what === "memory" ? 20 : 1_000, memory: what === "memory", withRoot: false });
  const opened = await chromium.launch({ executablePath: browser, args: [...BROWSER_FLAGS] });
  const tab = await opened.newPage();
  const costs: Cost[] = [];
  for (const [at, page] of pages.entries()) {
    const before = watch.use().cpuMs;
    const began = performance.now();
    await tab.goto(pathToFileURL(page).href);
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    writeFileSync(`${folder}/${at}.pdf`, pdf);
    const wallMs = performance.now() - began;
    costs.push({ wallMs, cpuMs: watch.use().cpuMs - before });
  }
  const { peakMb } = watch.use();
  await opened.close();
  watch.stop();
  return { costs, peakMb };
}
