import type { EvidencePlace, EvidenceUse } from "#domain/evidence/evidence.ts";
import { holds } from "#domain/person/role.ts";
import type { Activity } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isReportWritten } from "#domain/result/report-moves.ts";
import { ANSWER_MOVES, type AnswerStatus } from "#domain/result/unit-answer.ts";

/** Why evidence is not attached to a result, or not taken off it. */
export type AttachEvidenceError =
  | {
      readonly kind:
        | "report-not-found"
        | "answer-not-found"
        | "activity-not-found"
        | "evidence-not-found"
        | "evidence-elsewhere"
        | "not-your-role"
        | "report-locked";
    }
  | { readonly kind: "answer-status"; readonly move: "answer"; readonly status: AnswerStatus };

/** What is being proved, as it is held for the change. */
interface Proved {
  readonly agency: number;
  readonly planId: string | null;
  readonly report: string;
  readonly answer: string | null;
  readonly activities: readonly Activity[];
}

/** แนบหลักฐานกับผลในรายงาน — evidence of the report's own agency, while the report is written. */
export async function attachToReport(
  { records }: { readonly records: Records },
  wish: EvidencePlace & { readonly report: string; readonly evidence: string },
): Promise<Result<EvidenceUse, AttachEvidenceError>> {
  const proved = await heldReport(records, wish.report);
  return proved.ok ? attach(records, proved.value, wish) : proved;
}

/** แนบหลักฐานกับคำตอบของหน่วย — evidence of the unit, until its answer is accepted. */
export async function attachToAnswer(
  { records }: { readonly records: Records },
  wish: { readonly answer: string; readonly evidence: string; readonly position: number | null },
): Promise<Result<EvidenceUse, AttachEvidenceError>> {
  const proved = await heldAnswer(records, wish.answer);
  return proved.ok ? attach(records, proved.value, { ...wish, activity: proved.value.activities[0]?.id ?? "" }) : proved;
}

/** ถอนหลักฐานจากผล — the evidence itself stays with its agency. */
export async function detachEvidence({ records }: { readonly records: Records }, id: string): Promise<Result<null, AttachEvidenceError>> {
  const { evidence } = records;
  const use = await evidence.findUse(id);
  if (use === null) return err({ kind: "evidence-not-found" });
  const proved = await (use.answer === null ? heldReport(records, use.report) : heldAnswer(records, use.answer));
  if (!proved.ok) return proved;
  await evidence.detach(id, {
    act: "evidence.detached",
    agency: proved.value.agency,
    ...planOf(proved.value),
    changes: [],
    facts: factsOf(proved.value, use, use.evidence.id, use.evidence.name),
  });
  return ok(null);
}

async function attach(
  records: Records,
  proved: Proved,
  { evidence: id, activity, position }: EvidencePlace & { readonly evidence: string },
): Promise<Result<EvidenceUse, AttachEvidenceError>> {
  const { evidence } = records;
  const found = proved.activities.find((one) => one.id === activity);
  if (found === undefined || (position !== null && found.indicators[position] === undefined)) return err({ kind: "activity-not-found" });
  const held = await evidence.hold(id);
  if (held === null) return err({ kind: "evidence-not-found" });
  if (held.agency !== proved.agency) return err({ kind: "evidence-elsewhere" });
  const place = { activity, position };
  const use = await evidence.findUse(
    await evidence.attach(id, proved, place, {
      act: "evidence.attached",
      agency: proved.agency,
      ...planOf(proved),
      changes: [],
      facts: factsOf(proved, place, id, held.name),
    }),
  );
  if (use === null) throw new Error("evidence was not attached after it was");
  return ok(use);
}

async function heldReport({ person, reports, today }: Records, id: string): Promise<Result<Proved, AttachEvidenceError>> {
  const held = await reports.hold(id);
  if (held === null) return err({ kind: "report-not-found" });
  if (!holds(person, held.agency, "author")) return err({ kind: "not-your-role" });
  if (!isReportWritten(held.status, held.openUntil, today)) return err({ kind: "report-locked" });
  return ok({ agency: held.agency, planId: held.planId, report: id, answer: null, activities: held.plan.activities });
}

async function heldAnswer({ answers, person }: Records, id: string): Promise<Result<Proved, AttachEvidenceError>> {
  const held = await answers.hold(id);
  if (held === null) return err({ kind: "answer-not-found" });
  if (!holds(person, held.agency, "unit-reporter", "author")) return err({ kind: "not-your-role" });
  if (!(ANSWER_MOVES.answer.from as readonly AnswerStatus[]).includes(held.status))
    return err({ kind: "answer-status", move: "answer", status: held.status });
  return ok({ agency: held.agency, planId: null, report: held.reportId, answer: id, activities: [held.question.activity] });
}

function planOf({ planId }: Proved): { readonly planId?: string } {
  return planId === null ? {} : { planId };
}

function factsOf(proved: Proved, { activity, position }: EvidencePlace, evidence: string, name: string) {
  return { evidence, name, report: proved.report, answer: proved.answer, activity, position };
}
