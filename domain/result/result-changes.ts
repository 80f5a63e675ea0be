import type { Activity } from "../plan/plan.ts";
import type { Change } from "../record/audit.ts";
import { formatBaht } from "../thai/baht.ts";
import { sayValue } from "./say-result.ts";
import { NO_RESULT, type ActivityResult } from "./report.ts";

const TEXTS = ["narrative", "problems", "solutions", "notDoneBecause"] as const;

/** สิ่งที่เปลี่ยนในผลของกิจกรรม — each figure and text before and after, as the log shows it; empty where nothing changed. */
export function changesOfResult(activity: Activity, before: ActivityResult, after: ActivityResult): readonly Change[] {
  const row = activity.id;
  const change = (field: string, was: string, is: string): readonly Change[] =>
    was === is ? [] : [{ row, field, before: was, after: is }];
  const money = (satang: number | null): string => (satang === null ? "" : `${formatBaht(satang / 100)} บาท`);
  return [
    ...activity.indicators.flatMap(({ measure }, position) => {
      const unit = measure.kind === "count" || measure.kind === "share" ? measure.unit : null;
      const of = (result: ActivityResult) => result.indicators.find((one) => one.position === position);
      const [was, is] = [of(before), of(after)];
      const said = (one: typeof was): string => (one === undefined || one.value === null ? "" : sayValue(one.value, unit));
      return [
        ...change(`result.${position}`, said(was), said(is)),
        ...change(`result.${position}.reckoning`, was?.reckoning ?? "cumulative", is?.reckoning ?? "cumulative"),
        ...change(`result.${position}.note`, was?.note ?? "", is?.note ?? ""),
      ];
    }),
    ...TEXTS.flatMap((field) => change(field, before[field] ?? "", after[field] ?? "")),
    ...change("spent", money(before.spentSatang), money(after.spentSatang)),
  ];
}

/** Do both say the same? What is not told is the same as what was never there. */
export function isSameResult(one: ActivityResult, other: ActivityResult): boolean {
  const flat = ({ indicators, ...result }: ActivityResult): string =>
    JSON.stringify([
      ...TEXTS.map((field) => result[field] ?? ""),
      result.spentSatang,
      indicators
        .filter(({ value, note, reckoning }) => value !== null || note !== "" || reckoning !== "cumulative")
        .toSorted((left, right) => left.position - right.position)
        .map(({ position, value, reckoning, note }) => [position, reckoning, note, Object.entries(value ?? {}).toSorted()]),
    ]);
  return flat(one) === flat(other);
}

/** Is there anything told at all? */
export function isTold(result: ActivityResult): boolean {
  return (
    result.indicators.some(({ value }) => value !== null) ||
    result.spentSatang !== NO_RESULT.spentSatang ||
    TEXTS.some((field) => (result[field] ?? "") !== "")
  );
}
