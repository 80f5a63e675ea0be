import { useId, useState, type ReactNode } from "react";

import { typedNumber } from "../../report/typed-number.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly unit?: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: number | null) => void;
}

/** ช่องตัวเลข — Thai or Arabic digits; what is no number is said at once and kept as typed. */
export function NumberField({ label, value, unit = null, disabled, onChange }: NumberFieldProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const id = useId();
  const [typed, setTyped] = useState(() => shownAs(value, words.number));
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    if (typedNumber(typed) !== value) setTyped(shownAs(value, words.number));
  }
  const isWrong = typedNumber(typed) === undefined;
  return (
    <div className={`number-field${isWrong ? " wrong" : ""}`}>
      <label htmlFor={id}>{label}</label>
      {isWrong && (
        <p className="wrong-says" id={`${id}-wrong`}>
          {words.notNumber}
        </p>
      )}
      <span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          value={typed}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const number = typedNumber(text);
            if (number !== undefined) {
              setShownFor(number);
              onChange(number);
            }
          }}
        />
        {unit !== null && <span lang="th"> {unit}</span>}
      </span>
    </div>
  );
}

function shownAs(value: number | null, say: (value: number) => string): string {
  return value === null ? "" : say(value);
}
