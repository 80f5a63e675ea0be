import { readFileSync, statSync } from "node:fs";
import type { ReadError } from "#documents/document.ts";
import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** What a command reads: a file's bytes with its name, or standard input's. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why there is nothing to read: the file's own trouble, or the document's. */
export type InputError = ReadError | { readonly kind: "no-such-file" | "no-permission" | "is-folder"; readonly found?: string };

/** Read a file, or standard input for "-"; never more than the limit. */
export function readInput(path: string): Result<Input, InputError> {
  if (path === "-") return readStandardInput();
  try {
    const { size, isFolder } = sizeOf(path);
    if (isFolder) return err({ kind: "is-folder", found: path });
    if (size > LIMITS.fileBytes) return err({ kind: "too-large", found: path });
    return ok({ name: path, bytes: readFileSync(path) });
  } catch (cause) {
    return err(refusalOf(cause, path));
  }
}

function sizeOf(path: string): { size: number; isFolder: boolean } {
  const found = statSync(path);
  return { size: found.size, isFolder: found.isDirectory() };
}

function readStandardInput(): Result<Input, InputError> {
  try {
    const bytes = readFileSync(0);
    return bytes.length > LIMITS.fileBytes ? err({ kind: "too-large" }) : ok({ name: "-", bytes });
  } catch (cause) {
    const code = codeOf(cause);
    return code === "EOF" || code === "EAGAIN" ? err({ kind: "empty" }) : err({ kind: "too-large" });
  }
}

function refusalOf(cause: unknown, path: string): InputError {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "no-such-file", found: path };
  if (code === "EACCES" || code === "EPERM") return { kind: "no-permission", found: path };
  throw new Error(`cannot read ${path}`, { cause });
}

function codeOf(cause: unknown): string | undefined {
  return typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
