import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { khunatham } from "#testing/run-khunatham.ts";

const house = fileURLToPath(new URL("../", import.meta.url));
const read = (file: string): string => readFileSync(`${house}/${file}`, "utf8");
const page = read("docs/operating.md");

/** Names that the system or the tests give, not the operator. */
const NOT_SETTINGS: readonly string[] = ["PATH", "TEST_DATABASE_URL"];

/** Every name that a program takes from its environment, however it is written. */
function namesIn(text: string): readonly string[] {
  const looked = [...text.matchAll(/\b(?:environment|process\.env|env)(?:\.|\[")([A-Z][A-Z0-9_]+)/gu)].map(([, name]) => name ?? "");
  const taken = [...text.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/gu)].flatMap(([, inside = ""]) =>
    [...inside.matchAll(/(?:^|,)\s*([A-Z][A-Z0-9_]+)/gu)].map(([, name]) => name ?? ""),
  );
  return [...looked, ...taken];
}

test("every setting that the code reads is in the table, and the table names no other", () => {
  const files = globSync("{server,store,cli,bin}/**/*.{ts,mjs}", { cwd: house }).filter((file) => !file.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(100);
  const inCode = new Set(files.flatMap((file) => namesIn(read(file))).filter((name) => !NOT_SETTINGS.includes(name)));
  const inTable = new Set([...page.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gmu)].map(([, name]) => name ?? ""));
  expect([...inTable].toSorted()).toEqual([...inCode].toSorted());
});

test("a name is noticed in each way that it may be read", () => {
  expect(namesIn('environment["ONE"] process.env["TWO"] process.env.THREE const { FOUR: four, FIVE } = process.env;')).toEqual([
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
  ]);
});

test.skipIf(process.platform === "win32")("every command of the record is told on the page as --help has it", async () => {
  const { code, out } = await khunatham(["--help"]);
  expect(code).toBe(0);
  const known = new Set(
    [...out.matchAll(/^ {2}khunatham (\w[\w|]*(?: (?:verify|list|add|link|disable\|enable))?)/gmu)].map(([, words]) => words ?? ""),
  );
  expect([...known].filter((words) => words.startsWith("user")).length).toBe(4);
  const told = [...page.matchAll(/`[^`]*?bin\/khunatham (\w+)[^`]*`/gu)].map(([, word]) => word ?? "").filter((word) => word !== "");
  const first = new Set([...known].map((words) => words.split(" ")[0]));
  expect(told.filter((word) => !first.has(word))).toEqual([]);
  for (const word of ["serve", "migrate", "backup", "restore", "audit", "user"]) expect(page).toContain(word);
});
