import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { PDFDocument } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";

import { loadPdfFonts } from "./pdf-fonts.ts";
import { repairToUnicode } from "./pdf-tounicode.ts";

const TEXT = "ศักดิ์สิทธิ์ทั้งหมด ที่ปั้น ป้ำ ญุ ฐู น้ำ กำ ฟ้า ฝั่ง ผู้ใหญ่ แผนปฏิบัติการ (ก) a\\b กĺข ll";

function typst(text: string): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...loadPdfFonts().files] }] });
  return compiler.pdf({
    mainFileContent: `#set text(font: ("TH Sarabun New", "Sarabun"), lang: "th")\n#sys.inputs.text\n\n*#sys.inputs.text*`,
    inputs: { text },
  });
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const page = await (await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise).getPage(1);
  return (await page.getTextContent()).items
    .map((item) => ("str" in item ? item.str : ""))
    .join("")
    .normalize()
    .replaceAll(/\s+/gu, "");
}

test("text that Typst leaves garbled for readers of letter maps comes out right", async () => {
  const wanted = (TEXT + TEXT).replaceAll(/\s+/gu, "");
  const pdf = typst(TEXT);
  expect(await textOf(pdf)).not.toBe(wanted);
  expect(await textOf(repairToUnicode(pdf))).toBe(wanted);
});

test("repairing twice changes nothing more", () => {
  const once = repairToUnicode(typst(TEXT));
  expect(Buffer.compare(repairToUnicode(once), once)).toBe(0);
});

test("files of another make and files that are no PDF come back as they were", async () => {
  const foreign = await PDFDocument.create();
  foreign.addPage().drawText("plain");
  for (const bytes of [
    await foreign.save(),
    new Uint8Array(),
    Buffer.from("%PDF-1.7\nxref\n0 9\nstartxref\n9\n%%EOF"),
    Buffer.from("startxref 0 %%EOF"),
  ]) {
    expect(Buffer.compare(repairToUnicode(bytes), bytes)).toBe(0);
  }
});
