import { PLAN_MOVES, type MoveError, type PlanMove } from "#domain/plan/plan-moves.ts";
import type { PlanId, PlanRecord } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/**
 * จับแผนไว้แก้ไข — held against other writers until the transaction ends. The database lets nobody lock a plan who may only read it:
 * they are told that it is not theirs to change (`refused`), and who may not even read it that there is none.
 */
export async function holdPlan<E>(
  { plans }: Pick<Records, "plans">,
  planId: PlanId,
  refused: E,
  hold: (id: PlanId) => Promise<PlanRecord | null> = plans.hold,
): Promise<Result<PlanRecord, E | { readonly kind: "plan-not-found" }>> {
  const held = await hold(planId);
  if (held !== null) return ok(held);
  return err((await plans.head(planId)) === null ? { kind: "plan-not-found" } : refused);
}

/** As any move is refused that belongs to other roles. */
export function notYours(move: PlanMove): Extract<MoveError, { readonly kind: "not-your-role" }> {
  const { by } = PLAN_MOVES[move];
  return { kind: "not-your-role", move, needs: by === "step" ? ["approver", "reviewer"] : by };
}
