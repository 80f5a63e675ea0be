import { holdPlan, notYours } from "#actions/hold-plan.ts";
import { movePlan } from "#domain/plan/move-plan.ts";
import type { MoveError } from "#domain/plan/plan-moves.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { ok, type Result } from "#domain/result.ts";

/** ดึงแผนกลับ — an author takes a plan back before it is decided. */
export async function withdrawPlan(
  { records }: { readonly records: Records },
  { planId }: { readonly planId: PlanId },
): Promise<Result<undefined, MoveError | { readonly kind: "plan-not-found" }>> {
  const taken = await holdPlan(records, planId, notYours("withdraw"));
  if (!taken.ok) return taken;
  const held = taken.value;
  const moved = movePlan("withdraw", held.status, records.person, held.agency);
  if (!moved.ok) return moved;
  const waiting = await records.submissions.waiting(planId);

  await records.plans.saveStatus(planId, moved.value, held.version, { act: "plan.withdraw", agency: held.agency, planId, changes: [] });
  if (waiting !== null) await records.submissions.decide(waiting.id, "withdrawn", null);
  return ok(undefined);
}
