import type { AuditEntry } from "../record/audit.ts";
import type { Decision, Workflow } from "../plan/plan-moves.ts";
import type { RowKey } from "../plan/plan-record.ts";
import type { ApprovedReport } from "./last-year.ts";
import type { ActivityResult, ReportHead, ReportRecord, ReportSubmission } from "./report.ts";
import type { ReportStatus } from "./report-moves.ts";
import type { ReportStanding } from "./report-standing.ts";
import type { Extension, Round } from "./round.ts";
import type { RoundMonths } from "./target-at.ts";
import type { AnswerNote, AnswerStatus, ToldAnswer, UnitAnswer, UnitQuestion } from "./unit-answer.ts";

/** ทะเบียนรอบรายงาน. Every writing verb takes the audit line of its change. */
export interface Rounds {
  /** Rounds set by any of these agencies, both fiscal years that may be open. */
  readonly of: (agencies: readonly number[], fiscalYears: readonly number[]) => Promise<readonly Round[]>;
  readonly find: (id: string) => Promise<Round | null>;
  /** Keeps the round of this agency, year and month: one there is. */
  readonly set: (round: Omit<Round, "id">, entry: AuditEntry) => Promise<Round>;
  readonly extensions: (rounds: readonly string[]) => Promise<readonly Extension[]>;
  readonly extend: (extension: Pick<Extension, "round" | "agency" | "due" | "reason">, entry: AuditEntry) => Promise<void>;
}

/** ทะเบียนรายงานผล. Every writing verb takes the audit line of its change. */
export interface Reports {
  readonly find: (id: string) => Promise<ReportRecord | null>;
  readonly head: (id: string) => Promise<ReportHead | null>;
  /** The report, held against other writers until the transaction ends. */
  readonly hold: (id: string) => Promise<ReportRecord | null>;
  readonly ofPlan: (planId: string) => Promise<readonly ReportHead[]>;
  readonly ofAgencies: (agencies: readonly number[], fiscalYears: readonly number[]) => Promise<readonly ReportHead[]>;
  /** The report of this plan at so many months; made where there is none, on this approved submission of the plan. */
  readonly open: (planId: string, months: RoundMonths, submissionId: string, entry: AuditEntry) => Promise<string>;
  readonly saveRow: (
    id: string,
    row: RowKey,
    result: ActivityResult,
    entry: AuditEntry,
  ) => Promise<{ readonly revision: number; readonly row: number }>;
  readonly saveSummary: (id: string, summary: string, entry: AuditEntry) => Promise<number>;
  readonly saveStatus: (id: string, status: ReportStatus, openUntil: string | null, entry: AuditEntry) => Promise<void>;
  /** The agencies directly below one with their reports of a round; `day` tells of which day the tree is, null for today's. */
  readonly standing: (
    id: number,
    round: { readonly fiscalYear: number; readonly months: RoundMonths; readonly day: string | null },
  ) => Promise<readonly ReportStanding[]>;
  /** What an agency had approved of a year, at the round nearest to so many months (the earlier of two); null where nothing was. */
  readonly approvedNear: (agency: number, fiscalYear: number, months: RoundMonths) => Promise<ApprovedReport | null>;
  readonly writers: (id: string) => Promise<readonly string[]>;
  readonly submit: (id: string, snapshot: unknown, workflow: Workflow, isLate: boolean) => Promise<ReportSubmission>;
  readonly decide: (submission: string, status: ReportSubmission["status"], decision: Omit<Decision, "at"> | null) => Promise<void>;
}

/** ทะเบียนคำตอบของหน่วย. */
export interface UnitAnswers {
  readonly ofReport: (reportId: string) => Promise<readonly UnitAnswer[]>;
  /** The same answers, as figures need them. */
  readonly told: (reportId: string) => Promise<readonly ToldAnswer[]>;
  /** What the units where a person reports are asked, and have not had accepted, of reports that are not approved. */
  readonly open: (agencies: readonly number[]) => Promise<readonly UnitAnswer[]>;
  /** All that these units ever answered for these fiscal years. */
  readonly ofUnits: (agencies: readonly number[], fiscalYears: readonly number[]) => Promise<readonly UnitAnswer[]>;
  readonly hold: (id: string) => Promise<UnitAnswer | null>;
  /** Asks every one of these agencies about an activity; those asked before stay as they are. */
  readonly ask: (reportId: string, question: UnitQuestion, agencies: readonly number[], entry: AuditEntry) => Promise<void>;
  /** Keeps what is being written; the answer's new revision. */
  readonly keepDraft: (id: string, draft: ActivityResult, entry: AuditEntry) => Promise<number>;
  readonly save: (
    id: string,
    change: { readonly status: AnswerStatus; readonly result?: ActivityResult; readonly note?: Pick<AnswerNote, "body" | "agency"> },
    entry: AuditEntry,
  ) => Promise<UnitAnswer>;
}
