import { sql } from "kysely";

import type { Database } from "./database.ts";
import { migrations } from "./migrate.ts";
import { codeOf } from "./within.ts";

/** Whether work can be done with the database now; when not, why. */
export type Readiness = "ready" | "database-away" | "other-schema";

const NOT_ALLOWED = "42501";

/** Asks the database whether it is there and at the schema that this house was written for. */
export async function readinessOf({ query }: Pick<Database, "query">): Promise<Readiness> {
  try {
    const { rows } = await sql<{ readonly number: number }>`select max(number) as number from schema_version`.execute(query);
    return rows[0]?.number === migrations().at(-1)?.number ? "ready" : "other-schema";
  } catch (cause) {
    // An owner who does not show the version to the server is taken at their word: the start has looked already.
    if (codeOf(cause) === NOT_ALLOWED) return "ready";
    return "database-away";
  }
}

/** When each job of the house last ran, and whether it went wrong. */
export interface JobState {
  readonly kind: string;
  readonly lastAt: string | null;
  readonly nextAt: string;
  readonly failed: boolean;
}

/** The jobs as they stand. */
export async function jobStates({ query }: Pick<Database, "query">): Promise<readonly JobState[]> {
  const { rows } = await sql<JobState>`
    select kind, last_at as "lastAt", next_at as "nextAt", last_error is not null as failed from job order by kind`.execute(query);
  return rows;
}

const AWAY: readonly string[] = ["ECONNREFUSED", "ECONNRESET", "ENOENT", "ETIMEDOUT", "EPIPE", "ENOTFOUND", "EAI_AGAIN"];
const AWAY_SAYS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/u;

/** Whether an error says that the database cannot be reached or is going down, not that something is wrong with us. */
export function isDatabaseAway(cause: unknown): boolean {
  const code = codeOf(cause) ?? "";
  // Class 08: connection; 57P01-3: shut down, starting up; 53300: no connection left; 55000: it takes no connections, 3D000: it is gone.
  return (
    AWAY.includes(code) ||
    /^(?:08\w{3}|57P0[1-3]|53300|55000|3D000)$/u.test(code) ||
    (cause instanceof Error && AWAY_SAYS.test(cause.message))
  );
}
