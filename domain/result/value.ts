import { err, ok, type Result } from "../result.ts";
import type { Measure } from "../plan/measure.ts";

/** ค่าที่รายงาน — what was counted for one indicator, of the kind its measure asks for. Not reported is `null`, never a zero. */
export type Value =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number }
  /** Numbers of the rubric's steps that were met, or of the levels up to the one that was given. */
  | { readonly kind: "level"; readonly steps: readonly number[] }
  | { readonly kind: "milestone"; readonly done: boolean }
  | { readonly kind: "amount"; readonly satang: number };

/** Why a value cannot stand. */
export interface ValueError {
  readonly kind: "value-wrong";
  readonly why:
    | "other-measure"
    | "negative"
    | "not-whole"
    | "too-many-decimals"
    | "too-large"
    | "step-unknown"
    | "numerator-over-denominator";
}

const LARGEST = 1_000_000_000;

/**
 * ตรวจค่าที่รายงาน — a value as it may be kept: of its indicator's measure, no less than nothing, counts with at most two decimals,
 * people and satang whole, a part no larger than its whole.
 */
export function checkedValue(measure: Measure, value: Value): Result<Value, ValueError> {
  const wrong = (why: ValueError["why"]): Result<Value, ValueError> => err({ kind: "value-wrong", why });
  if (measure.kind !== value.kind) return wrong("other-measure");
  const numbers = numbersOf(value);
  if (numbers.some((one) => !Number.isFinite(one) || one > LARGEST * (value.kind === "amount" ? 100 : 1))) return wrong("too-large");
  if (numbers.some((one) => one < 0)) return wrong("negative");
  if (value.kind === "count") {
    return Math.abs(value.count * 100 - Math.round(value.count * 100)) > 1e-6 ? wrong("too-many-decimals") : ok(value);
  }
  if (numbers.some((one) => !Number.isInteger(one))) return wrong("not-whole");
  if (value.kind === "share" && value.numerator > value.denominator) return wrong("numerator-over-denominator");
  if (value.kind === "level") {
    if (value.steps.some((step) => step < 1 || step > 10)) return wrong("step-unknown");
    return ok({ kind: "level", steps: [...new Set(value.steps)].toSorted((one, other) => one - other) });
  }
  return ok(value);
}

function numbersOf(value: Value): readonly number[] {
  switch (value.kind) {
    case "count":
      return [value.count];
    case "share":
      return [value.numerator, value.denominator];
    case "level":
      return value.steps;
    case "amount":
      return [value.satang];
    case "milestone":
      return [];
  }
}

/** ระดับที่ได้ — steps count in order: step 3 without step 2 leaves level 1. */
export function levelReached(steps: readonly number[]): number {
  let level = 0;
  while (steps.includes(level + 1)) level += 1;
  return level;
}
