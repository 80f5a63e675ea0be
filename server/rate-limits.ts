import { createHmac } from "node:crypto";

import { toProblem } from "#server/problems.ts";
import { countRequest } from "#store/count-request.ts";
import type { Database } from "#store/database.ts";

/** How often each kind of work may be asked for by one caller. Reading a page counts nowhere. */
export const RATE_LIMITS = {
  /** Whatever a machine asks, by its token. */
  machine: { most: 600, seconds: 60 },
  /** Documents read, by the caller's address or session: each one keeps a process busy for seconds. */
  documents: { most: 30, seconds: 60 },
} as const;

/** ข้อจำกัดจำนวนคำขอ — counts a request; the seconds to wait where it is one too many, null where it may go on. All servers of one database count together. */
export interface RateLimits {
  readonly count: (limit: keyof typeof RATE_LIMITS, caller: string) => Promise<number | null>;
}

/** Opens the limits; a caller is kept as a text that only who knows the secret could make again. */
export function openRateLimits(records: Pick<Database, "query">, secret: string): RateLimits {
  return {
    count: async (limit, caller) => {
      const { most, seconds } = RATE_LIMITS[limit];
      const who = createHmac("sha256", secret).update(`limit\n${caller}`).digest("base64url").slice(0, 27);
      const { requests, wait } = await countRequest(records, `${limit}:${who}`, seconds);
      return requests > most ? Math.max(1, wait) : null;
    },
  };
}

/** The refusal of one request too many, with the seconds to wait. */
export function tooManyRequests(incident: string, seconds: number): Response {
  const problem = toProblem("too-many-requests", incident, { retryAfter: seconds });
  problem.headers.set("retry-after", String(seconds));
  return problem;
}

/** Addresses of this machine itself: the house's own tests and measures, and a proxy that TRUSTED_PROXY does not name. None is one caller. */
export function isLoopback(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./u.test(address);
}
