import { useId, useState, type ReactNode } from "react";

import type { Evidence } from "#domain/evidence/evidence.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { DayField } from "../day-field.tsx";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface LinkFormProps {
  readonly agency: number;
  readonly onKept: (evidence: Evidence) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

/** ลิงก์หลักฐาน — address, title, date, channel. It may stand inside a form of the page, so it is none itself. */
export function LinkForm({ agency, onKept, onCancel }: LinkFormProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const id = useId();
  const days = useWordsOf(DAYS_WORDS);
  const [told, setTold] = useState({ link: "", name: "", happenedOn: "", channel: "" });
  const [dayWrong, setDayWrong] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const happenedOn = parseThaiDate(told.happenedOn);
    const isDayWrong = told.happenedOn.trim() !== "" && happenedOn === null;
    setDayWrong(isDayWrong ? days.wrong(words.happenedOn) : undefined);
    if (isDayWrong) return;
    setBusy(true);
    setProblem(null);
    const got = await ask<Evidence>(`/agencies/${agency}/evidence`, {
      method: "POST",
      key: newKey(),
      body: { ...told, happenedOn },
    });
    setProblem(got.ok ? await onKept(got.value.value) : got.error);
    setBusy(false);
  };
  const line = (field: "link" | "name" | "channel", label: string, type: "url" | "text" = "text"): ReactNode => (
    <div className="field">
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <input
        id={`${id}-${field}`}
        type={type}
        lang={type === "text" ? "th" : undefined}
        autoComplete="off"
        value={told[field]}
        onChange={(event) => setTold({ ...told, [field]: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void save();
        }}
      />
    </div>
  );
  return (
    <fieldset className="link-form">
      <legend>{words.addLink}</legend>
      {line("link", words.link, "url")}
      {line("name", words.linkName)}
      <DayField
        label={words.happenedOn}
        written={told.happenedOn}
        onWrite={(happenedOn) => setTold({ ...told, happenedOn })}
        wrong={dayWrong}
      />
      {line("channel", words.channel)}
      {problem !== null && <ProblemBox problem={problem} />}
      <div className="buttons">
        <button type="button" disabled={isBusy} onClick={() => void save()}>
          {words.save}
        </button>
        <button type="button" className="link" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </fieldset>
  );
}
