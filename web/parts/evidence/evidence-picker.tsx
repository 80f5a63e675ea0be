import { useState, type ReactNode } from "react";

import type { Evidence } from "#domain/evidence/evidence.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { EvidenceCard } from "./evidence-list.tsx";

interface EvidencePickerProps {
  readonly agency: number;
  /** Attached here already. */
  readonly without: readonly string[];
  readonly onPick: (evidence: Evidence) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

/** เลือกจากหลักฐานที่มีอยู่ — what the agency sent before serves here too. */
export function EvidencePicker({ agency, without, onPick, onCancel }: EvidencePickerProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const { asked, renew } = useAsked<readonly Evidence[]>(`/agencies/${agency}/evidence`);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} />;
  const remove = async ({ id }: Evidence): Promise<void> => {
    const got = await ask(`/evidence/${id}`, { method: "DELETE", key: newKey() });
    setProblem(got.ok ? null : got.error);
    await renew();
  };
  const others = asked.value.filter(({ id }) => !without.includes(id));
  return (
    <section aria-label={words.pick}>
      {others.length === 0 && <p>{words.pickNone}</p>}
      <ul className="evidence-list">
        {others.map((evidence) => (
          <li key={evidence.id}>
            <EvidenceCard evidence={evidence} />
            <small>{words.uses(evidence.uses)}</small>
            <button
              type="button"
              aria-label={`${words.use} ${evidence.name}`}
              onClick={() => void onPick(evidence).then((refused) => setProblem(refused))}
            >
              {words.use}
            </button>
            {evidence.uses === 0 && (
              <button type="button" className="link" aria-label={`${words.erase} ${evidence.name}`} onClick={() => void remove(evidence)}>
                {words.erase}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.some(({ uses }) => uses === 0) && <p className="hint">{words.removedSays}</p>}
      {problem !== null && <ProblemBox problem={problem} />}
      <button type="button" className="link" onClick={onCancel}>
        {words.cancel}
      </button>
    </section>
  );
}
