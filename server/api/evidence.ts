import { ReadableStream as Pieces } from "node:stream/web";

import { z } from "zod";

import { attachToAnswer, attachToReport, detachEvidence } from "#actions/attach-evidence.ts";
import { addLink, describeEvidence, removeEvidence } from "#actions/keep-evidence.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { evidence, evidenceDetails, evidenceId, evidenceUse, linkWish } from "./evidence-schemas.ts";
import { storeAway } from "./store-away.ts";
import { reportId } from "./report-schemas.ts";
import { agencyId } from "./schemas.ts";

const parameters = z.object({ evidence: evidenceId });
const tag = "หลักฐาน";
const position = z.int().min(0).max(200).nullable().default(null).meta({ description: "ตัวชี้วัดลำดับที่ เริ่มที่ 0; null = ทั้งกิจกรรม" });
const activity = z.string().regex(/^a[1-9]\d{0,5}$/u);
/** Letters of the SHA-256 that an ETag has room for. */
const TAG_LETTERS = 40;

/** หลักฐาน: lists, links, files, and the results they prove. */
export const EVIDENCE_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    tag,
    name: "listEvidence",
    method: "get",
    path: "/agencies/{agency}/evidence",
    thai: "หลักฐานของหน่วยงาน ใหม่สุดก่อน ไม่เกิน 500 รายการ",
    english: "Evidence of an agency, newest first, at most 500",
    scope: "plans:read",
    parameters: z.object({ agency: agencyId }),
    answer: z.array(evidence),
    does: async ({ records, parameters: { agency } }) => ok({ body: await records.evidence.ofAgency(agency) }),
  }),
  endpoint({
    tag,
    name: "addLink",
    method: "post",
    path: "/agencies/{agency}/evidence",
    thai: "เพิ่มลิงก์เป็นหลักฐาน พร้อมวันที่และช่องทาง",
    english: "Add a link as evidence, with its date and channel",
    scope: "plans:write",
    parameters: z.object({ agency: agencyId }),
    body: linkWish,
    answer: evidence,
    status: 201,
    refuses: ["agency-not-found", "not-your-role", "link-wrong"],
    does: async ({ records, parameters: { agency }, body: { link, name, ...details } }) => {
      const made = await addLink({ records }, { agency, link, name, details });
      return made.ok ? ok({ body: made.value }) : made;
    },
  }),
  endpoint({
    tag,
    name: "describeEvidence",
    method: "put",
    path: "/evidence/{evidence}",
    thai: "แก้ไขวันที่ ช่องทาง หมายเหตุ และความยินยอม",
    english: "Change date, channel, note and consent",
    scope: "plans:write",
    parameters,
    body: evidenceDetails,
    answer: evidence,
    refuses: ["evidence-not-found", "not-your-role"],
    does: async ({ records, parameters: { evidence: id }, body }) => {
      const changed = await describeEvidence({ records }, { id, details: body });
      return changed.ok ? ok({ body: changed.value }) : changed;
    },
  }),
  endpoint({
    tag,
    name: "removeEvidence",
    method: "delete",
    path: "/evidence/{evidence}",
    thai: "ลบหลักฐานที่ไม่ได้แนบกับผลใดแล้ว",
    english: "Remove evidence that proves no result any more",
    scope: "plans:write",
    parameters,
    refuses: ["evidence-not-found", "not-your-role", "evidence-in-use"],
    does: async ({ records, parameters: { evidence: id } }) => {
      const removed = await removeEvidence({ records }, id);
      return removed.ok ? ok({}) : removed;
    },
  }),
  endpoint({
    tag,
    name: "openEvidenceFile",
    method: "get",
    path: "/evidence/{evidence}/file",
    thai: "ไฟล์ของหลักฐาน",
    english: "The file of a piece of evidence",
    scope: "plans:read",
    parameters,
    tellsUnchanged: true,
    status: 200,
    refuses: ["evidence-not-found", "evidence-store-away"],
    does: async ({ records, parameters: { evidence: id }, seen, equipment: { evidence: desk, log } }) => {
      const found = await records.evidence.find(id);
      const file = found?.file ?? null;
      if (found === null || file === null) return err({ kind: "evidence-not-found" });
      const mark = file.sha256.slice(0, TAG_LETTERS);
      const { name } = found;
      const { type, size } = file;
      return ok({
        // The transaction has ended when the file is sent: a slow reader holds no connection.
        afterwards: async () => {
          if (seen === mark) return ok({ isUnchanged: true, file: { bytes: new Uint8Array(), type, name, tag: mark } });
          const opened = await desk.store.open(file.sha256);
          if (!opened.ok) return storeAway(log, opened.error);
          const bytes = opened.value;
          if (bytes === null) throw new Error(`the file of evidence ${id} is not where it was kept`);
          // Nothing is read before somebody reads it.
          return ok({ file: { bytes: Pieces.from(bytes) as ReadableStream<Uint8Array>, type, name, tag: mark, size } });
        },
      });
    },
  }),
  endpoint({
    tag,
    name: "listReportEvidence",
    method: "get",
    path: "/reports/{report}/evidence",
    thai: "หลักฐานของรายงาน รวมหลักฐานในคำตอบของหน่วย",
    english: "Evidence of a report, with that of its units' answers",
    scope: "plans:read",
    parameters: z.object({ report: reportId }),
    answer: z.array(evidenceUse),
    does: async ({ records, parameters: { report } }) => ok({ body: await records.evidence.ofReport(report) }),
  }),
  endpoint({
    tag,
    name: "attachToReport",
    method: "post",
    path: "/reports/{report}/evidence",
    thai: "แนบหลักฐานกับผลในรายงาน",
    english: "Attach evidence to a result of a report",
    scope: "plans:write",
    parameters: z.object({ report: reportId }),
    body: z.object({ evidence: evidenceId, activity, position }),
    answer: evidenceUse,
    status: 201,
    refuses: ["report-not-found", "not-your-role", "report-locked", "activity-not-found", "evidence-not-found", "evidence-elsewhere"],
    does: async ({ records, parameters: { report }, body }) => {
      const use = await attachToReport({ records }, { report, ...body });
      return use.ok ? ok({ body: use.value }) : use;
    },
  }),
  endpoint({
    tag,
    name: "listAnswerEvidence",
    method: "get",
    path: "/answers/{answer}/evidence",
    thai: "หลักฐานในคำตอบของหน่วย",
    english: "Evidence of a unit's answer",
    scope: "plans:read",
    parameters: z.object({ answer: z.uuid() }),
    answer: z.array(evidenceUse),
    does: async ({ records, parameters: { answer } }) => ok({ body: await records.evidence.ofAnswer(answer) }),
  }),
  endpoint({
    tag,
    name: "attachToAnswer",
    method: "post",
    path: "/answers/{answer}/evidence",
    thai: "แนบหลักฐานกับคำตอบของหน่วย",
    english: "Attach evidence to a unit's answer",
    scope: "plans:write",
    parameters: z.object({ answer: z.uuid() }),
    body: z.object({ evidence: evidenceId, position }),
    answer: evidenceUse,
    status: 201,
    refuses: ["answer-not-found", "not-your-role", "answer-status", "activity-not-found", "evidence-not-found", "evidence-elsewhere"],
    does: async ({ records, parameters: { answer }, body }) => {
      const use = await attachToAnswer({ records }, { answer, ...body });
      return use.ok ? ok({ body: use.value }) : use;
    },
  }),
  endpoint({
    tag,
    name: "detachEvidence",
    method: "delete",
    path: "/evidence-uses/{use}",
    thai: "ถอนหลักฐานจากผล ตัวหลักฐานยังอยู่กับหน่วยงาน",
    english: "Take evidence off a result; it stays with its agency",
    scope: "plans:write",
    parameters: z.object({ use: z.uuid() }),
    refuses: ["evidence-not-found", "report-not-found", "answer-not-found", "not-your-role", "report-locked", "answer-status"],
    does: async ({ records, parameters: { use } }) => {
      const detached = await detachEvidence({ records }, use);
      return detached.ok ? ok({}) : detached;
    },
  }),
];
