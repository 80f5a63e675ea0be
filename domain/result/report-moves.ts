import type { Role } from "../person/role.ts";
import { holds, type Person } from "../person/role.ts";
import type { Decision, Workflow, WorkflowStep } from "../plan/plan-moves.ts";
import { err, ok, type Result } from "../result.ts";
import { mayDecide } from "../plan/who-may.ts";
import { stepOf } from "../plan/move-plan.ts";

/** สถานะของรายงาน: กำลังจัดทำ · เสนอแล้ว · ส่งกลับแก้ไข · อนุมัติแล้ว. Approved figures alone count upward. */
export type ReportStatus = "draft" | "submitted" | "returned" | "approved";

/** การดำเนินการกับรายงาน: เสนอ · ดึงกลับ · ส่งกลับแก้ไข · อนุมัติ · เปิดแก้ไขอีกครั้ง. */
export type ReportMove = keyof typeof REPORT_MOVES;

interface Move {
  readonly from: readonly ReportStatus[];
  readonly to: ReportStatus;
  /** Who may: roles at the report's own agency; "step" = whoever the frozen workflow names for the step that waits. */
  readonly by: readonly Role[] | "step";
}

/** ทางเดินของรายงาน — the plan's life cycle, but for publishing: an approved report is opened again with a reason and a last day. */
export const REPORT_MOVES = {
  submit: { from: ["draft", "returned"], to: "submitted", by: ["author"] },
  withdraw: { from: ["submitted"], to: "draft", by: ["author"] },
  return: { from: ["submitted"], to: "returned", by: "step" },
  approve: { from: ["submitted"], to: "approved", by: "step" },
  reopen: { from: ["approved"], to: "draft", by: ["approver"] },
} as const satisfies Record<string, Move>;

/** Why a move of a report is refused. */
export type ReportMoveError =
  | { readonly kind: "report-status"; readonly move: ReportMove; readonly status: ReportStatus }
  | { readonly kind: "not-your-report"; readonly move: ReportMove; readonly needs: readonly Role[] }
  | { readonly kind: "report-four-eyes" };

/** May this person make this move with a report of this agency in this status? The status it leads to, or why not. */
export function moveReport(
  move: Exclude<ReportMove, "approve" | "return">,
  status: ReportStatus,
  person: Person,
  agency: number,
): Result<ReportStatus, ReportMoveError> {
  const { by } = REPORT_MOVES[move];
  if (!holds(person, agency, ...by)) return err({ kind: "not-your-report", move, needs: by });
  const { from, to }: Move = REPORT_MOVES[move];
  return from.includes(status) ? ok(to) : err({ kind: "report-status", move, status });
}

/** What is known of a report when somebody decides about it. */
export interface WaitingReport {
  readonly workflow: Workflow;
  readonly decisions: readonly Decision[];
  readonly submittedBy: string;
  /** Everybody who wrote in the report. */
  readonly preparedBy: readonly string[];
}

/** พิจารณารายงาน — as for plans: steps in order, and whoever prepared it does not approve it unless the workflow allows. */
export function decideReport(
  decision: "approve" | "return",
  status: ReportStatus,
  person: Person,
  waiting: WaitingReport,
): Result<ReportStatus, ReportMoveError> {
  const { from, to }: Move = REPORT_MOVES[decision];
  if (!from.includes(status)) return err({ kind: "report-status", move: decision, status });
  const at = stepOf(waiting);
  const step = waiting.workflow.steps[at];
  if (!mayDecide(person, step)) return err({ kind: "not-your-report", move: decision, needs: step === undefined ? [] : [step.role] });
  if (decision === "return") return ok(to);
  const prepared = person.id === waiting.submittedBy || waiting.preparedBy.includes(person.id);
  if (prepared && !waiting.workflow.allowsSelfApproval) return err({ kind: "report-four-eyes" });
  return ok(at === waiting.workflow.steps.length - 1 ? to : "submitted");
}

/** ปุ่มที่กดได้ — the moves this person could make with a report in this status. */
export function reportMovesOf(
  person: Person,
  agency: number,
  status: ReportStatus,
  waiting: WorkflowStep | undefined,
): readonly ReportMove[] {
  return (Object.keys(REPORT_MOVES) as readonly ReportMove[]).filter((move) => {
    const { from, by }: Move = REPORT_MOVES[move];
    if (!from.includes(status)) return false;
    return by === "step" ? mayDecide(person, waiting) : holds(person, agency, ...by);
  });
}

/** Figures may be written while the report is with its authors; one opened again, until its last day. */
export function isReportWritten(status: ReportStatus, openUntil: string | null, today: string): boolean {
  return (status === "draft" || status === "returned") && (openUntil === null || today <= openUntil);
}
