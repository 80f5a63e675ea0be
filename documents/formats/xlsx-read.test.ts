import { expect, test } from "vitest";

import type { Document, Table } from "../document.ts";
import { textRow, xlsxMadeByHand, type HandMadeSheet, type HandMadeWorkbook } from "./xlsx-made-by-hand.ts";
import { readXlsx } from "./xlsx-read.ts";

function read(sheet: HandMadeSheet | readonly HandMadeSheet[], workbook?: HandMadeWorkbook): Document {
  const result = readXlsx(xlsxMadeByHand("rows" in sheet ? [sheet] : sheet, workbook));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Paragraphs as their text, tables as rows of cells. */
function texts({ blocks }: Document): unknown[] {
  return blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.map(({ cells }) => cells.map(({ text }) => text))));
}

function firstTable({ blocks }: Document): Table {
  const table = blocks.find((block) => block.kind === "table");
  if (!table) throw new Error("no table");
  return table;
}

const kinds = ({ notices = [] }: Document) => notices.map(({ kind }) => kind);
const merge = (...ranges: readonly string[]) => `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;
const HEAD = ["ที่", "งาน", "ผล", "งบ"];

test("a cell knows its sheet, row and column, its value, and its column in the table", () => {
  const rows = `<row r="3"><c r="B3" s="1" t="s"><v>0</v></c><c r="C3" s="1" t="s"><v>1</v></c></row><row r="4"><c r="B4" s="1"><v>1</v></c><c r="C4" s="2"><v>27300</v></c></row>`;
  expect(read({ name: "แผน", rows }, { strings: ["ที่", "งบ"], formats: ["[$-D00041E]#,##0"] }).blocks).toEqual([
    {
      kind: "table",
      place: { sheet: "แผน", table: 1, row: 3 },
      rows: [
        {
          place: { sheet: "แผน", table: 1, row: 3 },
          cells: [
            { text: "ที่", column: 1, columnSpan: 1, rowSpan: 1, place: { sheet: "แผน", table: 1, row: 3, column: 2 } },
            { text: "งบ", column: 2, columnSpan: 1, rowSpan: 1, place: { sheet: "แผน", table: 1, row: 3, column: 3 } },
          ],
        },
        {
          place: { sheet: "แผน", table: 1, row: 4 },
          cells: [
            {
              text: "1",
              column: 1,
              columnSpan: 1,
              rowSpan: 1,
              place: { sheet: "แผน", table: 1, row: 4, column: 2 },
              value: { kind: "number", number: 1 },
            },
            {
              text: "๒๗,๓๐๐",
              column: 2,
              columnSpan: 1,
              rowSpan: 1,
              place: { sheet: "แผน", table: 1, row: 4, column: 3 },
              value: { kind: "number", number: 27_300 },
            },
          ],
        },
      ],
    },
  ]);
});

test("titles stand above a ruled table, notes below it, and a group row stays inside", () => {
  const rows = [
    textRow(1, ["แผนปฏิบัติการ"]),
    textRow(2, ["หน่วยงาน", "สำนักตัวอย่าง"]),
    textRow(3, HEAD, 1),
    textRow(4, ["แนวทางที่ ๑", null, null, null], 1),
    textRow(5, ["๑", "อบรม", "ก", "-"], 1),
    textRow(6, ["รวม", null, null, "๕๐๐"], 1),
    textRow(7, ["หมายเหตุ ร่างที่ ๑"]),
  ];
  expect(texts(read({ rows: rows.join(""), after: merge("A1:D1", "A4:D4", "A6:C6") }))).toEqual([
    "แผนปฏิบัติการ",
    "หน่วยงาน สำนักตัวอย่าง",
    [HEAD, ["แนวทางที่ ๑"], ["๑", "อบรม", "ก", "-"], ["รวม", "๕๐๐"]],
    "หมายเหตุ ร่างที่ ๑",
  ]);
});

test("where lines go round everything, titles and labels still stand above the table", () => {
  const rows = [
    textRow(1, ["แผนปฏิบัติการ", null, null, null], 1),
    textRow(2, ["หน่วยงาน", "สำนักตัวอย่าง", null, null], 1),
    textRow(3, HEAD, 1),
    textRow(4, ["แนวทางที่ ๑", null, null, null], 1),
    textRow(5, ["๑", "อบรม", "ก", "-"], 1),
    textRow(6, ["๒", "ค่าย", null, null], 1),
  ];
  expect(texts(read({ rows: rows.join("") }))).toEqual([
    "แผนปฏิบัติการ",
    "หน่วยงาน สำนักตัวอย่าง",
    [HEAD, ["แนวทางที่ ๑", "", "", ""], ["๑", "อบรม", "ก", "-"], ["๒", "ค่าย", "", ""]],
  ]);
});

test("without lines the number of filled cells tells title, heading, rows and note apart", () => {
  const rows = [
    textRow(1, ["แผนปฏิบัติการ"]),
    textRow(2, HEAD),
    textRow(3, ["แนวทางที่ ๑"]),
    textRow(4, ["๑", "อบรม", "", "-"]),
    textRow(5, ["๒"]),
    textRow(6, ["หมายเหตุ ร่าง"]),
  ];
  expect(texts(read({ rows: rows.join("") }))).toEqual([
    "แผนปฏิบัติการ",
    [HEAD, ["แนวทางที่ ๑", "", "", ""], ["๑", "อบรม", "", "-"], ["๒", "", "", ""]],
    "หมายเหตุ ร่าง",
  ]);
});

test("a heading of two rows keeps its merged cells", () => {
  const rows = textRow(1, ["ที่", "งาน", "ไตรมาส"]) + textRow(2, ["", "", "๑", "๒"]) + textRow(3, ["1", "ก", "/", "/"]);
  const [head, under] = firstTable(read({ rows, after: merge("A1:A2", "B1:B2", "C1:D1") })).rows;
  expect(head?.cells.map(({ text, column, columnSpan, rowSpan }) => [text, column, columnSpan, rowSpan])).toEqual([
    ["ที่", 1, 1, 2],
    ["งาน", 2, 1, 2],
    ["ไตรมาส", 3, 2, 1],
  ]);
  expect(under?.cells.map(({ text, column }) => [text, column])).toEqual([
    ["๑", 3],
    ["๒", 4],
  ]);
});

test("columns that are always merged with their neighbour are no columns", () => {
  const rows = textRow(1, ["ที่", "งาน", "", "งบ"], 1) + textRow(2, ["๑", "อบรม", "", "-"], 1);
  const table = firstTable(read({ rows, after: merge("B1:C1", "B2:C2") }));
  expect(table.rows.map(({ cells }) => cells.map(({ text, column, columnSpan }) => `${text} ${column} ${columnSpan}`))).toEqual([
    ["ที่ 1 1", "งาน 2 1", "งบ 3 1"],
    ["๑ 1 1", "อบรม 2 1", "- 3 1"],
  ]);
});

test("an empty row parts two tables, and joins them where the numbering goes on", () => {
  const two = textRow(1, HEAD) + textRow(2, ["๑", "ก", "ข", "-"]) + textRow(4, ["ที่", "คน", "ปี", "งบ"]) + textRow(5, ["๑", "ค", "ง", "-"]);
  const one = textRow(1, HEAD) + textRow(2, ["๑", "ก", "ข", "-"]) + textRow(4, ["แนวทางที่ ๒"]) + textRow(5, ["๒", "ค", "ง", "-"]);
  expect(read({ rows: two }).blocks.map(({ kind, place }) => [kind, place.table])).toEqual([
    ["table", 1],
    ["table", 2],
  ]);
  expect(texts(read({ rows: one }))).toEqual([[HEAD, ["๑", "ก", "ข", "-"], ["แนวทางที่ ๒", "", "", ""], ["๒", "ค", "ง", "-"]]]);
});

test("hidden rows, columns and sheets are kept and told of", () => {
  const rows = textRow(1, HEAD, 1) + textRow(2, ["๑", "ก", "ข", "-"], 1).replace("<row ", '<row hidden="1" ');
  const document = read([
    { rows, before: '<cols><col min="3" max="3" hidden="1"/></cols>' },
    { rows: textRow(1, ["ข้อมูลลับ"]), state: "veryHidden" },
  ]);
  expect(firstTable(document).rows.map(({ hidden }) => hidden)).toEqual([undefined, true]);
  expect(texts(document).at(-1)).toBe("ข้อมูลลับ");
  expect(kinds(document)).toEqual(["hidden-rows", "hidden-columns", "hidden-sheet"]);
});

test("a formula gives the value kept with it, an error its own text, and both are told of where something is missing", () => {
  const rows =
    '<row><c t="str"><f>A2</f><v>ครบ</v></c><c><f>SUM(B2:B9)</f><v>12</v></c><c><f>SUM(C2:C9)</f></c><c t="e"><f>X</f><v>#REF!</v></c></row>';
  const document = read({ rows });
  expect(texts(document)).toEqual(["ครบ 12 #REF!"]);
  expect(document.notices).toEqual([
    { kind: "formula-without-value", place: { sheet: "แผ่น1", row: 1, column: 3 }, found: "=SUM(C2:C9)" },
    { kind: "error-value", place: { sheet: "แผ่น1", row: 1, column: 4 }, found: "#REF!" },
  ]);
});

test("rich text is joined, readings above the line are dropped, escapes and line breaks undone", () => {
  const rich = "<r><t>ข้าง</t></r><r><t>หน้า</t></r><rPh><t>อ่านว่า</t></rPh>";
  const rows = `<row><c t="s"><v>0</v></c></row><row r="3"><c t="s"><v>1</v></c></row><row r="5"><c t="inlineStr"><is>${rich}</is></c></row>`;
  const strings = [rich, "บรรทัดหนึ่ง_x000D_\nบรรทัดสอง"];
  expect(texts(read({ rows }, { strings }))).toEqual(["ข้างหน้า", "บรรทัดหนึ่ง\nบรรทัดสอง", "ข้างหน้า"]);
});

test("of two merged ranges that overlap the first is obeyed", () => {
  const rows = textRow(1, HEAD, 1) + textRow(2, ["๑", "ก", "", "-"], 1) + textRow(3, ["๒", "", "", "-"], 1);
  const table = firstTable(read({ rows, after: merge("B2:C2", "B2:B3", "C2:C3", "B3:C3") }));
  expect(table.rows.map(({ cells }) => cells.map(({ columnSpan, rowSpan }) => `${columnSpan}×${rowSpan}`).join(" "))).toEqual([
    "1×1 1×1 1×1 1×1",
    "1×1 2×1 1×1",
    "1×1 2×1 1×1",
  ]);
});

test("dates carry their ISO date, in both ways of counting days", () => {
  const rows = '<row><c s="2"><v>46347</v></c><c t="d" s="2"><v>2026-11-21</v></c><c s="3"><v>46347</v></c><c s="4"><v>0.8</v></c></row>';
  const formats = ["[$-D07041E]d mmmm yyyy", "d/m/bb", "0%"];
  const cellsOf = (document: Document) => firstTable(document).rows[0]?.cells.map(({ text, value }) => [text, value]);
  expect(cellsOf(read({ rows }, { formats }))).toEqual([
    ["๒๑ พฤศจิกายน ๒๕๖๙", { kind: "date", iso: "2026-11-21" }],
    ["๒๑ พฤศจิกายน ๒๕๖๙", { kind: "date", iso: "2026-11-21" }],
    ["21/11/69", { kind: "date", iso: "2026-11-21" }],
    ["80%", { kind: "number", number: 0.8 }],
  ]);
  expect(cellsOf(read({ rows: rows.replaceAll("46347", "44885") }, { formats, from1904: true }))?.[2]).toEqual([
    "21/11/69",
    { kind: "date", iso: "2026-11-21" },
  ]);
});

test("rows repeated in print are heading rows", () => {
  const rows = textRow(1, ["ชื่อแผน"]) + textRow(2, HEAD, 1) + textRow(3, ["๑", "ก", "ข", "-"], 1);
  const names = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'แผ่น1'!$A:$A,'แผ่น1'!$1:$2</definedName>`;
  expect(firstTable(read({ rows }, { names })).rows.map(({ header }) => header)).toEqual([true, undefined]);
});

test("text boxes, tick boxes, notes, conversations and page headers are not lost", () => {
  const document = read(
    {
      rows: textRow(2, HEAD, 1) + textRow(3, ["๑", "ก", "ข", "-"], 1),
      after:
        '<headerFooter><oddHeader>&amp;C&amp;"TH Sarabun New,Bold"&amp;16เอกสารแนบ ๑</oddHeader><oddFooter>&amp;Rหน้า &amp;P จาก &amp;N</oddFooter></headerFooter>',
      relations: ["drawings/drawing1.xml", "drawings/vml.vml", "comments1.xml", "threads.xml"].map((target, index) => ({
        kind: ["drawing", "vmlDrawing", "comments", "threadedComment"][index] ?? "",
        target,
      })),
    },
    {
      parts: {
        "xl/drawings/drawing1.xml": `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>แผน</a:t></a:r><a:r><a:t>ประจำปี</a:t></a:r></a:p><a:p><a:r><a:t>๒๕๖๙</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`,
        "xl/drawings/vml.vml": `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape><v:textbox><div><font>ใช้งบประมาณ</font></div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>1, 0, 8, 0, 2, 0, 9, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape><v:shape><v:textbox><div>ของหมายเหตุ</div></v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>`,
        "xl/comments1.xml": `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="B3"><text><r><t>ตรวจ</t></r><r><t>อีกครั้ง</t></r></text></comment><comment ref="C3"><text><t>[Threaded comment] …</t></text></comment></commentList></comments>`,
        "xl/threads.xml": `<ThreadedComments><threadedComment ref="C3" id="1"><text>ใครทำ</text></threadedComment><threadedComment parentId="1" id="2"><text>กลุ่มงานจริยธรรม</text></threadedComment></ThreadedComments>`,
      },
    },
  );
  expect(texts(document)).toEqual([
    "เอกสารแนบ ๑",
    "แผนประจำปี\n๒๕๖๙",
    [HEAD, ["๑", "ก", "ข", "-"]],
    "☑ ใช้งบประมาณ",
    "ตรวจอีกครั้ง",
    "ใครทำ",
    "กลุ่มงานจริยธรรม",
  ]);
  expect(document.blocks.at(-1)?.place).toEqual({ sheet: "แผ่น1", row: 3, column: 3 });
});

test("text under a merged cell is kept at the end", () => {
  const document = read({ rows: textRow(1, ["เห็น", "ไม่เห็น"]), after: merge("A1:B1") });
  expect(texts(document)).toEqual(["เห็น", "ไม่เห็น"]);
  expect(kinds(document)).toEqual(["covered-text"]);
});
