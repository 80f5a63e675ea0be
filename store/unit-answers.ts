import { sql } from "kysely";

import { NO_RESULT } from "#domain/result/report.ts";
import type { UnitAnswers } from "#domain/result/reports.ts";
import type { AnswerStatus, UnitAnswer } from "#domain/result/unit-answer.ts";
import { writeAudit } from "./audit.ts";
import { statement } from "./statement.ts";
import { draft } from "./transaction.ts";
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

const ANSWERS = draft.selectFrom("unit_answer").innerJoin("agency", "agency.id", "unit_answer.agency_id").select(COLUMNS);
/** With what the unit is writing, which is its own to read. */
const OWN = ANSWERS.select("unit_answer.draft");
const FIND = statement((_, given: { readonly id: string }) => OWN.where("unit_answer.id", "=", given.id));
const HOLD = statement((plain, given: { readonly id: string }) =>
  plain.selectFrom("unit_answer").select("id").where("id", "=", given.id).forNoKeyUpdate(),
);
/** The owner reads what was sent. */
const OF_REPORT = statement((_, given: { readonly report: string }) =>
  ANSWERS.select(sql<null>`null`.as("draft"))
    .where("unit_answer.report_id", "=", given.report)
    .orderBy("unit_answer.key")
    .orderBy("unit_answer.agency_id"),
);
const OF_UNITS = statement((_, given: { readonly agencies: readonly number[]; readonly fiscalYears: readonly number[] }) =>
  OWN.where(sql<boolean>`unit_answer.agency_id = any (${given.agencies}::int[])`).where(
    sql<boolean>`(unit_answer.question ->> 'fiscalYear')::int = any (${given.fiscalYears}::int[])`,
  ),
);
const TOLD = statement((plain, given: { readonly report: string }) =>
  plain
    .selectFrom("unit_answer")
    .select(["key as activity", "agency_id as agency", "status", "body as result"])
    .where("report_id", "=", given.report)
    .orderBy("key")
    .orderBy("agency_id"),
);
const OPEN = statement((_, given: { readonly agencies: readonly number[] }) =>
  OWN.where(sql<boolean>`unit_answer.agency_id = any (${given.agencies}::int[])`)
    .where("unit_answer.status", "!=", "accepted")
    .where(sql<boolean>`not report_is_settled(unit_answer.report_id)`)
    .orderBy("unit_answer.changed_at"),
);

interface SavedGiven {
  readonly id: string;
  readonly status: AnswerStatus;
  /** The result and who told it, and a note's JSON; null where there is none. */
  readonly body: string | null;
  readonly name: string | null;
  readonly note: string | null;
}

const SAVE = statement((plain, given: SavedGiven) =>
  plain
    .updateTable("unit_answer")
    .set({
      status: given.status,
      revision: sql`revision + 1`,
      changed_at: sql`now()`,
      body: sql`coalesce(${given.body}::jsonb, body)`,
      draft: sql`case when ${given.body}::jsonb is null then draft end`,
      answered_by_name: sql`coalesce(${given.name}, answered_by_name)`,
      notes: sql`notes || case when ${given.note}::jsonb is null then '[]'
        else jsonb_build_array(${given.note}::jsonb || jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) end`,
    })
    .where("id", "=", given.id),
);

/** ทะเบียนคำตอบของหน่วยในธุรกรรมนี้. */
export function unitAnswersIn(desk: Desk): UnitAnswers {
  const { trx, person } = desk;
  const find = async (id: string): Promise<UnitAnswer | null> => (await FIND(trx, { id }))[0] ?? null;
  return {
    ofReport: (report) => OF_REPORT(trx, { report }),
    ofUnits: async (agencies, fiscalYears) =>
      agencies.length === 0 || fiscalYears.length === 0 ? [] : OF_UNITS(trx, { agencies, fiscalYears }),
    told: (report) => TOLD(trx, { report }),
    open: async (agencies) => (agencies.length === 0 ? [] : OPEN(trx, { agencies })),
    // The answer is read by a statement that the database begins when the wait for it is over.
    hold: async (id) => (await Promise.all([HOLD(trx, { id }), find(id)]))[1],
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
      const given = {
        id,
        status,
        body: result === undefined ? null : JSON.stringify(result),
        name: result === undefined ? null : person.name,
        note: note === undefined ? null : JSON.stringify({ ...note, byName: person.name }),
      };
      const [, , saved] = await Promise.all([writeAudit(desk, entry), SAVE(trx, given), find(id)]);
      if (saved === null) throw new Error("an answer was not there any more after it was saved");
      return saved;
    },
  };
}
