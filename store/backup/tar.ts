/** A file inside an archive, its bytes to be read to their end before the next. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;

/** The block before a file's bytes (POSIX ustar); a name that ends with a slash is a folder. `seconds` since 1970. */
export function tarHeader(name: string, size: number, seconds: number): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for an archive`);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write(`${Math.floor(seconds).toString(8).padStart(11, "0")}\0`, 136);
  header.write(name.endsWith("/") ? "5" : "0", 156);
  header.write("ustar\u000000", 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, CHECKSUM_AT);
  return header;
}

/** The zeros after a file's bytes, up to a whole block. */
export function tarPadding(size: number): Uint8Array {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of an archive. */
export function tarEnd(): Uint8Array {
  return Buffer.alloc(2 * BLOCK);
}

/** Reads an archive as it arrives, holding no more than a piece of it; throws where it is none or is cut off. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = readerOf(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const read = (from: number, to: number): string => header.toString("utf8", from, to).replace(/[\0 ].*$/su, "");
    const size = Number.parseInt(read(124, 136), 8);
    if (Number.parseInt(read(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH), 8) !== checksumOf(header) || !Number.isSafeInteger(size))
      throw new Error("not an archive, or a damaged one");
    let left = size;
    const bytes = async function* (): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const piece = await reader.upTo(left);
        left -= piece.length;
        yield piece;
      }
    };
    yield { name: read(0, 100), size, bytes: bytes() };
    while (left > 0) left -= (await reader.upTo(left)).length;
    await reader.exactly(tarPadding(size).length);
  }
  await reader.drain();
}

/** The sum of a header's bytes, its own field counted as blanks. */
function checksumOf(header: Uint8Array): number {
  let sum = CHECKSUM_LENGTH * 32;
  header.forEach((byte, at) => (sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH ? 0 : byte));
  return sum;
}

function readerOf(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const next = await pieces.next();
    if (next.done === true) throw new Error("the archive was cut off");
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
  };
  const take = (length: number): Buffer => {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return {
    exactly: async (length: number): Promise<Buffer> => {
      while (held.length < length) await more();
      return take(length);
    },
    upTo: async (length: number): Promise<Buffer> => {
      while (held.length === 0) await more();
      return take(Math.min(length, held.length));
    },
    /** What comes after the end is read too: only then is the whole file known to be whole. */
    drain: async (): Promise<void> => {
      while ((await pieces.next()).done !== true);
    },
  };
}
