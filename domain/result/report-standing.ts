import type { AgencyStanding } from "../agency/standing.ts";
import type { ReportStatus } from "./report-moves.ts";
import type { RoundDue } from "./round.ts";
import { gathered, type Standing } from "./standing.ts";

/** ผลของรายงานที่อนุมัติแล้ว — as frozen into the submission that was approved. */
export interface ApprovedFigures {
  readonly standing: Standing;
  readonly spentSatang: number | null;
  readonly budgetSatang: number;
}

/** สถานะรายงานของหน่วยงานในสังกัด — one agency directly below, and its report of a round where it has one. */
export interface ReportStanding extends Pick<AgencyStanding, "agency" | "line"> {
  /** The plan of the year with an approved version, on which a report can be made; null where there is none. */
  readonly planId: string | null;
  readonly report: StandingReport | null;
  /** By when it reports; null where nobody set a round. */
  readonly due: RoundDue | null;
}

/** รายงานอย่างย่อในหน้าติดตามของหน่วยงานต้นสังกัด. */
export interface StandingReport {
  readonly id: string;
  readonly status: ReportStatus;
  /** When and by whom it was last handed over, and whether late; null where it never was. */
  readonly submitted: { readonly at: string; readonly byName: string; readonly isLate: boolean } | null;
  /**
   * As approved last: what is not approved counts nowhere above. While a report is open again they stay until it is approved anew.
   */
  readonly figures: ApprovedFigures | null;
}

/** กำลังแก้ไข — approved once and open again: its figures are those of then. */
export function isBeingMended(report: StandingReport | null): boolean {
  return report !== null && report.figures !== null && report.status !== "approved";
}

/** จำนวนหน่วยงานตามสถานะรายงาน และผลรวมของรายงานที่อนุมัติแล้ว. */
export interface ReportStandingCounts {
  readonly of: number;
  readonly approved: number;
  readonly submitted: number;
  readonly late: number;
  /** กำลังแก้ไข: approved once and open again, counted by the figures of then. */
  readonly mended: number;
  /** Gathered from the figures approved last; null where none were. */
  readonly standing: Standing | null;
}

/** เสนอแล้วหรือยัง — handed over and not returned; one that is open again was handed over. */
export function isHandedOver(report: StandingReport | null): boolean {
  return report?.status === "submitted" || report?.status === "approved" || isBeingMended(report);
}

/** ล่าช้า — handed over after the last day, or not handed over (again) and the last day is past. */
export function isLateReport({ report, due }: Pick<ReportStanding, "report" | "due">, today: string): boolean {
  if (isHandedOver(report)) return report?.submitted?.isLate ?? false;
  return due !== null && today > due.due;
}

/** นับตามสถานะรายงาน — what is not approved lowers the count, never the average. */
export function countReportStandings(standings: readonly ReportStanding[], today: string): ReportStandingCounts {
  const withStatus = (status: ReportStatus): number => standings.filter(({ report }) => report?.status === status).length;
  const approved = standings.flatMap(({ report }) => (report?.figures == null ? [] : [{ standing: report.figures.standing, weight: 1 }]));
  return {
    of: standings.length,
    approved: withStatus("approved"),
    submitted: withStatus("submitted"),
    late: standings.filter((one) => isLateReport(one, today)).length,
    mended: standings.filter(({ report }) => isBeingMended(report)).length,
    standing: approved.length === 0 ? null : gathered(approved),
  };
}
