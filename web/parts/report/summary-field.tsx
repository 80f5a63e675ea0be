import { useSyncExternalStore, type ReactNode } from "react";

import type { SummaryKeeper } from "../../report/summary-keeper.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { REPORT_SUMMARY_WORDS } from "../../words/report-summary.ts";
import { useWordsOf } from "../language.tsx";

interface SummaryFieldProps {
  readonly keeper: SummaryKeeper;
  readonly mayWrite: boolean;
}

/** สรุปผลในภาพรวม — what the narrative report begins with; whoever may not write reads it, where there is one. */
export function SummaryField({ keeper, mayWrite }: SummaryFieldProps): ReactNode {
  const words = useWordsOf(REPORT_SUMMARY_WORDS);
  const { saving: savingWords } = useWordsOf(RECORD_WORDS);
  const { text, saving, theirs } = useSyncExternalStore(keeper.listen, keeper.state);
  if (!mayWrite && text.trim() === "") return null;
  return (
    <section className="report-summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{words.title}</h2>
      {mayWrite ? (
        <>
          <p className="hint" id="summary-says">
            {words.says}
          </p>
          <textarea
            lang="th"
            rows={4}
            maxLength={20_000}
            aria-labelledby="summary-title"
            aria-describedby="summary-says"
            value={text}
            onChange={(event) => keeper.change(event.currentTarget.value)}
          />
          {theirs !== null && <Clash yours={text} theirs={theirs} onSettle={keeper.settle} />}
          <p className={`saving ${saving}`} role="status">
            {text === "" && saving === "kept" ? "" : savingWords[saving]}
          </p>
        </>
      ) : (
        <p lang="th" className="told-text">
          {text}
        </p>
      )}
    </section>
  );
}

interface ClashProps {
  readonly yours: string;
  readonly theirs: string;
  readonly onSettle: (text: string) => void;
}

/** Two summaries written at once: both stand until a person chooses. */
function Clash({ yours, theirs, onSettle }: ClashProps): ReactNode {
  const words = useWordsOf(REPORT_SUMMARY_WORDS);
  const { theirs: theirText, useYours, useTheirs } = useWordsOf(RECORD_WORDS);
  return (
    <section className="trouble" role="alert" aria-label={words.clashTitle}>
      <h3>{words.clashTitle}</h3>
      <p>{words.clashSays}</p>
      <p>
        <strong>{theirText}:</strong>{" "}
        <span lang="th" className="told-text">
          {theirs}
        </span>
      </p>
      <div className="buttons">
        <button type="button" onClick={() => onSettle(yours)}>
          {useYours}
        </button>
        <button type="button" onClick={() => onSettle(theirs)}>
          {useTheirs}
        </button>
      </div>
    </section>
  );
}
