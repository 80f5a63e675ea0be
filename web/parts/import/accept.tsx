import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";

import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { ImportRecord } from "#domain/plan/plans.ts";
import type { PlanHead } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { DraftThere } from "./draft-there.tsx";
import { YearChoice, type YearChosen } from "./year-choice.tsx";
import { yearsStated, yearTyped } from "./years.ts";

interface AcceptProps {
  readonly record: ImportRecord;
  /** The plan as it stands on the page. */
  readonly plan: Plan;
  readonly thisYear: number;
  readonly isChanged: boolean;
  readonly onSettled: () => void;
  readonly onDropped: () => void;
}

/** รับเข้าเป็นแผน — the year, what stands there already, and the two ways on: take it in, or drop it. */
export function Accept({ record, plan, thisYear, isChanged, onSettled, onDropped }: AcceptProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const navigate = useNavigate();
  const stated = yearsStated(record.plan);
  const [chosen, setChosen] = useState<YearChosen>({ year: stated.length === 1 ? stated[0] : undefined, typed: "" });
  const [wrong, setWrong] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const [doing, setDoing] = useState(false);
  const [key] = useState(newKey);
  const asks = useRef<HTMLDialogElement>(null);
  const choice = useRef<HTMLDivElement>(null);
  const year = chosen.year === "other" ? yearTyped(chosen.typed) : chosen.year;
  const { asked: heads } = useAsked<readonly PlanHead[]>(year === undefined ? null : `/plans?agency=${record.agency}&fiscalYear=${year}`);
  const steady = useDeferredValue(plan);
  const taken = useMemo<Plan>(() => ({ ...steady, fiscalYear: year ?? steady.fiscalYear }), [steady, year]);
  const isClosed = year !== undefined && heads.is === "here" && heads.value[0] !== undefined && !isBeingWritten(heads.value[0].status);
  useEffect(() => {
    if (wrong !== undefined) choice.current?.querySelector<HTMLElement>("input:checked, input")?.focus();
  }, [wrong]);

  const accept = async (): Promise<void> => {
    if (doing) return;
    if (year === undefined) {
      setWrong(chosen.year === "other" ? words.yearWrong : words.yearMissing);
      return;
    }
    setDoing(true);
    setProblem(undefined);
    const got = await ask<{ readonly id: string }>(`/imports/${record.id}/accept`, {
      method: "POST",
      body: { plan: { ...plan, fiscalYear: year }, fiscalYear: year },
      key: `${key}-${year}`,
    });
    setDoing(false);
    if (!got.ok) {
      setProblem(got.error);
      return;
    }
    onSettled();
    void navigate(`/plans/${got.value.value.id}`);
  };
  const drop = async (): Promise<void> => {
    asks.current?.close();
    const got = await ask(`/imports/${record.id}`, { method: "DELETE", key: `${key}-drop` });
    if (got.ok) onDropped();
    else setProblem(got.error);
  };

  return (
    <section className="accept stack" aria-labelledby="accept">
      <h2 id="accept" tabIndex={-1}>
        {words.accept}
      </h2>
      <div ref={choice}>
        <YearChoice
          read={record.plan}
          thisYear={thisYear}
          chosen={chosen}
          wrong={wrong}
          onChoose={(next) => {
            setChosen(next);
            setWrong(undefined);
          }}
        />
      </div>
      {year !== undefined && (
        <div className="wide" aria-live="polite">
          <DraftThere heads={heads} year={year} plan={taken} from={record.id} />
        </div>
      )}
      {problem !== undefined && <ProblemBox problem={problem} />}
      <div className="buttons">
        {!isClosed && (
          <button type="button" className="main" aria-disabled={doing} onClick={() => void accept()}>
            {words.acceptYear(year)}
          </button>
        )}
        <button type="button" onClick={() => (isChanged ? asks.current?.showModal() : void drop())}>
          {words.drop}
        </button>
        <span role="status">
          {doing && (
            <>
              <progress aria-label={words.accepting} /> {words.accepting}
            </>
          )}
        </span>
      </div>
      <dialog ref={asks} aria-labelledby="drop-asks">
        <div className="stack">
          <h2 id="drop-asks">{words.dropAsk}</h2>
          <p>{words.dropAskSays}</p>
          <div className="buttons">
            <button type="button" className="main" onClick={() => asks.current?.close()}>
              {words.dropKeep}
            </button>
            <button type="button" onClick={() => void drop()}>
              {words.drop}
            </button>
          </div>
        </div>
      </dialog>
    </section>
  );
}
