import type { Pool, PoolClient } from "pg";

import type { Result } from "#domain/result.ts";

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

/** จดหมายถูกปฏิเสธ — the mail server is there and will not have this very letter: an address that does not exist, a text it takes for spam. */
export interface LetterRefused {
  readonly kind: "letter-refused";
  /** The mail server's own words. */
  readonly says: string;
}

/** Hands a letter to the mail server. Throws where the server is away or will have no letter now: then the others wait too. It gives up before the connection that holds the letter does. */
export type Carrier = (letter: Letter) => Promise<Result<undefined, LetterRefused>>;

/** What became of a letter that was tried. */
export interface TriedLetter {
  readonly attempts: number;
  /** Whether others may be carried now: not where the server was away. */
  readonly goOn: boolean;
  /** What kind of refusal it was, null where it was taken; its words, which may name people, stay in the outbox. */
  readonly error: string | null;
}

/** จดหมายในตู้ — how many wait to be carried, and how many the mail server refused. */
export interface LetterCounts {
  readonly waiting: number;
  readonly refused: number;
}

const ERROR_LENGTH = 500;
/** A refused letter is tried again a day later, so that a fault of the settings costs no letter, and rests after this many. */
const REFUSALS = 3;

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
 * what became of it is kept: no two servers carry it, and a server that dies leaves it to the next. Where the mail server is away the letter
 * waits longer each time, six hours at most, and is never given up; one that is refused for good is tried three times, a day apart.
 */
export async function tryLetter(pool: Pool, carry: Carrier): Promise<TriedLetter | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Letter & { readonly attempts: number }>(
      `select id, to_address as to, subject, body as text, attempts from auth.mail
       where sent_at is null and refusals < $1 and next_at <= now() order by next_at, made_at limit 1 for update skip locked`,
      [REFUSALS],
    );
    const [letter] = rows;
    if (letter === undefined) return null;
    const attempts = letter.attempts + 1;
    const about = [letter.id, attempts];
    let carried: Awaited<ReturnType<Carrier>>;
    try {
      carried = await carry({ id: letter.id, to: letter.to, subject: letter.subject, text: letter.text });
    } catch (cause) {
      await client.query(
        `update auth.mail set attempts = $2, last_error = $3,
           next_at = clock_timestamp() + least(power(2, least($2, 20) - 1) * interval '1 minute', interval '6 hours') where id = $1`,
        [...about, messageOf(cause)],
      );
      return { attempts, goOn: false, error: kindOf(cause) };
    }
    if (!carried.ok) {
      await client.query(
        `update auth.mail set attempts = $2, refusals = refusals + 1, last_error = $3, next_at = clock_timestamp() + interval '1 day'
         where id = $1`,
        [...about, carried.error.says.slice(0, ERROR_LENGTH)],
      );
      return { attempts, goOn: true, error: carried.error.kind };
    }
    await client.query("update auth.mail set attempts = $2, last_error = null, sent_at = clock_timestamp() where id = $1", about);
    return { attempts, goOn: true, error: null };
  });
}

/** The letters that have not gone out. */
export async function countLetters(pool: Pool): Promise<LetterCounts> {
  const { rows } = await pool.query<LetterCounts>(
    `select count(*) filter (where refusals = 0) as waiting, count(*) filter (where refusals > 0) as refused
     from auth.mail where sent_at is null`,
  );
  return rows[0] ?? { waiting: 0, refused: 0 };
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
