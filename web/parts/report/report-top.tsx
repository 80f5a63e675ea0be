import type { ReactNode } from "react";
import { Link } from "react-router";

import type { OpenReport } from "../../report/report-keeper.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { PageTitle } from "../page-title.tsx";

/** หัวรายงาน — whose results, of when, where it stands, and what it comes to with its completeness. */
export function ReportTop({ report }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { figures, due, openUntil } = report;
  const { standing, spentSatang, budgetSatang } = figures;
  return (
    <>
      <PageTitle title={`${words.title(report.months)} ${words.ofYear(report.fiscalYear)}`}>
        <p lang="th">{report.agencyName}</p>
        <p className="record-state">
          <span className={`status ${report.status}`}>{words.statuses[report.status]}</span>
          <span className="hint">
            {openUntil !== null ? words.openUntil(words.date(openUntil)) : due === null ? words.noDue : words.due(words.date(due.due))}
          </span>
          <Link to={`/plans/${report.planId}`}>{words.openPlan}</Link>
        </p>
      </PageTitle>
      <section aria-labelledby="standing">
        <h2 id="standing">{words.standing}</h2>
        <dl className="facts">
          <div>
            <dt>{words.complete}</dt>
            <dd>{words.of(standing.reported, standing.of)}</dd>
          </div>
          <div>
            <dt>{words.achieved}</dt>
            <dd>{words.points(standing.points)}</dd>
          </div>
          {standing.progress !== standing.points && (
            <div>
              <dt>{words.progress}</dt>
              <dd>{words.points(standing.progress)}</dd>
            </div>
          )}
          {spentSatang !== null && (
            <div>
              <dt>{words.spent}</dt>
              <dd>{words.spentOf(words.baht(spentSatang), words.baht(budgetSatang))}</dd>
            </div>
          )}
        </dl>
      </section>
    </>
  );
}
