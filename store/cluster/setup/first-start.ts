import { appendFileSync, chownSync, closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

import { type ClusterError, readPostgresWords } from "../cluster-error.ts";
import type { Passwords } from "../folder/passwords.ts";
import { type Programs, program } from "../programs/programs.ts";
import { run } from "../programs/run.ts";
import { settingsText } from "../folder/settings.ts";
import type { SystemUser } from "../programs/system-user.ts";

/** The role that only this process uses. */
export const SUPERUSER = "khunatham_superuser";

interface FirstStart {
  readonly folder: string;
  readonly programs: Programs;
  readonly user: SystemUser | undefined;
  readonly passwords: Passwords;
  readonly throwaway: boolean;
}

/** Clears away what a first start that was cut short left behind; only the owner of the folder's lock may. */
export function clearHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    // A cut initdb may still be writing; what cannot be removed now is removed at a later start.
    if (name.startsWith("data.making")) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes the data directory beside its place and moves it there whole, so that `data` is never half made. */
export async function makeData(first: FirstStart): Promise<Result<void, ClusterError>> {
  const { folder, programs, user, throwaway } = first;
  const making = join(folder, `data.making-${process.pid}`);
  const made = await initialise(first, making);
  if (!made.ok) return made;

  appendFileSync(join(making, "postgresql.conf"), settingsText({ majorVersion: programs.majorVersion, throwaway }));
  if (!throwaway) {
    // One pass over the files at the end instead of a wait after each.
    const synced = await run(program(programs.bin, "initdb"), ["--sync-only", "-D", making], { user, folder });
    if (synced.code !== 0) return err(readPostgresWords(folder, synced.words));
  }
  renameSync(making, join(folder, "data"));
  if (!throwaway && process.platform !== "win32") syncNames(folder);
  return ok(undefined);
}

/** Names reach the disk: after a power cut the data must not lie under the name that a next start clears away. */
function syncNames(folder: string): void {
  const open = openSync(folder, "r");
  fsyncSync(open);
  closeSync(open);
}

async function initialise({ folder, programs, user, passwords }: FirstStart, making: string): Promise<Result<void, ClusterError>> {
  const passwordFile = join(folder, "superuser.making");
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600, flag: "wx" });
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const given = ["--no-sync", "--no-instructions", "-U", SUPERUSER, `--pwfile=${passwordFile}`, "-D", making];
  const fixed = ["--auth=scram-sha-256", "--encoding=UTF8", "--lc-messages=C"];
  let refused = "";
  try {
    for (const locale of localesToTry(programs.majorVersion)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- the next one is tried only when this machine lacks the first
      const { code, words } = await run(program(programs.bin, "initdb"), [...given, ...fixed, ...locale], { user, folder });
      if (code === 0) return ok(undefined);
      refused = words;
      if (!/invalid locale/u.test(words)) break;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(making, { recursive: true, force: true });
  return err(readPostgresWords(folder, refused));
}

/**
 * Sorting by code point on every machine and version; the character type must be a UTF-8 one, else the trigram index
 * finds no Thai letters (pg_trgm asks the C library even under the built-in provider). Names differ between systems.
 */
function localesToTry(majorVersion: number): readonly (readonly string[])[] {
  const provider = majorVersion >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  return ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"].map((type) => [...provider, "--locale=C", `--lc-ctype=${type}`]);
}
