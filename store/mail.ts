import type { Pool, PoolClient } from "pg";

/** จดหมาย — a letter as it is carried. */
export interface Letter {
  /** Stays the same however often it is tried: a Message-ID is made of it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A letter to be written; `key` names what it tells, and is told once. */
export interface NewLetter extends Omit<Letter, "id"> {
  readonly key: string;
}

/** What became of a letter that was tried. */
export interface TriedLetter {
  readonly attempts: number;
  /** What kind of refusal it was, null where it was taken; its words, which may name people, stay in the outbox. */
  readonly error: string | null;
}

const ERROR_LENGTH = 500;

/** Puts a letter into the outbox with whatever else this connection's transaction keeps; one with the same key is there already. */
export async function putLetter(client: Pick<PoolClient, "query">, { key, to, subject, text }: NewLetter): Promise<void> {
  await client.query("insert into auth.mail (key, to_address, subject, body) values ($1, $2, $3, $4) on conflict (key) do nothing", [
    key,
    to,
    subject,
    text,
  ]);
}

/**
 * Tries one letter whose time has come; null where there is none, or where other servers have them all in hand. Its row stays locked until
 * what became of it is kept: no two servers carry it, and a server that dies leaves it to the next. One that was refused waits longer
 * each time, six hours at most, and is never given up.
 */
export async function tryLetter(pool: Pool, carry: (letter: Letter) => Promise<void>): Promise<TriedLetter | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Letter & { readonly attempts: number }>(
      `select id, to_address as to, subject, body as text, attempts from auth.mail
       where sent_at is null and next_at <= now() order by next_at, made_at limit 1 for update skip locked`,
    );
    const [letter] = rows;
    if (letter === undefined) return null;
    const attempts = letter.attempts + 1;
    try {
      await carry({ id: letter.id, to: letter.to, subject: letter.subject, text: letter.text });
    } catch (cause) {
      await client.query(
        `update auth.mail set attempts = $2, last_error = $3,
           next_at = clock_timestamp() + least(power(2, least($2, 20) - 1) * interval '1 minute', interval '6 hours') where id = $1`,
        [letter.id, attempts, messageOf(cause)],
      );
      return { attempts, error: kindOf(cause) };
    }
    await client.query("update auth.mail set attempts = $2, last_error = null, sent_at = clock_timestamp() where id = $1", [
      letter.id,
      attempts,
    ]);
    return { attempts, error: null };
  });
}

/** One transaction on a connection of its own. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const done = await work(client);
    await client.query("commit");
    client.release();
    return done;
  } catch (cause) {
    // A connection in doubt goes back to nobody.
    client.release(true);
    throw cause;
  }
}

/** What went wrong, as it is kept beside the row. */
export function messageOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, ERROR_LENGTH);
}

/** What kind of thing went wrong, as it may stand in the log. */
export function kindOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
}
