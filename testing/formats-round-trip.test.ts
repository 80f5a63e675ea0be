import fc from "fast-check";
import { expect, test } from "vitest";

import { readFile } from "#documents/formats/read-file.ts";
import { writeFile, type FileFormat } from "#documents/formats/write-file.ts";
import { FORMS } from "#documents/forms/forms.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import type { Document } from "#documents/document.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { parsePlan } from "#documents/formats/plan-json.ts";
import { generatedPlan } from "./generated-plans.ts";
import { essence, withoutDeclared } from "./same-plan.ts";

/** Enough to meet every field of a form, few enough that all forms and formats together stay under 40 seconds. */
const OFFICE_RUNS = 12;
const PDF_RUNS = 3;

const forms = FORMS.map(({ name }) => name);

/** The plan on a form as a file, and the file as blocks again. */
async function throughFile(plan: Plan, form: FormName, to: FileFormat): Promise<Document> {
  const document = await readFile(await writeFile(plan, form, to), `plan.${to}`);
  if (!document.ok) throw new Error(`${to}: ${document.error.kind}`);
  return document.value;
}

/** Number and title of every activity, white space aside. */
function rowsOf({ activities }: Plan): readonly string[] {
  return activities.map(({ number, title }) => `${number ?? ""} ${title.replaceAll(/\s/gu, "")}`);
}

test.each(forms.flatMap((form) => (["docx", "xlsx"] as const).map((to): [FormName, FileFormat] => [form, to])))(
  "a plan on %s saved as %s is read back from the page as the same plan",
  async (form, to) => {
    await fc.assert(
      fc.asyncProperty(generatedPlan(form), async (plan) => {
        const read = readPlan(await throughFile(plan, form, to));
        expect(essence(withoutDeclared(read))).toEqual(essence(withoutDeclared(plan)));
      }),
      { numRuns: OFFICE_RUNS, endOnFailure: true },
    );
  },
  60_000,
);

test.each(forms)(
  "a plan on %s saved as PDF comes back whole from its attachment, and its rows from the page",
  async (form) => {
    await fc.assert(
      fc.asyncProperty(generatedPlan(form), async (plan) => {
        const { attachedPlan, blocks } = await throughFile(plan, form, "pdf");
        const attached = parsePlan(attachedPlan);
        expect(attached).toEqual({ ok: true, value: plan });
        expect(rowsOf(readPlan({ blocks }))).toEqual(expect.arrayContaining([...rowsOf(plan)]));
      }),
      { numRuns: PDF_RUNS, endOnFailure: true },
    );
  },
  60_000,
);
