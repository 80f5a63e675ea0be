import { z } from "zod";

import { decidePlan } from "#actions/decide-plan.ts";
import { publishPlan } from "#actions/publish-plan.ts";
import { revisePlan } from "#actions/revise-plan.ts";
import { submitPlan } from "#actions/submit-plan.ts";
import { withdrawPlan } from "#actions/withdraw-plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { endpoint, type Answer, type Endpoint, type Refusal } from "./endpoint.ts";
import { shown } from "./plans.ts";
import { plan, planId, planRecord } from "./schemas.ts";

const parameters = z.object({ plan: planId });
const usual = { tag: "การพิจารณา", scope: "people", parameters, answer: planRecord } as const;

/** การพิจารณาแผน: hand over, take back, decide, publish, revise; earlier versions. */
export const MOVE_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    ...usual,
    name: "submitPlan",
    method: "post",
    path: "/plans/{plan}/submit",
    thai: "เสนอแผน: If-Match คือรุ่นของแผนที่ท่านเห็น",
    english: "Hand the plan over; If-Match is the plan's revision as you saw it",
    needsRevision: true,
    refuses: ["plan-not-found", "not-your-role", "wrong-status", "changed-meanwhile", "no-activities", "agency-not-found"],
    does: async ({ records, parameters: { plan: planId }, revision }) =>
      opened(records, planId, await submitPlan({ records }, { planId, revision })),
  }),
  endpoint({
    ...usual,
    name: "withdrawPlan",
    method: "post",
    path: "/plans/{plan}/withdraw",
    thai: "ดึงแผนกลับมาแก้ไขก่อนมีผู้พิจารณา",
    english: "Take the plan back before it is decided",
    refuses: ["plan-not-found", "not-your-role", "wrong-status"],
    does: async ({ records, parameters: { plan: planId } }) => opened(records, planId, await withdrawPlan({ records }, { planId })),
  }),
  endpoint({
    ...usual,
    name: "decidePlan",
    method: "post",
    path: "/plans/{plan}/decide",
    thai: "พิจารณาแผน: อนุมัติโดยพิมพ์ชื่อ-นามสกุล หรือส่งกลับพร้อมเหตุผล",
    english: "Approve with your typed name, or return with a reason",
    body: z.object({
      submission: z.int().min(1).meta({ description: "number of the submission that you looked at" }),
      decision: z.enum(["approve", "return"]),
      typedName: z.string().max(200).default(""),
      position: z.string().max(300).nullable().default(null),
      note: z.string().max(4000).nullable().default(null),
    }),
    refuses: [
      "plan-not-found",
      "nothing-waits",
      "other-submission",
      "not-your-role",
      "wrong-status",
      "four-eyes",
      "name-not-typed",
      "no-reason",
    ],
    does: async ({ records, parameters: { plan: planId }, body }) =>
      opened(records, planId, await decidePlan({ records }, { planId, ...body })),
  }),
  endpoint({
    ...usual,
    name: "publishPlan",
    method: "post",
    path: "/plans/{plan}/publish",
    thai: "เผยแพร่แผนที่อนุมัติแล้ว",
    english: "Publish the approved plan",
    refuses: ["plan-not-found", "not-your-role", "wrong-status"],
    does: async ({ records, parameters: { plan: planId } }) => opened(records, planId, await publishPlan({ records }, { planId })),
  }),
  endpoint({
    ...usual,
    name: "revisePlan",
    method: "post",
    path: "/plans/{plan}/revise",
    thai: "แก้ไขแผนที่อนุมัติแล้วเป็นฉบับใหม่",
    english: "Open the approved plan as its next version",
    body: z.object({ reason: z.string().max(2000) }),
    refuses: ["plan-not-found", "not-your-role", "wrong-status", "no-reason"],
    does: async ({ records, parameters: { plan: planId }, body }) =>
      opened(records, planId, await revisePlan({ records }, { planId, ...body })),
  }),
  endpoint({
    name: "openSubmission",
    method: "get",
    path: "/plans/{plan}/submissions/{number}",
    tag: "การพิจารณา",
    thai: "แผนตามที่เสนอในครั้งนั้น ทุกถ้อยคำ",
    english: "The plan word for word as it was handed over",
    scope: "plans:read",
    parameters: z.object({ plan: planId, number: z.coerce.number().int().min(1).max(10_000) }),
    answer: plan,
    refuses: ["plan-not-found"],
    does: async ({ records, parameters: { plan: planId, number } }) => {
      const snapshot = await records.submissions.snapshot(planId, number);
      return snapshot === null ? err({ kind: "plan-not-found" }) : ok({ body: snapshot });
    },
  }),
];

/** The plan as it is after a move. */
async function opened<E extends Refusal>(records: Records, planId: string, moved: Result<unknown, E>): Promise<Result<Answer, Refusal>> {
  if (!moved.ok) return moved;
  const plan = await shown(records, planId);
  return plan === null ? err({ kind: "plan-not-found" }) : ok({ body: plan, revision: plan.revision });
}
