import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { holds } from "#domain/person/role.ts";
import type { ReportRecord } from "#domain/result/report.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";

/** Why no report is opened. */
export interface OpenReportError {
  readonly kind: "plan-not-found" | "not-your-role" | "no-approved-version" | "year-not-begun" | "report-not-found";
}

/**
 * เริ่มรายงานผล — the report of a plan at so many months, made on the newest approved version of the plan where there is none yet; units
 * below are asked about each activity that every unit works on.
 */
export async function openReport(
  { records }: { readonly records: Records },
  { planId, months }: { readonly planId: string; readonly months: RoundMonths },
): Promise<Result<ReportRecord, OpenReportError>> {
  const { agencies, answers, person, plans, reports, submissions, today } = records;
  const head = await plans.head(planId);
  if (head === null) return err({ kind: "plan-not-found" });
  if (!holds(person, head.agency, "author", "approver")) return err({ kind: "not-your-role" });
  if (head.fiscalYear > fiscalYearOf(today)) return err({ kind: "year-not-begun" });
  const approved = (await submissions.ofPlan(planId)).findLast(({ status }) => status === "approved");
  if (approved === undefined) return err({ kind: "no-approved-version" });

  const facts = { fiscalYear: head.fiscalYear, months };
  const id = await reports.open(planId, months, approved.id, { act: "report.opened", agency: head.agency, planId, changes: [], facts });
  const report = await reports.find(id);
  if (report === null) return err({ kind: "report-not-found" });
  const shared = report.plan.activities.filter(({ performedBy }) => performedBy === "each-unit");
  if (shared.length > 0) {
    const asked = new Set((await answers.told(id)).map((one) => `${one.activity} ${one.agency}`));
    const units = (await agencies.below(head.agency)).filter(({ endedOn }) => endedOn === null).map((one) => one.id);
    for (const activity of shared) {
      await answers.ask(
        id,
        { ownerName: head.agencyName, fiscalYear: head.fiscalYear, months, activity },
        units.filter((unit) => !asked.has(`${activity.id} ${unit}`)),
        { act: "answer.asked", agency: head.agency, planId, changes: [], facts: { ...facts, report: id, activity: activity.id } },
      );
    }
  }
  return ok(report);
}
