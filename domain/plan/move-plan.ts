import { err, ok, type Result } from "../result.ts";
import { holds, type Person } from "../person/role.ts";
import { PLAN_MOVES, statusAfter, type Decision, type MoveError, type PlanMove, type PlanStatus, type Workflow } from "./plan-moves.ts";
import { mayDecide } from "./who-may.ts";

/** May this person make this move with a plan of this agency in this status? The status it leads to, or why not. */
export function movePlan(
  move: Exclude<PlanMove, "approve" | "return">,
  status: PlanStatus,
  person: Person,
  agency: number,
): Result<PlanStatus, MoveError> {
  const { by } = PLAN_MOVES[move];
  if (!holds(person, agency, ...by)) return err({ kind: "not-your-role", move, needs: by });
  return statusAfter(move, status);
}

/** What is known of a submission when somebody decides about it. */
export interface Waiting {
  readonly workflow: Workflow;
  readonly decisions: readonly Decision[];
  readonly submittedBy: string;
  /** Everybody who changed the plan since the version before was approved. */
  readonly preparedBy: readonly string[];
}

/** ขั้นที่รอพิจารณา — steps are decided in their order. */
export function stepOf({ workflow, decisions }: Pick<Waiting, "workflow" | "decisions">): number {
  const approved = decisions.filter(({ decision }) => decision === "approved").length;
  return Math.min(approved, workflow.steps.length - 1);
}

/**
 * พิจารณาแผน — the status after a decision: approved when the last step approves, still submitted when another step follows.
 * สี่ตา: whoever prepared the plan does not approve it, unless the workflow frozen into the submission allows it.
 */
export function decidePlan(
  decision: "approve" | "return",
  status: PlanStatus,
  person: Person,
  waiting: Waiting,
): Result<PlanStatus, MoveError> {
  const after = statusAfter(decision, status);
  if (!after.ok) return after;
  const at = stepOf(waiting);
  const step = waiting.workflow.steps[at];
  if (!mayDecide(person, step)) return err({ kind: "not-your-role", move: decision, needs: step === undefined ? [] : [step.role] });
  if (decision === "return") return after;
  const prepared = person.id === waiting.submittedBy || waiting.preparedBy.includes(person.id);
  if (prepared && !waiting.workflow.allowsSelfApproval) return err({ kind: "four-eyes" });
  return ok(at === waiting.workflow.steps.length - 1 ? after.value : "submitted");
}
