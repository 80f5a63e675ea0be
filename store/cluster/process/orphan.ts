import { readFileSync, readdirSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { type Programs, program } from "../programs/programs.ts";
import { readPidFile } from "./postmaster-file.ts";
import { run } from "../programs/run.ts";

/** Signals to an orphan, each with the time it is given: fast shutdown, then at once. */
const URGES = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 10_000],
  ["SIGKILL", 5_000],
] as const;

interface Left {
  readonly data: string;
  readonly programs: Programs;
  readonly say: (line: string) => void;
}

/**
 * Stops a PostgreSQL whose parent was killed, and the workers of one that was itself killed. Whoever holds the
 * folder's lock knows that no living Khunatham works on it, so what still runs here is nobody's.
 */
export async function stopOrphan({ data, programs, say }: Left): Promise<void> {
  const [first = ""] = readPidFile(data);
  const processId = Number(first);
  if (Number.isInteger(processId) && processId > 1 && isAlive(processId) && (await isPostmasterOf(processId, data))) {
    say(`พบฐานข้อมูลที่ค้างอยู่จากการปิดครั้งก่อน (หมายเลขกระบวนการ ${processId}) กำลังปิดให้เรียบร้อย`);
    if (process.platform === "win32") await run(program(programs.bin, "pg_ctl"), ["stop", "-m", "fast", "-D", data]);
    else await urge(processId);
    if (isAlive(processId)) return; // it cannot be stopped: PostgreSQL then refuses to start beside it
  }
  if (process.platform !== "win32") disownPidFile(data);
  await Promise.all(workersOf(data).map(urge));
}

/**
 * The id was given to another process since, or its process is dead and not yet buried: either makes PostgreSQL
 * refuse. Its own parent's id does not, and unlike removing the file this keeps the shared-memory check on its later
 * lines.
 */
function disownPidFile(data: string): void {
  const [, ...rest] = readPidFile(data);
  if (rest.length > 0) writeFileSync(join(data, "postmaster.pid"), [process.pid, ...rest].join("\n"));
}

async function urge(processId: number): Promise<void> {
  for (const [signal, milliseconds] of URGES) {
    if (!send(processId, signal)) return;
    for (let waited = 0; waited < milliseconds; waited += 20) {
      if (!isAlive(processId)) return;
      // oxlint-disable-next-line eslint/no-await-in-loop -- waiting is what this loop is for
      await pause(20);
    }
  }
}

/** Living processes that work in the data directory; only Linux shows them without a program's help. */
function workersOf(data: string): readonly number[] {
  if (process.platform !== "linux") return [];
  const real = realpathSync(data);
  return readdirSync("/proc")
    .map(Number)
    .filter((processId) => processId > 1 && processId !== process.pid && worksIn(processId) === real);
}

/** The folder a PostgreSQL process works in; nothing for other programs, such as an administrator's shell standing there. */
function worksIn(processId: number): string | undefined {
  try {
    const name = readFileSync(`/proc/${processId}/comm`, "utf8").trim();
    return name === "postgres" ? readlinkSync(`/proc/${processId}/cwd`) : undefined;
  } catch {
    return undefined; // ended meanwhile, or another user's
  }
}

async function isPostmasterOf(processId: number, data: string): Promise<boolean> {
  if (process.platform === "linux") return worksIn(processId) === realpathSync(data);
  if (process.platform === "win32") return true;
  const { words } = await run("/bin/ps", ["-ww", "-o", "command=", "-p", String(processId)]);
  return words.includes("postgres") && words.includes(data);
}

function isAlive(processId: number): boolean {
  return send(processId, 0) && !isZombie(processId);
}

/** A killed parent in a container without an init leaves its dead children unburied; they still take signals. */
function isZombie(processId: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /\) Z /u.test(readFileSync(`/proc/${processId}/stat`, "utf8"));
  } catch {
    return true;
  }
}

function send(processId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(processId, signal);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
