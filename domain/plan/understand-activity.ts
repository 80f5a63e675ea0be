import { parseBudget } from "../thai/baht.ts";
import { toArabicDigits } from "../thai/digits.ts";
import { monthsIn } from "../thai/months.ts";
import type { Indicator, RubricLevel, Target } from "./measure.ts";
import type { Activity, PerformedBy, Place } from "./plan.ts";
import { criteriaIn } from "./measure-criteria.ts";
import { splitItems } from "./measure-items.ts";
import { performedByOf } from "./measure-performer.ts";
import { targetsIn, understandIndicator } from "./understand-indicator.ts";

/** A cell's items without the blanks between them. */
function itemsOf(text: string): readonly string[] {
  return splitItems(text)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** ข้อความตามที่เขียน — the texts of one row as a person typed or printed them. "" is an empty cell. */
export interface WrittenActivity {
  readonly number: string | null;
  readonly title: string;
  readonly objectives: string;
  readonly indicators: string;
  readonly countingUnit: string | null;
  readonly targetTexts: string;
  readonly quantitative: string;
  readonly qualitative: string;
  readonly budget: string;
  readonly months: string | null;
  /** Fiscal months ticked in quarter or month columns; null where months are written in words. */
  readonly ticked: readonly number[] | null;
  readonly units: string;
  readonly remarks: string | null;
  readonly answer: string | null;
  readonly rubric: readonly RubricLevel[];
  readonly more: readonly { readonly column: string; readonly text: string }[];
}

/** Characters of a cell beyond which nothing is understood from it. */
const LONGEST = 6_000;

/** What an activity keeps whatever is written in its cells. */
export interface ActivityFrame {
  readonly id: string;
  readonly heading: string | null;
  readonly goalIndicator: number | null;
  readonly nationalGuideline: string | null;
  /** Criteria that a person chose for the row beside those its remarks name. */
  readonly ownCriteria?: readonly number[];
  readonly weight?: number;
  readonly indicatorWeights?: readonly number[];
  readonly source: Place;
  readonly fiscalYear: number | null;
}

/** Understand one row: months, money, measures, targets, who performs, which criteria it serves. The texts stay as written. */
export function understandActivity(written: WrittenActivity, frame: ActivityFrame): Activity {
  const units = itemsOf(written.units);
  const targetTexts = itemsOf(written.targetTexts);
  const quantitative = itemsOf(written.quantitative);
  const indicators = understandIndicators(written, targetTexts, quantitative);
  return {
    id: frame.id,
    number: written.number,
    heading: frame.heading,
    title: written.title,
    objectives: itemsOf(written.objectives),
    indicators,
    goalIndicator: frame.goalIndicator,
    countingUnit: written.countingUnit,
    targetTexts,
    quantitative,
    qualitative: itemsOf(written.qualitative),
    budget: parseBudget(written.budget),
    months:
      written.ticked ??
      (written.months === null || written.months.length > LONGEST ? [] : monthsIn(written.months, frame.fiscalYear).months),
    monthsWritten: written.months,
    units,
    performedBy: performer(written, units),
    remarks: written.remarks,
    criteria: [...new Set([...criteriaIn(written.remarks ?? ""), ...(frame.ownCriteria ?? [])])].sort((one, other) => one - other),
    ...(frame.ownCriteria === undefined ? {} : { ownCriteria: frame.ownCriteria }),
    ...(frame.weight === undefined ? {} : { weight: frame.weight }),
    ...(frame.indicatorWeights === undefined ? {} : { indicatorWeights: frame.indicatorWeights }),
    nationalGuideline: frame.nationalGuideline,
    answer: written.answer,
    more: written.more,
    source: frame.source,
  };
}

function performer(written: WrittenActivity, units: readonly string[]): PerformedBy {
  // A report form asks every agency that fills it in.
  if (written.answer !== null && units.length === 0) return "each-unit";
  return performedByOf({ units, texts: [written.indicators, written.countingUnit ?? "", written.targetTexts] });
}

/**
 * Indicators of a row: of the indicator column; else of the report form's answer cell; else of the quantitative results.
 * Targets that stand in a column of their own are given to the indicators in order.
 */
function understandIndicators(
  written: WrittenActivity,
  targetTexts: readonly string[],
  quantitative: readonly string[],
): readonly Indicator[] {
  const source =
    [written.indicators, written.answer ?? "", quantitative.join("\n"), targetTexts.join("\n")].find((text) => text.trim() !== "") ?? "";
  // A cell longer than any real one is kept as one text; looking for measures in it would take minutes.
  if (source.length > LONGEST) return [{ text: source, measure: { kind: "milestone", what: null }, targets: [], rubric: written.rubric }];
  const understood = understandIndicator(source, { title: written.title });
  const withTargets =
    targetTexts.length > 0
      ? giveTargets(understood, targetTexts)
      : giveTargets(understood, written.countingUnit === null ? [] : [written.countingUnit]);
  const at = withTargets.findIndex((indicator) => indicator.measure.kind === "level");
  if (written.rubric.length === 0) return withTargets;
  return withTargets.map((indicator, index) => (index === Math.max(0, at) ? { ...indicator, rubric: written.rubric } : indicator));
}

/** A target cell that is nothing but a number and one word ("๓๐ ชั่วโมง") is a target in whatever unit the agency counts. */
function targetsOfCell(text: string): ReturnType<typeof targetsIn> {
  const known = targetsIn(text);
  const plain =
    known.length > 0
      ? null
      : /^[-–•\s]*(?:จำนวน|อย่างน้อย|ไม่น้อยกว่า)?\s*([๐-๙\d][๐-๙\d,]*(?:\.[๐-๙\d]+)?)\s*((?!ปี|เดือน|วัน|ไตรมาส)[ก-๙]{2,20})$/u.exec(text.trim());
  if (!plain) return known;
  const atLeast = Number(toArabicDigits(plain[1] ?? "").replaceAll(",", ""));
  return [{ measure: { kind: "count", unit: plain[2] ?? null }, target: { round: 12, atLeast, written: text.trim() } }];
}

/** An indicator without a target of its own takes the one that stands beside it. */
function giveTargets(indicators: readonly Indicator[], targetTexts: readonly string[]): readonly Indicator[] {
  const beside = targetTexts.map(targetsOfCell);
  return indicators.map((indicator, index) => {
    if (indicator.targets.length > 0) return indicator;
    const own = beside.length === indicators.length ? (beside[index] ?? []) : beside.flat();
    const fitting = own.filter((one) => one.measure.kind === indicator.measure.kind);
    const chosen = fitting.length > 0 ? fitting : beside.length === indicators.length || indicators.length === 1 ? own : [];
    const targets: readonly Target[] = chosen.map((one) => one.target);
    const measure =
      indicator.measure.kind === "milestone" && chosen[0]
        ? chosen[0].measure
        : indicator.measure.kind === "count" && indicator.measure.unit === null && chosen[0]?.measure.kind === "count"
          ? chosen[0].measure
          : indicator.measure;
    return { ...indicator, measure, targets };
  });
}

/** The texts of a row, to be edited and understood again; the inverse of `understandActivity`. */
export function writtenActivity(activity: Activity): WrittenActivity {
  const hasOwnIndicators = activity.answer === null && !isQuantitativeSource(activity);
  return {
    number: activity.number,
    title: activity.title,
    objectives: activity.objectives.join("\n"),
    indicators: hasOwnIndicators ? indicatorsText(activity.indicators) : "",
    countingUnit: activity.countingUnit,
    targetTexts: activity.targetTexts.join("\n"),
    quantitative: activity.quantitative.join("\n"),
    qualitative: activity.qualitative.join("\n"),
    budget: activity.budget.written,
    months: activity.monthsWritten,
    ticked: activity.monthsWritten === null ? activity.months : null,
    units: activity.units.join("\n"),
    remarks: activity.remarks,
    answer: activity.answer,
    rubric: activity.indicators.flatMap((indicator) => indicator.rubric),
    more: activity.more,
  };
}

/** The paper had no indicator column: its indicators are what the quantitative results say. */
function isQuantitativeSource(activity: Activity): boolean {
  const bare = (texts: readonly string[]): string => texts.join("").replaceAll(/\s/gu, "");
  return activity.quantitative.length > 0 && bare(activity.indicators.map((indicator) => indicator.text)) === bare(activity.quantitative);
}

/**
 * ตัวชี้วัดทั้งช่อง — the indicator texts as one cell: they are pieces of it, with the blanks and line breaks that stood between them.
 * A part that begins with a marker is a paragraph of its own.
 */
export function indicatorsText(indicators: readonly Indicator[]): string {
  return indicators.map((indicator) => indicator.text).reduce((text, part) => `${text}${between(text, part)}${part}`, "");
}

/** The blank between two parts; those that keep the cell's own blank get no other: writing and reading a row again adds nothing to it. */
function between(text: string, part: string): string {
  if (text === "" || /\s$/u.test(text)) return "";
  return /^(?:[-–•●▪☐☑]|\(?[๐-๙\d]{1,2}[.)])/u.test(part) ? "\n" : " ";
}
