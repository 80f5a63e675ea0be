import type { Pool } from "pg";

import { makeDigest } from "#actions/list-duties.ts";
import { ok } from "#domain/result.ts";
import type { Log } from "#server/log.ts";
import { takeDigest } from "#store/digests.ts";
import { tryLetter, type Carrier } from "#store/mail.ts";
import type { Store } from "#store/within.ts";
import { digestLetter } from "./digest-letter.ts";
import { sendMail } from "./send-mail.ts";

/** ห้องจดหมาย — what this server does for letters whenever it looks. */
export interface Post {
  readonly work: (isOver: () => boolean) => Promise<void>;
}

/** What the post works with: the pool of sign-in, which alone sees addresses, and the record as a person would read it. */
interface PostEquipment {
  readonly signIns: Pool;
  readonly store: Store;
  readonly log: Log;
  readonly address: string;
  /** Null: letters wait in the outbox. */
  readonly carrier: Carrier | null;
}

/** Makes the digests that wait, then carries what is due; where the mail server is away the rest waits for the next look, so that it is not pressed. */
export function openPost({ signIns, store, log, address, carrier }: PostEquipment): Post {
  const digest = async (): Promise<boolean> => {
    const made = await takeDigest(signIns, async ({ person, name, email, day, pass }, outbox) => {
      const read = await store.within(
        { credential: { token: pass, isMachine: false, onlyReads: true }, today: day, request: "digest" },
        async (records) => ok(await makeDigest({ records })),
      );
      // Stopped or without a role since the morning: nobody to write to.
      if (!read.ok || read.value === null) return;
      await sendMail(outbox, { key: `digest ${day} ${person}`, to: email, ...digestLetter(read.value, { name, day, address }) });
    });
    if (made?.error != null) log({ event: "job", job: "digest", error: made.error });
    return made !== null;
  };
  const letter = async (): Promise<boolean> => {
    const tried = carrier === null ? null : await tryLetter(signIns, carrier);
    if (tried?.error != null) log({ event: "job", job: "carry-mail", error: tried.error });
    return tried !== null && tried.goOn;
  };
  return {
    work: async (isOver) => {
      while (!isOver() && (await digest()));
      while (!isOver() && (await letter()));
    },
  };
}
