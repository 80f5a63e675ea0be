import type { Records } from "#domain/record/records.ts";
import { aroundAnswer, type AnswerAround } from "#domain/result/answer-around.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";

/** สิ่งที่หน่วยต้องตอบ — a question, and what the unit's form is filled in and checked with. */
export interface OpenAnswer extends UnitAnswer, AnswerAround {
  /** จำนวนบุคลากรของหน่วยในปีนั้น. */
  readonly headcount: number | null;
}

/** เปิดสิ่งที่หน่วยต้องตอบ — of every unit where this person reports, with its headcount and what it answered before. */
export async function openAnswers({ records }: { readonly records: Records }): Promise<readonly OpenAnswer[]> {
  const { agencies, answers, person } = records;
  const own = person.memberships.filter(({ role }) => role === "unit-reporter" || role === "author").map(({ agency }) => agency);
  const asked = await answers.open([...new Set(own)]);
  const units = [...new Set(asked.map(({ agency }) => agency))];
  const years = [...new Set(asked.flatMap(({ question: { fiscalYear } }) => [fiscalYear - 1, fiscalYear]))];
  const all = await answers.ofUnits(units, years);
  const people = new Map<string, number>();
  for (const unit of units)
    for (const { fiscalYear, people: many } of await agencies.headcounts(unit)) people.set(`${unit} ${fiscalYear}`, many);
  return asked.map((one) => ({
    ...one,
    headcount: people.get(`${one.agency} ${one.question.fiscalYear}`) ?? null,
    ...aroundAnswer(one, all),
  }));
}
