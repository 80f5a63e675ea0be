import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { symbolFont } from "./pdf-symbols.ts";

/** How wide each character of a font is, in thousandths of an em; undefined where the font does not have it. */
export interface FontMetrics {
  readonly widthOf: (codePoint: number) => number | undefined;
}

/** แบบอักษร — the fonts of every PDF: TH Sarabun New, Sarabun for letters it lacks, our own signs. */
export interface PdfFonts {
  readonly files: readonly Buffer[];
  readonly regular: FontMetrics;
  readonly bold: FontMetrics;
  readonly fallback: FontMetrics;
}

const require = createRequire(import.meta.url);

/** TH Sarabun New 1.3 lies, base64, in one JavaScript file of its npm package; its letters have the size that 16 pt means in a Thai office. */
function sarabunNew(names: readonly string[]): readonly Buffer[] {
  const script = readFileSync(require.resolve("pdfmake-thai/build/vfs_fonts.js"), "latin1");
  return names.map((name) => {
    const key = script.indexOf(`"${name}"`);
    const start = script.indexOf('"', key + name.length + 2) + 1;
    if (key < 0 || start === 0) throw new Error(`The font package holds no ${name}`);
    return Buffer.from(script.slice(start, script.indexOf('"', start)), "base64");
  });
}

let loaded: PdfFonts | undefined;

/** Reads the fonts at the first call and keeps them for the life of the process. */
export function loadPdfFonts(): PdfFonts {
  if (loaded) return loaded;
  const [regular, bold] = sarabunNew(["THSarabunNew.ttf", "THSarabunNew-Bold.ttf"]);
  const fallback = readFileSync(require.resolve("@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf"));
  if (!regular || !bold) throw new Error("TH Sarabun New is not installed");
  loaded = {
    files: [regular, bold, fallback, Buffer.from(symbolFont())],
    regular: readMetrics(regular),
    bold: readMetrics(bold),
    fallback: readMetrics(fallback),
  };
  return loaded;
}

/** Character widths of a TrueType file, from its cmap (format 4) and hmtx tables. */
export function readMetrics(font: Buffer): FontMetrics {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + 16 * index;
    tables.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8));
  }
  const table = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no ${tag} table`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(table("head") + 18);
  const longMetrics = font.readUInt16BE(table("hhea") + 34);
  const hmtx = table("hmtx");
  const glyphOf = readCmap(font, table("cmap"));
  const widths = new Map<number, number | undefined>();
  const read = (codePoint: number): number | undefined => {
    const glyph = glyphOf(codePoint);
    return glyph === 0 ? undefined : (font.readUInt16BE(hmtx + 4 * Math.min(glyph, longMetrics - 1)) * 1000) / unitsPerEm;
  };
  return {
    widthOf: (codePoint) => {
      if (!widths.has(codePoint)) widths.set(codePoint, read(codePoint));
      return widths.get(codePoint);
    },
  };
}

/** Looks a code point up in the font's Windows Unicode map; 0 is "not there". */
function readCmap(font: Buffer, cmap: number): (codePoint: number) => number {
  let map = 0;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + 4 + 8 * index;
    const offset = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(at) === 3 && font.readUInt16BE(offset) === 4) map = offset;
  }
  if (map === 0) throw new Error("The font has no Unicode map of format 4");
  const segments = font.readUInt16BE(map + 6) / 2;
  const ends = map + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const ranges = deltas + 2 * segments;
  return (codePoint) => {
    for (let segment = 0; segment < segments && codePoint <= 0xffff; segment += 1) {
      if (codePoint > font.readUInt16BE(ends + 2 * segment)) continue;
      const start = font.readUInt16BE(starts + 2 * segment);
      if (codePoint < start) return 0;
      const delta = font.readUInt16BE(deltas + 2 * segment);
      const range = font.readUInt16BE(ranges + 2 * segment);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.readUInt16BE(ranges + 2 * segment + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
