import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { SystemUser } from "../programs/system-user.ts";

/** Where the cluster's Unix socket stands, and how to clear the place away again. */
export interface SocketFolder {
  readonly path: string;
  readonly remove: () => void;
}

/** Systems allow 103 to 107 bytes for a socket's path; a Thai letter takes three. */
const LONGEST = 100;
const SOCKET_NAME = "/.s.PGSQL.5432";

/** A folder for the socket that only `user` may enter: inside the data folder, or a short one when that is too long. */
export function openSocketFolder(folder: string, user: SystemUser | undefined): SocketFolder {
  const inside = join(folder, "socket");
  const short = Buffer.byteLength(inside + SOCKET_NAME) <= LONGEST;
  if (short) mkdirSync(inside, { recursive: true, mode: 0o700 });
  const path = short ? inside : mkdtempSync(join(shortTemporaryFolder(), "khunatham-"));
  if (!lstatSync(path).isDirectory()) throw new Error(`${path} is not a folder`);
  chmodSync(path, 0o700);
  if (user !== undefined) chownSync(path, user.uid, user.gid);
  return { path, remove: () => short || rmSync(path, { recursive: true, force: true }) };
}

function shortTemporaryFolder(): string {
  const named = tmpdir();
  return process.getuid?.() === 0 || Buffer.byteLength(named) > LONGEST - 40 ? "/tmp" : named;
}
