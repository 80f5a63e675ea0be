/** What one piece of work cost: processor time of everything that worked on it, and the time that passed. */
export interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** What something cost when done several times, and what it left behind. */
export interface Figure {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Peak memory of all its processes together. */
  readonly peakMb?: number;
  readonly fileKb?: number;
  /** Of requests, whose `wallMs` is the middle one: what 95 and 99 of a hundred did not exceed, and how many were answered in a second. */
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  readonly perSecond?: number;
  /** Processor time of the database, where `cpuMs` is the program's own. */
  readonly databaseMs?: number;
  /** What was lost, doubled or summed wrongly, where that was counted. */
  readonly faults?: number;
  /** How often it was measured. */
  readonly times: number;
}

/** Processor time of the program and of its database. */
export function wholeCpuMs({ cpuMs, databaseMs = 0 }: Figure): number {
  return cpuMs + databaseMs;
}

/** The middle one; NaN of nothing. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The value that `share` of the numbers do not exceed, between neighbours in proportion; NaN of nothing. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Medians of several costs. */
export function figureOf(costs: readonly Cost[], more: Pick<Figure, "peakMb" | "fileKb"> = {}): Figure {
  return { cpuMs: median(costs.map((cost) => cost.cpuMs)), wallMs: median(costs.map((cost) => cost.wallMs)), times: costs.length, ...more };
}

/** Each one's share of what all cost together: where a rare collection of garbage falls on one, all bear it. */
export function meanOf(costs: readonly Cost[]): Cost {
  const mean = (of: (cost: Cost) => number): number => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
  return { cpuMs: mean((cost) => cost.cpuMs), wallMs: mean((cost) => cost.wallMs) };
}

/** What the work costs this process, its threads included. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - began };
}

/** "8.4" below ten, "84" above: no more digits than the measurement has. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Math.abs(value) < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US");
}
