import { createHash } from "node:crypto";

import { sql } from "kysely";

import type { PlanId, Submission } from "#domain/plan/plan-record.ts";
import type { Submissions } from "#domain/plan/plans.ts";
import { withDecision } from "./decisions.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

const COLUMNS = [
  "id",
  "plan_id",
  "number",
  "version",
  "status",
  "workflow",
  "decisions",
  "snapshot_hash",
  "submitted_by",
  "submitted_by_name",
  "submitted_at",
  "published_at",
] as const;

const OF_PLAN = statement((draft, given: { readonly plan: PlanId }) =>
  draft.selectFrom("submission").select(COLUMNS).where("plan_id", "=", given.plan).orderBy("number"),
);

/** ทะเบียนการเสนอแผนของธุรกรรมนี้. */
export function submissionsIn({ trx, person }: Desk): Submissions {
  const rows = trx.selectFrom("submission").select(COLUMNS);
  return {
    ofPlan: async (plan) => (await OF_PLAN(trx, { plan })).map(toSubmission),
    waiting: async (id) => {
      const row = await rows.where("plan_id", "=", id).where("status", "=", "waiting").forNoKeyUpdate().executeTakeFirst();
      return row === undefined ? null : toSubmission(row);
    },
    snapshot: async (id, number) =>
      (await trx.selectFrom("submission").select("snapshot").where("plan_id", "=", id).where("number", "=", number).executeTakeFirst())
        ?.snapshot ?? null,
    add: async (planId, version, plan, workflow) => {
      const snapshot = JSON.stringify(plan);
      const row = await trx
        .insertInto("submission")
        .values({
          plan_id: planId,
          number: sql<number>`(select coalesce(max(number), 0) + 1 from submission where plan_id = ${planId})`,
          version,
          snapshot,
          snapshot_hash: createHash("sha256").update(snapshot).digest("hex"),
          workflow: JSON.stringify(workflow),
          submitted_by: person.id,
          submitted_by_name: person.name,
        })
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
      return toSubmission(row);
    },
    decide: async (id, status, decision) => {
      await trx
        .updateTable("submission")
        .set({
          status,
          ...(decision === null ? {} : { decisions: withDecision(decision) }),
        })
        .where("id", "=", id)
        .execute();
    },
    publish: async (id) => {
      await trx
        .updateTable("submission")
        .set({ published_at: sql`now()` })
        .where("id", "=", id)
        .execute();
    },
  };
}

interface SubmissionRow {
  readonly id: string;
  readonly plan_id: string;
  readonly number: number;
  readonly version: number;
  readonly status: Submission["status"];
  readonly workflow: Submission["workflow"];
  readonly decisions: Submission["decisions"];
  readonly snapshot_hash: string;
  readonly submitted_by: string;
  readonly submitted_by_name: string;
  readonly submitted_at: string;
  readonly published_at: string | null;
}

function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    version: row.version,
    status: row.status,
    workflow: row.workflow,
    decisions: row.decisions,
    snapshotHash: row.snapshot_hash,
    submittedBy: row.submitted_by,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
  };
}
