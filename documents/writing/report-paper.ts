import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity, Budget, Plan } from "#domain/plan/plan.ts";
import type { ActivityFigures, IndicatorFigures, ReportFigures } from "#domain/result/figures.ts";
import { NO_RESULT, type ActivityResult, type ReportRecord } from "#domain/result/report.ts";
import { NOT_REPORTED, saySpent } from "#domain/result/say-figures.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Photo } from "../document.ts";

/** รอบที่พิมพ์ลงรายงาน — one round's rows with the figures computed from them. */
export interface PaperRound {
  readonly months: RoundMonths;
  readonly rows: ReportRecord["rows"];
  readonly figures: ReportFigures;
  /** วันที่เสนอรายงาน (ISO date); null where it was not handed over. */
  readonly reportedOn: string | null;
  /** ส่งช้ากี่วัน; null or absent where it came in time. */
  readonly daysLate?: number | null;
  /** What units answered in it; left out where it was not asked for. */
  readonly units?: ReportPaper["units"];
}

/** สิ่งที่ใช้พิมพ์รายงาน — the plan as approved, every round told up to this one (the last), and what units answered in it. */
export interface ReportPaper {
  readonly plan: Plan;
  readonly agencyName: string;
  readonly fiscalYear: number;
  readonly isApproved: boolean;
  readonly summary: string;
  /** In order of months; never empty, the report itself last. */
  readonly rounds: readonly [...PaperRound[], PaperRound];
  readonly units: readonly Pick<UnitAnswer, "activity" | "agency" | "agencyName" | "status" | "result">[];
  /** The report of the record that it is printed from, so that the paper knows it when it comes back. */
  readonly printedFrom?: { readonly report: string; readonly revision: number };
  /** For the narrative; left out where no pictures are wanted. */
  readonly photos?: ReportPhotos;
}

/** ภาพถ่ายที่พิมพ์ลงรายงาน, and how many more the record holds. */
export interface ReportPhotos {
  readonly shown: readonly ReportPhoto[];
  readonly more: number;
}

/** ภาพถ่ายหลักฐานของกิจกรรม. */
export interface ReportPhoto extends Pick<Photo, "bytes" | "type"> {
  /** Activities that it proves, by id; at least one. */
  readonly activities: readonly string[];
  /** Name of its file, or what its owner called it. */
  readonly name: string;
  /** ISO date; null where not told. */
  readonly happenedOn: string | null;
}

/** ชนิดของเอกสารรายงาน: ตามแบบฟอร์ม · รายงานเชิงบรรยาย · บันทึกข้อความนำส่ง. */
export type ReportKind = "form" | "narrative" | "memo";

/** Every kind of paper that a report is written as. */
export const REPORT_KINDS: readonly ReportKind[] = ["form", "narrative", "memo"];

/** The round that the report is of. */
export function roundOf({ rounds }: ReportPaper): PaperRound {
  return rounds.at(-1) ?? rounds[0];
}

/** "รอบ ๖ เดือน". */
export function roundWords(months: RoundMonths): string {
  return toThaiDigits(`รอบ ${months} เดือน`);
}

/** ผลของกิจกรรมในรอบ — what was told of it, and what that comes to. */
export function toldOf(
  { rows, figures }: PaperRound,
  activity: string,
): { readonly result: ActivityResult; readonly figures: ActivityFigures | undefined } {
  return { result: rows[activity]?.result ?? NO_RESULT, figures: figures.activities.find((one) => one.activity === activity) };
}

/** Each indicator of the activity beside its figures, in the plan's order. */
export function indicatorsOf(
  activity: Activity,
  round: PaperRound,
): readonly { readonly indicator: Indicator; readonly figures: IndicatorFigures }[] {
  const { figures } = toldOf(round, activity.id);
  return activity.indicators.flatMap((indicator, position) => {
    const own = figures?.indicators.find((one) => one.position === position);
    return own === undefined ? [] : [{ indicator, figures: own }];
  });
}

/** Lines numbered (๑) (๒) where there are several. */
export function numberedLines(lines: readonly string[]): string {
  return lines.length < 2 ? lines.join("") : lines.map((line, index) => `(${toThaiDigits(index + 1)}) ${line}`).join("\n");
}

/** งบที่ใช้ของกิจกรรม — where the plan uses no money, it says so as the plan does. */
export function spentWords(budget: Budget, spentSatang: number | null): string {
  if (spentSatang !== null || budget.kind === "baht") return saySpent(spentSatang);
  return budget.kind === "none" ? "ไม่ใช้งบประมาณ" : budget.kind === "not-stated" ? NOT_REPORTED : "-";
}
