import type { Indicator, Target } from "../plan/measure.ts";

/** รอบรายงานเป็นเดือนของปีงบประมาณ — 3, 6, 9 or 12. */
export type RoundMonths = 3 | 6 | 9 | 12;

/** เป้าหมายที่ใช้วัดในรอบ — what the indicator is measured against at a round. */
export interface TargetAt {
  /** All bounds that must hold. */
  readonly targets: readonly Target[];
  /** Is it due now? Otherwise it is the next one to come, and the figure is the way made towards it. */
  readonly isDue: boolean;
}

/**
 * เป้าหมายของรอบ — the targets set for this round; else the last ones set before it (they stand until another is due), but before the
 * first one falls due the next to come. Null where the indicator has none.
 */
export function targetAt({ targets }: Pick<Indicator, "targets">, round: RoundMonths): TargetAt | null {
  const rounds = [...new Set(targets.map((one) => one.round))].toSorted((one, other) => one - other);
  const due = rounds.findLast((one) => one <= round);
  const chosen = due ?? rounds[0];
  if (chosen === undefined) return null;
  return { targets: targets.filter((one) => one.round === chosen), isDue: due !== undefined };
}

/**
 * เป้าหมายต่อเดือนหรือต่อไตรมาส — a target "a month" or "a quarter" asks for as many times more as months or quarters of the activity
 * have passed by the round; `months` are those of the fiscal year in which the activity runs (none given: all). Other "per" words
 * (ต่อปี, ต่อหน่วยงาน) do not change it: units report for themselves.
 */
export function timesAsked(target: Target, months: readonly number[], round: RoundMonths): number {
  const passed = (months.length === 0 ? ALL_MONTHS : months).filter((month) => month <= round);
  if (target.per?.includes("เดือน") === true) return passed.length;
  if (target.per?.includes("ไตรมาส") === true) return new Set(passed.map((month) => Math.ceil(month / 3))).size;
  return 1;
}

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
