import { z } from "zod";

import { decideReport } from "#actions/decide-report.ts";
import { openReport } from "#actions/open-report.ts";
import { earlierReports, readFigures } from "#actions/read-figures.ts";
import { saveResult, saveSummary } from "#actions/save-result.ts";
import { submitReport } from "#actions/submit-report.ts";
import { reopenReport, withdrawReport } from "#actions/take-back-report.ts";
import { holds } from "#domain/person/role.ts";
import { stepOf } from "#domain/plan/move-plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { figuresOf, type ReportFigures } from "#domain/result/figures.ts";
import { isReportWritten, reportMovesOf } from "#domain/result/report-moves.ts";
import { lastYearOf, type LastYear } from "#domain/result/last-year.ts";
import type { ReportRecord } from "#domain/result/report.ts";
import { dueOf, reportRounds } from "#domain/result/round.ts";
import { endpoint, type Answer, type Endpoint, type Refusal } from "./endpoint.ts";
import { activityResult, reportHead, reportId, reportRecord, roundMonths, savedResult } from "./report-schemas.ts";
import { isoDate, planId } from "./schemas.ts";

const parameters = z.object({ report: reportId });
const moving = { method: "post", tag: "รายงานผล", scope: "people", parameters, answer: reportRecord } as const;

/** รายงานผล: open, record, hand over, decide, open again. */
export const REPORT_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listReports",
    method: "get",
    path: "/plans/{plan}/reports",
    tag: "รายงานผล",
    thai: "รายงานผลของแผนทุกรอบ",
    english: "Reports of a plan, all rounds",
    scope: "plans:read",
    parameters: z.object({ plan: planId }),
    answer: z.array(reportHead),
    refuses: ["plan-not-found"],
    does: async ({ records, parameters: { plan } }) =>
      (await records.plans.head(plan)) === null ? err({ kind: "plan-not-found" }) : ok({ body: await records.reports.ofPlan(plan) }),
  }),
  endpoint({
    name: "beginReport",
    method: "put",
    path: "/plans/{plan}/reports/{months}",
    tag: "รายงานผล",
    thai: "เปิดรายงานผลของรอบ เริ่มใหม่หากยังไม่มี",
    english: "Open the report of a round; begun where there is none",
    scope: "plans:write",
    parameters: z.object({ plan: planId, months: roundMonths }),
    answer: reportRecord,
    refuses: ["plan-not-found", "not-your-role", "no-approved-version", "year-not-begun", "report-not-found"],
    does: async ({ records, parameters: { plan, months } }) => opened(records, await openReport({ records }, { planId: plan, months })),
  }),
  endpoint({
    name: "openReport",
    method: "get",
    path: "/reports/{report}",
    tag: "รายงานผล",
    thai: "รายงานผล พร้อมผลตามที่คำนวณและสิ่งที่ท่านทำได้",
    english: "A report with its figures and what you may do with it",
    scope: "plans:read",
    parameters,
    answer: reportRecord,
    refuses: ["report-not-found"],
    does: async ({ records, parameters: { report } }) => reread(records, report, ok(null)),
  }),
  endpoint({
    name: "saveResult",
    method: "put",
    path: "/reports/{report}/rows/{activity}",
    tag: "รายงานผล",
    thai: "บันทึกผลของกิจกรรม: If-Match คือรุ่นของผลที่ท่านเห็น (0 เมื่อยังไม่มี)",
    english: "Record an activity's result; If-Match is its revision as you saw it, 0 where there is none",
    scope: "plans:write",
    parameters: z.object({ report: reportId, activity: z.string().regex(/^a[1-9]\d{0,5}$/u) }),
    body: activityResult,
    answer: savedResult,
    needsRevision: true,
    refuses: ["report-not-found", "activity-not-found", "not-your-role", "report-locked", "value-wrong", "result-stale"],
    does: async ({ records, parameters: { report, activity }, body, revision }) => {
      const saved = await saveResult({ records }, { report, activity, result: body, revision });
      if (!saved.ok) return saved;
      const figures = await readFigures({ records }, report);
      return figures.ok ? ok({ body: { ...saved.value, figures: figures.value }, revision: saved.value.row }) : figures;
    },
  }),
  endpoint({
    name: "saveSummary",
    method: "put",
    path: "/reports/{report}/summary",
    tag: "รายงานผล",
    thai: "บันทึกสรุปผลในภาพรวม",
    english: "Record the summary",
    scope: "plans:write",
    parameters,
    body: z.object({
      summary: z.string().max(20_000),
      before: z.string().max(20_000).meta({ description: "the summary that was written over, as you saw it" }),
    }),
    answer: z.object({ revision: z.int() }),
    refuses: ["report-not-found", "not-your-role", "report-locked", "summary-stale"],
    does: async ({ records, parameters: { report }, body }) => {
      const saved = await saveSummary({ records }, { report, ...body });
      return saved.ok ? ok({ body: { revision: saved.value } }) : saved;
    },
  }),
  endpoint({
    ...moving,
    name: "submitReport",
    path: "/reports/{report}/submit",
    thai: "เสนอรายงาน: If-Match คือรุ่นของรายงานที่ท่านเห็น",
    english: "Hand the report over; If-Match is its revision as you saw it",
    needsRevision: true,
    refuses: [
      "report-not-found",
      "agency-not-found",
      "not-your-report",
      "report-status",
      "report-changed",
      "report-locked",
      "nothing-reported",
      "round-not-open",
      "round-closed",
    ],
    does: async ({ records, parameters: { report }, revision }) =>
      reread(records, report, await submitReport({ records }, { id: report, revision })),
  }),
  endpoint({
    ...moving,
    name: "withdrawReport",
    path: "/reports/{report}/withdraw",
    thai: "ดึงรายงานกลับมาแก้ไขก่อนมีผู้พิจารณา",
    english: "Take the report back before it is decided",
    refuses: ["report-not-found", "not-your-report", "report-status", "no-report-waits"],
    does: async ({ records, parameters: { report } }) => reread(records, report, await withdrawReport({ records }, report)),
  }),
  endpoint({
    ...moving,
    name: "decideReport",
    path: "/reports/{report}/decide",
    thai: "พิจารณารายงาน: อนุมัติโดยพิมพ์ชื่อ-นามสกุล หรือส่งกลับพร้อมเหตุผล",
    english: "Approve with your typed name, or return with a reason",
    body: z.object({
      submission: z.int().min(1),
      decision: z.enum(["approve", "return"]),
      typedName: z.string().max(200).default(""),
      position: z.string().max(300).nullable().default(null),
      note: z.string().max(4000).nullable().default(null),
    }),
    refuses: [
      "report-not-found",
      "no-report-waits",
      "other-report",
      "not-your-report",
      "report-status",
      "report-four-eyes",
      "name-not-typed",
      "no-reason",
    ],
    does: async ({ records, parameters: { report }, body }) =>
      reread(records, report, await decideReport({ records }, { id: report, ...body })),
  }),
  endpoint({
    ...moving,
    name: "reopenReport",
    path: "/reports/{report}/reopen",
    thai: "เปิดรายงานที่อนุมัติแล้วให้แก้ไขถึงวันที่กำหนด พร้อมเหตุผล",
    english: "Open an approved report again until a day, with the reason",
    body: z.object({ reason: z.string().max(2000), until: isoDate }),
    refuses: ["report-not-found", "not-your-report", "report-status", "no-reason", "deadline-order"],
    does: async ({ records, parameters: { report }, body }) =>
      reread(records, report, await reopenReport({ records }, { id: report, ...body })),
  }),
];

/** The report as it is after a move. */
async function reread<E extends Refusal>(records: Records, id: string, moved: Result<unknown, E>): Promise<Result<Answer, Refusal>> {
  if (!moved.ok) return moved;
  const report = await records.reports.find(id);
  return opened(records, report === null ? err({ kind: "report-not-found" }) : ok(report));
}

/** With all the page shows beside its rows: figures, earlier rounds, headcount, the day it is due, and what the asker may do. */
async function opened<E extends Refusal>(records: Records, found: Result<ReportRecord, E>): Promise<Result<Answer, Refusal>> {
  if (!found.ok) return found;
  const report = found.value;
  const { agencies, answers, person, rounds, today } = records;
  const [earlier, agency, headcounts, told, lastYear] = await Promise.all([
    earlierReports(records, report),
    agencies.find(report.agency),
    agencies.headcounts(report.agency),
    answers.told(report.id),
    lastYearTold(records, report),
  ]);
  const [above, before] = await Promise.all([
    rounds.of(agency?.within ?? [], [report.fiscalYear]).then((all) => reportRounds(all, report.months)),
    withFigures(records, earlier),
  ]);
  const extensions = await rounds.extensions(above.map(({ id }) => id));
  const waiting = report.submissions.find(({ status }) => status === "waiting");
  return ok({
    revision: report.revision,
    body: {
      ...report,
      figures: figuresOf(report, earlier, told),
      earlier: before,
      headcount: headcounts.find(({ fiscalYear }) => fiscalYear === report.fiscalYear)?.people ?? null,
      lastYear,
      due: dueOf(above, extensions, report.agency),
      mayWrite: holds(person, report.agency, "author") && isReportWritten(report.status, report.openUntil, today),
      moves: reportMovesOf(person, report.agency, report.status, waiting?.workflow.steps[waiting === undefined ? 0 : stepOf(waiting)]),
    },
  });
}

/** What the same indicators came to last year, as far as they can be told and were approved. */
async function lastYearTold({ reports }: Records, { agency, fiscalYear, months, plan }: ReportRecord): Promise<LastYear | null> {
  const before = await reports.approvedNear(agency, fiscalYear - 1, months);
  return before === null ? null : lastYearOf(plan, before);
}

/** Earlier rounds, each with what it came to by itself. */
async function withFigures(
  { answers }: Records,
  earlier: readonly ReportRecord[],
): Promise<readonly (Pick<ReportRecord, "months" | "rows"> & { readonly figures: ReportFigures })[]> {
  return Promise.all(
    earlier.map(async (one) => ({ months: one.months, rows: one.rows, figures: figuresOf(one, earlier, await answers.told(one.id)) })),
  );
}
