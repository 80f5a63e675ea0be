import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { LogLine } from "#server/log.ts";

const MAIN = fileURLToPath(new URL("../server/main.ts", import.meta.url));
const PATIENCE_MILLISECONDS = 60_000;
const TOLD_CHARACTERS = 200_000;

/** A server in a process of its own, that may be killed at any moment. */
export interface ServerProcess {
  /** Where it listens on this machine, whatever its public address is. */
  readonly address: string;
  readonly processId: number;
  /** kill -9, and wait until it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop, and waits. */
  readonly stop: () => Promise<number | null>;
  /** What it wrote to standard output. */
  readonly said: () => string;
  /** The lines of its log. */
  readonly told: () => readonly LogLine[];
}

/** Starts `server/main.ts` without examples in this environment and waits until it is open; `port` 0 takes any that is free. */
export async function startServerOn(environment: Readonly<Record<string, string>>, port = 0): Promise<ServerProcess> {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_ENV: _test, ...rest } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    env: { ...rest, KHUNATHAM_EXAMPLES: "off", HOST: "127.0.0.1", PORT: String(port), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [said, complained] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complained = (complained + text).slice(-TOLD_CHARACTERS)));
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const told = (): readonly LogLine[] =>
    complained
      .split("\n")
      .filter((line) => line.startsWith("{") && line.endsWith("}"))
      .map((line) => JSON.parse(line) as LogLine);
  await opened(child, gone, () => complained);
  return {
    address: `http://127.0.0.1:${told().find(({ event }) => event === "started")?.port ?? port}`,
    processId: child.pid ?? 0,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return gone;
    },
    said: () => said,
    told,
  };
}

/** Waits for the line that tells the address; the log has told of the start before it. */
function opened(child: ChildProcess, gone: Promise<unknown>, told: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const impatient = setTimeout(() => reject(new Error(`the server did not open\n${told()}`)), PATIENCE_MILLISECONDS);
    let said = "";
    child.stdout?.on("data", (text: string) => {
      said += text;
      if (!/https?:\/\/\S+/u.test(said) || !told().includes('"event":"started"')) return;
      clearTimeout(impatient);
      resolve();
    });
    void gone.then(() => {
      clearTimeout(impatient);
      reject(new Error(`the server ended\n${told()}`));
    });
  });
}
