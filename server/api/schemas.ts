import { z } from "zod";

import { AGENCY_KINDS } from "#domain/agency/agency.ts";
import { ROLES, SCOPES } from "#domain/person/role.ts";
import { FORMS } from "#documents/forms/forms.ts";
import { planSchema } from "#documents/formats/plan-json.ts";

/** The shapes of the API, one name each: the description, the checks at the door and the tests use the same. */

export const planId = z.uuid().meta({ description: "รหัสแผน" });
export const rowKey = z
  .string()
  .regex(/^(?:plan|[ah][1-9]\d{0,5})$/u)
  .meta({ description: "แถว: plan, h1 (หัวข้อ), a1 (กิจกรรม)" });
export const agencyId = z.coerce.number().int().min(1).max(2_147_483_647).meta({ description: "รหัสหน่วยงานในระบบ" });
export const fiscalYear = z.coerce.number().int().min(2500).max(2700).meta({ description: "ปีงบประมาณ พ.ศ." });
export const isoDate = z.iso.date().meta({ description: "YYYY-MM-DD" });
export const formName = z.enum(FORMS.map(({ name }) => name)).meta({ description: "แบบฟอร์มทางการ" });
export const planStatus = z.enum(["draft", "submitted", "returned", "approved", "published"]).meta({ description: "สถานะของแผน" });
export const role = z.enum([...ROLES] as [string, ...string[]]).meta({ description: "บทบาท" });
export const scope = z.enum([...SCOPES] as [string, ...string[]]).meta({ description: "ขอบเขตของกุญแจ API" });
export const agencyKind = z.enum([...AGENCY_KINDS] as [string, ...string[]]).meta({ description: "ชนิดของหน่วยงาน" });
const words = z.string().max(4000);
export const moment = z.string().meta({ description: "UTC, ISO 8601" });

export const plan = planSchema.meta({ id: "Plan", description: "แผนปฏิบัติการ ตามรูปแบบ plan/1" });

export const planHead = z
  .object({
    id: planId,
    agency: z.int(),
    agencyName: z.string(),
    within: z.array(z.int()),
    fiscalYear: z.int(),
    status: planStatus,
    version: z.int(),
    revision: z.int(),
    title: z.string().nullable(),
    activities: z.int(),
    budgetSatang: z.int(),
    openComments: z.int(),
    changedAt: moment,
    changedBy: z.string().nullable(),
  })
  .meta({ id: "PlanHead", description: "หัวแผน: what a list shows" });

export const workflow = z.object({
  steps: z.array(z.object({ role: z.enum(["approver", "reviewer"]), agency: z.int() })),
  allowsSelfApproval: z.boolean(),
});
export const decision = z.object({
  step: z.int(),
  decision: z.enum(["approved", "returned"]),
  person: z.string(),
  personName: z.string(),
  typedName: z.string().nullable(),
  position: z.string().nullable(),
  actingFor: z.string().nullable(),
  note: z.string().nullable(),
  at: moment,
});

export const submission = z
  .object({
    id: z.uuid(),
    planId,
    version: z.int(),
    number: z.int(),
    status: z.enum(["waiting", "withdrawn", "returned", "approved"]),
    workflow,
    decisions: z.array(decision),
    snapshotHash: z.string(),
    submittedBy: z.string(),
    submittedByName: z.string(),
    submittedAt: moment,
    publishedAt: moment.nullable(),
  })
  .meta({ id: "Submission", description: "การเสนอแผน" });

const move = z.enum(["submit", "withdraw", "return", "approve", "publish", "revise"]);
export const planRecord = planHead
  .extend({
    plan,
    rows: z.record(z.string(), z.int()).meta({ description: "revision of each row" }),
    mayWrite: z.boolean(),
    moves: z.array(move).meta({ description: "what the asker could do with it now" }),
    submissions: z.array(submission),
    imported: z.string().nullable().meta({ description: "รหัสการนำเข้าที่ยังเลิกทำได้" }),
  })
  .meta({ id: "PlanRecord", description: "แผนในทะเบียน" });

export const fieldPlace = z.object({ activity: z.string().optional(), heading: z.string().optional(), field: z.string().max(100) });
const changedRow = z.looseObject({ row: rowKey, revision: z.int().optional(), removed: z.literal(true).optional() });
export const savedRows = z
  .object({
    revision: z.int(),
    changed: z.array(changedRow),
    order: z.object({ headings: z.array(z.string()), activities: z.array(z.string()) }).nullable(),
  })
  .meta({ id: "SavedRows", description: "ผลการบันทึก" });

const headingKind = z.enum(["sub-plan", "goal", "guideline", "strategy", "tactic"]).meta({ description: "ชนิดของหัวข้อ" });
const position = z
  .union([z.object({ before: rowKey }), z.object({ after: rowKey }), z.object({ lastUnder: rowKey.nullable() })])
  .meta({ description: "ตำแหน่งของแถว" });
export const rowsWish = z
  .discriminatedUnion("does", [
    z.object({ does: z.literal("add-activity"), position, activity: planSchema.shape.activities.unwrap().element.exactOptional() }),
    z.object({ does: z.literal("add-heading"), position, heading: z.union([headingKind, planSchema.shape.headings.unwrap().element]) }),
    z.object({ does: z.literal("remove"), row: rowKey, revision: z.int() }),
    z.object({ does: z.literal("move"), row: rowKey, position }),
    z.object({ does: z.literal("set-kind"), row: rowKey, kind: headingKind }),
    z.object({ does: z.literal("renumber") }),
  ])
  .meta({ id: "RowsWish", description: "การเปลี่ยนแถว" });

export const comment = z
  .object({
    id: z.uuid(),
    planId,
    row: rowKey.nullable(),
    field: z.string().nullable(),
    replyTo: z.uuid().nullable(),
    body: words,
    by: z.string(),
    byName: z.string(),
    at: moment,
    settledAt: moment.nullable(),
    settledByName: z.string().nullable(),
  })
  .meta({ id: "Comment", description: "ความเห็น" });

export const auditLine = z
  .object({
    agency: z.int(),
    number: z.int(),
    at: moment,
    person: z.string().nullable(),
    personName: z.string(),
    act: z.string(),
    planId: planId.nullable(),
    changes: z.array(z.object({ row: z.string(), field: z.string(), before: z.string(), after: z.string() })),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    request: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: "AuditLine", description: "บรรทัดบันทึกการเปลี่ยนแปลง" });

const duty = z.looseObject({ kind: z.string(), fiscalYear: z.int().optional(), agencyName: z.string() });
export const duties = z.array(duty).meta({ id: "Duties", description: "เรื่องที่ต้องทำ" });

export const agency = z
  .object({
    id: z.int(),
    kind: agencyKind,
    name: z.string(),
    shortName: z.string().nullable(),
    code: z.string().nullable(),
    parent: z.int().nullable(),
    area: z.int().nullable(),
    endedOn: isoDate.nullable(),
    mergedInto: z.int().nullable(),
    within: z.array(z.int()),
    rules: z.object({ allowsSelfApproval: z.boolean(), needsReview: z.boolean() }),
    revision: z.int(),
    below: z.int(),
  })
  .meta({ id: "Agency", description: "หน่วยงาน" });

export const member = z
  .object({
    id: z.uuid(),
    person: z.string(),
    name: z.string(),
    email: z.string(),
    disabled: z.boolean(),
    agency: z.int(),
    role,
    actingFor: z.string().nullable(),
    from: isoDate.nullable(),
    until: isoDate.nullable(),
  })
  .meta({ id: "Member", description: "ผู้ปฏิบัติงาน" });

export const machineToken = z
  .object({
    id: z.uuid(),
    agency: z.int(),
    name: z.string(),
    scopes: z.array(scope),
    madeAt: moment,
    expiresAt: moment,
    revokedAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: "MachineToken", description: "กุญแจ API" });
