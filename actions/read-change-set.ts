import { readReportPaper } from "#actions/read-report-paper.ts";
import { isFormName } from "#documents/forms/forms.ts";
import { printedReport } from "#documents/reading/report-print.ts";
import { roundOf } from "#documents/writing/report-paper.ts";
import { holds } from "#domain/person/role.ts";
import type { Activity } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { ChangeSet } from "#domain/result/change-set.ts";
import { isReportWritten } from "#domain/result/report-moves.ts";
import type { ReportHead } from "#domain/result/report.ts";

/** ชุดการเปลี่ยนแปลงเมื่อเปิดดู — beside it the report as it stands now: what each part says, and the revision of each row. */
export interface OpenChangeSet extends ChangeSet {
  readonly report: ReportHead;
  /** The activities that changes are of, as approved. */
  readonly activities: readonly Activity[];
  /** By the change's index: what the report says there now; undecided ones only. */
  readonly current: Readonly<Record<string, string>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly mayDecide: boolean;
}

/** เปิดชุดการเปลี่ยนแปลง. */
export async function readChangeSet(
  { records }: { readonly records: Records },
  { id, dayOf }: { readonly id: string; readonly dayOf: (moment: string) => string },
): Promise<Result<OpenChangeSet, { readonly kind: "change-set-not-found" }>> {
  const set = await records.changeSets.find(id);
  const report = set === null ? null : await records.reports.head(set.reportId);
  const paper = set === null ? null : await readReportPaper({ records }, { report: set.reportId, dayOf });
  if (set === null || report === null || paper === null || !paper.ok) return err({ kind: "change-set-not-found" });
  const printed = set.closedAt === null && isFormName(set.form) ? printedReport(paper.value, set.form).rows : [];
  const { rows } = roundOf(paper.value);
  const current = set.changes.flatMap(({ activity, field, position }, index): readonly (readonly [string, string])[] => {
    const parts = printed.find((row) => row.activity.id === activity)?.parts ?? [];
    const part = parts.find((one) => one.field === field && one.position === position);
    return part === undefined || set.decisions[String(index)] !== undefined ? [] : [[String(index), part.text]];
  });
  const named = new Set([...set.changes, ...set.remarks].map(({ activity }) => activity));
  return ok({
    ...set,
    report,
    activities: paper.value.plan.activities.filter((one) => named.has(one.id)),
    current: Object.fromEntries(current),
    revisions: Object.fromEntries([...named].flatMap((key) => (key === null ? [] : [[key, rows[key]?.revision ?? 0]]))),
    mayDecide:
      set.closedAt === null &&
      holds(records.person, report.agency, "author") &&
      isReportWritten(report.status, report.openUntil, records.today),
  });
}
