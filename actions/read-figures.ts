import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { figuresOf, type ReportFigures } from "#domain/result/figures.ts";
import type { ReportRecord } from "#domain/result/report.ts";

/** ผลตามที่คำนวณ — the figures of a report as its rows stand now. */
export async function readFigures(
  { records }: { readonly records: Records },
  id: string,
): Promise<Result<ReportFigures, { readonly kind: "report-not-found" }>> {
  const report = await records.reports.find(id);
  if (report === null) return err({ kind: "report-not-found" });
  const [earlier, answers] = await Promise.all([earlierReports(records, report), records.answers.told(id)]);
  return ok(figuresOf(report, earlier, answers));
}

/** Reports of the same plan at earlier rounds of the year. */
export async function earlierReports(
  { reports }: Pick<Records, "reports">,
  { planId, months }: Pick<ReportRecord, "planId" | "months">,
): Promise<readonly ReportRecord[]> {
  const earlier = (await reports.ofPlan(planId)).filter((one) => one.months < months);
  const found = await Promise.all(earlier.map(({ id }) => reports.find(id)));
  return found.filter((one) => one !== null);
}
