import { holdPlan, notYours } from "#actions/hold-plan.ts";
import { isTypedName, type MoveError, type PlanStatus } from "#domain/plan/plan-moves.ts";
import { decidePlan as mayDecidePlan, stepOf } from "#domain/plan/move-plan.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a decision is not taken. */
export type DecidePlanError =
  | MoveError
  | { readonly kind: "plan-not-found" }
  | { readonly kind: "nothing-waits" }
  | { readonly kind: "no-reason" }
  | { readonly kind: "other-submission" };

/** พิจารณาแผน — approve with the typed name, or return with a reason, at the step that waits. All of it or nothing is kept. */
export async function decidePlan(
  { records }: { readonly records: Records },
  wish: {
    readonly planId: PlanId;
    /** The submission that was looked at: a later one is not decided unseen. */
    readonly submission: number;
    readonly decision: "approve" | "return";
    readonly typedName: string;
    readonly position: string | null;
    readonly note: string | null;
  },
): Promise<Result<PlanStatus, DecidePlanError>> {
  const { person, plans, submissions } = records;
  const taken = await holdPlan(records, wish.planId, notYours(wish.decision));
  if (!taken.ok) return taken;
  const held = taken.value;
  const waiting = await submissions.waiting(wish.planId);
  if (waiting === null) return err({ kind: "nothing-waits" });
  if (waiting.number !== wish.submission) return err({ kind: "other-submission" });
  const preparedBy = await plans.writersSince(wish.planId, waiting.version);
  const status = mayDecidePlan(wish.decision, held.status, person, { ...waiting, preparedBy });
  if (!status.ok) return status;
  if (wish.decision === "return" && (wish.note ?? "").trim() === "" && held.openComments === 0) return err({ kind: "no-reason" });
  if (wish.decision === "approve" && !isTypedName(wish.typedName, person.name))
    return err({ kind: "name-not-typed", expected: person.name });

  const at = stepOf(waiting);
  const step = waiting.workflow.steps[at];
  const actingFor = person.memberships.find((one) => one.agency === step?.agency && one.role === step.role)?.actingFor ?? null;
  const decision = wish.decision === "approve" ? "approved" : "returned";
  await plans.saveStatus(wish.planId, status.value, held.version, {
    act: wish.decision === "approve" ? "plan.approve" : "plan.return",
    agency: held.agency,
    planId: wish.planId,
    changes: [],
    facts: { version: held.version, submission: waiting.number, step: at, hash: waiting.snapshotHash, note: wish.note, actingFor },
  });
  await submissions.decide(waiting.id, status.value === "submitted" ? "waiting" : decision, {
    step: at,
    decision,
    person: person.id,
    personName: person.name,
    typedName: wish.decision === "approve" ? wish.typedName.trim() : null,
    position: wish.position,
    actingFor,
    note: wish.note,
  });
  return ok(status.value);
}
