import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECKS } from "#domain/checks/checks.ts";
import { checksPage } from "./make-checks-page.ts";

const page = readFileSync(new URL("../docs/checks.md", import.meta.url), "utf8");

test("docs/checks.md is what the checks say today (node testing/make-checks-page.ts makes it anew)", () => {
  expect(page).toBe(checksPage());
});

test("the page has a section, a failing and a passing example for every check", () => {
  for (const check of CHECKS) expect(page).toContain(`<a id="${check.kind}"></a>\n## ${check.thai}`);
  expect(page).not.toMatch(/undefined|NaN|\n> \n/u);
  expect(page.match(/ตัวอย่างที่พบ\n\n- .+\n/gu)).toHaveLength(CHECKS.length);
});
