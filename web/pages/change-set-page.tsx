import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link, useParams } from "react-router";

import type { Activity } from "#domain/plan/plan.ts";
import type { ChangeDecision, ChangeSet, PaperRemark, Proposed } from "#domain/result/change-set.ts";
import type { ReportHead } from "#domain/result/report.ts";
import { ask, newKey, type Problem } from "../api.ts";
import { sayMoment } from "../parts/agency/days.ts";
import { ChangeCard } from "../parts/changes/change-card.tsx";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { WordChanges } from "../parts/versions/word-changes.tsx";
import { CHANGE_WORDS } from "../words/changes.ts";
import { REPORT_WORDS } from "../words/report.ts";

/** A change set as the server opens it. */
interface OpenChangeSet extends ChangeSet {
  readonly report: ReportHead;
  readonly activities: readonly Activity[];
  readonly current: Readonly<Record<string, string>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly mayDecide: boolean;
}

/** การเปลี่ยนแปลงจากเอกสารที่แก้ไขแล้ว — what a paper that came back would change, accepted or declined cell by cell. */
export function ChangeSetPage(): ReactNode {
  const { set = "" } = useParams();
  const { asked, renew, put } = useAsked<OpenChangeSet>(`/change-sets/${encodeURIComponent(set)}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <RefusedPage problem={asked.problem} onTryAgain={() => void renew()} />;
  return <Changes set={asked.value} renew={renew} put={put} />;
}

interface ChangesProps {
  readonly set: OpenChangeSet;
  readonly renew: () => Promise<void>;
  readonly put: (set: OpenChangeSet) => void;
}

interface Decided {
  readonly change: number;
  readonly decision: ChangeDecision["decision"];
  readonly typed: Proposed | null;
}

function Changes({ set, renew, put }: ChangesProps): ReactNode {
  const words = useWordsOf(CHANGE_WORDS);
  const reportWords = useWordsOf(REPORT_WORDS);
  const { language } = useLanguage();
  const [isBusy, setBusy] = useState(false);
  // Of one change, beside it; of several at once, above them.
  const [trouble, setTrouble] = useState<{ readonly of: number | null; readonly problem: Problem } | null>(null);
  const next = useRef<string | null>(null);
  const standing = useRef<HTMLParagraphElement>(null);
  const { changes, decisions, report, mayDecide } = set;
  const left = changes.flatMap((_, index) => (decisions[String(index)] === undefined ? [index] : []));
  const understood = left.filter((index) => {
    const change = changes[index];
    return change !== undefined && change.proposed !== null && !change.isClash && set.current[String(index)] === change.now;
  });
  const told = Object.values(decisions);
  const accepted = told.filter(({ decision }) => decision === "accepted").length;
  // What was decided has no buttons any more: the next that waits takes the focus.
  useEffect(() => {
    if (next.current === null) return;
    (document.getElementById(next.current) ?? standing.current)?.focus();
    next.current = null;
  }, [set]);

  const decide = async (wishes: readonly Decided[]): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTrouble(null);
    const body = { changes: wishes.map((wish) => ({ ...wish, revision: set.revisions[changes[wish.change]?.activity ?? ""] ?? 0 })) };
    const got = await ask<OpenChangeSet>(`/change-sets/${set.id}/decide`, { method: "POST", key: newKey(), body });
    if (got.ok) {
      const done = got.value.value;
      const [last] = wishes.slice(-1);
      const waits = done.changes.findIndex((_, index) => index > (last?.change ?? 0) && done.decisions[String(index)] === undefined);
      next.current = waits === -1 ? "change-standing" : idOf(waits);
      put(done);
    } else {
      const [one] = wishes;
      setTrouble({ of: wishes.length === 1 && one !== undefined ? one.change : null, problem: got.error });
      // Both sides as they are now stand beside the refusal.
      if (["result-stale", "change-settled"].includes(got.error.kind)) await renew();
    }
    setBusy(false);
  };

  const groups = set.activities.map((activity) => ({
    activity,
    own: changes.flatMap((change, index) => (change.activity === activity.id ? [{ change, index }] : [])),
  }));
  return (
    <div className="change-set">
      <PageTitle title={words.title}>
        <p lang="th">
          {report.agencyName} · {words.ofReport(report.months, report.fiscalYear)}
        </p>
        <p className="hint">{words.proposedBy(set.madeByName, sayMoment(set.madeAt, language), set.fileName)}</p>
        <p>
          <Link to={`/plans/${report.planId}/reports/${report.months}`}>{words.toReport}</Link>
        </p>
      </PageTitle>
      {set.printedRevision === null && changes.length > 0 && <p className="note">{words.noStamp}</p>}
      <p ref={standing} id="change-standing" className={left.length === 0 ? "note done" : "change-standing"} role="status" tabIndex={-1}>
        {changes.length === 0
          ? words.none
          : left.length === 0
            ? words.closed(accepted, told.length - accepted)
            : words.left(left.length, changes.length)}
      </p>
      {trouble?.of === null && <ProblemBox problem={trouble.problem} />}
      {left.length > 0 && !mayDecide && <p className="note">{words.onlyLook}</p>}
      {left.length > 0 && mayDecide && (
        <div className="buttons">
          {understood.length > 0 && (
            <button
              type="button"
              disabled={isBusy}
              aria-describedby="accept-all-says"
              onClick={() => void decide(understood.map((change) => ({ change, decision: "accepted", typed: null })))}
            >
              {words.acceptAll(understood.length)}
            </button>
          )}
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void decide(left.map((change) => ({ change, decision: "declined", typed: null })))}
          >
            {words.declineRest}
          </button>
          {understood.length > 0 && (
            <span id="accept-all-says" className="hint">
              {words.acceptAllSays}
            </span>
          )}
        </div>
      )}
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ activity, own }) => (
          <section key={activity.id} aria-labelledby={`of-${activity.id}`}>
            <h2 id={`of-${activity.id}`} lang="th">
              {reportWords.activity(activity.number, activity.title)}
            </h2>
            {own.map(({ change, index }) => (
              <ChangeCard
                key={index}
                id={idOf(index)}
                change={change}
                activity={activity}
                current={set.current[String(index)] ?? change.now}
                decision={decisions[String(index)]}
                mayDecide={mayDecide}
                isBusy={isBusy}
                problem={trouble?.of === index ? trouble.problem : null}
                onDecide={(decision, typed) => void decide([{ change: index, decision, typed }])}
              />
            ))}
          </section>
        ))}
      {set.remarks.length > 0 && <Remarks remarks={set.remarks} activities={set.activities} />}
    </div>
  );
}

function idOf(index: number): string {
  return `change-${index}`;
}

function Remarks({
  remarks,
  activities,
}: {
  readonly remarks: readonly PaperRemark[];
  readonly activities: readonly Activity[];
}): ReactNode {
  const words = useWordsOf(CHANGE_WORDS);
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">{words.remarks}</h2>
      <p className="hint">{words.remarksSay}</p>
      <ul className="paper-remarks">
        {remarks.map(({ kind, activity, before, after }, at) => (
          <li key={at}>
            <strong>{words.remarkKinds[kind]}</strong>{" "}
            {kind === "plan-text" ? (
              <>
                <span lang="th">{activities.find(({ id }) => id === activity)?.title}</span> <WordChanges before={before} after={after} />
              </>
            ) : (
              <span lang="th" className="kept-lines">
                {before || after}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
