import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";

import { breakThai } from "#domain/thai/line-break.ts";

import type { Block, Cell, Document, Paragraph, Row, Table } from "../document.ts";
import { writePdf } from "./pdf-write.ts";

const DATE = new Date("2026-01-02T03:04:05Z");

const cell = (column: number, text: string, more: Partial<Cell> = {}): Cell => ({ text, column, columnSpan: 1, rowSpan: 1, ...more });
const row = (cells: readonly Cell[], more: Partial<Row> = {}): Row => ({ cells, place: {}, ...more });
const table = (rows: readonly Row[], more: Partial<Table> = {}): Table => ({ kind: "table", rows, place: {}, ...more });
const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ kind: "paragraph", text, place: {}, ...more });
const squash = (text: string): string => text.replaceAll(/\s+/gu, "");

/** Every text of a document, tables inside tables included. */
function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block.text]
      : block.rows.flatMap((line) => line.cells.flatMap((one) => [one.text, ...textsOf(one.tables ?? [])])),
  );
}

/** What a reader that looks only at the letter maps sees, page by page, without blanks. */
async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(squash(items.map((item) => ("str" in item ? item.str : "")).join("")));
  }
  return pages;
}

/** What a command prints about the file; undefined where the machine does not have the command. */
function ask(
  command: string,
  before: readonly string[],
  pdf: Uint8Array,
  after: readonly string[] = [],
): { readonly status: number | null; readonly out: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), "pdf-write-"));
  const path = join(folder, "file.pdf");
  writeFileSync(path, pdf);
  const done = spawnSync(command, [...before, path, ...after], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return done.error ? undefined : { status: done.status, out: done.stdout };
}

const HEADINGS = ["ลำดับ\nที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "งบประมาณ\n(บาท)", "ระยะเวลา", "ผู้รับผิดชอบ", "หมายเหตุ"];

function planTable(activities: number): Table {
  const rows = Array.from({ length: activities }, (_, index) =>
    row([
      cell(1, String(index + 1), { align: "center" }),
      cell(2, `จัดกิจกรรมจิตอาสาพัฒนาสิ่งแวดล้อมรอบที่ตั้งหน่วยงาน ครั้งที่ ${index + 1}`),
      cell(3, "(๑) บุคลากรเข้าร่วมไม่น้อยกว่าร้อยละ ๘๐\n(๒) เผยแพร่ผ่านช่องทางสื่อสารอื่น ๆ ของ “ศูนย์” อย่างน้อย ๒ ช่องทาง"),
      cell(4, index % 2 === 0 ? "ไม่ใช้งบประมาณ" : "๑๒,๕๐๐", { align: "right" }),
      cell(5, "ต.ค. ๒๕๖๘ – มิ.ย. ๒๕๖๙"),
      cell(6, "กลุ่มงานที่ปรึกษากฎหมาย ญาติผู้ใหญ่ ปู่ ฟ้า ฐู ฏุ น้ำ ป้ำ ศักดิ์สิทธิ์"),
      cell(7, "saraban2@agency.example"),
    ]),
  );
  const group = (text: string): Row => row([cell(1, text, { columnSpan: 7 })], { role: "group" });
  const total = row([cell(1, "รวมทั้งสิ้น", { columnSpan: 3, align: "center" }), cell(4, "๙๙,๐๐๐"), cell(5, "บาท", { columnSpan: 3 })], {
    role: "total",
  });
  const half = Math.ceil(rows.length / 2);
  return table(
    [
      row(
        HEADINGS.map((text, index) => cell(index + 1, text)),
        { header: true },
      ),
      group("แนวทางที่ ๑"),
      ...rows.slice(0, half),
      group("แนวทางที่ ๒"),
      ...rows.slice(half),
      total,
    ],
    { headerRows: 1, widths: [1, 4, 5, 2, 2, 3, 3] },
  );
}

function memo(): readonly Paragraph[] {
  const line = (label: string, value: string): Paragraph =>
    paragraph(`${label}  ${value}`, {
      style: "memo-line",
      runs: [
        { text: label, bold: true, size: 20 },
        { text: `  ${value}`, leader: true },
      ],
    });
  return [
    paragraph("ด่วนที่สุด", { style: "urgency" }),
    paragraph("บันทึกข้อความ", { style: "memo-title" }),
    line("ส่วนราชการ", "กรมตัวอย่าง โทร. ๐ ๒๐๐๐ ๐๐๐๐"),
    line("เรื่อง", "ขอส่งแผน"),
    paragraph("ด้วยหน่วยงานได้จัดทำแผนเรียบร้อยแล้ว ".repeat(6), { style: "body" }),
    paragraph("(นางสาวลองดู ระบบใหม่)", { style: "signature" }),
    paragraph("หัวหน้ากลุ่มงาน", { style: "signature" }),
  ];
}

function whole(activities: number): Document {
  const blocks = [
    ...memo(),
    paragraph("แผนปฏิบัติการ ประจำปี พ.ศ. ๒๕๖๙", { style: "title" }),
    planTable(activities),
    paragraph("☑ มี ☐ ไม่มี ✓ แล้ว", { style: "item" }),
  ];
  const count = memo().length;
  return {
    title: "แผนตัวอย่าง",
    blocks,
    sections: [
      { from: 0, paper: "memo" },
      { from: count, paper: "a4-landscape" },
      { from: count + 2, paper: "a4-portrait" },
    ],
  };
}

test("every text copies out of the PDF as it was given, letter by letter", async () => {
  const document = whole(4);
  const pdf = await writePdf(document, undefined, { date: DATE });
  const seen = (await pagesOf(pdf)).join("");
  for (const text of textsOf(document.blocks)) expect(seen).toContain(squash(text));
});

test("Poppler reads every text as it was given", async ({ skip }) => {
  const document = whole(4);
  const poppler = ask("pdftotext", ["-raw"], await writePdf(document, undefined, { date: DATE }), ["-"]);
  if (!poppler) return skip("pdftotext is not installed");
  for (const text of textsOf(document.blocks)) expect(squash(poppler.out)).toContain(squash(text));
});

test("lines end only where the Thai line breaker lets them", async () => {
  const text =
    "ส่งเสริมให้บุคลากรนำคุณธรรมเป้าหมายมาปฏิบัติอย่างต่อเนื่องในเดือน ต.ค. ๒๕๖๘ – มิ.ย. ๒๕๖๙ ไม่น้อยกว่า ๒ ครั้ง/ปี (ร้อยละ ๘๐) และสื่อสารประชาสัมพันธ์งบประมาณผ่าน “ช่องทาง” อื่น ๆ ฯลฯ ".repeat(
      3,
    );
  const pdf = await writePdf({ blocks: [table([row([cell(1, text), cell(2, text), cell(3, text)])], { widths: [3, 5, 8] })] }, undefined, {
    date: DATE,
  });
  const page = await (await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise).getPage(1);
  const { items } = await page.getTextContent();
  const allowed = new Set<number>();
  let length = 0;
  for (const piece of breakThai(text.trim())) allowed.add((length += squash(piece).length));
  let at = 0;
  let lines = 0;
  let height: unknown;
  for (const item of items) {
    if (!("str" in item) || squash(item.str) === "") continue;
    const y: unknown = item.transform[5];
    if (height !== undefined && y !== height && at % length !== 0) {
      lines += 1;
      expect(allowed).toContain(at % length);
    }
    height = y;
    at += squash(item.str).length;
  }
  expect(at).toBe(3 * length);
  expect(lines).toBeGreaterThan(30);
});

test("heading rows repeat on every page of the table and page numbers begin anew at each section's second page", async () => {
  const pages = await pagesOf(await writePdf(whole(30), undefined, { date: DATE }));
  const plan = pages.slice(1, -1);
  expect(plan.length).toBeGreaterThan(2);
  for (const [index, page] of plan.entries()) {
    expect(page).toContain(squash(HEADINGS.join("")));
    if (index > 0) expect(page.startsWith(`-${"๑๒๓๔๕๖๗๘๙".charAt(index)}-`)).toBe(true);
  }
  expect(pages[0]).not.toContain("-๑-");
  expect(plan[0]).not.toContain("-๒-");
  expect(pages.at(-1)).not.toMatch(/-[๐-๙]-/u);
});

test("a group's heading never stands alone at the foot of a page", async () => {
  const line = (text: string): Row => row([1, 2].map((column) => cell(column, text)));
  const group = (text: string): Row => row([cell(1, text, { columnSpan: 2 })], { role: "group" });
  let moved = 0;
  for (let before = 15; before < 28; before += 1) {
    const rows = [
      row([cell(1, "หัว", { columnSpan: 2 })]),
      ...Array.from({ length: before }, () => line("แถว")),
      group("กลุ่มใหญ่"),
      group("กลุ่มย่อย"),
      line("รายการ"),
      line("ท้าย"),
    ];
    const pages = await pagesOf(
      await writePdf({ blocks: [table(rows, { headerRows: 1 })], sections: [{ from: 0, paper: "a4-landscape" }] }, undefined, {
        date: DATE,
      }),
    );
    expect(pages.join("").replaceAll(/-๒-หัว/gu, "")).toBe(`หัว${"แถวแถว".repeat(before)}กลุ่มใหญ่กลุ่มย่อยรายการรายการท้ายท้าย`);
    for (const page of pages) expect(page).not.toMatch(/กลุ่ม(?:ใหญ่|ย่อย)$/u);
    if (pages[1]?.startsWith("-๒-หัวกลุ่มใหญ่") === true) moved += 1;
  }
  expect(moved).toBeGreaterThan(1);
});

test("a signature below a table never stands alone at the head of a page", async () => {
  let moved = 0;
  for (let before = 19; before < 28; before += 1) {
    const rows = [row([cell(1, "หัว")]), ...Array.from({ length: before }, () => row([cell(1, "แถว")])), row([cell(1, "ท้าย")])];
    const signed = ["ลงนาม", "(นายสมมติ)"].map((text) => paragraph(text, { style: "signature" }));
    const blocks = [table(rows, { headerRows: 1 }), ...signed];
    const pages = await pagesOf(await writePdf({ blocks, sections: [{ from: 0, paper: "a4-landscape" }] }, undefined, { date: DATE }));
    const last = pages.find((page) => page.includes("ลงนาม")) ?? "";
    expect([before, last.includes("ท้ายลงนาม")]).toEqual([before, true]);
    if (last.startsWith("-๒-หัวท้ายลงนาม")) moved += 1;
  }
  expect(moved).toBeGreaterThan(1);
});

test("the file says that it is PDF/A-3a in Thai, by whom, when and what about, and holds the plan", async () => {
  const json = JSON.stringify({ format: "plan/1", title: "แผน" });
  const pdf = await writePdf(whole(2), { name: "plan.json", json }, { date: DATE, author: "กรมตัวอย่าง" });
  const bytes = Buffer.from(pdf).toString("utf8");
  expect(bytes).toContain("<pdfaid:part>3</pdfaid:part>");
  expect(bytes).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
  expect(bytes).toContain("/AFRelationship /Source");
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { info } = await file.getMetadata();
  expect(info).toMatchObject({ Title: "แผนตัวอย่าง", Author: "กรมตัวอย่าง", Language: "th-TH", CreationDate: "D:20260102030405Z" });
  const attached: unknown = await file.getAttachments();
  expect(attached).toBeTruthy();
  expect(bytes).toContain(json);
});

test("the same document, options and date give the same bytes", async () => {
  const one = await writePdf(whole(3), { name: "plan.json", json: "{}" }, { date: DATE });
  await writePdf(whole(5), undefined, { date: DATE });
  const other = await writePdf(whole(3), { name: "plan.json", json: "{}" }, { date: DATE });
  expect(Buffer.compare(one, other)).toBe(0);
});

test("each table has one table head, and a group's row is no heading of the cells below it", async () => {
  const bytes = Buffer.from(await writePdf(whole(12), undefined, { date: DATE })).toString("latin1");
  expect(bytes.match(/\/S \/THead/gu)).toHaveLength(1);
  expect(bytes.match(/\/S \/TH\n/gu)).toHaveLength(HEADINGS.length);
  expect(bytes).toContain("/S /H1");
});

test("qpdf finds the file sound", async ({ skip }) => {
  const check = ask("qpdf", ["--check"], await writePdf(whole(3), { name: "plan.json", json: "{}" }, { date: DATE }));
  if (!check) return skip("qpdf is not installed");
  expect(check.status).toBe(0);
});

test("every font is embedded", async () => {
  const bytes = Buffer.from(await writePdf(whole(3), undefined, { date: DATE })).toString("latin1");
  const fonts = bytes.match(/\/Type \/FontDescriptor\b/gu) ?? [];
  expect(fonts.length).toBeGreaterThan(1);
  expect(bytes.match(/\/FontFile[23] \d+ 0 R/gu)).toHaveLength(fonts.length);
});

test("text is never read as markup", async () => {
  const text = String.raw`#set page(width: 1pt) *a* _b_ $x^2$ \ @c <d> // e /* f */ [g] {h} #sys.inputs`;
  expect((await pagesOf(await writePdf({ blocks: [paragraph(text)] }, undefined, { date: DATE }))).join("")).toBe(squash(text));
});

test("a row taller than a page goes on over pages with all its text", async () => {
  const text = "ส่งเสริมคุณธรรมและจริยธรรมในองค์กร ".repeat(600).slice(0, 20_000);
  const pages = await pagesOf(await writePdf({ blocks: [table([row([cell(1, "ที่"), cell(2, text)])])] }, undefined, { date: DATE }));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page) => page.replace(/^-[๐-๙]+-/u, "")).join("")).toBe(squash(`ที่${text}`));
});

test("merged cells both ways, tables in cells and sixty columns keep their texts", async () => {
  const inner = table([row([cell(1, "ระดับ"), cell(2, "เกณฑ์")], { header: true }), row([cell(1, "๑"), cell(2, "มีคำสั่ง")])]);
  const blocks = [
    table([
      row([cell(1, "สูง", { rowSpan: 2 }), cell(2, "กว้าง", { columnSpan: 2 })], { header: true }),
      row([cell(2, "ซ้าย"), cell(3, "ขวา")], { header: true }),
      row([cell(1, "ยาว", { rowSpan: 3 }), cell(2, "ก", { tables: [inner] }), cell(3, "ข")]),
      row([cell(2, "ค"), cell(3, "ง")]),
      row([cell(2, "จ", { columnSpan: 2 })]),
    ]),
    table(Array.from({ length: 3 }, (_, y) => row(Array.from({ length: 60 }, (__, x) => cell(x + 1, `ช่อง${y * 60 + x}`))))),
  ];
  const seen = (await pagesOf(await writePdf({ blocks }, undefined, { date: DATE }))).join("");
  for (const text of textsOf(blocks)) expect(seen).toContain(text);
});

test("letters that no font has are framed on paper and stay in the text", async () => {
  const text = "ภาษา 中文 日本 😀 ő \u{10A00}";
  expect((await pagesOf(await writePdf({ blocks: [paragraph(text)] }, undefined, { date: DATE }))).join("")).toBe(squash(text));
});

test("letters of private use, which PDF/A-3a refuses, are kept in a PDF/A-3b", async () => {
  const pdf = await writePdf({ blocks: [paragraph("ก\uE123ข")] }, undefined, { date: DATE });
  expect(Buffer.from(pdf).toString("utf8")).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
  expect((await pagesOf(pdf)).join("")).toBe("ก\uE123ข");
});

test("broken, empty and overlapping content is written without its faults", async () => {
  const documents: readonly Document[] = [
    { blocks: [] },
    { blocks: [table([]), table([row([])]), paragraph(""), paragraph("\n\n")], title: "ก\uD800\0" },
    { blocks: [paragraph("ก\uD800ข\uDC00ค \u200F\u202Eกลับ\u202C \0\u0007จบ")] },
    {
      blocks: [
        table(
          [
            row([cell(1, "ก", { rowSpan: 9, columnSpan: 3 }), cell(2, "ข"), cell(3, "ค", { columnSpan: 99 })]),
            row([cell(0, "ง", { rowSpan: -1 }), cell(Number.NaN, "จ")]),
          ],
          { headerRows: 7 },
        ),
      ],
    },
    {
      blocks: [paragraph("ก")],
      sections: [
        { from: 5, paper: "memo" },
        { from: 0, paper: "a4-portrait" },
        { from: 0, paper: "memo" },
      ],
    },
    {
      blocks: [
        paragraph("ก ข", {
          runs: [
            { text: "ก ", size: -4, colour: "url(x)", leader: true },
            { text: "ข", leader: true },
          ],
        }),
      ],
    },
    { blocks: [table([row([cell(1, "หัว ".repeat(3_000))], { header: true }), row([cell(1, "ท้าย")])])] },
  ];
  for (const document of documents) {
    const seen = (await pagesOf(await writePdf(document, undefined, { date: DATE }))).join("").replaceAll(/-[๐-๙]+-/gu, "");
    const wanted = textsOf(document.blocks).map((text) => squash(text.toWellFormed().replaceAll(/[\0\u0007\u200F\u202E\u202C]/gu, "")));
    for (const text of wanted) expect(seen).toContain(text);
  }
});

test("any tables of any texts are written, none of their letters lost", async () => {
  const word = fc.oneof(
    fc.constantFrom("เป้าหมาย", "ที่ ๑", "น้ำ", "ศักดิ์สิทธิ์", "ปั้น", "๑๒,๐๐๐ บาท", "e-mail", "☑", "ต่าง ๆ", "\n"),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
  const cells = fc.array(
    fc.record({
      text,
      column: fc.integer({ min: 1, max: 5 }),
      columnSpan: fc.integer({ min: 1, max: 3 }),
      rowSpan: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 5 },
  );
  const rows = fc.array(fc.record({ cells, place: fc.constant({}), header: fc.boolean() }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      const blocks = [table(lines)];
      const seen = (await pagesOf(await writePdf({ blocks }, undefined, { date: DATE }))).join("").normalize("NFKD");
      const letters = (value: string): number => value.match(/[ก-ฮ๐-๙A-Za-z]/gu)?.length ?? 0;
      expect(letters(seen)).toBeGreaterThanOrEqual(letters(textsOf(blocks).join("").normalize("NFKD")));
    }),
    { numRuns: 40 },
  );
}, 60_000);
