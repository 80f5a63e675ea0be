import type { AuditEntry } from "../record/audit.ts";
import type { PlanStatus, Decision, Workflow } from "./plan-moves.ts";
import type { Comment, PlanHead, PlanId, PlanRecord, RowKey, SavedRows, Submission } from "./plan-record.ts";
import type { Plan } from "./plan.ts";

/** เงื่อนไขรายการแผน. */
export interface PlanQuery {
  /** Plans of this agency and of all below it. */
  readonly within?: number;
  /** Plans of exactly this agency. */
  readonly agency?: number;
  readonly fiscalYear?: number;
  readonly statuses?: readonly PlanStatus[];
  /** A part of the title or of the agency's name. */
  readonly words?: string;
  readonly limit: number;
  readonly offset: number;
}

/** แผนที่ยังรออยู่ — agencies directly below one, and those among them without an approved plan of the year. */
export interface AwaitedPlans {
  readonly agency: number;
  readonly of: number;
  readonly missing: number;
}

/** ทะเบียนแผน. Every writing verb takes the audit line of its change. */
export interface Plans {
  readonly find: (id: PlanId) => Promise<PlanRecord | null>;
  readonly head: (id: PlanId) => Promise<PlanHead | null>;
  /** The plan, held against other writers until the transaction ends. */
  readonly hold: (id: PlanId) => Promise<PlanRecord | null>;
  /** As `hold`, with only the rows asked for and the plan's own fields: quick for a cell. */
  readonly holdRows: (id: PlanId, rows: readonly RowKey[]) => Promise<PlanRecord | null>;
  readonly list: (query: PlanQuery) => Promise<readonly PlanHead[]>;
  readonly ofYear: (agency: number, fiscalYear: number) => Promise<PlanHead | null>;
  readonly add: (agency: number, fiscalYear: number, plan: Plan, entry: Omit<AuditEntry, "planId">) => Promise<PlanId>;
  /** Keeps the rows that differ between the two plans; the answer tells each row's revision. */
  readonly saveRows: (before: PlanRecord, after: Plan, entry: AuditEntry) => Promise<SavedRows>;
  readonly saveStatus: (id: PlanId, status: PlanStatus, version: number, entry: AuditEntry) => Promise<void>;
  readonly remove: (id: PlanId, entry: AuditEntry) => Promise<void>;
  /** Ids of everybody who wrote in the plan since its version before this one was approved. */
  readonly writersSince: (id: PlanId, version: number) => Promise<readonly string[]>;
  /** For agencies that review those below them: how many of the agencies directly below have no approved plan of the year. */
  readonly awaited: (agencies: readonly number[], fiscalYear: number) => Promise<readonly AwaitedPlans[]>;
  /** The highest number a key of this plan ever had, plus one. */
  readonly nextKey: (id: PlanId) => Promise<number>;
}

/** ทะเบียนการเสนอแผน. */
export interface Submissions {
  readonly ofPlan: (id: PlanId) => Promise<readonly Submission[]>;
  readonly waiting: (id: PlanId) => Promise<Submission | null>;
  /** Word for word as it was handed over; null where there is none. */
  readonly snapshot: (id: PlanId, submission: number) => Promise<Plan | null>;
  readonly add: (planId: PlanId, version: number, plan: Plan, workflow: Workflow) => Promise<Submission>;
  readonly decide: (id: string, status: Submission["status"], decision: Omit<Decision, "at"> | null) => Promise<void>;
  readonly publish: (id: string) => Promise<void>;
}

/** ทะเบียนความเห็น. */
export interface Comments {
  readonly ofPlan: (id: PlanId) => Promise<readonly Comment[]>;
  readonly find: (id: string) => Promise<Comment | null>;
  readonly add: (comment: Pick<Comment, "planId" | "row" | "field" | "replyTo" | "body">, entry: AuditEntry) => Promise<Comment>;
  readonly settle: (id: string, settled: boolean, entry: AuditEntry) => Promise<void>;
}

/** การนำเข้าเอกสาร — a document read into the record, its review, and the way back. */
export interface ImportRecord {
  readonly id: string;
  readonly agency: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly plan: Plan;
  /** The paper as blocks, for the review side by side; JSON of `Document`. */
  readonly document: unknown;
  readonly planId: PlanId | null;
  /** The plan's revision right after the import: only then may it be undone whole. */
  readonly revisionAfter: number | null;
  readonly madeAt: string;
  readonly acceptedAt: string | null;
  readonly undoneAt: string | null;
}

/** ทะเบียนการนำเข้า. */
export interface Imports {
  readonly find: (id: string) => Promise<ImportRecord | null>;
  readonly waiting: (agency: number) => Promise<readonly Pick<ImportRecord, "id" | "fileName" | "madeAt">[]>;
  readonly add: (record: Pick<ImportRecord, "agency" | "fileName" | "fileHash" | "plan" | "document">) => Promise<string>;
  readonly accept: (id: string, planId: PlanId, before: Plan | null, revisionAfter: number) => Promise<void>;
  /** The plan as it stood before the import; null where the import made it. */
  readonly before: (id: string) => Promise<Plan | null>;
  readonly undone: (id: string) => Promise<void>;
  /** The import that the plan still stands at: it may be undone whole. */
  readonly undoable: (planId: PlanId) => Promise<string | null>;
  readonly drop: (id: string) => Promise<void>;
}
