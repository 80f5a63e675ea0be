import type { AuditEntry } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { holds } from "#domain/person/role.ts";
import type { Activity } from "#domain/plan/plan.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import { changesOfResult } from "#domain/result/result-changes.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import { isReportWritten } from "#domain/result/report-moves.ts";
import { checkedValue, type ValueError } from "#domain/result/value.ts";

/** Why a result is not kept. */
export type SaveResultError =
  | { readonly kind: "report-not-found" | "activity-not-found" | "not-your-role" | "report-locked" }
  | ValueError
  /** Somebody else wrote in the row meanwhile: both results, for merging. */
  | { readonly kind: "result-stale"; readonly revision: number; readonly yours: ActivityResult; readonly theirs: ActivityResult };

/** What a saved result comes back with. */
export interface SavedResult {
  readonly report: number;
  readonly row: number;
}

/** บันทึกผลของกิจกรรม — an author of the agency records one activity's result; `revision` is the row's as the writer saw it (0: none yet). */
export async function saveResult(
  { records }: { readonly records: Records },
  wish: {
    readonly report: string;
    readonly activity: RowKey;
    readonly result: ActivityResult;
    readonly revision: number;
    /** Where the result comes from when nobody typed it: facts for the log. */
    readonly from?: NonNullable<AuditEntry["facts"]>;
  },
): Promise<Result<SavedResult, SaveResultError>> {
  const { person, reports, today } = records;
  const held = await reports.hold(wish.report);
  if (held === null) return err({ kind: "report-not-found" });
  if (!holds(person, held.agency, "author")) return err({ kind: "not-your-role" });
  if (!isReportWritten(held.status, held.openUntil, today)) return err({ kind: "report-locked" });
  const activity = held.plan.activities.find(({ id }) => id === wish.activity);
  if (activity === undefined) return err({ kind: "activity-not-found" });
  const checked = checkedResult(activity, wish.result);
  if (!checked.ok) return checked;

  const now = held.rows[wish.activity];
  const before = now?.result ?? NO_RESULT;
  const changes = changesOfResult(activity, before, checked.value);
  if (changes.length === 0) return ok({ report: held.revision, row: now?.revision ?? 0 });
  if ((now?.revision ?? 0) !== wish.revision)
    return err({ kind: "result-stale", revision: now?.revision ?? 0, yours: checked.value, theirs: before });
  const saved = await reports.saveRow(held.id, wish.activity, checked.value, {
    act: "report.saved",
    agency: held.agency,
    planId: held.planId,
    changes,
    facts: { report: held.id, months: held.months, ...wish.from },
  });
  return ok({ report: saved.revision, row: saved.row });
}

/** A result whose every value is one its indicator can have. */
export function checkedResult(
  activity: Activity,
  result: ActivityResult,
): Result<ActivityResult, ValueError | { readonly kind: "activity-not-found" }> {
  const indicators = [];
  for (const one of result.indicators) {
    const indicator = activity.indicators[one.position];
    if (indicator === undefined) return err({ kind: "activity-not-found" });
    const value = one.value === null ? ok(null) : checkedValue(indicator.measure, one.value);
    if (!value.ok) return value;
    indicators.push({ ...one, value: value.value });
  }
  const because = result.notDoneBecause?.trim() ?? "";
  return ok({
    ...result,
    indicators: indicators.toSorted((one, other) => one.position - other.position),
    notDoneBecause: because === "" ? null : because,
  });
}

/** Why a summary is not kept; `theirs` is what somebody else wrote meanwhile. */
export type SaveSummaryError =
  | { readonly kind: "report-not-found" | "not-your-role" | "report-locked" }
  | { readonly kind: "summary-stale"; readonly theirs: string };

/** บันทึกสรุปผลในภาพรวม — the report's new revision; `before` is the text that the writer wrote over. */
export async function saveSummary(
  { records }: { readonly records: Records },
  { report, summary, before }: { readonly report: string; readonly summary: string; readonly before: string },
): Promise<Result<number, SaveSummaryError>> {
  const { person, reports, today } = records;
  const held = await reports.hold(report);
  if (held === null) return err({ kind: "report-not-found" });
  if (!holds(person, held.agency, "author")) return err({ kind: "not-your-role" });
  if (!isReportWritten(held.status, held.openUntil, today)) return err({ kind: "report-locked" });
  if (held.summary === summary) return ok(held.revision);
  if (held.summary !== before) return err({ kind: "summary-stale", theirs: held.summary });
  const changes = [{ row: "report", field: "summary", before: held.summary, after: summary }];
  const facts = { report: held.id, months: held.months };
  return ok(await reports.saveSummary(held.id, summary, { act: "report.saved", agency: held.agency, planId: held.planId, changes, facts }));
}
