import { z } from "zod";

import { commentOnPlan } from "#actions/comment-on-plan.ts";
import { settleComment } from "#actions/settle-comment.ts";
import { listDuties } from "#actions/list-duties.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { agencyId, auditLine, comment, duties, planId, rowKey } from "./schemas.ts";

const ofPlan = z.object({ plan: planId });

/** ความเห็น ประวัติ และเรื่องที่ต้องทำ. */
export const COMMENT_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listComments",
    method: "get",
    path: "/plans/{plan}/comments",
    tag: "ความเห็น",
    thai: "ความเห็นต่อแผน เรียงตามเวลา",
    english: "Comments on a plan, oldest first",
    scope: "plans:read",
    parameters: ofPlan,
    answer: z.array(comment),
    refuses: ["plan-not-found"],
    does: async ({ records, parameters }) => {
      if ((await records.plans.head(parameters.plan)) === null) return err({ kind: "plan-not-found" });
      return ok({ body: await records.comments.ofPlan(parameters.plan) });
    },
  }),
  endpoint({
    name: "commentOnPlan",
    method: "post",
    path: "/plans/{plan}/comments",
    tag: "ความเห็น",
    thai: "ให้ความเห็นต่อแผน แถว หรือช่อง หรือตอบความเห็น",
    english: "Comment on the plan, a row or a field, or answer a comment",
    scope: "people",
    parameters: ofPlan,
    body: z.object({
      row: rowKey.nullable().default(null),
      field: z.string().max(100).nullable().default(null),
      replyTo: z.uuid().nullable().default(null),
      body: z.string().max(4000),
    }),
    answer: comment,
    status: 201,
    refuses: ["plan-not-found", "comment-not-found", "nothing-said"],
    does: async ({ records, parameters, body }) => {
      const made = await commentOnPlan({ records }, { planId: parameters.plan, ...body });
      return made.ok ? ok({ body: made.value }) : made;
    },
  }),
  endpoint({
    name: "settleComment",
    method: "put",
    path: "/comments/{comment}/settled",
    tag: "ความเห็น",
    thai: "ปิดความเห็นที่แก้ไขแล้ว หรือเปิดอีกครั้ง",
    english: "Settle a comment, or open it again",
    scope: "people",
    parameters: z.object({ comment: z.uuid() }),
    body: z.object({ settled: z.boolean() }),
    refuses: ["comment-not-found", "not-your-plan"],
    does: async ({ records, parameters, body }) => {
      const settled = await settleComment({ records }, { id: parameters.comment, settled: body.settled });
      return settled.ok ? ok({}) : settled;
    },
  }),
  endpoint({
    name: "planHistory",
    method: "get",
    path: "/plans/{plan}/history",
    tag: "ประวัติ",
    thai: "ประวัติของแผน แถว หรือช่อง ล่าสุดก่อน",
    english: "History of a plan, a row or a field, newest first",
    scope: "audit:read",
    parameters: ofPlan,
    query: z.object({ row: rowKey.optional(), field: z.string().max(100).optional() }),
    answer: z.array(auditLine),
    refuses: ["plan-not-found"],
    does: async ({ records, parameters, query }) => {
      if ((await records.plans.head(parameters.plan)) === null) return err({ kind: "plan-not-found" });
      const about = {
        ...(query.row === undefined ? {} : { row: query.row }),
        ...(query.field === undefined ? {} : { field: query.field }),
      };
      return ok({ body: await records.audit.ofPlan(parameters.plan, about) });
    },
  }),
  endpoint({
    name: "agencyHistory",
    method: "get",
    path: "/agencies/{agency}/history",
    tag: "ประวัติ",
    thai: "บันทึกการเปลี่ยนแปลงของหน่วยงาน ล่าสุดก่อน",
    english: "The log of an agency, newest first",
    scope: "audit:read",
    parameters: z.object({ agency: agencyId }),
    query: z.object({ before: z.coerce.number().int().min(1).optional() }),
    answer: z.array(auditLine),
    does: async ({ records, parameters, query }) => ok({ body: await records.audit.ofAgency(parameters.agency, query.before ?? null) }),
  }),
  endpoint({
    name: "myDuties",
    method: "get",
    path: "/me/duties",
    tag: "หน้าแรก",
    thai: "เรื่องที่ท่านต้องทำ เรียงตามกำหนด",
    english: "What you owe, the most pressing first",
    scope: "people",
    answer: duties,
    does: async ({ records }) => ok({ body: await listDuties({ records }) }),
  }),
];
