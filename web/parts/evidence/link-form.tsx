import { useId, useState, type ReactNode } from "react";

import type { Evidence } from "#domain/evidence/evidence.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { DetailsFields, readDetails, type ToldDetails } from "./details-fields.tsx";

interface LinkFormProps {
  readonly agency: number;
  readonly onKept: (evidence: Evidence) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

/** ลิงก์หลักฐาน — address, title, date, channel. It may stand inside a form of the page, so it is none itself. */
export function LinkForm({ agency, onKept, onCancel }: LinkFormProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const id = useId();
  const [told, setTold] = useState({ link: "", name: "" });
  const [details, setDetails] = useState<ToldDetails>({ day: "", channel: "" });
  const [isRefused, setRefused] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const read = readDetails(details);
    setRefused(read === null);
    if (read === null) return;
    setBusy(true);
    setProblem(null);
    const got = await ask<Evidence>(`/agencies/${agency}/evidence`, {
      method: "POST",
      key: newKey(),
      body: { ...told, ...read },
    });
    setProblem(got.ok ? await onKept(got.value.value) : got.error);
    setBusy(false);
  };
  const fields = [
    ["link", words.link, "url"],
    ["name", words.linkName, "text"],
  ] as const;
  return (
    <fieldset className="link-form">
      <legend>{words.addLink}</legend>
      {fields.map(([field, label, type]) => (
        <div key={field} className="field">
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
      ))}
      <DetailsFields told={details} onTell={setDetails} isRefused={isRefused} onEnter={() => void save()} />
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
