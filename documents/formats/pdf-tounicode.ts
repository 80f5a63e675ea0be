import { deflateSync } from "node:zlib";

import type { PdfObjects } from "./pdf-objects.ts";
import { dictionaryOf, readObjects, rewrite, streamOf } from "./pdf-objects.ts";

/** What a font is seen to draw. Alike clusters are kept once, with how often they come. */
interface Shown {
  /** Glyph → how often it stands outside any cluster. */
  readonly alone: Map<number, number>;
  readonly clusters: Map<string, { readonly glyphs: readonly number[]; readonly text: string; times: number }>;
}

/**
 * Mends what a PDF by Typst says of its letters. Typst gives each Thai cluster's text beside the glyphs (/ActualText) and maps every glyph of a cluster to the
 * whole cluster, so readers that look only at the map copy rubbish. This learns from the clusters which letter each glyph is and rewrites the maps;
 * nothing else changes. Fonts that lift marks onto lines of their own (Sarabun in Thai) stay doubled: TH Sarabun New does not. A file of another make comes back as it was.
 */
export function repairToUnicode(pdf: Uint8Array): Uint8Array {
  const objects = readObjects(pdf);
  const mended = objects ? mendedMaps(objects) : new Map<number, Buffer>();
  return objects && mended.size > 0 ? rewrite(objects, mended) : pdf;
}

/** The maps of all fonts as they should be, by object number. */
function mendedMaps(objects: PdfObjects): ReadonlyMap<number, Buffer> {
  const mended = new Map<number, Buffer>();
  for (const [font, shown] of shownByFont(objects)) {
    const number = Number(/\/ToUnicode (\d+) 0 R/u.exec(dictionaryOf(objects, font))?.[1]);
    const given = readMap(streamOf(objects, number)?.toString("latin1") ?? "");
    if (given.size > 0) mended.set(number, mapObject(number, learn(given, shown)));
  }
  return mended;
}

/** What the pages show, by the font object that draws it. */
function shownByFont(objects: PdfObjects): ReadonlyMap<number, Shown> {
  const all = new Map<number, Shown>();
  for (const number of objects.at.keys()) {
    const page = dictionaryOf(objects, number);
    if (!/\/Type \/Page\b(?!s)/u.test(page)) continue;
    const fonts = new Map(
      [...(/\/Font <<([^>]*)>>/u.exec(page)?.[1] ?? "").matchAll(/\/(\S+) (\d+) 0 R/gu)].map((match) => [match[1] ?? "", Number(match[2])]),
    );
    const content = streamOf(objects, Number(/\/Contents (\d+) 0 R/u.exec(page)?.[1]));
    if (content && fonts.size > 0) readContent(content, fonts, all);
  }
  return all;
}

/** Reads the strings, fonts and marked texts of a page's content, byte by byte: this is most of the work. */
function readContent(content: Buffer, fonts: ReadonlyMap<string, number>, all: Map<number, Shown>): void {
  const marked: (string | undefined)[] = [];
  let pending: string | undefined;
  let name = "";
  let font = 0;
  let shown: Shown = { alone: new Map(), clusters: new Map() };
  let glyphs: number[] = [];
  const bytes: number[] = [];
  const take = (): void => {
    const inCluster = marked.at(-1) !== undefined;
    for (let index = 0; index + 1 < bytes.length; index += 2) {
      const glyph = (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0);
      if (inCluster) glyphs.push(glyph);
      else shown.alone.set(glyph, (shown.alone.get(glyph) ?? 0) + 1);
    }
  };
  const operators: Readonly<Record<string, () => void>> = {
    BDC: () => {
      marked.push(pending);
      pending = undefined;
    },
    BMC: () => marked.push(undefined),
    EMC: () => {
      const text = marked.pop();
      if (text !== undefined) keep(shown, glyphs, text);
      glyphs = [];
    },
    Tf: () => {
      const chosen = fonts.get(name) ?? 0;
      if (chosen === font) return;
      glyphs = []; // a cluster drawn in two fonts teaches nothing about either
      font = chosen;
      shown = all.get(font) ?? { alone: new Map(), clusters: new Map() };
      all.set(font, shown);
    },
  };
  let at = 0;
  while (at < content.length) {
    const byte = content[at];
    if (byte === OPEN) {
      at = readString(content, at + 1, bytes);
      if (name === "ActualText") {
        pending = textString(Buffer.from(bytes));
        name = "";
      } else take();
    } else if (byte === LESS && content[at + 1] === LESS) {
      at += 2;
    } else if (byte === LESS) {
      const end = content.indexOf(GREATER, at);
      const hexadecimal = content.toString("latin1", at + 1, end === -1 ? content.length : end);
      if (name === "ActualText") {
        pending = textString(Buffer.from(hexadecimal, "hex"));
        name = "";
      } else {
        bytes.splice(0, bytes.length, ...Buffer.from(hexadecimal, "hex"));
        take();
      }
      at = end === -1 ? content.length : end + 1;
    } else if (byte === SLASH || (byte !== undefined && byte >= 65 && byte <= 90)) {
      const start = byte === SLASH ? at + 1 : at;
      at = start;
      while (isRegular(content[at])) at += 1;
      const word = content.toString("latin1", start, at);
      if (byte === SLASH) name = word;
      else operators[word]?.();
    } else at += 1;
  }
}

const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

function isRegular(byte: number | undefined): boolean {
  return (
    byte !== undefined &&
    byte > 32 &&
    byte !== OPEN &&
    byte !== CLOSE &&
    byte !== LESS &&
    byte !== GREATER &&
    byte !== SLASH &&
    byte !== 0x5b &&
    byte !== 0x5d
  );
}

const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

/** Puts the bytes of a literal string into `bytes` and says where it ends. */
function readString(content: Buffer, from: number, bytes: number[]): number {
  bytes.length = 0;
  let depth = 1;
  let at = from;
  while (at < content.length) {
    const byte = content[at] ?? 0;
    at += 1;
    if (byte === BACKSLASH) {
      const escape = content[at] ?? 0;
      at += 1;
      if (escape >= 0x30 && escape <= 0x37) {
        let value = escape - 0x30;
        for (let digits = 1; digits < 3 && (content[at] ?? 0) >= 0x30 && (content[at] ?? 0) <= 0x37; digits += 1, at += 1)
          value = value * 8 + (content[at] ?? 0) - 0x30;
        bytes.push(value & 255);
      } else if (escape !== 10 && escape !== 13) bytes.push(ESCAPES[escape] ?? escape);
      continue;
    }
    if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    if (depth === 0) break;
    bytes.push(byte);
  }
  return at;
}

function keep(shown: Shown, glyphs: readonly number[], text: string): void {
  if (glyphs.length === 0) return;
  const key = `${text}\0${String.fromCharCode(...glyphs)}`;
  const known = shown.clusters.get(key);
  if (known) known.times += 1;
  else shown.clusters.set(key, { glyphs, text, times: 1 });
}

/** A PDF text string: UTF-16 after its mark, else one byte a letter. */
function textString(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.toString("hex", 2)) : bytes.toString("latin1");
}

function utf16(hexadecimal: string): string {
  const bytes = Buffer.from(hexadecimal, "hex");
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString("utf16le");
}

function readMap(map: string): ReadonlyMap<number, string> {
  const given = new Map<number, string>();
  for (const [block] of map.matchAll(/beginbfchar[\s\S]*?endbfchar/gu)) {
    for (const entry of block.matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]*)>/giu))
      given.set(Number.parseInt(entry[1] ?? "", 16), utf16(entry[2] ?? ""));
  }
  return given;
}

/**
 * Which text each glyph is. A glyph shown outside a cluster is what the map says; in a cluster with as many glyphs as letters each glyph is its letter.
 * In the others, where letters share a glyph, the first glyph is the first letter, and a glyph that alone is unknown is what the known leave over.
 */
function learn(given: ReadonlyMap<number, string>, { alone, clusters }: Shown): ReadonlyMap<number, string> {
  const votes = new Map<number, Map<string, number>>();
  const vote = (glyph: number | undefined, text: string | undefined, times: number): void => {
    if (glyph === undefined || text === undefined || text === "") return;
    const counts = votes.get(glyph) ?? new Map<string, number>();
    votes.set(glyph, counts.set(text, (counts.get(text) ?? 0) + times));
  };
  for (const [glyph, times] of alone) vote(glyph, given.get(glyph), times);
  const unsure: { readonly glyphs: readonly number[]; readonly text: string; readonly times: number }[] = [];
  for (const { glyphs, text, times } of clusters.values()) {
    const letters = lettersFor(text, glyphs.length);
    if (letters) for (const [index, glyph] of glyphs.entries()) vote(glyph, letters[index], times);
    else unsure.push({ glyphs, text, times });
  }
  for (const { glyphs, text } of unsure) if (!votes.has(glyphs[0] ?? -1)) vote(glyphs[0], [...text][0], 1);
  for (const { glyphs, text, times } of unsure) {
    const unknown = glyphs.filter((glyph) => !votes.has(glyph));
    const rest = glyphs.reduce((left, glyph) => left.replace(mostVoted(votes.get(glyph)) ?? "", ""), text);
    if (unknown.length === 1) vote(unknown[0], rest, times);
  }
  return new Map([...given, ...[...votes].map(([glyph, counts]) => [glyph, mostVoted(counts) ?? ""] as const)]);
}

/** A cluster's letters, one for each glyph, accents apart from their letters where they are drawn apart. */
function lettersFor(text: string, glyphs: number): readonly string[] | undefined {
  if (glyphs === 1) return [text];
  return [[...text], [...text.normalize("NFD")]].find((letters) => letters.length === glyphs);
}

function mostVoted(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]?.[0];
}

/** A ToUnicode map as PDF object. */
function mapObject(number: number, known: ReadonlyMap<number, string>): Buffer {
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, "0");
  const lines = [...known]
    .toSorted((one, other) => one[0] - other[0])
    .map(([glyph, text]) => {
      const units = Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join("");
      return `<${hex(glyph)}> <${units}>`;
    });
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => lines.slice(index * 100, index * 100 + 100));
  const map = [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
    ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, "endbfchar"]),
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
  const bytes = deflateSync(Buffer.from(map, "latin1"));
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<<\n  /Length ${bytes.length}\n  /Filter /FlateDecode\n>>\nstream\n`, "latin1"),
    bytes,
    Buffer.from("\nendstream\nendobj\n\n", "latin1"),
  ]);
}
