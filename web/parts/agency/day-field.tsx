import type { ReactNode } from "react";

import { parseThaiDate } from "#domain/thai/dates.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { sayDay } from "./days.ts";
import { Field } from "./field.tsx";

interface DayFieldProps {
  readonly label: string;
  readonly id: string;
  /** As typed; `parseThaiDate` reads it. */
  readonly written: string;
  readonly onWrite: (written: string) => void;
  readonly hint?: string;
  readonly wrong?: string | undefined;
}

/** ช่องวันที่ — a Thai date as an officer types it, in either digits, read back in full so that a slip shows at once. */
export function DayField({ label, id, written, onWrite, hint, wrong }: DayFieldProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const { language } = useLanguage();
  const day = written.trim() === "" ? null : parseThaiDate(written);
  return (
    <div className="day-field">
      <Field label={label} id={id} hint={hint ?? words.form.dayHint} wrong={wrong} short>
        {(control) => (
          <input {...control} type="text" autoComplete="off" value={written} onChange={(event) => onWrite(event.currentTarget.value)} />
        )}
      </Field>
      <p className="hint read-back" role="status">
        {day === null ? "" : words.form.readAs(sayDay(day, language))}
      </p>
    </div>
  );
}
