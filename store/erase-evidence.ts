import { sql, type Transaction } from "kysely";

import { orThrow, type EvidenceKeep } from "./evidence-keep.ts";
import type { Tables } from "./tables.ts";

/** Uploads end after a day; parts that nobody added to for two belong to none. */
const FORGOTTEN_MILLISECONDS = 2 * 24 * 3600 * 1000;

/**
 * ลบแฟ้มหลักฐานที่เลิกใช้ — erases the bytes of files that were removed thirty days ago and are used nowhere in the whole record, and halves of
 * uploads that nobody finished. Broken off it goes on at its next time: what is erased twice is erased.
 */
export async function eraseEvidence(trx: Transaction<Tables>, store: EvidenceKeep): Promise<void> {
  const { rows } = await sql<{ readonly hash: string }>`select erasable_evidence() as hash`.execute(trx);
  for (const { hash } of rows) {
    const held = await sql<{ readonly held: boolean }>`select hold_for_erasing(${hash}) as held`.execute(trx);
    if (held.rows[0]?.held !== true) continue;
    orThrow(await store.erase(hash));
    await sql`select evidence_was_erased(${hash})`.execute(trx);
  }
  const now = await sql<{ readonly now: string }>`select now() as now`.execute(trx);
  const before = new Date(Date.parse(now.rows[0]?.now ?? "") - FORGOTTEN_MILLISECONDS).toISOString();
  for (const upload of orThrow(await store.parts.olderThan(before))) orThrow(await store.parts.drop(upload));
}
