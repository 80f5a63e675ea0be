import { closeSync, openSync, readSync, statSync } from "node:fs";
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

/** Read a file, or standard input for "-"; never more than the limit, however much comes. */
export function readInput(path: string): Result<Input, InputError> {
  try {
    if (path === "-") return readAll(0, path);
    const found = statSync(path);
    if (found.isDirectory()) return err({ kind: "is-folder", found: path });
    if (found.size > LIMITS.fileBytes) return err({ kind: "too-large", found: path });
    const file = openSync(path, "r");
    const read = readAll(file, path);
    closeSync(file);
    return read;
  } catch (cause) {
    return err(refusalOf(cause, path));
  }
}

const PIECE = 1024 * 1024;

/** Piece by piece: a pipe or a device does not say how long it is, and may have no end. */
function readAll(file: number, name: string): Result<Input, InputError> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const piece = new Uint8Array(PIECE);
    const read = readPiece(file, piece);
    if (read === 0) return ok({ name, bytes: Buffer.concat(pieces) });
    length += read;
    if (length > LIMITS.fileBytes) return err({ kind: "too-large", found: name });
    pieces.push(piece.subarray(0, read));
  }
}

/** How many bytes came; 0 at the end. A terminal without input says so with an error, a slow pipe asks to wait. */
function readPiece(file: number, piece: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, piece);
    } catch (cause) {
      const code = codeOf(cause);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function refusalOf(cause: unknown, path: string): InputError {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "no-such-file", found: path };
  if (code === "EACCES" || code === "EPERM") return { kind: "no-permission", found: path };
  if (code === "EISDIR") return { kind: "is-folder", found: path };
  throw new Error(`cannot read ${path}`, { cause });
}

function codeOf(cause: unknown): string | undefined {
  return typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
