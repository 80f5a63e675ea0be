import { useState, type ReactNode } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import type { AuditLine, Change } from "#domain/record/audit.ts";
import { sayAct } from "../../words/acts.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { sayMoment } from "../agency/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { nameOfChange, nameOfRow } from "./change-names.ts";
import { WordChanges } from "./word-changes.tsx";

interface HistoryProps {
  readonly planId: string;
  readonly row?: string | undefined;
  readonly field?: string | undefined;
  /** Names the rows of which the lines tell; without it they are told without their names. */
  readonly plan?: Plan;
  /** Said where there are no lines. */
  readonly none?: string;
  /** Asks anew where this differs: the plan's revision. */
  readonly asOf?: number;
}

/** Lines shown at first, and by each press more. */
const PAGE = 20;
/** Changed fields of one line shown at first. */
const FEW = 3;

/** ประวัติ — who changed what and when, newest first: of a plan, a row, or one field. */
export function History({ planId, row, field, plan, asOf, none }: HistoryProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const query = new URLSearchParams({ ...(row === undefined ? {} : { row }), ...(field === undefined ? {} : { field }) }).toString();
  const path = `/plans/${planId}/history${query === "" ? "" : `?${query}`}`;
  const { asked, renew } = useAsked<readonly AuditLine[]>(path);
  const [shown, setShown] = useState(PAGE);
  const [seen, setSeen] = useState(asOf);
  if (seen !== asOf) {
    setSeen(asOf);
    void renew();
  }
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  if (asked.value.length === 0) return <p className="hint">{none ?? words.historyNone}</p>;
  return (
    <div className="history">
      <ol>
        {asked.value.slice(0, shown).map((line) => (
          <li key={`${line.agency} ${line.number}`}>
            <Line line={line} about={{ row, field }} plan={plan} />
          </li>
        ))}
      </ol>
      {asked.value.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {words.historyMore}
        </button>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: AuditLine;
  readonly about: { readonly row: string | undefined; readonly field: string | undefined };
  readonly plan: Plan | undefined;
}

function Line({ line, about, plan }: LineProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const { language } = useLanguage();
  const [all, setAll] = useState(false);
  const changes = line.changes.filter(
    (change) =>
      change.before !== change.after &&
      (about.row === undefined || change.row === about.row) &&
      (about.field === undefined || change.field === about.field),
  );
  const shown = all ? changes : changes.slice(0, FEW);
  const { file } = line.facts;
  return (
    <>
      <p>
        <strong lang="th">{line.personName}</strong> {sayAct(line, language)}
        {typeof file === "string" && ` ${words.from(file)}`}{" "}
        <time className="hint" dateTime={line.at}>
          {sayMoment(line.at, language)}
        </time>
      </p>
      {shown.length > 0 && (
        <ul className="history-changes">
          {shown.map((change) => (
            <li key={`${change.row} ${change.field}`}>
              <OneChange change={change} isNamed={about.row === undefined} isOneField={about.field !== undefined} plan={plan} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > FEW && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewer : words.more(changes.length - FEW)}
        </button>
      )}
    </>
  );
}

interface OneChangeProps {
  readonly change: Change;
  readonly isNamed: boolean;
  readonly isOneField: boolean;
  readonly plan: Plan | undefined;
}

function OneChange({ change, isNamed, isOneField, plan }: OneChangeProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const row = !isNamed || plan === undefined || change.row === "plan" ? "" : (nameOfRow(change.row, plan) ?? words.gone);
  return (
    <>
      {!isOneField && (
        <span className="change-name" lang="th">
          {[nameOfChange(change, ...(plan === undefined ? [] : [plan])), row].filter((part) => part !== "").join(" · ")}:{" "}
        </span>
      )}
      <WordChanges before={change.before} after={change.after} />
    </>
  );
}
