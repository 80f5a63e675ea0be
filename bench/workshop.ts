import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeDocx } from "#documents/formats/docx-write.ts";
import { writePdf } from "#documents/formats/pdf-write.ts";
import { writeXlsx } from "#documents/formats/xlsx-write.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";

import { BEFORE_WARM, type Effort } from "./measurements.ts";
import { pageHtml } from "./page-html.ts";
import { planOfLength, planOfSeventeen, versionOf } from "./plans.ts";
import type { Command } from "./run-process.ts";

/** The files that a run works on: each version of the plan as our JSON, as DOCX for LibreOffice and as a page for Chromium. */
export interface Workshop {
  readonly folder: string;
  readonly form: FormName;
  readonly plans: readonly string[];
  readonly docx: readonly string[];
  readonly pages: readonly string[];
  /** The first version as a file of each kind, as another office would send it: without the plan inside. */
  readonly papers: { readonly docx: string; readonly xlsx: string; readonly pdf: string };
  readonly planOfFifty: string;
  readonly activities: number;
}

/** Writes those files into the folder. */
export async function prepareWorkshop(folder: string, { documents }: Effort): Promise<Workshop> {
  for (const name of ["ours", "libreoffice", "chromium"]) mkdirSync(join(folder, name), { recursive: true });
  const plan = planOfSeventeen();
  const form = plan.form ?? "tisi-2567";
  const versions = Array.from({ length: BEFORE_WARM + documents }, (_, version) => (version === 0 ? plan : versionOf(plan, version)));
  const keep = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const docx: string[] = [];
  for (const [version, one] of versions.entries()) docx.push(keep(`plan-${version}.docx`, await writeDocx(writePlan(one, form))));
  const paper = writePlan(plan, form);
  return {
    folder,
    form,
    plans: versions.map((one, version) => keep(`plan-${version}.json`, planJson(one))),
    docx,
    pages: versions.map((one, version) => keep(`plan-${version}.html`, pageHtml(writePlan(one, form)))),
    papers: { docx: docx[0] ?? "", xlsx: keep("plan.xlsx", await writeXlsx(paper)), pdf: keep("plan.pdf", await writePdf(paper)) },
    planOfFifty: keep("fifty.json", planJson(planOfLength(plan, 50))),
    activities: plan.activities.length,
  };
}

function planJson(plan: Plan): string {
  return `${JSON.stringify(plan)}\n`;
}

const house = fileURLToPath(new URL("../", import.meta.url));

/** A job of `work.ts` in a process of its own. */
export function jobCommand(job: "read" | "write" | "type" | "print", ...words: readonly string[]): Command {
  return [process.execPath, "--disable-warning=ExperimentalWarning", join(house, "bench/work.ts"), job, ...words];
}

/** The command line as people run it. */
export function cliCommand(...words: readonly string[]): Command {
  return [join(house, "bin/khunatham"), ...words];
}

/** Size of a file in kilobytes. */
export function kilobytesOf(path: string): number {
  return readFileSync(path).length / 1024;
}
