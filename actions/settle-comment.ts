import { mayWrite } from "#domain/plan/who-may.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** ปิดหรือเปิดความเห็นอีกครั้ง — by whoever made it, or an author who did what it asks. */
export async function settleComment(
  { records }: { readonly records: Records },
  { id, settled }: { readonly id: string; readonly settled: boolean },
): Promise<Result<undefined, { readonly kind: "comment-not-found" } | { readonly kind: "not-your-plan" }>> {
  const comment = await records.comments.find(id);
  const plan = comment === null ? null : await records.plans.head(comment.planId);
  if (comment === null || plan === null) return err({ kind: "comment-not-found" });
  if (comment.by !== records.person.id && !mayWrite(records.person, plan.agency)) return err({ kind: "not-your-plan" });

  await records.comments.settle(id, settled, {
    act: settled ? "comment.settled" : "comment.reopened",
    agency: plan.agency,
    planId: plan.id,
    changes: [],
    facts: { comment: id },
  });
  return ok(undefined);
}
