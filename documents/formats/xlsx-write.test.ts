import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { expect, test } from "vitest";

import type { Block, Cell, Document, Paragraph, Row, Table } from "../document.ts";
import { readXlsx } from "./xlsx-read.ts";
import { writeXlsx } from "./xlsx-write.ts";

const cell = (text: string, column: number, more: Partial<Cell> = {}): Cell => ({ text, column, columnSpan: 1, rowSpan: 1, ...more });
const rowOf = (texts: readonly string[], more: Partial<Row> = {}): Row => ({
  cells: texts.map((text, index) => cell(text, index + 1)),
  place: {},
  ...more,
});
const tableOf = (rows: readonly Row[], more: Partial<Table> = {}): Table => ({ kind: "table", rows, place: {}, ...more });
const line = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ kind: "paragraph", text, place: {}, ...more });

/** What must come back: texts without the marks a worksheet cannot hold, and how cells span. */
function content({ blocks }: Pick<Document, "blocks">): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    if (block.kind === "table")
      return [
        block.rows.map(({ cells, hidden }) => [
          hidden === true,
          cells.map((one) => [held(one.text), one.column, one.columnSpan, one.rowSpan]),
        ]),
      ];
    return held(block.text) === "" ? [] : [held(block.text)];
  });
}

function held(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u000B]/gu, "\n")
    .replaceAll("\t", "    ")
    .replaceAll(/[\u0000-\u0008\u000C\u000E-\u001F\u00AD\u200B\uFEFF\uFFFE\uFFFF]/gu, "")
    .normalize("NFC")
    .trim();
}

async function readBack(document: Document): Promise<Document> {
  const result = readXlsx(await writeXlsx(document));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

const PIECES = [
  "จัดอบรม",
  "๑๒,๕๐๐",
  "=SUM(A1)",
  "-",
  "+๕",
  "@ก",
  "ไม่ใช้งบประมาณ",
  "1",
  "๒๕๖๙",
  "0.50",
  "007",
  "#REF!",
  "TRUE",
  "ก<ข>&\"'",
  "_x0041_",
  "☑ มี",
  "\n",
  " ",
  "12/5/2569",
  "80%",
];
const aText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const aFullText = aText.map((text) => (held(text) === "" ? "ก" : text));

/** Tables with a full heading row, cells that span both ways, and something in the last row. */
const aTable = fc
  .record({ columns: fc.integer({ min: 2, max: 6 }), rows: fc.integer({ min: 1, max: 5 }), heading: fc.boolean() })
  .chain(({ columns, rows, heading }) =>
    fc
      .record({
        texts: fc.array(aText, { minLength: columns * rows, maxLength: columns * rows }),
        heads: fc.array(aFullText, { minLength: columns, maxLength: columns }),
        wide: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: columns * rows, maxLength: columns * rows }),
        high: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: columns * rows, maxLength: columns * rows }),
      })
      .map(({ texts, heads, wide, high }): Table => {
        const taken = new Set<string>();
        const body = Array.from({ length: rows }, (_, row): Row => {
          const cells: Cell[] = [];
          for (let column = 0; column < columns; column += 1) {
            if (taken.has(`${row},${column}`)) continue;
            const at = row * columns + column;
            let columnSpan = 1;
            while (columnSpan < (wide[at] ?? 1) && column + columnSpan < columns && !taken.has(`${row},${column + columnSpan}`))
              columnSpan += 1;
            // The first column never reaches down: a row in which no cell begins is no row.
            const rowSpan = column === 0 ? 1 : Math.min(high[at] ?? 1, rows - row);
            for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + columnSpan; c += 1) taken.add(`${r},${c}`);
            const text = row === rows - 1 && column === 0 ? "รวม" : (texts[at] ?? "");
            cells.push(cell(text, column + 1, { columnSpan, rowSpan }));
          }
          return { cells, place: {} };
        });
        return tableOf([rowOf(heads, heading ? { header: true } : {}), ...body], heading ? { headerRows: 1 } : {});
      }),
  );
const aDocument = fc
  .array(
    fc.oneof(
      aFullText.map((text): Block => line(text)),
      aTable,
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((blocks): Document => ({ blocks }));

test("what is written is read back: texts, spans and rows", async () => {
  await fc.assert(
    fc.asyncProperty(aDocument, async (document) => {
      expect(content(await readBack(document))).toEqual(content(document));
    }),
    { numRuns: 80 },
  );
});

const HEAD = ["ลำดับที่", "กิจกรรม", "ตัวชี้วัด", "งบประมาณ (บาท)", "หมายเหตุ"];
const PLAN: Document = {
  title: "แผนตัวอย่าง",
  sections: [
    { from: 0, paper: "memo" },
    { from: 2, paper: "a4-landscape" },
  ],
  blocks: [
    line("บันทึกข้อความ", { style: "memo-title" }),
    line("ส่วนราชการ  สำนักตัวอย่าง", {
      style: "memo-line",
      runs: [
        { text: "ส่วนราชการ  ", bold: true, size: 20 },
        { text: "สำนักตัวอย่าง", leader: true },
      ],
    }),
    line("แผนปฏิบัติการ: ประจำปี [ร่าง] พ.ศ. ๒๕๖๙ ของสำนักตัวอย่างและหน่วยงานในสังกัด", { style: "title" }),
    tableOf(
      [
        rowOf(HEAD, { header: true }),
        { cells: [cell("แนวทางที่ ๑ ส่งเสริมคุณธรรม", 1, { columnSpan: 5 })], place: {}, role: "group" },
        ...Array.from({ length: 9 }, (_, index) =>
          rowOf([`${index + 1}`, "อบรมบุคลากรให้รู้และเข้าใจมาตรฐานทางจริยธรรม ".repeat(index + 1), "ไม่น้อยกว่าร้อยละ ๘๐", "๑๓๕,๐๐๐", "=1+1"]),
        ),
      ],
      { headerRows: 1, widths: [6, 40, 24, 14, 16] },
    ),
    line("(นางสาวสมมติ ตัวอย่าง)", { style: "signature" }),
    line("ส่วนที่ ๒ สรุป", { style: "section" }),
    tableOf([rowOf(["รายการ", "จำนวน"]), rowOf(["บุคลากร", "535"])]),
  ],
};

test("the memo, the plan table and what follows have a worksheet each, named by their titles", async () => {
  const names = [...part(await writeXlsx(PLAN), "xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/gu)].map(([, name]) => name);
  expect(names).toEqual(["บันทึกข้อความ", "แผนปฏิบัติการ ประจำปี ร่าง พ.ศ.", "ส่วนที่ ๒ สรุป"]);
  expect(content(await readBack(PLAN))).toEqual(content(PLAN));
});

test("sheets of one title get different names of at most 31 characters", async () => {
  const title = line("แผนปฏิบัติการด้านส่งเสริมคุณธรรมของหน่วยงาน", { style: "title" });
  const document: Document = { blocks: [title, title, title], sections: [0, 1, 2].map((from) => ({ from, paper: "a4-portrait" })) };
  const names = [...part(await writeXlsx(document), "xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/gu)].map(([, name]) => name ?? "");
  expect([new Set(names).size, names.every((name) => name.length <= 31)]).toEqual([3, true]);
});

test("a number is a number that shows the Document's digits, and a formula in the Document stays text", async () => {
  const bytes = await writeXlsx(PLAN);
  const sheet = part(bytes, "xl/worksheets/sheet2.xml");
  expect(sheet).toContain("<v>135000</v>");
  expect(part(bytes, "xl/styles.xml")).toContain('formatCode="[$-D00041E]#,##0"');
  expect(sheet).not.toContain("<f>");
  const odd = ["๑.๕๐", "007", "1,2", "๑2", "-5", "0", "1234567890123456789", "1e5", "๐.๐๕", "-", "1,234,567.50"];
  const table = tableOf([rowOf(odd.map((_, index) => `ช่อง ${index}`)), rowOf(odd)]);
  const [block] = (await readBack({ blocks: [table] })).blocks;
  const cells = block?.kind === "table" ? (block.rows[1]?.cells ?? []) : [];
  expect(cells.map(({ text }) => text)).toEqual(odd);
  expect(cells.map(({ value }) => (value?.kind === "number" ? value.number : null))).toEqual([
    1.5,
    null,
    null,
    null,
    -5,
    0,
    null,
    null,
    0.05,
    null,
    1_234_567.5,
  ]);
});

test("the plan's sheet prints on A4 across, as wide as the paper, its heading repeated and frozen", async () => {
  const bytes = await writeXlsx(PLAN);
  const sheet = part(bytes, "xl/worksheets/sheet2.xml");
  expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/u);
  expect(sheet).toMatch(/<pane ySplit="2" topLeftCell="A3" state="frozen"/u);
  expect(part(bytes, "xl/workbook.xml")).toContain("'!$2:$2</definedName>");
});

test("longer texts make higher rows, and a row without merged cells may grow when it is edited", async () => {
  const sheet = part(await writeXlsx(PLAN), "xl/worksheets/sheet2.xml");
  const rows = [...sheet.matchAll(/<row r="(\d+)" ht="([\d.]+)"( customHeight="1")?/gu)].map(
    ([, row, height, fixed]) => [Number(row), Number(height), fixed !== undefined] as const,
  );
  const heights = rows.filter(([row]) => row >= 4 && row <= 12).map(([, height]) => height);
  expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  expect(Math.max(...heights)).toBeGreaterThan(Math.min(...heights) * 2);
  expect(rows.slice(0, 4).map(([, , fixed]) => fixed)).toEqual([true, false, true, false]);
});

test("a cell higher than any row and a text longer than any cell lose nothing", async () => {
  const long = "การส่งเสริมคุณธรรม ".repeat(1_000).trim();
  const table = tableOf([rowOf(HEAD), rowOf(["๑", long, "ก", "ข", "ค"]), rowOf(["๒", "จ", "ฉ", "ช", "ซ"])]);
  expect(content(await readBack({ blocks: [table] }))).toEqual(content({ blocks: [table] }));
  const endless = "ฮ".repeat(70_000);
  const back = await readBack({ blocks: [tableOf([rowOf(HEAD), rowOf(["๑", endless, "", "", ""])]), line(endless)] });
  expect(JSON.stringify(back.blocks).match(/ฮ+/gu)?.join("").length).toBe(140_000);
});

test("tables inside a cell become lines of its text", async () => {
  const nested = tableOf([rowOf(["ระดับ ๑", "มีแผน"]), rowOf(["ระดับ ๒", "ทำตามแผน"])]);
  const table = tableOf([
    rowOf(HEAD),
    { cells: [cell("๑", 1), cell("เกณฑ์", 2, { tables: [nested] }), cell("", 3), cell("", 4), cell("ค", 5)], place: {} },
  ]);
  expect(JSON.stringify((await readBack({ blocks: [table] })).blocks)).toContain("เกณฑ์\\nระดับ ๑  มีแผน\\nระดับ ๒  ทำตามแผน");
});

test("tables of different columns stand on one sheet without cutting each other's columns", async () => {
  const document: Document = {
    blocks: [
      tableOf([rowOf(["ก", "ข", "ค", "ง"]), rowOf(["๑", "๒", "๓", "๔"])], { widths: [1, 2, 3, 4] }),
      line("คั่น"),
      tableOf([rowOf(["จ", "ฉ"]), rowOf(["๕", "๖"])], { widths: [1, 9] }),
      line("คั่น"),
      tableOf([rowOf(["ช", "ซ", "ฌ"]), rowOf(["๗", "๘", "๙"])]),
    ],
  };
  expect(content(await readBack(document))).toEqual(content(document));
  // The narrow first column of the second table takes the first column of the first, the nearest to its own width.
  expect(part(await writeXlsx(document), "xl/worksheets/sheet1.xml")).toContain('<mergeCell ref="B4:D4"/>');
});

test("an empty Document is an empty workbook", async () => {
  expect(readXlsx(await writeXlsx({ blocks: [] }))).toEqual({ ok: false, error: { kind: "empty" } });
});

const OFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));

test.skipIf(!OFFICE)("LibreOffice opens the file, shows every digit, and saves it again unchanged", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
  const convert = (to: string, out: string) =>
    execFileSync(
      OFFICE ?? "",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        join(folder, out),
        join(folder, "plan.xlsx"),
      ],
      { stdio: "ignore" },
    );
  try {
    writeFileSync(join(folder, "plan.xlsx"), await writeXlsx(PLAN));
    convert("xlsx", "again");
    convert("pdf", "paper");
    const again = readXlsx(readFileSync(join(folder, "again", "plan.xlsx")));
    expect(again.ok && content(again.value)).toEqual(content(PLAN));
    if (existsSync("/usr/bin/pdftotext")) {
      const shown = execFileSync("/usr/bin/pdftotext", ["-layout", join(folder, "paper", "plan.pdf"), "-"], { encoding: "utf8" });
      expect(shown.match(/๑๓๕,๐๐๐/gu)).toHaveLength(9);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
