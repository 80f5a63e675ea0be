import { spawn } from "node:child_process";

import type { SystemUser } from "./system-user.ts";

/** What a program said and how it ended. */
export interface Ran {
  readonly code: number | null;
  /** Standard output, then standard error. */
  readonly words: string;
}

interface RunOptions {
  readonly user?: SystemUser | undefined;
  readonly folder?: string;
  /** What the program reads from its standard input. */
  readonly input?: string;
}

/** Only what PostgreSQL needs: settings such as PGDATA or PGPORT of whoever starts us must not reach it. */
export function postgresEnvironment(): Record<string, string> {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}

/** The user part of spawn's options, empty when the process keeps its own user. */
export function asUser(user: SystemUser | undefined): { readonly uid?: number; readonly gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** Runs a program to its end; a program that cannot be started ends with code null and the reason as its words. */
export function run(program: string, given: readonly string[], { user, folder, input }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, given, {
      ...asUser(user),
      ...(folder === undefined ? {} : { cwd: folder }),
      env: postgresEnvironment(),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    child.stdin.on("error", () => undefined); // it ended without reading; its code tells
    child.stdin.end(input);
    let output = "";
    let complaints = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    child.once("error", (cause) => resolve({ code: null, words: cause.message }));
    child.once("close", (code) => resolve({ code, words: output + complaints }));
  });
}
