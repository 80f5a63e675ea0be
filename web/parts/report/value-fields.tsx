import { useId, useState, type ReactNode } from "react";

import type { Indicator, Measure } from "#domain/plan/measure.ts";
import type { Value } from "#domain/result/value.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { NumberField } from "./number-field.tsx";

interface ValueFieldsProps {
  readonly indicator: Indicator;
  readonly value: Value | null;
  readonly disabled: boolean;
  readonly onChange: (value: Value | null) => void;
  readonly usual: UsualDenominator | null;
}

/** ตัวหารตามปกติ — the share's denominator as it usually is, and where it comes from: all staff, or those counted before. */
export interface UsualDenominator {
  readonly count: number;
  readonly from: "headcount" | "chain";
}

/** ช่องกรอกตามวิธีวัด — exactly what the indicator's measure needs, and nothing else. */
export function ValueFields({ indicator, value, disabled, onChange, usual }: ValueFieldsProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { measure } = indicator;
  switch (measure.kind) {
    case "count": {
      const count = value?.kind === "count" ? value.count : null;
      return (
        <NumberField
          label={words.count}
          value={count}
          unit={measure.unit}
          disabled={disabled}
          onChange={(next) => onChange(next === null ? null : { kind: "count", count: next })}
        />
      );
    }
    case "share":
      return <ShareFields {...{ measure, usual, disabled, onChange }} share={value?.kind === "share" ? value : null} />;
    case "level":
      return <Steps indicator={indicator} steps={value?.kind === "level" ? value.steps : null} disabled={disabled} onChange={onChange} />;
    case "milestone":
      return <Milestone done={value?.kind === "milestone" ? value.done : null} disabled={disabled} onChange={onChange} />;
    case "amount":
      return (
        <NumberField
          label={words.money}
          value={value?.kind === "amount" ? value.satang / 100 : null}
          disabled={disabled}
          onChange={(next) => onChange(next === null ? null : { kind: "amount", satang: Math.round(next * 100) })}
        />
      );
  }
}

interface ShareFieldsProps extends Pick<ValueFieldsProps, "usual" | "disabled" | "onChange"> {
  readonly measure: Extract<Measure, { readonly kind: "share" }>;
  readonly share: Extract<Value, { readonly kind: "share" }> | null;
}

/** Both numbers make a value; while one is wanting there is none, and what was typed stays. */
function ShareFields({ measure, share, usual, disabled, onChange }: ShareFieldsProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [half, setHalf] = useState<Half>({ numerator: null, denominator: undefined });
  const numerator = share?.numerator ?? half.numerator;
  const untyped = half.denominator === undefined ? (usual?.count ?? null) : half.denominator;
  const denominator = share?.denominator ?? untyped;
  const put = (next: { readonly numerator: number | null; readonly denominator: number | null }): void => {
    setHalf(next);
    if (next.numerator !== null && next.denominator !== null)
      onChange({ kind: "share", numerator: next.numerator, denominator: next.denominator });
    else if (share !== null) onChange(null);
  };
  const isUsual = usual !== null && denominator === usual.count;
  return (
    <div className="share-fields">
      <NumberField
        label={words.numerator}
        value={numerator}
        unit={measure.unit}
        disabled={disabled}
        onChange={(next) => put({ numerator: next, denominator })}
      />
      <NumberField
        label={words.denominator}
        value={denominator}
        unit={measure.unit}
        disabled={disabled}
        onChange={(next) => put({ numerator, denominator: next })}
      />
      {isUsual && <p className="hint">{words.usual[usual.from]}</p>}
      {numerator !== null && denominator === null && <p className="wrong-says">{words.halfShare}</p>}
    </div>
  );
}

interface Half {
  readonly numerator: number | null;
  /** Undefined until somebody types here: the usual one stands there, and can be emptied. */
  readonly denominator: number | null | undefined;
}

interface StepsProps {
  readonly indicator: Indicator;
  readonly steps: readonly number[] | null;
  readonly disabled: boolean;
  readonly onChange: (value: Value | null) => void;
}

function Steps({ indicator, steps, disabled, onChange }: StepsProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const levels = indicator.rubric.length > 0 ? indicator.rubric : [1, 2, 3, 4, 5].map((level) => ({ level, text: "" }));
  return (
    <fieldset className="steps-field" disabled={disabled}>
      <legend>{words.steps}</legend>
      {levels.map(({ level, text }) => (
        <label key={level} className="choice">
          <input
            type="checkbox"
            checked={steps?.includes(level) ?? false}
            onChange={(event) => {
              const next = new Set(steps ?? []);
              if (event.currentTarget.checked) next.add(level);
              else next.delete(level);
              onChange({ kind: "level", steps: [...next].toSorted((one, other) => one - other) });
            }}
          />
          <span>
            {words.step(level)} <span lang="th">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface MilestoneProps {
  readonly done: boolean | null;
  readonly disabled: boolean;
  readonly onChange: (value: Value | null) => void;
}

function Milestone({ done, disabled, onChange }: MilestoneProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const name = useId();
  const choices = [
    [true, words.done],
    [false, words.notDone],
    [null, words.notTold],
  ] as const;
  return (
    <fieldset className="steps-field" disabled={disabled}>
      <legend>{words.milestone}</legend>
      {choices.map(([choice, label]) => (
        <label key={label} className="choice">
          <input
            type="radio"
            name={name}
            checked={done === choice}
            onChange={() => onChange(choice === null ? null : { kind: "milestone", done: choice })}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
