import { sql } from "kysely";

import type { EndingRole, Handovers } from "#domain/handover/handovers.ts";
import type { InHand } from "#domain/handover/left-behind.ts";
import type { OpenComments, Owed } from "#domain/handover/owed.ts";
import { writeAudit } from "./audit.ts";
import { inChargesIn } from "./in-charges.ts";
import type { Desk } from "./within.ts";

/** A lock of each agency: who works there. */
const WHO_WORKS = 8571;
const SHOWN = 50;

const COLUMNS = [
  "handover.id",
  "handover.agency_id as agency",
  "agency.name as agencyName",
  "predecessor_name as predecessorName",
  "successor_name as successorName",
  "note",
  "owed",
  "made_by_name as madeByName",
  "made_at as madeAt",
  "seen_at as seenAt",
] as const;

/** ทะเบียนการส่งมอบงานของธุรกรรมนี้. */
export function handoversIn(desk: Desk): Handovers {
  const { trx, person } = desk;
  const handovers = trx.selectFrom("handover").innerJoin("agency", "agency.id", "handover.agency_id").select(COLUMNS);
  const newest = handovers.orderBy("made_at", "desc").limit(SHOWN);

  return {
    hold: async (agency) => {
      await sql`select pg_advisory_xact_lock(${WHO_WORKS}, ${agency}::int)`.execute(trx);
    },
    inHand: async (agency) => {
      const { rows } = await sql<InHand>`select
        (select count(*)::int from plan where agency_id = ${agency}) as plans,
        (select count(*)::int from report where agency_id = ${agency} and status <> 'approved') as reports,
        (select count(*)::int from unit_answer where agency_id = ${agency} and status <> 'accepted') as questions,
        (select count(*)::int from evidence where agency_id = ${agency} and removed_at is null) as evidence`.execute(trx);
      return rows[0] ?? { plans: 0, reports: 0, questions: 0, evidence: 0 };
    },
    endingRoles: async (agencies, { today, days }) => {
      if (agencies.length === 0) return [];
      const { rows } = await sql<EndingRole>`select m.agency_id as agency, a.name as "agencyName", m.role, max(m.valid_until) as until
        from membership m join agency a on a.id = m.agency_id
        where m.role in ('author', 'approver') and m.within && ${[...agencies]}::int[] and a.ended_on is null
          and exists (select from plan p where p.agency_id = m.agency_id)
        group by 1, 2, 3 having bool_and(m.valid_until is not null) and max(m.valid_until) <= ${today}::date + ${days}::int
        order by 4, 1, 3 limit ${SHOWN}`.execute(trx);
      return rows;
    },
    keptBy: async (who, agency) => {
      const { rows } = await sql<{ readonly kept: Pick<Owed, "uploads" | "hasCalendar"> | null }>`
        select kept_by(${who}, ${agency}::int) as kept`.execute(trx);
      const comments = await sql<OpenComments>`select c.plan_id as "planId", p.fiscal_year as "fiscalYear",
          count(*) filter (where c.made_by = ${who})::int as own, count(*) filter (where c.made_by <> ${who})::int as others
        from comment c join plan p on p.id = c.plan_id
        where p.agency_id = ${agency} and c.reply_to is null and c.settled_at is null group by 1, 2 order by 2 desc`.execute(trx);
      const imports = await trx
        .selectFrom("import")
        .select(["id", "file_name as fileName"])
        .where("agency_id", "=", agency)
        .where("made_by", "=", who)
        .where("accepted_at", "is", null)
        .where("undone_at", "is", null)
        .orderBy("made_at")
        .limit(SHOWN)
        .execute();
      return {
        inCharge: await inChargesIn(desk).ofPerson(who, agency),
        comments: comments.rows,
        imports,
        uploads: rows[0]?.kept?.uploads ?? [],
        tokens: await tokensOf(desk, who, agency),
        hasCalendar: rows[0]?.kept?.hasCalendar ?? false,
      };
    },
    pass: async ({ agency, predecessor, successor, passed, shared, revokedTokens, note, owed, today }, entry) => {
      await writeAudit(desk, entry);
      await sql`select pass_on(${predecessor.id}, ${successor}, ${agency}::int, ${[...passed]}::uuid[], ${[...shared]}::uuid[],
        ${today}::date)`.execute(trx);
      // Somebody known by e-mail has a name to be seen only now that they work here.
      const { id } = await trx
        .insertInto("handover")
        .values({
          agency_id: agency,
          predecessor_id: predecessor.id,
          predecessor_name: predecessor.name,
          successor_id: successor,
          successor_name: sql<string>`(select name from person_names where id = ${successor})`,
          reader_id: successor,
          note,
          owed: JSON.stringify(owed),
          made_by: person.id,
          made_by_name: person.name,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const tokens = [...owed.tokens.map((one) => one.id), ...revokedTokens];
      if (tokens.length > 0)
        await trx
          .updateTable("machine_token")
          .set({ made_by: successor, revoked_at: sql`case when id = any (${[...revokedTokens]}::uuid[]) then now() end` })
          .where("id", "in", tokens)
          .execute();
      await sql`select see_out(${predecessor.id}, ${today}::date)`.execute(trx);
      return handovers.where("handover.id", "=", id).executeTakeFirstOrThrow();
    },
    ofAgency: (agency) => newest.where("handover.agency_id", "=", agency).execute(),
    waiting: () => newest.where("reader_id", "=", person.id).where("seen_at", "is", null).execute(),
    acknowledge: async (id, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("handover")
        .set({ seen_at: sql`now()` })
        .where("id", "=", id)
        .where("reader_id", "=", person.id)
        .where("seen_at", "is", null)
        .execute();
    },
  };
}

/** Keys that the person made for the agency or one below it, and that still work. */
async function tokensOf({ trx }: Desk, who: string, agency: number): Promise<Owed["tokens"]> {
  return trx
    .selectFrom("machine_token")
    .select(["id", "agency_id as agency", "name", "expires_at as expiresAt"])
    .where("made_by", "=", who)
    .where(sql<boolean>`${agency}::int = any (within)`)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<string>`now()`)
    .orderBy("made_at")
    .execute();
}
