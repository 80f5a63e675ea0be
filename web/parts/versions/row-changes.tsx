import type { ReactNode } from "react";

import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import type { RowChange, RowMove } from "#domain/plan/plan-difference.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { VERSIONS_WORDS, type VersionsWords } from "../../words/versions.ts";
import { useWordsOf } from "../language.tsx";
import { nameOfRow } from "./change-names.ts";
import { FieldChanges } from "./field-changes.tsx";

interface RowChangesProps {
  readonly changes: readonly RowChange[];
  readonly before: Plan;
  readonly after: Plan;
  /** What can be done about one change of a row that is in both; the row by its key before. */
  readonly beside?: ((row: RowKey, change: FieldChange) => ReactNode) | undefined;
}

/** Rows that came, went, moved or changed, each said by a word and its title. */
export function RowChanges({ changes, before, after, beside }: RowChangesProps): ReactNode {
  return (
    <ol className="row-changes">
      {changes.map((change) => (
        <li key={change.kind === "removed" ? `- ${change.before}` : change.after} className={change.kind}>
          <OneRow change={change} before={before} after={after} beside={beside} />
        </li>
      ))}
    </ol>
  );
}

interface OneRowProps {
  readonly change: RowChange;
  readonly before: Plan;
  readonly after: Plan;
  readonly beside: RowChangesProps["beside"];
}

function OneRow({ change, before, after, beside }: OneRowProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const name = (change.kind === "removed" ? nameOfRow(change.before, before) : nameOfRow(change.after, after)) ?? "";
  const kind = change.kind === "changed" && change.fields.length === 0 ? "moved" : change.kind;
  return (
    <>
      <p>
        <span className={`change-kind ${kind}`}>{words.kinds[kind]}</span> <strong lang="th">{name === "" ? words.untitled : name}</strong>
      </p>
      {change.kind === "changed" ? (
        <>
          {change.moved !== null && <p className="hint">{sayMove(change.moved, before, after, words)}</p>}
          {change.fields.length > 0 && (
            <FieldChanges
              changes={change.fields}
              plans={[after, before]}
              beside={beside === undefined ? undefined : (field) => beside(change.before, field)}
            />
          )}
        </>
      ) : (
        change.fields.length > 0 && (
          <details>
            <summary>
              {words.details}
              <span className="unseen"> {name}</span>
            </summary>
            <FieldChanges changes={change.fields} plans={[after, before]} />
          </details>
        )
      )}
    </>
  );
}

function sayMove({ heading, position }: RowMove, before: Plan, after: Plan, words: VersionsWords): string {
  const under = (row: string | null, plan: Plan): string => (row === null ? words.noHeading : (nameOfRow(row, plan) ?? words.noHeading));
  const [from, to] = [under(heading.before, before), under(heading.after, after)];
  const place = position.before === position.after ? "" : words.moved(position.before, position.after);
  return [place, from === to ? "" : words.movedUnder(from, to)].filter((part) => part !== "").join(" ");
}
