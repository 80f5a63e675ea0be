import { useId, type ReactNode } from "react";

import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { chainedTo } from "#domain/result/chained-share.ts";
import type { ActivityFigures } from "#domain/result/figures.ts";
import type { LastYearValue } from "#domain/result/last-year.ts";
import type { OwnSuccess } from "#domain/result/own-success.ts";
import { NO_RESULT, type ActivityResult, type IndicatorResult } from "#domain/result/report.ts";
import { checkSpent } from "#domain/result/spent-checks.ts";
import { isTold } from "#domain/result/result-changes.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { Value } from "#domain/result/value.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";
import { FindingsList } from "./findings-list.tsx";
import { IndicatorField } from "./indicator-field.tsx";
import { NumberField } from "./number-field.tsx";

/** ผลของกิจกรรมเดียวกันในรอบก่อน — as told then, and what the year had come to. */
export interface EarlierResult {
  readonly months: number;
  readonly result: ActivityResult;
  readonly soFar: (position: number) => Value | null;
}

interface ActivityFormProps {
  readonly activity: Activity;
  readonly result: ActivityResult;
  readonly figures: ActivityFigures | undefined;
  readonly round: RoundMonths;
  readonly before: EarlierResult | null;
  readonly lastYear: { readonly months: number; readonly values: readonly (LastYearValue | null)[] } | null;
  readonly headcount: number | null;
  /** What the plan's other activities come to, where an indicator asks for that; none for a unit's own answer. */
  readonly ownSuccess?: (indicator: Indicator) => OwnSuccess | null;
  readonly nameOf?: (activity: string) => string;
  readonly disabled: boolean;
  readonly onChange: (result: ActivityResult) => void;
  /** Where every unit answers, its table stands instead of the indicators' fields. */
  readonly units?: ReactNode;
}

const TEXTS = ["narrative", "problems", "solutions"] as const;

/** ผลของกิจกรรมหนึ่ง — a field for each indicator, then what was done, what stood in the way, and the money. */
export function ActivityForm(props: ActivityFormProps): ReactNode {
  const { activity, result, figures, round, before, lastYear, headcount, ownSuccess, nameOf, disabled, onChange, units } = props;
  const words = useWordsOf(REPORT_WORDS);
  const id = useId();
  const toldAt = (of: ActivityResult, position: number): IndicatorResult =>
    of.indicators.find((one) => one.position === position) ?? { position, value: null, reckoning: "cumulative", note: "" };
  const put = (told: IndicatorResult): void =>
    onChange({ ...result, indicators: [...result.indicators.filter(({ position }) => position !== told.position), told] });
  const hasMoney = activity.budget.kind === "baht";
  return (
    <div className="activity-form">
      {(activity.weight !== undefined || activity.indicatorWeights !== undefined) && (
        <p className="hint">
          {[
            ...(activity.weight === undefined ? [] : [words.weight(activity.weight)]),
            ...(activity.indicatorWeights === undefined ? [] : [words.weights(activity.indicatorWeights)]),
          ].join(" · ")}
        </p>
      )}
      {units ??
        activity.indicators.map((indicator, position) => {
          const chain = chainedTo(activity.indicators, position);
          return (
            <IndicatorField
              key={position}
              indicator={indicator}
              told={toldAt(result, position)}
              figures={figures?.indicators[position]}
              around={{
                round,
                months: activity.months,
                before: before?.soFar(position) ?? null,
                headcount,
                chainedTo: chain === null ? null : toldAt(result, chain).value,
              }}
              lastYear={lastYear === null ? null : { months: lastYear.months, value: lastYear.values[position] ?? null }}
              success={ownSuccess?.(indicator) ?? null}
              nameOf={nameOf}
              before={before === null ? null : { months: before.months, result: toldAt(before.result, position) }}
              disabled={disabled}
              onChange={put}
            />
          );
        })}
      <details open={isTold({ ...NO_RESULT, ...pick(result) })}>
        <summary>{words.more}</summary>
        {TEXTS.map((field) => (
          <div key={field} className="field wide">
            <label htmlFor={`${id}-${field}`}>{words[field]}</label>
            <textarea
              id={`${id}-${field}`}
              lang="th"
              rows={3}
              disabled={disabled}
              value={result[field]}
              onChange={(event) => onChange({ ...result, [field]: event.currentTarget.value })}
            />
            {before !== null && before.result[field].trim() !== "" && (
              <p className="hint">
                {words.lastRound(words.round(before.months), "")}
                <span lang="th">{before.result[field]}</span>{" "}
                {!disabled && result[field] === "" && (
                  <button type="button" className="link" onClick={() => onChange({ ...result, [field]: before.result[field] })}>
                    {words.takeText}
                  </button>
                )}
              </p>
            )}
          </div>
        ))}
        <div className="field wide">
          <label htmlFor={`${id}-because`}>{words.notDoneBecause}</label>
          <textarea
            id={`${id}-because`}
            lang="th"
            rows={2}
            disabled={disabled}
            value={result.notDoneBecause ?? ""}
            onChange={(event) => {
              const text = event.currentTarget.value;
              onChange({ ...result, notDoneBecause: text === "" ? null : text });
            }}
          />
        </div>
        {hasMoney && (
          <>
            <p className="hint">{words.budget(words.baht(Math.round(activity.budget.amount * 100)))}</p>
            <NumberField
              label={words.spentSoFar}
              value={result.spentSatang === null ? null : result.spentSatang / 100}
              disabled={disabled}
              onChange={(baht) => onChange({ ...result, spentSatang: baht === null ? null : Math.round(baht * 100) })}
            />
            <FindingsList
              findings={checkSpent({
                spent: result.spentSatang,
                budget: Math.round(activity.budget.amount * 100),
                before: before?.result.spentSatang ?? null,
              })}
            />
          </>
        )}
      </details>
    </div>
  );
}

/** The texts and the money alone. */
function pick({ narrative, problems, solutions, notDoneBecause, spentSatang }: ActivityResult): Partial<ActivityResult> {
  return { narrative, problems, solutions, notDoneBecause, spentSatang };
}
