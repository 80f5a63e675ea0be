import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

import { err } from "#domain/result.ts";
import type { PaperAnswer, PaperReply, PaperWork } from "#server/paper-work.ts";

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

/**
 * โต๊ะงานเอกสาร — where papers nobody has vouched for are read and written: apart from the server, within limits, one at a time per worker.
 * A worker is a process, not a thread: a thread that runs out of memory quickly enough takes the whole server with it (seen on Node 24),
 * and a process can be stopped in the middle of native code.
 */
export interface PaperDesk {
  readonly hand: (work: PaperWork, signal?: AbortSignal) => Promise<PaperAnswer>;
  readonly isFull: () => boolean;
  readonly close: () => void;
}

/** Whatever a paper makes a worker do, it writes no file and starts no process. The typesetter is a native addon. */
const MAY_ONLY_READ = ["--permission", "--allow-fs-read=*", "--allow-addons"];

interface Waiting {
  readonly work: PaperWork;
  readonly signal: AbortSignal | undefined;
  readonly answer: (answer: PaperAnswer) => void;
  readonly fail: (cause: unknown) => void;
}

interface Hand {
  readonly process: ChildProcess;
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
    const hand: Hand = {
      process: fork(fileURLToPath(rules.program), {
        // A small nursery keeps the typesetter's short-lived texts from growing the process.
        execArgv: [`--max-old-space-size=${rules.memoryMb}`, "--max-semi-space-size=8", ...MAY_ONLY_READ],
        env: {},
        serialization: "advanced",
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      }),
      done: 0,
      idle: undefined,
    };
    all.add(hand);
    hand.process.once("exit", () => forget(hand)).on("error", () => undefined);
    return hand;
  }

  function forget(hand: Hand): void {
    clearTimeout(hand.idle);
    all.delete(hand);
    if (free.includes(hand)) free.splice(free.indexOf(hand), 1);
  }

  function dismiss(hand: Hand): void {
    forget(hand);
    hand.process.kill("SIGKILL");
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
    const { process: worker } = hand;
    const settle = (then: () => void, keep: boolean): void => {
      clearTimeout(clock);
      worker.off("message", hear).off("exit", leave).off("error", fall);
      signal?.removeEventListener("abort", giveUp);
      then();
      if (keep) release(hand);
      else {
        dismiss(hand);
        next();
      }
    };
    const hear = (reply: PaperReply): void =>
      "bug" in reply
        ? settle(() => fail(Object.assign(new Error("a paper worker met a bug"), reply.bug)), false)
        : settle(() => answer(reply), true);
    const leave = (code: number | null, by: NodeJS.Signals | null): void =>
      settle(
        () =>
          isOutOfMemory(code, by) ? answer(err({ kind: "too-much-inside" })) : fail(new Error("a paper worker left without an answer")),
        false,
      );
    const fall = (cause: Error): void => settle(() => fail(cause), false);
    const giveUp = (): void => settle(() => answer(err({ kind: "busy" })), false);
    const clock = setTimeout(() => settle(() => answer(err({ kind: "too-slow" })), false), rules.milliseconds);
    worker.once("message", hear).once("exit", leave).once("error", fall);
    signal?.addEventListener("abort", giveUp);
    worker.send(work);
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
    close: () => {
      closed = true;
      for (const { answer } of queue.splice(0)) answer(err({ kind: "busy" }));
      for (const hand of all) dismiss(hand);
    },
  };
}

/** V8 aborts when its heap is full; the system kills when its memory is. */
function isOutOfMemory(code: number | null, by: NodeJS.Signals | null): boolean {
  return by === "SIGABRT" || by === "SIGKILL" || by === "SIGTRAP" || code === 134;
}
