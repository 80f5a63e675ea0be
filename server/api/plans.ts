import { createHash } from "node:crypto";

import { z } from "zod";

import { changeRows } from "#actions/change-rows.ts";
import { editPlan } from "#actions/edit-plan.ts";
import { makePlan } from "#actions/make-plan.ts";
import type { PLAN_MOVES } from "#domain/plan/plan-moves.ts";
import { stepOf } from "#domain/plan/move-plan.ts";
import { mayWrite, movesOf } from "#domain/plan/who-may.ts";
import type { FieldEdit, PlanHead, PlanId, PlanRecord, Submission } from "#domain/plan/plan-record.ts";
import { planForNextYear } from "#domain/plan/next-year.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";
import { FILE_FORMATS } from "#documents/formats/write-file.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { writtenFile } from "./written-file.ts";
import {
  agencyId,
  fieldPlace,
  fiscalYear,
  formName,
  planHead,
  planId,
  planRecord,
  planStatus,
  rowKey,
  rowsWish,
  savedRows,
} from "./schemas.ts";

const PAGE = 100;

/** แผน: list, open, begin, write. */
export const PLAN_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listPlans",
    method: "get",
    path: "/plans",
    tag: "แผน",
    thai: "รายการแผนที่ท่านเห็นได้",
    english: "The plans you may see",
    scope: "plans:read",
    query: z.object({
      agency: agencyId.optional().meta({ description: "only of this agency" }),
      within: agencyId.optional().meta({ description: "of this agency and all below it" }),
      fiscalYear: fiscalYear.optional(),
      status: planStatus.optional(),
      words: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(PAGE),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    answer: z.array(planHead),
    does: async ({ records, query }) => {
      const { status, agency, within, words, ...rest } = query;
      const plans = await records.plans.list({
        limit: rest.limit,
        offset: rest.offset,
        ...(rest.fiscalYear === undefined ? {} : { fiscalYear: rest.fiscalYear }),
        ...(agency === undefined ? {} : { agency }),
        ...(within === undefined ? {} : { within }),
        ...(words === undefined ? {} : { words }),
        ...(status === undefined ? {} : { statuses: [status] }),
      });
      return ok({ body: plans });
    },
  }),
  endpoint({
    name: "makePlan",
    method: "post",
    path: "/plans",
    tag: "แผน",
    thai: "เริ่มจัดทำแผน: แผนเปล่า หรือเริ่มจากแผนของปีก่อน",
    english: "Begin a plan, empty or from another year's",
    scope: "plans:write",
    body: z.object({ agency: agencyId, fiscalYear, form: formName, from: planId.nullable().default(null) }),
    answer: planRecord,
    status: 201,
    refuses: ["agency-not-found", "not-your-plan", "plan-exists", "plan-not-found"],
    does: async ({ records, body }) => {
      const made = await makePlan({ records }, { ...body, nextYear: (plan, year) => planForNextYear(plan, year).plan });
      if (!made.ok) return made;
      const plan = await shown(records, made.value);
      if (plan === null) return err({ kind: "plan-not-found" });
      return ok({ body: plan, revision: plan.revision, location: `/plans/${made.value}` });
    },
  }),
  endpoint({
    name: "openPlan",
    method: "get",
    path: "/plans/{plan}",
    tag: "แผน",
    thai: "เปิดแผน พร้อมรุ่นของแต่ละแถวและสิ่งที่ท่านทำได้",
    english: "A plan with the revision of each row and what you may do with it",
    scope: "plans:read",
    parameters: z.object({ plan: planId }),
    answer: planRecord,
    tellsUnchanged: true,
    refuses: ["plan-not-found"],
    does: async ({ records, parameters, seen }) => {
      const head = seen === null ? null : await records.plans.head(parameters.plan);
      if (head !== null && seen === `${head.revision}.${markOf(records, head)}`)
        return ok({ isUnchanged: true, revision: head.revision, mark: markOf(records, head) });
      const plan = await shown(records, parameters.plan);
      if (plan === null) return err({ kind: "plan-not-found" });
      return ok({ body: plan, revision: plan.revision, mark: markOf(records, plan) });
    },
  }),
  endpoint({
    name: "editRow",
    method: "patch",
    path: "/plans/{plan}/rows/{row}",
    tag: "แผน",
    thai: "แก้ไขข้อความในแถวหนึ่ง: If-Match คือรุ่นของแถวที่ท่านเห็น",
    english: "Change texts of one row; If-Match is the row's revision as you saw it",
    scope: "plans:write",
    parameters: z.object({ plan: planId, row: rowKey }),
    body: z.object({ set: z.record(z.string().max(100), z.string().max(200_000)) }),
    answer: savedRows,
    needsRevision: true,
    refuses: ["plan-not-found", "not-your-plan", "plan-is-closed", "row-gone", "stale"],
    does: async ({ records, parameters, body, revision }) => {
      const edits = Object.entries(body.set).map(([field, text]) => ({ place: placeIn(parameters.row, field), text, revision }));
      const saved = await editPlan({ records }, { planId: parameters.plan, edits });
      if (!saved.ok) return saved;
      const own = saved.value.changed.find((one) => one.row === parameters.row);
      return ok({ body: saved.value, revision: own !== undefined && "revision" in own ? own.revision : revision });
    },
  }),
  endpoint({
    name: "editRows",
    method: "post",
    path: "/plans/{plan}/edits",
    tag: "แผน",
    thai: "แก้ไขข้อความหลายแถวพร้อมกัน: ได้ทั้งหมดหรือไม่ได้เลย",
    english: "Change texts of several rows at once, all or none; each with its row's revision",
    scope: "plans:write",
    parameters: z.object({ plan: planId }),
    body: z.object({
      edits: z
        .array(z.object({ place: fieldPlace, text: z.string().max(200_000), revision: z.int() }))
        .min(1)
        .max(2000),
      from: z.uuid().optional().meta({ description: "the import that the texts were taken from; the log names its file" }),
    }),
    answer: savedRows,
    refuses: ["plan-not-found", "not-your-plan", "plan-is-closed", "row-gone", "stale", "import-not-found"],
    does: async ({ records, parameters, body }) => {
      const edits: readonly FieldEdit[] = body.edits.map(({ place, text, revision }) => ({ place: toPlace(place), text, revision }));
      const saved = await editPlan({ records }, { planId: parameters.plan, edits, from: body.from });
      return saved.ok ? ok({ body: saved.value, revision: saved.value.revision }) : saved;
    },
  }),
  endpoint({
    name: "changeRows",
    method: "post",
    path: "/plans/{plan}/rows",
    tag: "แผน",
    thai: "เพิ่ม ลบ ย้าย หรือเรียงเลขแถว",
    english: "Add, remove, move or renumber rows",
    scope: "plans:write",
    parameters: z.object({ plan: planId }),
    body: rowsWish,
    answer: savedRows,
    refuses: [
      "plan-not-found",
      "not-your-plan",
      "plan-is-closed",
      "row-gone",
      "stale",
      "row-not-found",
      "row-exists",
      "heading-not-empty",
      "heading-under-itself",
    ],
    does: async ({ records, parameters, body }) => {
      const saved = await changeRows({ records }, { planId: parameters.plan, wish: body });
      return saved.ok ? ok({ body: saved.value, revision: saved.value.revision }) : saved;
    },
  }),
  endpoint({
    name: "writePlanFile",
    method: "get",
    path: "/plans/{plan}/file",
    tag: "แผน",
    thai: "ดาวน์โหลดแผนตามแบบฟอร์ม เป็น PDF Word Excel หรือข้อมูล; submission คือฉบับที่เสนอครั้งนั้น",
    english: "The plan as an official form; `submission` writes that submission, word for word",
    scope: "plans:read",
    parameters: z.object({ plan: planId }),
    query: z.object({ form: formName, to: z.enum(FILE_FORMATS), submission: z.coerce.number().int().min(1).optional() }),
    refuses: ["plan-not-found", "busy", "not-written"],
    status: 200,
    does: async ({ records, parameters, query, equipment, signal }) => {
      const head = await records.plans.head(parameters.plan);
      const plan =
        query.submission === undefined
          ? ((await records.plans.find(parameters.plan))?.plan ?? null)
          : await records.submissions.snapshot(parameters.plan, query.submission);
      if (head === null || plan === null) return err({ kind: "plan-not-found" });
      return ok({ afterwards: () => writtenFile(equipment, plan, query.form, query.to, `${head.agencyName}-${head.fiscalYear}`, signal) });
    },
  }),
];

/** The field of a row. */
function placeIn(row: string, field: string): FieldPlace {
  if (row === "plan") return { field };
  return row.startsWith("h") ? { heading: row, field } : { activity: row, field };
}

function toPlace({
  activity,
  heading,
  field,
}: {
  readonly activity?: string | undefined;
  readonly heading?: string | undefined;
  readonly field: string;
}): FieldPlace {
  return { field, ...(activity === undefined ? {} : { activity }), ...(heading === undefined ? {} : { heading }) };
}

/** What an asker sees of a plan and its revision does not tell: open comments, the agency's name, and what the asker may do. */
function markOf({ person }: Records, { openComments, agencyName }: PlanHead): string {
  return createHash("sha256")
    .update(JSON.stringify([openComments, agencyName, person.memberships]))
    .digest("hex")
    .slice(0, 12);
}

/** A plan with what was submitted and what may be done with it. */
interface ShownPlan extends PlanRecord {
  readonly mayWrite: boolean;
  readonly moves: readonly (keyof typeof PLAN_MOVES)[];
  readonly submissions: readonly Submission[];
  readonly imported: string | null;
}

/** A plan as its asker sees it, all of it asked together; null where it is not there, or not for them. */
export async function shown(records: Records, id: PlanId): Promise<ShownPlan | null> {
  const [record, submissions, imported] = await Promise.all([
    records.plans.find(id),
    records.submissions.ofPlan(id),
    records.imports.undoable(id),
  ]);
  if (record === null) return null;
  const waiting = submissions.find(({ status }) => status === "waiting");
  const step = waiting === undefined ? undefined : waiting.workflow.steps[stepOf(waiting)];
  return {
    ...record,
    mayWrite: mayWrite(records.person, record.agency),
    moves: movesOf(records.person, record.agency, record.status, step),
    submissions,
    imported,
  };
}
