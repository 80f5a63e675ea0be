import { sql } from "kysely";

import type { Database } from "./database.ts";
import { eraseEvidence } from "./erase-evidence.ts";
import type { EvidenceKeep } from "./evidence-keep.ts";

/** งานตามกำหนดที่ทำแล้ว — what one of the servers did at its time. */
export interface DoneJob {
  readonly kind: string;
  /** What the work told: the seal's hash. */
  readonly told: string | null;
  /** Why it was not done; it is tried again at its next time. */
  readonly error: string | null;
}

/** The work of each kind of job: one statement with one column, told. */
const WORK = {
  "seal-audit": sql<{ readonly told: string | null }>`select seal_hash as told from seal_audit()`,
  sweep: sql<{ readonly told: null }>`select null as told from sweep()`,
  remind: sql<{ readonly told: null }>`select null as told from (select remind()) done`,
} as const;
/** What every server does; reminding is for those that have a post. */
const ALWAYS: readonly (keyof typeof WORK)[] = ["seal-audit", "sweep"];
/** Needs the store of files too. */
const ERASE = "erase-evidence";
const ERROR_LENGTH = 500;

/**
 * Does one job whose time has come; null where there is none, or where other servers have them all in hand. The job's row stays locked until
 * the work is kept with it, so no two servers do it at once, and a server that dies leaves it to the next.
 */
export async function doDueJob(
  { query }: Pick<Database, "query">,
  { reminds = false, evidence = null }: { readonly reminds?: boolean; readonly evidence?: EvidenceKeep | null } = {},
): Promise<DoneJob | null> {
  const kinds: readonly string[] = [...ALWAYS, ...(reminds ? ["remind"] : []), ...(evidence === null ? [] : [ERASE])];
  return query.transaction().execute(async (trx) => {
    const job = await trx
      .selectFrom("job")
      .select(["kind", "every_seconds"])
      .where("kind", "in", kinds)
      .where("next_at", "<=", sql<string>`now()`)
      .orderBy("next_at")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (job === undefined) return null;
    await sql`set local statement_timeout = '10min'`.execute(trx);
    await sql`savepoint work`.execute(trx);
    let done: DoneJob;
    try {
      if (job.kind === ERASE && evidence !== null) {
        await eraseEvidence(trx, evidence);
        done = { kind: job.kind, told: null, error: null };
      } else {
        const { rows } = await WORK[job.kind as keyof typeof WORK].execute(trx);
        done = { kind: job.kind, told: rows[0]?.told ?? null, error: null };
      }
    } catch (cause) {
      // With the connection gone this throws too: then nothing was done, and the row is free.
      await sql`rollback to savepoint work`.execute(trx);
      done = { kind: job.kind, told: null, error: (cause instanceof Error ? cause.message : String(cause)).slice(0, ERROR_LENGTH) };
    }
    await trx
      .updateTable("job")
      .set({
        next_at: sql`clock_timestamp() + every_seconds * interval '1 second'`,
        last_at: sql`clock_timestamp()`,
        last_error: done.error,
      })
      .where("kind", "=", job.kind)
      .execute();
    return done;
  });
}
