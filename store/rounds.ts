import type { Rounds } from "#domain/result/reports.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

const COLUMNS = ["id", "agency_id as agency", "fiscal_year as fiscalYear", "months", "kind", "opens", "due", "late"] as const;

/** ทะเบียนรอบรายงานของธุรกรรมนี้. */
export function roundsIn(desk: Desk): Rounds {
  const { trx, person } = desk;
  const rounds = trx.selectFrom("round").select(COLUMNS);
  return {
    of: async (agencies, fiscalYears) =>
      agencies.length === 0 || fiscalYears.length === 0
        ? []
        : rounds
            .where("agency_id", "in", [...agencies])
            .where("fiscal_year", "in", [...fiscalYears])
            .orderBy("fiscal_year")
            .orderBy("months")
            .orderBy("kind", "desc")
            .orderBy("agency_id")
            .execute(),
    find: async (id) => (await rounds.where("id", "=", id).executeTakeFirst()) ?? null,
    set: async ({ agency, fiscalYear, months, kind, opens, due, late }, entry) => {
      await writeAudit(desk, entry);
      return trx
        .insertInto("round")
        .values({ agency_id: agency, fiscal_year: fiscalYear, months, kind, opens, due, late })
        .onConflict((met) => met.columns(["agency_id", "fiscal_year", "months", "kind"]).doUpdateSet({ opens, due, late }))
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
    },
    extensions: async (ids) =>
      ids.length === 0
        ? []
        : trx
            .selectFrom("round_extension")
            .select(["round_id as round", "agency_id as agency", "due", "reason", "made_by_name as byName", "made_at as at"])
            .where("round_id", "in", [...ids])
            .orderBy("made_at")
            .execute(),
    extend: async ({ round, agency, due, reason }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .insertInto("round_extension")
        .values({ round_id: round, agency_id: agency, due, reason, made_by: person.id, made_by_name: person.name })
        .execute();
    },
  };
}
