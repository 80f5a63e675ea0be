import { sql } from "kysely";

import { NO_RESULT } from "#domain/result/report.ts";
import type { UnitAnswers } from "#domain/result/reports.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

const COLUMNS = [
  "unit_answer.id",
  "unit_answer.report_id as reportId",
  "unit_answer.key as activity",
  "unit_answer.question",
  "unit_answer.agency_id as agency",
  "agency.name as agencyName",
  "unit_answer.owner_id as owner",
  "unit_answer.status",
  "unit_answer.revision",
  "unit_answer.body as result",
  "unit_answer.notes",
  "unit_answer.answered_by_name as answeredByName",
  "unit_answer.changed_at as changedAt",
] as const;

/** ทะเบียนคำตอบของหน่วยในธุรกรรมนี้. */
export function unitAnswersIn(desk: Desk): UnitAnswers {
  const { trx, person } = desk;
  const all = trx.selectFrom("unit_answer").innerJoin("agency", "agency.id", "unit_answer.agency_id").select(COLUMNS);
  const answers = all.select("unit_answer.draft");
  const find = async (id: string): Promise<UnitAnswer | null> =>
    (await answers.where("unit_answer.id", "=", id).executeTakeFirst()) ?? null;
  return {
    // The owner reads what was sent.
    ofReport: (reportId) =>
      all
        .select(sql<null>`null`.as("draft"))
        .where("unit_answer.report_id", "=", reportId)
        .orderBy("unit_answer.key")
        .orderBy("unit_answer.agency_id")
        .execute(),
    ofUnits: async (agencies, fiscalYears) =>
      agencies.length === 0 || fiscalYears.length === 0
        ? []
        : answers
            .where("unit_answer.agency_id", "in", [...agencies])
            .where(sql<number>`(unit_answer.question ->> 'fiscalYear')::int`, "in", [...fiscalYears])
            .execute(),
    open: async (agencies) =>
      agencies.length === 0
        ? []
        : answers
            .where("unit_answer.agency_id", "in", [...agencies])
            .where("unit_answer.status", "!=", "accepted")
            .where(sql<boolean>`not report_is_settled(unit_answer.report_id)`)
            .orderBy("unit_answer.changed_at")
            .execute(),
    hold: async (id) => {
      await trx.selectFrom("unit_answer").select("id").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
      return find(id);
    },
    ask: async (reportId, question, agencies, entry) => {
      if (agencies.length === 0) return;
      await writeAudit(desk, entry);
      await trx
        .insertInto("unit_answer")
        .values(
          agencies.map((agency) => ({
            report_id: reportId,
            key: question.activity.id,
            agency_id: agency,
            question: JSON.stringify(question),
            body: JSON.stringify(NO_RESULT),
          })),
        )
        .onConflict((met) => met.columns(["report_id", "key", "agency_id"]).doNothing())
        .execute();
    },
    keepDraft: async (id, draft, entry) => {
      await writeAudit(desk, entry);
      const { revision } = await trx
        .updateTable("unit_answer")
        .set({ draft: JSON.stringify(draft), revision: sql`revision + 1` })
        .where("id", "=", id)
        .returning("revision")
        .executeTakeFirstOrThrow();
      return revision;
    },
    save: async (id, { status, result, note }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("unit_answer")
        .set({
          status,
          revision: sql`revision + 1`,
          changed_at: sql`now()`,
          ...(result === undefined ? {} : { body: JSON.stringify(result), draft: null, answered_by_name: person.name }),
          ...(note === undefined
            ? {}
            : {
                notes: sql<string>`notes || jsonb_build_array(${JSON.stringify({ ...note, byName: person.name })}::jsonb || jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))`,
              }),
        })
        .where("id", "=", id)
        .execute();
      const saved = await find(id);
      if (saved === null) throw new Error("an answer was not there any more after it was saved");
      return saved;
    },
  };
}
