import type { ReactNode } from "react";

import type { Activity } from "#domain/plan/plan.ts";
import { changesOfResult } from "#domain/result/result-changes.ts";
import type { ActivityResult } from "#domain/result/report.ts";
import type { KeptRow } from "../../report/results-keeper.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { REPORT_WORDS, type ReportWords } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface RowStateProps {
  readonly activity: Activity;
  readonly row: KeptRow;
  readonly onTryAgain: () => void;
  readonly onSettle: (result: ActivityResult) => void;
  /** What is said while all is kept, where "saved" would say too much. */
  readonly keptSays?: string;
}

/** บันทึกแล้วหรือยัง — of one result; two of them stand here until a person chooses. */
export function RowState({ activity, row, onTryAgain, onSettle, keptSays }: RowStateProps): ReactNode {
  const { saving } = useWordsOf(RECORD_WORDS);
  const words = useWordsOf(REPORT_WORDS);
  const { theirs } = row;
  if (theirs !== null)
    return (
      <section className="trouble" role="alert" aria-label={words.clashTitle}>
        <h4>{words.clashTitle}</h4>
        <p>{words.clashSays}</p>
        <dl className="clash" lang="th">
          {changesOfResult(activity, theirs, row.result).map(({ field, before, after }) => (
            <div key={field}>
              <dt>{nameOf(field, activity, words)}</dt>
              <dd>
                {words.yours}: {after === "" ? words.notTold : after}
              </dd>
              <dd>
                {words.theirs}: {before === "" ? words.notTold : before}
              </dd>
            </div>
          ))}
        </dl>
        <div className="buttons">
          <button type="button" onClick={() => onSettle(row.result)}>
            {words.useYours}
          </button>
          <button type="button" onClick={() => onSettle(theirs)}>
            {words.useTheirs}
          </button>
        </div>
      </section>
    );
  return (
    <>
      <p className={`saving ${row.saving}`} role="status">
        {row.saving === "kept" && keptSays !== undefined ? keptSays : saving[row.saving]}
      </p>
      {row.problem !== null && <ProblemBox problem={row.problem} onTryAgain={onTryAgain} />}
    </>
  );
}

/** The field of a change, as the form calls it. */
function nameOf(field: string, { indicators }: Activity, words: ReportWords): string {
  const [first, position, part] = field.split(".");
  if (first === "result") {
    const text = indicators[Number(position)]?.text ?? "";
    return part === "reckoning" ? `${text} (${words.reckoning})` : text;
  }
  if (first === "spent") return words.spentSoFar;
  return first === "narrative" || first === "problems" || first === "solutions" ? words[first] : words.notDoneBecause;
}
