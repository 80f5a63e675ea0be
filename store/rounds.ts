import { sql } from "kysely";

import type { Rounds } from "#domain/result/reports.ts";
import { writeAudit } from "./audit.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

const COLUMNS = ["id", "agency_id as agency", "fiscal_year as fiscalYear", "months", "kind", "opens", "due", "late"] as const;

const OF = statement((draft, given: { readonly agencies: readonly number[]; readonly fiscalYears: readonly number[] }) =>
  draft
    .selectFrom("round")
    .select(COLUMNS)
    .where(sql<boolean>`agency_id = any (${given.agencies}::int[])`)
    .where(sql<boolean>`fiscal_year = any (${given.fiscalYears}::int[])`)
    .orderBy("fiscal_year")
    .orderBy("months")
    .orderBy("kind", "desc")
    .orderBy("agency_id"),
);
const EXTENSIONS = statement((draft, given: { readonly rounds: readonly string[] }) =>
  draft
    .selectFrom("round_extension")
    .select(["round_id as round", "agency_id as agency", "due", "reason", "made_by_name as byName", "made_at as at"])
    .where(sql<boolean>`round_id = any (${given.rounds}::uuid[])`)
    .orderBy("made_at"),
);

/** ทะเบียนรอบรายงานของธุรกรรมนี้. */
export function roundsIn(desk: Desk): Rounds {
  const { trx, person } = desk;
  return {
    of: async (agencies, fiscalYears) => (agencies.length === 0 || fiscalYears.length === 0 ? [] : OF(trx, { agencies, fiscalYears })),
    find: async (id) => (await trx.selectFrom("round").select(COLUMNS).where("id", "=", id).executeTakeFirst()) ?? null,
    set: async ({ agency, fiscalYear, months, kind, opens, due, late }, entry) => {
      await writeAudit(desk, entry);
      return trx
        .insertInto("round")
        .values({ agency_id: agency, fiscal_year: fiscalYear, months, kind, opens, due, late })
        .onConflict((met) => met.columns(["agency_id", "fiscal_year", "months", "kind"]).doUpdateSet({ opens, due, late }))
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
    },
    extensions: async (rounds) => (rounds.length === 0 ? [] : EXTENSIONS(trx, { rounds })),
    extend: async ({ round, agency, due, reason }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .insertInto("round_extension")
        .values({ round_id: round, agency_id: agency, due, reason, made_by: person.id, made_by_name: person.name })
        .execute();
    },
  };
}
