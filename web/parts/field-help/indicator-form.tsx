import { useEffect, useId, useRef, useState, type ReactNode } from "react";

import {
  BOUND_WORDS,
  composeIndicator,
  partsOfIndicator,
  TARGET_ROUNDS,
  type BoundKind,
  type IndicatorParts,
  type MeasureKind,
} from "#domain/plan/compose-indicator.ts";
import { performedByOf } from "#domain/plan/measure-performer.ts";
import { understandIndicator } from "#domain/plan/understand-indicator.ts";
import { formatNumber } from "#domain/thai/baht.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import { describeIndicator } from "../../understood.ts";
import { FIELD_HELP_WORDS, type FieldHelpWords } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";
import { WillWrite } from "./will-write.tsx";

const KINDS = ["count", "share", "level", "milestone", "amount"] as const satisfies readonly MeasureKind[];
const EACH_UNIT = "หน่วยงาน";
const BOUNDS = Object.keys(BOUND_WORDS).filter((word): word is BoundKind => word in BOUND_WORDS);

interface IndicatorFormProps {
  readonly title: string;
  readonly takesFocus: boolean;
  readonly start: IndicatorParts;
  readonly needsSubject: boolean;
  /** The whole cell with the sentence in it. */
  readonly textWith: (sentence: string) => string;
  readonly now: string;
  readonly onWrite: (text: string) => void;
}

/** ประกอบตัวชี้วัด — measure, what is measured, unit, target of each round, who performs; the sentence is shown before it is written. */
export function IndicatorForm({ title, takesFocus, start, needsSubject, textWith, now, onWrite }: IndicatorFormProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const id = useId();
  const [parts, setParts] = useState(start);
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>(() => valuesOf(start));
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  const rounds = [...new Set([...TARGET_ROUNDS, ...start.targets.map(({ round }) => round)])].sort((one, other) => one - other);
  const change = (some: Partial<IndicatorParts>): void => setParts((before) => ({ ...before, ...some }));

  const whole: IndicatorParts = {
    ...parts,
    unit: parts.kind === "count" ? parts.unit : "",
    per: parts.kind === "count" ? parts.per : [],
    targets:
      parts.kind === "milestone"
        ? parts.targets.map(({ round }) => ({ round, value: null }))
        : rounds.flatMap((round) => ((typed[round] ?? "").trim() === "" ? [] : [{ round, value: numberIn(typed[round] ?? "") }])),
  };
  const wrong = wrongIn(whole, needsSubject, words);
  const sentence = composeIndicator(whole);
  const understood = understandIndicator(sentence);
  const isEachUnit = performedByOf({ units: [], texts: [sentence] }) === "each-unit";
  const text = wrong === undefined ? textWith(sentence) : now;

  return (
    <form
      className="indicator-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === undefined) onWrite(text);
      }}
    >
      <h3>{title}</h3>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{words.measure}</label>
        <select ref={first} id={`${id}-kind`} value={parts.kind} onChange={(event) => change({ kind: kindNamed(event.target.value) })}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.measures[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-subject`}>{words.subject}</label>
        <p className="hint" id={`${id}-subject-hint`}>
          {words.subjects[parts.kind]}
        </p>
        <textarea
          id={`${id}-subject`}
          lang="th"
          rows={2}
          aria-describedby={`${id}-subject-hint`}
          value={parts.subject}
          onChange={(event) => change({ subject: event.target.value.replaceAll(/\s*\n\s*/gu, " ") })}
        />
      </div>
      {parts.kind === "count" && (
        <div className="field short">
          <label htmlFor={`${id}-unit`}>{words.unit}</label>
          <input
            id={`${id}-unit`}
            lang="th"
            autoComplete="off"
            list={`${id}-units`}
            value={parts.unit}
            onChange={(event) => change({ unit: event.target.value })}
          />
          <datalist id={`${id}-units`}>
            {words.units.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </datalist>
        </div>
      )}
      {parts.kind === "milestone" ? (
        <fieldset>
          <legend>{words.doneBy}</legend>
          {rounds.map((round) => (
            <label key={round} className="choice">
              <input
                type="radio"
                name={`${id}-round`}
                checked={parts.targets.some((target) => target.round === round)}
                onChange={() => change({ targets: [{ round, value: null }] })}
              />
              <span>{words.round(round)}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <div className="field short">
            <label htmlFor={`${id}-bound`}>{words.bound}</label>
            <select id={`${id}-bound`} value={parts.bound} onChange={(event) => change({ bound: boundNamed(event.target.value) })}>
              {BOUNDS.map((bound) => (
                <option key={bound} value={bound}>
                  {words.bounds[bound]}
                </option>
              ))}
            </select>
          </div>
          <fieldset className="rounds">
            <legend>{words.targets}</legend>
            <p className="hint">{words.targetsHint}</p>
            <div>
              {rounds.map((round) => (
                <label key={round}>
                  <span>{words.round(round)}</span>
                  <input
                    inputMode="decimal"
                    autoComplete="off"
                    value={typed[round] ?? ""}
                    onChange={(event) => setTyped((before) => ({ ...before, [round]: event.target.value }))}
                  />
                </label>
              ))}
            </div>
          </fieldset>
          {parts.kind === "count" ? (
            <label className="choice">
              <input
                type="checkbox"
                checked={parts.per.includes(EACH_UNIT)}
                onChange={(event) =>
                  change({ per: event.target.checked ? [...parts.per, EACH_UNIT] : parts.per.filter((each) => each !== EACH_UNIT) })
                }
              />
              <span>{words.eachUnit}</span>
            </label>
          ) : (
            <p className="hint">{words.eachUnitElsewhere}</p>
          )}
        </>
      )}
      <WillWrite
        text={text}
        now={now}
        readAs={[...understood.map(describeIndicator), ...(isEachUnit ? [words.performedByEach] : [])]}
        wrong={wrong}
        caution={
          isReadSo(whole, understood.map(partsOfIndicator)) && (isEachUnit || !whole.per.includes(EACH_UNIT))
            ? undefined
            : words.readOtherwise
        }
      />
    </form>
  );
}

/** Is the sentence understood as the measure and the targets that were chosen? */
function isReadSo(parts: IndicatorParts, read: readonly IndicatorParts[]): boolean {
  const [only] = read;
  return read.length === 1 && only?.kind === parts.kind && JSON.stringify(only.targets) === JSON.stringify(parts.targets);
}

function wrongIn({ kind, subject, unit, targets }: IndicatorParts, needsSubject: boolean, words: FieldHelpWords): string | undefined {
  if (needsSubject && subject.trim() === "") return words.subjectMissing;
  if (kind === "count" && unit.trim() === "") return words.unitMissing;
  if (targets.length === 0) return words.targetMissing;
  return kind !== "milestone" && targets.some(({ value }) => value === null) ? words.valueWrong : undefined;
}

function valuesOf({ targets }: IndicatorParts): Readonly<Record<number, string>> {
  return Object.fromEntries(
    targets.flatMap(({ round, value }) =>
      value === null ? [] : [[round, toThaiDigits(formatNumber(value, Number.isInteger(value) ? 0 : 2))]],
    ),
  );
}

function numberIn(typed: string): number | null {
  const digits = toArabicDigits(typed).replaceAll(/[,\s]/gu, "");
  return /^\d+(?:\.\d{1,2})?$/u.test(digits) ? Number(digits) : null;
}

function kindNamed(name: string): MeasureKind {
  return KINDS.find((kind) => kind === name) ?? "count";
}

function boundNamed(name: string): BoundKind {
  return BOUNDS.find((bound) => bound === name) ?? "atLeast";
}
