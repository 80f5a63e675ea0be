import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { memoryMb, type MemoryMb } from "./process-tree.ts";

/** A server of the house in a process of its own, as `npm start` runs it. */
export interface RecordServer {
  readonly address: string;
  readonly processId: number;
  /** From the start of the process to the printed address. */
  readonly startedInMs: number;
  /** Processor time of the server's own process since it began, as it tells it itself. */
  readonly cpuMs: () => Promise<number>;
  /** Of the server's own process, the database not counted; undefined where the machine cannot tell. */
  readonly memory: () => MemoryMb | undefined;
  readonly stop: () => Promise<void>;
}

const HOUSE = fileURLToPath(new URL("../", import.meta.url));
const SAYS_ADDRESS = /(http:\/\/\S+)/u;
const LONGEST_MS = 120_000;
const STOP_MS = 60_000;

/** The words after `node` with which `npm start` opens the house. */
export function startWords(script: string): readonly string[] {
  const words = / && node ([^&]+)$/u.exec(script)?.[1]?.split(" ");
  if (words === undefined) throw new Error(`npm start opens no house: ${script}`);
  return words;
}

/** Starts the house as `npm start` does, with this environment on a free port; its log goes to the file, as it would on a server. */
export async function startRecordServer(environment: Readonly<Record<string, string>>, logFile: string): Promise<RecordServer> {
  const began = performance.now();
  const { scripts }: { readonly scripts: { readonly start: string } } = JSON.parse(readFileSync(join(HOUSE, "package.json"), "utf8"));
  const child = spawn(process.execPath, [...startWords(scripts.start)], {
    cwd: HOUSE,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: "0", ...environment },
  });
  child.stderr.pipe(createWriteStream(logFile, { flags: "a" }));
  const address = await Promise.race([addressOf(child), ended(child), late()]);
  const startedInMs = performance.now() - began;
  return {
    address,
    processId: child.pid ?? 0,
    startedInMs,
    cpuMs: async () => cpuMsIn(await (await fetch(`${address}/metrics`)).text()),
    memory: () => (child.pid === undefined ? undefined : memoryMb(child.pid)),
    stop: () => stop(child),
  };
}

/** Milliseconds in the line that the server's figures have of its processor time. */
export function cpuMsIn(metrics: string): number {
  const seconds = /^process_cpu_seconds_total ([\d.]+)$/mu.exec(metrics)?.[1];
  if (seconds === undefined) throw new Error("the server does not tell its processor time");
  return Number(seconds) * 1000;
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("the server has no standard output");
  return new Promise((found) => {
    createInterface({ input: stdout }).on("line", (line) => {
      const address = SAYS_ADDRESS.exec(line)?.[1];
      if (address !== undefined) found(address);
    });
  });
}

async function ended(child: ChildProcess): Promise<never> {
  return new Promise((_, failed) => {
    child.once("exit", (code) => failed(new Error(`the server ended with ${code} before it listened`)));
  });
}

async function late(): Promise<never> {
  await pause(LONGEST_MS, undefined, { ref: false });
  throw new Error("the server did not print its address");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((left) => child.once("exit", () => left()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS).unref();
  await gone;
  clearTimeout(timer);
}
