import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { readFile, readPlanFile } from "#documents/formats/read-file.ts";
import { writeFile } from "#documents/formats/write-file.ts";
import { FORMS } from "#documents/forms/forms.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { pathOf } from "#documents/writing/table-writer.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";

const FOLDER = fileURLToPath(new URL("papers/", import.meta.url));
/** Every example there is: of the five forms, of no form, and those that nobody had seen when the reader was written. */
const PAPERS = globSync("{*-25*,foreign,unseen}/*.{txt,docx,xlsx,csv,html,markdown,md,pdf}", { cwd: FOLDER })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.endsWith("about.md"))
  .toSorted();

const plans = new Map<string, Plan>();

async function planIn(path: string): Promise<Plan> {
  const known = plans.get(path);
  if (known) return known;
  const plan = await readPlanFile(new Uint8Array(readFileSync(`${FOLDER}${path}`)), path);
  if (!plan.ok) throw new Error(`${path}: ${plan.error.kind}`);
  plans.set(path, plan.value);
  return plan.value;
}
const bare = (text: string): string => toArabicDigits(text).replaceAll(/\s/gu, "");
const titles = ({ activities }: Plan): readonly string[] => activities.map(({ title }) => bare(title));
/** What of the plan's headings each activity stands under. */
const headings = (plan: Plan): readonly string[] =>
  plan.activities.map(({ heading }) =>
    pathOf(heading, plan)
      .map(({ title }) => bare(title))
      .join(" > "),
  );

test.each(FORMS.map(({ name }) => name))("every example printed on %s has the same activities when its page is read", async (form) => {
  expect(PAPERS.length).toBeGreaterThan(30);
  for (const path of PAPERS) {
    const plan = await planIn(path);
    expect([path, titles(readPlan(writePlan(plan, form)))]).toEqual([path, titles(plan)]);
  }
});

test.each([
  ["narathiwat-2569/source.txt", "national-2568"],
  ["foreign/01-tambon.docx", "national-2568"],
  ["unseen/university-2568.txt", "narathiwat-2569"],
] as const)("%s on %s as a file keeps its activities under their headings", async (path, form) => {
  const plan = await planIn(path);
  for (const to of ["docx", "xlsx"] as const) {
    const read = await readFile(await writeFile(plan, form, to), `plan.${to}`);
    const again = read.ok ? readPlan(read.value) : null;
    expect([to, again && titles(again)]).toEqual([to, titles(plan)]);
    expect([to, again && headings(again)]).toEqual([to, headings(plan)]);
  }
});

test("an indicator beside an activity under no goal is the activity's own", async () => {
  const plan = await planIn("unseen/tambon-2569.txt");
  const again = readPlan(writePlan(plan, "narathiwat-2569"));
  const said = ({ activities }: Plan) => activities.map(({ indicators }) => indicators.map(({ text }) => bare(text)).join());
  expect(said(again)).toEqual(said(plan));
  expect(again.unplaced).toEqual([]);
});
