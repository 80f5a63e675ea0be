import { setTimeout as pause } from "node:timers/promises";

import type { Writer } from "./small-office.ts";

/** A save that the server answered with 200. */
interface Saved {
  readonly key: string;
  readonly text: string;
}

/** One writer at work, and what came of it. */
export interface Working {
  readonly writer: Writer;
  readonly saved: Saved[];
  /** Requests that found nobody, or whose answer never came. */
  unanswered: number;
  /** Requests answered with 503 and the kind "database-away". */
  away: number;
  /** Answers that must never come: they tell of a write lost, doubled or half done, or of a bug. */
  readonly wrong: string[];
}

/** Writers under way. */
export interface Load {
  readonly working: readonly Working[];
  /** Lets each bring its save to its end, and begin no other until told to go on. */
  readonly rest: () => Promise<void>;
  readonly goOn: () => void;
  /** The same, for good. */
  readonly stop: () => Promise<void>;
}

const BREATH_MILLISECONDS = 20;
const ANSWER_MILLISECONDS = 15_000;

/**
 * Starts the writers. Each saves the title of its own row again and again with the revision it saw last; a save without an answer is sent
 * again, word for word and with the same Idempotency-Key, until it is answered.
 */
export function startLoad(address: string, writers: readonly Writer[], cookieOf: (token: string) => string): Load {
  let isOver = false;
  let goesOn: { readonly when: Promise<void>; readonly now: () => void } | null = null;
  const working = writers.map((writer): Working => ({ writer, saved: [], unanswered: 0, away: 0, wrong: [] }));
  const resting = new Set<Working>();
  const all = working.map(async (one) => {
    let revision = 1;
    while (!isOver && one.wrong.length === 0) {
      if (goesOn !== null) {
        resting.add(one);
        await goesOn.when;
        resting.delete(one);
        continue;
      }
      const key = crypto.randomUUID();
      const text = `${one.writer.row} ครั้งที่ ${revision} ${key}`;
      const seen = await save(address, one, { key, text }, revision, cookieOf(one.writer.token));
      if (seen !== undefined) revision = seen;
    }
  });
  const goOn = (): void => {
    goesOn?.now();
    goesOn = null;
  };
  return {
    working,
    rest: async () => {
      const { promise: when, resolve: now } = Promise.withResolvers<void>();
      goesOn = { when, now };
      while (working.some((one) => !resting.has(one) && one.wrong.length === 0)) await pause(BREATH_MILLISECONDS);
    },
    goOn,
    stop: async () => {
      isOver = true;
      goOn();
      await Promise.all(all);
    },
  };
}

/** The row's new revision; nothing where the answer was wrong. */
async function save(address: string, one: Working, save: Saved, revision: number, cookie: string): Promise<number | undefined> {
  const { plan, row } = one.writer;
  for (;;) {
    try {
      const answer = await fetch(`${address}/api/v1/plans/${plan}/rows/${row}`, {
        method: "PATCH",
        headers: { cookie, origin: address, "content-type": "application/json", "if-match": `"${revision}"`, "idempotency-key": save.key },
        body: JSON.stringify({ set: { title: save.text } }),
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      const body = await answer.text();
      if (answer.status === 200) {
        one.saved.push(save);
        return Number(/\d+/u.exec(answer.headers.get("etag") ?? "")?.[0]);
      }
      if (answer.status === 503) one.away += 1;
      else {
        one.wrong.push(`${answer.status} ${body.slice(0, 300)}`);
        return undefined;
      }
    } catch {
      one.unanswered += 1;
    }
    await pause(BREATH_MILLISECONDS);
  }
}
