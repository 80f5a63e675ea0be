import { useId, type ReactNode } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { yearsStated, yearsToChoose } from "./years.ts";

/** A year of the list, or one typed. */
export interface YearChosen {
  readonly year: number | "other" | undefined;
  readonly typed: string;
}

interface YearChoiceProps {
  readonly read: Plan;
  readonly thisYear: number;
  readonly chosen: YearChosen;
  readonly wrong: string | undefined;
  readonly onChoose: (chosen: YearChosen) => void;
}

/** ปีงบประมาณ — the year the paper states; the person decides where it states none or several. */
export function YearChoice({ read, thisYear, chosen, wrong, onChoose }: YearChoiceProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const id = useId();
  const stated = yearsStated(read);
  const says = stated.length === 0 ? words.yearNone : stated.length === 1 ? words.yearOne : words.yearSeveral(stated);
  const describedBy = [`${id}-hint`, wrong === undefined ? "" : `${id}-wrong`].filter((part) => part !== "").join(" ");
  return (
    <fieldset className={wrong === undefined ? "field" : "field wrong"} aria-describedby={describedBy}>
      <legend>{words.year}</legend>
      <p id={`${id}-hint`} className="hint">
        {says}
      </p>
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className="wrong-says" role="alert">
          {wrong}
        </p>
      )}
      <div className="choices">
        {yearsToChoose(read, thisYear).map((year) => (
          <label key={year} className="choice">
            <input type="radio" name={id} data-year={year} checked={chosen.year === year} onChange={() => onChoose({ ...chosen, year })} />
            {words.yearName(year)}
          </label>
        ))}
        <label className="choice">
          <input
            type="radio"
            name={id}
            data-year="other"
            checked={chosen.year === "other"}
            onChange={() => onChoose({ ...chosen, year: "other" })}
          />
          {words.yearOther}
        </label>
      </div>
      {chosen.year === "other" && (
        <div className="field short">
          <label htmlFor={`${id}-typed`}>{words.yearOtherLabel}</label>
          <p id={`${id}-typed-hint`} className="hint">
            {words.yearOtherHint}
          </p>
          <input
            id={`${id}-typed`}
            type="text"
            inputMode="numeric"
            aria-describedby={`${id}-typed-hint`}
            value={chosen.typed}
            onChange={(event) => onChoose({ ...chosen, typed: event.target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
