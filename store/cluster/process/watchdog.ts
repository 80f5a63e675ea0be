import { type ChildProcess, spawn } from "node:child_process";

import { program } from "../programs/programs.ts";
import { asUser, postgresEnvironment } from "../programs/run.ts";
import type { SystemUser } from "../programs/system-user.ts";

/** A tiny process that outlives this one just long enough to stop PostgreSQL. */
export interface Watchdog {
  /** PostgreSQL has ended: there is nothing left to watch. */
  readonly dismiss: () => void;
}

interface Watched {
  readonly processId: number;
  readonly data: string;
  readonly bin: string;
  readonly user: SystemUser | undefined;
  /** A folder to remove once PostgreSQL has ended. */
  readonly removeAfter?: string | undefined;
}

/**
 * It reads from a pipe that the kernel closes when this process dies, even by kill -9. The id is compared with
 * postmaster.pid before the signal, so that no other process that was given the same id is hit; a PostgreSQL that was
 * only starting has not written it yet.
 */
const SCRIPT = `trap '' INT TERM HUP
read -r word && exit 0
for try in 1 2 3 4 5 6 7 8 9 10; do
  read -r first < "$2/postmaster.pid" && [ "$first" = "$1" ] && break
  sleep 0.2 || sleep 1
done
[ "$first" = "$1" ] || exit 0
kill -INT "$1"
[ -n "$3" ] || exit 0
while [ -e "$2/postmaster.pid" ] && kill -0 "$1" 2>/dev/null; do sleep 0.1 || sleep 1; done
rm -rf "$3"`;

const WINDOWS_SCRIPT = `let word = "";
process.stdin.on("data", (text) => (word += text)).on("end", () => {
  if (word === "") require("node:child_process").spawnSync(process.argv[1], ["stop", "-m", "fast", "-D", process.argv[2]]);
});`;

/** Starts the watchdog over a running postmaster. */
export function watch({ processId, data, bin, user, removeAfter = "" }: Watched): Watchdog {
  const [command, given] =
    process.platform === "win32"
      ? [process.execPath, ["-e", WINDOWS_SCRIPT, program(bin, "pg_ctl"), data]]
      : ["/bin/sh", ["-c", SCRIPT, "khunatham-watchdog", String(processId), data, removeAfter]];
  const child: ChildProcess = spawn(command, given, {
    ...asUser(user),
    cwd: "/",
    env: postgresEnvironment(),
    stdio: ["pipe", "ignore", "ignore"],
    detached: true, // an interrupt from the keyboard reaches this process alone, which then stops in order
    windowsHide: true,
  });
  child.on("error", () => undefined); // without a shell there is no watchdog; the next start stops the orphan
  child.stdin?.on("error", () => undefined);
  child.unref();
  if (child.stdin !== null && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return { dismiss: () => child.stdin?.end("over\n") };
}
