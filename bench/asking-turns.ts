import { setTimeout as pause } from "node:timers/promises";

import { Pool, type ClientBase } from "pg";

/** One turn: so many requests by so many clients, each as soon as its last was answered. */
export interface Turn {
  readonly way: "ours" | "bare";
  readonly work: string;
  readonly clients: number;
  readonly times: number;
  /** Each client begins only so often: people who look at what they got. */
  readonly everyMs?: number;
}

/** What came of a turn. */
export interface TurnDone {
  readonly walls: readonly number[];
  readonly elapsedMs: number;
  /** Processor time of the asking process itself: for the bare SQL, it is the program. */
  readonly cpuMs: number;
}

/** One request, or what stands for it in bare SQL; numbered within its turn. */
export type Does = (at: number) => Promise<void>;

/** Connections of the bare SQL when many ask at once: as many as the server has. */
const CONNECTIONS = 10;

/** Does the work of a turn, each client one after the other. */
export async function takeTurn({ clients, times, everyMs = 0 }: Turn, does: Does): Promise<TurnDone> {
  const walls: number[] = [];
  const before = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      // Who looks first does not look at the same moment as all others.
      if (everyMs > 0) await pause((everyMs * client) / clients);
      for (let turn = client; turn < times; turn += clients) {
        const from = performance.now();
        await does(turn);
        const wall = performance.now() - from;
        walls.push(wall);
        if (wall < everyMs) await pause(everyMs - wall);
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return { walls, elapsedMs: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** Work on a connection of the bare SQL: one for a single client, some for many. */
export function openBare(url: string): (clients: number) => (work: (client: ClientBase) => Promise<void>) => Promise<void> {
  const one = new Pool({ connectionString: url, max: 1 });
  const many = new Pool({ connectionString: url, max: CONNECTIONS });
  return (clients) => async (work) => {
    const client = await (clients === 1 ? one : many).connect();
    try {
      await work(client);
    } finally {
      client.release();
    }
  };
}

/** The program of an asking process: told its rules, then turn by turn. */
export function askInTurns<Rules extends object>(open: (rules: Rules) => (turn: Turn) => Promise<TurnDone>): void {
  let takes: ((turn: Turn) => Promise<TurnDone>) | undefined;
  process.on("message", (message: Rules | Turn) => {
    if (!("way" in message)) takes = open(message);
    else
      void takes?.(message).then(
        (done) => process.send?.({ done }),
        (cause: unknown) => process.send?.({ failed: cause instanceof Error ? cause.message : String(cause) }),
      );
  });
  process.on("disconnect", () => process.exit(0));
}

/** The one whose turn it is. */
export function chosen<T>(all: readonly T[], turn: number): T {
  const one = all[turn % all.length];
  if (one === undefined) throw new Error("nobody asks");
  return one;
}
