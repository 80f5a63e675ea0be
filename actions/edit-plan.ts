import { holdPlan } from "#actions/hold-plan.ts";
import { isBeingWritten, type PlanStatus } from "#domain/plan/plan-moves.ts";
import { rowOf, type FieldEdit, type PlanId, type RowKey, type SavedRows } from "#domain/plan/plan-record.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** ข้อความที่ชนกัน — somebody else changed the row meanwhile: both texts, and the row's revision to write upon. */
export interface Conflict {
  readonly place: FieldPlace;
  readonly yours: string;
  readonly theirs: string;
  readonly revision: number;
}

/** Why rows of a plan are not written. */
export type WriteError =
  | { readonly kind: "plan-not-found" }
  | { readonly kind: "not-your-plan" }
  | { readonly kind: "plan-is-closed"; readonly status: PlanStatus }
  | { readonly kind: "row-gone"; readonly row: RowKey }
  | { readonly kind: "import-not-found" }
  | { readonly kind: "stale"; readonly conflicts: readonly Conflict[] };

const NOT_YOURS = { kind: "not-your-plan" } as const;

/**
 * แก้ไขข้อความในแผน — texts of one or several fields, all of them or none; a row that somebody changed meanwhile refuses. `from` is the
 * import that the texts were taken from: the log names its file.
 */
export async function editPlan(
  { records }: { readonly records: Records },
  { planId, edits, from }: { readonly planId: PlanId; readonly edits: readonly FieldEdit[]; readonly from?: string | undefined },
): Promise<Result<SavedRows, WriteError>> {
  const keys = [...new Set(edits.map(({ place }) => rowOf(place)))];
  const isRowsOnly = keys.every((key) => key.startsWith("a"));
  const { plans } = records;
  const taken = await holdPlan(records, planId, NOT_YOURS, isRowsOnly ? (id) => plans.holdRows(id, keys) : plans.hold);
  if (!taken.ok) return taken;
  const held = taken.value;
  if (!mayWrite(records.person, held.agency)) return err({ kind: "not-your-plan" });
  if (!isBeingWritten(held.status)) return err({ kind: "plan-is-closed", status: held.status });

  const document = from === undefined ? null : await records.imports.find(from);
  if (from !== undefined && document?.agency !== held.agency) return err({ kind: "import-not-found" });
  const gone = keys.find((key) => !(key in held.rows));
  if (gone !== undefined) return err({ kind: "row-gone", row: gone });
  const stale = edits.filter(({ place, revision }) => held.rows[rowOf(place)] !== revision);
  if (stale.length > 0)
    return err({
      kind: "stale",
      conflicts: stale.map(({ place, text }) => ({
        place,
        yours: text,
        theirs: textOf(held.plan, place),
        revision: held.rows[rowOf(place)] ?? 0,
      })),
    });

  const after = edits.reduce((plan, { place, text }) => setField(plan, place, text), held.plan);
  const changes = edits
    .map(({ place }) => ({ row: rowOf(place), field: place.field, before: textOf(held.plan, place), after: textOf(after, place) }))
    .filter(
      (change, index, all) =>
        change.before !== change.after && all.findIndex((one) => one.row === change.row && one.field === change.field) === index,
    );
  if (changes.length === 0) return ok({ revision: held.revision, changed: [], order: null });
  const facts = document === null ? {} : { facts: { import: document.id, file: document.fileName, hash: document.fileHash } };
  return ok(await records.plans.saveRows(held, after, { act: "plan.edited", agency: held.agency, planId, changes, ...facts }));
}
