import { useState, type ReactNode } from "react";

import { rowOf } from "#domain/plan/plan-record.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import type { RecordKeeper, RecordState } from "../../record/record-keeper.ts";
import type { Clash, Stranded } from "../../record/record-state.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { useWordsOf } from "../language.tsx";
import { nameOfRow } from "../versions/change-names.ts";

/** บันทึกแล้วหรือยัง — a line that stays in sight, and leads to the texts that wait for a person. */
export function SavingLine({ state }: { readonly state: RecordState }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const { saving, unsaved, clashes, gone } = state;
  const waiting = clashes.length + gone.length;
  return (
    <div className="saving-line">
      <p className={`saving ${saving}`} role="status">
        {saving === "kept" && clashes.length > 0 ? words.notAll : words.saving[saving]}
        {saving !== "kept" && saving !== "saving" && unsaved.length > 0 && ` · ${words.unsaved(unsaved.length)}`}
      </p>
      {waiting > 0 && (
        <button type="button" className="link" onClick={() => document.querySelector<HTMLElement>(".waiting-texts section")?.focus()}>
          {words.waiting(waiting)}
        </button>
      )}
    </div>
  );
}

/** ข้อความที่รอท่าน — what could not be kept, clashed or lost its row stands here until a person has seen to it. */
export function SavingState({ state, keeper }: { readonly state: RecordState; readonly keeper: RecordKeeper }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const { saving, clashes, gone, problem } = state;
  return (
    <div className="waiting-texts">
      {(saving === "refused" || saving === "kept") && problem !== null && (
        <div className="trouble" role="alert" lang="th">
          <p>{problem.says ?? words.saving.away}</p>
        </div>
      )}
      {saving === "signed-out" && (
        <p className="buttons">
          <a className="button" href="/sign-in" target="_blank" rel="noreferrer">
            {words.signInAgain}
          </a>
          <button type="button" onClick={keeper.tryAgain}>
            {words.tryAgain}
          </button>
        </p>
      )}
      {clashes.map((clash) => (
        <ClashBox
          key={JSON.stringify(clash.place)}
          clash={clash}
          row={nameOfRow(rowOf(clash.place), state.plan)}
          onSettle={(text) => keeper.settle(clash, text)}
        />
      ))}
      {gone.map((lost) => (
        <StrandedBox key={`${JSON.stringify(lost.place)} ${lost.text}`} lost={lost} onForget={() => keeper.forget(lost)} />
      ))}
    </div>
  );
}

function StrandedBox({ lost, onForget }: { readonly lost: Stranded; readonly onForget: () => void }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [copied, setCopied] = useState(false);
  return (
    <section className="trouble stranded" role="alert" tabIndex={-1}>
      <h2>{words.strandedTitles[lost.because]}</h2>
      <p>{words.strandedSays[lost.because]}</p>
      <p lang="th" className="kept-lines">
        <strong>{nameOfPlace(lost.place)}:</strong> {lost.text}
      </p>
      <p className="buttons">
        <button type="button" onClick={() => void navigator.clipboard.writeText(lost.text).then(() => setCopied(true))}>
          {words.copy}
        </button>
        <button type="button" onClick={onForget}>
          {words.forget}
        </button>
        <span role="status">{copied && words.copied}</span>
      </p>
    </section>
  );
}

interface ClashBoxProps {
  readonly clash: Clash;
  /** What its row is called; null for the plan's own fields. */
  readonly row: string | null;
  readonly onSettle: (text: string) => void;
}

function ClashBox({ clash, row, onSettle }: ClashBoxProps): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [merged, setMerged] = useState(`${clash.theirs}\n${clash.text}`);
  return (
    <section className="trouble clash" role="alert" tabIndex={-1} aria-label={words.clashTitle}>
      <h2>
        {words.clashTitle}: <span lang="th">{[nameOfPlace(clash.place), row].filter((part) => part !== null).join(" · ")}</span>
      </h2>
      <p>{words.clashSays}</p>
      <div className="both">
        <div>
          <h3>{words.yours}</h3>
          <p lang="th" className="kept-lines">
            {clash.text === "" ? words.emptied : clash.text}
          </p>
          <button type="button" onClick={() => onSettle(clash.text)}>
            {words.useYours}
          </button>
        </div>
        <div>
          <h3>{words.theirs}</h3>
          <p lang="th" className="kept-lines">
            {clash.theirs === "" ? words.emptied : clash.theirs}
          </p>
          <button type="button" onClick={() => onSettle(clash.theirs)}>
            {words.useTheirs}
          </button>
        </div>
      </div>
      <label className="field">
        <span>{words.merged}</span>
        <textarea lang="th" rows={3} value={merged} onChange={(event) => setMerged(event.target.value)} />
      </label>
      <button type="button" onClick={() => onSettle(merged)}>
        {words.useMerged}
      </button>
    </section>
  );
}
