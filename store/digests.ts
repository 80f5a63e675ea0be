import { createHash, randomBytes } from "node:crypto";

import type { Pool, PoolClient } from "pg";

import { inTransaction, kindOf, messageOf } from "./mail.ts";

/** ผู้รับสรุปประจำวัน — whose digest is being made, of which day. */
export interface DigestTurn {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** ISO date in Bangkok. */
  readonly day: string;
  /** The SHA-256 of a pass that lets the house read as this person for a minute. */
  readonly pass: string;
}

/**
 * Makes one digest that waits; null where there is none, or where other servers have them all in hand. What `make` writes with the
 * connection it is given is kept together with the end of the person's turn, so that a day's digest is written once. Where it
 * cannot be made it is tried again later; `error` tells what kind of thing went wrong.
 */
export async function takeDigest(
  pool: Pool,
  make: (turn: DigestTurn, client: PoolClient) => Promise<void>,
): Promise<{ readonly error: string | null } | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Omit<DigestTurn, "pass">>(
      `select d.person_id as person, p.name, p.email, d.day from auth.digest d join auth.person p on p.id = d.person_id
       where d.done_at is null and d.next_at <= now() order by d.next_at, d.person_id limit 1 for update of d skip locked`,
    );
    const [turn] = rows;
    if (turn === undefined) return null;
    const pass = createHash("sha256").update(randomBytes(32)).digest("hex");
    const about = [turn.person, turn.day];
    await client.query("savepoint make");
    try {
      // Kept at once, on another connection: who reads with it is another role on another connection.
      await pool.query("insert into auth.reading_pass (hash, person_id, expires_at) values ($1, $2, now() + interval '1 minute')", [
        pass,
        turn.person,
      ]);
      await make({ ...turn, pass }, client);
    } catch (cause) {
      await client.query("rollback to savepoint make");
      await client.query(
        "update auth.digest set last_error = $3, next_at = clock_timestamp() + interval '10 minutes' where person_id = $1 and day = $2",
        [...about, messageOf(cause)],
      );
      return { error: kindOf(cause) };
    } finally {
      await pool.query("delete from auth.reading_pass where hash = $1", [pass]).catch(() => undefined);
    }
    await client.query("update auth.digest set done_at = clock_timestamp(), last_error = null where person_id = $1 and day = $2", about);
    return { error: null };
  });
}
