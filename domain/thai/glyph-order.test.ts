import { expect, test } from "vitest";

import { fromThaiStandardCode, isThaiMark, mendGlyphOrder } from "./glyph-order.ts";

test.each([
  ["private glyphs of old fonts become letters", "ป\uF701ม\uF710 น\uF70A า\uF70E \uF70Fาติ \uF700าน", "ปิมั น่ า์ ญาติ ฐาน"],
  ["nikhahit and sara a are sara am", "น\u0E4D\u0E32", "น\u0E33"],
  ["the tone stands before sara am, wherever it was drawn", "น\u0E4D\u0E49\u0E32 น\u0E49\u0E4D\u0E32 น\u0E33\u0E49", "น้ำ น้ำ น้ำ"],
  ["the tail of sara am that was drawn twice counts once", "ดำ าเนิน กําลัง คำาถาม", "ดำเนิน กำลัง คำถาม"],
  ["a tone before its vowel changes places with it", "ท\u0E48\u0E35 ข\u0E49\u0E36น ผ\u0E39\u0E49", "ที่ ขึ้น ผู้"],
  ["a mark drawn twice counts once", "ที\u0E48\u0E48 กั\u0E31บ", "ที่ กับ"],
  ["a blank before a mark was never typed", "ก ารป ั ้น", "ก ารปั้น"],
  ["a mark drawn before its letter follows it", "\u0E48ทาน (\u0E31กบ)", "ท่าน (กับ)"],
  ["two sara e side by side are sara ae", "เเผน", "แผน"],
  ["text that is right stays as it is", "ศักดิ์ศรี ปิ่นโต ญาณ ฤๅษี ๒๕๗๐ (ก.ย.) เก็บ Plan", "ศักดิ์ศรี ปิ่นโต ญาณ ฤๅษี ๒๕๗๐ (ก.ย.) เก็บ Plan"],
])("%s", (_, drawn, typed) => {
  expect(mendGlyphOrder(drawn)).toBe(typed);
  expect(mendGlyphOrder(typed)).toBe(typed);
});

test("vowels and tones above and below are marks, letters and sara a are not", () => {
  expect(["ิ", "่", "ู", "ํ", "\uF70A", "้ี"].every(isThaiMark)).toBe(true);
  expect(["า", "ก", "เ", "ำ", "\uF70F", "", "ก่"].some(isThaiMark)).toBe(false);
});

test("Thai of fonts older than Unicode is read by its standard code", () => {
  expect(fromThaiStandardCode("¡ÒÃàÃÕÂ¹ÃÙé ò÷ (A4)")).toBe("การเรียนรู้ ๒๗ (A4)");
});
