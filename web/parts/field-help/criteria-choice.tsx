import { useId, useState, type ReactNode } from "react";

import type { FieldText } from "#domain/checks/texts.ts";
import { criteriaIn } from "#domain/plan/measure-criteria.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { criteriaText } from "#domain/plan/set-field.ts";
import { suggestCriteria } from "#domain/plan/suggest-reference.ts";
import { CRITERIA } from "#domain/reference/criteria.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";

interface CriteriaChoiceProps {
  readonly activity: Activity;
  readonly onKeep: (texts: readonly FieldText[]) => void;
}

/** เกณฑ์องค์กรคุณธรรมของกิจกรรม — those its remarks name stand by themselves; others are ticked, the suggested ones first. */
export function CriteriaChoice({ activity, onKeep }: CriteriaChoiceProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const id = useId();
  const named = criteriaIn(activity.remarks ?? "");
  const own = activity.ownCriteria ?? [];
  const suggested = suggestCriteria({ ...activity, criteria: named });
  const [isWhole, setWhole] = useState(false);
  const shown = CRITERIA.filter(
    ({ number }) => isWhole || activity.criteria.includes(number) || suggested.some(({ key }) => key === number),
  );
  const keep = (number: number, isIn: boolean): void => {
    const criteria = isIn ? [...own, number].sort((one, other) => one - other) : own.filter((one) => one !== number);
    onKeep([{ place: { activity: activity.id, field: "criteria" }, text: criteriaText(criteria) }]);
  };

  return (
    <fieldset className="choice-of-row">
      <legend>{words.criteria}</legend>
      {shown.map(({ number, title }) => {
        const because = suggested.find(({ key }) => key === number)?.because ?? [];
        const isNamed = named.includes(number);
        const says = isNamed ? words.fromRemarks : because.length > 0 ? `${words.suggested} ${words.because(because.join(" "))}` : "";
        return (
          <label key={number} className="choice" htmlFor={`${id}-${number}`}>
            <input
              id={`${id}-${number}`}
              type="checkbox"
              checked={activity.criteria.includes(number)}
              disabled={isNamed}
              onChange={(event) => keep(number, event.target.checked)}
            />
            <span lang="th">
              {words.criterion(number, title)} {says !== "" && <span className="hint">({says})</span>}
            </span>
          </label>
        );
      })}
      {!isWhole && shown.length < CRITERIA.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {words.allCriteria}
        </button>
      )}
    </fieldset>
  );
}
