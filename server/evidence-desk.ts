import { createHash } from "node:crypto";

import type { RunningHash, VirusScanner } from "#domain/evidence/evidence-store.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";

/** โต๊ะรับหลักฐาน — where files of evidence are kept and looked at: so many at once, the next in a line, each so long. */
export interface EvidenceDesk {
  readonly store: EvidenceKeep;
  readonly scanner: VirusScanner | null;
  readonly hash: () => RunningHash;
  /** Waits for a place at the desk and gives back how to leave it; null where the line is full, or the wait was too long or was given up. */
  readonly sit: (signal?: AbortSignal) => Promise<(() => void) | null>;
}

/** How many sit, how many wait, and how long. */
export interface DeskRules {
  readonly places?: number;
  readonly line?: number;
  readonly patience?: number;
}

/** Each file in hand holds a part of it in memory and reads and writes a disk: more at once would not be quicker. */
const PLACES = 4;
const LINE = 200;
/** Less than proxies wait for an answer. */
const PATIENCE_MILLISECONDS = 25_000;

/** Opens the desk. */
export function openEvidenceDesk(
  store: EvidenceKeep,
  scanner: VirusScanner | null,
  { places = PLACES, line = LINE, patience = PATIENCE_MILLISECONDS }: DeskRules = {},
): EvidenceDesk {
  let taken = 0;
  const waiting = new Set<() => void>();
  const leaving = (): (() => void) => {
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      taken -= 1;
      waiting.values().next().value?.();
    };
  };
  return {
    store,
    scanner,
    hash: runningHash,
    sit: (signal) => {
      const sitDown = (): (() => void) => {
        taken += 1;
        return leaving();
      };
      if (taken < places) return Promise.resolve(sitDown());
      if (waiting.size >= line || signal?.aborted === true) return Promise.resolve(null);
      return new Promise((seated) => {
        const end = (place: (() => void) | null): void => {
          waiting.delete(called);
          clearTimeout(timer);
          signal?.removeEventListener("abort", givesUp);
          seated(place);
        };
        const called = (): void => end(sitDown());
        const givesUp = (): void => end(null);
        const timer = setTimeout(givesUp, patience);
        signal?.addEventListener("abort", givesUp);
        waiting.add(called);
      });
    },
  };
}

function runningHash(): RunningHash {
  const hash = createHash("sha256");
  return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
