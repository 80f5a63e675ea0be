import type { ReactNode } from "react";

import { formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../words/days.ts";
import { sayDay } from "./agency/days.ts";
import { Field } from "./agency/field.tsx";
import { DayPicker } from "./day-picker.tsx";
import { useLanguage, useWordsOf } from "./language.tsx";

interface DayFieldProps {
  readonly label: string;
  readonly id?: string;
  /** As typed; `parseThaiDate` reads it. */
  readonly written: string;
  readonly onWrite: (written: string) => void;
  readonly hint?: string;
  readonly wrong?: string | undefined;
}

/** ช่องวันที่ — a Thai date as an officer types it, in either digits, or picks it; read back in full so that a slip shows at once. */
export function DayField({ label, id, written, onWrite, hint, wrong }: DayFieldProps): ReactNode {
  const words = useWordsOf(DAYS_WORDS);
  const { language } = useLanguage();
  const day = written.trim() === "" ? null : parseThaiDate(written);
  return (
    <div className="day-field">
      <Field label={label} {...(id === undefined ? {} : { id })} hint={hint ?? words.hint} wrong={wrong} short>
        {(control) => (
          <div className="day-written">
            <input {...control} type="text" autoComplete="off" value={written} onChange={(event) => onWrite(event.currentTarget.value)} />
            <DayPicker label={label} day={day} onPick={(picked) => onWrite(formatThaiDate(picked))} />
          </div>
        )}
      </Field>
      <p className="hint read-back" role="status">
        {day === null ? "" : words.readAs(sayDay(day, language))}
      </p>
    </div>
  );
}
