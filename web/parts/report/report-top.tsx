import type { ReactNode } from "react";
import { Link } from "react-router";

import { daysLate, daysOverdue } from "#domain/result/round.ts";
import type { OpenReport } from "../../report/report-keeper.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { inBangkok } from "../account/device.ts";
import { useMe } from "../me.tsx";
import { PageTitle } from "../page-title.tsx";

/** ส่งช้าหรือเลยกำหนด — said by words and days; nothing where all is in time. */
function Lateness({ report: { status, submissions, due, openUntil } }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { today } = useMe();
  const handedOver = submissions.findLast((one) => one.status === "waiting" || one.status === "approved");
  if (status === "submitted" || status === "approved") {
    if (handedOver === undefined || !handedOver.isLate) return null;
    return (
      <strong className="overdue">{words.daysLate(daysLate({ ...handedOver, on: inBangkok(handedOver.submittedAt).date }, due))}</strong>
    );
  }
  const overdue = openUntil === null ? daysOverdue(today, due) : null;
  return overdue === null ? null : <strong className="overdue">{words.daysOverdue(overdue)}</strong>;
}

/** หัวรายงาน — whose results, of when, where it stands, and what it comes to with its completeness. */
export function ReportTop({ report }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { figures, due, openUntil } = report;
  const isMended = report.status !== "approved" && report.submissions.some(({ status }) => status === "approved");
  const { standing, spentSatang, budgetSatang } = figures;
  return (
    <>
      <PageTitle title={`${words.title(report.months)} ${words.ofYear(report.fiscalYear)}`}>
        <p lang="th">{report.agencyName}</p>
        <p className="record-state">
          <span className={`status ${report.status}`}>
            {isMended && report.status === "draft" ? words.beingMended : words.statuses[report.status]}
          </span>
          <span className="hint">
            {openUntil !== null ? words.openUntil(words.date(openUntil)) : due === null ? words.noDue : words.due(words.date(due.due))}
          </span>
          <Lateness report={report} />
          <Link to={`/plans/${report.planId}`}>{words.openPlan}</Link>
        </p>
        {isMended && <p className="note">{words.mended}</p>}
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
