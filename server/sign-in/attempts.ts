import type { Pool } from "pg";

import { err, ok, type Result } from "#domain/result.ts";

/** Come back after this many seconds. */
export interface TooManyAttempts {
  readonly kind: "too-many-attempts";
  readonly seconds: number;
}

/** Wrong answers in a row that cost nothing but a new try. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;
const FORGOTTEN_AFTER = "15 minutes";

/** Counts one request of an address in its minute; beyond `most` it is refused until the minute is over. */
export async function countRequest(pool: Pool, key: string, most: number): Promise<Result<void, TooManyAttempts>> {
  const { rows } = await pool.query<{ readonly count: number; readonly seconds: number }>(
    `insert into auth.attempt as a (key, count, since, last_at) values ($1, 1, now(), now())
     on conflict (key) do update set
       count = case when a.since < now() - interval '1 minute' then 1 else a.count + 1 end,
       since = case when a.since < now() - interval '1 minute' then now() else a.since end,
       last_at = now()
     returning count, ceil(extract(epoch from since + interval '1 minute' - now()))::int as seconds`,
    [key],
  );
  const row = rows[0];
  return row === undefined || row.count <= most ? ok(undefined) : err({ kind: "too-many-attempts", seconds: Math.max(1, row.seconds) });
}

/**
 * Writes a try down as failed before it is looked at, so that many at once are no way round; `forgive` takes it back when it was right.
 * From the fifth failure on each one doubles the wait, from half a minute to a quarter of an hour; a quiet quarter of an hour forgets.
 */
export async function beginTry(pool: Pool, key: string): Promise<Result<void, TooManyAttempts>> {
  const { rowCount } = await pool.query(
    `insert into auth.attempt as a (key, count, since, last_at) values ($1, 1, now(), now())
     on conflict (key) do update set
       count = case when greatest(a.last_at, a.wait_until) < now() - interval '${FORGOTTEN_AFTER}' then 1 else a.count + 1 end,
       last_at = now(),
       wait_until = case
         when a.count + 1 < ${FREE_FAILURES} or greatest(a.last_at, a.wait_until) < now() - interval '${FORGOTTEN_AFTER}' then null
         else now() + least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * power(2, least(a.count + 1 - ${FREE_FAILURES}, 10))) * interval '1 second' end
     where a.wait_until is null or a.wait_until <= now()`,
    [key],
  );
  if (rowCount === 1) return ok(undefined);
  const { rows } = await pool.query<{ readonly seconds: number }>(
    "select ceil(extract(epoch from wait_until - now()))::int as seconds from auth.attempt where key = $1",
    [key],
  );
  return err({ kind: "too-many-attempts", seconds: Math.max(1, rows[0]?.seconds ?? 1) });
}

/** The try was right: nothing is held against this key any more. */
export async function forgive(pool: Pool, key: string): Promise<void> {
  await pool.query("delete from auth.attempt where key = $1", [key]);
}
