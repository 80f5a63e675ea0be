import { holdPlan, notYours } from "#actions/hold-plan.ts";
import { movePlan } from "#domain/plan/move-plan.ts";
import type { MoveError } from "#domain/plan/plan-moves.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { ok, type Result } from "#domain/result.ts";

/** เผยแพร่แผน — the approved version may be shown to the public. */
export async function publishPlan(
  { records }: { readonly records: Records },
  { planId }: { readonly planId: PlanId },
): Promise<Result<undefined, MoveError | { readonly kind: "plan-not-found" }>> {
  const taken = await holdPlan(records, planId, notYours("publish"));
  if (!taken.ok) return taken;
  const held = taken.value;
  const moved = movePlan("publish", held.status, records.person, held.agency);
  if (!moved.ok) return moved;
  const approved = (await records.submissions.ofPlan(planId)).findLast(
    ({ version, status }) => version === held.version && status === "approved",
  );

  await records.plans.saveStatus(planId, moved.value, held.version, {
    act: "plan.publish",
    agency: held.agency,
    planId,
    changes: [],
    facts: { version: held.version, hash: approved?.snapshotHash ?? null },
  });
  if (approved !== undefined) await records.submissions.publish(approved.id);
  return ok(undefined);
}
