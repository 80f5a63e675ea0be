import { ok } from "#domain/result.ts";
import type { ReportFigures } from "#domain/result/figures.ts";
import type { LastYear } from "#domain/result/last-year.ts";
import type { ActivityResult, ReportRecord } from "#domain/result/report.ts";
import type { ReportMove } from "#domain/result/report-moves.ts";
import type { RoundDue } from "#domain/result/round.ts";
import type { ask } from "../api.ts";
import { openResultsKeeper, type KeptRow, type ResultsTools } from "./results-keeper.ts";

/** A report as the server opens it. */
export interface OpenReport extends ReportRecord {
  readonly figures: ReportFigures;
  readonly earlier: readonly (Pick<ReportRecord, "months" | "rows"> & { readonly figures: ReportFigures })[];
  readonly headcount: number | null;
  readonly lastYear: LastYear | null;
  readonly due: RoundDue | null;
  readonly mayWrite: boolean;
  readonly moves: readonly ReportMove[];
}

/** Everything the page shows of a report. */
export interface ReportState {
  readonly report: OpenReport;
  readonly rows: Readonly<Record<string, KeptRow>>;
}

/** ผู้เก็บรายงาน — the results of its activities, and the report around them with the figures that the server computed. */
export interface ReportKeeper {
  readonly state: () => ReportState;
  readonly listen: (heard: () => void) => () => void;
  readonly change: (activity: string, result: ActivityResult) => void;
  /** Decides between two results of one activity. */
  readonly settle: (activity: string, result: ActivityResult) => void;
  readonly tryAgain: () => void;
  /** Until everything typed is kept; false where it could not be. */
  readonly flush: () => Promise<boolean>;
  readonly take: (report: OpenReport) => void;
}

/** What the keeper works with; a test gives its own. */
export interface ReportTools extends Pick<ResultsTools, "drawer" | "wait"> {
  readonly ask: typeof ask;
}

/** Opens the keeper of a report. */
export function openReportKeeper(opened: OpenReport, { ask: askServer, drawer, wait }: ReportTools): ReportKeeper {
  let report = opened;
  const results = openResultsKeeper(`khunatham.report.${opened.id}`, opened.rows, {
    drawer,
    wait,
    save: async (activity, result, revision) => {
      const got = await askServer<{ readonly report: number; readonly row: number; readonly figures: ReportFigures }>(
        `/reports/${report.id}/rows/${activity}`,
        { method: "PUT", body: result, revision },
      );
      if (!got.ok) return got;
      const { report: kept, row, figures } = got.value.value;
      report = { ...report, revision: Math.max(report.revision, kept), figures };
      return ok(row);
    },
  });
  let shown: ReportState = { report, rows: results.rows() };
  results.listen(() => {
    shown = { report, rows: results.rows() };
  });
  return {
    state: () => shown,
    listen: results.listen,
    change: results.change,
    settle: results.settle,
    tryAgain: results.tryAgain,
    flush: results.flush,
    take: (next) => {
      report = next;
      results.take(next.rows);
    },
  };
}
