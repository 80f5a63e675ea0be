import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Page } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface Checker {
  readonly run: (
    where: Document,
    options: object,
  ) => Promise<{ readonly violations: readonly { id: string; nodes: readonly { target: string[]; failureSummary: string }[] }[] }>;
}

/** What axe finds to mend on the page, and by how many pixels the page is wider than its window; nothing of a good page. */
export async function complaintsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, "utf8"));
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: Checker };
    const { violations } = await checker.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    const tooWide = document.documentElement.scrollWidth - window.innerWidth;
    return [
      ...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []),
      ...violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
      ),
    ];
  });
}
