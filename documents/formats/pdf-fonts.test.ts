import { expect, test } from "vitest";

import { loadPdfFonts, readMetrics } from "./pdf-fonts.ts";
import { isDrawnSign, symbolFont } from "./pdf-symbols.ts";

const code = (character: string): number => character.codePointAt(0) ?? 0;

test("TH Sarabun New is the real one: its letters are a third smaller than Sarabun's, and marks take no room", () => {
  const { regular, fallback } = loadPdfFonts();
  expect(regular.widthOf(code("ก"))).toBe(386);
  expect(fallback.widthOf(code("ก"))).toBe(576);
  expect(regular.widthOf(code("่"))).toBe(0);
  expect(regular.widthOf(code("๙"))).toBeGreaterThan(300);
  expect(regular.widthOf(code("☑"))).toBeUndefined();
});

test("the drawn signs are a font of their own, with room for characters that no font has", () => {
  expect(isDrawnSign("☑")).toBe(true);
  expect(isDrawnSign("ก")).toBe(false);
  const font = Buffer.from(symbolFont(["中", "😀"]));
  expect(font.readUInt32BE(0)).toBe(0x00010000);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => font.toString("latin1", 12 + 16 * index, 16 + 16 * index));
  expect(tables).toEqual(["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"]);
  expect(font.includes(Buffer.from([0, 1, 0xf6, 0, 0, 1, 0xf6, 0]))).toBe(true);
});

test("a file that is no font is refused", () => {
  expect(() => readMetrics(Buffer.alloc(64))).toThrow("no head table");
});
