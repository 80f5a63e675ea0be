import { useState, type ReactNode } from "react";

import { composeMonths } from "#domain/plan/compose-cell.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";
import type { EditorTools } from "./editor-tools.ts";
import { MonthStrip } from "./month-strip.tsx";
import { WillWrite } from "./will-write.tsx";

const QUARTERS = [1, 2, 3, 4] as const;

/** เลือกเดือน — on the strip of the fiscal year; written in words, or as ticks where the form has quarter columns. */
export function MonthsEditor({ place, plan, activity, write }: EditorTools): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const inQuarters = place.field !== "months";
  const [chosen, setChosen] = useState<readonly number[]>(() => (inQuarters ? wholeQuarters(activity.months) : activity.months));
  const choose = (months: readonly number[]): void => setChosen(inQuarters ? wholeQuarters(months) : months);
  const texts = composeMonths(activity.id, chosen, { fiscalYear: plan.fiscalYear, inQuarters }).filter(
    ({ place: at, text }) => textOf(plan, at) !== text,
  );
  const after = texts.reduce((one, { place: at, text }) => setField(one, at, text), plan);
  const months = after.activities.find(({ id }) => id === activity.id)?.months ?? [];
  const sentence = inQuarters ? ticksOf(chosen) : (texts[0]?.text ?? textOf(plan, place));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        write(texts);
      }}
    >
      <fieldset>
        <legend>{words.months}</legend>
        <p className="hint">{inQuarters ? words.quartersHint : words.monthsHint}</p>
        <MonthStrip fiscalYear={plan.fiscalYear} chosen={chosen} onChoose={choose} />
        <div className="quick">
          <button type="button" onClick={() => setChosen(QUARTERS.flatMap(monthsOfQuarter))}>
            {words.wholeYear}
          </button>
          {QUARTERS.map((quarter) => {
            const own = monthsOfQuarter(quarter);
            const isIn = own.every((month) => chosen.includes(month));
            return (
              <button
                key={quarter}
                type="button"
                aria-pressed={isIn}
                onClick={() => setChosen(isIn ? chosen.filter((month) => !own.includes(month)) : inOrder([...chosen, ...own]))}
              >
                {words.quarter(quarter)}
              </button>
            );
          })}
          <button type="button" onClick={() => setChosen([])}>
            {words.noMonth}
          </button>
        </div>
      </fieldset>
      <WillWrite
        text={sentence}
        now={texts.length === 0 ? sentence : ""}
        readAs={[words.monthsRead(months.length)]}
        replaces={texts.length === 0 ? undefined : (activity.monthsWritten ?? undefined)}
      />
    </form>
  );
}

function monthsOfQuarter(quarter: number): readonly number[] {
  return [quarter * 3 - 2, quarter * 3 - 1, quarter * 3];
}

function wholeQuarters(months: readonly number[]): readonly number[] {
  return QUARTERS.map(monthsOfQuarter).flatMap((own) => (own.some((month) => months.includes(month)) ? own : []));
}

function inOrder(months: readonly number[]): readonly number[] {
  return [...new Set(months)].sort((one, other) => one - other);
}

function ticksOf(chosen: readonly number[]): string {
  return QUARTERS.filter((quarter) => chosen.includes(quarter * 3))
    .map((quarter) => `ไตรมาส ${toThaiDigits(quarter)} ✓`)
    .join("  ");
}
