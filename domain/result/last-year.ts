import { matchByMeaning } from "../plan/match-rows.ts";
import type { Indicator } from "../plan/measure.ts";
import { matchedRows } from "../plan/plan-difference.ts";
import type { RowKey } from "../plan/plan-record.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reckoning } from "./reckoning.ts";
import type { RoundMonths } from "./target-at.ts";
import type { Value } from "./value.ts";

/** รายงานที่อนุมัติแล้วของรอบหนึ่ง — the plan it was of, and what was told and came to, as frozen when it was approved. */
export interface ApprovedReport {
  readonly months: RoundMonths;
  readonly plan: Plan;
  readonly told: readonly ToldIndicator[];
}

/** What an indicator was reported with, and what its year had come to. */
export interface ToldIndicator {
  readonly activity: RowKey;
  readonly position: number;
  readonly reckoning: Reckoning;
  readonly own: Value | null;
  readonly soFar: Value | null;
}

/** ผลปีก่อน — of which round, and for each activity of this year's plan the values of its indicators, by position. */
export interface LastYear {
  readonly months: RoundMonths;
  readonly values: Readonly<Record<RowKey, readonly (LastYearValue | null)[]>>;
}

/** ค่าของตัวชี้วัดเดียวกันปีก่อน — the year so far, and the round alone where it was told so. */
export interface LastYearValue {
  readonly soFar: Value | null;
  readonly alone: Value | null;
}

/**
 * ผลปีก่อนของแผนนี้ — rows and indicators matched by meaning, as plans of two years are compared. An indicator is the same one where its
 * words are alike and it is measured in the same way; where an activity has one of a kind in both years, the words may differ.
 */
export function lastYearOf(plan: Plan, before: ApprovedReport): LastYear {
  const values: Record<RowKey, (LastYearValue | null)[]> = {};
  for (const [old, fresh] of matchedRows(before.plan, plan).activities) {
    const was = before.plan.activities.find(({ id }) => id === old);
    const is = plan.activities.find(({ id }) => id === fresh);
    if (was === undefined || is === undefined) continue;
    const positions = sameIndicators(was.indicators, is.indicators);
    values[fresh] = is.indicators.map((_, position) => {
      const told = before.told.find((one) => one.activity === old && one.position === positions.get(position));
      return told === undefined ? null : { soFar: told.soFar, alone: told.reckoning === "per-round" ? told.own : null };
    });
  }
  return { months: before.months, values };
}

/** ค่าปีก่อนที่เทียบกันได้ — with a value that holds the whole year so far, or its round alone; null where last year's was not told so. */
export function comparable(value: LastYearValue | null | undefined, reckoning: Reckoning): Value | null {
  return (reckoning === "cumulative" ? value?.soFar : value?.alone) ?? null;
}

/** The position of each of this year's indicators among last year's. */
function sameIndicators(before: readonly Indicator[], after: readonly Indicator[]): ReadonlyMap<number, number> {
  const kinds = new Set(after.map(kindOf));
  const found = new Map<number, number>();
  for (const kind of kinds) {
    const [was, is] = [placed(before, kind), placed(after, kind)];
    const [first, other] = [was[0], is[0]];
    if (was.length === 1 && is.length === 1 && first !== undefined && other !== undefined) found.set(other.position, first.position);
    else for (const [old, fresh] of matchByMeaning(was.map(toMatch), is.map(toMatch))) found.set(Number(fresh), Number(old));
  }
  return found;
}

interface Placed {
  readonly text: string;
  readonly position: number;
}

function placed(indicators: readonly Indicator[], kind: string): readonly Placed[] {
  return indicators.flatMap((indicator, position) => (kindOf(indicator) === kind ? [{ text: indicator.text, position }] : []));
}

function toMatch({ text, position }: Placed): Parameters<typeof matchByMeaning>[0][number] {
  return { key: String(position), title: text, ties: [String(position)] };
}

/** How it is measured, and what is counted. */
function kindOf({ measure }: Indicator): string {
  return measure.kind === "count" || measure.kind === "share" ? `${measure.kind} ${measure.unit ?? ""}` : measure.kind;
}
