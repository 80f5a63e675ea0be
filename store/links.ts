import { sql } from "kysely";

import type { LinkStanding, LookedAtLink } from "#domain/evidence/link-watch.ts";
import type { Database } from "./database.ts";

/** ลิงก์ที่ถึงเวลาตรวจ — a link of evidence in use, as it stood after the last look. */
export interface DueLink extends LinkStanding {
  readonly id: string;
  readonly link: string;
  /** The last day on which any link answered; null where none has. */
  readonly reached: string | null;
}

/** Links that this server is to look at now; none where another has asked within the minute. */
export async function takeLinks({ query }: Pick<Database, "query">, most: number): Promise<readonly DueLink[]> {
  const { rows } = await sql<DueLink>`select id, link, "failingSince", "isDead", reached from take_links(${most})`.execute(query);
  return rows;
}

/** Keeps what a look came to; `answeredOn` where anything answered. */
export async function keepLink(
  { query }: Pick<Database, "query">,
  id: string,
  { failingSince, isDead, days, answeredOn }: LookedAtLink & { readonly answeredOn: string | null },
): Promise<void> {
  await sql`select keep_link(${id}, ${failingSince}, ${isDead}, ${answeredOn}, ${days})`.execute(query);
}
