import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

/** Where the command lies. */
export const PROGRAM: string = fileURLToPath(new URL("../bin/khunatham", import.meta.url));

/** What a run of the command left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What differs from a run in the house itself with nothing on standard input. */
export interface Circumstances {
  readonly from?: string;
  readonly input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  readonly program?: string;
}

/** Runs `khunatham` as a person would, in a process of its own. */
export async function khunatham(words: readonly string[], { from, input = [], program = PROGRAM }: Circumstances = {}): Promise<Ran> {
  const process = spawn(program, words, from === undefined ? {} : { cwd: from });
  // Who has refused already reads no further.
  process.stdin.on("error", () => undefined);
  Readable.from(input, { objectMode: false }).pipe(process.stdin);
  const [out, err, code] = await Promise.all([
    Readable.from(process.stdout).toArray(),
    Readable.from(process.stderr).toArray(),
    new Promise<number | null>((ended, failed) => process.once("close", ended).once("error", failed)),
  ]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
