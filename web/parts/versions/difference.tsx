import { useId, useMemo, type ReactNode } from "react";

import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import { differenceOf, isSame, type FigureChange, type PlanDifference } from "#domain/plan/plan-difference.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { useWordsOf } from "../language.tsx";
import { FieldChanges } from "./field-changes.tsx";
import { RowChanges } from "./row-changes.tsx";

interface DifferenceProps {
  readonly before: Plan;
  readonly after: Plan;
  /** "key" for versions of one plan, "meaning" for plans of two years or of two papers. */
  readonly matchBy: "key" | "meaning";
  /** What can be done about one change: of the plan itself ("plan"), or of a row that is in both, by its key before. */
  readonly beside?: (row: RowKey, change: FieldChange) => ReactNode;
}

/** ความแตกต่างของสองฉบับ — the figures first, then what became of the plan's own fields, its headings and its rows. */
export function Difference({ before, after, matchBy, beside }: DifferenceProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const difference = useMemo(() => differenceOf(before, after, { matchBy }), [before, after, matchBy]);
  if (isSame(difference)) return <p className="note done">{words.same}</p>;
  return (
    <div className="difference">
      <Figures figures={difference.figures} />
      <p className="hint">{words.key}</p>
      {difference.plan.length > 0 && (
        <div className="difference-part">
          <h3>{words.planFields}</h3>
          <FieldChanges
            changes={difference.plan}
            plans={[after, before]}
            row="plan"
            beside={beside === undefined ? undefined : (change) => beside("plan", change)}
          />
        </div>
      )}
      {difference.headings.length > 0 && (
        <div className="difference-part">
          <h3>{words.headings(difference.headings.length)}</h3>
          <RowChanges changes={difference.headings} before={before} after={after} beside={beside} />
        </div>
      )}
      {difference.activities.length > 0 && (
        <div className="difference-part">
          <h3>{words.rows(difference.activities.length)}</h3>
          <RowChanges changes={difference.activities} before={before} after={after} beside={beside} />
        </div>
      )}
    </div>
  );
}

function Figures({ figures }: Pick<PlanDifference, "figures">): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const id = useId();
  const lines: readonly (readonly [string, FigureChange])[] = [
    [words.activities, figures.activities],
    [words.budget, figures.budgetBaht],
  ];
  return (
    <table className="list figures" aria-labelledby={id}>
      <caption id={id}>{words.figures}</caption>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col" className="number">
            {words.figureBefore}
          </th>
          <th scope="col" className="number">
            {words.figureAfter}
          </th>
          <th scope="col" className="number">
            {words.figureChange}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, { before, after }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number" data-label={words.figureBefore}>
              {words.number(before)}
            </td>
            <td className="number" data-label={words.figureAfter}>
              {words.number(after)}
            </td>
            <td className="number" data-label={words.figureChange}>
              {words.change(Math.round((after - before) * 100) / 100)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
