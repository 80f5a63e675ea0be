import { createHash } from "node:crypto";

import { sql } from "kysely";

import type { Plan } from "#domain/plan/plan.ts";
import type { ReportHead, ReportRecord, ReportSubmission } from "#domain/result/report.ts";
import type { ReportStatus } from "#domain/result/report-moves.ts";
import type { Reports } from "#domain/result/reports.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import { approvedNear } from "./approved-reports.ts";
import { writeAudit } from "./audit.ts";
import { reportStandingOf } from "./report-standing.ts";
import { withDecision } from "./decisions.ts";
import { nameInYear } from "./plan-heads.ts";
import { statement } from "./statement.ts";
import { draft } from "./transaction.ts";
import type { Desk } from "./within.ts";

const HEAD = [
  "report.id",
  "report.plan_id",
  "report.submission_id",
  "report.agency_id",
  "report.within",
  "report.fiscal_year",
  "report.months",
  "report.status",
  "report.revision",
  "report.summary",
  "report.open_until",
  "report.changed_at",
  "report.changed_by",
] as const;

const SUBMISSION = [
  "id",
  "number",
  "status",
  "is_late",
  "workflow",
  "decisions",
  "submitted_by",
  "submitted_by_name",
  "submitted_at",
] as const;

const HEADS = draft
  .selectFrom("report")
  .innerJoin("submission", "submission.id", "report.submission_id")
  .select(HEAD)
  .select(["submission.version", nameInYear("report").as("agency_name")]);
const FIND = statement((_, given: { readonly id: string }) => HEADS.where("report.id", "=", given.id));
const HOLD = statement((plain, given: { readonly id: string }) =>
  plain.selectFrom("report").select("id").where("id", "=", given.id).forNoKeyUpdate(),
);
const OF_PLAN = statement((_, given: { readonly plan: string }) => HEADS.where("report.plan_id", "=", given.plan).orderBy("months"));
const SNAPSHOT = statement((plain, given: { readonly submission: string }) =>
  plain.selectFrom("submission").select("snapshot").where("id", "=", given.submission),
);
const ROWS = statement((plain, given: { readonly id: string }) =>
  plain.selectFrom("report_row").select(["key", "revision", "body", "spent_satang"]).where("report_id", "=", given.id),
);
const SUBMISSIONS = statement((plain, given: { readonly id: string }) =>
  plain.selectFrom("report_submission").select(SUBMISSION).where("report_id", "=", given.id).orderBy("number"),
);

/** ทะเบียนรายงานผลของธุรกรรมนี้. */
export function reportsIn(desk: Desk): Reports {
  const { trx, person } = desk;
  // What was approved never changes: reports of one version read it once.
  const plans = new Map<string, Promise<Plan>>();
  const planOf = (submission: string): Promise<Plan> => {
    const plan = plans.get(submission) ?? SNAPSHOT(trx, { submission }).then(theSnapshot);
    plans.set(submission, plan);
    return plan;
  };

  /** The rest of a held report is read by statements that the database begins when the wait for it is over. */
  async function find(id: string, isHeld: boolean): Promise<ReportRecord | null> {
    const [, [head], rows, submissions] = await Promise.all([
      isHeld ? HOLD(trx, { id }) : [],
      FIND(trx, { id }),
      ROWS(trx, { id }),
      SUBMISSIONS(trx, { id }),
    ]);
    if (head === undefined) return null;
    return {
      ...toHead(head),
      plan: await planOf(head.submission_id),
      summary: head.summary,
      rows: Object.fromEntries(
        rows.map(({ key, revision, body, spent_satang }) => [key, { revision, result: { ...body, spentSatang: spent_satang } }]),
      ),
      submissions: submissions.map(toSubmission),
    };
  }
  async function touch(
    id: string,
    change: { readonly summary?: string; readonly status?: ReportStatus; readonly open_until?: string | null },
  ) {
    const { revision } = await trx
      .updateTable("report")
      .set({ ...change, revision: sql`revision + 1`, changed_at: sql`now()`, changed_by: person.name })
      .where("id", "=", id)
      .returning("revision")
      .executeTakeFirstOrThrow();
    return revision;
  }

  return {
    find: (id) => find(id, false),
    hold: (id) => find(id, true),
    head: async (id) => {
      const [row] = await FIND(trx, { id });
      return row === undefined ? null : toHead(row);
    },
    ofPlan: async (plan) => (await OF_PLAN(trx, { plan })).map(toHead),
    ofAgencies: async (agencies, fiscalYears) =>
      agencies.length === 0 || fiscalYears.length === 0
        ? []
        : (
            await trx.executeQuery(
              HEADS.where("report.agency_id", "in", [...agencies])
                .where("report.fiscal_year", "in", [...fiscalYears])
                .orderBy("report.fiscal_year")
                .orderBy("report.months")
                .compile(),
            )
          ).rows.map(toHead),
    open: async (planId, months, submissionId, entry) => {
      const there = await trx
        .selectFrom("report")
        .select("id")
        .where("plan_id", "=", planId)
        .where("months", "=", months)
        .executeTakeFirst();
      if (there !== undefined) return there.id;
      await writeAudit(desk, entry);
      const made = await trx
        .insertInto("report")
        .values({
          plan_id: planId,
          submission_id: submissionId,
          months,
          fiscal_year: sql<number>`(select fiscal_year from plan where id = ${planId})`,
          changed_by: person.name,
        })
        // Two who open it at once open the same one.
        .onConflict((met) => met.columns(["plan_id", "months"]).doUpdateSet({ months }))
        .returning("id")
        .executeTakeFirstOrThrow();
      return made.id;
    },
    saveRow: async (id, key, { spentSatang, ...body }, entry) => {
      await writeAudit(desk, entry);
      const { revision: row } = await trx
        .insertInto("report_row")
        .values({ report_id: id, key, body: JSON.stringify(body), spent_satang: spentSatang })
        .onConflict((met) =>
          met.columns(["report_id", "key"]).doUpdateSet({
            body: JSON.stringify(body),
            spent_satang: spentSatang,
            revision: sql`report_row.revision + 1`,
          }),
        )
        .returning("revision")
        .executeTakeFirstOrThrow();
      return { revision: await touch(id, {}), row };
    },
    saveSummary: async (id, summary, entry) => {
      await writeAudit(desk, entry);
      return touch(id, { summary });
    },
    saveStatus: async (id, status, openUntil, entry) => {
      await writeAudit(desk, entry);
      await touch(id, { status, open_until: openUntil });
    },
    standing: (id, round) => reportStandingOf(desk, id, round),
    approvedNear: (agency, fiscalYear, months) => approvedNear(desk, agency, fiscalYear, months),
    writers: async (id) => {
      const rows = await trx
        .selectFrom("audit_line")
        .select("person_id")
        .distinct()
        .where("plan_id", "=", sql<string>`(select plan_id from report where id = ${id})`)
        .where("act", "=", "report.saved")
        .where(sql<string>`facts::jsonb ->> 'report'`, "=", id)
        .execute();
      return rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]));
    },
    submit: async (id, snapshot, workflow, isLate) => {
      const text = JSON.stringify(snapshot);
      const row = await trx
        .insertInto("report_submission")
        .values({
          report_id: id,
          number: sql<number>`(select coalesce(max(number), 0) + 1 from report_submission where report_id = ${id})`,
          is_late: isLate,
          snapshot: text,
          snapshot_hash: createHash("sha256").update(text).digest("hex"),
          workflow: JSON.stringify(workflow),
          submitted_by: person.id,
          submitted_by_name: person.name,
        })
        .returning(SUBMISSION)
        .executeTakeFirstOrThrow();
      return toSubmission(row);
    },
    decide: async (submission, status, decision) => {
      await trx
        .updateTable("report_submission")
        .set({
          status,
          ...(decision === null ? {} : { decisions: withDecision(decision) }),
        })
        .where("id", "=", submission)
        .execute();
    },
  };
}

function theSnapshot([row]: readonly { readonly snapshot: Plan }[]): Plan {
  if (row === undefined) throw new Error("a report stands on a submission that is not there");
  return row.snapshot;
}

interface HeadRow {
  readonly id: string;
  readonly plan_id: string;
  readonly agency_id: number;
  readonly agency_name: string;
  readonly within: readonly number[];
  readonly fiscal_year: number;
  readonly months: RoundMonths;
  readonly status: ReportStatus;
  readonly revision: number;
  readonly version: number;
  readonly open_until: string | null;
  readonly changed_at: string;
  readonly changed_by: string | null;
}

function toHead(row: HeadRow): ReportHead {
  return {
    id: row.id,
    planId: row.plan_id,
    agency: row.agency_id,
    agencyName: row.agency_name,
    within: row.within,
    fiscalYear: row.fiscal_year,
    months: row.months,
    status: row.status,
    revision: row.revision,
    planVersion: row.version,
    openUntil: row.open_until,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

interface SubmissionRow {
  readonly id: string;
  readonly number: number;
  readonly status: ReportSubmission["status"];
  readonly is_late: boolean;
  readonly workflow: ReportSubmission["workflow"];
  readonly decisions: ReportSubmission["decisions"];
  readonly submitted_by: string;
  readonly submitted_by_name: string;
  readonly submitted_at: string;
}

function toSubmission(row: SubmissionRow): ReportSubmission {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    isLate: row.is_late,
    workflow: row.workflow,
    decisions: row.decisions,
    submittedBy: row.submitted_by,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
  };
}
