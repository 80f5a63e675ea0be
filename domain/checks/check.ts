import type { FieldPlace, Message, Plan, Severity } from "#domain/plan/plan.ts";

/** ข้อที่พบ — what a check found at one place, before it is put into words. Years and counts are in Arabic digits. */
export interface Finding {
  readonly place: Message["place"];
  /** The place in words, to begin the sentence with: "กิจกรรมที่ ๓ ช่องตัวชี้วัด". */
  readonly where: string;
  /** Which of the check's sentences fits, where it has more than one. */
  readonly case?: string;
  readonly found?: string;
  readonly expected?: string;
  /** Where this finding is milder than its check. */
  readonly severity?: Severity;
  readonly mend?: FieldPlace & { readonly text: string };
}

/** การตรวจ — one rule of the linter: what it looks for, why, and its Thai sentence, with one plan that fails and one that passes. */
export interface Check {
  readonly kind: string;
  readonly severity: Severity;
  /** Its name on the page. */
  readonly thai: string;
  /** Why it matters, with the rule or form it comes from; Thai, for docs/checks.md. */
  readonly why: string;
  readonly find: (plan: Plan) => readonly Finding[];
  readonly says: (finding: Finding) => string;
  readonly fails: Plan;
  readonly passes: Plan;
}
