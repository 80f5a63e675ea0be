import { sql } from "kysely";
import type { Transaction } from "kysely";

import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Counts one request of a caller in its window, over all servers; how many there were, this one included, and the seconds until the next window. */
export async function countRequest(
  { query }: Pick<Database, "query">,
  caller: string,
  seconds: number,
): Promise<{ readonly requests: number; readonly wait: number }> {
  const { rows } = await sql<{ readonly requests: number; readonly wait: number }>`
    select count_request(${caller}, ${seconds}) as requests, (${seconds}::int - floor(extract(epoch from now()))::bigint % ${seconds}::int)::int as wait`.execute(
    query,
  );
  return rows[0] ?? { requests: 1, wait: seconds };
}

/** Until this transaction ends, the same request of the same person that comes a second time waits here; it then finds the first one's answer. */
export async function waitForTwin(trx: Transaction<Tables>, person: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${person} || chr(10) || ${key}, 8569))`.execute(trx);
}
