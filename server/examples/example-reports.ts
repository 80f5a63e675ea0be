import { answerUnit, decideAnswer } from "#actions/answer-unit.ts";
import { decideReport } from "#actions/decide-report.ts";
import { openReport } from "#actions/open-report.ts";
import { saveResult, saveSummary } from "#actions/save-result.ts";
import { submitReport } from "#actions/submit-report.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { Value } from "#domain/result/value.ts";
import type { AsOfficer } from "./example-plans.ts";
import { exampleName, type ExamplePerson } from "./officers.ts";

/** What an officer tells of one activity: a figure for each indicator in turn, and the words and money beside it. */
export interface Told extends Partial<Pick<ActivityResult, "narrative" | "problems" | "solutions" | "notDoneBecause">> {
  readonly figures?: readonly Figure[];
  readonly baht?: number;
}

/** A count, a level or baht; people of people; done or not. */
type Figure = number | readonly [number, number] | boolean;

/** Telling of several activities at once. */
export type ToldOf = Readonly<Record<string, Told>>;

/** An approver's last step with a report. */
interface Decided {
  readonly decision: "approve" | "return";
  readonly position: string;
  readonly note: string | null;
}

/** A unit's answers, and what the plan's owner does with each of them; null leaves it waiting. */
export interface UnitTold {
  readonly reporter: ExamplePerson;
  readonly unit: number;
  readonly activities: Readonly<Record<string, readonly [Told, Settled]>>;
}

type Settled = "accept" | { readonly query: string } | null;

/** The officer begins the report of so many months, so that all units are asked; its id. */
export async function beginReport(as: AsOfficer, author: ExamplePerson, planId: string, months: RoundMonths): Promise<string> {
  return as(author, async (records) => {
    const opened = await openReport({ records }, { planId, months });
    return opened.ok ? ok(opened.value.id) : opened;
  });
}

/** The officer writes down what was done. */
export async function tell(as: AsOfficer, author: ExamplePerson, report: string, rows: ToldOf, summary = ""): Promise<void> {
  await as(author, async (records): Promise<Result<null, unknown>> => {
    const held = await records.reports.find(report);
    for (const [activity, told] of Object.entries(rows)) {
      const found = held?.plan.activities.find(({ id }) => id === activity);
      if (found === undefined) return err(`no ${activity} in the plan`);
      const revision = held?.rows[activity]?.revision ?? 0;
      const saved = await saveResult({ records }, { report, activity, result: resultOf(found, told), revision });
      if (!saved.ok) return saved;
    }
    const summed = await saveSummary({ records }, { report, summary, before: "" });
    return summed.ok ? ok(null) : summed;
  });
}

/** The unit's reporter answers, then the owner accepts or asks. */
export async function answer(as: AsOfficer, owner: ExamplePerson, report: string, told: UnitTold): Promise<void> {
  const settled = await as(told.reporter, async (records): Promise<Result<readonly (readonly [string, Settled])[], unknown>> => {
    const asked = (await records.answers.open([told.unit])).filter(({ reportId }) => reportId === report);
    const given: (readonly [string, Settled])[] = [];
    for (const [activity, [says, next]] of Object.entries(told.activities)) {
      const question = asked.find((one) => one.activity === activity);
      if (question === undefined) return err(`the unit is not asked about ${activity}`);
      const { id, revision } = question;
      const saved = await answerUnit({ records }, { id, result: resultOf(question.question.activity, says), note: null, revision });
      if (!saved.ok) return saved;
      given.push([id, next]);
    }
    return ok(given);
  });
  await as(owner, async (records): Promise<Result<null, unknown>> => {
    for (const [id, next] of settled) {
      if (next === null) continue;
      const decided = await decideAnswer(
        { records },
        { id, ...(next === "accept" ? { move: next, note: null } : { move: "query" as const, note: next.query }), seen: null },
      );
      if (!decided.ok) return decided;
    }
    return ok(null);
  });
}

/** The author hands the report over. */
export async function handOver(as: AsOfficer, author: ExamplePerson, report: string): Promise<void> {
  await as(author, async (records) => {
    const revision = (await records.reports.head(report))?.revision ?? 0;
    return submitReport({ records }, { id: report, revision });
  });
}

/** The approver signs it, or sends it back. */
export async function settleReport(as: AsOfficer, approver: ExamplePerson, report: string, decided: Decided): Promise<void> {
  await as(approver, async (records) => {
    const waiting = (await records.reports.find(report))?.submissions.find(({ status }) => status === "waiting");
    return decideReport(
      { records },
      { id: report, submission: waiting?.number ?? 0, typedName: decided.decision === "approve" ? exampleName(approver) : "", ...decided },
    );
  });
}

function resultOf(activity: Activity, { figures = [], baht, ...words }: Told): ActivityResult {
  return {
    ...NO_RESULT,
    ...words,
    spentSatang: baht === undefined ? null : Math.round(baht * 100),
    indicators: figures.map((figure, position) => ({
      position,
      value: valueOf(activity.indicators[position]?.measure.kind, figure),
      reckoning: "cumulative",
      note: "",
    })),
  };
}

function valueOf(kind: Value["kind"] | undefined, figure: Figure): Value {
  if (typeof figure === "boolean") return { kind: "milestone", done: figure };
  if (typeof figure !== "number") return { kind: "share", numerator: figure[0], denominator: figure[1] };
  if (kind === "level") return { kind, steps: Array.from({ length: figure }, (_, index) => index + 1) };
  return kind === "amount" ? { kind, satang: figure * 100 } : { kind: "count", count: figure };
}
