import { useMemo, type KeyboardEvent, type ReactNode } from "react";

import type { FieldText } from "#domain/checks/texts.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import { keyOf } from "../../findings.ts";
import { guidanceOf } from "../../words/field-guidance.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useEditing } from "../plan-editing.ts";
import { BudgetEditor } from "./budget-editor.tsx";
import { CriteriaChoice } from "./criteria-choice.tsx";
import type { EditorTools } from "./editor-tools.ts";
import { GuidelineChoice } from "./guideline-choice.tsx";
import { IndicatorEditor } from "./indicator-editor.tsx";
import { MonthsEditor } from "./months-editor.tsx";
import { UnitsEditor } from "./units-editor.tsx";
import { WeightChoice } from "./weight-choice.tsx";

interface FieldHelpProps {
  readonly place: FieldPlace | undefined;
  /** Whose plan it is, where the register is known: its units are offered. */
  readonly agency: number | undefined;
  /** Writes into cells as one step and goes back to the cell. */
  readonly onWrite: (texts: readonly FieldText[]) => void;
  /** Keeps a choice of the row; the help stays. */
  readonly onKeep: (texts: readonly FieldText[]) => void;
  readonly onBack: () => void;
}

/** Fields of a row beside which its guideline and criteria are chosen: what the row is, and what it serves. */
const CHOSEN_BESIDE: readonly string[] = ["title", "objectives", "remarks", "criteria", "nationalGuideline"];

/** Fields beside which weights are chosen: what the row is, and what it is measured by. */
const WEIGHED_BESIDE: readonly string[] = ["title", "indicators", "targetTexts", "quantitative", "weight", "indicatorWeights"];

/** ช่วยกรอก — for the cell in focus: what belongs there, and an editor where structure helps. */
export function FieldHelp({ place, agency, onWrite, onKeep, onBack }: FieldHelpProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const { language } = useLanguage();
  const { plan, mayWrite } = useEditing();
  const activity = useMemo(() => plan.activities.find(({ id }) => id === place?.activity), [plan, place]);
  if (!mayWrite) return null;
  if (place === undefined)
    return (
      <section className="field-help" aria-labelledby="field-help">
        <h2 id="field-help">{words.help}</h2>
        <p className="hint">{words.chooseCell}</p>
      </section>
    );
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  const guidance = guidanceOf(place, language);
  const text = textOf(plan, place);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leads back to the cell from every control in it
    <section className="field-help" aria-labelledby="field-help" onKeyDown={press}>
      <h2 id="field-help" tabIndex={-1}>
        {words.helpFor(nameOfField(place.field))}
      </h2>
      {activity !== undefined && (
        <p className="where hint" lang="th">
          {toThaiDigits(activity.number ?? plan.activities.indexOf(activity) + 1)} {activity.title}
        </p>
      )}
      {guidance !== undefined && (
        <div className="guidance">
          <p>{guidance.what}</p>
          {guidance.example !== undefined && (
            <p>
              <strong>{words.example}</strong> <span lang="th">{guidance.example}</span>
            </p>
          )}
          {guidance.fault !== undefined && (
            <p>
              <strong>{words.fault}</strong> {guidance.fault}
            </p>
          )}
        </div>
      )}
      {activity !== undefined && (
        <Editor
          // Another text in the cell is another beginning.
          key={`${keyOf(place)}|${text}|${activity.months.join()}`}
          {...{ place, plan, activity, text, write: onWrite, agency }}
        />
      )}
      {activity !== undefined && CHOSEN_BESIDE.includes(place.field) && (
        <>
          <GuidelineChoice key={`guideline|${activity.id}`} activity={activity} plan={plan} onKeep={onKeep} />
          <CriteriaChoice key={`criteria|${activity.id}`} activity={activity} onKeep={onKeep} />
        </>
      )}
      {activity !== undefined && WEIGHED_BESIDE.includes(place.field) && (
        <WeightChoice key={`weight|${activity.id}`} activity={activity} onKeep={onKeep} />
      )}
      <p className="hint">{words.keys}</p>
    </section>
  );
}

function Editor(props: EditorTools & { readonly agency: number | undefined }): ReactNode {
  switch (props.place.field) {
    case "months":
    case "quarter-1":
    case "quarter-2":
    case "quarter-3":
    case "quarter-4":
      return <MonthsEditor {...props} />;
    case "budget":
      return <BudgetEditor {...props} />;
    case "indicators":
    case "quantitative":
    case "targetTexts":
      return <IndicatorEditor {...props} />;
    case "units":
      return <UnitsEditor {...props} />;
    default:
      return null;
  }
}
