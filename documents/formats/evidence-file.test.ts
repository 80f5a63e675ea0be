import { zipSync } from "fflate";
import { expect, test } from "vitest";

import { PLAIN_PHOTOS } from "#testing/photos.ts";
import { evidenceFileOf } from "./evidence-file.ts";

const text = (says: string): Uint8Array => new TextEncoder().encode(says);
const office = (...parts: readonly string[]): Uint8Array => zipSync(Object.fromEntries(parts.map((part) => [part, text("<x/>")])));
const WORD = office("[Content_Types].xml", "word/document.xml");
const told = (bytes: Uint8Array, name: string) => {
  const found = evidenceFileOf(bytes, name);
  return found.ok ? found.value.kind : found.error.kind;
};

test("a file is what its content is, and a name that says otherwise is refused", () => {
  expect(told(PLAIN_PHOTOS.baseline, "ภาพ.JPG")).toBe("photo");
  expect(told(PLAIN_PHOTOS.png, "ภาพ.png")).toBe("photo");
  expect(told(PLAIN_PHOTOS.baseline, "ภาพจากกล้อง")).toBe("photo");
  expect(told(text("%PDF-1.7\n…"), "คำสั่ง.pdf")).toBe("pdf");
  expect(told(WORD, "รายงาน.docx")).toBe("word");
  expect(told(office("xl/workbook.xml"), "บัญชี.xlsx")).toBe("excel");
  for (const [bytes, name] of [
    [PLAIN_PHOTOS.png, "ภาพ.jpg"],
    [text("%PDF-1.7\n…"), "ภาพ.png"],
    [PLAIN_PHOTOS.baseline, "ภาพ.exe"],
    [WORD, "รายงาน.pdf"],
  ] as const)
    expect(told(bytes, name), name).toBe("evidence-type-differs");
});

test("what runs, what is packed, other pictures and plain text are refused whatever they are called", () => {
  for (const [bytes, name] of [
    [text("MZ\u0000\u0001\u0002 this program"), "ภาพ.jpg"],
    [text("<script>alert(1)</script>"), "ภาพ.jpg"],
    [text("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"), "ภาพ.png"],
    [text("GIF89a\u0001\u0000\u0001\u0000"), "ภาพ.gif"],
    [office("any.txt"), "รายงาน.docx"],
    [new Uint8Array(), "ภาพ.jpg"],
  ] as const)
    expect(told(bytes, name), name).toBe("evidence-type");
  expect(told(office("word/document.xml", "word/vbaProject.bin"), "รายงาน.docx")).toBe("evidence-macros");
  expect(told(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "รายงาน.doc")).toBe("old-office");
});
