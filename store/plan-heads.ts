import { sql, type RawBuilder } from "kysely";

import { spokenTitle } from "#domain/plan/plan-title.ts";
import type { PlanStatus } from "#domain/plan/plan-moves.ts";
import type { PlanHead } from "#domain/plan/plan-record.ts";

/** The agency's name as it was when the fiscal year of the table's row ended (30 September), or as it is today. */
export function nameInYear(table: "plan" | "report"): RawBuilder<string> {
  return sql<string>`coalesce(
  (select p.name from agency_period p where p.agency_id = ${sql.ref(`${table}.agency_id`)}
     and p.valid_from <= make_date(${sql.ref(`${table}.fiscal_year`)} - 543, 9, 30)
   order by p.valid_from desc limit 1),
  (select a.name from agency a where a.id = ${sql.ref(`${table}.agency_id`)}))`;
}

/** The plan's agency by its name of that year. */
export const agencyNameInYear = nameInYear("plan");

const openComments = sql<number>`(select count(*)::int from comment c where c.plan_id = plan.id and c.settled_at is null and c.reply_to is null)`;

/** What a list shows of a plan. */
export const headColumns = [
  "plan.id",
  "plan.agency_id",
  agencyNameInYear.as("agency_name"),
  "plan.within",
  "plan.fiscal_year",
  "plan.status",
  "plan.version",
  "plan.revision",
  "plan.title",
  "plan.activities",
  "plan.budget_satang",
  openComments.as("open_comments"),
  "plan.changed_at",
  "plan.changed_by",
] as const;

/** The columns of a plan in a list, as they come. */
export interface HeadRow {
  readonly id: string;
  readonly agency_id: number;
  readonly agency_name: string;
  readonly within: readonly number[];
  readonly fiscal_year: number;
  readonly status: PlanStatus;
  readonly version: number;
  readonly revision: number;
  readonly title: string | null;
  readonly activities: number;
  readonly budget_satang: number;
  readonly open_comments: number;
  readonly changed_at: string;
  readonly changed_by: string | null;
}

/** A row of the list. */
export function toHead(row: HeadRow): PlanHead {
  return {
    id: row.id,
    agency: row.agency_id,
    agencyName: row.agency_name,
    within: row.within,
    fiscalYear: row.fiscal_year,
    status: row.status,
    version: row.version,
    revision: row.revision,
    title: spokenTitle(row.title),
    activities: row.activities,
    budgetSatang: row.budget_satang,
    openComments: row.open_comments,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
