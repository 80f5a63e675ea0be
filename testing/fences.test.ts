import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";

/** A small house with this one's fences, and in every room somebody who climbs over one. */
const TRESPASSERS: Readonly<Record<string, string>> = {
  "domain/prints.ts": `console.log("rule");\nexport {};\n`,
  "domain/calls.ts": `export const answer = fetch("https://example.go.th");\n`,
  "domain/reads.ts": `import { readFileSync } from "node:fs";\nexport const text = readFileSync("plan.txt", "utf8");\n`,
  "domain/looks-at-the-page.ts": `export const title = document.title;\n`,
  "domain/looks-at-the-clock.ts": `export const today = new Date();\n`,
  "domain/enters-documents.ts": `export { word } from "#documents/formats/word.ts";\n`,
  "documents/reading/enters-formats.ts": `export { word } from "../formats/word.ts";\n`,
  "documents/reading/knows-the-machine.ts": `export const home = process.env;\n`,
  "documents/formats/word.ts": `export const word = "docx";\n`,
  "documents/formats/may-use-files.ts": `export { readFileSync } from "node:fs";\n`,
  "actions/enters-server.ts": `export { port } from "#server/main.ts";\n`,
  "actions/prints.ts": `console.log("done");\nexport {};\n`,
  "server/main.ts": `export const port = 8569;\n`,
  "server/enters-cli.ts": `export { command } from "../cli/main.ts";\n`,
  "store/keeps.ts": `export const kept = 1;\n`,
  "cli/main.ts": `export const command = process.argv[2];\n`,
  "web/enters-server.ts": `export { port } from "#server/main.ts";\n`,
  "web/enters-formats.ts": `export { word } from "#documents/formats/word.ts";\n`,
  "testing/nothing.test.ts": `export {};\n`,
};
const FENCES = [
  "package.json",
  "tsconfig.base.json",
  "tsconfig.json",
  ".oxlintrc.json",
  "documents/tsconfig.pure.json",
  ...["domain", "documents", "actions", "store", "server", "cli", "web", "testing"].map((room) => `${room}/tsconfig.json`),
];

const house = fileURLToPath(new URL("..", import.meta.url));
const small = mkdtempSync(join(tmpdir(), "khunatham-fences-"));

beforeAll(() => {
  for (const [file, text] of Object.entries(TRESPASSERS)) {
    mkdirSync(dirname(join(small, file)), { recursive: true });
    writeFileSync(join(small, file), text);
  }
  for (const file of FENCES) cpSync(join(house, file), join(small, file));
  symlinkSync(join(house, "node_modules"), join(small, "node_modules"), "junction");
});

afterAll(() => {
  rmSync(small, { recursive: true, force: true });
});

/** What a tool of the house says about the small house. */
function saysOf(tool: "tsc" | "oxlint", words: readonly string[]): string {
  const program = join(house, "node_modules", ".bin", process.platform === "win32" ? `${tool}.cmd` : tool);
  const { stdout, stderr } = spawnSync(program, words, { cwd: small, encoding: "utf8", shell: process.platform === "win32" });
  return stdout + stderr;
}

test("the compiler knows no computer, no browser and no other room inside the quiet rooms", () => {
  const errors = saysOf("tsc", ["-b"])
    .split("\n")
    .map((line) => /^(\S+?)\(\d+,\d+\): error (TS\d+)/u.exec(line))
    .flatMap((found) => (found === null ? [] : [`${found[1]} ${found[2]}`]));
  expect([...new Set(errors)].toSorted()).toEqual([
    "actions/enters-server.ts TS6307",
    "actions/prints.ts TS2584",
    "documents/reading/enters-formats.ts TS6307",
    "documents/reading/knows-the-machine.ts TS2591",
    "domain/calls.ts TS2304",
    "domain/enters-documents.ts TS6307",
    "domain/looks-at-the-page.ts TS2584",
    "domain/prints.ts TS2584",
    "domain/reads.ts TS2591",
    "server/enters-cli.ts TS6307",
    "web/enters-formats.ts TS6307",
    "web/enters-server.ts TS6307",
  ]);
});

test("the linter finds the clock, and the rooms entered, where the compiler is silent", () => {
  const report: { readonly diagnostics: readonly { readonly filename: string; readonly code: string }[] } = JSON.parse(
    saysOf("oxlint", ["--format", "json", "domain", "documents", "actions", "server", "cli", "web"]),
  );
  const found = report.diagnostics
    .filter(({ code }) => code.includes("restricted"))
    .map(({ filename, code }) => `${filename.replaceAll("\\", "/")} ${code}`);
  expect(found.toSorted()).toEqual([
    "actions/enters-server.ts eslint(no-restricted-imports)",
    "documents/reading/enters-formats.ts eslint(no-restricted-imports)",
    "documents/reading/knows-the-machine.ts eslint(no-restricted-globals)",
    "domain/calls.ts eslint(no-restricted-globals)",
    "domain/enters-documents.ts eslint(no-restricted-imports)",
    "domain/looks-at-the-clock.ts eslint(no-restricted-globals)",
    "domain/looks-at-the-page.ts eslint(no-restricted-globals)",
    "domain/reads.ts eslint(no-restricted-imports)",
    "server/enters-cli.ts eslint(no-restricted-imports)",
    "web/enters-formats.ts eslint(no-restricted-imports)",
    "web/enters-server.ts eslint(no-restricted-imports)",
  ]);
});
