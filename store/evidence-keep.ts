import type { EvidenceStore, EvidenceStoreAway, KeptFile } from "#domain/evidence/evidence-store.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** A file of evidence as it is listed. */
export type ListedFile = KeptFile;

/** ที่เก็บหลักฐานที่สำรองและกู้คืนได้ — the store with what a backup needs; these throw where it does not answer. */
export interface EvidenceKeep extends EvidenceStore {
  /** Keeps a file; `as` gives the name where the bytes are known to be another's (a backup of a damaged file). */
  readonly keepAs: (
    source: AsyncIterable<Uint8Array>,
    wish?: { readonly as?: string; readonly isRight?: () => boolean },
  ) => Promise<(KeptFile & { readonly isNew: boolean }) | null>;
  /** All files, by name. */
  readonly files: () => AsyncIterable<ListedFile>;
  /** Why the last thing asked of it was not done; null where it was. */
  readonly trouble: () => string | null;
}

/** Where the store did not answer in the middle of something that cannot go on without it. */
export class EvidenceAwayError extends Error {}

/** What was asked for, where there is nothing to do but give up. */
export function orThrow<T>(result: Result<T, EvidenceStoreAway>): T {
  if (result.ok) return result.value;
  throw new EvidenceAwayError(result.error.reason);
}

/** Turns what a store throws when it is away into a refusal; whatever else is thrown is a bug or somebody else's trouble, and passes. */
export function guarded(reasonOf: (cause: unknown) => string | null): <T>(work: () => Promise<T>) => Promise<Result<T, EvidenceStoreAway>> {
  return async (work) => {
    try {
      return ok(await work());
    } catch (cause) {
      const reason = reasonOf(cause);
      if (reason === null) throw cause;
      return err({ kind: "evidence-store-away", reason });
    }
  };
}
