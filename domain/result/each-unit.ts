import type { Indicator } from "../plan/measure.ts";
import { achievementOf, type Achievement } from "./achievement.ts";
import { shareOf, type BasisPoints } from "./basis-points.ts";
import { added } from "./reckoning.ts";
import type { RoundMonths } from "./target-at.ts";
import type { Value } from "./value.ts";

/** คำตอบของหน่วยหนึ่ง — a unit's own value; null where it has not answered. Only accepted answers are given to the sums. */
export interface UnitValue {
  readonly unit: number;
  readonly value: Value | null;
}

/** ผลของกิจกรรมที่ทุกหน่วยดำเนินการ — who reached the target, and the sums beside it. */
export interface EachUnit {
  /** ร้อยละของหน่วยงานที่บรรลุเป้าหมาย: of those that answered; null where none did. */
  readonly points: BasisPoints | null;
  readonly reached: number;
  readonly answered: number;
  readonly of: number;
  /** Σ of all answers: people of all units together, Σ numerator and Σ denominator. Null where none answered. */
  readonly sum: Value | null;
  /** A share of all units together held against the target: Σ numerator ÷ Σ denominator, never the mean of the units' percents. Null for other measures. */
  readonly together: Achievement | null;
  readonly units: readonly { readonly unit: number; readonly achievement: Achievement }[];
}

/**
 * รวมผลทุกหน่วย — the owner's figure for an indicator that every unit works on: the share of units that reached the target
 * (design §7), with Σ numerator ÷ Σ denominator beside it. Units are told in the order of their ids, whoever came first.
 */
export function eachUnit(
  indicator: Pick<Indicator, "measure" | "targets">,
  answers: readonly UnitValue[],
  round: RoundMonths,
  months: readonly number[] = [],
): EachUnit {
  const inOrder = answers.toSorted((one, other) => one.unit - other.unit);
  const units = inOrder.map(({ unit, value }) => ({ unit, achievement: achievementOf(indicator, value, round, months) }));
  const values = inOrder.flatMap(({ value }) => (value === null ? [] : [value]));
  const measured = units.flatMap(({ achievement }) => (achievement.kind === "measured" ? [achievement] : []));
  const reached = measured.filter(({ isReached }) => isReached).length;
  const sum = values.length === 0 ? null : values.reduce(added);
  return {
    points: measured.length === 0 ? null : shareOf(reached, measured.length),
    reached,
    answered: values.length,
    of: answers.length,
    sum,
    together: sum?.kind === "share" ? achievementOf(indicator, sum, round, months) : null,
    units,
  };
}
