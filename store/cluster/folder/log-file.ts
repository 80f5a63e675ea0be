import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  fchmodSync,
} from "node:fs";

import type { SystemUser } from "../programs/system-user.ts";

/** PostgreSQL's log: it writes to the file by itself, so the log goes on when this process is busy or gone. */
export interface LogFile {
  readonly descriptor: number;
  /** What was written since the file was opened; for the reason of a failed start. */
  readonly sinceOpened: () => string;
  /** Keeps the file small: what is written moves to the file before it. */
  readonly rotate: () => void;
  readonly close: () => void;
}

const LARGEST_BYTES = 5_000_000;

/** Opens the log, with at most two older files beside it. */
export function openLogFile(file: string, user: SystemUser | undefined): LogFile {
  // Root writes in a folder of PostgreSQL's user: never through a link that was planted there.
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW = 0, COPYFILE_EXCL } = constants;
  const descriptor = openSync(file, O_APPEND | O_CREAT | O_RDWR | O_NOFOLLOW, 0o600);
  fchmodSync(descriptor, 0o600);
  if (user !== undefined) fchownSync(descriptor, user.uid, user.gid);
  const begins = fstatSync(descriptor).size;
  let open = true;
  return {
    descriptor,
    sinceOpened: () => readFileSync(file).subarray(begins).toString("utf8"),
    rotate: () => {
      if (!open || fstatSync(descriptor).size < LARGEST_BYTES) return;
      if (existsSync(`${file}.1`)) renameSync(`${file}.1`, `${file}.2`);
      // PostgreSQL keeps the file open for appending: a copy and a cut, or it would go on in the old one.
      copyFileSync(file, `${file}.1`, COPYFILE_EXCL);
      truncateSync(file);
    },
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}
