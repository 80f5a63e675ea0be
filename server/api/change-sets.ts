import { createHash } from "node:crypto";

import { z } from "zod";

import { decideChanges } from "#actions/decide-changes.ts";
import { proposeChanges } from "#actions/propose-changes.ts";
import { readChangeSet } from "#actions/read-change-set.ts";
import type { Document } from "#documents/document.ts";
import { activitySchema } from "#documents/formats/plan-json.ts";
import { LIMITS } from "#documents/limits.ts";
import type { PaperStamp } from "#documents/reading/report-print.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { todayInBangkok } from "#server/clock.ts";
import { endpoint, type Answer, type Endpoint, type Refusal } from "./endpoint.ts";
import type { Records } from "#domain/record/records.ts";
import { reportHead, reportId, satang, text, value } from "./report-schemas.ts";
import { moment } from "./schemas.ts";

const setId = z.uuid().meta({ description: "รหัสชุดการเปลี่ยนแปลง" });
const usual = { tag: "เอกสารรายงานที่แก้ไขแล้ว", scope: "people" } as const;
const dayOf = (at: string): string => todayInBangkok(Date.parse(at));

const proposed = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("value"), value: value.nullable(), note: text.nullable() }),
    z.object({ kind: z.literal("text"), text }),
    z.object({ kind: z.literal("spent"), satang: satang.nullable() }),
  ])
  .meta({ id: "ProposedChange", description: "ค่าที่เสนอให้เปลี่ยน" });
const changeSetHead = z
  .object({
    id: setId,
    fileName: z.string(),
    madeByName: z.string(),
    madeAt: moment,
    closedAt: moment.nullable(),
    changes: z.int(),
    accepted: z.int(),
    declined: z.int(),
  })
  .meta({ id: "ChangeSetHead", description: "ชุดการเปลี่ยนแปลงในรายการ" });
const changeSet = z
  .object({
    id: setId,
    reportId,
    agency: z.int(),
    fileName: z.string(),
    fileHash: z.string(),
    form: z.string(),
    printedRevision: z.int().nullable(),
    comparedRevision: z.int(),
    rows: z.record(z.string(), z.int()),
    changes: z.array(
      z.object({
        activity: z.string(),
        field: z.enum(["value", "narrative", "problems", "solutions", "notDoneBecause", "spent", "achieved", "earlier"]),
        position: z.int().nullable(),
        now: z.string(),
        paper: z.string(),
        proposed: proposed.nullable(),
        why: z.enum(["not-understood", "reckoned", "of-units", "other-round"]).nullable(),
        isClash: z.boolean(),
      }),
    ),
    remarks: z.array(
      z.object({
        kind: z.enum(["row-gone", "row-added", "plan-text"]),
        activity: z.string().nullable(),
        before: z.string(),
        after: z.string(),
      }),
    ),
    decisions: z
      .record(
        z.string(),
        z.object({ decision: z.enum(["accepted", "declined"]), kept: proposed.nullable(), byName: z.string(), at: moment }),
      )
      .meta({ description: "by the index of the change" }),
    madeByName: z.string(),
    madeAt: moment,
    closedAt: moment.nullable(),
    report: reportHead,
    activities: z.array(activitySchema).meta({ description: "those that changes are of" }),
    current: z.record(z.string(), z.string()).meta({ description: "by the index of an undecided change: what the report says there now" }),
    revisions: z.record(z.string(), z.int()).meta({ description: "by activity: its row's revision now" }),
    mayDecide: z.boolean(),
  })
  .meta({ id: "ChangeSet", description: "ชุดการเปลี่ยนแปลงที่เสนอจากเอกสาร" });

/** เอกสารรายงานที่แก้ไขแล้ว: what was changed in a printed report outside, accepted or declined cell by cell. */
export const CHANGE_SET_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    ...usual,
    name: "proposeChanges",
    method: "post",
    path: "/reports/{report}/change-sets",
    thai: "นำเอกสารรายงานที่แก้ไขแล้วกลับเข้าระบบ: ส่งไฟล์เป็นเนื้อคำขอ ยังไม่เปลี่ยนรายงาน",
    english: "Bring an edited report paper back; the file is the request's body. The report does not change yet",
    parameters: z.object({ report: reportId }),
    query: z.object({ name: z.string().min(1).max(255) }),
    bytes: LIMITS.fileBytes,
    answer: changeSet,
    status: 201,
    refuses: [
      "report-not-found",
      "not-your-role",
      "report-locked",
      "paper-of-other-report",
      "paper-not-report",
      "paper-not-editable",
      "evidence-macros",
      "unknown-type",
      "too-much-inside",
      "damaged",
      "password",
      "empty",
      "busy",
      "too-many-requests",
    ],
    prepares: async (bytes, { equipment, signal, query }) => {
      if (bytes.byteLength === 0) return err({ kind: "empty" });
      const name = typeof query === "object" && query !== null && "name" in query && typeof query.name === "string" ? query.name : null;
      return equipment.desk.hand({ does: "report-back", bytes, name }, signal);
    },
    does: async ({ records, parameters: { report }, query, body, prepared }) => {
      const read: { readonly document: Document; readonly stamp: PaperStamp | null } = JSON.parse(
        new TextDecoder().decode(prepared ?? new Uint8Array()),
      );
      const fileHash = createHash("sha256")
        .update(body as unknown as Uint8Array)
        .digest("hex");
      const set = await proposeChanges({ records }, { report, fileName: query.name, fileHash, dayOf, ...read });
      return set.ok ? opened(records, set.value, `/change-sets/${set.value}`) : set;
    },
  }),
  endpoint({
    ...usual,
    name: "listChangeSets",
    method: "get",
    path: "/reports/{report}/change-sets",
    thai: "ชุดการเปลี่ยนแปลงจากเอกสารของรายงาน",
    english: "Change sets of a report",
    parameters: z.object({ report: reportId }),
    answer: z.array(changeSetHead),
    refuses: ["report-not-found"],
    does: async ({ records, parameters: { report } }) =>
      (await records.reports.head(report)) === null
        ? err({ kind: "report-not-found" })
        : ok({ body: await records.changeSets.ofReport(report) }),
  }),
  endpoint({
    ...usual,
    name: "openChangeSet",
    method: "get",
    path: "/change-sets/{set}",
    thai: "เปิดชุดการเปลี่ยนแปลง พร้อมสิ่งที่รายงานบันทึกไว้ขณะนี้",
    english: "A change set beside the report as it stands now",
    parameters: z.object({ set: setId }),
    answer: changeSet,
    refuses: ["change-set-not-found"],
    does: async ({ records, parameters: { set } }) => opened(records, set),
  }),
  endpoint({
    ...usual,
    name: "decideChanges",
    method: "post",
    path: "/change-sets/{set}/decide",
    thai: "รับหรือไม่รับการเปลี่ยนแปลงทีละช่อง: revision คือรุ่นของผลของกิจกรรมที่ท่านเห็น",
    english: "Accept or decline changes; revision is that of the activity's row as you saw it. All of it is done or nothing",
    parameters: z.object({ set: setId }),
    body: z.object({
      changes: z
        .array(
          z.object({
            change: z.int().min(0).max(100_000),
            decision: z.enum(["accepted", "declined"]),
            typed: proposed.nullable().default(null),
            revision: z.int().min(0),
          }),
        )
        .min(1)
        .max(2000),
    }),
    answer: changeSet,
    refuses: [
      "change-set-not-found",
      "change-settled",
      "change-not-typed",
      "change-not-here",
      "not-your-role",
      "report-not-found",
      "report-locked",
      "activity-not-found",
      "value-wrong",
      "result-stale",
    ],
    does: async ({ records, parameters: { set }, body }) => {
      const decided = await decideChanges({ records }, { id: set, wishes: body.changes });
      return decided.ok ? opened(records, set) : decided;
    },
  }),
];

async function opened(records: Records, id: string, location?: string): Promise<Result<Answer, Refusal>> {
  const set = await readChangeSet({ records }, { id, dayOf });
  return set.ok ? ok({ body: set.value, ...(location === undefined ? {} : { location }) }) : set;
}
