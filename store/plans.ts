import { sql } from "kysely";

import { agencyNameInYear, headColumns, toHead } from "./plan-heads.ts";
import { rowColumns, toRecord } from "./plan-rows.ts";
import { savePlanRows } from "./save-rows.ts";
import { activityColumns, factColumns, nextKeyOf, totalsOf } from "./plan-columns.ts";
import type { PlanId, PlanRecord, RowKey } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import type { AwaitedPlans, Plans } from "#domain/plan/plans.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

/** Acts that write the plan's words. */
const WRITING = ["plan.made", "plan.edited", "plan.rows", "plan.imported", "plan.import-undone"] as const;

/** ทะเบียนแผนของธุรกรรมนี้. */
export function plansIn(desk: Desk): Plans {
  const { trx, person } = desk;

  const ownFields = (id: PlanId) =>
    trx.selectFrom("plan").select(headColumns).select(["facts", "facts_revision", "declared_budget_satang"]).where("id", "=", id);

  async function find(id: PlanId): Promise<PlanRecord | null> {
    const row = await ownFields(id).select(rowColumns(null)).executeTakeFirst();
    return row === undefined ? null : toRecord(row, row);
  }

  /** Rows of a held plan are read after the wait for it is over: the statement that waited still sees them as they were before. */
  async function hold(id: PlanId, keys: readonly RowKey[] | null): Promise<PlanRecord | null> {
    const fields = await ownFields(id).forNoKeyUpdate().executeTakeFirst();
    if (fields === undefined) return null;
    return toRecord(fields, await trx.selectFrom("plan").select(rowColumns(keys)).where("id", "=", id).executeTakeFirstOrThrow());
  }

  return {
    find,
    hold: (id) => hold(id, null),
    holdRows: hold,
    head: async (id) => {
      const row = await trx.selectFrom("plan").select(headColumns).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toHead(row);
    },
    list: async ({ within, agency, fiscalYear, statuses, words, limit, offset }) => {
      let query = trx.selectFrom("plan").select(headColumns);
      if (within !== undefined) query = query.where("within", "@>", sql<readonly number[]>`array[${within}::int]`);
      if (agency !== undefined) query = query.where("agency_id", "=", agency);
      if (fiscalYear !== undefined) query = query.where("fiscal_year", "=", fiscalYear);
      if (statuses !== undefined) query = query.where("status", "in", [...statuses]);
      if (words !== undefined && words !== "") {
        const like = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
        query = query.where((one) => one.or([one("title", "ilike", like), one(agencyNameInYear, "ilike", like)]));
      }
      const rows = await query.orderBy("fiscal_year", "desc").orderBy("agency_id").limit(limit).offset(offset).execute();
      return rows.map(toHead);
    },
    ofYear: async (agency, fiscalYear) => {
      const row = await trx
        .selectFrom("plan")
        .select(headColumns)
        .where("agency_id", "=", agency)
        .where("fiscal_year", "=", fiscalYear)
        .executeTakeFirst();
      return row === undefined ? null : toHead(row);
    },
    add: async (agency, fiscalYear, plan, entry) => {
      const id = crypto.randomUUID();
      await writeAudit(desk, { ...entry, planId: id });
      await trx
        .insertInto("plan")
        .values({
          id,
          agency_id: agency,
          fiscal_year: fiscalYear,
          next_key: nextKeyOf(plan),
          changed_by: person.name,
          ...factColumns(plan),
          ...totalsOf(plan),
        })
        .execute();
      await addRows(desk, id, plan);
      return id;
    },
    saveRows: (before, after, entry) => savePlanRows(desk, before, after, entry),
    saveStatus: async (id, status, version, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("plan")
        .set({ status, version, revision: sql`revision + 1`, changed_at: sql`now()`, changed_by: person.name })
        .where("id", "=", id)
        .execute();
    },
    remove: async (id, entry) => {
      await writeAudit(desk, entry);
      await trx.deleteFrom("plan").where("id", "=", id).execute();
    },
    writersSince: async (id, version) => {
      const rows = await trx
        .selectFrom("audit_line")
        .select("person_id")
        .distinct()
        .where("plan_id", "=", id)
        .where("act", "in", WRITING)
        .where(
          "at",
          ">",
          sql<string>`coalesce((select max(a.at) from audit_line a where a.plan_id = ${id} and a.act = 'plan.revise' and ${version}::int > 1), '')`,
        )
        .execute();
      return rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]));
    },
    awaited: async (agencies, fiscalYear) => {
      if (agencies.length === 0) return [];
      const { rows } = await sql<AwaitedPlans>`
        select above.id as agency, count(*)::int as of, count(*) filter (where p.id is null)::int as missing
        from agency above
        join agency a on (a.parent_id = above.id or a.area_id = above.id) and a.ended_on is null
        left join plan p on p.agency_id = a.id and p.fiscal_year = ${fiscalYear} and p.status in ('approved', 'published')
        where above.id = any (${[...agencies]}::int[]) group by above.id`.execute(trx);
      return rows;
    },
    nextKey: async (id) => (await trx.selectFrom("plan").select("next_key").where("id", "=", id).executeTakeFirst())?.next_key ?? 1,
  };
}

/** Every row of a plan that has none yet. */
async function addRows({ trx }: Desk, id: PlanId, plan: Plan): Promise<void> {
  if (plan.headings.length > 0)
    await trx
      .insertInto("heading")
      .values(plan.headings.map((heading, position) => ({ plan_id: id, key: heading.id, position, body: JSON.stringify(heading) })))
      .execute();
  if (plan.activities.length > 0)
    await trx
      .insertInto("activity")
      .values(plan.activities.map((activity, position) => ({ plan_id: id, key: activity.id, position, ...activityColumns(activity) })))
      .execute();
}
