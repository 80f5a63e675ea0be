import { expect, test } from "vitest";

import { readText } from "./text.ts";

function texts(text: string): unknown[] {
  return readText(text).blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text)),
  );
}

const HEADER = "ลำดับ,โครงการ,ตัวชี้วัด,งบประมาณ";

test("a piece of HTML that begins with any tag is read as HTML", () => {
  expect(texts("<!--StartFragment--><h3>แผน</h3>\n<table><tr><td>ก\n<td>ข</table>\n<p>ท้าย\nหน้า</p>")).toEqual([
    "แผน",
    [["ก", "ข"]],
    "ท้าย หน้า",
  ]);
});

test("lines of its own between tags stay lines", () => {
  expect(texts("<h2>แผน</h2>\nบรรทัดหนึ่ง\nบรรทัดสอง\n<table><tr><td>ก</table>")).toEqual(["แผน", "บรรทัดหนึ่ง", "บรรทัดสอง", [["ก"]]]);
});

test("a table inside a cell does not end the table around it", () => {
  const [paragraph, table, after] = readText(
    "ต้น\n<table><tr><td>ก<table><tr><td>ข</td></tr></table></td><td>ค</td></tr></table>\nท้าย",
  ).blocks;
  expect([paragraph?.kind, after?.kind]).toEqual(["paragraph", "paragraph"]);
  expect(table?.kind === "table" && table.rows[0]?.cells.map((cell) => [cell.text, cell.tables?.length])).toEqual([
    ["ก", 1],
    ["ค", undefined],
  ]);
});

test("a table that is never closed ends where the next begins", () => {
  expect(texts("ต้น\n<table><tr><td>ก</td></tr>\n<table><tr><td>ข</td></tr></table>\nท้าย")).toEqual(["ต้น", [["ก"]], [["ข"]], "ท้าย"]);
});

test("quotes that a spreadsheet put round a cell go, a quotation's own stay", () => {
  expect(texts('1\t"ค่าย ""ใจดี"""\t"ก\nข"\t"สุข" และ "สงบ"\t"เดี่ยว"')).toEqual([[["1", 'ค่าย "ใจดี"', "ก\nข", '"สุข" และ "สงบ"', '"เดี่ยว"']]]);
});

test("titles above pasted rows are paragraphs", () => {
  expect(texts("แผนงาน\t\t\nที่\tงาน\tงบ\n1\tก\t2")).toEqual([
    "แผนงาน",
    [
      ["ที่", "งาน", "งบ"],
      ["1", "ก", "2"],
    ],
  ]);
});

test("comma-separated rows in a text are a table, with their lines; sentences with commas are not", () => {
  const document = readText(`ประกาศ ก, ข, ค, ง\nแผนงาน,,,\n${HEADER}\n1,"ก, ข",2 ครั้ง,"1,000"\n2,ค,3 ครั้ง,-\nลงชื่อ ก`);
  const table = document.blocks.find((block) => block.kind === "table");
  expect(table?.rows.map((row) => [row.place.line, ...row.cells.map((cell) => cell.text)])).toEqual([
    [3, "ลำดับ", "โครงการ", "ตัวชี้วัด", "งบประมาณ"],
    [4, "1", "ก, ข", "2 ครั้ง", "1,000"],
    [5, "2", "ค", "3 ครั้ง", "-"],
  ]);
  expect(texts("มีวินัย, พอเพียง, สุจริต, จิตอาสา\nและกตัญญู")).toEqual(["มีวินัย, พอเพียง, สุจริต, จิตอาสา", "และกตัญญู"]);
});

test("a table drawn with characters: rules between rows join the lines of a row", () => {
  const table = [
    "┌────┬────┐",
    "│ ที่ │ งาน │",
    "├────┼────┤",
    "│ 1 │ เดิน │",
    "│   │ เร็ว │",
    "├────┼────┤",
    "│ 2 │ วิ่ง │",
    "└────┴────┘",
  ].join("\n");
  expect(texts(`หัว\n${table}\nท้าย`)).toEqual([
    "หัว",
    [
      ["ที่", "งาน"],
      ["1", "เดิน เร็ว"],
      ["2", "วิ่ง"],
    ],
    "ท้าย",
  ]);
  expect(texts("│ ที่ │ งาน │\n│────│────│\n│ 1 │ เดิน │\n│ 2 │ วิ่ง │")).toEqual([
    [
      ["ที่", "งาน"],
      ["1", "เดิน"],
      ["2", "วิ่ง"],
    ],
  ]);
});

test("columns kept apart by blanks are a table when their header says so", () => {
  const lines = [
    "ลำดับ  โครงการ        ตัวชี้วัด     งบประมาณ",
    "1      เดินธรรม       2 ครั้ง       500",
    "       ยามเช้า",
    "2      บัญชีคนดี      10 คน",
    "3      ออมสุข         5 คน       -",
    "",
    "ลงชื่อ  ก",
  ];
  expect(texts(lines.join("\n"))).toEqual([
    [
      ["ลำดับ", "โครงการ", "ตัวชี้วัด", "งบประมาณ"],
      ["1", "เดินธรรม ยามเช้า", "2 ครั้ง", "500"],
      ["2", "บัญชีคนดี", "10 คน", ""],
      ["3", "ออมสุข", "5 คน", "-"],
    ],
    "ลงชื่อ ก",
  ]);
  expect(texts("เรียน  ท่าน  ทุก คน\nก  ข  ค\nง  จ  ฉ")).toEqual(["เรียน ท่าน ทุก คน", "ก ข ค", "ง จ ฉ"]);
});

test("words struck out in Markdown are left out and told", () => {
  const document = readText("| ก | ~~เก่า~~ ใหม่ |");
  expect(document.notices).toEqual([{ kind: "changes-accepted", place: { line: 1 }, found: "เก่า" }]);
  expect(texts("| ก | ~~เก่า~~ ใหม่ |")).toEqual([[["ก", "ใหม่"]]]);
});

test("text made to be slow is read in a moment", () => {
  const begun = performance.now();
  for (const piece of ["[ก", "<del ", "<!-- <table ", "<table><tr><td>", '\t"ก', "~~ก "]) readText(`ก\n${piece.repeat(30_000)}`);
  expect(performance.now() - begun).toBeLessThan(15_000);
});

test("two hundred thousand lines, and as many comments and tables never closed, are read in a moment", () => {
  const begun = performance.now();
  expect(readText("ก\n".repeat(200_000)).blocks).toHaveLength(200_000);
  readText(`<p>ก${"<!--".repeat(200_000)}`);
  readText(`ก ${"<table ".repeat(100_000)}`);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
