import { sql } from "kysely";

import { agencyNameInYear, headColumns, toHead } from "./plan-heads.ts";
import { rowColumns, toRecord, wantsHeadings } from "./plan-rows.ts";
import { savePlanRows } from "./save-rows.ts";
import { activityColumns, factColumns, nextKeyOf, totalsOf } from "./plan-columns.ts";
import type { PlanHead, PlanId, PlanRecord, RowKey } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import type { AwaitedPlans, Plans } from "#domain/plan/plans.ts";
import { writeAudit } from "./audit.ts";
import { statement } from "./statement.ts";
import { draft } from "./transaction.ts";
import type { Desk } from "./within.ts";

/** Acts that write the plan's words. */
const WRITING = ["plan.made", "plan.edited", "plan.rows", "plan.imported", "plan.import-undone"] as const;

const OWN = ["facts", "facts_revision", "declared_budget_satang"] as const;
const HEADS = draft.selectFrom("plan").select(headColumns);
const HEAD = statement((_, given: { readonly id: PlanId }) => HEADS.where("id", "=", given.id));
const WHOLE = statement((_, given: { readonly id: PlanId }) => HEADS.select(OWN).select(rowColumns(null)).where("id", "=", given.id));
const HELD = statement((_, given: { readonly id: PlanId }) => HEADS.select(OWN).where("id", "=", given.id).forNoKeyUpdate());
const ROWS = statement((plain, given: { readonly id: PlanId }) =>
  plain.selectFrom("plan").select(rowColumns(null)).where("id", "=", given.id),
);
const CHOSEN_ROWS = statement((plain, given: { readonly id: PlanId; readonly keys: readonly RowKey[]; readonly headings: boolean }) =>
  plain.selectFrom("plan").select(rowColumns(given)).where("id", "=", given.id),
);

/** ทะเบียนแผนของธุรกรรมนี้. */
export function plansIn(desk: Desk): Plans {
  const { trx, person } = desk;

  async function find(id: PlanId): Promise<PlanRecord | null> {
    const [row] = await WHOLE(trx, { id });
    return row === undefined ? null : toRecord(row, row);
  }

  async function head(id: PlanId): Promise<PlanHead | null> {
    const [row] = await HEAD(trx, { id });
    return row === undefined ? null : toHead(row);
  }

  /**
   * Rows of a held plan are read by a statement of their own, which the database begins when the wait for the plan is over: the one that waited
   * still sees them as they were before.
   */
  async function hold(id: PlanId, keys: readonly RowKey[] | null): Promise<PlanRecord | null> {
    const [[fields], [rows]] = await Promise.all([
      HELD(trx, { id }),
      keys === null ? ROWS(trx, { id }) : CHOSEN_ROWS(trx, { id, keys, headings: wantsHeadings(keys) }),
    ]);
    return fields === undefined || rows === undefined ? null : toRecord(fields, rows);
  }

  return {
    find,
    hold: (id) => hold(id, null),
    holdRows: hold,
    head,
    list: async ({ within, agency, fiscalYear, statuses, words, limit, offset }) => {
      let query = HEADS;
      if (within !== undefined) query = query.where("within", "@>", sql<readonly number[]>`array[${within}::int]`);
      if (agency !== undefined) query = query.where("agency_id", "=", agency);
      if (fiscalYear !== undefined) query = query.where("fiscal_year", "=", fiscalYear);
      if (statuses !== undefined) query = query.where("status", "in", [...statuses]);
      if (words !== undefined && words !== "") {
        const like = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
        query = query.where((one) => one.or([one("title", "ilike", like), one(agencyNameInYear, "ilike", like)]));
      }
      const { rows } = await trx.executeQuery(
        query.orderBy("fiscal_year", "desc").orderBy("agency_id").limit(limit).offset(offset).compile(),
      );
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
