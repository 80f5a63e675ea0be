import type { FormName, Plan } from "#domain/plan/plan.ts";
import { writePlan } from "../writing/write-plan.ts";

/** ชนิดแฟ้มที่เขียนได้. */
export type FileFormat = "pdf" | "docx" | "xlsx" | "json";

/** Every kind of file a plan is written as. */
export const FILE_FORMATS: readonly FileFormat[] = ["pdf", "docx", "xlsx", "json"];

/**
 * Write a plan on a form as a file. A PDF carries the plan itself (`plan/1`), so that it reads back exactly. `apart` sets the
 * PDF in a process of its own, for callers that are not in one already: the typesetter can take its process with it.
 */
export async function writeFile(plan: Plan, form: FormName, to: FileFormat, apart = false): Promise<Uint8Array> {
  const json = `${JSON.stringify(plan, null, 1)}\n`;
  switch (to) {
    case "json":
      return new TextEncoder().encode(json);
    case "pdf": {
      const write = apart ? (await import("./pdf-worker.ts")).writePdfApart : (await import("./pdf-write.ts")).writePdf;
      return write(writePlan(plan, form), { name: "plan.json", json });
    }
    case "docx":
      return (await import("./docx-write.ts")).writeDocx(writePlan(plan, form));
    case "xlsx":
      return (await import("./xlsx-write.ts")).writeXlsx(writePlan(plan, form));
  }
}
