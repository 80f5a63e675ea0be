import { useEffect, useState, useSyncExternalStore, type ComponentProps, type ReactNode } from "react";
import { Link, useParams } from "react-router";

import type { EvidenceUse } from "#domain/evidence/evidence.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { NO_RESULT, type ReportHead } from "#domain/result/report.ts";
import { ownSuccessOf } from "#domain/result/own-success.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { ask, type Problem } from "../api.ts";
import { EvidenceBox } from "../parts/evidence/evidence-box.tsx";
import { PaperBack } from "../parts/changes/paper-back.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { ActivityForm, type EarlierResult } from "../parts/report/activity-form.tsx";
import { InChargeLine, useCharges } from "../parts/report/in-charge.tsx";
import { ReportMoves, ReturnedNote } from "../parts/report/report-moves.tsx";
import { Pictures } from "../parts/report/pictures.tsx";
import { ReportPapers } from "../parts/report/report-papers.tsx";
import { ReportTop } from "../parts/report/report-top.tsx";
import { RowState } from "../parts/report/row-state.tsx";
import { SummaryField } from "../parts/report/summary-field.tsx";
import { UnitTable } from "../parts/report/unit-table.tsx";
import { useMe } from "../parts/me.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { openReportKeeper, type OpenReport } from "../report/report-keeper.ts";
import { openSummaryKeeper } from "../report/summary-keeper.ts";
import { HANDOVER_WORDS } from "../words/handover.ts";
import { REPORT_WORDS } from "../words/report.ts";

/** รายงานผลของแผนในรอบหนึ่ง — begun here where there is none yet. */
export function ReportPage(): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { plan = "", months = "" } = useParams();
  const { asked } = useAsked<readonly ReportHead[]>(`/plans/${plan}/reports`);
  const [begun, setBegun] = useState<OpenReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (begun !== null) return <Report key={begun.id} opened={begun} />;
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} />;
  const head = asked.value.find((one) => String(one.months) === months);
  if (head !== undefined) return <OpenedReport id={head.id} />;
  const begin = async (): Promise<void> => {
    const got = await ask<OpenReport>(`/plans/${plan}/reports/${months}`, { method: "PUT" });
    if (got.ok) setBegun(got.value.value);
    else setProblem(got.error);
  };
  return (
    <div className="stack">
      <PageTitle title={words.title(Number(months))} />
      {problem !== null && <ProblemBox problem={problem} />}
      <p>{words.notBegun}</p>
      <button type="button" className="main" onClick={() => void begin()}>
        {words.begin}
      </button>
      <Link to={`/plans/${plan}`}>{words.openPlan}</Link>
    </div>
  );
}

function OpenedReport({ id }: { readonly id: string }): ReactNode {
  const { asked, renew } = useAsked<OpenReport>(`/reports/${id}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  return <Report key={id} opened={asked.value} />;
}

function Report({ opened }: { readonly opened: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [keeper] = useState(() =>
    openReportKeeper(opened, { ask, drawer: localStorage, wait: (milliseconds, then) => void setTimeout(then, milliseconds) }),
  );
  const [summary] = useState(() =>
    openSummaryKeeper(opened, { ask, drawer: localStorage, wait: (milliseconds, then) => void setTimeout(then, milliseconds) }),
  );
  const { report, rows } = useSyncExternalStore(keeper.listen, keeper.state);
  const answers = useAsked<readonly UnitAnswer[]>(`/reports/${opened.id}/answers`);
  const evidence = useAsked<readonly EvidenceUse[]>(`/reports/${opened.id}/evidence`);
  const me = useMe();
  const handover = useWordsOf(HANDOVER_WORDS);
  const charges = useCharges(opened.planId, opened.agency);
  const mine = charges.all.filter(({ person }) => person === me.person.id).map(({ activity }) => activity);
  const [mineOnly, setMineOnly] = useState(false);
  const proofs = evidence.asked.is === "here" ? evidence.asked.value : [];
  const told = answers.asked.is === "here" ? answers.asked.value : [];
  useEffect(() => {
    const again = (): void => [keeper, summary].forEach((one) => one.tryAgain());
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [keeper, summary]);
  const before = report.earlier.toSorted((one, other) => other.months - one.months)[0];
  const reopened = async (): Promise<void> => {
    await answers.renew();
    const got = await ask<OpenReport>(`/reports/${report.id}`);
    if (got.ok && (await keeper.flush())) keeper.take(got.value.value);
  };

  // Whoever decides begins with the decision; whoever writes ends with handing over.
  const isWritten = report.moves.includes("submit");
  const next = (
    <ReportMoves
      report={report}
      flush={async () => (await summary.flush()) && (await keeper.flush())}
      revision={() => Math.max(keeper.state().report.revision, summary.state().revision)}
      onMoved={keeper.take}
    />
  );
  /** Until it is known what units answered, their activity shows no fields of its own. */
  const awaited = ({ performedBy }: Activity) =>
    answers.asked.is === "asking" && performedBy === "each-unit" ? { units: <Opening /> } : {};
  return (
    <div className={report.mayWrite ? "report" : "report read-only"}>
      <ReportTop report={report} />
      <ReturnedNote report={report} />
      {!isWritten && next}
      <Pictures report={report} />
      <h2>{words.activities}</h2>
      {mine.length > 0 && (
        <div className="choice">
          <input type="checkbox" id="mine-only" checked={mineOnly} onChange={(event) => setMineOnly(event.currentTarget.checked)} />
          <label htmlFor="mine-only">{handover.mineOnly(mine.length)}</label>
        </div>
      )}
      <ol className="report-activities">
        {report.plan.activities.map((activity) => {
          const row = rows[activity.id];
          const figures = report.figures.activities.find((one) => one.activity === activity.id);
          const own = told.filter((one) => one.activity === activity.id);
          return (
            <li
              key={activity.id}
              id={activity.id}
              aria-labelledby={`${activity.id}-title`}
              hidden={mineOnly && mine.length > 0 && !mine.includes(activity.id)}
            >
              <h3 id={`${activity.id}-title`} lang="th">
                {words.activity(activity.number, activity.title)}
              </h3>
              <InChargeLine charges={charges} activity={activity} mayWrite={report.mayWrite} />
              {row !== undefined && (
                <RowState
                  activity={activity}
                  row={row}
                  onTryAgain={keeper.tryAgain}
                  onSettle={(result) => keeper.settle(activity.id, result)}
                />
              )}
              <ActivityForm
                activity={activity}
                result={row?.result ?? NO_RESULT}
                figures={figures}
                round={report.months}
                before={before === undefined ? null : earlierResult(before, activity.id)}
                lastYear={lastYearOf(report, activity.id)}
                ownSuccess={(indicator) => ownSuccessOf(report.plan, report.figures, rows, indicator)}
                nameOf={(other) => nameOf(report, other)}
                headcount={report.headcount}
                disabled={!report.mayWrite}
                onChange={(result) => keeper.change(activity.id, result)}
                {...(own.length === 0
                  ? awaited(activity)
                  : {
                      units: (
                        <UnitTable
                          activity={activity}
                          figures={figures}
                          answers={own}
                          lastYear={lastYearOf(report, activity.id)}
                          evidence={proofs.filter((one) => one.activity === activity.id)}
                          mayDecide={report.mayWrite}
                          onDecided={() => void reopened()}
                        />
                      ),
                    })}
              />
              <EvidenceBox
                agency={report.agency}
                path={`/reports/${report.id}/evidence`}
                activity={activity.id}
                of={activity.title}
                uses={proofs.filter((one) => one.activity === activity.id && one.answer === null)}
                mayWrite={report.mayWrite}
                onChanged={() => void evidence.renew()}
              />
            </li>
          );
        })}
      </ol>
      <SummaryField keeper={summary} mayWrite={report.mayWrite} />
      {isWritten && next}
      <ReportPapers report={report} />
      <PaperBack report={report.id} mayWrite={report.mayWrite} flush={keeper.flush} />
    </div>
  );
}

function earlierResult({ months, rows, figures }: OpenReport["earlier"][number], activity: string): EarlierResult {
  const computed = figures.activities.find((one) => one.activity === activity)?.indicators;
  return { months, result: rows[activity]?.result ?? NO_RESULT, soFar: (position) => computed?.[position]?.value ?? null };
}

function lastYearOf({ lastYear }: OpenReport, activity: string): ComponentProps<typeof ActivityForm>["lastYear"] {
  return lastYear === null ? null : { months: lastYear.months, values: lastYear.values[activity] ?? [] };
}

function nameOf({ plan }: OpenReport, activity: string): string {
  const found = plan.activities.find(({ id }) => id === activity);
  return found === undefined ? activity : [found.number, found.title].filter((one) => one !== null).join(" ");
}
