import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { PlanId } from "#domain/plan/plan-record.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a plan is not begun. */
export type MakePlanError =
  | { readonly kind: "agency-not-found" }
  | { readonly kind: "not-your-plan" }
  | { readonly kind: "plan-exists"; readonly planId: PlanId }
  | { readonly kind: "plan-not-found" };

/** เริ่มจัดทำแผน — of an agency for a fiscal year: empty in a form, or begun from the plan of another year. */
export async function makePlan(
  { records }: { readonly records: Records },
  wish: {
    readonly agency: number;
    readonly fiscalYear: number;
    readonly form: FormName;
    /** The plan to begin from. */
    readonly from: PlanId | null;
    readonly nextYear: (plan: Plan, fiscalYear: number) => Plan;
  },
): Promise<Result<PlanId, MakePlanError>> {
  const agency = await records.agencies.find(wish.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!mayWrite(records.person, wish.agency)) return err({ kind: "not-your-plan" });
  const there = await records.plans.ofYear(wish.agency, wish.fiscalYear);
  if (there !== null) return err({ kind: "plan-exists", planId: there.id });

  const source = wish.from === null ? null : await records.plans.find(wish.from);
  if (wish.from !== null && source?.agency !== wish.agency) return err({ kind: "plan-not-found" });
  const above = agency.parent === null ? null : await records.agencies.find(agency.parent);
  const headcounts = await records.agencies.headcounts(wish.agency);
  const headcount = headcounts.find(({ fiscalYear }) => fiscalYear <= wish.fiscalYear)?.people ?? null;
  const plan =
    source === null
      ? emptyPlan({ form: wish.form, agency: { name: agency.name, parent: above?.name ?? null }, fiscalYear: wish.fiscalYear, headcount })
      : wish.nextYear(source.plan, wish.fiscalYear);
  const facts = source === null ? {} : { from: source.id };
  return ok(await records.plans.add(wish.agency, wish.fiscalYear, plan, { act: "plan.made", agency: wish.agency, changes: [], facts }));
}
