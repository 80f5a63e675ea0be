import { isBeingWritten, type PlanStatus } from "#domain/plan/plan-moves.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a document's plan is not taken into the record. */
export type AcceptImportError =
  | { readonly kind: "import-not-found" }
  | { readonly kind: "import-settled" }
  | { readonly kind: "not-your-plan" }
  | { readonly kind: "plan-is-closed"; readonly status: PlanStatus };

/**
 * รับแผนที่นำเข้า — the plan as reviewed becomes the agency's plan of that year: a new one, or all rows of the draft that is there.
 * What stood there before is kept with the import, so that it can be undone whole.
 */
export async function acceptImport(
  { records }: { readonly records: Records },
  { id, plan, fiscalYear }: { readonly id: string; readonly plan: Plan; readonly fiscalYear: number },
): Promise<Result<PlanId, AcceptImportError>> {
  const document = await records.imports.find(id);
  if (document === null) return err({ kind: "import-not-found" });
  if (!mayWrite(records.person, document.agency)) return err({ kind: "not-your-plan" });
  if (document.acceptedAt !== null) return err({ kind: "import-settled" });

  const clean: Plan = { ...plan, fiscalYear, messages: [] };
  const facts = { import: id, file: document.fileName, hash: document.fileHash };
  const there = await records.plans.ofYear(document.agency, fiscalYear);
  if (there === null) {
    const planId = await records.plans.add(document.agency, fiscalYear, clean, {
      act: "plan.imported",
      agency: document.agency,
      changes: [],
      facts,
    });
    await records.imports.accept(id, planId, null, 1);
    return ok(planId);
  }
  const held = await records.plans.hold(there.id);
  if (held === null || !isBeingWritten(held.status)) return err({ kind: "plan-is-closed", status: there.status });
  const saved = await records.plans.saveRows(held, clean, {
    act: "plan.imported",
    agency: document.agency,
    planId: held.id,
    changes: [],
    facts,
  });
  await records.imports.accept(id, held.id, held.plan, saved.revision);
  return ok(held.id);
}
