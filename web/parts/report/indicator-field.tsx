import type { ReactNode } from "react";

import type { Indicator } from "#domain/plan/measure.ts";
import type { IndicatorFigures } from "#domain/result/figures.ts";
import { comparable, type LastYearValue } from "#domain/result/last-year.ts";
import type { OwnSuccess } from "#domain/result/own-success.ts";
import type { IndicatorResult } from "#domain/result/report.ts";
import { sayValue } from "#domain/result/say-result.ts";
import { checkValue, type ValueAround } from "#domain/result/value-checks.ts";
import { REPORT_WORDS, type ReportWords } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { FindingsList } from "./findings-list.tsx";
import { OwnSuccessOffer } from "./own-success-offer.tsx";
import { ValueFields, type UsualDenominator } from "./value-fields.tsx";

interface IndicatorFieldProps {
  readonly indicator: Indicator;
  readonly told: IndicatorResult;
  /** As the server computed it from what is kept; none for a unit's own answer. */
  readonly figures: IndicatorFigures | undefined;
  readonly around: Pick<ValueAround, "round" | "months" | "before" | "headcount" | "chainedTo">;
  /** What the round before was called and came to. */
  readonly before: { readonly months: number; readonly result: IndicatorResult } | null;
  readonly lastYear: { readonly months: number; readonly value: LastYearValue | null } | null;
  /** What the plan's other activities come to, where the indicator asks for that. */
  readonly success: OwnSuccess | null;
  readonly nameOf: ((activity: string) => string) | undefined;
  readonly disabled: boolean;
  readonly onChange: (told: IndicatorResult) => void;
}

/** ตัวชี้วัดหนึ่งข้อ — its words and target, the fields its measure needs, the working, and what is worth a second look. */
export function IndicatorField(props: IndicatorFieldProps): ReactNode {
  const { indicator, told, figures, around, before, lastYear, success, nameOf, disabled, onChange } = props;
  const words = useWordsOf(REPORT_WORDS);
  const { measure } = indicator;
  const unit = measure.kind === "count" || measure.kind === "share" ? measure.unit : null;
  const then = comparable(lastYear?.value, told.reckoning);
  const isSameRound = lastYear?.months === around.round;
  const findings = checkValue({ indicator, value: told.value, reckoning: told.reckoning, lastYear: isSameRound ? then : null, ...around });
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
        usual={usualDenominator(indicator, around)}
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
      {lastYear !== null && then !== null && (
        <p className="hint">{words.lastYear(isSameRound ? null : words.round(lastYear.months), sayValue(then, unit))}</p>
      )}
      {success !== null && (
        <OwnSuccessOffer
          success={success}
          nameOf={nameOf}
          isTaken={sayValue(told.value, null) === sayValue(success.value, null)}
          onTake={disabled ? null : () => onChange({ ...told, value: success.value, reckoning: "cumulative" })}
        />
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
      <FindingsList findings={findings} />
      {figures !== undefined && figures.units === null && <Working figures={figures} indicator={indicator} words={words} />}
    </div>
  );
}

/** All staff, or those counted before; null where nobody can know. */
function usualDenominator({ measure }: Indicator, { chainedTo, headcount }: IndicatorFieldProps["around"]): UsualDenominator | null {
  if (chainedTo?.kind === "share") return { count: chainedTo.numerator, from: "chain" };
  const isAmongStaff = measure.kind === "share" && /บุคลากร|ข้าราชการ|เจ้าหน้าที่/u.test(measure.denominator ?? "");
  return headcount === null || !isAmongStaff ? null : { count: headcount, from: "headcount" };
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
      {asked !== null && <>{words.working(`${share}${percent}${against}`)} </>}
      <strong className={isReached ? "reached" : "not-reached"}>{isReached ? words.reached : words.notReached}</strong>
      {!isDue && ` (${words.notDue})`}
    </p>
  );
}
