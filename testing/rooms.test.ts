import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

interface Room {
  readonly files: string;
  /** Rooms it may enter. */
  readonly enters: readonly string[];
  /** Packages of others it may use; "node" is everything of node:*, "*" is all. */
  readonly uses: readonly string[];
}

/** The house plan: every room, which rooms it enters and which packages of others it uses. A new package gets its line here. */
const ROOMS: Readonly<Record<string, Room>> = {
  domain: { files: "domain/**/*.ts", enters: [], uses: [] },
  papers: { files: "documents/{*.ts,forms/**/*.ts,reading/**/*.ts,writing/**/*.ts}", enters: ["domain"], uses: [] },
  formats: {
    files: "documents/formats/**/*.ts",
    enters: ["domain", "papers"],
    uses: [
      "node",
      "docx",
      "hucre",
      "fflate",
      "saxes",
      "parse5",
      "zod",
      "pdfjs-dist",
      "@myriaddreamin/typst-ts-node-compiler",
      "pdfmake-thai", // for its fonts
      "@expo-google-fonts/sarabun", // for its fonts
      "@resvg/resvg-wasm",
    ],
  },
  actions: { files: "actions/**/*.ts", enters: ["domain", "papers", "formats"], uses: [] },
  store: { files: "store/**/*.ts", enters: ["domain"], uses: ["node", "kysely", "pg", "pg-copy-streams", "s3mini"] },
  server: {
    files: "server/**/*.ts",
    enters: ["domain", "papers", "formats", "actions", "store"],
    uses: [
      "node",
      "hono",
      "@hono/node-server",
      "zod",
      "kysely", // types of a transaction only
      "pg", // the pool that sign-in works on
      "better-auth",
      "@better-auth/passkey",
      "@zxcvbn-ts/core",
      "@zxcvbn-ts/language-common",
      "nodemailer",
    ],
  },
  cli: { files: "cli/**/*.ts", enters: ["domain", "papers", "formats", "actions", "store", "server"], uses: ["node"] },
  web: {
    files: "web/**/*.{ts,tsx}",
    enters: ["domain", "papers"],
    uses: ["react", "react-dom", "react-router"],
  },
  testing: { files: "{testing,bench}/**/*.{ts,tsx}", enters: ["*"], uses: ["*"] },
};

const house = fileURLToPath(new URL("..", import.meta.url));
const files = Object.entries(ROOMS).flatMap(([room, { files: pattern }]) =>
  globSync(pattern, { cwd: house })
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$/u.test(file))
    .map((file) => ({ room, file: file.replaceAll("\\", "/") })),
);
const roomOfFile = new Map(files.map(({ file, room }) => [file, room]));

interface Import {
  readonly from: string;
  readonly target: string;
}

/** Static and dynamic imports, re-exports, and files named to `new URL(…, import.meta.url)` with a program's ending. */
function importsOf(file: string, text: string): readonly Import[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gmu, "");
  const statements = [...code.matchAll(/^\s*(?:import|export)\s+(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gmu)];
  const calls = [...code.matchAll(/\b(?:import|require|require\.resolve|import\.meta\.resolve)\(\s*["'`]([^"'`]+)["'`]/gu)];
  const programs = [...code.matchAll(/new URL\(\s*"(?:\.\/)?([^"]+\.tsx?)",\s*import\.meta\.url/gu)];
  return [
    ...[...statements, ...calls].map((found) => ({ from: file, target: found[1] ?? "" })),
    ...programs.map((found) => ({ from: file, target: `./${found[1] ?? ""}` })),
  ];
}

/** The room or package that an import leads to. */
function leadsTo({ from, target }: Import): { readonly room: string } | { readonly package: string } {
  if (target.startsWith("node:") || builtinModules.includes(target)) return { package: "node" };
  if (!target.startsWith("#") && !target.startsWith(".")) {
    return { package: target.split("/", target.startsWith("@") ? 2 : 1).join("/") };
  }
  const path = target.startsWith("#") ? target.slice(1) : new URL(target, `file:///${from}`).pathname.slice(1);
  return { room: roomOfFile.get(path) ?? roomOfData(path) };
}

/** A file that is no program (JSON, CSS) belongs to the room its folder is in. */
function roomOfData(path: string): string {
  const [top = "", second = ""] = path.split("/");
  if (top !== "documents") return top in ROOMS ? top : "nowhere";
  return second === "formats" ? "formats" : "papers";
}

function complaint(room: string, one: Import): string | undefined {
  const { enters, uses }: Room = ROOMS[room] ?? { files: "", enters: [], uses: [] };
  const to = leadsTo(one);
  if ("package" in to) return uses.includes(to.package) || uses.includes("*") ? undefined : `${one.from} uses ${to.package}`;
  const allowed = to.room === room || enters.includes("*") || enters.includes(to.room);
  return allowed ? undefined : `${one.from} enters ${to.room} (${one.target})`;
}

test("every room enters only the rooms, and uses only the packages, of the house plan", () => {
  const complaints = files.flatMap(({ room, file }) =>
    importsOf(file, readFileSync(`${house}/${file}`, "utf8")).map((one) => complaint(room, one)),
  );
  expect(complaints.filter((one) => one !== undefined)).toEqual([]);
});

test("the plan notices each kind of trespass", () => {
  const trespasses = [
    ["domain", "domain/plan/plan.ts", `import { readFileSync } from "node:fs";`, "uses node"],
    ["domain", "domain/plan/plan.ts", `import type {\n  Document,\n} from "#documents/document.ts";`, "enters papers"],
    ["papers", "documents/reading/read-plan.ts", `import { z } from "zod";`, "uses zod"],
    ["papers", "documents/reading/read-plan.ts", `import { readText } from "../formats/text.ts";`, "enters formats"],
    ["formats", "documents/formats/text.ts", `export { application } from "#server/application.ts";`, "enters server"],
    ["actions", "actions/check-plan.ts", `const { readFile } = await import("node:fs/promises");`, "uses node"],
    ["server", "server/main.ts", `import "../cli/main.ts";`, "enters cli"],
    ["server", "server/main.ts", `new Worker(new URL("../web/main.tsx", import.meta.url));`, "enters web"],
    ["web", "web/main.tsx", `import type { Told } from "#server/log.ts";`, "enters server"],
    ["web", "web/main.tsx", `import { zipSync } from "fflate/browser";`, "uses fflate"],
    ["web", "web/main.tsx", `import { chart } from "@far/chart/part";`, "uses @far/chart"],
  ] as const;
  for (const [room, file, text, says] of trespasses) {
    expect(
      importsOf(file, text)
        .map((one) => complaint(room, one))
        .join(),
    ).toContain(says);
  }
});

test("every package that the house depends on has its room, and none is forgotten in package.json", () => {
  const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(readFileSync(`${house}/package.json`, "utf8"));
  const inPlan = new Set(Object.values(ROOMS).flatMap(({ uses }) => uses.filter((name) => name !== "node" && name !== "*")));
  expect(Object.keys(manifest.dependencies).toSorted()).toEqual([...inPlan].toSorted());
});
