import { useState, type ReactNode } from "react";

import type { Evidence, EvidenceDetails, EvidenceUse } from "#domain/evidence/evidence.ts";
import type { Problem } from "../../api.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";
import { DetailsForm } from "./details-form.tsx";

interface EvidenceListProps {
  readonly uses: readonly EvidenceUse[];
  readonly onRemove?: (use: EvidenceUse) => void;
  /** People in the photo have agreed after all. */
  readonly onConsent?: (evidence: Evidence) => void;
  readonly onDescribe?: (evidence: Evidence, details: EvidenceDetails) => Promise<Problem | null>;
}

/** รายการหลักฐานของผลหนึ่ง. */
export function EvidenceList({ uses, onRemove, onConsent, onDescribe }: EvidenceListProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const [described, setDescribed] = useState<string | null>(null);
  return (
    <ul className="evidence-list">
      {uses.map((use) => (
        <li key={use.id}>
          <EvidenceCard evidence={use.evidence} />
          {onConsent !== undefined && use.evidence.kind === "photo" && !use.evidence.consent && (
            <button
              type="button"
              className="link"
              aria-label={`${words.confirmConsent} ${use.evidence.name}`}
              onClick={() => onConsent(use.evidence)}
            >
              {words.confirmConsent}
            </button>
          )}
          {onDescribe !== undefined && described !== use.id && (
            <button
              type="button"
              className="link"
              aria-label={`${words.describe} ${use.evidence.name}`}
              onClick={() => setDescribed(use.id)}
            >
              {words.describe}
            </button>
          )}
          {onDescribe !== undefined && described === use.id && (
            <DetailsForm
              evidence={use.evidence}
              onSave={(details) => onDescribe(use.evidence, details)}
              onClose={() => setDescribed(null)}
            />
          )}
          {onRemove !== undefined && (
            <button type="button" className="link" aria-label={`${words.remove} ${use.evidence.name}`} onClick={() => onRemove(use)}>
              {words.remove}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** หลักฐานหนึ่งรายการ — a small picture of a photo, else its kind; its name opens it. */
export function EvidenceCard({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const { id, kind, name, file, link, happenedOn, channel, consent, deadSince } = evidence;
  const address = `/api/v1/evidence/${id}/file`;
  return (
    <div className="evidence-card">
      {kind === "photo" ? (
        <img src={address} alt="" loading="lazy" width={file?.width ?? undefined} height={file?.height ?? undefined} />
      ) : (
        <span className="evidence-kind">{words.kinds[kind]}</span>
      )}
      <p>
        {link === null ? (
          <a href={address} download={name} lang="th">
            {name}
          </a>
        ) : (
          <a href={link} rel="noreferrer noopener" target="_blank" lang="th">
            {name}
          </a>
        )}
        <small>
          {[
            kind === "photo" ? null : words.kinds[kind],
            file === null ? null : words.size(file.size),
            happenedOn === null ? null : words.date(happenedOn),
            channel === "" ? null : channel,
            consent ? words.consented : null,
          ]
            .filter((text) => text !== null)
            .join(" · ")}
        </small>
        {deadSince !== null && <strong className="evidence-dead">{words.dead(deadSince)}</strong>}
      </p>
    </div>
  );
}
