import type { Result } from "#domain/result.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import { isSameResult } from "#domain/result/result-changes.ts";
import type { Problem } from "../api.ts";
import type { Saving } from "../record/record-keeper.ts";

/** One result on screen. */
export interface KeptRow {
  readonly result: ActivityResult;
  readonly revision: number;
  readonly saving: Saving;
  readonly problem: Problem | null;
  /** What somebody else wrote meanwhile: both are shown until a person decides. */
  readonly theirs: ActivityResult | null;
}

/** Results by what they are of, as the server has them. */
export type OpenedRows = Readonly<Record<string, { readonly revision: number; readonly result: ActivityResult }>>;

/** ผู้เก็บผล — results go in at once and are kept by themselves, one at a time; a broken line or another writer loses nothing. */
export interface ResultsKeeper {
  readonly rows: () => Readonly<Record<string, KeptRow>>;
  readonly listen: (heard: () => void) => () => void;
  readonly change: (key: string, result: ActivityResult) => void;
  /** Decides between two results. */
  readonly settle: (key: string, result: ActivityResult) => void;
  readonly tryAgain: () => void;
  /** Until everything typed is kept; false where it could not be. */
  readonly flush: () => Promise<boolean>;
  readonly take: (rows: OpenedRows) => void;
}

/** What the keeper works with. */
export interface ResultsTools {
  /** Sends one result written on this revision; the answer is its new one. */
  readonly save: (key: string, result: ActivityResult, revision: number) => Promise<Result<number, Problem>>;
  /** Where typed results outlive the window. */
  readonly drawer: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly wait: (milliseconds: number, then: () => void) => void;
}

const PAUSE = 700;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;

/** Opens the keeper of some results; what an earlier window could not keep is taken up again. */
export function openResultsKeeper(drawerName: string, opened: OpenedRows, { save, drawer, wait }: ResultsTools): ResultsKeeper {
  const listeners = new Set<() => void>();
  const left = readDrawer(drawer.getItem(drawerName));
  const dirty = new Map(Object.entries(left).map(([key, { result }]) => [key, result]));
  const sending = new Map<string, Promise<boolean>>();
  const waits = new Map<string, number>();
  /** As the server last told them; of what an earlier window left, as they were told to that window: somebody may have written since. */
  let known: OpenedRows = { ...opened, ...Object.fromEntries(Object.entries(left).map(([key, { over }]) => [key, over])) };
  let rows = toRows(known);
  for (const [key, result] of dirty) rows = { ...rows, [key]: { ...rowAt(key), result, saving: "saving" } };

  function rowAt(key: string): KeptRow {
    return rows[key] ?? { result: NO_RESULT, revision: 0, saving: "kept", problem: null, theirs: null };
  }
  function leftBehind(key: string, result: ActivityResult): Left {
    return { result, over: known[key] ?? { revision: 0, result: NO_RESULT } };
  }
  function put(key: string, change: Partial<KeptRow>): void {
    rows = { ...rows, [key]: { ...rowAt(key), ...change } };
    tell();
  }
  function tell(): void {
    if (dirty.size === 0) drawer.removeItem(drawerName);
    else drawer.setItem(drawerName, JSON.stringify(Object.fromEntries([...dirty].map(([key, result]) => [key, leftBehind(key, result)]))));
    for (const heard of listeners) heard();
  }
  async function send(key: string): Promise<boolean> {
    const result = dirty.get(key);
    if (result === undefined || rowAt(key).theirs !== null) return rowAt(key).theirs === null;
    put(key, { saving: "saving" });
    const got = await save(key, result, rowAt(key).revision);
    if (got.ok) {
      waits.delete(key);
      known = { ...known, [key]: { revision: got.value, result } };
      const isNewest = dirty.get(key) === result;
      if (isNewest) dirty.delete(key);
      put(key, { revision: got.value, saving: isNewest ? "kept" : "saving", problem: null });
      return isNewest ? true : send(key);
    }
    const problem = got.error;
    if (problem.kind === "result-stale") {
      const theirs = problem.facts["theirs"] as ActivityResult;
      const revision = Number(problem.facts["revision"]);
      const hasMoved = revision !== rowAt(key).revision;
      // Something else about it changed, not what was written: a question was asked, for one.
      if (hasMoved && isSameResult(theirs, known[key]?.result ?? NO_RESULT)) {
        put(key, { revision });
        return send(key);
      }
      known = { ...known, [key]: { revision, result: theirs } };
      put(key, { saving: "refused", problem: null, theirs, revision });
      return false;
    }
    const isAway = problem.status === 0 || problem.status >= 500;
    put(key, { saving: isAway ? "away" : problem.status === 401 ? "signed-out" : "refused", problem: isAway ? null : problem });
    if (isAway) {
      const next = Math.min((waits.get(key) ?? FIRST_WAIT / 2) * 2, LONGEST_WAIT);
      waits.set(key, next);
      wait(next, () => void begin(key));
    }
    return false;
  }
  /** One request of a result at a time. */
  function begin(key: string): Promise<boolean> {
    const before = sending.get(key);
    if (before !== undefined) return before.then((kept) => (dirty.has(key) && kept ? begin(key) : kept));
    const sent = send(key).finally(() => sending.delete(key));
    sending.set(key, sent);
    return sent;
  }
  const keeper: ResultsKeeper = {
    rows: () => rows,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    change: (key, result) => {
      dirty.set(key, result);
      put(key, { result, ...(rowAt(key).saving === "kept" ? { saving: "saving" as const } : {}) });
      wait(PAUSE, () => {
        // Only the last of several quick changes is sent.
        if (dirty.get(key) === result) void begin(key);
      });
    },
    settle: (key, result) => {
      dirty.set(key, result);
      put(key, { result, theirs: null });
      void begin(key);
    },
    tryAgain: () => {
      for (const key of dirty.keys()) void begin(key);
    },
    flush: async () => {
      const kept = await Promise.all([...dirty.keys()].map((key) => begin(key)));
      return kept.every(Boolean) && dirty.size === 0;
    },
    take: (next) => {
      known = next;
      rows = toRows(next);
      tell();
    },
  };
  for (const key of dirty.keys()) void begin(key);
  return keeper;
}

function toRows(opened: OpenedRows): Readonly<Record<string, KeptRow>> {
  return Object.fromEntries(
    Object.entries(opened).map(([key, { revision, result }]) => [
      key,
      { result, revision, saving: "kept" as const, problem: null, theirs: null },
    ]),
  );
}

/** What a window could not keep, and what it was written over. */
interface Left {
  readonly result: ActivityResult;
  readonly over: OpenedRows[string];
}

function readDrawer(kept: string | null): Readonly<Record<string, Left>> {
  try {
    return kept === null ? {} : (JSON.parse(kept) as Readonly<Record<string, Left>>);
  } catch {
    return {};
  }
}
