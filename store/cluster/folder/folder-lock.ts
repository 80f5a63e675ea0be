import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

/** The hold on a data folder: one living process at a time. */
export interface FolderLock {
  readonly release: () => void;
}

/**
 * Takes the folder for this process. Node offers no file lock of its own, its SQLite does: the kernel lets go of it
 * however the process ends, and neither a reboot nor a process id used again can leave it behind. The id of the
 * owner stands in a file beside it, only to be told.
 */
export function takeFolder(folder: string): Result<FolderLock, { readonly processId: number | undefined }> {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const owner = join(folder, "owner");
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && cause.message.includes("locked"))) throw cause;
    return err({ processId: readOwner(owner) });
  }
  rmSync(owner, { force: true });
  writeFileSync(owner, `${process.pid}\n`, { mode: 0o600, flag: "wx" });
  return ok({ release: () => lock.isOpen && lock.close() });
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined; // taken a moment ago: its owner has not written its name yet
  }
}
