import type { PoolClient } from "pg";

import { putLetter, type NewLetter } from "#store/mail.ts";

/**
 * ส่งจดหมาย — puts a letter into the outbox, kept or not with the transaction of this connection; it is carried when the mail server takes it.
 * A letter with the same key is written once.
 */
export async function sendMail(outbox: Pick<PoolClient, "query">, letter: NewLetter): Promise<void> {
  // A line end in a header would begin another header.
  await putLetter(outbox, { ...letter, subject: letter.subject.replaceAll(/[\r\n]+/gu, " ") });
}
