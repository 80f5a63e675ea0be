import { sql, type RawBuilder } from "kysely";

import type { Decision } from "#domain/plan/plan-moves.ts";

/** A submission's decisions with one more after them, at the moment of the transaction. */
export function withDecision(decision: Omit<Decision, "at">): RawBuilder<string> {
  return sql<string>`decisions || jsonb_build_array(${JSON.stringify(decision)}::jsonb || jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))`;
}
