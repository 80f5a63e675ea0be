import { sql } from "kysely";

import type { Plan } from "#domain/plan/plan.ts";
import type { ReportFigures } from "#domain/result/figures.ts";
import { valueAt } from "#domain/result/figures.ts";
import type { ApprovedReport } from "#domain/result/last-year.ts";
import type { ReportRecord } from "#domain/result/report.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { Desk } from "./within.ts";

/** Of the reports of an agency's year that were ever approved, the one of the nearest round as it was approved last. */
export async function approvedNear({ trx }: Desk, agency: number, fiscalYear: number, months: RoundMonths): Promise<ApprovedReport | null> {
  const { rows } = await sql<ApprovedRow>`
    select r.months, s.snapshot as plan, f.snapshot -> 'rows' as rows, f.snapshot -> 'figures' as figures
    from report r
    join submission s on s.id = r.submission_id
    join report_submission f on f.report_id = r.id and f.status = 'approved'
    where r.agency_id = ${agency} and r.fiscal_year = ${fiscalYear}
    order by abs(r.months - ${months}), r.months, f.number desc
    limit 1`.execute(trx);
  const [found] = rows;
  if (found === undefined) return null;
  return {
    months: found.months,
    plan: found.plan,
    told: found.figures.activities.flatMap(({ activity, indicators }) =>
      indicators.map(({ position, value }) => {
        const result = found.rows[activity]?.result;
        const reckoning = result?.indicators.find((one) => one.position === position)?.reckoning ?? "cumulative";
        return { activity, position, reckoning, own: result === undefined ? null : valueAt(result, position), soFar: value };
      }),
    ),
  };
}

interface ApprovedRow {
  readonly months: RoundMonths;
  readonly plan: Plan;
  readonly rows: ReportRecord["rows"];
  readonly figures: ReportFigures;
}
