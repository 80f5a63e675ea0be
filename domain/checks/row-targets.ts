import type { Measure, Target } from "#domain/plan/measure.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { targetsIn } from "#domain/plan/understand-indicator.ts";
import { remember } from "./remember.ts";

/** ค่าเป้าหมายหนึ่งค่าในแถว — a target, the column and the item it was read from. */
export interface RowTarget {
  readonly field: TargetField;
  /** Position of the item in its column, from 0, and how many items the column has. */
  readonly item: number;
  readonly items: number;
  readonly text: string;
  readonly measure: Measure;
  readonly target: Target;
}

/** The columns of a row that may state what must be reached. */
export type TargetField = "indicators" | "countingUnit" | "targetTexts" | "quantitative";

/** ค่าเป้าหมายในแถว — every target that any column of the row states. */
export const rowTargets: (activity: Activity) => readonly RowTarget[] = remember((activity) => {
  const { indicators } = activity;
  return [
    ...indicators.flatMap(({ text, measure, targets: own }, item) =>
      // A target that was given to the indicator from a column beside it is that column's.
      (/[0-9๐-๙]/u.test(text) ? own : []).map((target): RowTarget => ({
        field: "indicators",
        item,
        items: indicators.length,
        text,
        measure,
        target,
      })),
    ),
    ...inColumn("countingUnit", activity.countingUnit === null ? [] : [activity.countingUnit]),
    ...inColumn("targetTexts", activity.targetTexts),
    ...inColumn("quantitative", activity.quantitative),
  ];
});

function inColumn(field: TargetField, texts: readonly string[]): readonly RowTarget[] {
  return texts.flatMap((text, item) =>
    /[0-9๐-๙]/u.test(text)
      ? targetsIn(text).map(({ measure, target }): RowTarget => ({ field, item, items: texts.length, text, measure, target }))
      : [],
  );
}

/** ตัวเลขของค่าเป้าหมาย — the number to be reached, whichever way it is compared. */
export function valueOf(target: Target): number | undefined {
  return target.atLeast ?? target.moreThan ?? target.atMost ?? target.lessThan;
}
