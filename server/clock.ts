const HOURS_AHEAD = 7;

/** Today in Bangkok, an ISO date. Thailand keeps one time all year, seven hours ahead of UTC. */
export function todayInBangkok(now: number = Date.now()): string {
  return new Date(now + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);
}
