import { readFileSync, writeFileSync } from "node:fs";

import { readFile, readPlanFile } from "#documents/formats/read-file.ts";
import { parsePlanJson } from "#documents/formats/plan-json.ts";
import { FILE_FORMATS, writeFile, type FileFormat } from "#documents/formats/write-file.ts";
import { isFormName } from "#documents/forms/forms.ts";
import { checkPlan } from "#domain/checks/check-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";

import { costOf, type Cost } from "./figures.ts";

/** One job in a process of its own, `node bench/work.ts JOB WORDS…`: what each repetition cost, as JSON. */
const JOBS: Readonly<Record<string, (words: readonly string[]) => Promise<unknown>>> = {
  read: readWarm,
  write: writeWarm,
  type: typeWarm,
  // Loaded for this job alone: a browser's driver must not weigh on ours.
  print: async (words) => (await import("./print-pages.ts")).printPages(words),
};

/** Reading costs of a file, and what was found in it. */
export interface ReadCosts {
  readonly path: string;
  readonly activities: number;
  readonly characters: number;
  readonly costs: readonly Cost[];
}

/** `read REPETITIONS WARM-UPS FILE…`: the files in turn, so that none is read twice in a row. */
async function readWarm([repetitions, warmUps, ...paths]: readonly string[]): Promise<readonly ReadCosts[]> {
  const files = paths.map((path) => ({ path, bytes: readFileSync(path), costs: [] as Cost[], activities: 0 }));
  for (let turn = -Number(warmUps); turn < Number(repetitions); turn += 1) {
    for (const file of files) {
      let plan: Awaited<ReturnType<typeof readPlanFile>> | undefined;
      const cost = await costOf(async () => (plan = await readPlanFile(file.bytes, file.path)));
      if (!plan?.ok) throw new Error(`${file.path} is no plan`);
      file.activities = plan.value.activities.length;
      if (turn >= 0) file.costs.push(cost);
    }
  }
  return Promise.all(
    files.map(async ({ path, bytes, activities, costs }) => {
      const document = await readFile(bytes, path);
      const characters = document.ok
        ? JSON.stringify(
            document.value.blocks.map((block) =>
              block.kind === "paragraph" ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text)),
            ),
          ).length
        : 0;
      return { path, activities, characters, costs };
    }),
  );
}

/** Writing costs, and how large the files were. */
export interface WriteCosts {
  readonly costs: readonly Cost[];
  readonly bytes: readonly number[];
}

/** `write FORM FORMAT FOLDER PLAN.json…`: the plans one after the other in this one process, from file to file, as the peers do it. */
async function writeWarm([form = "", format = "", folder, ...paths]: readonly string[]): Promise<WriteCosts> {
  if (!isFormName(form) || !isFileFormat(format)) throw new Error(`write ${form} ${format}`);
  const costs: Cost[] = [];
  const bytes: number[] = [];
  for (const [at, path] of paths.entries()) {
    const cost = await costOf(async () => {
      const file = await writeFile(planAt(path), form, format);
      writeFileSync(`${folder}/${at}.${format}`, file);
      bytes.push(file.length);
    });
    costs.push(cost);
  }
  return { costs, bytes };
}

function isFileFormat(word: string): word is FileFormat {
  return (FILE_FORMATS as readonly string[]).includes(word);
}

function planAt(path: string): Plan {
  const plan = parsePlanJson(readFileSync(path, "utf8"));
  if (!plan.ok) throw new Error(`${path} is no plan/1 (${plan.error.path})`);
  return plan.value;
}

const TYPED = ["title", "indicators", "units", "countingUnit", "remarks"] as const;
const WORDS = "ไม่น้อยกว่าร้อยละ ๘๐ ของบุคลากรทั้งหมด ภายในเดือนกันยายน ๒๕๖๙";

/** `type KEYSTROKES WARM-UPS PLAN.json`: a letter at a time at the end of a cell, one cell after another; each letter is set, understood and checked. */
async function typeWarm([keystrokes, warmUps, path = ""]: readonly string[]): Promise<readonly Cost[]> {
  let plan = planAt(path);
  const costs: Cost[] = [];
  for (let turn = 0; turn < Number(warmUps) + Number(keystrokes); turn += 1) {
    const cell = Math.floor(turn / WORDS.length);
    const place = { activity: plan.activities[cell % plan.activities.length]?.id ?? "", field: TYPED[cell % TYPED.length] ?? "title" };
    const text = textOf(plan, place) + WORDS.charAt(turn % WORDS.length);
    const cost = await costOf(() => {
      plan = setField(plan, place, text);
      plan = { ...plan, messages: checkPlan(plan) };
    });
    if (turn >= Number(warmUps)) costs.push(cost);
  }
  return costs;
}

const [job = "", ...words] = process.argv.slice(2);
const work = JOBS[job];
if (!work) throw new Error(`no job ${job}`);
process.stdout.write(JSON.stringify(await work(words)));
