import type { Saving } from "../record/record-keeper.ts";
import type { OpenReport, ReportTools } from "./report-keeper.ts";

/** The summary on screen. */
export interface SummaryState {
  readonly text: string;
  readonly saving: Saving;
  /** The report's revision after it was kept last. */
  readonly revision: number;
}

/** ผู้เก็บสรุปผลในภาพรวม — kept by itself as it is typed; what could not be kept waits in this window's drawer. */
export interface SummaryKeeper {
  readonly state: () => SummaryState;
  readonly listen: (heard: () => void) => () => void;
  readonly change: (text: string) => void;
  readonly tryAgain: () => void;
  /** Until what was typed is kept; false where it could not be. */
  readonly flush: () => Promise<boolean>;
}

const PAUSE = 700;
const AGAIN = 4000;

/** Opens the keeper of a report's summary; what an earlier window could not keep is taken up again. */
export function openSummaryKeeper(
  { id, revision, summary }: Pick<OpenReport, "id" | "revision" | "summary">,
  { ask, drawer, wait }: ReportTools,
): SummaryKeeper {
  const name = `khunatham.summary.${id}`;
  const listeners = new Set<() => void>();
  let unkept = drawer.getItem(name);
  let sending: Promise<boolean> | null = null;
  let shown: SummaryState = { text: unkept ?? summary, saving: unkept === null ? "kept" : "saving", revision };

  function show(change: Partial<SummaryState>): void {
    if (unkept === null) drawer.removeItem(name);
    else drawer.setItem(name, unkept);
    shown = { ...shown, ...change };
    for (const heard of listeners) heard();
  }
  async function send(): Promise<boolean> {
    const text = unkept;
    if (text === null) return true;
    show({ saving: "saving" });
    const got = await ask<{ readonly revision: number }>(`/reports/${id}/summary`, { method: "PUT", body: { summary: text } });
    if (got.ok) {
      const isNewest = unkept === text;
      if (isNewest) unkept = null;
      show({ saving: isNewest ? "kept" : "saving", revision: got.value.value.revision });
      return isNewest || send();
    }
    const { status } = got.error;
    const isAway = status === 0 || status >= 500;
    show({ saving: isAway ? "away" : status === 401 ? "signed-out" : "refused" });
    if (isAway) wait(AGAIN, () => void begin());
    return false;
  }
  /** One request at a time. */
  function begin(): Promise<boolean> {
    sending ??= send().finally(() => (sending = null));
    return sending;
  }
  if (unkept !== null) void begin();
  return {
    state: () => shown,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    change: (text) => {
      unkept = text;
      show({ text, saving: "saving" });
      wait(PAUSE, () => {
        // Only the last of several quick changes is sent.
        if (unkept === text) void begin();
      });
    },
    tryAgain: () => void begin(),
    flush: async () => (await begin()) && unkept === null,
  };
}
