import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { findRunningCluster } from "#store/cluster/cluster-address.ts";
import { readPidFile } from "#store/cluster/process/postmaster-file.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const PATIENCE_MILLISECONDS = 60_000;

/** A server in a process of its own, on its own PostgreSQL in a folder, that may be killed at any moment. */
export interface ServerChild {
  readonly address: string;
  readonly ownerUrl: string;
  readonly processId: number;
  /** PostgreSQL's first process as it is now. */
  readonly postmaster: () => number;
  /** kill -9, and wait until it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop, and waits. */
  readonly stop: () => Promise<number | null>;
  /** What it wrote to standard error. */
  readonly told: () => string;
}

/** Starts `server/main.ts` on the data of `folder` and waits for its address; `port` 0 takes any. */
export async function startServer(folder: string, port: number): Promise<ServerChild> {
  const { DATABASE_URL: _none, NODE_ENV: _test, ...environment } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    env: { ...environment, KHUNATHAM_DATA: folder, KHUNATHAM_EXAMPLES: "off", HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told = (told + text).slice(-20_000)));
  const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const address = await addressOf(child, gone, () => told);
  const urls = findRunningCluster(join(folder, "postgresql"));
  if (urls === undefined || child.pid === undefined) throw new Error("the server runs without its database");
  return {
    address,
    ownerUrl: urls.ownerUrl,
    processId: child.pid,
    postmaster: () => Number(readPidFile(join(folder, "postgresql", "data"))[0]),
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return gone;
    },
    told: () => told,
  };
}

function addressOf(child: ChildProcess, gone: Promise<unknown>, told: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const impatient = setTimeout(() => reject(new Error(`the server did not open\n${told()}`)), PATIENCE_MILLISECONDS);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /https?:\/\/\S+/u.exec(said);
      if (found === null) return;
      clearTimeout(impatient);
      resolve(found[0]);
    });
    void gone.then(() => {
      clearTimeout(impatient);
      reject(new Error(`the server ended\n${told()}`));
    });
  });
}
