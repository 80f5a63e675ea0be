import { saveResult, type SaveResultError } from "#actions/save-result.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isChangeable, isSettled, withProposed, type ChangeDecision, type ChangeSet, type Proposed } from "#domain/result/change-set.ts";
import { isReportWritten } from "#domain/result/report-moves.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";

/** Why changes of a paper are not decided. */
export type DecideChangesError =
  | { readonly kind: "change-set-not-found" | "change-settled" | "change-not-typed" | "change-not-here" }
  | SaveResultError;

/** What a person decides about one change. */
export interface ChangeWish {
  /** Its index in the set. */
  readonly change: number;
  readonly decision: ChangeDecision["decision"];
  /** What the person typed or corrected; null where it is as proposed. */
  readonly typed: Proposed | null;
  /** Revision of the activity's row as the person saw it. */
  readonly revision: number;
}

/**
 * พิจารณาการเปลี่ยนแปลงทีละช่อง — what is accepted is saved as if it had been typed, with its checks, its revision and a line in the log that
 * names the paper; all of it, or nothing. The set is closed with its last change.
 */
export async function decideChanges(
  { records }: { readonly records: Records },
  { id, wishes }: { readonly id: string; readonly wishes: readonly ChangeWish[] },
): Promise<Result<void, DecideChangesError>> {
  const { changeSets, reports, person, today } = records;
  const set = await changeSets.hold(id);
  if (set === null) return err({ kind: "change-set-not-found" });
  if (!holds(person, set.agency, "author")) return err({ kind: "not-your-role" });
  const report = await reports.hold(set.reportId);
  if (report === null) return err({ kind: "change-set-not-found" });
  if (!isReportWritten(report.status, report.openUntil, today)) return err({ kind: "report-locked" });

  const results = acceptedResults(set, wishes, (activity) => report.rows[activity]?.result ?? NO_RESULT);
  if (!results.ok) return results;
  const from = { file: set.fileName, hash: set.fileHash, changeSet: set.id };
  for (const [activity, { result, revision }] of results.value) {
    const saved = await saveResult({ records }, { report: report.id, activity, result, revision, from });
    if (!saved.ok) return saved;
  }
  const decided = Object.fromEntries(
    wishes.map(({ change, decision, typed }) => [
      String(change),
      { decision, kept: decision === "accepted" ? (typed ?? set.changes[change]?.proposed ?? null) : null },
    ]),
  );
  const closes = isSettled(set.changes, { ...set.decisions, ...decided });
  const accepted = wishes.filter(({ decision }) => decision === "accepted").length;
  await changeSets.decide(id, decided, closes, {
    act: "changes.decided",
    agency: set.agency,
    planId: report.planId,
    changes: [],
    facts: { report: report.id, months: report.months, ...from, accepted, declined: wishes.length - accepted },
  });
  return ok(undefined);
}

type Accepted = ReadonlyMap<string, { readonly result: ActivityResult; readonly revision: number }>;

/** The results of the activities that accepted changes are of, each with all of them. */
function acceptedResults(
  set: ChangeSet,
  wishes: readonly ChangeWish[],
  resultOf: (activity: string) => ActivityResult,
): Result<Accepted, DecideChangesError> {
  const results = new Map<string, { readonly result: ActivityResult; readonly revision: number }>();
  const seen = new Set<number>();
  for (const { change: index, decision, typed, revision } of wishes) {
    const change = set.changes[index];
    if (change === undefined) return err({ kind: "change-set-not-found" });
    if (set.decisions[String(index)] !== undefined || seen.has(index)) return err({ kind: "change-settled" });
    seen.add(index);
    if (decision === "declined") continue;
    if (!isChangeable(change)) return err({ kind: "change-not-here" });
    const proposed = typed ?? change.proposed;
    if (proposed === null) return err({ kind: "change-not-typed" });
    const before = results.get(change.activity)?.result ?? resultOf(change.activity);
    const result = withProposed(before, change, proposed);
    if (result === null) return err({ kind: "change-not-here" });
    results.set(change.activity, { result, revision });
  }
  return ok(results);
}
