import type { Activity } from "../plan/plan.ts";
import { indicatorWeightOf, weightOf } from "../plan/weights.ts";
import { achievementOf, type Achievement } from "./achievement.ts";
import { eachUnit, type EachUnit } from "./each-unit.ts";
import { yearSoFar } from "./reckoning.ts";
import { NO_RESULT, type ActivityResult, type ReportRecord } from "./report.ts";
import { gathered, isOwed, standingOf, type Standing } from "./standing.ts";
import { targetAt, type RoundMonths } from "./target-at.ts";
import type { ToldAnswer } from "./unit-answer.ts";
import type { Value } from "./value.ts";

/** ผลของตัวชี้วัดตามที่คำนวณ. */
export interface IndicatorFigures {
  readonly position: number;
  /** The year so far; null where not reported. */
  readonly value: Value | null;
  /** Rounds before this one that nobody reported, where rounds are added. */
  readonly missing: readonly RoundMonths[];
  readonly achievement: Achievement;
  readonly isOwed: boolean;
  /** Where every unit works on it. */
  readonly units: EachUnit | null;
}

/** ผลของกิจกรรมตามที่คำนวณ — the only figures there are: page, API and papers all take them from here. */
export interface ActivityFigures {
  readonly activity: string;
  readonly indicators: readonly IndicatorFigures[];
  readonly standing: Standing;
  readonly spentSatang: number | null;
  /** The budget where it is an amount; null where none is used or told. */
  readonly budgetSatang: number | null;
}

/** ผลของรายงานทั้งฉบับตามที่คำนวณ. */
export interface ReportFigures {
  readonly activities: readonly ActivityFigures[];
  readonly standing: Standing;
  /** Σ of what was told; null where nothing was. */
  readonly spentSatang: number | null;
  readonly budgetSatang: number;
}

/** One report's rows as figures need them. */
type Told = Pick<ReportRecord, "months" | "rows">;

/**
 * คำนวณผลของรายงาน — from the plan as approved, this report and those of earlier rounds, and the accepted answers of units. A pure
 * function of its rows: computed anew it is always the same.
 */
export function figuresOf(
  report: Pick<ReportRecord, "months" | "rows" | "plan">,
  earlier: readonly Told[],
  answers: readonly ToldAnswer[],
): ReportFigures {
  const told = [...earlier.filter(({ months }) => months < report.months), report];
  const activities = report.plan.activities.map((activity) =>
    activityFigures(
      activity,
      report.months,
      told,
      answers.filter((one) => one.activity === activity.id),
    ),
  );
  const spent = activities.flatMap(({ spentSatang }) => (spentSatang === null ? [] : [spentSatang]));
  return {
    activities,
    standing: gathered(activities.map(({ standing }, at) => ({ standing, weight: weightOf(report.plan.activities[at] ?? {}) }))),
    spentSatang: spent.length === 0 ? null : spent.reduce((sum, one) => sum + one),
    budgetSatang: activities.reduce((sum, { budgetSatang }) => sum + (budgetSatang ?? 0), 0),
  };
}

function activityFigures(
  activity: Activity,
  round: RoundMonths,
  told: readonly Told[],
  answers: readonly Omit<ToldAnswer, "activity">[],
): ActivityFigures {
  const own = told.at(-1)?.rows[activity.id]?.result ?? NO_RESULT;
  const indicators = activity.indicators.map((indicator, position): IndicatorFigures => {
    const owed = isOwed(indicator, activity.months, round);
    if (answers.length > 0) {
      const values = answers.map(({ agency, status, result }) => ({
        unit: agency,
        value: status === "accepted" ? valueAt(result, position) : null,
      }));
      const units = eachUnit(indicator, values, round, activity.months);
      return {
        position,
        value: units.sum,
        missing: [],
        achievement: ofUnits(units, targetAt(indicator, round)?.isDue ?? true),
        isOwed: owed,
        units,
      };
    }
    const reckoning = own.indicators.find((one) => one.position === position)?.reckoning ?? "cumulative";
    const reported = told.map(({ months, rows }) => ({ round: months, value: valueAt(rows[activity.id]?.result ?? NO_RESULT, position) }));
    const { value, missing } = yearSoFar(reckoning, reported, round);
    return { position, value, missing, achievement: achievementOf(indicator, value, round, activity.months), isOwed: owed, units: null };
  });
  return {
    activity: activity.id,
    indicators,
    standing: standingOf(
      indicators.map(({ achievement, isOwed: owes, position }) => ({
        achievement,
        weight: indicatorWeightOf(activity, position),
        isOwed: owes,
      })),
    ),
    spentSatang: own.spentSatang,
    budgetSatang: activity.budget.kind === "baht" ? Math.round(activity.budget.amount * 100) : null,
  };
}

/** The owner's own achievement is the share of units that reached the target (design §7). */
function ofUnits({ points, reached, answered }: EachUnit, isDue: boolean): Achievement {
  if (points === null) return { kind: "not-reported" };
  return { kind: "measured", measured: points / 100, asked: null, raw: points, capped: points, isReached: reached === answered, isDue };
}

/** ค่าของตัวชี้วัดในผลที่รายงาน; null where it is not told. */
export function valueAt(result: Pick<ActivityResult, "indicators">, position: number): Value | null {
  return result.indicators.find((one) => one.position === position)?.value ?? null;
}
