import type { Activity } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { similarity, squash } from "#domain/thai/text.ts";
import type { Check } from "./check.ts";
import { exampleActivity, examplePlan, shareOf } from "./example.ts";
import { rowTargets, valueOf, type RowTarget, type TargetField } from "./row-targets.ts";
import { atActivity, listed } from "./where.ts";

/** Column by column, the later against the earlier. The unit and target columns restate the indicator; the result column may tell of something else. */
const PAIRS: readonly (readonly [TargetField, TargetField])[] = [
  ["indicators", "countingUnit"],
  ["indicators", "targetTexts"],
  ["indicators", "quantitative"],
  ["targetTexts", "quantitative"],
];
const COLUMN: Readonly<Record<TargetField, string>> = {
  indicators: "ตัวชี้วัด",
  countingUnit: "หน่วยนับ",
  targetTexts: "ค่าเป้าหมาย",
  quantitative: "ผลลัพธ์เชิงปริมาณ",
};
const SAME_UNIT: Readonly<Record<string, string>> = { ราย: "คน", ท่าน: "คน", ช่อง: "ช่องทาง" };
/** Things an activity does, which a result column counts again; people and shares may be others. */
const DONE = new Set(["ครั้ง", "กิจกรรม", "โครงการ", "ช่องทาง", "ฉบับ", "หลักสูตร", "รุ่น"]);
const FIGURES = /[0-9๐-๙.,]+|ร้อยละ|%|จำนวน|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|ขึ้นไป|ไม่เกิน|ระดับ|ต่อปี|\/ปี|[-•–()/:]/gu;

interface Disagreement {
  readonly field: TargetField;
  readonly against: TargetField;
  readonly found: string;
  readonly expected: string;
  readonly sure: boolean;
}

/** ค่าเป้าหมายในแถวเดียวกันไม่ตรงกัน — two columns of one row give different targets of the same kind. */
export const targetDiffers: Check = {
  kind: "target-differs",
  severity: "error",
  thai: "ค่าเป้าหมายในแถวเดียวกันไม่ตรงกัน",
  why: "ตัวชี้วัด หน่วยนับ ค่าเป้าหมาย และผลลัพธ์เชิงปริมาณของกิจกรรมเดียวกันต้องใช้ตัวเลขเดียวกัน มิฉะนั้นจะตัดสินไม่ได้ว่ากิจกรรมบรรลุเป้าหมายหรือไม่",
  find: (plan) =>
    plan.activities.flatMap((activity) =>
      disagreements(activity).map(({ field, against, found, expected, sure }) => ({
        ...atActivity(plan, activity, field),
        case: against,
        found,
        expected,
        ...(sure ? {} : { severity: "warning" as const }),
      })),
    ),
  says: ({ where, case: against = "indicators", found = "", expected = "" }) =>
    `${where} ระบุ ${toThaiDigits(found)} แต่ช่อง${columnName(against)}ระบุ ${toThaiDigits(expected)} กรุณาแก้ค่าเป้าหมายให้ตรงกัน`,
  fails: examplePlan({
    activities: [exampleActivity({ indicators: [shareOf("บุคลากรเข้าร่วมไม่น้อยกว่าร้อยละ ๘๐", 80)], countingUnit: "ไม่น้อยกว่าร้อยละ ๙๐" })],
  }),
  passes: examplePlan({
    activities: [
      exampleActivity({
        indicators: [shareOf("บุคลากรเข้าร่วม รอบ ๖ เดือน ร้อยละ ๔๐ รอบ ๑๒ เดือน ร้อยละ ๘๐", { 6: 40, 12: 80 })],
        countingUnit: "ไม่น้อยกว่าร้อยละ ๘๐",
      }),
    ],
  }),
};

function disagreements(activity: Activity): readonly Disagreement[] {
  if (activity.countingUnit === null && activity.targetTexts.length === 0 && activity.quantitative.length === 0) return [];
  const targets = rowTargets(activity);
  const all = PAIRS.flatMap(([against, field]) => {
    const one = targets.filter((target) => target.field === against);
    const other = targets.filter((target) => target.field === field);
    return one.length === 0 || other.length === 0 ? [] : compare(one, other);
  });
  return all.filter((one, at) => all.findIndex((other) => other.field === one.field && other.found === one.found) === at);
}

/** Each column must have a value that the other lacks: a column that states fewer, more or other measures does not contradict. */
function compare(one: readonly RowTarget[], other: readonly RowTarget[]): readonly Disagreement[] {
  const groups = [...new Set(one.flatMap((target) => groupOf(target) ?? []))];
  return groups.flatMap((group) => {
    const mine = one.filter((target) => groupOf(target) === group);
    const theirs = other.filter((target) => groupOf(target) === group);
    const [first] = theirs;
    if (!first) return [];
    const restates = first.field !== "quantitative";
    const alike = theirs.filter((target) => restates || mine.some((own) => isAlike(own, target)));
    const placed = theirs.filter((target) => mine.some((own) => isSamePlace(own, target)));
    // Targets and results are written side by side, item for item; the result of an indicator may be counted otherwise.
    const [compared, sure] = alike.length > 0 ? [alike, true] : [placed, mine[0]?.field === "targetTexts"];
    const [a, b] = [valuesOf(mine), valuesOf(compared)];
    if (a.every((value) => b.includes(value)) || b.every((value) => a.includes(value))) return [];
    return [{ field: first.field, against: mine[0]?.field ?? "indicators", found: inWords(first, b), expected: inWords(first, a), sure }];
  });
}

/** What may be compared: the same kind of measure, the same unit, the same direction, counted per the same thing. */
function groupOf({ measure, target }: RowTarget): string | null {
  const unit = measure.kind === "count" ? squash(measure.unit ?? "") : "";
  if (measure.kind === "milestone" || (measure.kind === "count" && unit === "")) return null;
  const downward = target.atMost !== undefined || target.lessThan !== undefined;
  const per = (target.per ?? [])
    .filter((what) => !what.startsWith("ปี"))
    .toSorted()
    .join("+");
  return [measure.kind, SAME_UNIT[unit] ?? unit, downward ? "most" : "least", per].join("|");
}

function isAlike(one: RowTarget, other: RowTarget): boolean {
  const [a, b] = [subjectOf(one), subjectOf(other)];
  return (
    a === b || a === "" || b === "" || (Math.min(a.length, b.length) >= 8 && (a.includes(b) || b.includes(a))) || similarity(a, b) >= 0.7
  );
}

function isSamePlace(one: RowTarget, other: RowTarget): boolean {
  const unit = other.measure.kind === "count" ? squash(other.measure.unit ?? "") : "";
  return one.items === other.items && one.item === other.item && (other.measure.kind === "level" || DONE.has(SAME_UNIT[unit] ?? unit));
}

/** What the target is about, without its figures and unit. */
function subjectOf({ text, measure }: RowTarget): string {
  const bare = squash(text).replaceAll(FIGURES, "");
  return measure.kind === "count" && measure.unit !== null ? bare.replaceAll(squash(measure.unit), "") : bare;
}

function valuesOf(targets: readonly RowTarget[]): readonly number[] {
  return [...new Set(targets.flatMap(({ target }) => valueOf(target) ?? []))];
}

function inWords({ measure }: RowTarget, values: readonly number[]): string {
  const numbers = listed(values).replaceAll(/[๐-๙]/gu, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)));
  if (measure.kind === "share") return `ร้อยละ ${numbers}`;
  if (measure.kind === "level") return `ระดับ ${numbers}`;
  if (measure.kind === "amount") return `${numbers} บาท`;
  return measure.kind === "count" ? `${numbers} ${measure.unit ?? ""}`.trim() : numbers;
}

function columnName(field: string): string {
  return Object.entries(COLUMN).find(([key]) => key === field)?.[1] ?? field;
}
