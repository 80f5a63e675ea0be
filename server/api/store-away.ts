import type { EvidenceStoreAway } from "#domain/evidence/evidence-store.ts";
import { err, type Result } from "#domain/result.ts";
import type { Log } from "#server/log.ts";

/** The store of evidence did not do it: the operator reads why in the log, the person what to do. */
export function storeAway(log: Log, { reason }: EvidenceStoreAway): Result<never, { readonly kind: "evidence-store-away" }> {
  log({ event: "evidence-store", error: reason });
  return err({ kind: "evidence-store-away" });
}
