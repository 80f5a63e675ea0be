import { deflateSync, inflateSync } from "node:zlib";

/** Where the objects of a PDF with a classic cross-reference table lie. */
interface Objects {
  readonly file: Buffer;
  /** Object number → its first byte. */
  readonly at: ReadonlyMap<number, number>;
  readonly tableAt: number;
}

/** Glyphs shown with one piece of text, in one font. */
interface Shown {
  readonly glyphs: readonly number[];
  readonly text: string;
}

/**
 * Mends what a PDF by Typst says of its letters. Typst gives each Thai cluster's text beside the glyphs (/ActualText) and maps every glyph of a cluster to the
 * whole cluster, so readers that look only at the map copy rubbish. This learns from the clusters which letter each glyph is and rewrites the maps;
 * nothing else changes. A file of another make comes back as it was.
 */
export function repairToUnicode(pdf: Uint8Array): Uint8Array {
  const objects = readObjects(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  if (!objects) return pdf;
  const replaced = new Map<number, Buffer>();
  for (const [font, shown] of shownByFont(objects)) {
    const mapNumber = Number(/\/ToUnicode (\d+) 0 R/u.exec(textOf(objects, font))?.[1]);
    const given = readMap(streamOf(objects, mapNumber)?.toString("latin1") ?? "");
    if (given.size === 0) continue;
    replaced.set(mapNumber, mapObject(mapNumber, learn(given, shown)));
  }
  return replaced.size === 0 ? pdf : rewrite(objects, replaced);
}

function readObjects(file: Buffer): Objects | undefined {
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.toString("latin1", Math.max(0, file.length - 200)))?.[1]);
  if (!Number.isInteger(tableAt) || tableAt >= file.length) return undefined;
  const head = /^xref\s+0 (\d+)\s+/u.exec(file.toString("latin1", tableAt, tableAt + 40));
  if (!head) return undefined;
  const at = new Map<number, number>();
  const table = file.toString("latin1", tableAt + head[0].length, tableAt + head[0].length + 20 * Number(head[1]));
  for (const [index, entry] of [...table.matchAll(/(\d{10}) (\d{5}) ([nf])\s*/gu)].entries()) if (entry[3] === "n") at.set(index, Number(entry[1]));
  return { file, at, tableAt };
}

/** The dictionary of an object, up to its stream if it has one. */
function textOf({ file, at }: Objects, number: number): string {
  const start = at.get(number);
  if (start === undefined) return "";
  const end = file.indexOf("endobj", start);
  const stream = file.indexOf("\nstream", start);
  return file.toString("latin1", start, stream !== -1 && stream < end ? stream : end === -1 ? file.length : end);
}

function streamOf(objects: Objects, number: number): Buffer | undefined {
  const dictionary = textOf(objects, number);
  const length = Number(/\/Length (\d+)(?! \d+ R)/u.exec(dictionary)?.[1]);
  const start = (objects.at.get(number) ?? 0) + dictionary.length + 8;
  if (!Number.isInteger(length) || start + length > objects.file.length) return undefined;
  const bytes = objects.file.subarray(start, start + length);
  if (!dictionary.includes("/Filter")) return bytes;
  try {
    return dictionary.includes("/FlateDecode") ? inflateSync(bytes) : undefined;
  } catch {
    return undefined; // a damaged stream teaches nothing
  }
}

/** What the pages show, by the font object that draws it. */
function shownByFont(objects: Objects): ReadonlyMap<number, readonly Shown[]> {
  const all = new Map<number, Shown[]>();
  for (const number of objects.at.keys()) {
    const page = textOf(objects, number);
    if (!/\/Type \/Page\b(?!s)/u.test(page)) continue;
    const fonts = new Map([...(/\/Font <<([^>]*)>>/u.exec(page)?.[1] ?? "").matchAll(/\/(\S+) (\d+) 0 R/gu)].map((match) => [match[1] ?? "", Number(match[2])]));
    const content = streamOf(objects, Number(/\/Contents (\d+) 0 R/u.exec(page)?.[1]));
    if (content && fonts.size > 0) readContent(content.toString("latin1"), fonts, all);
  }
  return all;
}

/** A string with its escapes, a hexadecimal string, a font choice, or the ends of marked content. */
const TOKEN = /\((?:[^\\()]|\\[\s\S])*\)|\/ActualText <([0-9A-Fa-f]*)>|<([0-9A-Fa-f]+)>|\/(\S+) [\d.+-]+ Tf|\bBDC\b|\bBMC\b|\bEMC\b/gu;

function readContent(content: string, fonts: ReadonlyMap<string, number>, all: Map<number, Shown[]>): void {
  let font = 0;
  let pending: string | undefined;
  const open: (string | undefined)[] = [];
  let glyphs: number[] = [];
  const show = (text: string): void => {
    if (glyphs.length > 0) append(all, font, { glyphs, text });
    glyphs = [];
  };
  for (const token of content.matchAll(TOKEN)) {
    const [word, actual, hexadecimal, name] = token;
    if (actual !== undefined) pending = utf16(actual.replace(/^feff/iu, ""));
    else if (word === "BDC" || word === "BMC") {
      open.push(pending);
      pending = undefined;
    } else if (word === "EMC") {
      const text = open.pop();
      if (text !== undefined) show(text);
    } else if (name !== undefined) {
      const chosen = fonts.get(name) ?? 0;
      // A cluster drawn in two fonts teaches nothing about either.
      if (chosen !== font) glyphs = [];
      font = chosen;
    } else if (open.at(-1) !== undefined) glyphs.push(...codes(hexadecimal === undefined ? unescaped(word) : Buffer.from(hexadecimal, "hex").toString("latin1")));
    else {
      for (const glyph of codes(hexadecimal === undefined ? unescaped(word) : Buffer.from(hexadecimal, "hex").toString("latin1"))) append(all, font, { glyphs: [glyph], text: "" });
    }
  }
}

function append(all: Map<number, Shown[]>, font: number, shown: Shown): void {
  const list = all.get(font);
  if (list) list.push(shown);
  else all.set(font, [shown]);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(word: string): string {
  const text = word.slice(1, -1);
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\([0-7]{1,3}|\r\n?|[\s\S])/gu, (_, escape: string) =>
    /^[0-7]/u.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8) & 255) : /^[\r\n]/u.test(escape) ? "" : (ESCAPES[escape] ?? escape),
  );
}

/** Glyph numbers: two bytes each. */
function codes(bytes: string): readonly number[] {
  const numbers: number[] = [];
  for (let index = 0; index + 1 < bytes.length; index += 2) numbers.push(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1));
  return numbers;
}

function utf16(hexadecimal: string): string {
  return (hexadecimal.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
}

function readMap(map: string): Map<number, string> {
  const given = new Map<number, string>();
  for (const [block] of map.matchAll(/beginbfchar[\s\S]*?endbfchar/gu)) {
    for (const entry of block.matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]*)>/giu)) given.set(Number.parseInt(entry[1] ?? "", 16), utf16(entry[2] ?? ""));
  }
  return given;
}

/**
 * Which text each glyph is. A glyph shown outside a cluster is what the map says; in a cluster with as many glyphs as letters each glyph is its letter;
 * in the others the glyphs not yet known share what the known ones leave over.
 */
function learn(given: ReadonlyMap<number, string>, shown: readonly Shown[]): ReadonlyMap<number, string> {
  const votes = new Map<number, Map<string, number>>();
  const vote = (glyph: number, text: string): void => {
    const counts = votes.get(glyph) ?? new Map<string, number>();
    votes.set(glyph, counts.set(text, (counts.get(text) ?? 0) + 1));
  };
  const unsure: Shown[] = [];
  for (const one of shown) {
    const letters = [...one.text];
    const [only] = one.glyphs;
    if (one.glyphs.length === 1 && only !== undefined) vote(only, one.text === "" ? (given.get(only) ?? "") : one.text);
    else if (letters.length === one.glyphs.length) for (const [index, glyph] of one.glyphs.entries()) vote(glyph, letters[index] ?? "");
    else unsure.push(one);
  }
  const known = new Map(given);
  for (const [glyph, counts] of votes) {
    const [best] = [...counts].toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    if (best && best[0] !== "") known.set(glyph, best[0]);
  }
  for (const { glyphs, text } of unsure) {
    const open = glyphs.filter((glyph) => !votes.has(glyph));
    const [first] = open;
    if (first === undefined) continue;
    const left = glyphs.filter((glyph) => votes.has(glyph)).reduce((rest, glyph) => rest.replace(known.get(glyph) ?? "", ""), text);
    for (const glyph of open) known.set(glyph, glyph === first ? left || text : (left.at(-1) ?? text));
  }
  return known;
}

/** A ToUnicode map as PDF object. */
function mapObject(number: number, known: ReadonlyMap<number, string>): Buffer {
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, "0");
  const lines = [...known].toSorted((one, other) => one[0] - other[0]).map(([glyph, text]) => {
    const units = Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join("");
    return `<${hex(glyph)}> <${units}>`;
  });
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => lines.slice(index * 100, index * 100 + 100));
  const map = [
    "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def", "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
    "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, "endbfchar"]),
    "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
  ].join("\n");
  const bytes = deflateSync(Buffer.from(map, "latin1"));
  return Buffer.concat([Buffer.from(`${number} 0 obj\n<<\n  /Length ${bytes.length}\n  /Filter /FlateDecode\n>>\nstream\n`, "latin1"), bytes, Buffer.from("\nendstream\nendobj\n\n", "latin1")]);
}

/** The file again with some objects replaced and its cross-reference table to match. */
function rewrite({ file, at, tableAt }: Objects, replaced: ReadonlyMap<number, Buffer>): Uint8Array {
  const order = [...at].toSorted((one, other) => one[1] - other[1]);
  const parts: Buffer[] = [file.subarray(0, order[0]?.[1] ?? tableAt)];
  const moved = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [index, [number, start]] of order.entries()) {
    const part = replaced.get(number) ?? file.subarray(start, order[index + 1]?.[1] ?? tableAt);
    moved.set(number, length);
    parts.push(part);
    length += part.length;
  }
  const tail = file.toString("latin1", tableAt);
  const entry = /\d{10} \d{5} [nf]/gu;
  let number = 0;
  const table = tail.replace(entry, (old) => {
    const place = moved.get(number);
    number += 1;
    return place === undefined ? old : `${String(place).padStart(10, "0")} 00000 n`;
  });
  return Buffer.concat([...parts, Buffer.from(table.replace(/startxref\s+\d+/u, `startxref\n${length}`), "latin1")]);
}
