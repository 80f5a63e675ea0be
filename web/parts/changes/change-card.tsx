import { useState, type ReactNode } from "react";

import type { Activity } from "#domain/plan/plan.ts";
import { isChangeable, type ChangeDecision, type FoundChange, type Proposed } from "#domain/result/change-set.ts";
import { sayValue } from "#domain/result/say-result.ts";
import { countedIn, saySpent } from "#domain/result/say-figures.ts";
import type { Problem } from "../../api.ts";
import { CHANGE_WORDS } from "../../words/changes.ts";
import { sayMoment } from "../agency/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { WordChanges } from "../versions/word-changes.tsx";
import { TypedChange } from "./typed-change.tsx";

interface ChangeCardProps {
  readonly id: string;
  readonly change: FoundChange;
  readonly activity: Activity | undefined;
  /** What the report says there now; as it was at the comparison where that is not asked any more. */
  readonly current: string;
  readonly decision: ChangeDecision | undefined;
  readonly mayDecide: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly onDecide: (decision: ChangeDecision["decision"], typed: Proposed | null) => void;
}

/** การเปลี่ยนแปลงช่องหนึ่ง — the record and the paper side by side, what would be kept, and the two buttons. */
export function ChangeCard(props: ChangeCardProps): ReactNode {
  const { id, change, activity, current, decision, mayDecide, isBusy, problem, onDecide } = props;
  const words = useWordsOf(CHANGE_WORDS);
  const { language } = useLanguage();
  const [typed, setTyped] = useState<Proposed | null>(null);
  const indicator = change.position === null ? undefined : activity?.indicators[change.position];
  const isOpen = decision === undefined;
  const may = isChangeable(change);
  const hasMoved = isOpen && may && current !== change.now;
  const { proposed } = change;
  const kept = isOpen ? proposed : decision.kept;
  const says = kept === null ? null : sayProposed(kept, indicator === undefined ? null : countedIn(indicator));
  return (
    <article className={`change${decision === undefined ? "" : ` ${decision.decision}`}`} aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        {words.fields[change.field]}
        {indicator !== undefined && (
          <span className="change-indicator" lang="th">
            {indicator.text}
          </span>
        )}
      </h3>
      {isOpen && change.isClash && <p className="note warning">{words.clash}</p>}
      {hasMoved && !change.isClash && <p className="note warning">{words.moved(change.now === "" ? words.nothing : change.now)}</p>}
      <dl className="both-sides">
        <div>
          <dt>{isOpen ? words.now : words.before}</dt>
          <dd lang="th" className="kept-lines">
            {current === "" ? <span className="hint">{words.nothing}</span> : current}
          </dd>
        </div>
        <div>
          <dt>{words.paper}</dt>
          <dd>
            {change.paper === "" ? <span className="hint">{words.nothing}</span> : <WordChanges before={current} after={change.paper} />}
          </dd>
        </div>
      </dl>
      {decision !== undefined && (
        <p className="change-decided">{words[decision.decision](decision.byName, sayMoment(decision.at, language))}</p>
      )}
      {isOpen && change.why !== null && <p className="hint">{words.why[change.why]}</p>}
      {says !== null && (
        <p>
          {isOpen ? words.willKeep : words.wasKept} <strong lang="th">{says}</strong>
        </p>
      )}
      {kept?.kind === "value" && kept.note !== null && (
        <p>
          {words.note} <strong lang="th">{kept.note}</strong>
        </p>
      )}
      {problem !== null && <ProblemBox problem={problem} />}
      {isOpen && mayDecide && proposed === null && may && (
        <TypedChange change={change} indicator={indicator} typed={typed} onType={setTyped} />
      )}
      {isOpen && mayDecide && (
        <div className="buttons">
          {may && (
            <button type="button" className="main" aria-describedby={id} disabled={isBusy} onClick={() => onDecide("accepted", typed)}>
              {words.accept}
            </button>
          )}
          <button type="button" aria-describedby={id} disabled={isBusy} onClick={() => onDecide("declined", null)}>
            {words.decline}
          </button>
        </div>
      )}
    </article>
  );
}

/** What would be kept, in words; nothing for texts, which stand there already. */
function sayProposed(proposed: Proposed, unit: string | null): string | null {
  if (proposed.kind === "value") {
    const level = proposed.value?.kind === "level" ? ` (${proposed.value.steps.join(", ")})` : "";
    return `${sayValue(proposed.value, unit)}${level}`;
  }
  return proposed.kind === "spent" ? saySpent(proposed.satang) : null;
}
