import type { EvidenceStore, VirusScanner } from "#domain/evidence/evidence-store.ts";

/** โต๊ะรับหลักฐาน — where files of evidence are kept and looked at; only so many at once, whoever comes then is asked to wait. */
export interface EvidenceDesk {
  readonly store: EvidenceStore;
  readonly scanner: VirusScanner | null;
  /** Takes a place at the desk and gives back how to leave it; null where all are taken. */
  readonly sit: () => (() => void) | null;
}

/** Each file in hand holds a connection to the database and a part of the file in memory. */
const PLACES = 4;

/** Opens the desk. */
export function openEvidenceDesk(store: EvidenceStore, scanner: VirusScanner | null, places: number = PLACES): EvidenceDesk {
  let taken = 0;
  return {
    store,
    scanner,
    sit: () => {
      if (taken === places) return null;
      taken += 1;
      let isLeft = false;
      return () => {
        if (!isLeft) taken -= 1;
        isLeft = true;
      };
    },
  };
}
