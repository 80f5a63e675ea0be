import { holdPlan, notYours } from "#actions/hold-plan.ts";
import type { MoveError, Workflow } from "#domain/plan/plan-moves.ts";
import { movePlan } from "#domain/plan/move-plan.ts";
import type { PlanId, Submission } from "#domain/plan/plan-record.ts";
import type { AgencyRecord } from "#domain/agency/agencies.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a plan is not handed over. */
export type SubmitPlanError =
  | MoveError
  | { readonly kind: "plan-not-found" }
  | { readonly kind: "agency-not-found" }
  | { readonly kind: "changed-meanwhile"; readonly revision: number };

/** เสนอแผน — an author hands the plan over as it stands; its words and the workflow are kept with the submission for good. */
export async function submitPlan(
  { records }: { readonly records: Records },
  { planId, revision }: { readonly planId: PlanId; readonly revision: number },
): Promise<Result<Submission, SubmitPlanError>> {
  const taken = await holdPlan(records, planId, notYours("submit"));
  if (!taken.ok) return taken;
  const held = taken.value;
  const moved = movePlan("submit", held.status, records.person, held.agency);
  if (!moved.ok) return moved;
  if (held.revision !== revision) return err({ kind: "changed-meanwhile", revision: held.revision });
  if (held.plan.activities.length === 0) return err({ kind: "no-activities" });
  const agency = await records.agencies.find(held.agency);
  if (agency === null) return err({ kind: "agency-not-found" });

  await records.plans.saveStatus(planId, moved.value, held.version, {
    act: "plan.submit",
    agency: held.agency,
    planId,
    changes: [],
    facts: { version: held.version },
  });
  return ok(await records.submissions.add(planId, held.version, held.plan, workflowOf(agency)));
}

/** The agency's rules as they are now, frozen into the submission. */
export function workflowOf({ id, parent, rules }: Pick<AgencyRecord, "id" | "parent" | "rules">): Workflow {
  const own = { role: "approver", agency: id } as const;
  const review = rules.needsReview && parent !== null ? [{ role: "reviewer", agency: parent } as const] : [];
  return { steps: [own, ...review], allowsSelfApproval: rules.allowsSelfApproval };
}
