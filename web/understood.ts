import type { Indicator, Measure, Target } from "#domain/plan/measure.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

/** สิ่งที่ระบบเข้าใจ — what was understood from an activity's text, one short line each; empty where the text says it all. */
export function understoodFrom(plan: Plan, place: FieldPlace): readonly string[] {
  if (place.heading !== undefined) return servedBy(plan, place);
  const activity = plan.activities.find(({ id }) => id === place.activity);
  if (activity === undefined) return [];
  switch (place.field) {
    case "indicators":
      return activity.indicators.map(describeIndicator);
    case "units":
      return activity.performedBy === "each-unit" ? ["ทุกหน่วยงานดำเนินการ"] : [];
    case "remarks":
      return activity.criteria.length === 0 ? [] : [`เกณฑ์องค์กรคุณธรรม ข้อ ${activity.criteria.map(toThaiDigits).join(", ")}`];
    default:
      return [];
  }
}

/** ตัวชี้วัดตามเป้าหมาย: "indicators.0" of a heading. */
function servedBy(plan: Plan, place: FieldPlace): readonly string[] {
  const heading = plan.headings.find(({ id }) => id === place.heading);
  return (heading?.indicators ?? []).flatMap((indicator, index) =>
    place.field === `indicators.${index}` ? [describeIndicator(indicator)] : [],
  );
}

/** "ร้อยละ ≥ ๘๖ · รอบ ๑๒ เดือน". */
export function describeIndicator({ measure, targets, rubric }: Indicator): string {
  const what =
    targets.length === 0 ? `${nameOf(measure)} (ไม่พบค่าเป้าหมาย)` : targets.map((target) => describeTarget(measure, target)).join(" · ");
  return rubric.length === 0 ? what : `${what} · เกณฑ์ ${toThaiDigits(rubric.length)} ระดับ`;
}

function describeTarget(measure: Measure, target: Target): string {
  const round = `รอบ ${toThaiDigits(target.round)} เดือน`;
  if (measure.kind === "milestone") return `${nameOf(measure)} · ${round}`;
  const figure = figureOf(target);
  const unit = measure.kind === "count" ? (measure.unit ?? "") : measure.kind === "amount" ? "บาท" : "";
  const per = (target.per ?? []).map((one) => `/${one}`).join("");
  const before = measure.kind === "share" ? "ร้อยละ" : measure.kind === "level" ? "ระดับ" : "";
  return `${[before, figure, unit].filter((part) => part !== "").join(" ")}${per} · ${round}`;
}

function figureOf({ atLeast, atMost, moreThan, lessThan }: Target): string {
  const bounds: readonly (readonly [string, number | undefined])[] = [
    ["≥", atLeast],
    ["≤", atMost],
    [">", moreThan],
    ["<", lessThan],
  ];
  return bounds
    .flatMap(([sign, figure]) => (figure === undefined ? [] : [`${sign} ${toThaiDigits(figure.toLocaleString("en-US"))}`]))
    .join(" ");
}

function nameOf(measure: Measure): string {
  switch (measure.kind) {
    case "count":
      return measure.unit === null ? "จำนวน" : `จำนวน (${measure.unit})`;
    case "share":
      return "ร้อยละ";
    case "level":
      return "ระดับความสำเร็จ";
    case "milestone":
      return "มี / ไม่มี";
    case "amount":
      return "จำนวนเงิน (บาท)";
  }
}
