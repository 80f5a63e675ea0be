import type { ColumnType, Generated, GeneratedAlways } from "kysely";

import type { AgencyChange, AgencyKind } from "#domain/agency/agency.ts";
import type { EvidenceKind } from "#domain/evidence/evidence.ts";
import type { Decision, PlanStatus, Workflow } from "#domain/plan/plan-moves.ts";
import type { Role, Scope } from "#domain/person/role.ts";
import type { PlanFacts } from "#domain/plan/plan-record.ts";
import type { Activity, Heading, Plan } from "#domain/plan/plan.ts";
import type { ActivityResult, ReportSubmission } from "#domain/result/report.ts";
import type { ReportStatus } from "#domain/result/report-moves.ts";
import type { LatePolicy } from "#domain/result/round.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { AnswerNote, AnswerStatus, UnitQuestion } from "#domain/result/unit-answer.ts";

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>;
/** A column that a trigger fills. */
type Filled<T> = ColumnType<T, T | undefined, T>;

/** ตารางทั้งหมดของทะเบียน, as the migrations made them. */
export interface Tables {
  readonly agency: {
    readonly id: Generated<number>;
    readonly kind: AgencyKind;
    readonly name: string;
    readonly short_name: string | null;
    readonly code: string | null;
    readonly parent_id: number | null;
    readonly area_id: number | null;
    readonly within: Filled<readonly number[]>;
    readonly ended_on: string | null;
    readonly merged_into: number | null;
    readonly allows_self_approval: Generated<boolean>;
    readonly needs_review: Generated<boolean>;
    readonly revision: Generated<number>;
  };
  readonly agency_period: {
    readonly agency_id: number;
    readonly valid_from: string;
    readonly change: AgencyChange;
    readonly kind: AgencyKind;
    readonly name: string;
    readonly short_name: string | null;
    readonly code: string | null;
    readonly parent_id: number | null;
    readonly area_id: number | null;
    readonly reason: string | null;
  };
  readonly membership: {
    readonly id: Generated<string>;
    readonly person_id: string;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly role: Role;
    readonly acting_for: string | null;
    readonly valid_from: string | null;
    readonly valid_until: string | null;
  };
  readonly headcount: {
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly fiscal_year: number;
    readonly people: number;
  };
  readonly deadline: { readonly agency_id: number; readonly fiscal_year: number; readonly opens: string | null; readonly due: string };
  readonly plan: {
    readonly id: Generated<string>;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly fiscal_year: number;
    readonly status: Generated<PlanStatus>;
    readonly version: Generated<number>;
    readonly revision: Generated<number>;
    readonly next_key: Generated<number>;
    readonly facts: Json<PlanFacts>;
    readonly facts_revision: Generated<number>;
    readonly title: GeneratedAlways<string | null>;
    readonly declared_budget_satang: number | null;
    readonly activities: Generated<number>;
    readonly budget_satang: Generated<number>;
    readonly made_at: Generated<string>;
    readonly changed_at: Generated<string>;
    readonly changed_by: string | null;
  };
  readonly heading: {
    readonly plan_id: string;
    readonly key: string;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly position: number;
    readonly revision: Generated<number>;
    readonly body: Json<Heading>;
  };
  readonly activity: {
    readonly plan_id: string;
    readonly key: string;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly position: number;
    readonly revision: Generated<number>;
    readonly body: Json<Activity>;
    readonly title: GeneratedAlways<string>;
    readonly budget_satang: number | null;
    readonly national_guideline: GeneratedAlways<string | null>;
  };
  readonly submission: {
    readonly id: Generated<string>;
    readonly plan_id: string;
    readonly number: number;
    readonly version: number;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly status: Generated<"waiting" | "withdrawn" | "returned" | "approved">;
    readonly snapshot: Json<Plan>;
    readonly snapshot_hash: string;
    readonly workflow: Json<Workflow>;
    readonly decisions: ColumnType<readonly Decision[], string | undefined, string>;
    readonly submitted_by: string;
    readonly submitted_by_name: string;
    readonly submitted_at: Generated<string>;
    readonly published_at: string | null;
  };
  readonly comment: {
    readonly id: Generated<string>;
    readonly plan_id: string;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly row_key: string | null;
    readonly field: string | null;
    readonly reply_to: string | null;
    readonly body: string;
    readonly made_by: string;
    readonly made_by_name: string;
    readonly made_at: Generated<string>;
    readonly settled_at: string | null;
    readonly settled_by_name: string | null;
  };
  readonly import: {
    readonly id: Generated<string>;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly file_name: string;
    readonly file_hash: string;
    readonly plan: Json<Plan>;
    readonly document: Json<unknown>;
    readonly plan_id: string | null;
    readonly before: ColumnType<Plan | null, string | null | undefined, string | null>;
    readonly revision_after: number | null;
    readonly made_by: string;
    readonly made_at: Generated<string>;
    readonly accepted_at: string | null;
    readonly undone_at: string | null;
  };
  readonly round: {
    readonly id: Generated<string>;
    readonly agency_id: number;
    readonly fiscal_year: number;
    readonly months: RoundMonths;
    readonly opens: string;
    readonly due: string;
    readonly late: LatePolicy;
  };
  readonly round_extension: {
    readonly id: Generated<string>;
    readonly round_id: string;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly due: string;
    readonly reason: string;
    readonly made_by: string;
    readonly made_by_name: string;
    readonly made_at: Generated<string>;
  };
  readonly report: {
    readonly id: Generated<string>;
    readonly plan_id: string;
    readonly submission_id: string;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly fiscal_year: number;
    readonly months: RoundMonths;
    readonly status: Generated<ReportStatus>;
    readonly revision: Generated<number>;
    readonly summary: Generated<string>;
    readonly open_until: string | null;
    readonly made_at: Generated<string>;
    readonly changed_at: Generated<string>;
    readonly changed_by: string | null;
  };
  readonly report_row: {
    readonly report_id: string;
    readonly key: string;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly revision: Generated<number>;
    readonly body: Json<Omit<ActivityResult, "spentSatang">>;
    readonly spent_satang: number | null;
  };
  readonly report_submission: {
    readonly id: Generated<string>;
    readonly report_id: string;
    readonly number: number;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly status: Generated<ReportSubmission["status"]>;
    readonly is_late: boolean;
    readonly snapshot: Json<unknown>;
    readonly snapshot_hash: string;
    readonly workflow: Json<Workflow>;
    readonly decisions: ColumnType<readonly Decision[], string | undefined, string>;
    readonly submitted_by: string;
    readonly submitted_by_name: string;
    readonly submitted_at: Generated<string>;
  };
  readonly unit_answer: {
    readonly id: Generated<string>;
    readonly report_id: string;
    readonly key: string;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly owner_id: Filled<number>;
    readonly status: Generated<AnswerStatus>;
    readonly revision: Generated<number>;
    readonly question: Json<UnitQuestion>;
    readonly body: Json<ActivityResult>;
    readonly notes: ColumnType<readonly AnswerNote[], string | undefined, string>;
    readonly answered_by_name: string | null;
    readonly changed_at: Generated<string>;
  };
  readonly evidence: {
    readonly id: Generated<string>;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly kind: EvidenceKind;
    readonly name: string;
    readonly sha256: string | null;
    readonly type: string | null;
    readonly size: number | null;
    readonly width: number | null;
    readonly height: number | null;
    readonly link: string | null;
    readonly channel: string;
    readonly happened_on: string | null;
    readonly note: string;
    readonly consent: boolean;
    readonly made_by: string;
    readonly made_by_name: string;
    readonly made_at: Generated<string>;
    readonly removed_at: string | null;
    readonly link_failing_since: Generated<string | null>;
    readonly link_dead: Generated<boolean>;
  };
  readonly evidence_use: {
    readonly id: Generated<string>;
    readonly evidence_id: string;
    readonly report_id: string;
    readonly answer_id: string | null;
    readonly key: string;
    readonly position: number | null;
    readonly agency_id: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly made_by_name: string;
    readonly made_at: Generated<string>;
  };
  readonly upload: {
    readonly id: Generated<string>;
    readonly person_id: string;
    readonly agency: number;
    readonly name: string;
    readonly size: number;
    readonly received: Generated<number>;
    readonly sha256: string | null;
    readonly evidence_id: string | null;
    readonly made_at: Generated<string>;
  };
  readonly upload_chunk: {
    readonly upload_id: string;
    readonly start: number;
    readonly person_id: string;
    readonly bytes: Uint8Array;
  };
  readonly audit_line: {
    readonly agency_id: number;
    readonly number: Filled<number>;
    readonly within: Filled<readonly number[]>;
    readonly at: Filled<string>;
    readonly person_id: string | null;
    readonly person_name: string;
    readonly act: string;
    readonly plan_id: string | null;
    readonly changes: string;
    readonly facts: string;
    readonly request: string | null;
    readonly previous: Filled<string>;
    readonly hash: Filled<string>;
  };
  readonly machine_token: {
    readonly id: Generated<string>;
    readonly agency_id: number;
    readonly within: Filled<readonly number[]>;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly hash: string;
    readonly made_by: string;
    readonly made_at: Generated<string>;
    readonly expires_at: string;
    readonly revoked_at: string | null;
    readonly last_used_at: string | null;
  };
  readonly calendar_key: {
    readonly id: Generated<string>;
    readonly person_id: string;
    readonly hash: string;
    readonly made_at: Generated<string>;
    readonly revoked_at: string | null;
    readonly last_used_at: string | null;
  };
  readonly answered_request: {
    readonly person_id: string;
    readonly key: string;
    readonly request_hash: string;
    readonly status: number;
    readonly headers: Json<Readonly<Record<string, string>>>;
    readonly body: string;
    readonly at: Generated<string>;
  };
  readonly job: {
    readonly kind: string;
    readonly every_seconds: number;
    readonly next_at: Generated<string>;
    readonly last_at: string | null;
    readonly last_error: string | null;
  };
}
