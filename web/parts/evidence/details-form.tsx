import { useState, type ReactNode } from "react";

import type { Evidence, EvidenceDetails } from "#domain/evidence/evidence.ts";
import { formatThaiDate } from "#domain/thai/dates.ts";
import type { Problem } from "../../api.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { DetailsFields, readDetails, type ToldDetails } from "./details-fields.tsx";

interface DetailsFormProps {
  readonly evidence: Evidence;
  readonly onSave: (details: EvidenceDetails) => Promise<Problem | null>;
  readonly onClose: () => void;
}

/** แก้วันที่และช่องทางของหลักฐาน — the file or link itself stays as it is. */
export function DetailsForm({ evidence, onSave, onClose }: DetailsFormProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const { happenedOn, channel, note, consent } = evidence;
  const [told, setTold] = useState<ToldDetails>({ day: happenedOn === null ? "" : formatThaiDate(happenedOn), channel });
  const [isRefused, setRefused] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const details = readDetails(told);
    setRefused(details === null);
    if (details === null) return;
    const refused = await onSave({ ...details, note, consent });
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <fieldset className="link-form">
      <legend>{words.describe}</legend>
      <DetailsFields told={told} onTell={setTold} isRefused={isRefused} onEnter={() => void save()} />
      {problem !== null && <ProblemBox problem={problem} />}
      <div className="buttons">
        <button type="button" onClick={() => void save()}>
          {words.saveDetails}
        </button>
        <button type="button" className="link" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </fieldset>
  );
}
