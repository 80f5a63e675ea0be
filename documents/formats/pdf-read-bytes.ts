import { constants, deflateSync, inflateSync } from "node:zlib";
import type { ReadError } from "#documents/document.ts";
import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** The file with its replacement texts made visible: a run drawn inside the tag `TAG + n` reads `texts[n]`. */
export interface TaggedPdf {
  readonly bytes: Uint8Array;
  readonly texts: readonly string[];
  readonly hasPictures: boolean;
}

/** Prefix of the tags that stand for replacement texts. */
export const TAG = "Kt";

const TEXT_SPAN = /\/[A-Za-z]+\s*<<((?:[^<>()]|<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\))*)>>\s*BDC/gu;
const ACTUAL_TEXT = /\/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\()])*)\))/u;

/**
 * Typst, Chromium and LibreOffice say what a Thai cluster reads (/ActualText) around its glyphs, and the reading library does not tell it.
 * Each such span is renamed, in place and without moving a byte of the file, to a tag whose number leads to the text.
 * On the way every packed stream is weighed, so that a small file which unpacks without end is refused.
 */
export function tagReplacementTexts(bytes: Uint8Array): Result<TaggedPdf, ReadError> {
  const file = Buffer.from(bytes);
  const texts: string[] = [];
  let unpacked = 0;
  let hasPictures = false;
  for (const stream of packedStreams(file)) {
    if (stream.picture) hasPictures = true;
    if (!stream.packed) continue;
    const content = unpack(file.subarray(stream.from, stream.to), stream.layers, LIMITS.unpackedBytes - unpacked);
    if (content === "too-much") return err({ kind: "too-much-inside", found: "stream" });
    if (content === "unreadable" || stream.picture) continue;
    unpacked += content.length;
    if (stream.layers !== 1 || content.indexOf("/ActualText") === -1) continue;
    const before = texts.length;
    const packed = deflateSync(Buffer.from(tagSpans(content.toString("latin1"), texts), "latin1"), { level: constants.Z_BEST_COMPRESSION });
    if (packed.length > stream.to - stream.from) texts.length = before;
    else file.fill(packed, stream.from, stream.from + packed.length).fill(0x20, stream.from + packed.length, stream.to);
  }
  return ok({ bytes: new Uint8Array(file), texts, hasPictures });
}

interface PackedStream {
  readonly from: number;
  readonly to: number;
  readonly packed: boolean;
  /** How many times it is packed. */
  readonly layers: number;
  readonly picture: boolean;
}

function* packedStreams(file: Buffer): Generator<PackedStream> {
  for (let at = file.indexOf("stream"); at !== -1; at = file.indexOf("stream", at)) {
    const lineEnd = file[at + 6] === 0x0d && file[at + 7] === 0x0a ? 8 : 7;
    const start = file.lastIndexOf("obj", at);
    const from = at + lineEnd;
    at += 6;
    if (start === -1 || from - start > 16_384 || file.subarray(at - 9, at - 6).toString("latin1") === "end") continue;
    const keys = file.toString("latin1", start, at);
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(keys)?.[1];
    const stated = length === undefined ? -1 : from + Number(length);
    const to =
      stated >= from &&
      file
        .toString("latin1", stated, stated + 12)
        .trimStart()
        .startsWith("endstream")
        ? stated
        : file.indexOf("endstream", from);
    if (to === -1) return;
    at = to + 9;
    const layers = keys.match(/\/(?:FlateDecode|Fl)\b/gu)?.length ?? 0;
    const otherwise = /\/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|Crypt)\b/u.test(keys);
    yield { from, to, layers, packed: layers > 0 && !otherwise, picture: /\/Subtype\s*\/Image\b/u.test(keys) };
  }
}

function unpack(packed: Buffer, layers: number, room: number): Buffer | "too-much" | "unreadable" {
  let content = packed;
  for (let layer = 0; layer < layers; layer += 1) {
    try {
      content = inflateSync(content, { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH });
    } catch (problem) {
      const tooMuch =
        problem instanceof RangeError || (problem instanceof Error && "code" in problem && problem.code === "ERR_BUFFER_TOO_LARGE");
      return tooMuch ? "too-much" : "unreadable";
    }
  }
  return content;
}

function tagSpans(content: string, texts: string[]): string {
  return content.replaceAll(TEXT_SPAN, (span: string, keys: string) => {
    const found = ACTUAL_TEXT.exec(keys);
    if (!found) return span;
    const text = textOf(found[1] === undefined ? fromLiteral(found[2] ?? "") : Buffer.from(found[1].replaceAll(/\s/gu, ""), "hex"));
    // Equal texts share a number: the stream must not grow, or it would no longer fit in its place.
    const known = texts.indexOf(text);
    if (known === -1) texts.push(text);
    return `/${TAG}${known === -1 ? texts.length - 1 : known} BMC`;
  });
}

/** A PDF text string: UTF-16 with its mark, UTF-8 with its mark, otherwise one byte a letter. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString("utf8", 3);
  return bytes.toString("latin1");
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function fromLiteral(written: string): Buffer {
  const plain = written.replaceAll(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/gu, (_, octal?: string, other?: string) =>
    octal === undefined ? (other === undefined ? "" : (ESCAPES[other] ?? other)) : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
  );
  return Buffer.from(plain, "latin1");
}
