import type { Indicator } from "../plan/measure.ts";
import type { Achievement } from "./achievement.ts";
import { meanOf, type BasisPoints } from "./basis-points.ts";
import { targetAt, type RoundMonths } from "./target-at.ts";

/** ผลสัมฤทธิ์รวมและความครบถ้วน — an average and, always beside it, of how many it is. */
export interface Standing {
  /** Mean against what is due at the round, each part capped at the whole; null where nothing due was reported. */
  readonly points: BasisPoints | null;
  /** ความก้าวหน้า: the mean with targets that fall due later; the same as `points` at the end of the year. */
  readonly progress: BasisPoints | null;
  /** ความครบถ้วน: parts with a figure, of all that owe one. */
  readonly reported: number;
  readonly of: number;
  /** Parts that reached their target. */
  readonly reached: number;
}

/** One part of an average: an indicator of an activity, or a unit of an owner. */
export interface Part {
  readonly achievement: Achievement;
  /** น้ำหนัก, a whole number; 1 where the plan gives none. */
  readonly weight: number;
  /** Does it owe a figure at this round? */
  readonly isOwed: boolean;
}

/** ต้องรายงานในรอบนี้หรือไม่ — the activity has begun by the round, or a target of the indicator is due. Without months it runs all year. */
export function isOwed(indicator: Pick<Indicator, "targets">, months: readonly number[], round: RoundMonths): boolean {
  return months.length === 0 || months.some((month) => month <= round) || targetAt(indicator, round)?.isDue === true;
}

/**
 * ผลสัมฤทธิ์ของกิจกรรม — the mean of its indicators unless weighted (design §7). What was not reported lowers completeness, never the
 * mean; what has no target or nothing to count is reported, but no part of the mean.
 */
export function standingOf(parts: readonly Part[]): Standing {
  const counted = parts.filter(({ achievement, isOwed: owes }) => owes || achievement.kind !== "not-reported");
  const measured = counted.flatMap(({ achievement, weight }) => (achievement.kind === "measured" ? [{ ...achievement, weight }] : []));
  const mean = (some: typeof measured): BasisPoints | null => meanOf(some.map(({ capped, weight }) => ({ points: capped, weight })));
  return {
    points: mean(measured.filter(({ isDue }) => isDue)),
    progress: mean(measured),
    reported: counted.filter(({ achievement }) => achievement.kind !== "not-reported").length,
    of: counted.length,
    reached: measured.filter(({ isReached }) => isReached).length,
  };
}

/**
 * ผลสัมฤทธิ์ของแผน — the mean of its activities by their weights: an activity with a figure is one part, however many indicators it has.
 * Completeness counts indicators, so that an activity half reported is seen. Plans of many agencies gather in the same way.
 */
export function gathered(parts: readonly { readonly standing: Standing; readonly weight: number }[]): Standing {
  const mean = (of: (standing: Standing) => BasisPoints | null): BasisPoints | null =>
    meanOf(
      parts.flatMap(({ standing, weight }) => {
        const points = of(standing);
        return points === null ? [] : [{ points, weight }];
      }),
    );
  const sum = (of: (standing: Standing) => number): number => parts.reduce((total, { standing }) => total + of(standing), 0);
  return {
    points: mean(({ points }) => points),
    progress: mean(({ progress }) => progress),
    reported: sum(({ reported }) => reported),
    of: sum((one) => one.of),
    reached: sum(({ reached }) => reached),
  };
}
