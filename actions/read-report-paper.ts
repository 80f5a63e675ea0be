import { earlierReports } from "#actions/read-figures.ts";
import type { PaperRound, ReportPaper } from "#documents/writing/report-paper.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { figuresOf } from "#domain/result/figures.ts";
import type { ReportRecord } from "#domain/result/report.ts";
import { daysLate, dueOf, reportRounds, type RoundDue } from "#domain/result/round.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";

interface Wish {
  readonly report: string;
  /** The day of a moment in Bangkok, an ISO date. */
  readonly dayOf: (moment: string) => string;
}

/** เตรียมรายงานเพื่อพิมพ์ — the report, every earlier round of its year and the units' answers, with the figures that the page shows. */
export async function readReportPaper(
  { records }: { readonly records: Records },
  { report: id, dayOf }: Wish,
): Promise<Result<ReportPaper, { readonly kind: "report-not-found" }>> {
  const report = await records.reports.find(id);
  if (report === null) return err({ kind: "report-not-found" });
  const earlier = (await earlierReports(records, report)).toSorted((one, other) => one.months - other.months);
  const rounds: PaperRound[] = [];
  const dueAt = await duesOf(records, report);
  for (const one of earlier) rounds.push(paperRound(one, earlier, await records.answers.ofReport(one.id), { dayOf, dueAt }));
  const units = await records.answers.ofReport(id);
  return ok({
    plan: report.plan,
    agencyName: report.agencyName,
    fiscalYear: report.fiscalYear,
    isApproved: report.status === "approved",
    summary: report.summary,
    rounds: [...rounds, paperRound(report, earlier, units, { dayOf, dueAt })],
    units: told(units),
    printedFrom: { report: report.id, revision: report.revision },
  });
}

/** By when the reports of this year were asked for, at each round. */
async function duesOf(
  { agencies, rounds }: Records,
  { agency, fiscalYear }: ReportRecord,
): Promise<(months: RoundMonths) => RoundDue | null> {
  const set = await rounds.of((await agencies.find(agency))?.within ?? [], [fiscalYear]);
  const extensions = await rounds.extensions(set.map(({ id }) => id));
  return (months) => dueOf(reportRounds(set, months), extensions, agency);
}

function paperRound(
  report: ReportRecord,
  earlier: readonly ReportRecord[],
  answers: readonly UnitAnswer[],
  { dayOf, dueAt }: Pick<Wish, "dayOf"> & { readonly dueAt: (months: RoundMonths) => RoundDue | null },
): PaperRound {
  const { months, rows, submissions } = report;
  const handedOver = submissions.findLast(({ status }) => status === "waiting" || status === "approved");
  return {
    months,
    rows,
    figures: figuresOf(report, earlier, answers),
    reportedOn: handedOver === undefined ? null : dayOf(handedOver.submittedAt),
    daysLate: handedOver === undefined ? null : daysLate({ ...handedOver, on: dayOf(handedOver.submittedAt) }, dueAt(months)),
    units: told(answers),
  };
}

function told(answers: readonly UnitAnswer[]): ReportPaper["units"] {
  return answers.map(({ activity, agency, agencyName, status, result }) => ({ activity, agency, agencyName, status, result }));
}
