import { useState, type ReactNode } from "react";

import type { EvidenceUse } from "#domain/evidence/evidence.ts";
import type { ActivityResult } from "#domain/result/report.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { ask, type Problem } from "../api.ts";
import { EvidenceBox } from "../parts/evidence/evidence-box.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { ActivityForm } from "../parts/report/activity-form.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { REPORT_WORDS } from "../words/report.ts";

/** ผลที่หน่วยงานต้องตอบ — each question with its own short form. */
export function AnswersPage(): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { asked, renew } = useAsked<readonly UnitAnswer[]>("/me/answers");
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

function Answer({ opened }: { readonly opened: UnitAnswer }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [answer, setAnswer] = useState(opened);
  const [result, setResult] = useState<ActivityResult>(opened.result);
  const [note, setNote] = useState("");
  const [isSent, setSent] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const evidence = useAsked<readonly EvidenceUse[]>(`/answers/${answer.id}/evidence`);
  const { ownerName, fiscalYear, months, activity } = answer.question;
  const send = async (): Promise<void> => {
    setProblem(null);
    setSent(false);
    const got = await ask<UnitAnswer>(`/answers/${answer.id}`, {
      method: "PUT",
      revision: answer.revision,
      body: { result, note: note === "" ? null : note },
    });
    if (!got.ok) return setProblem(got.error);
    setAnswer(got.value.value);
    setNote("");
    setSent(true);
  };
  return (
    <li>
      <h2 lang="th">{words.activity(activity.number, activity.title)}</h2>
      <p lang="th">
        {words.askedBy(ownerName, months, fiscalYear)} · {answer.agencyName} ·{" "}
        <span className="status">{words.answerStatuses[answer.status]}</span>
      </p>
      {answer.notes.length > 0 && (
        <section aria-label={words.thread}>
          <ul className="thread" lang="th">
            {answer.notes.map(({ at, byName, body }) => (
              <li key={at}>
                <strong>{byName}</strong> {body}
              </li>
            ))}
          </ul>
        </section>
      )}
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
          before={null}
          headcount={null}
          disabled={answer.status === "accepted"}
          onChange={(next) => {
            setResult(next);
            setSent(false);
          }}
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
        <button type="submit" className="main">
          {words.sendAnswer}
        </button>
        <p role="status">{isSent ? words.answerSent : ""}</p>
      </form>
    </li>
  );
}
