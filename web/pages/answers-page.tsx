import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";

import { ok } from "#domain/result.ts";
import type { EvidenceUse } from "#domain/evidence/evidence.ts";
import type { AnswerAround } from "#domain/result/answer-around.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import { isSameResult, isTold } from "#domain/result/result-changes.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { ask, type Problem } from "../api.ts";
import { EvidenceBox } from "../parts/evidence/evidence-box.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { ActivityForm } from "../parts/report/activity-form.tsx";
import { RowState } from "../parts/report/row-state.tsx";
import { Thread } from "../parts/report/thread.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { openResultsKeeper, type ResultsKeeper } from "../report/results-keeper.ts";
import { REPORT_WORDS } from "../words/report.ts";

/** As the server opens a question: with the unit's headcount and what it answered before. */
interface OpenAnswer extends UnitAnswer, AnswerAround {
  readonly headcount: number | null;
}

/** ผลที่หน่วยงานต้องตอบ — each question with its own short form. */
export function AnswersPage(): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { asked, renew } = useAsked<readonly OpenAnswer[]>("/me/answers");
  return (
    <div className="report">
      <PageTitle title={words.answersTitle} />
      {asked.is === "asking" && <Opening />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.length === 0 && <p>{words.answersNone}</p>}
      {asked.is === "here" && (
        <ol className="report-activities">
          {asked.value.map((answer) => (
            <Answer key={answer.id} opened={answer} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** What is typed is kept as the unit's draft; the owner sees it once it is sent. */
function openKeeper({ id, revision, result, draft }: OpenAnswer): ResultsKeeper {
  return openResultsKeeper(
    `khunatham.answer.${id}`,
    { [id]: { revision, result: draft ?? result } },
    {
      drawer: localStorage,
      wait: (milliseconds, then) => void setTimeout(then, milliseconds),
      save: async (_, body, written) => {
        const got = await ask<{ readonly revision: number }>(`/answers/${id}/draft`, { method: "PUT", body, revision: written });
        return got.ok ? ok(got.value.value.revision) : got;
      },
    },
  );
}

function Answer({ opened }: { readonly opened: OpenAnswer }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [answer, setAnswer] = useState<UnitAnswer>(opened);
  const [keeper] = useState(() => openKeeper(opened));
  const row = useSyncExternalStore(keeper.listen, keeper.rows)[opened.id];
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const evidence = useAsked<readonly EvidenceUse[]>(`/answers/${answer.id}/evidence`);
  useEffect(() => {
    addEventListener("online", keeper.tryAgain);
    return () => removeEventListener("online", keeper.tryAgain);
  }, [keeper]);
  const { ownerName, fiscalYear, months, activity } = answer.question;
  const { before, lastYear, headcount } = opened;
  const result = row?.result ?? NO_RESULT;
  const isUnsent = !isSameResult(result, answer.result);
  const send = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    if (await keeper.flush()) {
      const now = keeper.rows()[answer.id];
      const got = await ask<UnitAnswer>(`/answers/${answer.id}`, {
        method: "PUT",
        revision: now?.revision ?? answer.revision,
        body: { result: now?.result ?? NO_RESULT, note: note === "" ? null : note },
      });
      if (got.ok) {
        const sent = got.value.value;
        setAnswer(sent);
        keeper.take({ [sent.id]: { revision: sent.revision, result: sent.result } });
        setNote("");
      } else setProblem(got.error);
    }
    setBusy(false);
  };
  return (
    <li>
      <h2 lang="th">{words.activity(activity.number, activity.title)}</h2>
      <p lang="th">
        {words.askedBy(ownerName, months, fiscalYear)} · {answer.agencyName} ·{" "}
        <span className="status">{words.answerStatuses[answer.status]}</span>
      </p>
      <Thread answer={answer} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ActivityForm
          activity={activity}
          result={result}
          figures={undefined}
          round={months}
          before={
            before === null ? null : { months: before.months, result: before.result, soFar: (position) => before.soFar[position] ?? null }
          }
          lastYear={lastYear}
          headcount={headcount}
          disabled={answer.status === "accepted"}
          onChange={(next) => keeper.change(answer.id, next)}
        />
        <EvidenceBox
          agency={answer.agency}
          path={`/answers/${answer.id}/evidence`}
          activity={null}
          of={activity.title}
          uses={evidence.asked.is === "here" ? evidence.asked.value : []}
          mayWrite={answer.status !== "accepted"}
          onChanged={() => void evidence.renew()}
        />
        <div className="field wide">
          <label htmlFor={`reply-${answer.id}`}>{words.reply}</label>
          <input
            id={`reply-${answer.id}`}
            lang="th"
            autoComplete="off"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        {problem !== null && <ProblemBox problem={problem} />}
        {row !== undefined && (
          <RowState
            activity={activity}
            row={row}
            onTryAgain={keeper.tryAgain}
            onSettle={(chosen) => keeper.settle(answer.id, chosen)}
            keptSays={isUnsent ? words.draftKept : answer.status === "answered" ? words.answerSent : ""}
          />
        )}
        <button type="submit" className="main" disabled={isBusy || !isTold(result)}>
          {words.sendAnswer}
        </button>
      </form>
    </li>
  );
}
