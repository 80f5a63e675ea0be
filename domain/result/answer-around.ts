import { emptyPlan } from "../plan/empty-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { lastYearOf, type LastYearValue, type ToldIndicator } from "./last-year.ts";
import { yearSoFar } from "./reckoning.ts";
import type { ActivityResult } from "./report.ts";
import type { RoundMonths } from "./target-at.ts";
import type { UnitAnswer } from "./unit-answer.ts";
import type { Value } from "./value.ts";

/** ผลก่อนหน้าของหน่วย — what the unit answered to the same question at the round before and last year. */
export interface AnswerAround {
  readonly before: { readonly months: RoundMonths; readonly result: ActivityResult; readonly soFar: readonly (Value | null)[] } | null;
  readonly lastYear: { readonly months: RoundMonths; readonly values: readonly (LastYearValue | null)[] } | null;
}

type Answered = Pick<UnitAnswer, "agency" | "owner" | "activity" | "status" | "question" | "result">;

/**
 * คำตอบก่อนหน้าของหน่วยเดียวกัน — by the activity's key within the year, by meaning between years. Answers of this year count as they were
 * sent, those of last year once they were accepted.
 */
export function aroundAnswer(asked: Answered, all: readonly Answered[]): AnswerAround {
  const { fiscalYear, months, activity } = asked.question;
  const own = all.filter(({ agency, owner }) => agency === asked.agency && owner === asked.owner);
  const sameYear = own
    .filter((one) => one.question.fiscalYear === fiscalYear && one.activity === asked.activity && one.question.months < months)
    .filter(({ status }) => status !== "asked")
    .toSorted((one, other) => other.question.months - one.question.months);
  const [before] = sameYear;
  const last = own.filter((one) => one.question.fiscalYear === fiscalYear - 1 && one.status === "accepted");
  const round = nearest(
    last.map(({ question }) => question.months),
    months,
  );
  const then = last.filter(({ question }) => question.months === round);
  const values = lastYearOf(planOf(fiscalYear, [activity]), {
    months: round ?? months,
    plan: planOf(
      fiscalYear - 1,
      then.map((one) => one.question.activity),
    ),
    told: then.flatMap((one) => toldBy(one, last)),
  }).values[activity.id];
  return {
    before:
      before === undefined
        ? null
        : {
            months: before.question.months,
            result: before.result,
            soFar: toldBy(before, sameYear).map((one) => one.soFar),
          },
    lastYear: round === null || values === undefined ? null : { months: round, values },
  };
}

/** Each indicator as it was answered, and what the year had come to by then. */
function toldBy({ activity, question, result }: Answered, all: readonly Answered[]): readonly ToldIndicator[] {
  const valueOf = (of: ActivityResult, position: number): Value | null =>
    of.indicators.find((one) => one.position === position)?.value ?? null;
  return question.activity.indicators.map((_, position) => {
    const reckoning = result.indicators.find((one) => one.position === position)?.reckoning ?? "cumulative";
    const reported = all
      .filter((one) => one.activity === activity)
      .map((one) => ({ round: one.question.months, value: valueOf(one.result, position) }));
    return {
      activity,
      position,
      reckoning,
      own: valueOf(result, position),
      soFar: yearSoFar(reckoning, reported, question.months).value,
    };
  });
}

/** The round nearest to another; of two, the earlier. */
function nearest(rounds: readonly RoundMonths[], months: RoundMonths): RoundMonths | null {
  return rounds.toSorted((one, other) => Math.abs(one - months) - Math.abs(other - months) || one - other)[0] ?? null;
}

function planOf(fiscalYear: number, activities: Plan["activities"]): Plan {
  return {
    ...emptyPlan({ form: "diw-2569", agency: { name: null, parent: null }, fiscalYear, headcount: null }),
    activities,
    headings: [],
  };
}
