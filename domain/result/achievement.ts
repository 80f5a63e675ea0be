import type { Indicator } from "../plan/measure.ts";
import { shareOf, WHOLE, type BasisPoints } from "./basis-points.ts";
import { targetAt, timesAsked, type RoundMonths } from "./target-at.ts";
import { levelReached, type Value } from "./value.ts";

/** ผลสัมฤทธิ์ของตัวชี้วัด — how far one indicator came at one round. */
export type Achievement =
  /** ยังไม่รายงาน: no figure at all, never a zero. */
  | { readonly kind: "not-reported" }
  /** ไม่มีเป้าหมาย: what was counted is shown, nothing can be said about it. */
  | { readonly kind: "no-target"; readonly measured: number }
  /** ตัวหารเป็นศูนย์: of nobody no share can be taken. */
  | { readonly kind: "nothing-to-count" }
  | Measured;

/** What was measured against what. */
export interface Measured {
  readonly kind: "measured";
  /** In the target's own unit: times, people, percent, level, baht. */
  readonly measured: number;
  /** What was asked at this round, the one bound that decided; null for a milestone. */
  readonly asked: { readonly bound: Bound; readonly figure: number; readonly times: number } | null;
  /** Measured ÷ target as it is. */
  readonly raw: BasisPoints;
  /** The same, at most the whole: what roll-ups use. */
  readonly capped: BasisPoints;
  readonly isReached: boolean;
  /** False while the target is not due yet: the figure tells how far the way is. */
  readonly isDue: boolean;
}

/** ไม่น้อยกว่า · มากกว่า · ไม่เกิน · น้อยกว่า. */
export type Bound = "atLeast" | "moreThan" | "atMost" | "lessThan";

const BOUNDS: readonly Bound[] = ["atLeast", "moreThan", "atMost", "lessThan"];
/** What misses a strict bound by nothing at all is not all of it. */
const NEARLY: BasisPoints = WHOLE - 1;

/**
 * ผลสัมฤทธิ์ = ผล ÷ เป้าหมายของรอบ (design §7) — where several bounds are set at once, the one least reached decides. A ceiling
 * (ไม่เกิน) that was kept is the whole; above it, ceiling ÷ measured. A milestone is all or nothing; levels count steps met in order.
 */
export function achievementOf(
  indicator: Pick<Indicator, "measure" | "targets">,
  value: Value | null,
  round: RoundMonths,
  months: readonly number[] = [],
): Achievement {
  if (value === null) return { kind: "not-reported" };
  const at = targetAt(indicator, round);
  if (value.kind === "milestone") {
    const points = value.done ? WHOLE : 0;
    return {
      kind: "measured",
      measured: value.done ? 1 : 0,
      asked: null,
      raw: points,
      capped: points,
      isReached: value.done,
      isDue: at?.isDue ?? round === 12,
    };
  }
  const measured = measuredOf(value);
  if (measured === null) return { kind: "nothing-to-count" };
  if (at === null) return { kind: "no-target", measured };
  const compared = at.targets.flatMap((target) =>
    BOUNDS.flatMap((bound) => {
      const figure = target[bound];
      return figure === undefined ? [] : [against(value, measured, bound, figure, timesAsked(target, months, round))];
    }),
  );
  const [worst] = compared.toSorted((one, other) => one.raw - other.raw);
  return worst === undefined ? { kind: "no-target", measured } : { kind: "measured", measured, ...worst, isDue: at.isDue };
}

/** In the unit that targets are written in; null where there is nothing to take a share of. */
function measuredOf(value: Exclude<Value, { readonly kind: "milestone" }>): number | null {
  switch (value.kind) {
    case "count":
      return value.count;
    case "share":
      return value.denominator === 0 ? null : shareOf(value.numerator, value.denominator) / 100;
    case "level":
      return levelReached(value.steps);
    case "amount":
      return value.satang / 100;
  }
}

function against(
  value: Value,
  measured: number,
  bound: Bound,
  figure: number,
  times: number,
): Pick<Measured, "asked" | "raw" | "capped" | "isReached"> {
  // A share, a level stays what it is however often it is asked for.
  const often = value.kind === "count" || value.kind === "amount" ? times : 1;
  const asked = figure * often;
  const isReached = HOLDS[bound](measured, asked);
  const isFloor = bound === "atLeast" || bound === "moreThan";
  const raw = isFloor ? floorPoints(measured, asked, isReached) : isReached ? WHOLE : ceilingPoints(measured, asked);
  return { asked: { bound, figure, times: often }, raw, capped: Math.min(raw, isReached ? WHOLE : NEARLY), isReached };
}

const HOLDS: Readonly<Record<Bound, (measured: number, asked: number) => boolean>> = {
  atLeast: (measured, asked) => measured >= asked,
  moreThan: (measured, asked) => measured > asked,
  atMost: (measured, asked) => measured <= asked,
  lessThan: (measured, asked) => measured < asked,
};

function floorPoints(measured: number, asked: number, isReached: boolean): BasisPoints {
  if (asked === 0) return isReached ? WHOLE : 0;
  return isReached ? shareOf(measured, asked) : Math.min(shareOf(measured, asked), NEARLY);
}

function ceilingPoints(measured: number, asked: number): BasisPoints {
  return asked === 0 ? 0 : Math.min(shareOf(asked, measured), NEARLY);
}
