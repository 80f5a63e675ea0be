import { useState, type ReactNode } from "react";
import { Link } from "react-router";

import type { AgencyKind } from "#domain/agency/agency.ts";
import type { AuditLine } from "#domain/record/audit.ts";
import { ask, type Problem } from "../../api.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import { sayAct } from "../../words/acts.ts";
import { AGENCY_LOG_WORDS } from "../../words/agency-log.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useLanguage, useWords, useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { sayDay, sayMoment, sayYear } from "./days.ts";
import { NameOf } from "./name-of.tsx";
import type { SectionProps } from "./told.ts";

/** สมุดบันทึกของหน่วยงาน — who did what and when, newest first, in sentences. */
export function AgencyLog({ told }: SectionProps): ReactNode {
  const words = useWordsOf(AGENCY_LOG_WORDS);
  const path = `/agencies/${told.agency.id}/history`;
  const { asked, renew } = useAsked<readonly AuditLine[]>(path);
  const [older, setOlder] = useState<readonly AuditLine[]>([]);
  const [end, setEnd] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  const lines = [...asked.value, ...older];
  const last = lines.at(-1);
  if (last === undefined) return <p>{words.none}</p>;
  const more = async (): Promise<void> => {
    const got = await ask<readonly AuditLine[]>(`${path}?before=${last.number}`);
    setProblem(got.ok ? null : got.error);
    if (!got.ok) return;
    setOlder([...older, ...got.value.value]);
    setEnd(got.value.value.length === 0);
    const [first] = got.value.value;
    if (first !== undefined) setTimeout(() => document.querySelector<HTMLElement>(`#line-${first.number}`)?.focus());
  };
  return (
    <>
      <p className="hint">{words.hint}</p>
      <ol className="log">
        {lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </ol>
      {problem !== null && <ProblemBox problem={problem} />}
      {last.number > 1 && !end && (
        <button type="button" onClick={() => void more()}>
          {words.older}
        </button>
      )}
    </>
  );
}

function Line({ line }: { readonly line: AuditLine }): ReactNode {
  const words = useWordsOf(AGENCY_LOG_WORDS);
  const { language, words: general } = useLanguage();
  return (
    <li id={`line-${line.number}`} tabIndex={-1}>
      <time dateTime={line.at}>{sayMoment(line.at, language)}</time>
      <div>
        <p>
          <strong lang="th">{line.personName === "" ? words.system : line.personName}</strong> {sayAct(line, language)}{" "}
          {line.planId !== null && <Link to={`/plans/${line.planId}`}>{words.openPlan}</Link>}
        </p>
        {line.changes.length > 0 && (
          <details>
            <summary>{words.changes(general.number(line.changes.length))}</summary>
            <ul>
              {line.changes.map(({ row, field, before, after }) => (
                <li key={`${row} ${field}`}>
                  {row === "agency" ? <AgencyField field={field} /> : nameOfField(field, language)}:{" "}
                  <del>
                    <Value field={row === "agency" ? field : ""} value={before} />
                  </del>{" "}
                  →{" "}
                  <ins>
                    <Value field={row === "agency" ? field : ""} value={after} />
                  </ins>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

/** A field of the agency; "people.2570" is that of a year. */
function AgencyField({ field }: { readonly field: string }): ReactNode {
  const words = useWordsOf(AGENCY_LOG_WORDS);
  const { number } = useWords();
  const [name = "", year] = field.split(".");
  const said = words.fields[name] ?? name;
  return year === undefined ? said : words.ofYear(said, sayYear(Number(year), number));
}

/** What stood in a field, as a reader says it: days, yes and no, agencies by name. */
function Value({ field, value }: { readonly field: string; readonly value: string }): ReactNode {
  const { kinds } = useWordsOf(AGENCIES_WORDS);
  const log = useWordsOf(AGENCY_LOG_WORDS);
  const { language } = useLanguage();
  const [name = ""] = field.split(".");
  if (value === "") return log.empty;
  if (name === "parent" || name === "area") return <NameOf agency={Number(value)} />;
  if (name === "opens" || name === "due") return sayDay(value, language);
  if (name === "kind") return kinds[value as AgencyKind] ?? value;
  return value === "true" ? log.yes : value === "false" ? log.no : value;
}
