import { strFromU8 } from "fflate";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Block, Cell, Document, Paragraph, Row, Table } from "../document.ts";
import { readDocx } from "./docx-read.ts";
import { cleanText } from "./docx-symbols.ts";
import { writeDocx } from "./docx-write.ts";
import { unzip } from "./zip.ts";

const place = {};
const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ kind: "paragraph", text, place, ...more });
const aCell = (text: string, column: number, columnSpan = 1, rowSpan = 1, more: Partial<Cell> = {}): Cell => ({
  text,
  column,
  columnSpan,
  rowSpan,
  ...more,
});
const aTable = (rows: readonly (readonly Cell[])[], more: Partial<Table> = {}): Table => ({
  kind: "table",
  place,
  rows: rows.map((cells): Row => ({ cells, place })),
  ...more,
});

/** What must survive: texts, spans and header rows, without places and faces. */
function content(blocks: readonly Block[]): unknown {
  return blocks.map((block) => (block.kind === "paragraph" ? block.text : tableContent(block)));
}

function tableContent(table: Table): unknown {
  return table.rows.map((row, index) => ({
    header: row.header ?? index < (table.headerRows ?? 0),
    cells: row.cells.map((cell) => [cell.text, cell.column, cell.columnSpan, cell.rowSpan, ...(cell.tables ?? []).map(tableContent)]),
  }));
}

async function writeAndRead(document: Document): Promise<readonly Block[]> {
  const read = readDocx(await writeDocx(document));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.blocks;
}

async function partOf(document: Document, name: string): Promise<string> {
  const parts = unzip(await writeDocx(document));
  return parts.ok ? strFromU8(parts.value.get(name) ?? new Uint8Array()) : "";
}

const letters = fc.constantFrom(..."กขคงนมำะาิีุูเแโ่้๊๋์๐๑๒๙ 019aZ.,/()-\n\t☐☑✓“”%<>&\"'");
const words = fc.array(letters, { maxLength: 30 }).map((all) => cleanText(all.join("")));
const someWords = words.filter((text) => text !== "");

/** A grid cut into cells at random, so that every column line is used by some row and merged cells never cross. */
const tables: fc.Arbitrary<Table> = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 7 }), headers: fc.integer({ min: 0, max: 2 }) })
  .chain(({ rows, columns, headers }) =>
    fc
      .array(fc.record({ text: words, wide: fc.integer({ min: 1, max: 3 }), tall: fc.integer({ min: 1, max: 3 }) }), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map((seeds): Table => {
        const taken = Array.from({ length: rows + 1 }, () => new Set<number>());
        const drawn = Array.from({ length: rows }, (_, row) => {
          const cells: Cell[] = [];
          for (let column = 0; column < columns; column += 1) {
            const seed = seeds[row * columns + column];
            if (!seed || taken[row]?.has(column)) continue;
            // The first row is left uncut: it uses every line of the grid.
            const most = row === 0 ? 1 : seed.wide;
            let columnSpan = 1;
            while (columnSpan < most && column + columnSpan < columns && !taken[row]?.has(column + columnSpan)) columnSpan += 1;
            const rowSpan = Math.min(seed.tall, rows - row);
            for (let down = 0; down < rowSpan; down += 1)
              for (let across = 0; across < columnSpan; across += 1) taken[row + down]?.add(column + across);
            cells.push(aCell(seed.text, column + 1, columnSpan, rowSpan));
          }
          return cells;
        });
        return aTable(drawn, { headerRows: Math.min(headers, rows) });
      }),
  );

test("what is written reads back the same: texts, merged cells, header rows", async () => {
  const documents = fc.array(
    fc.oneof(
      someWords.map((text) => paragraph(text)),
      tables,
    ),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(documents, async (blocks) => {
      const written = blocks.filter((block) => block.kind === "table" || block.text !== "");
      expect(content(await writeAndRead({ blocks: written }))).toEqual(content(written));
    }),
    { numRuns: 60 },
  );
});

test("tables inside cells, two tables in a row and every section come back", async () => {
  const inner = aTable([
    [aCell("ระดับ", 1), aCell("เกณฑ์", 2)],
    [aCell("๑", 1), aCell("มีคำสั่ง\nลงนามแล้ว", 2)],
  ]);
  const blocks = [
    paragraph("บันทึกข้อความ", { style: "memo-title" }),
    paragraph("แผน", { style: "title" }),
    aTable([[aCell("ก", 1, 2)], [aCell("ข", 1), aCell("เกณฑ์ดังนี้", 2, 1, 1, { tables: [inner, inner] })]], { headerRows: 1, widths: [1, 3] }),
    aTable([[aCell("ค", 1)]]),
    paragraph("ส่วนที่ ๒", { style: "section" }),
    aTable([[aCell("ง", 1)]]),
  ];
  const sections = [
    { from: 0, paper: "memo" },
    { from: 1, paper: "a4-landscape" },
    { from: 4, paper: "a4-portrait" },
  ] as const;
  expect(content(await writeAndRead({ blocks, sections }))).toEqual(content(blocks));
});

test("dots fill the line after a run and are no text", async () => {
  const runs = [
    { text: "ที่", bold: true, size: 20 },
    { text: " กข ๐๑๐๑/๒", leader: true },
    { text: "วันที่", bold: true, size: 20 },
    { text: " ๓ พฤศจิกายน ๒๕๖๙", leader: true },
  ];
  const document: Document = {
    blocks: [paragraph(runs.map(({ text }) => text).join(""), { style: "memo-line", runs })],
    sections: [{ from: 0, paper: "memo" }],
  };
  expect(content(await writeAndRead(document))).toEqual(["ที่ กข ๐๑๐๑/๒\tวันที่ ๓ พฤศจิกายน ๒๕๖๙"]);
  const xml = await partOf(document, "word/document.xml");
  expect(xml.match(/<w:tab w:val="(?:left|right)"[^>]*w:leader="dot"/gu)).toHaveLength(2);
});

test("Thai is set as a complex script: font, size and weight are said for it too", async () => {
  const styles = await partOf({ blocks: [paragraph("ก")] }, "word/styles.xml");
  expect(styles).toContain('w:cs="TH Sarabun New"');
  expect(styles).toContain('w:bidi="th-TH"');
  expect(await partOf({ blocks: [paragraph("ก")] }, "word/fontTable.xml")).toContain('<w:altName w:val="TH SarabunPSK"/>');
  const xml = await partOf(
    {
      blocks: [
        paragraph("กข", {
          runs: [
            { text: "ก", bold: true, size: 20 },
            { text: "ข", colour: "#C00000" },
          ],
        }),
      ],
    },
    "word/document.xml",
  );
  expect(xml).toContain("<w:b/><w:bCs/>");
  expect(xml).toContain('<w:sz w:val="40"/><w:szCs w:val="40"/>');
  expect(xml).toContain('<w:color w:val="C00000"/>');
});

test("a memo has 3 cm on its left and 2 cm on its right, a plan lies across, pages count from 2 in the text's digits", async () => {
  const sections = [
    { from: 0, paper: "memo" },
    { from: 1, paper: "a4-landscape" },
  ] as const;
  const xml = await partOf({ blocks: [paragraph("หน้า ๑"), paragraph("ข")], sections }, "word/document.xml");
  expect(xml).toMatch(/<w:pgMar [^>]*w:right="1134"[^>]*w:left="1701"/u);
  expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/u);
  expect(xml.match(/<w:pgNumType w:start="1" w:fmt="thaiNumbers"\/>/gu)).toHaveLength(2);
  expect(xml.match(/<w:titlePg\/>/gu)).toHaveLength(2);
  expect(await partOf({ blocks: [paragraph("page 1")] }, "word/document.xml")).toContain('w:fmt="decimal"');
});

test("a wide table lies across and a narrow one stands, when the paper does not say", async () => {
  const wide = aTable([[1, 2, 3, 4, 5, 6].map((column) => aCell("ก", column))]);
  expect(await partOf({ blocks: [wide] }, "word/document.xml")).toContain("landscape");
  expect(await partOf({ blocks: [aTable([[aCell("ก", 1)]])] }, "word/document.xml")).not.toContain("landscape");
});

test("group and total rows are grey, header rows repeat, a table says what it is, the file has title and language", async () => {
  const rows: readonly Row[] = [
    { place, cells: [aCell("หัว", 1)], header: true },
    { place, cells: [aCell("กลุ่ม", 1)], role: "group" },
    { place, cells: [aCell("รวม", 1)], role: "total" },
  ];
  const document: Document = { title: 'แผน <ก> & "ข"\uD800', blocks: [{ kind: "table", place, rows, summary: 'ตาราง "ก" <ข> &' }] };
  const xml = await partOf(document, "word/document.xml");
  expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
  expect(xml.match(/w:fill="(F2F2F2|E7E6E6)"/gu)).toHaveLength(3);
  expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(3);
  expect(xml.match(/<w:keepNext\/>/gu)).toHaveLength(1);
  expect(xml).toContain('<w:tblDescription w:val="ตาราง &quot;ก&quot; &lt;ข&gt; &amp;"/></w:tblPr>');
  const core = await partOf(document, "docProps/core.xml");
  expect(core).toContain("<dc:title>แผน &lt;ก&gt; &amp; &quot;ข&quot;\uFFFD</dc:title>");
  expect(core).toContain("<dc:language>th-TH</dc:language>");
});

test("boxes and ticks are set in a font that has them", async () => {
  const xml = await partOf({ blocks: [paragraph("☐ ก ☑ข")] }, "word/document.xml");
  expect(xml.match(/w:cs="Segoe UI Symbol"/gu)).toHaveLength(2);
});

test("odd papers are written whole: nothing at all, no rows, gaps, overlaps, too many columns, broken letters", async () => {
  expect(readDocx(await writeDocx({ blocks: [] }))).toEqual({ ok: false, error: { kind: "empty" } });
  expect(content(await writeAndRead({ blocks: [aTable([]), paragraph("ก\u0000\uD800ข")] }))).toEqual(["ก\uFFFDข"]);
  const gaps = await writeAndRead({ blocks: [aTable([[aCell("ก", 1), aCell("ข", 2), aCell("ค", 3)], [aCell("ง", 2)], []])] });
  expect(content(gaps)).toEqual([
    [
      ["ก", "ข", "ค"],
      ["", "ง", ""],
      ["", "", ""],
    ].map((cells) => ({ header: false, cells: cells.map((text, index) => [text, index + 1, 1, 1]) })),
  ]);
  const overlap = await writeAndRead({
    blocks: [
      aTable([
        [aCell("ก", 1, 2, 9), aCell("ข", 2)],
        [aCell("ค", 1), aCell("ง", 9)],
      ]),
    ],
  });
  expect(JSON.stringify(content(overlap))).toMatch(/ก.*ข.*ค.*ง/u);
  const full = await writeAndRead({ blocks: [aTable([[aCell("ก", 1, 1, 3), aCell("ข", 2, 1, 3)], [aCell("เกิน", 1)], []])] });
  expect(JSON.stringify(content(full))).toContain("เกิน");
  const many = await writeAndRead({ blocks: [aTable([Array.from({ length: 100 }, (_, index) => aCell(`${index}`, index + 1))])] });
  const [block] = many;
  expect(block?.kind === "table" && block.rows[0]?.cells.length).toBe(63);
  expect(block?.kind === "table" && block.rows[0]?.cells.at(-1)?.text.split("\n").at(-1)).toBe("99");
});

test("digits are written as they stand", async () => {
  expect(content(await writeAndRead({ blocks: [paragraph("๑ 2 a3@b4.go.th")] }))).toEqual(["๑ 2 a3@b4.go.th"]);
});
