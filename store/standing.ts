import { sql, type RawBuilder } from "kysely";

import type { AgencyKind } from "#domain/agency/agency.ts";
import type { AgencyStanding, StandingPlan } from "#domain/agency/standing.ts";
import { spokenTitle } from "#domain/plan/plan-title.ts";
import type { PlanStatus } from "#domain/plan/plan-moves.ts";
import type { Desk } from "./within.ts";

/** Agencies directly below one, as they are today or (with a day) as they were then, each with its plan of the year. */
export async function standingOf({ trx }: Desk, id: number, fiscalYear: number, day: string | null): Promise<readonly AgencyStanding[]> {
  const { rows } = await sql<StandingRow>`
    select tree.id, tree.kind, tree.name, tree.parent_id = ${id} as is_parent,
      p.id as plan_id, p.status, p.version, p.title, p.activities, p.budget_satang, p.changed_at,
      (select max(s.submitted_at) from submission s where s.plan_id = p.id) as submitted_at
    from (${treeBelow(id, day)}) tree
    left join plan p on p.agency_id = tree.id and p.fiscal_year = ${fiscalYear}
    where tree.parent_id = ${id} or tree.area_id = ${id}
    order by tree.parent_id is distinct from ${id}, tree.code, tree.name`.execute(trx);
  return rows.map((row) => ({
    agency: { id: row.id, kind: row.kind, name: row.name },
    line: row.is_parent === true ? "parent" : "area",
    plan: toPlan(row),
  }));
}

/** The agencies directly below one, either line, as they are today or as they were on a day. */
export function treeBelow(id: number, day: string | null): RawBuilder<unknown> {
  if (day === null)
    return sql`select id, kind, name, code, parent_id, area_id from agency where ended_on is null and (parent_id = ${id} or area_id = ${id})`;
  // An agency that the record knows only since later counts as what it first was.
  return sql`
    select distinct on (p.agency_id) p.agency_id as id, p.kind, p.name, p.code, p.parent_id, p.area_id
    from agency_period p join agency a on a.id = p.agency_id
    where a.ended_on is null or a.ended_on > ${day}::date
    order by p.agency_id, p.valid_from > ${day}::date, case when p.valid_from > ${day}::date then p.valid_from - date '2000-01-01' else date '2000-01-01' - p.valid_from end`;
}

interface StandingRow {
  readonly id: number;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly is_parent: boolean | null;
  readonly plan_id: string | null;
  readonly status: PlanStatus;
  readonly version: number;
  readonly title: string | null;
  readonly activities: number;
  readonly budget_satang: number;
  readonly changed_at: string;
  readonly submitted_at: string | null;
}

function toPlan(row: StandingRow): StandingPlan | null {
  if (row.plan_id === null) return null;
  return {
    id: row.plan_id,
    status: row.status,
    version: row.version,
    title: spokenTitle(row.title),
    activities: row.activities,
    budgetSatang: row.budget_satang,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
  };
}
