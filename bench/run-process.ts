import { spawn } from "node:child_process";

import type { Cost } from "./figures.ts";
import { canWatch, watchTree, type TreeUse } from "./process-tree.ts";

/** A program with its words. */
export type Command = readonly [program: string, ...words: string[]];

/** How a program runs. */
export interface RunOptions {
  readonly seconds?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** It leaves processes that nobody waits for: their processor time is counted by looking at them. */
  readonly hasOrphans?: boolean;
}

/** What came of a run. */
export interface Ran extends Cost {
  readonly output: string;
}

const SECONDS = 180;
const TELLS_ITS_TIME = '"$@"; code=$?; times >&3; exit $code';

/** Runs a program to its end and tells what it cost, start to end, all its processes together. A program that fails or does not end throws. */
export async function run(command: Command, options: RunOptions = {}): Promise<Ran> {
  const began = performance.now();
  const ended = await start(["sh", "-c", TELLS_ITS_TIME, "sh", ...command], options, { everyMs: 50, memory: false });
  return { output: ended.output, wallMs: performance.now() - began, cpuMs: Math.max(childrenMs(ended.times), ended.use?.cpuMs ?? 0) };
}

/** Runs a program to its end and tells the most memory that its processes held together; undefined where the machine cannot tell. */
export async function peakOf(command: Command, options: RunOptions = {}): Promise<TreeUse | undefined> {
  if (!canWatch()) return undefined;
  return (await start(command, { ...options, hasOrphans: true }, { everyMs: 20, memory: true })).use;
}

interface Ended {
  readonly output: string;
  readonly times: string;
  readonly use: TreeUse | undefined;
}

function start(
  [program, ...words]: Command,
  options: RunOptions,
  watching: { readonly everyMs: number; readonly memory: boolean },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A session of its own, so that the whole tree can be found and, if it does not end, be ended.
    const child = spawn(program, words, {
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      env: { ...process.env, ...options.environment },
    });
    const texts = { output: "", errors: "", times: "" };
    const take = (at: number, name: keyof typeof texts): unknown =>
      child.stdio[at]?.on("data", (piece: Buffer) => (texts[name] += piece.toString()));
    take(1, "output");
    take(2, "errors");
    take(3, "times");
    const watch = options.hasOrphans === true && canWatch() && child.pid !== undefined ? watchTree(child.pid, watching) : undefined;
    let isLate = false;
    const timer = setTimeout(
      () => {
        isLate = true;
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      },
      (options.seconds ?? SECONDS) * 1000,
    );
    const end = (): TreeUse | undefined => {
      clearTimeout(timer);
      return watch?.stop();
    };
    child.on("error", (cause) => {
      end();
      reject(new Error(`cannot start ${program}`, { cause }));
    });
    child.on("close", (code) => {
      const use = end();
      if (code === 0) resolve({ output: texts.output, times: texts.times, use });
      else
        reject(
          new Error(isLate ? `${words.join(" ")} did not end` : `${words.join(" ")} ended with ${code}: ${texts.errors.slice(-2_000)}`),
        );
    });
  });
}

/** Second line of the shell's `times`: user and system time of its children, "0m1.234s 0m0.120s". */
export function childrenMs(times: string): number {
  const line = times.trim().split("\n")[1] ?? "";
  return [...line.matchAll(/(\d+)m([\d.]+)s/gu)].reduce((sum, found) => sum + Number(found[1]) * 60_000 + Number(found[2]) * 1000, 0);
}
