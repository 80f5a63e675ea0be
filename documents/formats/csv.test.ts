import { expect, test } from "vitest";

import type { Document } from "../document.ts";
import { readCsv } from "./csv.ts";

function texts({ blocks }: Document): unknown[] {
  return blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.map(({ cells }) => cells.map(({ text }) => text))));
}

test("titles above and notes below a table are paragraphs, its group and total rows are rows", () => {
  const document = readCsv("แผนงาน,,\nหน่วยงาน,โรงเรียนตัวอย่าง,\nที่,งาน,งบ\nกลยุทธ์ที่ ๑,,\n๑,อบรม,๕๐๐\n๒,ค่าย,-\nรวม,,๕๐๐\nหมายเหตุ ร่าง,,\n");
  expect(texts(document)).toEqual([
    "แผนงาน",
    "หน่วยงาน โรงเรียนตัวอย่าง",
    [
      ["ที่", "งาน", "งบ"],
      ["กลยุทธ์ที่ ๑", "", ""],
      ["๑", "อบรม", "๕๐๐"],
      ["๒", "ค่าย", "-"],
      ["รวม", "", "๕๐๐"],
    ],
    "หมายเหตุ ร่าง",
  ]);
});

test.each([",", ";", "\t", "|"])("the separator %j is found", (separator) => {
  const table = [
    ["ที่", "งาน, ต่อ", "งบ"],
    ["๑", "อบรม; ดูงาน", "๑"],
  ];
  expect(texts(readCsv(table.map((row) => row.map((field) => `"${field}"`).join(separator)).join("\r\n")))).toEqual([table]);
});

test("quotes hold separators, line breaks and doubled quotes", () => {
  expect(texts(readCsv('ที่,งาน,ผล,งบ\n๑,"อบรม ""ดี"", ครบ\nสองวัน",ก,๑'))).toEqual([
    [
      ["ที่", "งาน", "ผล", "งบ"],
      ["๑", 'อบรม "ดี", ครบ\nสองวัน', "ก", "๑"],
    ],
  ]);
});

test("a quote that is never closed costs nothing but itself", () => {
  expect(texts(readCsv('ที่\tงาน\tผล\tงบ\n๑\t"อบรม\tก\t๑\n๒\tค่าย\tข\t๒'))).toEqual([
    [
      ["ที่", "งาน", "ผล", "งบ"],
      ["๑", '"อบรม', "ก", "๑"],
      ["๒", "ค่าย", "ข", "๒"],
    ],
  ]);
});

test("rows after an empty row that number on belong to the table above", () => {
  const document = readCsv("ที่,งาน,ผล,งบ\n๑,ก,ข,๑\n,,,\nกลยุทธ์ที่ ๒,,,\n๒,ค,ง,๒\n");
  expect(document.blocks).toHaveLength(1);
  expect(readCsv("ที่,งาน,ผล,งบ\n๑,ก,ข,๑\n,,,\nที่,คน,ปี,งบ\n๑,ค,ง,๒\n").blocks).toHaveLength(2);
});

test("a text of half a million quotes is read in a moment", () => {
  const begun = performance.now();
  readCsv('"x"y,'.repeat(500_000));
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("nothing gives nothing", () => {
  expect(readCsv("")).toEqual({ blocks: [] });
  expect(readCsv("\uFEFF\r\n,,\r\n")).toEqual({ blocks: [] });
});

test("a field that merely begins with a quotation keeps it and swallows no other row", () => {
  expect(texts(readCsv('ที่,งาน,ผล,งบ\n1,"สุข" และสงบ,ก,1\n2,"ง",ข,2'))).toEqual([
    [
      ["ที่", "งาน", "ผล", "งบ"],
      ["1", '"สุข" และสงบ', "ก", "1"],
      ["2", "ง", "ข", "2"],
    ],
  ]);
});
