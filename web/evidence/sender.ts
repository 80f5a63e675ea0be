import type { Evidence, EvidenceDetails } from "#domain/evidence/evidence.ts";
import { PART_BYTES } from "#domain/evidence/evidence.ts";
import type { Upload } from "#domain/evidence/registers.ts";
import type { ask, Problem } from "../api.ts";

/** One file on its way. */
export interface Sending {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly is: "waiting" | "sending" | "away" | "checking" | "refused";
  readonly problem: Problem | null;
}

/** ผู้ส่งไฟล์หลักฐาน — files go one after the other in parts; a broken line is waited out, and the file goes on where it was. */
export interface EvidenceSender {
  readonly state: () => readonly Sending[];
  readonly listen: (heard: () => void) => () => void;
  readonly add: (files: readonly File[], details: EvidenceDetails) => void;
  /** Goes on at once where the line is back, or once more after a refusal. */
  readonly tryAgain: () => void;
  readonly giveUp: (id: number) => void;
}

/** What the sender works with; a test gives its own. */
export interface SenderTools {
  readonly ask: typeof ask;
  readonly wait: (milliseconds: number, then: () => void) => void;
  /** What is done with a file that was taken: attached to its result. */
  readonly onKept: (evidence: Evidence) => Promise<Problem | null>;
}

interface Queued {
  readonly file: File;
  readonly details: EvidenceDetails;
  upload: string | null;
  kept: Evidence | null;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20_000;

/** Opens the sender for an agency's evidence. */
export function openEvidenceSender(agency: number, { ask: askServer, wait, onKept }: SenderTools): EvidenceSender {
  const listeners = new Set<() => void>();
  const queue = new Map<number, Queued>();
  let shown: readonly Sending[] = [];
  let next = 0;
  let isBusy = false;
  let pause = FIRST_WAIT;

  function put(id: number, change: Partial<Sending>): void {
    shown = shown.map((one) => (one.id === id ? { ...one, ...change } : one));
    for (const heard of listeners) heard();
  }
  function forget(id: number): void {
    queue.delete(id);
    shown = shown.filter((one) => one.id !== id);
    for (const heard of listeners) heard();
  }

  /** The problem that stopped it; null where the file is kept and attached. */
  async function send(id: number, one: Queued): Promise<Problem | null> {
    if (one.kept === null) {
      let at = 0;
      if (one.upload === null) {
        const begun = await askServer<Upload>(`/agencies/${agency}/uploads`, {
          method: "POST",
          body: { name: one.file.name, size: one.file.size },
        });
        if (!begun.ok) return begun.error;
        one.upload = begun.value.value.id;
      } else {
        const there = await askServer<Upload>(`/uploads/${one.upload}`);
        if (!there.ok) {
          // A day has passed: it begins anew.
          if (there.error.kind === "upload-not-found") one.upload = null;
          return there.error;
        }
        at = there.value.value.received;
      }
      while (at < one.file.size) {
        if (!queue.has(id)) return null;
        put(id, { is: "sending", sent: at });
        const taken = await askServer<Upload>(`/uploads/${one.upload}?at=${at}`, {
          method: "PUT",
          body: one.file.slice(at, at + PART_BYTES, "application/octet-stream"),
        });
        if (!taken.ok) return taken.error;
        pause = FIRST_WAIT;
        at = taken.value.value.received;
      }
      put(id, { is: "checking", sent: at });
      const made = await askServer<Evidence>(`/uploads/${one.upload}/finish`, { method: "POST", body: one.details });
      if (!made.ok) return made.error;
      one.kept = made.value.value;
    }
    return queue.has(id) ? onKept(one.kept) : null;
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let id = waiting(); id !== undefined; id = waiting()) {
        const one = queue.get(id);
        if (one === undefined) continue;
        put(id, { is: "sending", problem: null });
        const problem = await send(id, one);
        if (problem === null) {
          forget(id);
          continue;
        }
        const isAway = problem.status === 0 || problem.status >= 500 || problem.kind === "upload-elsewhere";
        put(id, { is: isAway ? "away" : "refused", problem: isAway ? null : problem });
        if (isAway) {
          // The whole queue waits: the line is gone for all of them.
          wait(pause, tryAgain);
          pause = Math.min(pause * 2, LONGEST_WAIT);
          return;
        }
      }
    } finally {
      isBusy = false;
    }
  }
  const waiting = (): number | undefined => shown.find((one) => one.is === "waiting")?.id;
  function tryAgain(): void {
    for (const { id, is } of shown) if (is === "away" || is === "refused") put(id, { is: "waiting", problem: null });
    void work();
  }

  return {
    state: () => shown,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    add: (files, details) => {
      for (const file of files) {
        next += 1;
        queue.set(next, { file, details, upload: null, kept: null });
        shown = [...shown, { id: next, name: file.name, size: file.size, sent: 0, is: "waiting", problem: null }];
      }
      for (const heard of listeners) heard();
      void work();
    },
    tryAgain,
    giveUp: (id) => {
      const upload = queue.get(id)?.upload ?? null;
      forget(id);
      if (upload !== null) void askServer(`/uploads/${upload}`, { method: "DELETE" });
    },
  };
}
