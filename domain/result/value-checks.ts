import type { Indicator } from "../plan/measure.ts";
import type { Severity } from "../plan/plan.ts";
import { achievementOf } from "./achievement.ts";
import { fitsChain } from "./chained-share.ts";
import { COUNTED_IN_OTHER_UNIT, FAR_FROM_LAST_YEAR, MORE_THAN_STAFF } from "./check-thresholds.ts";
import type { Reckoning } from "./reckoning.ts";
import { sayValue } from "./say-result.ts";
import { targetAt, type RoundMonths } from "./target-at.ts";
import { levelReached, type Value } from "./value.ts";

/** สิ่งที่ใช้ตรวจค่าหนึ่ง — a value being typed and what is known around it; unknown is null. */
export interface ValueAround {
  readonly indicator: Pick<Indicator, "text" | "measure" | "targets">;
  readonly value: Value | null;
  readonly reckoning: Reckoning;
  readonly round: RoundMonths;
  /** Months of the fiscal year in which the activity runs; empty where it runs all year. */
  readonly months: readonly number[];
  /** What the year had come to at the round before. */
  readonly before: Value | null;
  /** Of the same indicator at the same round last year. */
  readonly lastYear: Value | null;
  /** จำนวนบุคลากรของหน่วยงานในปีนั้น. */
  readonly headcount: number | null;
  /** Of the indicator that this share is taken of, where it is chained. */
  readonly chainedTo: Value | null;
}

/** ข้อที่ควรตรวจของค่าที่รายงาน — never stops saving: it asks whether the figure is right. */
export interface ValueFinding {
  readonly kind: ValueCheckKind;
  readonly severity: Severity;
  readonly says: string;
}

/** ชื่อของการตรวจค่าที่รายงาน. */
export type ValueCheckKind =
  | "numerator-over-denominator"
  | "nothing-to-count"
  | "cumulative-falls"
  | "far-from-last-year"
  | "over-ceiling"
  | "not-everyone"
  | "counted-in-other-unit"
  | "more-than-staff"
  | "denominator-differs-from-headcount"
  | "denominator-differs-from-chain"
  | "step-skipped";

interface ValueCheck {
  readonly kind: ValueCheckKind;
  readonly severity: Severity;
  /** The sentence where the check finds something; null where not. */
  readonly find: (around: ValueAround & { readonly value: Value }) => string | null;
}

/** การตรวจค่าที่รายงานทั้งหมด. */
export const VALUE_CHECKS: readonly ValueCheck[] = [
  {
    kind: "numerator-over-denominator",
    severity: "error",
    find: ({ value }) =>
      value.kind === "share" && value.numerator > value.denominator
        ? `ตัวตั้ง ${say(value.numerator)} มากกว่าตัวหาร ${say(value.denominator)} กรุณาตรวจว่าสลับช่องหรือพิมพ์เกินหรือไม่`
        : null,
  },
  {
    kind: "nothing-to-count",
    severity: "warning",
    find: ({ value }) =>
      value.kind === "share" && value.denominator === 0 ? "ตัวหารเป็นศูนย์ จึงคำนวณร้อยละไม่ได้ หากไม่มีกลุ่มเป้าหมาย กรุณาเขียนไว้ในคำอธิบาย" : null,
  },
  {
    kind: "cumulative-falls",
    severity: "warning",
    find: ({ value, before, reckoning, indicator }) => {
      if (reckoning !== "cumulative" || before === null) return null;
      const [now, then] = [amountOf(value), amountOf(before)];
      if (now === null || then === null || now >= then) return null;
      const unit = unitOf(indicator);
      return `ค่าสะสม ${sayValue(value, unit)} น้อยกว่ารอบก่อนซึ่งรายงานไว้ ${sayValue(before, unit)} หากเป็นค่าเฉพาะรอบ กรุณาเลือกวิธีนับเป็น “เฉพาะรอบนี้”`;
    },
  },
  {
    kind: "far-from-last-year",
    severity: "warning",
    find: ({ value, lastYear, indicator }) => {
      if (lastYear === null || lastYear.kind !== value.kind) return null;
      const { isFar } = FAR_FROM_LAST_YEAR[value.kind];
      const [now, then] = [sizeOf(value), sizeOf(lastYear)];
      if (now === null || then === null || !isFar(now, then)) return null;
      return `${sayValue(value, unitOf(indicator))} ต่างจากปีก่อนมาก (ปีก่อน ${sayValue(lastYear, unitOf(indicator))}) กรุณาตรวจตัวเลขอีกครั้ง`;
    },
  },
  {
    kind: "over-ceiling",
    severity: "warning",
    find: ({ value, indicator, round, months }) => {
      const reached = achievementOf(indicator, value, round, months);
      if (reached.kind !== "measured" || reached.isReached || reached.asked === null) return null;
      if (reached.asked.bound !== "atMost" && reached.asked.bound !== "lessThan") return null;
      return `เป้าหมายเขียนว่า “${wording(indicator, round)}” แต่ค่าที่กรอกคือ ${sayValue(value, unitOf(indicator))} ซึ่งเกินที่กำหนด กรุณาตรวจตัวเลข หากถูกต้องแล้ว กรุณาเขียนเหตุผลในคำอธิบาย`;
    },
  },
  {
    kind: "not-everyone",
    severity: "info",
    find: ({ value, indicator, round }) => {
      if (value.kind !== "share" || value.numerator >= value.denominator) return null;
      const at = targetAt(indicator, round);
      if (at === null || !at.isDue || !at.targets.some(({ atLeast }) => atLeast === 100)) return null;
      const lacking = `${say(value.denominator - value.numerator)}${indicator.measure.kind === "share" && indicator.measure.unit !== null ? ` ${indicator.measure.unit}` : ""}`;
      return `เป้าหมายเขียนว่า “${wording(indicator, round)}” แต่ค่าที่กรอกยังขาดอีก ${lacking} กรุณาตรวจว่านับครบแล้วหรือไม่ หากถูกต้องแล้ว กรุณาเขียนเหตุผลในคำอธิบาย`;
    },
  },
  {
    kind: "counted-in-other-unit",
    severity: "warning",
    find: ({ value, indicator, round, months }) => {
      const { measure } = indicator;
      if (value.kind !== "count" || measure.kind !== "count" || measure.unit === null || measure.unit === "คน") return null;
      const reached = achievementOf(indicator, value, round, months);
      if (reached.kind !== "measured" || reached.asked === null) return null;
      const asked = reached.asked.figure * reached.asked.times;
      if (asked === 0 || value.count < asked * COUNTED_IN_OTHER_UNIT.times || value.count - asked < COUNTED_IN_OTHER_UNIT.apart)
        return null;
      return `เป้าหมายนับเป็น${measure.unit} (${wording(indicator, round)}) แต่ค่าที่กรอกคือ ${sayValue(value, measure.unit)} มากกว่าเป้าหมาย ${say(Math.floor(value.count / asked))} เท่า กรุณาตรวจว่านับเป็น${measure.unit} ไม่ใช่จำนวนคนหรือหน่วยอื่น`;
    },
  },
  {
    kind: "more-than-staff",
    severity: "warning",
    find: ({ value, indicator, headcount }) => {
      if (value.kind !== "count" || headcount === null || headcount === 0 || unitOf(indicator) !== "คน") return null;
      const whom = MORE_THAN_STAFF.find(({ words }) => words.test(indicator.text));
      if (whom === undefined || whom.times === null || value.count <= headcount * whom.times) return null;
      return `${sayValue(value, "คน")} มากกว่าจำนวนบุคลากรของหน่วยงาน ${say(headcount)} คน กรุณาตรวจว่านับคนซ้ำ หรือนับบุคคลภายนอกรวมด้วยหรือไม่`;
    },
  },
  {
    kind: "denominator-differs-from-headcount",
    severity: "info",
    find: ({ value, headcount, indicator, chainedTo }) =>
      value.kind === "share" && headcount !== null && chainedTo === null && isOfAllStaff(indicator) && value.denominator !== headcount
        ? `ตัวหาร ${say(value.denominator)} ไม่เท่ากับจำนวนบุคลากรของหน่วยงาน ${say(headcount)} คน กรุณาตรวจว่าเป็นกลุ่มเป้าหมายเดียวกันหรือไม่`
        : null,
  },
  {
    kind: "denominator-differs-from-chain",
    severity: "warning",
    find: ({ value, chainedTo }) =>
      chainedTo?.kind === "share" && !fitsChain(value, chainedTo)
        ? `ข้อนี้คิดจากผู้ที่นับในข้อก่อน จำนวน ${say(chainedTo.numerator)} แต่ตัวหารที่กรอกไม่เท่ากัน กรุณาตรวจตัวหาร`
        : null,
  },
  {
    kind: "step-skipped",
    severity: "warning",
    find: ({ value }) =>
      value.kind === "level" && levelReached(value.steps) < value.steps.length
        ? `ขั้นที่ผ่านข้ามขั้นก่อนหน้า จึงนับได้เพียงระดับ ${say(levelReached(value.steps))} กรุณาตรวจว่าขั้นที่ ${say(levelReached(value.steps) + 1)} ดำเนินการแล้วหรือไม่`
        : null,
  },
];

/** ตรวจค่าที่รายงานขณะพิมพ์ — everything worth asking about a value; nothing where it is not reported. */
export function checkValue(around: ValueAround): readonly ValueFinding[] {
  const { value } = around;
  if (value === null) return [];
  return VALUE_CHECKS.flatMap(({ kind, severity, find }) => {
    const says = find({ ...around, value });
    return says === null ? [] : [{ kind, severity, says }];
  });
}

/** What can be more or less: counts, people, level, money; a milestone cannot. */
function amountOf(value: Value): number | null {
  switch (value.kind) {
    case "count":
      return value.count;
    case "share":
      return value.numerator;
    case "level":
      return levelReached(value.steps);
    case "amount":
      return value.satang;
    case "milestone":
      return null;
  }
}

/** As it is compared between years: a share by its percent, since more or fewer people work there now. */
function sizeOf(value: Value): number | null {
  if (value.kind !== "share") return amountOf(value);
  return value.denominator === 0 ? null : (value.numerator / value.denominator) * 100;
}

/** The target's own words at a round, or the indicator's where the target has none. */
function wording(indicator: ValueAround["indicator"], round: RoundMonths): string {
  const written = (targetAt(indicator, round)?.targets ?? []).map((one) => one.written.trim()).filter((one) => one !== "");
  return written.length === 0 ? indicator.text.trim() : written.join(" ");
}

function unitOf({ measure }: ValueAround["indicator"]): string | null {
  return measure.kind === "count" || measure.kind === "share" ? measure.unit : null;
}

/** "ของบุคลากรในหน่วยงาน", "ของบุคลากรทั้งหมด": everybody, not a target group. */
function isOfAllStaff({ measure }: ValueAround["indicator"]): boolean {
  return (
    measure.kind === "share" &&
    measure.denominator !== null &&
    /^\s*(?:ผู้บริหารและ\s*)?(?:บุคลากร|ข้าราชการ|เจ้าหน้าที่)/u.test(measure.denominator) &&
    !/กลุ่มเป้าหมาย|ตาม|ที่เข้าร่วม/u.test(measure.denominator)
  );
}

function say(count: number): string {
  return sayValue({ kind: "count", count }, null);
}
