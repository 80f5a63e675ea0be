import { Worker } from "node:worker_threads";

import { err } from "#domain/result.ts";
import type { PaperAnswer, PaperWork } from "#server/paper-work.ts";

/** How the desk is staffed. Times in milliseconds, memory in megabytes. */
export interface DeskRules {
  readonly workers: number;
  /** Work waiting beyond this is refused as "busy". */
  readonly waiting: number;
  readonly milliseconds: number;
  readonly memoryMb: number;
  /** A worker is replaced after this many pieces of work: the typesetter never gives all its memory back. */
  readonly recycleAfter: number;
  /** An idle worker is let go after this long. */
  readonly idleMilliseconds: number;
  readonly program: URL;
}

/** โต๊ะงานเอกสาร — where papers nobody has vouched for are read and written: apart from the server, within limits, one at a time per worker. */
export interface PaperDesk {
  readonly hand: (work: PaperWork, signal?: AbortSignal) => Promise<PaperAnswer>;
  readonly isFull: () => boolean;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly work: PaperWork;
  readonly signal: AbortSignal | undefined;
  readonly answer: (answer: PaperAnswer) => void;
  readonly fail: (cause: unknown) => void;
}

interface Hand {
  readonly worker: Worker;
  done: number;
  idle: NodeJS.Timeout | undefined;
}

/** Opens a desk; workers start with the first work and leave when idle. */
export function openPaperDesk(rules: DeskRules): PaperDesk {
  const queue: Waiting[] = [];
  const free: Hand[] = [];
  const all = new Set<Hand>();
  let closed = false;

  function hire(): Hand {
    const worker = new Worker(rules.program, {
      resourceLimits: { maxOldGenerationSizeMb: rules.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stdin: false,
      env: {},
    });
    worker.unref();
    const hand: Hand = { worker, done: 0, idle: undefined };
    all.add(hand);
    worker.once("exit", () => {
      all.delete(hand);
      if (free.includes(hand)) free.splice(free.indexOf(hand), 1);
    });
    return hand;
  }

  function dismiss(hand: Hand): void {
    clearTimeout(hand.idle);
    all.delete(hand);
    if (free.includes(hand)) free.splice(free.indexOf(hand), 1);
    void hand.worker.terminate();
  }

  function release(hand: Hand): void {
    hand.done += 1;
    if (hand.done >= rules.recycleAfter || closed) dismiss(hand);
    else {
      free.push(hand);
      hand.idle = setTimeout(() => dismiss(hand), rules.idleMilliseconds).unref();
    }
    next();
  }

  function next(): void {
    const waiting = queue[0];
    if (waiting === undefined) return;
    const hand = free.pop() ?? (all.size < rules.workers ? hire() : undefined);
    if (hand === undefined) return;
    queue.shift();
    if (waiting.signal?.aborted === true) {
      waiting.answer(err({ kind: "busy" }));
      free.push(hand);
      next();
    } else perform(hand, waiting);
  }

  function perform(hand: Hand, { work, signal, answer, fail }: Waiting): void {
    clearTimeout(hand.idle);
    const { worker } = hand;
    const settle = (then: () => void, keep: boolean): void => {
      clearTimeout(clock);
      worker.removeAllListeners("message").removeAllListeners("error");
      worker.on("error", () => undefined);
      signal?.removeEventListener("abort", giveUp);
      then();
      if (keep) release(hand);
      else {
        dismiss(hand);
        next();
      }
    };
    const giveUp = (): void => settle(() => answer(err({ kind: "busy" })), false);
    const clock = setTimeout(() => settle(() => answer(err({ kind: "too-slow" })), false), rules.milliseconds);
    worker.once("message", (message: PaperAnswer) => settle(() => answer(message), true));
    worker.once("error", (cause) => settle(() => (isOutOfMemory(cause) ? answer(err({ kind: "too-much-inside" })) : fail(cause)), false));
    signal?.addEventListener("abort", giveUp);
    worker.postMessage(work);
  }

  return {
    isFull: () => queue.length >= rules.waiting,
    hand: (work, signal) => {
      if (closed || queue.length >= rules.waiting) return Promise.resolve(err({ kind: "busy" }));
      return new Promise((answer, fail) => {
        queue.push({ work, signal, answer, fail });
        next();
      });
    },
    close: async () => {
      closed = true;
      for (const { answer } of queue.splice(0)) answer(err({ kind: "busy" }));
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
}
