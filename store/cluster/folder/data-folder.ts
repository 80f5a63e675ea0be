import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  statfsSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

import type { ClusterError } from "../cluster-error.ts";
import { run } from "../programs/run.ts";
import { type SystemUser, chooseUser, isRoot } from "../programs/system-user.ts";

/** What initdb writes, with room for the first log of changes. */
const FIRST_BYTES = 200_000_000;

/** A folder that is ready for the cluster, and the user PostgreSQL runs as; nobody else when this process is not root. */
export interface DataFolder {
  readonly user: SystemUser | undefined;
}

/** Makes the folder, closes it to everyone else, and sees that the user who will run PostgreSQL can reach it. */
export async function prepareFolder(folder: string): Promise<Result<DataFolder, ClusterError>> {
  const refuse = (found: string): { readonly ok: false; readonly error: ClusterError } => err({ kind: "not-allowed", folder, found });
  const user = isRoot() ? chooseUser(folder) : undefined;
  if (isRoot() && user === undefined) return refuse("PostgreSQL does not run as root, and this machine has no other user for it");
  try {
    makeParents(dirname(folder));
    mkdirSync(folder, { mode: 0o700, recursive: true });
    if (!isOurs(folder)) return refuse("the folder holds files of something else");
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { uid, mode } = statSync(folder);
    if (user !== undefined && uid !== user.uid) chownSync(folder, user.uid, user.gid);
    if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC")
      return err({ kind: "no-space", folder, found: cause.message });
    return refuse(cause instanceof Error ? cause.message : String(cause));
  }
  if (user !== undefined) {
    const entered = await run("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder], { user, folder: "/" });
    if (entered.code !== 0) return refuse(`user ${user.name}: ${entered.words.trim() || "cannot write there"}`);
  }
  return ok({ user });
}

/** Is there room for a first start? */
export function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= FIRST_BYTES;
}

/** The major version that made the data, as PostgreSQL wrote it; nothing before the first start. */
export function readMajorVersion(folder: string): string | undefined {
  const data = join(folder, "data");
  if (!existsSync(data)) return undefined;
  const file = join(data, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** Parents that are made here may be passed through by the user PostgreSQL runs as, whatever the umask. */
function makeParents(parent: string): void {
  const first = mkdirSync(parent, { recursive: true, mode: 0o755 });
  if (first === undefined) return;
  for (let made = parent; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}

/** Empty, or made by an earlier start: a wrong setting must not take another folder from its owner. */
function isOurs(folder: string): boolean {
  const names = readdirSync(folder);
  return names.length === 0 || names.some((name) => name === "lock" || name === "passwords.json");
}
