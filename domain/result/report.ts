import type { Decision, Workflow } from "../plan/plan-moves.ts";
import type { RowKey } from "../plan/plan-record.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reckoning } from "./reckoning.ts";
import type { ReportStatus } from "./report-moves.ts";
import type { RoundMonths } from "./target-at.ts";
import type { Value } from "./value.ts";

/** ผลของตัวชี้วัดหนึ่ง — what was counted for the indicator at this position (from 0) of its activity. */
export interface IndicatorResult {
  readonly position: number;
  readonly value: Value | null;
  readonly reckoning: Reckoning;
  readonly note: string;
}

/** ผลของกิจกรรมหนึ่งในรอบหนึ่ง — figures, what was done, what stood in the way, and the money. */
export interface ActivityResult {
  readonly indicators: readonly IndicatorResult[];
  /** ผลการดำเนินงาน. */
  readonly narrative: string;
  /** ปัญหา อุปสรรค. */
  readonly problems: string;
  /** แนวทางแก้ไข. */
  readonly solutions: string;
  /** เหตุที่ไม่ได้ดำเนินการ; null where something was done. */
  readonly notDoneBecause: string | null;
  /** เงินที่ใช้ตั้งแต่ต้นปีถึงรอบนี้, in satang; null where not told. */
  readonly spentSatang: number | null;
}

/** รายงานในรายการ — a report of a plan at so many months, with its place in the record. */
export interface ReportHead {
  readonly id: string;
  readonly planId: string;
  readonly agency: number;
  readonly agencyName: string;
  readonly within: readonly number[];
  readonly fiscalYear: number;
  readonly months: RoundMonths;
  readonly status: ReportStatus;
  /** Every change adds one: the ETag of the report. */
  readonly revision: number;
  /** ฉบับของแผนที่รายงาน. */
  readonly planVersion: number;
  /** แก้ไขได้ถึงวันที่ — set where an approved report was opened again (ISO date). */
  readonly openUntil: string | null;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

/** รายงานผล — the plan as approved, the summary, and a result for each activity that has one. */
export interface ReportRecord extends ReportHead {
  /** The approved version that is reported on, word for word: its indicators cannot change under the figures. */
  readonly plan: Plan;
  readonly summary: string;
  readonly rows: Readonly<Record<RowKey, { readonly revision: number; readonly result: ActivityResult }>>;
  readonly submissions: readonly ReportSubmission[];
}

/** การเสนอรายงาน — the report as handed over, with the workflow frozen into it. */
export interface ReportSubmission {
  readonly id: string;
  readonly number: number;
  readonly status: "waiting" | "withdrawn" | "returned" | "approved";
  readonly isLate: boolean;
  readonly workflow: Workflow;
  readonly decisions: readonly Decision[];
  readonly submittedBy: string;
  readonly submittedByName: string;
  readonly submittedAt: string;
}

/** Nothing told yet. */
export const NO_RESULT: ActivityResult = {
  indicators: [],
  narrative: "",
  problems: "",
  solutions: "",
  notDoneBecause: null,
  spentSatang: null,
};
