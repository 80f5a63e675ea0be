import type { RoundMonths } from "./target-at.ts";
import type { Value } from "./value.ts";

/** วิธีนับ: สะสมตั้งแต่ต้นปี · เฉพาะรอบนั้น — whether a value holds the whole year so far, or its round alone. */
export type Reckoning = "cumulative" | "per-round";

/** ค่าที่รายงานในรอบหนึ่ง. */
export interface ReportedValue {
  readonly round: RoundMonths;
  readonly value: Value | null;
}

/** The year so far, and the rounds of it that nobody reported. */
export interface YearSoFar {
  readonly value: Value | null;
  readonly missing: readonly RoundMonths[];
}

/**
 * ผลสะสมถึงรอบ — what the year came to at a round. Cumulative values stand as reported. Values of single rounds are added (shares by
 * Σ numerator and Σ denominator, steps and milestones once met stay met); a round before it that was not reported is named, not counted
 * as nothing. Null while the round itself is not reported.
 */
export function yearSoFar(reckoning: Reckoning, reported: readonly ReportedValue[], round: RoundMonths): YearSoFar {
  const upTo = reported.filter((one) => one.round <= round).toSorted((one, other) => one.round - other.round);
  const own = upTo.find((one) => one.round === round)?.value ?? null;
  if (own === null || reckoning === "cumulative") return { value: own, missing: [] };
  const values = upTo.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    value: values.reduce(added),
    missing: upTo.filter(({ value }) => value === null).map((one) => one.round),
  };
}

/** ผลรวมของค่าสองค่า — counts, baht, numerators and denominators add; steps and milestones gather. Kinds that differ keep the first. */
export function added(one: Value, other: Value): Value {
  if (one.kind === "count" && other.kind === "count")
    return { kind: "count", count: (Math.round(one.count * 100) + Math.round(other.count * 100)) / 100 };
  if (one.kind === "share" && other.kind === "share")
    return { kind: "share", numerator: one.numerator + other.numerator, denominator: one.denominator + other.denominator };
  if (one.kind === "level" && other.kind === "level")
    return { kind: "level", steps: [...new Set([...one.steps, ...other.steps])].toSorted((left, right) => left - right) };
  if (one.kind === "milestone" && other.kind === "milestone") return { kind: "milestone", done: one.done || other.done };
  if (one.kind === "amount" && other.kind === "amount") return { kind: "amount", satang: one.satang + other.satang };
  return one;
}
