import type { ReportFigures } from "#domain/result/figures.ts";
import { NO_RESULT, type ActivityResult, type ReportRecord } from "#domain/result/report.ts";
import type { ReportMove } from "#domain/result/report-moves.ts";
import type { RoundDue } from "#domain/result/round.ts";
import type { ask, Problem } from "../api.ts";
import type { Saving } from "../record/record-keeper.ts";

/** A report as the server opens it. */
export interface OpenReport extends ReportRecord {
  readonly figures: ReportFigures;
  readonly earlier: readonly (Pick<ReportRecord, "months" | "rows"> & { readonly figures: ReportFigures })[];
  readonly headcount: number | null;
  readonly due: RoundDue | null;
  readonly mayWrite: boolean;
  readonly moves: readonly ReportMove[];
}

/** One activity's result on screen. */
export interface KeptRow {
  readonly result: ActivityResult;
  readonly revision: number;
  readonly saving: Saving;
  readonly problem: Problem | null;
  /** What somebody else wrote meanwhile: both are shown until a person decides. */
  readonly theirs: ActivityResult | null;
}

/** Everything the page shows of a report. */
export interface ReportState {
  readonly report: OpenReport;
  readonly rows: Readonly<Record<string, KeptRow>>;
}

/** ผู้เก็บรายงาน — figures go in at once and are kept by themselves, one activity at a time; a broken line or another writer loses nothing. */
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
export interface ReportTools {
  readonly ask: typeof ask;
  /** Where typed results outlive the window. */
  readonly drawer: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly wait: (milliseconds: number, then: () => void) => void;
}

const PAUSE = 700;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;

/** Opens the keeper of a report; what an earlier window could not keep is taken up again. */
export function openReportKeeper(opened: OpenReport, { ask: askServer, drawer, wait }: ReportTools): ReportKeeper {
  const drawerName = `khunatham.report.${opened.id}`;
  const listeners = new Set<() => void>();
  const dirty = new Map<string, ActivityResult>(Object.entries(readDrawer(drawer.getItem(drawerName))));
  const sending = new Map<string, Promise<boolean>>();
  const waits = new Map<string, number>();
  let report = opened;
  let rows = rowsOf(opened);
  for (const [activity, result] of dirty) rows = { ...rows, [activity]: { ...rowAt(activity), result, saving: "saving" } };
  let shown: ReportState = { report, rows };

  function rowAt(activity: string): KeptRow {
    return rows[activity] ?? { result: NO_RESULT, revision: 0, saving: "kept", problem: null, theirs: null };
  }
  function put(activity: string, change: Partial<KeptRow>): void {
    rows = { ...rows, [activity]: { ...rowAt(activity), ...change } };
    tell();
  }
  function tell(): void {
    if (dirty.size === 0) drawer.removeItem(drawerName);
    else drawer.setItem(drawerName, JSON.stringify(Object.fromEntries(dirty)));
    shown = { report, rows };
    for (const heard of listeners) heard();
  }
  async function send(activity: string): Promise<boolean> {
    const result = dirty.get(activity);
    if (result === undefined || rowAt(activity).theirs !== null) return rowAt(activity).theirs === null;
    put(activity, { saving: "saving" });
    const got = await askServer<{ readonly report: number; readonly row: number; readonly figures: ReportFigures }>(
      `/reports/${report.id}/rows/${activity}`,
      { method: "PUT", body: result, revision: rowAt(activity).revision },
    );
    if (got.ok) {
      waits.delete(activity);
      const { report: revision, row, figures } = got.value.value;
      report = { ...report, revision: Math.max(report.revision, revision), figures };
      const isNewest = dirty.get(activity) === result;
      if (isNewest) dirty.delete(activity);
      put(activity, { revision: row, saving: isNewest ? "kept" : "saving", problem: null });
      return isNewest ? true : send(activity);
    }
    const problem = got.error;
    if (problem.kind === "result-stale") {
      put(activity, {
        saving: "refused",
        problem: null,
        theirs: problem.facts["theirs"] as ActivityResult,
        revision: Number(problem.facts["revision"]),
      });
      return false;
    }
    const isAway = problem.status === 0 || problem.status >= 500;
    put(activity, { saving: isAway ? "away" : problem.status === 401 ? "signed-out" : "refused", problem: isAway ? null : problem });
    if (isAway) {
      const next = Math.min((waits.get(activity) ?? FIRST_WAIT / 2) * 2, LONGEST_WAIT);
      waits.set(activity, next);
      wait(next, () => void begin(activity));
    }
    return false;
  }
  /** One request of an activity at a time. */
  function begin(activity: string): Promise<boolean> {
    const before = sending.get(activity);
    if (before !== undefined) return before.then((kept) => (dirty.has(activity) && kept ? begin(activity) : kept));
    const sent = send(activity).finally(() => sending.delete(activity));
    sending.set(activity, sent);
    return sent;
  }
  const keeper: ReportKeeper = {
    state: () => shown,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    change: (activity, result) => {
      dirty.set(activity, result);
      put(activity, { result, ...(rowAt(activity).saving === "kept" ? { saving: "saving" as const } : {}) });
      wait(PAUSE, () => {
        // Only the last of several quick changes is sent.
        if (dirty.get(activity) === result) void begin(activity);
      });
    },
    settle: (activity, result) => {
      dirty.set(activity, result);
      put(activity, { result, theirs: null });
      void begin(activity);
    },
    tryAgain: () => {
      for (const activity of dirty.keys()) void begin(activity);
    },
    flush: async () => {
      const kept = await Promise.all([...dirty.keys()].map((activity) => begin(activity)));
      return kept.every(Boolean) && dirty.size === 0;
    },
    take: (next) => {
      report = next;
      rows = rowsOf(next);
      tell();
    },
  };
  for (const activity of dirty.keys()) void begin(activity);
  return keeper;
}

function rowsOf({ rows }: OpenReport): Readonly<Record<string, KeptRow>> {
  return Object.fromEntries(
    Object.entries(rows).map(([activity, { revision, result }]) => [
      activity,
      { result, revision, saving: "kept" as const, problem: null, theirs: null },
    ]),
  );
}

function readDrawer(kept: string | null): Readonly<Record<string, ActivityResult>> {
  try {
    return kept === null ? {} : (JSON.parse(kept) as Readonly<Record<string, ActivityResult>>);
  } catch {
    return {};
  }
}
