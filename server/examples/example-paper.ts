import { readFile } from "node:fs/promises";

import type { Document } from "#documents/document.ts";
import { planOf, readFile as readDocument } from "#documents/formats/read-file.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { shiftYears } from "#domain/plan/shift-years.ts";

/** Which of the papers an example plan comes from, and the names in it that become those of the example agency, in this order. */
export interface ExamplePaper {
  readonly form: FormName;
  readonly paper: "source" | "clean";
  /** The paper's own fiscal year. */
  readonly fiscalYear: number;
  readonly names: readonly (readonly [string, string])[];
}

/** A paper as an officer would send it in. */
export interface SentPaper {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly document: Document;
  readonly plan: Plan;
}

/** เอกสารตัวอย่าง — the paper with its years and names those of the example agency, read like any other. */
export async function readExamplePaper({ form, paper, fiscalYear: own, names }: ExamplePaper, fiscalYear: number): Promise<SentPaper> {
  const text = await readFile(new URL(`../../testing/papers/${form}/${paper}.txt`, import.meta.url), "utf8");
  const dated = text.replaceAll(/[^\n\t]+/gu, (cell) => shiftYears(cell, fiscalYear - own));
  const bytes = new TextEncoder().encode(names.reduce((one, [from, to]) => one.replaceAll(from, to), dated));
  const fileName = `แผนส่งเสริมคุณธรรม-${fiscalYear}.txt`;
  const document = await readDocument(bytes, fileName);
  const plan = document.ok ? await planOf(document.value) : document;
  if (!document.ok || !plan.ok) throw new Error(`the paper of ${form} is no plan`);
  return { fileName, bytes, document: document.value, plan: plan.value };
}
