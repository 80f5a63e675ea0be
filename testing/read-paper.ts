import { readFile } from "node:fs/promises";

import { readPlanFile } from "#documents/formats/read-file.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";

/** The plan that one of our own papers holds. */
export async function readPaper(form: FormName, paper: "source" | "clean" = "source"): Promise<Plan> {
  const bytes = await readFile(new URL(`papers/${form}/${paper}.txt`, import.meta.url));
  const plan = await readPlanFile(new Uint8Array(bytes), `${form}.txt`);
  if (!plan.ok) throw new Error(`the paper of ${form} is no plan: ${plan.error.kind}`);
  return plan.value;
}
