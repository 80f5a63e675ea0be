import type { Workflow, PlanStatus, Decision } from "./plan-moves.ts";
import type { Activity, FieldPlace, Heading, Plan } from "./plan.ts";

/** รหัสแผนในระบบ — a UUID. */
export type PlanId = string;

/** แถวของแผน: "plan" (ข้อมูลของแผนเอง), หัวข้อ "h3", กิจกรรม "a7" — what is kept, locked and told apart as one. */
export type RowKey = string;

/** แผนในทะเบียน — a plan with its place in the record. */
export interface PlanRecord extends PlanHead {
  readonly plan: Plan;
  /** Revision of each row: the ETag of `…/rows/{row}`. */
  readonly rows: Readonly<Record<RowKey, number>>;
}

/** หัวแผน — what a list shows of a plan. */
export interface PlanHead {
  readonly id: PlanId;
  readonly agency: number;
  readonly agencyName: string;
  /** The agency and every agency above it, both lines. */
  readonly within: readonly number[];
  /** ปีงบประมาณ (พ.ศ.). */
  readonly fiscalYear: number;
  readonly status: PlanStatus;
  /** ฉบับที่ — the version being worked on, or in force once approved. */
  readonly version: number;
  /** Every change adds one: the ETag of the plan. */
  readonly revision: number;
  readonly title: string | null;
  readonly activities: number;
  /** งบประมาณรวม in satang. */
  readonly budgetSatang: number;
  readonly openComments: number;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

/** การแก้ไขข้อความในช่องหนึ่ง — `revision` is that of the row as the writer saw it. */
export interface FieldEdit {
  readonly place: FieldPlace;
  readonly text: string;
  readonly revision: number;
}

/** แถวที่เปลี่ยน — a row as it stands after a change; a row taken out has no value. */
export type ChangedRow =
  | { readonly row: RowKey; readonly revision: number; readonly activity: Activity }
  | { readonly row: RowKey; readonly revision: number; readonly heading: Heading }
  | { readonly row: "plan"; readonly revision: number; readonly facts: PlanFacts }
  | { readonly row: RowKey; readonly removed: true };

/** ผลการบันทึก — the plan's new revision, each row that changed, and the order of all rows where it changed. */
export interface SavedRows {
  readonly revision: number;
  readonly changed: readonly ChangedRow[];
  readonly order: { readonly headings: readonly RowKey[]; readonly activities: readonly RowKey[] } | null;
}

/** ข้อมูลของแผนเอง — all of a plan but its rows and what is computed from them. */
export type PlanFacts = Omit<Plan, "headings" | "activities" | "messages">;

/** การเสนอแผน — one version as it was handed over, word for word, with the workflow frozen into it and what was decided. */
export interface Submission {
  readonly id: string;
  readonly planId: PlanId;
  readonly version: number;
  /** Submissions of a plan are counted from 1. */
  readonly number: number;
  readonly status: "waiting" | "withdrawn" | "returned" | "approved";
  readonly workflow: Workflow;
  readonly decisions: readonly Decision[];
  readonly snapshotHash: string;
  readonly submittedBy: string;
  readonly submittedByName: string;
  readonly submittedAt: string;
  readonly publishedAt: string | null;
}

/** ความเห็น — a comment on a plan, one of its rows or one field; settled when what it asks is done. */
export interface Comment {
  readonly id: string;
  readonly planId: PlanId;
  /** Null where the comment is on the whole plan. */
  readonly row: RowKey | null;
  readonly field: string | null;
  readonly replyTo: string | null;
  readonly body: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly settledAt: string | null;
  readonly settledByName: string | null;
}

/** The row that a field belongs to. */
export function rowOf(place: FieldPlace): RowKey {
  return place.activity ?? place.heading ?? "plan";
}
