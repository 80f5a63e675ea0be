import { Agent, request } from "node:http";

import { Pool, type ClientBase } from "pg";

import { listBare, openBare, saveBare, type RecordWork } from "./bare-record.ts";
import type { RecordLoad } from "./record-load.ts";

/** What the asking process is told first. */
export interface AskingRules {
  readonly address: string;
  readonly bareUrl: string;
  readonly load: RecordLoad;
  /** Cookie of each officer and each reviewer. */
  readonly cookies: { readonly officers: readonly string[]; readonly reviewers: readonly string[] };
}

/** One turn: so many requests by so many clients, each as soon as its last was answered. */
export interface Turn {
  readonly way: "ours" | "bare";
  readonly work: RecordWork;
  readonly clients: number;
  readonly times: number;
}

/** What came of a turn. */
export interface TurnDone {
  readonly walls: readonly number[];
  readonly elapsedMs: number;
  /** Processor time of the asking process itself: for the bare SQL, it is the program. */
  readonly cpuMs: number;
}

/** Connections of the bare SQL when many ask at once: as many as the server has. */
const CONNECTIONS = 10;

type Does = (at: number) => Promise<void>;

/** The program of the asking process: told its rules, then turn by turn. */
function ask(rules: AskingRules): (turn: Turn) => Promise<TurnDone> {
  const ours = oursOf(rules);
  const bare = bareOf(rules);
  return async ({ way, work, clients, times }) => {
    const does = (way === "ours" ? ours : bare(clients))[work];
    const walls: number[] = [];
    const before = process.cpuUsage();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let turn = client; turn < times; turn += clients) {
          const from = performance.now();
          await does(turn);
          walls.push(performance.now() - from);
        }
      }),
    );
    const { user, system } = process.cpuUsage(before);
    return { walls, elapsedMs: performance.now() - began, cpuMs: (user + system) / 1000 };
  };
}

function oursOf({ address, load, cookies }: AskingRules): Readonly<Record<RecordWork, Does>> {
  const agent = new Agent({ keepAlive: true });
  const send = (method: string, path: string, cookie: string, body?: { readonly text: string; readonly revision: number }): Promise<Got> =>
    new Promise((answered, failed) => {
      const sent = request(`${address}${path}`, {
        agent,
        method,
        headers: {
          cookie,
          ...(body === undefined
            ? {}
            : {
                origin: address,
                "content-type": "application/json",
                "content-length": Buffer.byteLength(body.text),
                "if-match": `"${body.revision}"`,
              }),
        },
      });
      sent.on("error", failed).on("response", (response) => {
        const parts: Buffer[] = [];
        response
          .on("data", (part: Buffer) => parts.push(part))
          .on("error", failed)
          .on("end", () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode === 200) answered({ text, revision: Number(/\d+/u.exec(response.headers.etag ?? "")?.[0] ?? 0) });
            else failed(new Error(`${method} ${path} was answered ${response.statusCode}: ${text.slice(0, 300)}`));
          });
      });
      sent.end(body?.text);
    });
  // Each row's revision as it was last seen: an officer writes upon what they saw.
  const revisions = new Map<string, number>();
  return {
    open: async (turn) => {
      const at = turn % load.officers.length;
      await send("GET", `/api/v1/plans/${load.officers[at]?.plan}`, cookies.officers[at] ?? "");
    },
    list: async (turn) => {
      const at = turn % load.reviewers.length;
      const { text } = await send("GET", `/api/v1/plans?fiscalYear=${load.fiscalYear}`, cookies.reviewers[at] ?? "");
      if (text.length < 1_000) throw new Error(`the list is empty: ${text}`);
    },
    save: async (turn) => {
      const at = turn % load.officers.length;
      const path = `/api/v1/plans/${load.officers[at]?.plan}/rows/a1`;
      const body = { text: JSON.stringify({ set: { title: titleOf(turn) } }), revision: revisions.get(path) ?? 1 };
      revisions.set(path, (await send("PATCH", path, cookies.officers[at] ?? "", body)).revision);
    },
  };
}

interface Got {
  readonly text: string;
  readonly revision: number;
}

/** A row that ours does not write, so that neither finds the other's revision. */
const BARE_ROW = "a2";

function bareOf({ bareUrl, load }: AskingRules): (clients: number) => Readonly<Record<RecordWork, Does>> {
  const one = new Pool({ connectionString: bareUrl, max: 1 });
  const many = new Pool({ connectionString: bareUrl, max: CONNECTIONS });
  return (clients) => {
    const pool = clients === 1 ? one : many;
    const onOne = async (work: (client: ClientBase) => Promise<void>): Promise<void> => {
      const client = await pool.connect();
      try {
        await work(client);
      } finally {
        client.release();
      }
    };
    return {
      open: (turn) => onOne((client) => openBare(client, chosen(load.officers, turn))),
      list: (turn) => onOne((client) => listBare(client, chosen(load.reviewers, turn), load.fiscalYear)),
      save: (turn) => onOne((client) => saveBare(client, chosen(load.officers, turn), BARE_ROW, titleOf(turn))),
    };
  };
}

function chosen<T>(all: readonly T[], turn: number): T {
  const one = all[turn % all.length];
  if (one === undefined) throw new Error("nobody asks");
  return one;
}

let written = 0;

/** Never the text that stands there already: a save without a change would write nothing. */
function titleOf(turn: number): string {
  written += 1;
  return `กิจกรรมส่งเสริมคุณธรรมที่แก้ไขครั้งที่ ${turn} (${written})`;
}

let turns: ((turn: Turn) => Promise<TurnDone>) | undefined;
process.on("message", (message: AskingRules | Turn) => {
  if ("address" in message) turns = ask(message);
  else
    void turns?.(message).then(
      (done) => process.send?.({ done }),
      (cause: unknown) => process.send?.({ failed: cause instanceof Error ? cause.message : String(cause) }),
    );
});
process.on("disconnect", () => process.exit(0));
