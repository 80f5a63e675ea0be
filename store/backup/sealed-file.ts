import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

const MARK = Buffer.from("KHUNATHAM-SEALED/1\n");
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const PIECE = 64 * 1024;
/** scrypt with 64 MiB: a guess costs a computer about a quarter of a second. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 96 * 2 ** 20 } as const;

/** The file is sealed and the passphrase is missing or another, or its bytes are not those that were sealed. */
export class SealError extends Error {
  readonly kind: "needs-passphrase" | "wrong-passphrase" | "damaged";
  constructor(kind: SealError["kind"]) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * Encrypts a stream piece by piece (AES-256-GCM, the key from the passphrase by scrypt). Each piece is sealed with its place and with whether
 * it is the last, so none can be altered, left out, moved or cut off unseen.
 */
export async function* seal(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(passphrase, salt);
  yield Buffer.concat([MARK, salt]);
  let held: Buffer = Buffer.alloc(0);
  let place = 0;
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes]);
    for (; held.length > PIECE; held = held.subarray(PIECE)) {
      yield sealPiece(key, place, held.subarray(0, PIECE), false);
      place += 1;
    }
  }
  yield sealPiece(key, place, held, true);
}

/** Decrypts what `seal` made, and passes on what was not sealed; throws `SealError`. */
export async function* unseal(source: AsyncIterable<Uint8Array>, passphrase: string | undefined): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  let key: Buffer | null | undefined;
  let place = 0;
  let isOver = false;
  for await (const bytes of source) {
    held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
    if (key === undefined) {
      if (held.length < MARK.length + SALT_BYTES) continue;
      key = keyOfFile(held, passphrase);
      if (key !== null) held = held.subarray(MARK.length + SALT_BYTES);
    }
    if (key === null) {
      yield held;
      held = Buffer.alloc(0);
      continue;
    }
    for (let whole = wholePiece(held); whole !== null; whole = wholePiece(held)) {
      if (isOver) throw new SealError("damaged");
      yield openPiece(key, place, whole);
      isOver = whole.isLast;
      place += 1;
      held = held.subarray(whole.length);
    }
  }
  if (key == null) {
    if (held.length > 0) yield held;
  } else if (!isOver || held.length > 0) throw new SealError("damaged");
}

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize("NFC"), salt, 32, SCRYPT);
}

/** Null for a file that is not sealed. */
function keyOfFile(start: Buffer, passphrase: string | undefined): Buffer | null {
  if (!start.subarray(0, MARK.length).equals(MARK)) return null;
  if (passphrase === undefined) throw new SealError("needs-passphrase");
  return keyOf(passphrase, start.subarray(MARK.length, MARK.length + SALT_BYTES));
}

/** Each key seals one file only, so the place alone makes the nonce unique. */
function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUIntBE(place, 6, 6);
  return nonce;
}

function sealPiece(key: Uint8Array, place: number, bytes: Uint8Array, isLast: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(place, isLast));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length * 2 + (isLast ? 1 : 0));
  return Buffer.concat([length, sealed, cipher.getAuthTag()]);
}

interface Piece {
  readonly sealed: Buffer;
  readonly tag: Buffer;
  readonly isLast: boolean;
  /** In the file. */
  readonly length: number;
}

function wholePiece(held: Buffer): Piece | null {
  if (held.length < LENGTH_BYTES) return null;
  const word = held.readUInt32BE(0);
  const size = Math.floor(word / 2);
  if (size > PIECE) throw new SealError("damaged");
  const length = LENGTH_BYTES + size + TAG_BYTES;
  if (held.length < length) return null;
  const sealed = held.subarray(LENGTH_BYTES, LENGTH_BYTES + size);
  return { sealed, tag: held.subarray(LENGTH_BYTES + size, length), isLast: word % 2 === 1, length };
}

function openPiece(key: Uint8Array, place: number, { sealed, tag, isLast }: Piece): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(place, isLast)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw new SealError(place === 0 ? "wrong-passphrase" : "damaged");
  }
}
