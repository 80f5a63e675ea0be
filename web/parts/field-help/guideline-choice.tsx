import { useId, useState, type ReactNode } from "react";

import type { FieldText } from "#domain/checks/texts.ts";
import { nationalGuidelineOf } from "#domain/plan/national-guideline.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";
import { suggestGuidelines } from "#domain/plan/suggest-reference.ts";
import { NATIONAL_GUIDELINES } from "#domain/reference/frameworks.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";

interface ChoiceProps {
  readonly activity: Activity;
  readonly plan: Plan;
  readonly onKeep: (texts: readonly FieldText[]) => void;
}

/** แนวทางการพัฒนาแห่งชาติของกิจกรรม — by its heading where that is a national guideline, else chosen; suggestions wait to be accepted. */
export function GuidelineChoice({ activity, plan, onKeep }: ChoiceProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const id = useId();
  const [chosen, setChosen] = useState("");
  const isOfHeading = nationalGuidelineOf(activity.heading, plan.headings) !== null;
  const own = activity.nationalGuideline;
  const suggested = isOfHeading ? [] : suggestGuidelines(activity, plan);
  const keep = (code: string): void => onKeep([{ place: { activity: activity.id, field: "nationalGuideline" }, text: toThaiDigits(code) }]);

  return (
    <section className="choice-of-row" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.guideline}</h3>
      <p role="status" lang="th">
        {own === null ? words.guidelineNone : words.guidelineIs(toThaiDigits(own), titleOf(own))}
      </p>
      {isOfHeading ? (
        <p className="hint">{words.guidelineOfHeading}</p>
      ) : (
        <>
          {suggested.length > 0 && (
            <>
              <p className="hint">{words.suggested}</p>
              <ul>
                {suggested.map(({ key, because }) => (
                  <li key={key}>
                    <button type="button" lang="th" aria-pressed={key === own} onClick={() => keep(key === own ? "" : key)}>
                      {words.guidelineIs(toThaiDigits(key), titleOf(key))}
                    </button>
                    <p className="hint" lang="th">
                      {words.because(because.map((word) => `“${word}”`).join(" "))}
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="field">
            <label htmlFor={`${id}-all`}>{words.otherGuideline}</label>
            <select id={`${id}-all`} lang="th" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{words.guidelineNone}</option>
              {NATIONAL_GUIDELINES.map(({ code, title }) => (
                <option key={code} value={code}>
                  {toThaiDigits(code)} {title}
                </option>
              ))}
            </select>
          </div>
          <button type="button" disabled={chosen === (own ?? "")} onClick={() => keep(chosen)}>
            {chosen === "" ? words.takeOff : words.useChosen}
          </button>
        </>
      )}
    </section>
  );
}

function titleOf(code: string): string {
  return NATIONAL_GUIDELINES.find((one) => one.code === code)?.title ?? "";
}
