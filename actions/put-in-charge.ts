import type { InCharge } from "#domain/handover/handovers.ts";
import { isLive } from "#domain/handover/left-behind.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why nobody is put in charge. */
export interface PutInChargeError {
  readonly kind: "plan-not-found" | "not-your-plan" | "activity-not-found" | "not-an-author";
}

/** กำหนดผู้รับผิดชอบ — an author of the agency for one activity and its indicators, or every author again. */
export async function putInCharge(
  { records }: { readonly records: Records },
  { planId, activity, person: who }: { readonly planId: string; readonly activity: string; readonly person: string | null },
): Promise<Result<readonly InCharge[], PutInChargeError>> {
  const { plans, handovers, inCharges, members, person, today } = records;
  const plan = await plans.find(planId);
  if (plan === null) return err({ kind: "plan-not-found" });
  if (!holds(person, plan.agency, "author", "approver", "administrator")) return err({ kind: "not-your-plan" });
  if (!plan.plan.activities.some(({ id }) => id === activity)) return err({ kind: "activity-not-found" });
  await handovers.hold(plan.agency);
  const author = (await members.ofAgency(plan.agency)).find(
    (one) => one.person === who && one.role === "author" && !one.disabled && isLive(one, today),
  );
  if (who !== null && author === undefined) return err({ kind: "not-an-author" });
  const before = await inCharges.ofPlan(planId);
  const was = before.find((one) => one.activity === activity);
  if (was?.person === (who ?? undefined)) return ok(before);
  await inCharges.put(planId, activity, who, {
    act: "in-charge.set",
    agency: plan.agency,
    planId,
    changes: [{ row: activity, field: "inCharge", before: was?.name ?? "", after: author?.name ?? "" }],
  });
  return ok(await inCharges.ofPlan(planId));
}
