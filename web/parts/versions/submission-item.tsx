import { useId, type ReactNode } from "react";

import type { Decision } from "#domain/plan/plan-moves.ts";
import type { Submission } from "#domain/plan/plan-record.ts";
import type { FormName } from "#domain/plan/plan.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { sayMoment } from "../agency/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";

interface SubmissionItemProps {
  readonly submission: Submission;
  readonly form: FormName;
  readonly onCompare: () => void;
}

/** How a submission's state is coloured, as the plan's own. */
const STATE_CLASS = { waiting: "submitted", withdrawn: "draft", returned: "returned", approved: "approved" } as const satisfies Record<
  Submission["status"],
  string
>;
/** Signs of the fingerprint that a person compares at a glance; all of it stands in the title. */
const SHORT_HASH = 12;

/** การเสนอครั้งหนึ่ง — who, when, what was decided and signed, and the version itself to take away or compare. */
export function SubmissionItem({ submission, form, onCompare }: SubmissionItemProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const { language } = useLanguage();
  const id = useId();
  const { number, version, status, decisions, snapshotHash, submittedByName, submittedAt, publishedAt, planId } = submission;
  const file = `/api/v1/plans/${planId}/file?form=${form}&to=pdf&submission=${number}`;
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>
        {words.submission(number, version)} <span className={`status ${STATE_CLASS[status]}`}>{words.states[status]}</span>
      </h3>
      <dl className="submission-facts">
        <div>
          <dt>{words.submittedBy}</dt>
          <dd>
            <span lang="th">{submittedByName}</span> <time dateTime={submittedAt}>{sayMoment(submittedAt, language)}</time>
          </dd>
        </div>
        {decisions.map((decision) => (
          <div key={decision.step}>
            <dt>{words.decisions[decision.decision]}</dt>
            <dd>
              <DecisionLine decision={decision} />
            </dd>
          </div>
        ))}
        {publishedAt !== null && (
          <div>
            <dt>{words.published}</dt>
            <dd>
              <time dateTime={publishedAt}>{sayMoment(publishedAt, language)}</time>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.hash}</dt>
          <dd>
            <code title={snapshotHash}>{snapshotHash.slice(0, SHORT_HASH)}</code>
          </dd>
        </div>
      </dl>
      <p className="buttons">
        <a href={file} download>
          {words.download(number)}
        </a>
        <button type="button" className="link" onClick={onCompare}>
          {words.compareWith(number)}
        </button>
      </p>
    </article>
  );
}

function DecisionLine({ decision }: { readonly decision: Decision }): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const { language } = useLanguage();
  const { personName, position, typedName, actingFor, note, at } = decision;
  return (
    <>
      <span lang="th">{[personName, position ?? ""].filter((part) => part !== "").join(" ")}</span>{" "}
      {actingFor !== null && <span lang="th">{words.actingFor(actingFor)} </span>}
      {typedName !== null && typedName !== "" && <span>{words.signed(typedName)} </span>}
      <time dateTime={at}>{sayMoment(at, language)}</time>
      {note !== null && note !== "" && (
        <p className="decision-note" lang="th">
          <span className="hint">{words.note}: </span>
          {note}
        </p>
      )}
    </>
  );
}
