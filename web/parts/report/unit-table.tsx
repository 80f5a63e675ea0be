import { useState, type ReactNode } from "react";

import type { EvidenceUse } from "#domain/evidence/evidence.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { shareOf } from "#domain/result/basis-points.ts";
import { valueAt, type ActivityFigures } from "#domain/result/figures.ts";
import type { LastYearValue } from "#domain/result/last-year.ts";
import { sayValue } from "#domain/result/say-result.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { EvidenceList } from "../evidence/evidence-list.tsx";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { Thread } from "./thread.tsx";

interface UnitTableProps {
  readonly activity: Activity;
  readonly figures: ActivityFigures | undefined;
  readonly answers: readonly UnitAnswer[];
  readonly lastYear: { readonly months: number; readonly values: readonly (LastYearValue | null)[] } | null;
  readonly evidence: readonly EvidenceUse[];
  readonly mayDecide: boolean;
  readonly onDecided: () => void;
}

/** ผลของทุกหน่วย — who has answered and what, with the share that reached the target and the sums; the owner accepts, asks, returns. */
export function UnitTable({ activity, figures, answers, lastYear, evidence, mayDecide, onDecided }: UnitTableProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [asking, setAsking] = useState<{ readonly id: string; readonly move: "query" | "return" } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = async ({ id, changedAt }: UnitAnswer, move: "accept" | "query" | "return", note: string | null): Promise<void> => {
    setProblem(null);
    const got = await ask(`/answers/${id}/decide`, { method: "POST", key: newKey(), body: { move, note, seen: changedAt } });
    if (!got.ok) {
      setProblem(got.error);
      if (got.error.kind === "answer-changed") onDecided();
      return;
    }
    setAsking(null);
    onDecided();
  };
  const answered = answers.filter(({ status }) => status !== "asked" && status !== "returned").length;
  return (
    <div className="unit-answers">
      <p className="hint">{words.unitsSays}</p>
      <p>
        <strong>{words.unitsAnswered(answered, answers.filter(({ status }) => status === "accepted").length, answers.length)}</strong>
      </p>
      {activity.indicators.map((indicator, position) => {
        const units = figures?.indicators[position]?.units;
        const unit = indicator.measure.kind === "count" || indicator.measure.kind === "share" ? indicator.measure.unit : null;
        const then = lastYear?.values[position]?.soFar ?? null;
        return (
          <div key={position} className="indicator">
            <p className="indicator-text" lang="th">
              {indicator.text}
            </p>
            {units != null && (
              <p>
                {units.points === null ? (
                  <strong>{units.answered === 0 ? words.notTold : words.noTarget}</strong>
                ) : (
                  <>
                    <strong>{words.points(units.points)}</strong> {words.unitsTold(units.reached, units.answered, units.of)}
                  </>
                )}
                {units.sum !== null && (
                  <span className="unit-sum" lang="th">
                    {words.unitsSum(sayValue(units.sum, unit))}
                    {units.sum.kind === "share" && units.sum.denominator > 0 && (
                      <>
                        {" "}
                        {words.working(
                          `${words.number(units.sum.numerator)} ÷ ${words.number(units.sum.denominator)} = ${words.points(shareOf(units.sum.numerator, units.sum.denominator))}`,
                        )}
                      </>
                    )}
                  </span>
                )}
              </p>
            )}
            {lastYear !== null && then !== null && (
              <p className="hint">{words.lastYear(words.round(lastYear.months), words.unitsSum(sayValue(then, unit)))}</p>
            )}
          </div>
        );
      })}
      {problem !== null && <ProblemBox problem={problem} />}
      <table className="list">
        <caption className="unseen">{words.units}</caption>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.answer}</th>
            {mayDecide && <th scope="col">{words.decision}</th>}
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer.id}>
              <th scope="row" lang="th">
                {answer.agencyName}
              </th>
              <td data-label={words.status}>{words.answerStatuses[answer.status]}</td>
              <td data-label={words.answer} lang="th">
                {answer.status === "asked"
                  ? ""
                  : activity.indicators.map(({ measure }, position) => (
                      <span key={position} className="answer-value">
                        {sayValue(
                          valueAt(answer.result, position),
                          measure.kind === "count" || measure.kind === "share" ? measure.unit : null,
                        )}
                      </span>
                    ))}
                <UnitEvidence uses={evidence.filter((one) => one.answer === answer.id)} />
                {answer.answeredByName !== null && <small>{words.byName(answer.answeredByName)}</small>}
                <Thread answer={answer} />
              </td>
              {mayDecide && (
                <td data-label={words.decision}>
                  {answer.status !== "asked" && answer.status !== "returned" && (
                    <div className="buttons">
                      {(answer.status === "answered" || answer.status === "queried") && (
                        <button
                          type="button"
                          aria-label={`${words.accept} ${answer.agencyName}`}
                          onClick={() => void decide(answer, "accept", null)}
                        >
                          {words.accept}
                        </button>
                      )}
                      {answer.status === "answered" && (
                        <button
                          type="button"
                          className="link"
                          aria-label={`${words.query} ${answer.agencyName}`}
                          onClick={() => setAsking({ id: answer.id, move: "query" })}
                        >
                          {words.query}
                        </button>
                      )}
                      <button
                        type="button"
                        className="link"
                        aria-label={`${words.return} ${answer.agencyName}`}
                        onClick={() => setAsking({ id: answer.id, move: "return" })}
                      >
                        {words.return}
                      </button>
                    </div>
                  )}
                  {asking?.id === answer.id && (
                    <form
                      onSubmit={(event) => {
                        event.preventDefault();
                        void decide(answer, asking.move, String(new FormData(event.currentTarget).get("note") ?? ""));
                      }}
                    >
                      <div className="field">
                        <label htmlFor={`note-${answer.id}`}>{words.reason}</label>
                        <input id={`note-${answer.id}`} name="note" lang="th" autoComplete="off" />
                      </div>
                      <div className="buttons">
                        <button type="submit">{words.sendNote}</button>
                        <button type="button" className="link" onClick={() => setAsking(null)}>
                          {words.cancel}
                        </button>
                      </div>
                    </form>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitEvidence({ uses }: { readonly uses: readonly EvidenceUse[] }): ReactNode {
  return uses.length === 0 ? null : <EvidenceList uses={uses} />;
}
