import { sql } from "kysely";

import type { AgencyKind } from "#domain/agency/agency.ts";
import type { ApprovedFigures, ReportStanding } from "#domain/result/report-standing.ts";
import type { ReportStatus } from "#domain/result/report-moves.ts";
import { dueOf, type Round } from "#domain/result/round.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import { treeBelow } from "./standing.ts";
import type { Desk } from "./within.ts";

/** Agencies directly below one, as today or (with a day) as then, each with its report of a year and round and what is asked of it: one statement. */
export async function reportStandingOf(
  { trx }: Desk,
  id: number,
  { fiscalYear, months, day }: { readonly fiscalYear: number; readonly months: RoundMonths; readonly day: string | null },
): Promise<readonly ReportStanding[]> {
  const { rows } = await sql<StandingRow>`
    select tree.id, tree.kind, tree.name, tree.parent_id = ${id} as is_parent,
      (select p.id from plan p where p.agency_id = tree.id and p.fiscal_year = ${fiscalYear}
        and exists (select from submission s where s.plan_id = p.id and s.status = 'approved')) as plan_id,
      r.id as report_id, r.status,
      last.submitted_at, last.submitted_by_name, last.is_late,
      (select jsonb_build_object('standing', s.snapshot #> '{figures,standing}', 'spentSatang', s.snapshot #> '{figures,spentSatang}',
          'budgetSatang', s.snapshot #> '{figures,budgetSatang}')
        from report_submission s where s.report_id = r.id and s.status = 'approved' order by s.number desc limit 1) as figures,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'agency', o.agency_id, 'fiscalYear', o.fiscal_year, 'months', o.months, 'kind', o.kind,
          'opens', o.opens, 'due', o.due, 'late', o.late)), '[]')
        from round o where o.agency_id = any (a.within) and o.fiscal_year = ${fiscalYear} and o.months = ${months}
          and o.kind = 'report') as rounds,
      (select coalesce(jsonb_agg(jsonb_build_object('round', e.round_id, 'agency', e.agency_id, 'due', e.due)), '[]')
        from round_extension e join round o on o.id = e.round_id
        where e.agency_id = tree.id and o.fiscal_year = ${fiscalYear} and o.months = ${months}
          and o.kind = 'report') as extensions
    from (${treeBelow(id, day)}) tree
    join agency a on a.id = tree.id
    left join report r on r.agency_id = tree.id and r.fiscal_year = ${fiscalYear} and r.months = ${months}
    left join lateral (select submitted_at, submitted_by_name, is_late from report_submission s
      where s.report_id = r.id and s.status <> 'withdrawn' order by s.number desc limit 1) last on true
    where tree.parent_id = ${id} or tree.area_id = ${id}
    order by tree.parent_id is distinct from ${id}, tree.code, tree.name`.execute(trx);
  return rows.map((row) => ({
    agency: { id: row.id, kind: row.kind, name: row.name },
    line: row.is_parent === true ? "parent" : "area",
    planId: row.plan_id,
    report:
      row.report_id === null
        ? null
        : {
            id: row.report_id,
            status: row.status,
            submitted:
              row.submitted_at === null
                ? null
                : { at: row.submitted_at, byName: row.submitted_by_name ?? "", isLate: row.is_late === true },
            figures: row.figures,
          },
    due: dueOf(
      row.rounds,
      row.extensions.map((one) => ({ ...one, reason: "", byName: "", at: "" })),
      row.id,
    ),
  }));
}

interface StandingRow {
  readonly id: number;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly is_parent: boolean | null;
  readonly plan_id: string | null;
  readonly report_id: string | null;
  readonly status: ReportStatus;
  readonly submitted_at: string | null;
  readonly submitted_by_name: string | null;
  readonly is_late: boolean | null;
  readonly figures: ApprovedFigures | null;
  readonly rounds: readonly Round[];
  readonly extensions: readonly { readonly round: string; readonly agency: number; readonly due: string }[];
}
