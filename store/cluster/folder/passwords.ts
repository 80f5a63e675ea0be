import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** The passwords of the cluster's three login roles, kept beside the data for this computer only. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly server: string;
}

/** Does this folder know its passwords? Without them its data cannot be entered. */
export function hasPasswords(folder: string): boolean {
  return existsSync(join(folder, "passwords.json"));
}

/** The passwords of this folder; made when it has none yet. Letters that need no quoting in SQL or a URL. */
export function keepPasswords(folder: string): Passwords {
  const file = join(folder, "passwords.json");
  if (hasPasswords(folder)) return parsePasswords(readFileSync(file, "utf8"), file);
  const made = { superuser: aPassword(), owner: aPassword(), server: aPassword() };
  const half = `${file}.making`;
  const open = openSync(half, "w", 0o600);
  writeSync(open, JSON.stringify(made));
  fsyncSync(open);
  closeSync(open);
  renameSync(half, file);
  return made;
}

function aPassword(): string {
  return randomBytes(24).toString("base64url");
}

function parsePasswords(text: string, file: string): Passwords {
  const kept: unknown = JSON.parse(text);
  if (isPasswords(kept)) return kept;
  throw new Error(`${file} does not hold the three passwords of the cluster`);
}

function isPasswords(value: unknown): value is Passwords {
  return (
    typeof value === "object" &&
    value !== null &&
    ["superuser", "owner", "server"].every((role) => role in value && /^[\w-]+$/u.test(String(value[role as keyof typeof value])))
  );
}
