import { holdPlan, notYours } from "#actions/hold-plan.ts";
import { movePlan } from "#domain/plan/move-plan.ts";
import type { MoveError } from "#domain/plan/plan-moves.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** แก้ไขแผนเป็นฉบับใหม่ — an approved plan changes only as its next numbered version, for a stated reason. */
export async function revisePlan(
  { records }: { readonly records: Records },
  { planId, reason }: { readonly planId: PlanId; readonly reason: string },
): Promise<Result<number, MoveError | { readonly kind: "plan-not-found" } | { readonly kind: "no-reason" }>> {
  const taken = await holdPlan(records, planId, notYours("revise"));
  if (!taken.ok) return taken;
  const held = taken.value;
  const moved = movePlan("revise", held.status, records.person, held.agency);
  if (!moved.ok) return moved;
  if (reason.trim() === "") return err({ kind: "no-reason" });

  const version = held.version + 1;
  await records.plans.saveStatus(planId, moved.value, version, {
    act: "plan.revise",
    agency: held.agency,
    planId,
    changes: [],
    facts: { version, reason: reason.trim() },
  });
  return ok(version);
}
