import type { AuditEntry } from "../record/audit.ts";
import type { ChangeDecision, ChangeSet, ChangeSetHead } from "./change-set.ts";

/** A change set as it is proposed. */
export type NewChangeSet = Pick<
  ChangeSet,
  "reportId" | "fileName" | "fileHash" | "form" | "printedRevision" | "comparedRevision" | "rows" | "changes" | "remarks"
>;

/** ทะเบียนชุดการเปลี่ยนแปลง. Every writing verb takes the audit line of its change. */
export interface ChangeSets {
  readonly find: (id: string) => Promise<ChangeSet | null>;
  /** The set, held against others who decide about it until the transaction ends. */
  readonly hold: (id: string) => Promise<ChangeSet | null>;
  /** Newest first. */
  readonly ofReport: (reportId: string) => Promise<readonly ChangeSetHead[]>;
  /** The open set of the same file, compared with the same revision of the report. */
  readonly same: (set: Pick<NewChangeSet, "reportId" | "fileHash" | "comparedRevision">) => Promise<string | null>;
  /** One without a change is closed at once. */
  readonly add: (set: NewChangeSet, entry: AuditEntry) => Promise<string>;
  /** By the index of the change; `closes` where none is left. */
  readonly decide: (
    id: string,
    decisions: Readonly<Record<string, Pick<ChangeDecision, "decision" | "kept">>>,
    closes: boolean,
    entry: AuditEntry,
  ) => Promise<void>;
}
