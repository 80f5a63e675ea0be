import type { ReactNode } from "react";

import type { FieldText } from "#domain/checks/texts.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { indicatorWeightOf, weightOf, weightsText } from "#domain/plan/weights.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";
import { NumberField } from "../report/number-field.tsx";

interface WeightChoiceProps {
  readonly activity: Activity;
  readonly onKeep: (texts: readonly FieldText[]) => void;
}

/** น้ำหนัก — of the activity among all of the plan, of each indicator among those of the activity; all alike unless somebody chooses. */
export function WeightChoice({ activity, onKeep }: WeightChoiceProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const { indicators } = activity;
  const weights = indicators.map((_, position) => indicatorWeightOf(activity, position));
  const isChosen = activity.weight !== undefined || activity.indicatorWeights !== undefined;
  const keep = (field: "weight" | "indicatorWeights", chosen: readonly number[]): void => {
    if (chosen.every((one) => Number.isInteger(one) && one >= 1 && one <= 100))
      onKeep([{ place: { activity: activity.id, field }, text: weightsText(chosen) }]);
  };
  return (
    <details className="choice-of-row" open={isChosen}>
      <summary>{words.weights}</summary>
      <p className="hint">{words.weightsSay}</p>
      <NumberField
        label={words.weightOfActivity}
        value={weightOf(activity)}
        disabled={false}
        onChange={(weight) => weight !== null && keep("weight", [weight])}
      />
      {indicators.length > 1 &&
        indicators.map(({ text }, position) => (
          <NumberField
            // An indicator has no name but its place.
            key={position}
            label={words.weightOfIndicator(position + 1, text)}
            value={weights[position] ?? 1}
            disabled={false}
            onChange={(weight) =>
              weight !== null &&
              keep(
                "indicatorWeights",
                weights.map((one, at) => (at === position ? weight : one)),
              )
            }
          />
        ))}
    </details>
  );
}
