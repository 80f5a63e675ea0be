import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The lines of postmaster.pid, in which a running PostgreSQL tells where it is; none when there is no such file. */
export function readPidFile(data: string): readonly string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Does this process answer on the data directory? It tells its state in the eighth line. */
export function isReady(data: string, processId: number): boolean {
  const [id, , , , , , , state] = readPidFile(data);
  return id === String(processId) && state?.trim() === "ready";
}
