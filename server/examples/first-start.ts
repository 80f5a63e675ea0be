import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import { todayInBangkok } from "#server/clock.ts";
import type { OneTimeLink } from "#server/sign-in/people.ts";
import { openDatabase } from "#store/database.ts";
import { plantReferenceTree } from "#store/reference-tree.ts";
import { openStore } from "#store/within.ts";
import { endExampleSessions, isEmptyRecord } from "../sign-in/example-people.ts";
import { makeFirstAdministrator } from "../sign-in/first-administrator.ts";

/** Two servers starting at once prepare one after the other. */
const LOCK = [8569, 4] as const;

/** What a record is prepared with before the house opens. */
export interface FirstStart {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  /** The public origin. */
  readonly address: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly examples: boolean;
  readonly today?: string;
  /** Where the examples' photo is kept; none is planted without. */
  readonly evidence?: EvidenceStore;
}

/**
 * เตรียมข้อมูลตั้งต้น — the official tree, the examples where asked for, and a way in for the first administrator (its one-time link;
 * null where somebody can sign in). Whatever is there already stays as it is.
 */
export async function prepareRecord({ ownerUrl, serverUrl, today = todayInBangkok(), ...rules }: FirstStart): Promise<OneTimeLink | null> {
  await plantReferenceTree(ownerUrl);
  const owner = openDatabase(ownerUrl, null, 3);
  const records = openDatabase(serverUrl, "khunatham_app", 2);
  try {
    const turn = await owner.pool.connect();
    try {
      await turn.query("select pg_advisory_lock($1, $2)", [...LOCK]);
      if (rules.examples) {
        // What reads the example papers is loaded for a record that takes them, and at no later start.
        if (await isEmptyRecord(owner.pool))
          await (
            await import("./plant-examples.ts")
          ).plantExamples({
            owner: owner.pool,
            store: openStore(records),
            today,
            ...(rules.evidence === undefined ? {} : { evidence: rules.evidence }),
          });
      } else await endExampleSessions(owner.pool);
      return await makeFirstAdministrator({ owner: owner.pool, ...rules });
    } finally {
      await turn.query("select pg_advisory_unlock($1, $2)", [...LOCK]);
      turn.release();
    }
  } finally {
    await Promise.all([owner.close(), records.close()]);
  }
}

/** The line that tells of the first administrator's link, once, after the address. */
export function firstAdministratorSays({ url }: OneTimeLink): string {
  return `ตั้งรหัสผ่านผู้ดูแลระบบคนแรกได้ที่ ${url} (ใช้ได้ครั้งเดียวภายใน ๗๒ ชั่วโมง)`;
}
