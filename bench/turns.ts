import type { Asker } from "./asking-process.ts";
import type { Turn, TurnDone } from "./asking-turns.ts";
import { median, quantile, type Figure } from "./figures.ts";
import { watchTree } from "./process-tree.ts";
import type { RecordServer } from "./record-house.ts";

/** What each way is called behind the work it does. */
export const WAYS = { ours: { thai: "", english: "" }, bare: { thai: " SQL ล้วน", english: ": bare SQL" } } as const;

/** A turn with the processor time of the program that answered, and of the database. */
export interface MeasuredTurn extends TurnDone {
  readonly databaseMs: number;
}

/** Ours and the bare SQL in turns, so that a busy moment of the machine falls on both; the first turn of each only warms. */
export async function takeTurns(
  server: RecordServer,
  asker: Asker,
  turn: Omit<Turn, "way">,
  turns: number,
): Promise<Readonly<Record<Turn["way"], Figure>>> {
  const database = watchTree(server.processId, { everyMs: 500, memory: false, withRoot: false });
  const done: Record<Turn["way"], MeasuredTurn[]> = { ours: [], bare: [] };
  try {
    for (let at = -1; at < turns; at += 1) {
      for (const way of at % 2 === 0 ? (["bare", "ours"] as const) : (["ours", "bare"] as const)) {
        const databaseBefore = database.use().cpuMs;
        const serverBefore = await server.cpuMs();
        const one = await asker.ask({ way, ...turn });
        const serverMs = (await server.cpuMs()) - serverBefore;
        const databaseMs = database.use().cpuMs - databaseBefore;
        if (at >= 0) done[way].push({ ...one, cpuMs: way === "ours" ? serverMs : one.cpuMs, databaseMs });
      }
    }
  } finally {
    database.stop();
  }
  return { ours: requestFigure(done.ours), bare: requestFigure(done.bare) };
}

/** What one request cost: percentiles over all requests of all turns; processor time and requests in a second as the middle turn had them. */
export function requestFigure(turns: readonly MeasuredTurn[]): Figure {
  const walls = turns.flatMap((turn) => turn.walls);
  const each = (of: (turn: MeasuredTurn) => number): number => median(turns.map((turn) => of(turn) / turn.walls.length));
  return {
    cpuMs: each((turn) => turn.cpuMs),
    databaseMs: turns.reduce((sum, { databaseMs }) => sum + databaseMs, 0) / walls.length,
    wallMs: median(walls),
    p95Ms: quantile(walls, 0.95),
    p99Ms: quantile(walls, 0.99),
    perSecond: 1000 / each((turn) => turn.elapsedMs),
    times: walls.length,
  };
}
