import { err, ok, type Result } from "../result.ts";
import type { Role } from "../person/role.ts";

/** สถานะของแผน: ร่าง · เสนอแล้ว · ส่งกลับแก้ไข · อนุมัติแล้ว · เผยแพร่แล้ว. */
export type PlanStatus = "draft" | "submitted" | "returned" | "approved" | "published";

/** การดำเนินการกับแผน: เสนอ · ดึงกลับ · ส่งกลับแก้ไข · อนุมัติ · เผยแพร่ · แก้ไขเป็นฉบับใหม่. */
export type PlanMove = keyof typeof PLAN_MOVES;

interface Move {
  readonly from: readonly PlanStatus[];
  readonly to: PlanStatus;
  /** Who may: roles at the plan's own agency; "step" = whoever the frozen workflow names for the step that waits. */
  readonly by: readonly Role[] | "step";
}

/** ทางเดินของแผน — every move a plan can make. The diagram in docs is printed from this table. */
export const PLAN_MOVES = {
  submit: { from: ["draft", "returned"], to: "submitted", by: ["author"] },
  withdraw: { from: ["submitted"], to: "draft", by: ["author"] },
  return: { from: ["submitted"], to: "returned", by: "step" },
  approve: { from: ["submitted"], to: "approved", by: "step" },
  publish: { from: ["approved"], to: "published", by: ["approver", "author"] },
  revise: { from: ["approved", "published"], to: "draft", by: ["author"] },
} as const satisfies Record<string, Move>;

/** ขั้นของการพิจารณา — who decides at this step: a role at an agency. */
export interface WorkflowStep {
  readonly role: "approver" | "reviewer";
  readonly agency: number;
}

/** ขั้นตอนการพิจารณา — frozen into each submission, so that a rule changed later changes no plan under way. */
export interface Workflow {
  readonly steps: readonly WorkflowStep[];
  readonly allowsSelfApproval: boolean;
}

/** การลงนามในขั้นหนึ่ง — what was decided, by whom, when, and the name as typed under it. */
export interface Decision {
  readonly step: number;
  readonly decision: "approved" | "returned";
  readonly person: string;
  readonly personName: string;
  readonly typedName: string | null;
  readonly position: string | null;
  /** ปฏิบัติราชการแทน. */
  readonly actingFor: string | null;
  readonly note: string | null;
  /** UTC. */
  readonly at: string;
}

/** Why a move is refused. */
export type MoveError =
  | { readonly kind: "wrong-status"; readonly move: PlanMove; readonly status: PlanStatus }
  | { readonly kind: "not-your-role"; readonly move: PlanMove; readonly needs: readonly Role[] }
  | { readonly kind: "four-eyes" }
  | { readonly kind: "no-activities" }
  | { readonly kind: "name-not-typed"; readonly expected: string };

/** May the plan in this status make this move? */
export function statusAfter(move: PlanMove, status: PlanStatus): Result<PlanStatus, MoveError> {
  const { from, to }: Move = PLAN_MOVES[move];
  return from.includes(status) ? ok(to) : err({ kind: "wrong-status", move, status });
}

/** Rows may be written while the plan is with its authors. */
export function isBeingWritten(status: PlanStatus): boolean {
  return status === "draft" || status === "returned";
}

/** ลงนามด้วยการพิมพ์ชื่อ — the typed name is the person's own, blanks and a title before it aside. */
export function isTypedName(typed: string, name: string): boolean {
  const bare = (text: string): string => text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  return bare(typed) !== "" && bare(typed) === bare(name);
}
