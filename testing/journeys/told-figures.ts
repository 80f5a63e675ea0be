import type { Locator } from "playwright-core";

import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";
import type { ActivityFigures, IndicatorFigures, ReportFigures } from "#domain/result/figures.ts";
import { countedIn, sayAchieved, sayCompleteness, sayResult, saySpent, sayStanding } from "#domain/result/say-figures.ts";
import { sayValue } from "#domain/result/say-result.ts";
import { levelReached } from "#domain/result/value.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { REPORT_WORDS } from "../../web/words/report.ts";

const words = REPORT_WORDS.th;

/** A report as the API answers with it, as far as figures go. */
export interface ToldReport {
  readonly id: string;
  readonly plan: Plan;
  readonly figures: ReportFigures;
}

/** One activity with the figures that the API gives for it. */
export function toldActivities({
  plan,
  figures,
}: ToldReport): readonly { readonly activity: Activity; readonly figures: ActivityFigures }[] {
  return plan.activities.flatMap((activity) => {
    const own = figures.activities.find((one) => one.activity === activity.id);
    return own === undefined ? [] : [{ activity, figures: own }];
  });
}

/** What the page must say of an activity, from the API's figures. */
export function onScreen({ activity, figures }: ReturnType<typeof toldActivities>[number]): readonly string[] {
  return figures.indicators.flatMap((one) => {
    const indicator = activity.indicators[one.position];
    return indicator === undefined ? [] : ofIndicator(indicator, one);
  });
}

function ofIndicator(indicator: Indicator, { value, achievement, units }: IndicatorFigures): readonly string[] {
  if (units !== null)
    return [
      ...(units.points === null
        ? [units.answered === 0 ? words.notTold : words.noTarget]
        : [words.points(units.points), words.unitsTold(units.reached, units.answered, units.of)]),
      ...(units.sum === null ? [] : [sayValue(units.sum, countedIn(indicator))]),
    ];
  if (value === null) return [];
  const against =
    achievement.kind === "measured" && achievement.asked !== null
      ? [`÷ ${words.number(achievement.asked.figure * achievement.asked.times)} = ${words.points(achievement.raw)}`]
      : [];
  return [typed(value), ...against];
}

function typed(value: NonNullable<IndicatorFigures["value"]>): string {
  switch (value.kind) {
    case "count":
      return `[${words.number(value.count)}]`;
    case "share":
      return `${words.number(value.numerator)} ÷ ${words.number(value.denominator)} =`;
    case "level":
      return `(${words.step(levelReached(value.steps))}`;
    case "milestone":
      return `(${value.done ? words.done : words.notDone})`;
    case "amount":
      return `[${words.number(value.satang / 100)}]`;
  }
}

/** What its row on paper must say; a form that asks for the answer itself has no column for the result. */
export function onPaper({ activity, figures }: ReturnType<typeof toldActivities>[number], asksAnswer: boolean): readonly string[] {
  return figures.indicators.flatMap((one) => {
    const indicator = activity.indicators[one.position];
    if (indicator === undefined) return [];
    const achieved = asksAnswer && one.units === null ? [] : sayAchieved(indicator, one).split("\n");
    return asksAnswer ? achieved : [sayResult(indicator, one), ...achieved];
  });
}

/** What the foot of the paper and the head of the page say of the whole. */
export function onWhole({ figures: { standing, spentSatang } }: ToldReport): readonly string[] {
  return [sayCompleteness(standing), sayStanding(standing.points), ...(spentSatang === null ? [] : [saySpent(spentSatang)])];
}

/** A part of the page as it is read: its words, typed figures in [], and what is chosen in (). */
export async function readAloud(part: Locator): Promise<string> {
  return part.evaluate((element: HTMLElement) => {
    const filled = [...element.querySelectorAll("input")].flatMap((input) => {
      if (input.type === "checkbox" || input.type === "radio") return input.checked ? [`(${input.closest("label")?.innerText ?? ""})`] : [];
      return [`[${input.value}]`];
    });
    return [element.innerText, ...filled].join(" ");
  });
}

/** Without spaces, and in Thai digits: how a line was broken does not matter. */
export function bare(text: string): string {
  return toThaiDigits(text).replaceAll(/\s/gu, "");
}

/** Of these words, those that a text does not have. */
export function missingIn(text: string, said: readonly string[]): readonly string[] {
  const all = bare(text);
  return said.filter((one) => !all.includes(bare(one)));
}
