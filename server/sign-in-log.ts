import type { Pool } from "pg";

import type { OnSignInEvent } from "#server/sign-in/events.ts";

const ACTS = { "signed-in": "sign-in", refused: "sign-in.refused", "signed-out": "sign-out" } as const;

/** Every sign-in, refusal and change of keys joins the chained log; a refusal of somebody unknown has no chain to join. */
export function tellingSignIns(pool: Pool): OnSignInEvent {
  return async ({ kind, person, address, by, reason }) => {
    if (person === null) return;
    const act = kind in ACTS ? ACTS[kind as keyof typeof ACTS] : "sign-in.changed";
    const facts = { what: kind, from: address, ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }) };
    await pool.query("select public.tell_sign_in($1, $2, $3)", [person, act, JSON.stringify(facts)]);
  };
}
