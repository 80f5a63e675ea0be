import { useState, type ReactNode } from "react";

import { nameOfField } from "#domain/plan/field-names.ts";
import type { RecordKeeper, RecordState } from "../../record/record-keeper.ts";
import type { Clash } from "../../record/record-state.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { useWordsOf } from "../language.tsx";

/** บันทึกแล้วหรือยัง — says so always; what could not be kept, clashed or lost its row stands here until a person has seen to it. */
export function SavingState({ state, keeper }: { readonly state: RecordState; readonly keeper: RecordKeeper }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const { saving, unsaved, clashes, gone, problem } = state;
  return (
    <>
      <p className={`saving ${saving}`} role="status">
        {words.saving[saving]}
        {saving !== "kept" && saving !== "saving" && unsaved.length > 0 && ` · ${words.unsaved(unsaved.length)}`}
      </p>
      {saving === "refused" && problem !== null && (
        <div className="trouble" role="alert" lang="th">
          <p>{problem.says}</p>
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
        <ClashBox key={JSON.stringify(clash.place)} clash={clash} onSettle={(text) => keeper.settle(clash, text)} />
      ))}
      {gone.map((lost) => (
        <section key={JSON.stringify(lost.place)} className="trouble" role="alert">
          <h2>{words.goneTitle}</h2>
          <p>{words.goneSays}</p>
          <p lang="th">
            <strong>{nameOfField(lost.place.field)}:</strong> {lost.text}
          </p>
          <button type="button" onClick={() => keeper.forget(lost)}>
            {words.forget}
          </button>
        </section>
      ))}
    </>
  );
}

function ClashBox({ clash, onSettle }: { readonly clash: Clash; readonly onSettle: (text: string) => void }): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [merged, setMerged] = useState(`${clash.theirs}\n${clash.text}`);
  return (
    <section className="trouble clash" role="alert" aria-label={words.clashTitle}>
      <h2>
        {words.clashTitle}: <span lang="th">{nameOfField(clash.place.field)}</span>
      </h2>
      <p>{words.clashSays}</p>
      <div className="both">
        <div>
          <h3>{words.yours}</h3>
          <p lang="th">{clash.text}</p>
          <button type="button" onClick={() => onSettle(clash.text)}>
            {words.useYours}
          </button>
        </div>
        <div>
          <h3>{words.theirs}</h3>
          <p lang="th">{clash.theirs}</p>
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
