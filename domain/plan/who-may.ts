import { holds, type Person } from "../person/role.ts";
import { PLAN_MOVES, type PlanMove, type PlanStatus, type WorkflowStep } from "./plan-moves.ts";

/** ผู้ทำงานกับแผนได้ — an author of the plan's own agency writes its rows. */
export function mayWrite(person: Person, agency: number): boolean {
  return holds(person, agency, "author");
}

/** ขั้นที่รอพิจารณาเป็นของผู้นี้หรือไม่. */
export function mayDecide(person: Person, step: WorkflowStep | undefined): boolean {
  return step !== undefined && person.kind === "person" && holds(person, step.agency, step.role);
}

/** ปุ่มที่กดได้ — the moves this person could make with a plan in this status; `waiting` is the step that waits, where one does. */
export function movesOf(person: Person, agency: number, status: PlanStatus, waiting: WorkflowStep | undefined): readonly PlanMove[] {
  return (Object.keys(PLAN_MOVES) as readonly PlanMove[]).filter((move) => {
    const { from, by } = PLAN_MOVES[move];
    if (!(from as readonly PlanStatus[]).includes(status)) return false;
    return by === "step" ? mayDecide(person, waiting) : holds(person, agency, ...by);
  });
}
