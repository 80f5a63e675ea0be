import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { readPlanFile } from "#documents/formats/read-file.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { NATIONAL_TARGET_ROWS } from "#domain/reference/national-targets.ts";
import nationalPlan from "../domain/reference/national-plan.json" with { type: "json" };

const papers = fileURLToPath(new URL("papers/", import.meta.url));
const seeds = fileURLToPath(new URL("../../shared/seeds/", import.meta.url));
const FORMS = ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"];

/** As many characters alike, white space aside, are a copied sentence. */
const COPIED = 45;

function squash(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

/** Titles of the national plan and rows of its target sheet: anybody's paper holds them word for word. */
const official = [
  ...nationalPlan.subPlans.flatMap((plan) => [
    plan.title,
    ...plan.goals.flatMap((goal) => [goal.title, goal.indicator]),
    ...plan.guidelines.map((one) => one.title),
  ]),
  ...NATIONAL_TARGET_ROWS.map(({ lines }) => lines.join("")),
].map((text) => squash(toThaiDigits(text)));

/** The longest piece of `text`, in characters, that one of the official texts holds. */
function officialPart(text: string): number {
  let longest = 0;
  for (let from = 0; from < text.length; from += 1) {
    while (from + longest < text.length && official.some((one) => one.includes(text.slice(from, from + longest + 1)))) longest += 1;
  }
  return longest;
}

/** Runs of `text` that stand in one of `others` too, official words aside. */
function copiedRuns(text: string, others: readonly string[]): readonly string[] {
  const runs: string[] = [];
  for (let from = 0; from + COPIED <= text.length;) {
    const other = others.find((one) => one.includes(text.slice(from, from + COPIED)));
    let length = other === undefined ? 0 : COPIED;
    while (other !== undefined && from + length < text.length && other.includes(text.slice(from, from + length + 1))) length += 1;
    const run = text.slice(from, from + length);
    if (run.length - officialPart(run) >= COPIED) runs.push(run);
    from += Math.max(length, 1);
  }
  return runs;
}

test("every form has a paper with faults, a clean one, and the answers we expect", () => {
  for (const form of FORMS) {
    expect(readdirSync(`${papers}${form}`)).toEqual(expect.arrayContaining(["source.txt", "clean.txt", "about.md"]));
  }
});

test("every paper of no form has its answers in about.md", () => {
  const about = readFileSync(`${papers}unseen/about.md`, "utf8");
  const names = globSync("*.txt", { cwd: `${papers}unseen` });
  expect(names.length).toBeGreaterThanOrEqual(4);
  for (const name of names) expect(about).toContain(`\`${name}\``);
});

/** Texts of our papers that stand on them as the form's blanks or as sentences of nobody's field, and say so by having no place. */
const WITHOUT_PLACE = /^(?:[๓๔]\. (?:จำนวนงบประมาณที่จะใช้|เป้าหมายของหน่วยงาน)ในปีงบประมาณ|ครั้งที่ [๑๒] วันที่รายงาน|ขอรับรองว่าเป็นแผน|.*ชื่อโครงการ …)/u;

test.each(globSync("*/*.txt", { cwd: papers }).filter((name) => !/^(?:foreign|values)/u.test(name)))(
  "%s is read with all the activities that its about.md counts, and nothing of them is left over",
  async (name) => {
    const [folder = "", file = ""] = name.split("/");
    const said = readFileSync(`${papers}${folder}/about.md`, "utf8")
      .split("\n")
      .find((line) => line.startsWith(`- \`${file}\``));
    const read = await readPlanFile(new Uint8Array(readFileSync(`${papers}${name}`)), file);
    const plan = read.ok ? read.value : null;
    expect(plan?.activities).toHaveLength(Number(/(\d+) activities/u.exec(said ?? "")?.[1]));
    expect(plan?.unplaced.filter(({ text }) => !WITHOUT_PLACE.test(text))).toEqual([]);
  },
);

test("a copied sentence is noticed, an official title is not one", () => {
  const sentence = "ผู้เขียนประโยคนี้ตั้งใจให้ยาวพอที่จะนับได้ว่าเป็นการคัดลอกมาทั้งประโยคโดยไม่แก้ไข";
  expect(copiedRuns(squash(`ก ${sentence} ข`), [squash(`ค ${sentence} ง`)])).toEqual([squash(sentence)]);
  const title = squash(toThaiDigits(nationalPlan.subPlans[0]?.guidelines[0]?.title ?? ""));
  expect(copiedRuns(title, [title])).toEqual([]);
});

test.skipIf(!existsSync(seeds))("no sentence of the real documents stands in our papers", () => {
  const real = globSync("*.txt", { cwd: seeds }).map((name) => squash(readFileSync(`${seeds}${name}`, "utf8")));
  const ours = globSync("*/*.txt", { cwd: papers });
  const copied = ours.flatMap((name) => copiedRuns(squash(readFileSync(`${papers}${name}`, "utf8")), real).map((run) => `${name}: ${run}`));
  expect(copied).toEqual([]);
});

test("no address or telephone number in our papers is a real one", () => {
  const real = globSync("*/*.txt", { cwd: papers }).flatMap((name) => {
    const text = readFileSync(`${papers}${name}`, "utf8");
    const addresses = text.match(/[\w.๐-๙]+@[\w.-]+/gu) ?? [];
    const numbers = text.match(/[๐0] ?[๒2][๐-๙0-9]{3} ?[๐-๙0-9]{4}/gu) ?? [];
    return [
      ...addresses.filter((one) => !one.endsWith("@example.go.th")),
      ...numbers.filter((one) => !toThaiDigits(squash(one)).startsWith("๐๒๐๐๐๐")),
    ].map((one) => `${name}: ${one}`);
  });
  expect(real).toEqual([]);
});
