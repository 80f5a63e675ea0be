/** การกระทำที่บันทึก — what was done; the words shown for each are in the web's table of acts. */
export type Act =
  | "plan.made"
  | "plan.edited"
  | "plan.rows"
  | "plan.imported"
  | "plan.import-undone"
  | "plan.submit"
  | "plan.withdraw"
  | "plan.return"
  | "plan.approve"
  | "plan.publish"
  | "plan.revise"
  | "plan.removed"
  | "comment.made"
  | "comment.settled"
  | "comment.reopened"
  | "agency.made"
  | "agency.changed"
  | "agency.rules"
  | "headcount.set"
  | "deadline.set"
  | "member.added"
  | "member.removed"
  | "handover.made"
  | "handover.read"
  | "in-charge.set"
  | "token.made"
  | "token.revoked"
  | "calendar.made"
  | "calendar.revoked"
  | "round.set"
  | "round.extended"
  | "report.opened"
  | "report.saved"
  | "report.submit"
  | "report.withdraw"
  | "report.return"
  | "report.approve"
  | "report.reopen"
  | "changes.proposed"
  | "changes.decided"
  | "answer.asked"
  | "answer.kept"
  | "answer.saved"
  | "answer.query"
  | "answer.return"
  | "answer.accept"
  | "evidence.added"
  | "evidence.changed"
  | "evidence.removed"
  | "evidence.attached"
  | "evidence.detached"
  | "sign-in"
  | "sign-in.refused"
  | "sign-out"
  | "sign-in.changed";

/** การเปลี่ยนแปลงของช่องหนึ่ง — a field of a row, before and after, as shown. */
export interface Change {
  readonly row: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** บรรทัดบันทึกที่จะเขียน — what an action tells the log; who, when and the chain are added where it is kept. */
export interface AuditEntry {
  readonly act: Act;
  /** The agency whose chain the line joins. */
  readonly agency: number;
  readonly planId?: string;
  readonly changes: readonly Change[];
  /** Further facts, small and free of secrets. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** บรรทัดบันทึก — one line of an agency's chain. */
export interface AuditLine {
  readonly agency: number;
  readonly number: number;
  /** UTC, ISO 8601 with microseconds as kept. */
  readonly at: string;
  readonly person: string | null;
  readonly personName: string;
  readonly act: Act;
  readonly planId: string | null;
  readonly changes: readonly Change[];
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly request: string | null;
  readonly hash: string;
}
