import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

import { npmPackage, readyPackage } from "./npm-programs.ts";
import { run } from "./run.ts";
import type { SystemUser } from "./system-user.ts";

/** PostgreSQL's own programs in one folder, seen to run on this machine. */
export interface Programs {
  readonly bin: string;
  readonly majorVersion: number;
  readonly from: "system" | "npm";
}

/** Where to take the programs from: anywhere, only the machine's, only npm's, one folder, or one unpacked npm package. */
export type ProgramChoice = "any" | "system" | "npm" | { readonly bin: string } | { readonly npmPackage: string };

const OLDEST = 15;
const SYSTEM_FOLDERS = [
  "/usr/lib/postgresql/*/bin",
  "/usr/pgsql-*/bin",
  "/usr/libexec/postgresql*",
  "/opt/homebrew/opt/postgresql@*/bin",
  "/usr/local/opt/postgresql@*/bin",
  "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
  "/Applications/Postgres.app/Contents/Versions/*/bin",
  "C:/Program Files/PostgreSQL/*/bin",
];

const ending = process.platform === "win32" ? ".exe" : "";

/** The path of one of PostgreSQL's programs. */
export function program(bin: string, name: "initdb" | "postgres" | "pg_ctl"): string {
  return join(bin, `${name}${ending}`);
}

interface Wanted {
  /** Who is to run them. */
  readonly user: SystemUser | undefined;
  /** A folder for a copy of npm's programs, where they cannot be used in place. */
  readonly cache: string;
  /** The only version that can open the data that is there. */
  readonly majorVersion?: number | undefined;
}

/** The machine's programs, newest first, else npm's; a refusal names the versions that are here. */
export async function choosePrograms(
  choice: ProgramChoice,
  { user, cache, majorVersion }: Wanted,
): Promise<Result<Programs, { readonly here: readonly number[] }>> {
  const system = (await Promise.all(systemFolders(choice).map((bin) => tryPrograms(bin, "system", user))))
    .flatMap((programs) => programs ?? [])
    .toSorted((one, other) => other.majorVersion - one.majorVersion);
  const fits = (programs: Programs): boolean => majorVersion === undefined || programs.majorVersion === majorVersion;
  const installed = system.find(fits);
  if (installed !== undefined) return ok(installed);

  const folder = packageOf(choice);
  const bin = folder === undefined ? undefined : await readyPackage(folder, { user, cache });
  const fromNpm = bin === undefined ? undefined : await tryPrograms(bin, "npm", user);
  if (fromNpm !== undefined && fits(fromNpm)) return ok(fromNpm);
  return err({ here: [...system, ...(fromNpm === undefined ? [] : [fromNpm])].map((programs) => programs.majorVersion) });
}

function systemFolders(choice: ProgramChoice): readonly string[] {
  if (typeof choice === "object") return "bin" in choice ? [choice.bin] : [];
  if (choice === "npm") return [];
  const named = process.env["KHUNATHAM_POSTGRES"];
  if (named !== undefined && named !== "") return [named];
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = [...SYSTEM_FOLDERS.flatMap((pattern) => globSync(pattern)), ...onPath];
  return [...new Set(folders)].filter((bin) => existsSync(program(bin, "initdb")) && existsSync(program(bin, "postgres")));
}

function packageOf(choice: ProgramChoice): string | undefined {
  if (typeof choice === "object") return "npmPackage" in choice ? choice.npmPackage : undefined;
  if (choice === "system") return undefined;
  const named = process.env["KHUNATHAM_POSTGRES"];
  return choice === "any" && named !== undefined && named !== "" ? undefined : npmPackage();
}

async function tryPrograms(bin: string, from: Programs["from"], user: SystemUser | undefined): Promise<Programs | undefined> {
  const { code, words } = await run(program(bin, "postgres"), ["--version"], { user, folder: "/" });
  const majorVersion = Number(/\(PostgreSQL\) (?<major>\d+)/u.exec(words)?.groups?.["major"]);
  return code === 0 && majorVersion >= OLDEST ? { bin, majorVersion, from } : undefined;
}
