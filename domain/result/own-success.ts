import type { Indicator } from "../plan/measure.ts";
import type { RowKey } from "../plan/plan-record.ts";
import type { Plan } from "../plan/plan.ts";
import { WHOLE } from "./basis-points.ts";
import type { ActivityFigures, ReportFigures } from "./figures.ts";
import { NO_RESULT, type ActivityResult, type ReportRecord } from "./report.ts";
import { levelReached, type Value } from "./value.ts";

/** สิ่งที่ตัวชี้วัดถามถึงแผนเอง: กิจกรรมที่สำเร็จตามเป้าหมาย · กิจกรรมที่ได้ดำเนินการ. */
export type OwnSuccessKind = "succeeded" | "carried-out";

/** ค่าที่คำนวณจากกิจกรรมอื่นของแผน — a share to be offered, never put in by itself; with the activities behind it. */
export interface OwnSuccess {
  readonly kind: OwnSuccessKind;
  readonly value: Extract<Value, { readonly kind: "share" }>;
  /** Counted in both numbers, in the denominator alone, and in neither since nobody has reported them whole. */
  readonly counted: readonly RowKey[];
  readonly missed: readonly RowKey[];
  readonly silent: readonly RowKey[];
}

/** Money spent, and plans of another name, are not this plan's own success. */
const OTHERS = /งบประมาณ|เบิกจ่าย|แผน(?:บริหาร|การจัดการ|จัดการ|พัฒนา|ประชาสัมพันธ์|อบรม|ฝึกอบรม|ป้องกัน|การใช้จ่าย|แม่บท|ยุทธศาสตร์|การตรวจสอบ|ตรวจสอบ)/u;
const CARRIED_OUT = /(?:กิจกรรม|โครงการ).*ที่(?:ได้|มีการ)?(?:ดำเนินการ|ดำเนินงาน|จัดแล้ว|จัดทำแล้ว)(?!.*(?:เสร็จ|สำเร็จ|บรรลุ))/u;
const SUCCEEDED =
  /สำเร็จ.*แผน|(?:กิจกรรม|โครงการ).*(?:แล้วเสร็จ|สำเร็จ|บรรลุ)|(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติ)(?:ได้)?(?:ครบ(?:ถ้วน)?)?ตามแผน|ดำเนินกิจกรรม.*ตามแผน/u;

/** ตัวชี้วัดถามความสำเร็จของแผนเองหรือไม่ — a share of the plan's own activities, or of the plan with nothing else to be counted. */
export function asksOwnSuccess({ text, measure }: Pick<Indicator, "text" | "measure">): OwnSuccessKind | null {
  if (measure.kind !== "share" || OTHERS.test(text)) return null;
  const ofActivities = measure.denominator !== null && /^\s*(?:โครงการ|กิจกรรม)/u.test(measure.denominator);
  const ofPlan = measure.numerator === null && (measure.denominator === null || /แผน/u.test(measure.denominator));
  if (!ofActivities && !ofPlan) return null;
  const bare = text.replaceAll(/\s/gu, "");
  return CARRIED_OUT.test(bare) ? "carried-out" : SUCCEEDED.test(bare) ? "succeeded" : null;
}

/**
 * ความสำเร็จของแผนจากกิจกรรมอื่น — of the plan's other activities that owe a result at the round and have told it whole: how many reached
 * every target that is due, or were carried out at all. Null where the indicator does not ask for it or nothing is told yet.
 */
export function ownSuccessOf(
  plan: Plan,
  figures: ReportFigures,
  rows: Readonly<Record<RowKey, Pick<ReportRecord["rows"][RowKey], "result">>>,
  indicator: Pick<Indicator, "text" | "measure">,
): OwnSuccess | null {
  const kind = asksOwnSuccess(indicator);
  if (kind === null) return null;
  const groups: Record<Verdict, RowKey[]> = { counted: [], missed: [], silent: [], "not-due": [] };
  for (const activity of plan.activities) {
    if (activity.indicators.some((one) => asksOwnSuccess(one) !== null)) continue;
    const of = figures.activities.find((one) => one.activity === activity.id);
    if (of !== undefined) groups[verdict(kind, of, rows[activity.id]?.result ?? NO_RESULT)].push(activity.id);
  }
  const { counted, missed, silent } = groups;
  const denominator = counted.length + missed.length;
  if (denominator === 0) return null;
  return { kind, value: { kind: "share", numerator: counted.length, denominator }, counted, missed, silent };
}

type Verdict = "counted" | "missed" | "silent" | "not-due";

function verdict(kind: OwnSuccessKind, { standing, indicators }: ActivityFigures, { notDoneBecause, narrative }: ActivityResult): Verdict {
  if (notDoneBecause !== null) return "missed";
  if (standing.of === 0) return "not-due";
  if (kind === "carried-out") {
    if (indicators.some(({ value }) => value !== null && isSome(value)) || narrative.trim() !== "") return "counted";
    return standing.reported === 0 ? "silent" : "missed";
  }
  if (standing.reported < standing.of) return "silent";
  if (standing.points === null) return "not-due";
  return standing.points === WHOLE ? "counted" : "missed";
}

function isSome(value: Value): boolean {
  switch (value.kind) {
    case "count":
      return value.count > 0;
    case "share":
      return value.numerator > 0;
    case "level":
      return levelReached(value.steps) > 0;
    case "milestone":
      return value.done;
    case "amount":
      return value.satang > 0;
  }
}
