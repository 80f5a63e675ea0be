import { parentPort } from "node:worker_threads";

import { parsePlanJson } from "#documents/formats/plan-json.ts";
import { readFile } from "#documents/formats/read-file.ts";
import { writeFile } from "#documents/formats/write-file.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { err, ok } from "#domain/result.ts";
import type { PaperAnswer, PaperWork } from "#server/paper-work.ts";

/** Runs in a worker thread: one piece of paper work in, one answer out. Whatever it throws is a bug and ends the thread. */
parentPort?.on("message", async (work: PaperWork) => {
  const answer = work.does === "read" ? await read(work) : await write(work);
  parentPort?.postMessage(answer, answer.ok ? [answer.value.buffer] : []);
});

async function read({ bytes, name }: PaperWork & { does: "read" }): Promise<PaperAnswer> {
  const document = await readFile(bytes, name ?? undefined);
  if (!document.ok) return document;
  const plan = readPlan(document.value);
  if (!isPlan(plan)) return err({ kind: "no-plan" });
  return ok(new TextEncoder().encode(JSON.stringify(plan)));
}

async function write({ json, form, to }: PaperWork & { does: "write" }): Promise<PaperAnswer> {
  const plan = parsePlanJson(json);
  if (!plan.ok) return err({ kind: "not-plan-json" });
  return ok(Uint8Array.from(await writeFile(plan.value, form, to)));
}

/** Headings, rows or a blank form: anything less is some other document. */
function isPlan(plan: Plan): boolean {
  return plan.blank || plan.activities.length > 0 || plan.headings.length > 1 || plan.nationalTargets.length > 0;
}
