import { textsOf } from "../checks/texts.ts";
import { formatMonths, monthsIn } from "../thai/months.ts";
import { understandActivity, writtenActivity } from "./understand-activity.ts";
import { shiftYears } from "./shift-years.ts";
import type { Activity, FieldPlace, Figure, NationalTarget, Plan } from "./plan.ts";

/** ข้อเสนอเปลี่ยนปี — a text that names years, whole as it stands and with its years moved on; a person decides (`setField` takes `proposed`). */
export interface YearProposal {
  readonly place: FieldPlace;
  readonly found: string;
  readonly proposed: string;
}

/** แผนตั้งต้นของปีใหม่ — the plan to begin with, and the texts whose years may have to change. */
export interface NextYear {
  readonly plan: Plan;
  readonly proposals: readonly YearProposal[];
}

/**
 * แผนปีถัดไป — last year's plan as the start of another fiscal year: rows, units, budgets and targets stay, months keep their place in the
 * year. What belonged to last year alone goes: memo, declared figures, results, findings, places on the old paper. `results` are last
 * year's national results by row of the target sheet, where they are known.
 */
export function planForNextYear(last: Plan, fiscalYear: number, results: ReadonlyMap<number, readonly Figure[]> = new Map()): NextYear {
  const by = last.fiscalYear === null ? 0 : fiscalYear - last.fiscalYear;
  const plan: Plan = {
    ...last,
    fiscalYear,
    title: last.title === null ? null : shiftYears(last.title, by, (year) => year === last.fiscalYear),
    memo: null,
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [] },
    headings: last.headings.map((heading) => ({ ...heading, source: {} })),
    activities: last.activities.map((activity) => activityForNextYear(activity, last, fiscalYear)),
    nationalTargets: last.nationalTargets.map((target) => targetForNextYear(target, results.get(target.row))),
    messages: [],
    unplaced: [],
    source: { furniture: [], places: {} },
  };
  return { plan, proposals: by === 0 ? [] : proposalsFor(plan, by, fiscalYear) };
}

function activityForNextYear(activity: Activity, last: Plan, fiscalYear: number): Activity {
  const written = writtenActivity(activity);
  const frame = { ...activity, source: {}, fiscalYear };
  const months = written.months === null ? null : monthsForNextYear(written.months, activity.months, last.fiscalYear, fiscalYear);
  // The answer cells of a form that waits to be filled hold its questions, with slots or without.
  const answer = written.answer === null || last.blank ? written.answer : unanswered(written.answer);
  const next = understandActivity({ ...written, months, answer }, frame);
  // What a person or the paper said besides the texts stays: only months and answer are others.
  return { ...activity, source: {}, months: next.months, monthsWritten: months, ...answerParts(activity, next) };
}

function answerParts(activity: Activity, next: Activity): Partial<Activity> {
  return activity.answer === next.answer ? {} : { answer: next.answer, indicators: next.indicators };
}

/** The same months of the new year: printed anew where they were printed by rule, else in the writer's words with the years moved on. */
function monthsForNextYear(written: string, months: readonly number[], lastYear: number | null, fiscalYear: number): string {
  if (lastYear === null || lastYear === fiscalYear) return written;
  if (written === formatMonths(months, lastYear)) return formatMonths(months, fiscalYear);
  const shifted = shiftYears(written, fiscalYear - lastYear);
  const [was, is] = [monthsIn(written, lastYear), monthsIn(shifted, fiscalYear)];
  // A year that nobody could move (its digits set apart) now lies outside: then the months are printed by rule.
  const isSame = is.months.join() === months.join() && is.outside.length === was.outside.length;
  return isSame || months.length === 0 ? shifted : formatMonths(months, fiscalYear);
}

const SLOT = /[.…_]{2,}\s*[\d๐-๙][\d๐-๙,.]*?\s*[.…_]{2,}/gu;

/** The answer cell as it waits to be filled: ticks and figures in its slots go. A cell that is all answer, with no slot, is empty again. */
function unanswered(answer: string): string | null {
  const open = answer.replaceAll(/[☑☒■✓✔]/gu, "☐").replaceAll(SLOT, "........");
  return /[.…_]{3,}|☐/u.test(open) ? open : null;
}

/**
 * The column of last year's results holds results only: where none is known it waits empty, for what was planned is no result.
 * Last year's plan stays as the start of this year's.
 */
function targetForNextYear(target: NationalTarget, result: readonly Figure[] | undefined): NationalTarget {
  return { ...target, previous: result ?? target.previous.map(() => null) };
}

function proposalsFor(plan: Plan, by: number, fiscalYear: number): readonly YearProposal[] {
  // Years near last year are what such a text means to say anew; a base year of long ago stays.
  const isNear = (year: number): boolean => Math.abs(year + by - fiscalYear) <= 1;
  return textsOf(plan).flatMap(({ place, text }) => {
    if (place.field === "months") return [];
    const isTitle = place.field === "title" && place.activity === undefined && place.heading === undefined;
    // The title's own year is the new one already.
    const proposed = shiftYears(text, by, (year) => isNear(year) && !(isTitle && year === fiscalYear));
    return proposed === text ? [] : [{ place, found: text, proposed }];
  });
}
