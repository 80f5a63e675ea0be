import { workflowOf } from "#actions/submit-plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { figuresOf } from "#domain/result/figures.ts";
import { earlierReports } from "#actions/read-figures.ts";
import { isReportWritten, moveReport, type ReportMoveError } from "#domain/result/report-moves.ts";
import type { ReportSubmission } from "#domain/result/report.ts";
import { isTold } from "#domain/result/result-changes.ts";
import { dueOf, reportRounds, takenOn, type RoundError } from "#domain/result/round.ts";

/** Why a report is not handed over. */
export type SubmitReportError =
  | ReportMoveError
  | RoundError
  | { readonly kind: "report-not-found" | "agency-not-found" | "report-locked" | "nothing-reported" }
  | { readonly kind: "report-changed"; readonly revision: number };

/** เสนอรายงาน — as it stands, with the figures as computed now and the workflow frozen into it; late where the round's day has passed. */
export async function submitReport(
  { records }: { readonly records: Records },
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Result<ReportSubmission, SubmitReportError>> {
  const { agencies, answers, evidence, person, reports, rounds, today } = records;
  const held = await reports.hold(id);
  if (held === null) return err({ kind: "report-not-found" });
  const moved = moveReport("submit", held.status, person, held.agency);
  if (!moved.ok) return moved;
  if (held.revision !== revision) return err({ kind: "report-changed", revision: held.revision });
  if (!isReportWritten(held.status, held.openUntil, today)) return err({ kind: "report-locked" });
  const told = await answers.ofReport(id);
  if (!Object.values(held.rows).some(({ result }) => isTold(result)) && !told.some(({ status }) => status === "accepted"))
    return err({ kind: "nothing-reported" });
  const agency = await agencies.find(held.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  const above = reportRounds(await rounds.of(agency.within, [held.fiscalYear]), held.months);
  // A report that was opened again has its own last day.
  const taken =
    held.openUntil === null ? takenOn(today, dueOf(above, await rounds.extensions(above.map((one) => one.id)), agency.id)) : ok("in-time");
  if (!taken.ok) return taken;

  await reports.saveStatus(id, moved.value, held.openUntil, {
    act: "report.submit",
    agency: held.agency,
    planId: held.planId,
    changes: [],
    facts: { report: id, fiscalYear: held.fiscalYear, months: held.months },
  });
  const figures = figuresOf(held, await earlierReports(records, held), told);
  // What is signed for is signed with its proofs: files by the SHA-256 of their bytes.
  const proofs = (await evidence.ofReport(id)).map(({ activity, position, answer, evidence: { id: proof, name, file, link } }) => ({
    evidence: proof,
    name,
    sha256: file?.sha256 ?? null,
    link,
    activity,
    position,
    answer,
  }));
  const snapshot = { rows: held.rows, summary: held.summary, answers: told, figures, proofs };
  return ok(await reports.submit(id, snapshot, workflowOf(agency), taken.value === "late"));
}
