import { checkedResult } from "#actions/save-result.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { changesOfResult, isTold } from "#domain/result/result-changes.ts";
import type { ActivityResult } from "#domain/result/report.ts";
import { ANSWER_MOVES, type AnswerMove, type AnswerStatus, type UnitAnswer } from "#domain/result/unit-answer.ts";
import type { ValueError } from "#domain/result/value.ts";

/** Why a unit's answer stays as it is. */
export type AnswerError =
  | ValueError
  | { readonly kind: "answer-changed" }
  | { readonly kind: "answer-not-found" | "activity-not-found" | "not-your-role" | "report-locked" | "nothing-reported" | "no-reason" }
  | { readonly kind: "answer-status"; readonly move: AnswerMove; readonly status: AnswerStatus }
  | { readonly kind: "result-stale"; readonly revision: number; readonly yours: ActivityResult; readonly theirs: ActivityResult };

/** ตอบผลของหน่วย — a reporter or author of the unit answers, or mends the answer until it is accepted; a note may go with it. */
export async function answerUnit(
  { records }: { readonly records: Records },
  wish: { readonly id: string; readonly result: ActivityResult; readonly note: string | null; readonly revision: number },
): Promise<Result<UnitAnswer, AnswerError>> {
  const { answers, person } = records;
  const held = await answers.hold(wish.id);
  if (held === null) return err({ kind: "answer-not-found" });
  if (!holds(person, held.agency, "unit-reporter", "author")) return err({ kind: "not-your-role" });
  if (!mayMove("answer", held.status)) return err({ kind: "answer-status", move: "answer", status: held.status });
  const checked = checkedResult(held.question.activity, wish.result);
  if (!checked.ok) return checked;
  if (held.revision !== wish.revision)
    return err({ kind: "result-stale", revision: held.revision, yours: checked.value, theirs: held.draft ?? held.result });
  if (!isTold(checked.value)) return err({ kind: "nothing-reported" });
  const note = wish.note?.trim() ?? "";
  return ok(
    await answers.save(
      held.id,
      { status: "answered", result: checked.value, ...(note === "" ? {} : { note: { body: note, agency: held.agency } }) },
      {
        act: "answer.saved",
        agency: held.agency,
        changes: changesOfResult(held.question.activity, held.result, checked.value),
        facts: { report: held.reportId, answer: held.id },
      },
    ),
  );
}

/** บันทึกร่างคำตอบ — what is typed is kept by itself until it is sent; the owner does not see it. The answer's new revision. */
export async function keepAnswer(
  { records }: { readonly records: Records },
  wish: { readonly id: string; readonly result: ActivityResult; readonly revision: number },
): Promise<Result<number, AnswerError>> {
  const { answers, person } = records;
  const held = await answers.hold(wish.id);
  if (held === null) return err({ kind: "answer-not-found" });
  if (!holds(person, held.agency, "unit-reporter", "author")) return err({ kind: "not-your-role" });
  if (!mayMove("answer", held.status)) return err({ kind: "answer-status", move: "answer", status: held.status });
  const checked = checkedResult(held.question.activity, wish.result);
  if (!checked.ok) return checked;
  const before = held.draft ?? held.result;
  const changes = changesOfResult(held.question.activity, before, checked.value);
  if (changes.length === 0) return ok(held.revision);
  if (held.revision !== wish.revision) return err({ kind: "result-stale", revision: held.revision, yours: checked.value, theirs: before });
  return ok(
    await answers.keepDraft(held.id, checked.value, {
      act: "answer.kept",
      agency: held.agency,
      changes,
      facts: { report: held.reportId, answer: held.id },
    }),
  );
}

/** พิจารณาคำตอบของหน่วย — an author of the owner accepts it, asks about it, or returns it; the last two with a reason. */
export async function decideAnswer(
  { records }: { readonly records: Records },
  wish: {
    readonly id: string;
    readonly move: Exclude<AnswerMove, "answer">;
    readonly note: string | null;
    /** When the answer that was looked at was sent or decided; null where nobody says. */
    readonly seen: string | null;
  },
): Promise<Result<UnitAnswer, AnswerError>> {
  const { answers, person, reports } = records;
  const held = await answers.hold(wish.id);
  if (held === null) return err({ kind: "answer-not-found" });
  if (!holds(person, held.owner, "author")) return err({ kind: "not-your-role" });
  const report = await reports.head(held.reportId);
  // What was handed over stands on the answers as they were.
  if (report === null || report.status === "submitted" || report.status === "approved") return err({ kind: "report-locked" });
  if (!mayMove(wish.move, held.status)) return err({ kind: "answer-status", move: wish.move, status: held.status });
  if (wish.seen !== null && wish.seen !== held.changedAt) return err({ kind: "answer-changed" });
  const note = wish.note?.trim() ?? "";
  if (wish.move !== "accept" && note === "") return err({ kind: "no-reason" });
  const decided = await answers.save(
    held.id,
    { status: ANSWER_MOVES[wish.move].to, ...(note === "" ? {} : { note: { body: note, agency: held.owner } }) },
    { act: `answer.${wish.move}`, agency: held.owner, changes: [], facts: { report: held.reportId, answer: held.id, unit: held.agency } },
  );
  // What the unit is still writing is not shown to the owner.
  return ok({ ...decided, draft: null });
}

function mayMove(move: AnswerMove, status: AnswerStatus): boolean {
  return (ANSWER_MOVES[move].from as readonly AnswerStatus[]).includes(status);
}
