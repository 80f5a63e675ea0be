import { sql } from "kysely";

import type { Agencies, AgencyRecord } from "#domain/agency/agencies.ts";
import { agenciesInBulk } from "./agencies-in-bulk.ts";
import { AGENCY, below, columnsOf, toAgency, toPeriod } from "./agency-columns.ts";
import { writeAudit } from "./audit.ts";
import { standingOf } from "./standing.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

const FIND_ALL = statement((draft, given: { readonly ids: readonly number[] }) =>
  draft
    .selectFrom("agency")
    .select(AGENCY)
    .select(below.as("below"))
    .where(sql<boolean>`agency.id = any (${given.ids}::int[])`),
);
const HEADCOUNTS = statement((draft, given: { readonly id: number }) =>
  draft.selectFrom("headcount").select(["fiscal_year", "people"]).where("agency_id", "=", given.id).orderBy("fiscal_year", "desc"),
);

/** ทะเบียนหน่วยงานของธุรกรรมนี้. */
export function agenciesIn(desk: Desk): Agencies {
  const { trx } = desk;
  const rows = trx.selectFrom("agency").select(AGENCY).select(below.as("below"));

  async function get(id: number): Promise<AgencyRecord> {
    return toAgency(await rows.where("id", "=", id).executeTakeFirstOrThrow());
  }

  return {
    ...agenciesInBulk(desk),
    find: async (id) => {
      const [row] = await FIND_ALL(trx, { ids: [id] });
      return row === undefined ? null : toAgency(row);
    },
    hold: async (id) => {
      const row = await rows.where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : toAgency(row);
    },
    findAll: async (ids) => (ids.length === 0 ? [] : (await FIND_ALL(trx, { ids })).map(toAgency)),
    below: async (parent) => {
      const found = await rows
        .where((one) =>
          parent === null ? one("parent_id", "is", null) : one.or([one("parent_id", "=", parent), one("area_id", "=", parent)]),
        )
        .orderBy("kind")
        .orderBy("code")
        .orderBy("name")
        .limit(2000)
        .execute();
      return found.map(toAgency);
    },
    named: async (parent, name) => {
      const row = await rows
        .where("parent_id", parent === null ? "is" : "=", parent)
        .where("name", "=", name)
        .where("ended_on", "is", null)
        .executeTakeFirst();
      return row === undefined ? null : toAgency(row);
    },
    search: async (words, under, limit) => {
      const like = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
      const found = await rows
        .where("ended_on", "is", null)
        .where((one) => one.or([one("name", "ilike", like), one("short_name", "ilike", like), one("code", "=", words)]))
        .$if(under !== null, (query) => query.where("within", "@>", sql<readonly number[]>`array[${under}::int]`))
        .orderBy(sql`length(name)`)
        .limit(limit)
        .execute();
      return found.map(toAgency);
    },
    history: async (id) => {
      const periods = await trx.selectFrom("agency_period").selectAll().where("agency_id", "=", id).orderBy("valid_from").execute();
      return periods.map(toPeriod);
    },
    periodsOn: async (ids, day) => {
      if (ids.length === 0) return new Map();
      const periods = await trx
        .selectFrom("agency_period")
        .distinctOn("agency_id")
        .selectAll()
        .where("agency_id", "in", [...ids])
        .where("valid_from", "<=", day)
        .orderBy("agency_id")
        .orderBy("valid_from", "desc")
        .execute();
      return new Map(periods.map((row) => [row.agency_id, toPeriod(row)]));
    },
    standing: (id, fiscalYear, day) => standingOf(desk, id, fiscalYear, day),
    add: async (agency, from, entry) => {
      await writeAudit(desk, { ...entry, agency: agency.parent ?? agency.area ?? 1 });
      const { id } = await trx.insertInto("agency").values(columnsOf(agency)).returning("id").executeTakeFirstOrThrow();
      await trx
        .insertInto("agency_period")
        .values({ agency_id: id, valid_from: from, change: "founded", reason: null, ...columnsOf(agency) })
        .execute();
      return get(id);
    },
    change: async (id, period, ended, entry) => {
      await writeAudit(desk, entry);
      const before = await get(id);
      const { from, change, reason, ...facts } = period;
      const row = { agency_id: id, valid_from: from, change, reason, ...columnsOf(facts) };
      await trx
        .insertInto("agency_period")
        .values(row)
        .onConflict((conflict) => conflict.columns(["agency_id", "valid_from"]).doUpdateSet(row))
        .execute();
      await trx
        .updateTable("agency")
        .set({ ...columnsOf(facts), ended_on: ended.endedOn, merged_into: ended.mergedInto, revision: sql`revision + 1` })
        .where("id", "=", id)
        .execute();
      if (facts.parent !== before.parent || facts.area !== before.area) await sql`select agency_moved(${id}, ${from}::date)`.execute(trx);
      return get(id);
    },
    setRules: async (id, { allowsSelfApproval, needsReview }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("agency")
        .set({ allows_self_approval: allowsSelfApproval, needs_review: needsReview, revision: sql`revision + 1` })
        .where("id", "=", id)
        .execute();
      return get(id);
    },
    headcounts: async (id) => {
      const counts = await HEADCOUNTS(trx, { id });
      return counts.map((row) => ({ fiscalYear: row.fiscal_year, people: row.people }));
    },
    setHeadcount: async (id, { fiscalYear, people }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .insertInto("headcount")
        .values({ agency_id: id, fiscal_year: fiscalYear, people })
        .onConflict((conflict) => conflict.columns(["agency_id", "fiscal_year"]).doUpdateSet({ people }))
        .execute();
    },
    deadlines: async (ids) => {
      if (ids.length === 0) return [];
      const found = await trx
        .selectFrom("deadline")
        .selectAll()
        .where("agency_id", "in", [...ids])
        .orderBy("due")
        .execute();
      return found.map((row) => ({ agency: row.agency_id, fiscalYear: row.fiscal_year, opens: row.opens, due: row.due }));
    },
    setDeadline: async ({ agency, fiscalYear, opens, due }, entry) => {
      await writeAudit(desk, entry);
      await trx
        .insertInto("deadline")
        .values({ agency_id: agency, fiscal_year: fiscalYear, opens, due })
        .onConflict((conflict) => conflict.columns(["agency_id", "fiscal_year"]).doUpdateSet({ opens, due }))
        .execute();
    },
  };
}
