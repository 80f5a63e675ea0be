import type { Transaction } from "kysely";

import type { Tables } from "./tables.ts";

/** An answer as it may be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first answer to a request with this Idempotency-Key, and what was asked; null where it comes for the first time. */
export async function answeredBefore(
  trx: Transaction<Tables>,
  person: string,
  key: string,
): Promise<{ readonly hash: string; readonly answer: KeptAnswer } | null> {
  const row = await trx
    .selectFrom("answered_request")
    .selectAll()
    .where("person_id", "=", person)
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? null : { hash: row.request_hash, answer: { status: row.status, headers: row.headers, body: row.body } };
}

/** Keeps the answer in the transaction of the work itself: either both are there or neither. */
export async function keepAnswer(trx: Transaction<Tables>, person: string, key: string, hash: string, answer: KeptAnswer): Promise<void> {
  const { status, headers, body } = answer;
  await trx
    .insertInto("answered_request")
    .values({ person_id: person, key, request_hash: hash, status, headers: JSON.stringify(headers), body })
    .execute();
}
