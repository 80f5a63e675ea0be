import type { Saving } from "../record/record-keeper.ts";
import type { OpenReport, ReportTools } from "./report-keeper.ts";

/** The summary on screen. */
export interface SummaryState {
  readonly text: string;
  readonly saving: Saving;
  /** What somebody else wrote meanwhile; nothing more is sent until a person chooses. */
  readonly theirs: string | null;
  /** The report's revision after it was kept last. */
  readonly revision: number;
}

/** ผู้เก็บสรุปผลในภาพรวม — kept by itself as it is typed; what could not be kept waits in this window's drawer. */
export interface SummaryKeeper {
  readonly state: () => SummaryState;
  readonly listen: (heard: () => void) => () => void;
  readonly change: (text: string) => void;
  /** Which of the two texts of a clash is to be kept. */
  readonly settle: (text: string) => void;
  readonly tryAgain: () => void;
  /** Until what was typed is kept; false where it could not be. */
  readonly flush: () => Promise<boolean>;
}

/** What waits to be kept, and the text it was written over. */
interface Unkept {
  readonly text: string;
  readonly before: string;
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
  let unkept = fromDrawer(drawer.getItem(name));
  let kept = summary;
  let sending: Promise<boolean> | null = null;
  let shown: SummaryState = { text: unkept?.text ?? summary, saving: unkept === null ? "kept" : "saving", theirs: null, revision };

  function show(change: Partial<SummaryState>): void {
    if (unkept === null) drawer.removeItem(name);
    else drawer.setItem(name, JSON.stringify(unkept));
    shown = { ...shown, ...change };
    for (const heard of listeners) heard();
  }
  async function send(): Promise<boolean> {
    const sent = unkept;
    if (sent === null) return true;
    if (shown.theirs !== null) return false;
    show({ saving: "saving" });
    const body = { summary: sent.text, before: sent.before };
    const got = await ask<{ readonly revision: number }>(`/reports/${id}/summary`, { method: "PUT", body });
    if (got.ok) {
      kept = sent.text;
      // What was typed meanwhile was typed over what is kept now.
      unkept = unkept === sent || unkept === null ? null : { ...unkept, before: kept };
      show({ saving: unkept === null ? "kept" : "saving", revision: got.value.value.revision });
      return unkept === null || send();
    }
    const { status, kind, facts } = got.error;
    if (kind === "summary-stale") {
      show({ saving: "refused", theirs: String(facts["theirs"] ?? "") });
      return false;
    }
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
      const typed = { text, before: unkept?.before ?? kept };
      unkept = typed;
      show({ text, saving: "saving" });
      wait(PAUSE, () => {
        // Only the last of several quick changes is sent.
        if (unkept === typed) void begin();
      });
    },
    settle: (text) => {
      kept = shown.theirs ?? kept;
      unkept = text === kept ? null : { text, before: kept };
      show({ text, theirs: null, saving: unkept === null ? "kept" : "saving" });
      void begin();
    },
    tryAgain: () => void begin(),
    flush: async () => (await begin()) && unkept === null,
  };
}

function fromDrawer(written: string | null): Unkept | null {
  if (written === null) return null;
  try {
    const { text, before }: Partial<Record<keyof Unkept, unknown>> = JSON.parse(written);
    return typeof text === "string" && typeof before === "string" ? { text, before } : null;
  } catch {
    return null;
  }
}
