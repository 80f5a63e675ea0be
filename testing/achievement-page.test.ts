import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { achievementPage } from "./make-achievement-page.ts";

test("docs/achievement.md is what the rules compute today (node testing/make-achievement-page.ts makes it anew)", () => {
  const page = readFileSync(new URL("../docs/achievement.md", import.meta.url), "utf8");
  expect(page).toBe(achievementPage());
  expect(page).not.toMatch(/undefined|NaN/u);
});
