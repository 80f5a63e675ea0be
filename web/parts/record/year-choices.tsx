import { useState, type ReactNode } from "react";

import type { YearProposal } from "#domain/plan/next-year.ts";
import { rowOf, type SavedRows } from "#domain/plan/plan-record.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import { editsOf, type OpenPlan } from "../../record/record-state.ts";
import { useKeptYears } from "../../record/use-kept-years.ts";
import { nameOfProposal } from "../../record/year-choices.ts";
import { LAST_YEAR_WORDS } from "../../words/last-year.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { nameOfRow } from "../versions/change-names.ts";
import { WordChanges } from "../versions/word-changes.tsx";

interface YearChoicesProps {
  readonly record: OpenPlan;
  readonly proposals: readonly YearProposal[];
  readonly lastYear: number;
  readonly onSaved: (saved: SavedRows) => void;
  readonly onRefused: () => void;
}

/** ปีที่ควรเปลี่ยน — each text that still speaks of last year, with its proposal: a person changes it or keeps it. */
export function YearChoices({ record, proposals, lastYear, onSaved, onRefused }: YearChoicesProps): ReactNode {
  const words = useWordsOf(LAST_YEAR_WORDS);
  const { kept, keep, forget } = useKeptYears(record.id);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const left = proposals.filter((one) => !kept.includes(nameOfProposal(one)));
  const keptHere = proposals.length - left.length;

  const accept = async (chosen: readonly YearProposal[]): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const texts = chosen.map(({ place, found, proposed }) => ({ place, text: proposed, base: found }));
    const got = await ask<SavedRows>(`/plans/${record.id}/edits`, {
      method: "POST",
      key: newKey(),
      body: { edits: editsOf(texts, record.rows) },
    });
    setBusy(false);
    setProblem(got.ok ? null : got.error);
    if (!got.ok) onRefused();
    else {
      onSaved(got.value.value);
      setTold(words.changed);
    }
  };

  return (
    <section className="year-choices" aria-labelledby="year-choices">
      <h2 id="year-choices">{words.years}</h2>
      {problem !== null && <ProblemBox problem={problem} />}
      <p role="status">{[told, left.length === 0 ? words.yearsDone : words.left(left.length)].filter((part) => part !== "").join(" · ")}</p>
      {left.length > 0 && (
        <>
          <p className="hint">{words.yearsSays(lastYear)}</p>
          {left.length > 1 && (
            <p>
              <button type="button" className="main" disabled={isBusy} onClick={() => void accept(left)}>
                {words.acceptAll(left.length)}
              </button>
            </p>
          )}
          <ol>
            {left.map((one) => {
              const name = [nameOfPlace(one.place), nameOfRow(rowOf(one.place), record.plan) ?? words.wholePlan].join(" · ");
              return (
                <li key={nameOfProposal(one)}>
                  <h3 lang="th">{name}</h3>
                  <p>
                    <WordChanges before={one.found} after={one.proposed} />
                  </p>
                  <p className="buttons">
                    <button type="button" disabled={isBusy} aria-label={`${words.accept}: ${name}`} onClick={() => void accept([one])}>
                      {words.accept}
                    </button>
                    <button
                      type="button"
                      aria-label={`${words.keep}: ${name}`}
                      onClick={() => {
                        keep(nameOfProposal(one));
                        setTold(words.staysKept);
                      }}
                    >
                      {words.keep}
                    </button>
                  </p>
                </li>
              );
            })}
          </ol>
        </>
      )}
      {keptHere > 0 && (
        <p>
          {words.kept(keptHere)}{" "}
          <button type="button" className="link" onClick={forget}>
            {words.again}
          </button>
        </p>
      )}
    </section>
  );
}
