import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why an import cannot be taken back. */
export type UndoImportError =
  | { readonly kind: "import-not-found" }
  | { readonly kind: "not-your-plan" }
  | { readonly kind: "changed-since-import" };

/** เลิกทำการนำเข้าทั้งฉบับ — as long as nobody changed the plan since; the plan that stood there before comes back word for word. */
export async function undoImport(
  { records }: { readonly records: Records },
  { id }: { readonly id: string },
): Promise<Result<PlanId | null, UndoImportError>> {
  const document = await records.imports.find(id);
  if (document === null || document.planId === null || document.undoneAt !== null) return err({ kind: "import-not-found" });
  if (!mayWrite(records.person, document.agency)) return err({ kind: "not-your-plan" });
  const held = await records.plans.hold(document.planId);
  if (held === null) return err({ kind: "import-not-found" });
  if (held.revision !== document.revisionAfter || !isBeingWritten(held.status)) return err({ kind: "changed-since-import" });

  const before = await records.imports.before(id);
  const entry = { act: "plan.import-undone", agency: held.agency, planId: held.id, changes: [], facts: { import: id } } as const;
  await records.imports.undone(id);
  if (before === null) {
    await records.plans.remove(held.id, entry);
    return ok(null);
  }
  await records.plans.saveRows(held, before, entry);
  return ok(held.id);
}
