import { z } from "zod";

import { answerUnit, decideAnswer, keepAnswer } from "#actions/answer-unit.ts";
import { openAnswers } from "#actions/open-answers.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { moment } from "./schemas.ts";
import { activityResult, openAnswer, reportId, unitAnswer } from "./report-schemas.ts";

const parameters = z.object({ answer: z.uuid() });

/** คำตอบของหน่วย: what units are asked, answer, and what the owner makes of it. */
export const ANSWER_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listAnswers",
    method: "get",
    path: "/reports/{report}/answers",
    tag: "คำตอบของหน่วย",
    thai: "หน่วยงานใดตอบแล้ว และตอบว่าอย่างไร",
    english: "Who has answered, and what",
    scope: "plans:read",
    parameters: z.object({ report: reportId }),
    answer: z.array(unitAnswer),
    refuses: ["report-not-found"],
    does: async ({ records, parameters: { report } }) =>
      (await records.reports.head(report)) === null
        ? err({ kind: "report-not-found" })
        : ok({ body: await records.answers.ofReport(report) }),
  }),
  endpoint({
    name: "myAnswers",
    method: "get",
    path: "/me/answers",
    tag: "คำตอบของหน่วย",
    thai: "สิ่งที่หน่วยงานของท่านต้องตอบ",
    english: "What your units are asked",
    scope: "people",
    answer: z.array(openAnswer),
    does: async ({ records }) => ok({ body: await openAnswers({ records }) }),
  }),
  endpoint({
    name: "keepAnswer",
    method: "put",
    path: "/answers/{answer}/draft",
    tag: "คำตอบของหน่วย",
    thai: "บันทึกร่างคำตอบที่ยังไม่ส่ง เจ้าของแผนยังไม่เห็น: If-Match คือรุ่นที่ท่านเห็น",
    english: "Keep what is being written, unseen by the owner until it is sent; If-Match is the revision as you saw it",
    scope: "people",
    parameters,
    body: activityResult,
    answer: z.object({ revision: z.int() }),
    needsRevision: true,
    refuses: ["answer-not-found", "activity-not-found", "not-your-role", "answer-status", "value-wrong", "result-stale"],
    does: async ({ records, parameters: { answer }, body, revision }) => {
      const kept = await keepAnswer({ records }, { id: answer, result: body, revision });
      return kept.ok ? ok({ body: { revision: kept.value }, revision: kept.value }) : kept;
    },
  }),
  endpoint({
    name: "answerUnit",
    method: "put",
    path: "/answers/{answer}",
    tag: "คำตอบของหน่วย",
    thai: "ตอบผลของหน่วย: If-Match คือรุ่นที่ท่านเห็น",
    english: "Answer for the unit; If-Match is the revision as you saw it",
    scope: "people",
    parameters,
    body: z.object({ result: activityResult, note: z.string().max(4000).nullable().default(null) }),
    answer: unitAnswer,
    needsRevision: true,
    refuses: [
      "answer-not-found",
      "activity-not-found",
      "not-your-role",
      "answer-status",
      "value-wrong",
      "result-stale",
      "nothing-reported",
    ],
    does: async ({ records, parameters: { answer }, body, revision }) => {
      const saved = await answerUnit({ records }, { id: answer, ...body, revision });
      return saved.ok ? ok({ body: saved.value, revision: saved.value.revision }) : saved;
    },
  }),
  endpoint({
    name: "decideAnswer",
    method: "post",
    path: "/answers/{answer}/decide",
    tag: "คำตอบของหน่วย",
    thai: "รับ สอบถาม หรือส่งคำตอบของหน่วยกลับ",
    english: "Accept a unit's answer, ask about it, or return it",
    scope: "people",
    parameters,
    body: z.object({
      move: z.enum(["accept", "query", "return"]),
      note: z.string().max(4000).nullable().default(null),
      seen: moment
        .nullable()
        .default(null)
        .meta({ description: "changedAt of the answer that you looked at: a later one is not decided unseen" }),
    }),
    answer: unitAnswer,
    refuses: ["answer-not-found", "not-your-role", "report-locked", "answer-status", "answer-changed", "no-reason"],
    does: async ({ records, parameters: { answer }, body }) => {
      const decided = await decideAnswer({ records }, { id: answer, ...body });
      return decided.ok ? ok({ body: decided.value, revision: decided.value.revision }) : decided;
    },
  }),
];
