import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

import { isCompoundFile, unzip } from "./zip.ts";

const paper = strToU8("แผนปฏิบัติการ".repeat(200));

/** Changes four bytes, at a distance from each place where a signature stands. */
function patched(bytes: Uint8Array, signature: number, distance: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + distance + 4 <= copy.length; at += 1) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + distance, value, true);
  }
  return copy;
}

function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, index) => (bytes[1024 + 2 * index] = letter.charCodeAt(0)));
  bytes[1024 + 64] = 2 * (stream.length + 1);
  return bytes;
}

test("the parts of a file come back by name, folders and pictures left out when nobody wants them", () => {
  const zip = zipSync({ "word/document.xml": paper, "word/media/a.png": strToU8("x"), "stored.xml": [paper, { level: 0 }] });
  const all = unzip(zip);
  expect(all.ok && [...all.value.keys()]).toEqual(["word/document.xml", "word/media/a.png", "stored.xml"]);
  expect(all.ok && all.value.get("word/document.xml")).toEqual(paper);
  expect(all.ok && all.value.get("stored.xml")).toEqual(paper);
  const wanted = unzip(zip, (name) => name.endsWith(".xml"));
  expect(wanted.ok && [...wanted.value.keys()]).toEqual(["word/document.xml", "stored.xml"]);
});

test("bytes put in front of the file do no harm", () => {
  const zip = zipSync({ "a.xml": paper });
  const moved = new Uint8Array(zip.length + 77);
  moved.set(zip, 77);
  const read = unzip(moved);
  expect(read.ok && read.value.get("a.xml")).toEqual(paper);
});

test("a part that unpacks to hundreds of times its size is refused before it is unpacked", () => {
  const bomb = zipSync({ "word/document.xml": new Uint8Array(20_000_000) });
  expect(unzip(bomb)).toEqual({ ok: false, error: { kind: "too-much-inside", found: "word/document.xml" } });
});

test("a bomb that says it holds ten bytes is stopped while unpacking", () => {
  const bomb = patched(zipSync({ "a.xml": new Uint8Array(20_000_000) }), 0x0201_4b50, 24, 10);
  const started = process.threadCpuUsage();
  expect(unzip(bomb)).toEqual({ ok: false, error: { kind: "too-much-inside", found: "a.xml" } });
  expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(5000);
});

test("many parts that are each small enough are refused together", () => {
  const part = Uint8Array.from({ length: 300_000 }, (_, index) => index);
  const zip = zipSync({ "1.xml": part, "2.xml": part, "3.xml": part, "4.xml": part }, { level: 0 });
  expect(unzip(patched(zip, 0x0201_4b50, 24, 70_000_000))).toEqual({ ok: false, error: { kind: "too-much-inside", found: "4.xml" } });
});

test("entries that share the same bytes are refused", () => {
  const zip = zipSync({ "a.xml": paper, "b.xml": paper });
  const overlapping = patched(zip, 0x0201_4b50, 42, 0);
  expect(unzip(overlapping)).toMatchObject({ ok: false, error: { kind: "too-much-inside" } });
});

test("two parts of one name are refused, however they are written", () => {
  expect(unzip(zipSync({ "word/a.xml": paper, "Word/A.xml": paper }))).toEqual({
    ok: false,
    error: { kind: "damaged", found: "Word/A.xml" },
  });
  expect(unzip(zipSync({ "word/a.xml": paper, "word\\a.xml": paper }))).toMatchObject({ ok: false, error: { kind: "damaged" } });
});

test("more parts than any document has are refused", () => {
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${index}`, new Uint8Array()]));
  expect(unzip(zipSync(many))).toEqual({ ok: false, error: { kind: "too-much-inside", found: "5001 parts" } });
});

test("a file cut off anywhere, or changed inside, is damaged and never throws", () => {
  const zip = zipSync({ "a.xml": paper, "b.xml": paper });
  for (let length = 1; length < zip.length; length += 7)
    expect(unzip(zip.slice(0, length))).toMatchObject({ ok: false, error: { kind: "damaged" } });
  for (let at = 0; at < zip.length; at += 3) {
    const changed = zip.slice();
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    const read = unzip(changed);
    if (read.ok) expect([...read.value.values()].every((part) => part.length === paper.length)).toBe(true);
  }
});

test("a part whose bytes are not what was packed is damaged", () => {
  expect(unzip(patched(zipSync({ "a.xml": paper }), 0x0201_4b50, 16, 1))).toEqual({
    ok: false,
    error: { kind: "damaged", found: "a.xml" },
  });
});

test("no bytes are empty", () => {
  expect(unzip(new Uint8Array())).toEqual({ ok: false, error: { kind: "empty" } });
});

test("a password is told from an old Word or Excel file", () => {
  expect(isCompoundFile(compound("WordDocument"))).toBe(true);
  expect(isCompoundFile(zipSync({ a: paper }))).toBe(false);
  expect(unzip(compound("WordDocument"))).toEqual({ ok: false, error: { kind: "old-office" } });
  expect(unzip(compound("EncryptedPackage"))).toEqual({ ok: false, error: { kind: "password" } });
  expect(unzip(patched(zipSync({ a: paper }), 0x0201_4b50, 8, 1 + (8 << 16)))).toEqual({ ok: false, error: { kind: "password" } });
});
