import { createHash } from "node:crypto";

import type { RunningHash, VirusScanner } from "#domain/evidence/evidence-store.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";

/** Waits for a place and gives back how to leave it; null where the line is full, or the wait was too long or was given up. */
export type Sit = (signal?: AbortSignal) => Promise<(() => void) | null>;

/** โต๊ะรับหลักฐาน — where files of evidence are kept and looked at: so many at once, the next in a line, each so long. */
export interface EvidenceDesk {
  readonly store: EvidenceKeep;
  readonly scanner: VirusScanner | null;
  readonly hash: () => RunningHash;
  /** A place to finish a file. */
  readonly sit: Sit;
  /** A place to hand a part over to the store. */
  readonly hand: Sit;
}

/** How many sit, how many wait, and how long. */
export interface LineRules {
  readonly places: number;
  readonly line: number;
  readonly patience: number;
}

/** Less than proxies wait for an answer. */
const PATIENCE_MILLISECONDS = 25_000;
/** Each file in hand holds a part of it in memory and reads and writes a disk: more at once would not be quicker. */
const FINISHING: LineRules = { places: 4, line: 200, patience: PATIENCE_MILLISECONDS };
/** A part on its way into the store is in memory twice, one that waits once. */
const HANDING: LineRules = { places: 8, line: 200, patience: PATIENCE_MILLISECONDS };

/** Opens the desk. */
export function openEvidenceDesk(store: EvidenceKeep, scanner: VirusScanner | null): EvidenceDesk {
  return { store, scanner, hash: runningHash, sit: openLine(FINISHING), hand: openLine(HANDING) };
}

/** แถวรอ — whoever finds all places taken waits for the next that is free, in order. */
export function openLine({ places, line, patience }: LineRules): Sit {
  let taken = 0;
  const waiting = new Set<() => void>();
  const sitDown = (): (() => void) => {
    taken += 1;
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      taken -= 1;
      waiting.values().next().value?.();
    };
  };
  return (signal) => {
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
  };
}

export function runningHash(): RunningHash {
  const hash = createHash("sha256");
  return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
