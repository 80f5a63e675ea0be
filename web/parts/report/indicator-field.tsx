import type { ReactNode } from "react";

import type { Indicator } from "#domain/plan/measure.ts";
import type { IndicatorFigures } from "#domain/result/figures.ts";
import type { IndicatorResult } from "#domain/result/report.ts";
import { sayValue } from "#domain/result/say-result.ts";
import { checkValue, type ValueAround } from "#domain/result/value-checks.ts";
import { REPORT_WORDS, type ReportWords } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { ValueFields } from "./value-fields.tsx";

interface IndicatorFieldProps {
  readonly indicator: Indicator;
  readonly told: IndicatorResult;
  /** As the server computed it from what is kept; none for a unit's own answer. */
  readonly figures: IndicatorFigures | undefined;
  readonly around: Pick<ValueAround, "before" | "headcount" | "chainedTo">;
  /** What the round before was called and came to. */
  readonly before: { readonly months: number; readonly result: IndicatorResult } | null;
  readonly disabled: boolean;
  readonly onChange: (told: IndicatorResult) => void;
}

/** ตัวชี้วัดหนึ่งข้อ — its words and target, the fields its measure needs, the working, and what is worth a second look. */
export function IndicatorField(props: IndicatorFieldProps): ReactNode {
  const { indicator, told, figures, around, before, disabled, onChange } = props;
  const words = useWordsOf(REPORT_WORDS);
  const { measure } = indicator;
  const unit = measure.kind === "count" || measure.kind === "share" ? measure.unit : null;
  const findings = checkValue({ indicator, value: told.value, reckoning: told.reckoning, lastYear: null, ...around });
  const chained = around.chainedTo?.kind === "share" ? around.chainedTo.numerator : null;
  return (
    <div className="indicator">
      <p lang="th" className="indicator-text">
        {indicator.text}
      </p>
      {indicator.targets.length > 0 && (
        <p className="hint" lang="th">
          {words.target} {indicator.targets.map(({ round, written }) => `${words.round(round)}: ${written}`).join(" · ")}
        </p>
      )}
      <ValueFields
        indicator={indicator}
        value={told.value}
        disabled={disabled}
        usualDenominator={chained ?? around.headcount}
        onChange={(value) => onChange({ ...told, value })}
      />
      {before !== null && before.result.value !== null && (
        <p className="hint">
          {words.lastRound(words.round(before.months), sayValue(before.result.value, unit))}{" "}
          {!disabled && told.value === null && (
            <button
              type="button"
              className="link"
              onClick={() => onChange({ ...told, value: before.result.value, reckoning: before.result.reckoning })}
            >
              {words.takeOver}
            </button>
          )}
        </p>
      )}
      {before !== null && measure.kind !== "level" && measure.kind !== "milestone" && (
        <label className="reckoning">
          {words.reckoning}{" "}
          <select
            disabled={disabled}
            value={told.reckoning}
            onChange={(event) => onChange({ ...told, reckoning: event.currentTarget.value === "per-round" ? "per-round" : "cumulative" })}
          >
            <option value="cumulative">{words.reckonings.cumulative}</option>
            <option value="per-round">{words.reckonings["per-round"]}</option>
          </select>
        </label>
      )}
      {findings.length > 0 && (
        <ul className="value-findings">
          {findings.map(({ kind, severity, says }) => (
            <li key={kind} className={severity} lang="th">
              {says}
            </li>
          ))}
        </ul>
      )}
      {figures !== undefined && figures.units === null && <Working figures={figures} indicator={indicator} words={words} />}
    </div>
  );
}

/** How the figure came about, so that it can be done again by hand. */
function Working({
  figures: { achievement, value },
  indicator,
  words,
}: {
  readonly figures: IndicatorFigures;
  readonly indicator: Indicator;
  readonly words: ReportWords;
}): ReactNode {
  if (achievement.kind === "not-reported" || achievement.kind === "nothing-to-count") return null;
  if (achievement.kind === "no-target") return <p className="working">{words.noTarget}</p>;
  const { measured, asked, raw, isReached, isDue } = achievement;
  const share = value?.kind === "share" ? `${words.number(value.numerator)} ÷ ${words.number(value.denominator)} = ` : "";
  const percent = indicator.measure.kind === "share" ? words.points(Math.round(measured * 100)) : words.number(measured);
  const against = asked === null ? "" : ` ÷ ${words.number(asked.figure * asked.times)} = ${words.points(raw)}`;
  return (
    <p className="working">
      {words.working(`${share}${percent}${against}`)}{" "}
      <strong className={isReached ? "reached" : "not-reached"}>{isReached ? words.reached : words.notReached}</strong>
      {!isDue && ` (${words.notDue})`}
    </p>
  );
}
