import { isTypedName, type MoveError } from "#domain/plan/plan-moves.ts";
import { stepOf } from "#domain/plan/move-plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { decideReport as mayDecideReport, type ReportMoveError, type ReportStatus } from "#domain/result/report-moves.ts";

/** Why a report is not decided. */
export type DecideReportError =
  | ReportMoveError
  | Extract<MoveError, { readonly kind: "name-not-typed" }>
  | { readonly kind: "report-not-found" | "no-report-waits" | "no-reason" | "other-report" };

/** พิจารณารายงาน — approve with the typed name, or return with a reason, at the step that waits. */
export async function decideReport(
  { records }: { readonly records: Records },
  wish: {
    readonly id: string;
    /** The submission that was looked at: a later one is not decided unseen. */
    readonly submission: number;
    readonly decision: "approve" | "return";
    readonly typedName: string;
    readonly position: string | null;
    readonly note: string | null;
  },
): Promise<Result<ReportStatus, DecideReportError>> {
  const { person, reports } = records;
  const held = await reports.hold(wish.id);
  if (held === null) return err({ kind: "report-not-found" });
  const waiting = held.submissions.find(({ status }) => status === "waiting");
  if (waiting === undefined) return err({ kind: "no-report-waits" });
  if (waiting.number !== wish.submission) return err({ kind: "other-report" });
  const status = mayDecideReport(wish.decision, held.status, person, { ...waiting, preparedBy: await reports.writers(held.id) });
  if (!status.ok) return status;
  if (wish.decision === "return" && (wish.note ?? "").trim() === "") return err({ kind: "no-reason" });
  if (wish.decision === "approve" && !isTypedName(wish.typedName, person.name))
    return err({ kind: "name-not-typed", expected: person.name });

  const at = stepOf(waiting);
  const step = waiting.workflow.steps[at];
  const actingFor = person.memberships.find((one) => one.agency === step?.agency && one.role === step.role)?.actingFor ?? null;
  const decision = wish.decision === "approve" ? "approved" : "returned";
  await reports.saveStatus(held.id, status.value, status.value === "approved" ? null : held.openUntil, {
    act: wish.decision === "approve" ? "report.approve" : "report.return",
    agency: held.agency,
    planId: held.planId,
    changes: [],
    facts: { report: held.id, months: held.months, submission: waiting.number, step: at, note: wish.note, actingFor },
  });
  await reports.decide(waiting.id, status.value === "submitted" ? "waiting" : decision, {
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
