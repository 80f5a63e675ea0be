import { useState, type ReactNode } from "react";

import { ask, type Problem } from "../../api.ts";
import { AGENCY_SET_UP_WORDS } from "../../words/agency-set-up.ts";
import { useWords, useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { Done } from "./done.tsx";
import { SetUpTold, type SetUpAnswer } from "./set-up-told.tsx";
import type { SectionProps } from "./told.ts";

/** ตั้งค่าหลายหน่วยงานพร้อมกัน — take the sheet, fill it in, see what it would do, then keep it. */
export function SetUp({ told, renew }: SectionProps): ReactNode {
  const words = useWordsOf(AGENCY_SET_UP_WORDS);
  const { number } = useWords();
  const { id } = told.agency;
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<SetUpAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (sheet: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const got = await ask<SetUpAnswer>(`/agencies/${id}/set-up?dryRun=${dryRun}`, { method: "POST", body: sheet });
    setBusy(false);
    if (!got.ok) {
      setAnswer(null);
      setProblem(got.error);
      return;
    }
    setAnswer(got.value.value);
    if (got.value.value.kept) {
      setFile(null);
      await renew();
    }
  };
  const changes = answer === null ? 0 : answer.added.length + answer.changed.length;
  return (
    <section aria-labelledby="set-up">
      <h3 id="set-up">{words.title}</h3>
      <p>{words.says}</p>
      {answer?.kept === true && <Done says={words.kept(number(answer.added.length), number(answer.changed.length))} />}
      {problem !== null && <ProblemBox problem={problem} />}
      <ol className="steps-list">
        <li>
          <a className="button" href={`/api/v1/agencies/${id}/sheet`} download>
            {words.template}
          </a>
          <p className="hint">{words.templateHint}</p>
        </li>
        <li>
          <label className="file-choice">
            <span>{words.choose}</span>
            <input
              type="file"
              accept=".xlsx"
              disabled={isBusy}
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0] ?? null;
                setFile(chosen);
                setAnswer(null);
                if (chosen !== null) void send(chosen, true);
                // The same file may be chosen again once it is mended.
                event.currentTarget.value = "";
              }}
            />
          </label>
          <p className="hint">{file === null ? words.chooseHint : words.chosen(file.name)}</p>
          {isBusy && <progress aria-label={words.reading} />}
        </li>
      </ol>
      <div role="status">{isBusy ? words.reading : ""}</div>
      {answer !== null && <SetUpTold answer={answer} />}
      {answer !== null && !answer.kept && answer.errors.length === 0 && changes > 0 && file !== null && (
        <button type="button" className="main" disabled={isBusy} onClick={() => void send(file, false)}>
          {words.keep(number(changes))}
        </button>
      )}
    </section>
  );
}
