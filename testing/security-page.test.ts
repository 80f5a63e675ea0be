import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const house = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/security.md", house), "utf8");

test("every file that the page on security names is there", () => {
  const files = [...page.matchAll(/`([a-z][\w./-]*\.(?:ts|sql|md|json))`/gu)].map(([, file]) => file ?? "");
  expect(files.length).toBeGreaterThan(50);
  expect([...new Set(files)].filter((file) => !existsSync(new URL(file, house)))).toEqual([]);
});

test("what is not met, or in part only, says why", () => {
  const rows = page.split("\n").filter((line) => /^\| \d/u.test(line));
  expect(rows.length).toBeGreaterThan(100);
  const silent = rows.filter((row) => {
    const [, , , state = "", why = ""] = row.split("|").map((cell) => cell.trim());
    return state !== "met" && why === "";
  });
  expect(silent).toEqual([]);
});
