import type { Comment, PlanId, RowKey } from "#domain/plan/plan-record.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** ให้ความเห็นต่อแผน — on the plan, a row or a field; or an answer to a comment. Whoever reads the plan may. */
export async function commentOnPlan(
  { records }: { readonly records: Records },
  wish: {
    readonly planId: PlanId;
    readonly row: RowKey | null;
    readonly field: string | null;
    readonly replyTo: string | null;
    readonly body: string;
  },
): Promise<
  Result<Comment, { readonly kind: "plan-not-found" } | { readonly kind: "comment-not-found" } | { readonly kind: "nothing-said" }>
> {
  const plan = await records.plans.head(wish.planId);
  if (plan === null) return err({ kind: "plan-not-found" });
  if (wish.body.trim() === "") return err({ kind: "nothing-said" });
  const first = wish.replyTo === null ? null : await records.comments.find(wish.replyTo);
  if (wish.replyTo !== null && first?.planId !== wish.planId) return err({ kind: "comment-not-found" });

  const place = first === null ? { row: wish.row, field: wish.field } : { row: first.row, field: first.field };
  const comment = { planId: wish.planId, ...place, replyTo: first?.replyTo ?? wish.replyTo, body: wish.body.trim() };
  return ok(await records.comments.add(comment, { act: "comment.made", agency: plan.agency, planId: plan.id, changes: [], facts: place }));
}
