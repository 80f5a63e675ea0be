import { createHash } from "node:crypto";

import { acceptImport } from "#actions/accept-import.ts";
import { changeRows } from "#actions/change-rows.ts";
import { commentOnPlan } from "#actions/comment-on-plan.ts";
import { decidePlan } from "#actions/decide-plan.ts";
import { editPlan } from "#actions/edit-plan.ts";
import { makePlan } from "#actions/make-plan.ts";
import { publishPlan } from "#actions/publish-plan.ts";
import { revisePlan } from "#actions/revise-plan.ts";
import { submitPlan } from "#actions/submit-plan.ts";
import { planForNextYear } from "#domain/plan/next-year.ts";
import { rowOf } from "#domain/plan/plan-record.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";
import type { Result } from "#domain/result.ts";
import type { SentPaper } from "./example-paper.ts";
import { exampleName, type ExamplePerson } from "./officers.ts";

/** Does a piece of work as one of the example officers, in a transaction of its own. */
export type AsOfficer = <T>(person: ExamplePerson, work: (records: Records) => Promise<Result<T, unknown>>) => Promise<T>;

type Text = readonly [FieldPlace, string];

/** The officer sends a paper in and takes it over as the agency's plan of the year. */
export async function takeIn(
  as: AsOfficer,
  author: ExamplePerson,
  { agency, fiscalYear, paper }: { readonly agency: number; readonly fiscalYear: number; readonly paper: SentPaper },
): Promise<string> {
  return as(author, async (records) => {
    const fileHash = createHash("sha256").update(paper.bytes).digest("hex");
    const { fileName, plan, document } = paper;
    const id = await records.imports.add({ agency, fileName, fileHash, plan, document });
    return acceptImport({ records }, { id, plan, fiscalYear });
  });
}

/** The officer begins the year's plan from an earlier one. */
export async function beginFrom(
  as: AsOfficer,
  author: ExamplePerson,
  { agency, fiscalYear, from }: { readonly agency: number; readonly fiscalYear: number; readonly from: string },
): Promise<string> {
  const nextYear: Parameters<typeof makePlan>[1]["nextYear"] = (plan, year) => planForNextYear(plan, year).plan;
  return as(author, (records) => makePlan({ records }, { agency, fiscalYear, form: "diw-2569", from, nextYear }));
}

/** The officer types these texts into the plan. */
export async function type(as: AsOfficer, author: ExamplePerson, planId: string, texts: readonly Text[]): Promise<void> {
  await as(author, async (records) => {
    const rows = (await records.plans.find(planId))?.rows ?? {};
    return editPlan({ records }, { planId, edits: texts.map(([place, text]) => ({ place, text, revision: rows[rowOf(place)] ?? 0 })) });
  });
}

/** The officer adds an activity that has no text yet, after the last. */
export async function addEmptyRow(as: AsOfficer, author: ExamplePerson, planId: string): Promise<void> {
  await as(author, async (records) => {
    const last = (await records.plans.find(planId))?.plan.activities.at(-1);
    return changeRows({ records }, { planId, wish: { does: "add-activity", position: { after: last?.id ?? "" } } });
  });
}

/** The author hands the plan over as it stands. */
export async function submit(as: AsOfficer, author: ExamplePerson, planId: string): Promise<void> {
  await as(author, async (records) => {
    const revision = (await records.plans.head(planId))?.revision ?? 0;
    return submitPlan({ records }, { planId, revision });
  });
}

/** The approver decides about what waits. */
export async function decide(
  as: AsOfficer,
  approver: ExamplePerson,
  planId: string,
  wish: { readonly decision: "approve" | "return"; readonly position: string; readonly note: string | null },
): Promise<void> {
  await as(approver, async (records) => {
    const submission = (await records.submissions.waiting(planId))?.number ?? 0;
    return decidePlan({ records }, { planId, submission, typedName: exampleName(approver), ...wish });
  });
}

/** The officer shows the approved version to the public. */
export async function publish(as: AsOfficer, officer: ExamplePerson, planId: string): Promise<void> {
  await as(officer, (records) => publishPlan({ records }, { planId }));
}

/** The author opens the next version. */
export async function revise(as: AsOfficer, author: ExamplePerson, planId: string, reason: string): Promise<void> {
  await as(author, (records) => revisePlan({ records }, { planId, reason }));
}

/** An officer comments on a field of a row. */
export async function comment(as: AsOfficer, officer: ExamplePerson, planId: string, place: FieldPlace, body: string): Promise<void> {
  const wish = { planId, row: rowOf(place), field: place.field, replyTo: null, body };
  await as(officer, (records) => commentOnPlan({ records }, wish));
}
