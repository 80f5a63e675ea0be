import { Inflate, inflateSync } from "fflate";

import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { ReadError } from "../document.ts";

const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const END_OF_DIRECTORY = 0x0605_4b50;
const END_OF_DIRECTORY_64 = 0x0606_4b50;
const END_LOCATOR_64 = 0x0706_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const LOCAL_ENTRY = 0x0403_4b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const FULL_32 = 0xffff_ffff;
/** Parts smaller than this may be packed as tightly as they like. */
const RATIO_MATTERS_FROM = 1024 * 1024;
/** Deflate grows to at most 1,032 times; so much may be unpacked without looking in between. */
const SMALL = 64 * 1024;
/** How much of a larger part is given to the inflater at a time. */
const STEP = 16 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  readonly local: number;
}

type Answer<T> = Result<T, ReadError>;
const damaged = (found: string): Answer<never> => err({ kind: "damaged", found });
const tooMuch = (found: string): Answer<never> => err({ kind: "too-much-inside", found });

/** An OLE compound file: an old .doc or .xls, or a new file under a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return COMPOUND_MAGIC.every((byte, index) => bytes[index] === byte);
}

/** Why a compound file is refused: a new Office file under a password keeps itself in a stream named EncryptedPackage. */
export function refuseCompoundFile(bytes: Uint8Array): ReadError {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  // Directory entries are 128 bytes long and lie on multiples of 128; at 64 stands the length of the name with its final zero.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at] === name[0] && bytes[at + 64] === name.length + 2 && name.every((byte, index) => bytes[at + index] === byte)) {
      return { kind: "password" };
    }
  }
  return { kind: "old-office" };
}

/**
 * The parts of a ZIP (DOCX, XLSX) by name, "/" between folders and none in front.
 * Sizes are checked against `LIMITS` before anything is unpacked and again while unpacking, because a directory may lie.
 * `wanted` leaves out parts that nobody will read (pictures); they still count.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean = () => true): Answer<ReadonlyMap<string, Uint8Array>> {
  if (bytes.length === 0) return err({ kind: "empty" });
  if (bytes.length > LIMITS.fileBytes) return err({ kind: "too-large" });
  if (isCompoundFile(bytes)) return err(refuseCompoundFile(bytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view);
  if (!entries.ok) return entries;
  const checked = checkSizes(entries.value);
  if (!checked.ok) return checked;
  const placed = placeEntries(view, entries.value);
  if (!placed.ok) return placed;

  const parts = new Map<string, Uint8Array>();
  for (const { entry, from } of placed.value) {
    if (!wanted(entry.name)) continue;
    const part = unpack(entry, bytes.subarray(from, from + entry.packed));
    if (!part.ok) return part;
    parts.set(entry.name, part.value);
  }
  return ok(parts);
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function readDirectory(view: DataView): Answer<readonly Entry[]> {
  const end = findEnd(view);
  if (end === undefined) return damaged("zip: end");
  let count = view.getUint16(end + 10, true);
  let length = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = end;
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === END_LOCATOR_64) {
    const end64 = readLong(view, locator + 8);
    if (end64 === undefined || end64 + 56 > locator || view.getUint32(end64, true) !== END_OF_DIRECTORY_64) return damaged("zip: end");
    count = readLong(view, end64 + 32) ?? 0;
    length = readLong(view, end64 + 40) ?? 0;
    start = readLong(view, end64 + 48) ?? 0;
    directoryEnd = end64;
  }
  if (count > LIMITS.zipEntries) return tooMuch(`${count} parts`);
  // Bytes put in front of the ZIP move everything by the same distance.
  const shift = directoryEnd - length - start;
  if (shift < 0) return damaged("zip: directory");

  const entries: Entry[] = [];
  let at = start + shift;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directoryEnd || view.getUint32(at, true) !== DIRECTORY_ENTRY) return damaged("zip: directory");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > directoryEnd) return damaged("zip: directory");
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return err({ kind: "password" });
    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength);
    if (!sizes) return damaged("zip: directory");
    const name = readName(view, at + 46, nameLength);
    if (!name.endsWith("/")) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packed: sizes.packed,
        unpacked: sizes.unpacked,
        local: sizes.local + shift,
      });
    }
    at = next;
  }
  return ok(entries);
}

/** Sizes and place of an entry; a field full of ones stands in the 64-bit extra field instead, in this order. */
function readSizes(view: DataView, at: number, extra: number, extraLength: number) {
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  if (fields.includes(FULL_32)) {
    let from = extra;
    while (from + 4 <= extra + extraLength && view.getUint16(from, true) !== 1) from += 4 + view.getUint16(from + 2, true);
    from += 4;
    for (const [index, field] of fields.entries()) {
      if (field !== FULL_32) continue;
      const long = from + 8 <= extra + extraLength ? readLong(view, from) : undefined;
      if (long === undefined) return undefined;
      fields[index] = long;
      from += 8;
    }
  }
  const [unpacked = 0, packed = 0, local = 0] = fields;
  return { unpacked, packed, local };
}

function readLong(view: DataView, at: number): number | undefined {
  const long = view.getBigUint64(at, true);
  return long <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(long) : undefined;
}

function readName(view: DataView, at: number, length: number): string {
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  return name.replaceAll("\\", "/").replace(/^\/+/u, "");
}

function checkSizes(entries: readonly Entry[]): Answer<undefined> {
  let total = 0;
  const names = new Set<string>();
  for (const { name, method, packed, unpacked } of entries) {
    total += unpacked;
    if (total > LIMITS.unpackedBytes) return tooMuch(name);
    if (unpacked > RATIO_MATTERS_FROM && unpacked > packed * LIMITS.zipRatio) return tooMuch(name);
    if (method !== STORED && method !== DEFLATED) return damaged(name);
    // Office names parts without regard to case; two parts of one name would let two readers see two documents.
    const known = name.toLowerCase();
    if (names.has(known)) return damaged(name);
    names.add(known);
  }
  return ok(undefined);
}

/** Where each entry's bytes begin. Entries that share bytes are how a small file unpacks to a huge one. */
function placeEntries(view: DataView, entries: readonly Entry[]): Answer<readonly { readonly entry: Entry; readonly from: number }[]> {
  const placed: { readonly entry: Entry; readonly from: number }[] = [];
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.local - other.local)) {
    if (entry.local + 30 > view.byteLength || view.getUint32(entry.local, true) !== LOCAL_ENTRY) return damaged(entry.name);
    const from = entry.local + 30 + view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true);
    if (from + entry.packed > view.byteLength) return damaged(entry.name);
    if (entry.local < free) return tooMuch(entry.name);
    free = from + entry.packed;
    placed.push({ entry, from });
  }
  return ok(placed);
}

function unpack(entry: Entry, packed: Uint8Array): Answer<Uint8Array> {
  const part = entry.method === STORED ? storedPart(entry, packed) : inflatePart(entry, packed);
  if (part.ok && checksumOf(part.value) !== entry.checksum) return damaged(entry.name);
  return part;
}

function storedPart(entry: Entry, packed: Uint8Array): Answer<Uint8Array> {
  return packed.length === entry.unpacked ? ok(packed) : damaged(entry.name);
}

function inflatePart(entry: Entry, packed: Uint8Array): Answer<Uint8Array> {
  try {
    const { part, length } = packed.length <= SMALL ? inflateAtOnce(entry, packed) : inflateInSteps(entry, packed);
    if (length > entry.unpacked) return tooMuch(entry.name);
    return length === entry.unpacked ? ok(part) : damaged(entry.name);
  } catch {
    // The inflater has no other way to say that the bytes are broken.
    return damaged(entry.name);
  }
}

/** Into a buffer one byte larger than promised: what is written beyond its end is lost, and that byte tells. */
function inflateAtOnce(entry: Entry, packed: Uint8Array) {
  const part = inflateSync(packed, { out: new Uint8Array(entry.unpacked + 1) });
  return { part, length: part.length };
}

function inflateInSteps(entry: Entry, packed: Uint8Array) {
  const part = new Uint8Array(entry.unpacked);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= part.length) part.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length && length <= part.length; at += STEP) {
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  }
  return { part, length };
}

const CHECKSUMS = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

function checksumOf(bytes: Uint8Array): number {
  let value = -1;
  for (let index = 0; index < bytes.length; index += 1) value = (CHECKSUMS[(value ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
