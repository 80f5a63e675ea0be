import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { moveReport, type ReportMoveError, type ReportStatus } from "#domain/result/report-moves.ts";

/** Why a report stays as it is. */
export type TakeBackReportError = ReportMoveError | { readonly kind: "report-not-found" | "no-report-waits" };

/** ดึงรายงานกลับ — an author takes a submitted report back before anybody decided. */
export async function withdrawReport(
  { records }: { readonly records: Records },
  id: string,
): Promise<Result<ReportStatus, TakeBackReportError>> {
  const { person, reports } = records;
  const held = await reports.hold(id);
  if (held === null) return err({ kind: "report-not-found" });
  const moved = moveReport("withdraw", held.status, person, held.agency);
  if (!moved.ok) return moved;
  const waiting = held.submissions.find(({ status }) => status === "waiting");
  if (waiting === undefined) return err({ kind: "no-report-waits" });
  await reports.saveStatus(id, moved.value, held.openUntil, {
    act: "report.withdraw",
    agency: held.agency,
    planId: held.planId,
    changes: [],
    facts: { report: id, months: held.months },
  });
  await reports.decide(waiting.id, "withdrawn", null);
  return moved;
}

/** Why a report is not opened again. */
export type ReopenReportError = ReportMoveError | { readonly kind: "report-not-found" | "no-reason" | "deadline-order" };

/** เปิดรายงานให้แก้ไขอีกครั้ง — an approver opens an approved report with a reason, until a day; what was approved stays in its submission. */
export async function reopenReport(
  { records }: { readonly records: Records },
  { id, reason, until }: { readonly id: string; readonly reason: string; readonly until: string },
): Promise<Result<ReportStatus, ReopenReportError>> {
  const { person, reports, today } = records;
  const held = await reports.hold(id);
  if (held === null) return err({ kind: "report-not-found" });
  const moved = moveReport("reopen", held.status, person, held.agency);
  if (!moved.ok) return moved;
  if (reason.trim() === "") return err({ kind: "no-reason" });
  if (until < today) return err({ kind: "deadline-order" });
  await reports.saveStatus(id, moved.value, until, {
    act: "report.reopen",
    agency: held.agency,
    planId: held.planId,
    changes: [],
    facts: { report: id, months: held.months, reason: reason.trim(), until },
  });
  return ok(moved.value);
}
