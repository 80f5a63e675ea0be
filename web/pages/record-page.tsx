import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Link, useNavigate, useParams } from "react-router";

import type { Comment, PlanHead } from "#domain/plan/plan-record.ts";
import { ROUND_MONTHS } from "#domain/result/round.ts";
import type { Message } from "#domain/plan/plan.ts";
import { ask, type Problem } from "../api.ts";
import { titleOf } from "../edits.ts";
import { keyOf } from "../findings.ts";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { PlanFacts } from "../parts/plan-facts.tsx";
import { PlanView } from "../parts/plan-view.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { CellHistory } from "../parts/record/cell-history.tsx";
import { Comments } from "../parts/record/comments.tsx";
import { MovePanel } from "../parts/record/move-panel.tsx";
import { SavingLine, SavingState } from "../parts/record/saving-state.tsx";
import { useAsked } from "../parts/use-asked.ts";
import type { OpenPlan } from "../record/record-state.ts";
import { planBefore } from "../record/year-choices.ts";
import { useRecordDesk } from "../record/use-record-desk.ts";
import { RECORD_WORDS } from "../words/record.ts";
import { SHELL_WORDS } from "../words/shell.ts";

/** แผนในทะเบียน — opened from the record, written in place, kept by itself, moved on. */
export function RecordPage(): ReactNode {
  const { plan } = useParams();
  const { asked, renew } = useAsked<OpenPlan>(plan === undefined ? null : `/plans/${plan}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <RefusedPage problem={asked.problem} onTryAgain={() => void renew()} />;
  return <OpenRecord key={asked.value.id} opened={asked.value} />;
}

function OpenRecord({ opened }: { readonly opened: OpenPlan }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const navigate = useNavigate();
  const { desk, keeper, state } = useRecordDesk(opened);
  const { record } = state;
  const comments = useAsked<readonly Comment[]>(`/plans/${opened.id}/comments`);
  const all = comments.asked.is === "here" ? comments.asked.value : NONE;
  const byKey = useMemo(() => openByKey(all), [all]);
  const plans = useAsked<readonly PlanHead[]>(desk.mayWrite ? `/plans?agency=${record.agency}&limit=100` : null).asked;
  const hasLast = plans.is === "here" && planBefore(plans.value, record.fiscalYear) !== undefined;
  const [problem, setProblem] = useState<Problem | null>(null);
  useWarnWhileUnsaved(state.unsaved.length + state.clashes.length > 0);
  useRenewComments(record.openComments, comments.renew);

  const undoImport = async (): Promise<void> => {
    const got = await ask<{ readonly planId: string | null }>(`/imports/${record.imported ?? ""}/undo`, { method: "POST" });
    setProblem(got.ok ? null : got.error);
    if (got.ok) await navigate(got.value.value.planId === null ? "/plans" : `/plans/${got.value.value.planId}`, { replace: true });
    if (got.ok && got.value.value.planId !== null) location.reload();
  };
  const top = (findings: readonly Message[]): ReactNode => (
    <>
      <div className="plan-top">
        <PageTitle title={record.title ?? record.agencyName} lang="th">
          <p className="record-state">
            <Status record={record} /> <span className="hint">{words.version(record.version)}</span>
            {!desk.mayWrite && <span className="hint">{words.readOnly}</span>}
          </p>
        </PageTitle>
        {(desk.mayWrite || state.gone.length > 0) && <SavingState state={state} keeper={keeper} />}
        <PlanFacts plan={desk.plan} />
        <MovePanel
          record={record}
          errors={findings.filter(({ severity }) => severity === "error").length}
          flush={keeper.flush}
          revision={() => keeper.state().record.revision}
          onMoved={keeper.take}
          onRefused={() => void keeper.refresh()}
        />
        {problem !== null && <ProblemBox problem={problem} />}
        <p className="buttons">
          <Link to={`/plans/${record.id}/print`}>{words.preview}</Link>
          <Link to={`/plans/${record.id}/versions`}>{words.versions}</Link>
          {isReportable(record) &&
            ROUND_MONTHS.map((months) => (
              <Link key={months} to={`/plans/${record.id}/reports/${months}`}>
                {words.report(months)}
              </Link>
            ))}
          {hasLast && <Link to={`/plans/${record.id}/last-year`}>{words.lastYear}</Link>}
          {record.imported !== null && desk.mayWrite && (
            <button type="button" className="link" onClick={() => void undoImport()}>
              {words.undoImport}
            </button>
          )}
        </p>
      </div>
      {desk.mayWrite && <SavingLine state={state} />}
    </>
  );
  return (
    <PlanView
      desk={desk}
      agency={record.agency}
      comments={byKey}
      top={top}
      about={(focused) => (
        <>
          <Comments planId={record.id} plan={desk.plan} comments={all} focused={focused} onChanged={() => void comments.renew()} />
          <CellHistory planId={record.id} place={focused} revision={record.revision} />
        </>
      )}
    />
  );
}

const NONE: readonly Comment[] = [];

/** Has a version of it ever been approved? */
function isReportable({ version, status }: OpenPlan): boolean {
  return version > 1 || status === "approved" || status === "published";
}

function Status({ record }: { readonly record: OpenPlan }): ReactNode {
  const { statuses } = useWordsOf(SHELL_WORDS);
  return <span className={`status ${record.status}`}>{statuses[record.status]}</span>;
}

/** How many open comments stand at each text; those on a row stand at its title. */
function openByKey(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { row, replyTo, settledAt } of comments) {
    if (row === null || row === "plan" || replyTo !== null || settledAt !== null) continue;
    const key = keyOf(titleOf(row));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Comments of others come when their number changed, and when somebody comes back to the page. */
function useRenewComments(open: number, renew: () => Promise<void>): void {
  const seen = useRef(open);
  useEffect(() => {
    if (seen.current !== open) void renew();
    seen.current = open;
  }, [open, renew]);
  useEffect(() => {
    const back = (): void => void renew();
    addEventListener("focus", back);
    return () => removeEventListener("focus", back);
  }, [renew]);
}

function useWarnWhileUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}
