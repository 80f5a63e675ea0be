import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

import type { Document } from "../document.ts";
import { cell, docxMadeByHand, para, row, run, table, type HandMadeParts } from "./docx-made-by-hand.ts";
import { readDocx } from "./docx-read.ts";

function read(body: string, parts?: HandMadeParts): Document {
  const result = readDocx(docxMadeByHand(body, parts));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Paragraphs as their text, tables as rows of cells. */
function texts(document: Document): unknown[] {
  return document.blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.rows.map(({ cells }) => cells.map(({ text }) => text)),
  );
}

const text = (inside: string) => para(run(inside));
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;

test("paragraphs and tables come in order, each with its place", () => {
  const document = read(text("ก่อน") + text("") + table(row(cell(text("๑")) + cell(text("๒")))) + text("หลัง"));
  expect(document).toEqual({
    blocks: [
      { kind: "paragraph", text: "ก่อน", place: { line: 1 } },
      {
        kind: "table",
        place: { table: 1 },
        rows: [
          {
            place: { table: 1, row: 1 },
            cells: [
              { text: "๑", column: 1, columnSpan: 1, rowSpan: 1, place: { table: 1, row: 1, column: 1 } },
              { text: "๒", column: 2, columnSpan: 1, rowSpan: 1, place: { table: 1, row: 1, column: 2 } },
            ],
          },
        ],
      },
      { kind: "paragraph", text: "หลัง", place: { line: 3 } },
    ],
  });
});

test("text is put together from runs, links, tags, breaks and tabs, without invisible marks", () => {
  const inside = [
    run("แผน"),
    `<w:hyperlink>${run("ปฏิบัติ")}</w:hyperlink>`,
    `<w:smartTag>${run("การ\u200B")}</w:smartTag>`,
    "<w:r><w:br/><w:t>บรรทัดสอง</w:t><w:tab/><w:t xml:space='preserve'> ต่อ </w:t><w:softHyphen/><w:noBreakHyphen/><w:cr/><w:t>ท้าย</w:t></w:r>",
    "<w:bookmarkStart/><w:proofErr/>",
  ];
  expect(texts(read(para(inside.join(""))))).toEqual(["แผนปฏิบัติการ\nบรรทัดสอง\t ต่อ -\nท้าย"]);
});

test("letters are composed, and sara am drawn as two marks is one letter", () => {
  expect(texts(read(text("e\u0301 จ\u0E4Dานวน น\u0E4D\u0E49า ท\uF70Aาน\u00A0ก")))).toEqual(["é จำนวน น้ำ ท่าน ก"]);
});

test("blanks at the ends of a text count only where the file says so", () => {
  expect(texts(read(para("<w:r><w:t> ก </w:t></w:r><w:r><w:t>ข</w:t></w:r>")))).toEqual(["กข"]);
  expect(texts(read(para(run("ก ") + run("ข"))))).toEqual(["ก ข"]);
});

test("tracked changes are accepted: insertions stay, deletions and what was moved away go", () => {
  const body =
    para(
      `${run("ร้อยละ ")}<w:del><w:r><w:delText>๘๐</w:delText></w:r></w:del><w:ins>${run("๙๐")}</w:ins><w:moveFrom>${run("ย้าย")}</w:moveFrom>`,
    ) +
    para(`<w:moveTo>${run("ย้าย")}</w:moveTo>`) +
    para(run("ต้น"), "<w:rPr><w:del/></w:rPr>") +
    text("ปลาย") +
    para("<w:del><w:r><w:delText>ทิ้ง</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>") +
    table(
      row(cell(text("ลบ")), "<w:del/>") + row(cell(text("เพิ่ม")), "<w:ins/>") + row(cell(text("หาย"), "<w:cellDel/>") + cell(text("อยู่"))),
    );
  const document = read(body);
  expect(texts(document)).toEqual(["ร้อยละ ๙๐", "ย้าย", "ต้นปลาย", [["เพิ่ม"], ["อยู่"]]]);
  expect(document.notices).toEqual([{ kind: "changes-accepted", place: { line: 1 } }]);
});

test("ticks and boxes are signs, however Word keeps them", () => {
  const control = (state: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run("☒")}</w:sdtContent></w:sdt>`;
  const legacy = (state: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar><w:instrText> FORMCHECKBOX </w:instrText><w:fldChar w:fldCharType="end"/></w:r>`;
  expect(texts(read(para(control("1") + run("ทราบ ") + control("0") + run("ไม่ทราบ"))))).toEqual(["☑ทราบ ☐ไม่ทราบ"]);
  expect(
    texts(
      read(
        para(
          legacy('<w:default w:val="0"/><w:checked/>') +
            legacy('<w:default w:val="1"/>') +
            legacy('<w:default w:val="1"/><w:checked w:val="0"/>'),
        ),
      ),
    ),
  ).toEqual(["☑☑☐"]);
  expect(
    texts(
      read(
        para(
          '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>',
        ),
      ),
    ),
  ).toEqual(["✓☑☐☑"]);
  expect(texts(read(para(run("ü \uF06F", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run("ก"))))).toEqual(["✓ ☐ก"]);
  const cellControl = `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${cell(text("☒"))}</w:sdtContent></w:sdt>`;
  expect(texts(read(table(row(cellControl + cell(text("ใช่"))))))).toEqual([[["☑", "ใช่"]]]);
});

test("a chosen line of an old list field is its answer", () => {
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="ก"/><w:listEntry w:val="ข"/></w:ddList></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>';
  expect(texts(read(para(run("รอบ ") + field)))).toEqual(["รอบ ข"]);
});

test("the code of a field is no text, its result is, also of one field inside another", () => {
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
  const separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
  const nested =
    begin + code("IF ") + begin + code("MERGEFIELD x") + separate + run("ซ่อน") + end + code(' = "1"') + separate + run("ผล") + end;
  expect(texts(read(para(nested + run("ท้าย"))))).toEqual(["ผลท้าย"]);
  expect(texts(read(para(`<w:fldSimple w:instr="DATE">${run("๑ ต.ค.")}</w:fldSimple>`)))).toEqual(["๑ ต.ค."]);
  expect(texts(read(para(begin + code("SYMBOL 252 \\f Wingdings") + end)))).toEqual(["✓"]);
  expect(texts(read(para(begin + code("HYPERLINK x") + run("เปิดค้าง")) + text("ต่อไป")))).toEqual(["เปิดค้าง", "ต่อไป"]);
});

test("a text box is read once although the file holds it twice", () => {
  const twice = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(text("กล่อง"))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(text("กล่อง"))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(texts(read(para(`${run("ก่อน")}<w:r>${twice}</w:r>${run("หลัง")}`)))).toEqual(["ก่อนหลัง", "กล่อง"]);
  const onlyFallback = `<mc:AlternateContent><mc:Choice Requires="xyz"><w:drawing/></mc:Choice><mc:Fallback><w:pict>${box(table(row(cell(text("ใน")))))}</w:pict></mc:Fallback></mc:AlternateContent>`;
  expect(texts(read(para(`<w:r>${onlyFallback}</w:r>`)))).toEqual([[["ใน"]]]);
  expect(texts(read(table(row(cell(para(`<w:r>${twice}</w:r>`))))))).toEqual([[["กล่อง"]]]);
  expect(texts(read(para('<w:r><w:pict><v:textpath string="ร่าง"/></w:pict></w:r>')))).toEqual(["ร่าง"]);
});

test("hidden text is kept and told", () => {
  const document = read(para(run("เห็น") + run("ซ่อน", "<w:vanish/>") + run("เห็นด้วย", '<w:vanish w:val="0"/>')));
  expect(texts(document)).toEqual(["เห็นซ่อนเห็นด้วย"]);
  expect(document.notices).toEqual([{ kind: "hidden-text", place: { line: 1 }, found: "ซ่อน" }]);
});

test("text that is switched back to visible is not hidden", () => {
  expect(read(para(run("เห็น", '<w:vanish w:val="0"/>'))).notices).toBeUndefined();
});

test("a prompt that nobody has answered is told and is not text", () => {
  const control = (inside: string) => `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const document = read(
    para(run("ชื่อ ") + control(run("แตะเพื่อพิมพ์"))) + control(text("พิมพ์ที่นี่")) + table(row(control(cell(text("เลือก"))) + cell(text("ก")))),
  );
  expect(texts(document)).toEqual(["ชื่อ", [["", "ก"]]]);
  expect(document.notices?.map(({ kind, found }) => [kind, found])).toEqual([
    ["placeholder", "แตะเพื่อพิมพ์"],
    ["placeholder", "พิมพ์ที่นี่"],
    ["placeholder", "เลือก"],
  ]);
});

test("cells merged both ways are one cell with its spans", () => {
  const merged = table(
    row(cell(text("ก"), '<w:vMerge w:val="restart"/>') + cell(text("ข"), '<w:gridSpan w:val="2"/>'), "<w:tblHeader/>") +
      row(cell(text(""), "<w:vMerge/>") + cell(text("ค")) + cell(text("ง")), "<w:tblHeader/>") +
      row(cell(text("จ")) + cell(text("ฉ"), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')) +
      row(cell(text("ช")) + cell(text("ค้าง"), '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>')),
    [3000, 3000, 3000],
  );
  const [block] = read(merged).blocks;
  const rows = block?.kind === "table" ? block.rows : [];
  expect(rows.map(({ header }) => header)).toEqual([true, true, undefined, undefined]);
  expect(rows.map(({ cells }) => cells.map((one) => [one.text, one.column, one.columnSpan, one.rowSpan]))).toEqual([
    [
      ["ก", 1, 1, 2],
      ["ข", 2, 2, 1],
    ],
    [
      ["ค", 2, 1, 1],
      ["ง", 3, 1, 1],
    ],
    [
      ["จ", 1, 1, 1],
      ["ฉ\nค้าง", 2, 2, 2],
    ],
    [["ช", 1, 1, 1]],
  ]);
});

test("a merge goes on only under a cell of the same width", () => {
  const body = table(
    row(cell(text("ก"), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell(text("ข"))) +
      row(cell(text("ค"), "<w:vMerge/>") + cell(text("ง")) + cell(text("จ"))),
  );
  const [block] = read(body).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map((one) => [one.text, one.columnSpan, one.rowSpan]))).toEqual([
    [
      ["ก", 2, 1],
      ["ข", 1, 1],
    ],
    [
      ["ค", 1, 1],
      ["ง", 1, 1],
      ["จ", 1, 1],
    ],
  ]);
});

test("only rows at the top of a table are header rows, whatever a row further down says", () => {
  const [block] = read(
    table(["<w:tblHeader/>", '<w:tblHeader w:val="off"/>', "<w:tblHeader/>"].map((one) => row(cell(text("ก")), one)).join("")),
  ).blocks;
  expect(block?.kind === "table" && block.rows.map(({ header }) => header)).toEqual([true, undefined, undefined]);
});

test("a merge that goes on from nothing is a cell of its own", () => {
  const [block] = read(table(row(cell(text("ก"), "<w:vMerge/>")) + row(cell(text("ข")) + cell(text("ค"), "<w:vMerge/>")))).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map((one) => [one.text, one.rowSpan]))).toEqual([
    [["ก", 1]],
    [
      ["ข", 1],
      ["ค", 1],
    ],
  ]);
});

test("cells of a row merged in the old way are one cell too", () => {
  const [block] = read(
    table(
      row(cell(text("ก"), '<w:hMerge w:val="restart"/>') + cell(text(""), '<w:hMerge w:val="continue"/>') + cell(text("ข"))) +
        row(cell(text("ค")) + cell(text("ง")) + cell(text("จ"))),
    ),
  ).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map((one) => [one.text, one.column, one.columnSpan]))).toEqual([
    [
      ["ก", 1, 2],
      ["ข", 3, 1],
    ],
    [
      ["ค", 1, 1],
      ["ง", 2, 1],
      ["จ", 3, 1],
    ],
  ]);
});

test("rows that begin or end inside the grid keep their columns", () => {
  const [block] = read(
    table(
      row(cell(text("ก")) + cell(text("ข")) + cell(text("ค"))) + row(cell(text("ง")), '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
      [3000, 3000, 3000],
    ),
  ).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map(({ column }) => column))).toEqual([[1, 2, 3], [2]]);
});

test("borders that do not quite meet are one border, and grid lines that no cell uses are none", () => {
  const dragged = table(
    row(cell(text("ก")) + cell(text("ข"), '<w:gridSpan w:val="2"/>') + cell(text("ค"), '<w:gridSpan w:val="3"/>')) +
      row(cell(text("ง"), '<w:gridSpan w:val="2"/>') + cell(text("จ")) + cell(text("ฉ"), '<w:gridSpan w:val="3"/>')),
    [2000, 40, 2000, 1000, 1000, 1000],
  );
  const [block] = read(dragged).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map((one) => [one.text, one.column, one.columnSpan]))).toEqual([
    [
      ["ก", 1, 1],
      ["ข", 2, 1],
      ["ค", 3, 1],
    ],
    [
      ["ง", 1, 1],
      ["จ", 2, 1],
      ["ฉ", 3, 1],
    ],
  ]);
});

test("narrow columns that hold cells stay columns", () => {
  const narrow = table(
    row(cell(text("ก")) + cell(text("๑")) + cell(text("๒"))) + row(cell(text("ข"), '<w:gridSpan w:val="2"/>') + cell(text("ค"))),
    [5000, 60, 60],
  );
  const [block] = read(narrow).blocks;
  expect(block?.kind === "table" && block.rows[0]?.cells.map(({ column }) => column)).toEqual([1, 2, 3]);
});

test("a narrow column that holds a cell does not keep other borders from meeting", () => {
  const wide = table(
    row(cell(text("ก")) + cell(text("ข"), '<w:gridSpan w:val="2"/>') + cell(text("๑"))) +
      row(cell(text("ค"), '<w:gridSpan w:val="2"/>') + cell(text("ง")) + cell(text("๒"))),
    [3000, 40, 3000, 60],
  );
  const [block] = read(wide).blocks;
  expect(block?.kind === "table" && block.rows.map(({ cells }) => cells.map(({ column }) => column))).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

test("tables inside cells stand in the cell and count on", () => {
  const document = read(table(row(cell(text("นอก") + table(row(cell(text("ใน")))) + text("ท้าย")))) + table(row(cell(text("ถัดไป")))));
  const [outer, next] = document.blocks;
  const inner = outer?.kind === "table" ? outer.rows[0]?.cells[0] : undefined;
  expect(inner?.text).toBe("นอก\nท้าย");
  expect(inner?.tables?.[0]).toMatchObject({
    place: { table: 2 },
    rows: [{ cells: [{ text: "ใน", place: { table: 2, row: 1, column: 1 } }] }],
  });
  expect(next?.place).toEqual({ table: 3 });
});

test("rows and cells inside content controls and custom tags are rows and cells", () => {
  const control = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const body =
    control(
      text("ก") +
        table(control(row(control(cell(text("๑"))) + `<w:customXml>${cell(text("๒"))}</w:customXml>`)) + row(cell(control(text("๓"))))),
    ) + `<w:customXml>${text("ข")}</w:customXml>`;
  expect(texts(read(body))).toEqual(["ก", [["๑", "๒"], ["๓"]], "ข"]);
});

test("paragraphs in a cell are lines of its text", () => {
  expect(texts(read(table(row(cell(text("") + text("ก ") + text("") + text("ข") + text(""))))))).toEqual([[["ก\n\nข"]]]);
});

test("hidden rows are kept, marked and told", () => {
  const document = read(table(row(cell(text("ก")), "<w:hidden/>") + row(cell(text("ข")))));
  expect(document.blocks[0]).toMatchObject({ rows: [{ hidden: true, cells: [{ text: "ก" }] }, { cells: [{ text: "ข" }] }] });
  expect(document.notices).toEqual([{ kind: "hidden-rows", place: { table: 1, row: 1 } }]);
});

test("heads, feet, notes and comments are read once, page numbers are not", () => {
  const page =
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>' +
    run("๒") +
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const references =
    '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/><w:headerReference w:type="even" r:id="h3"/><w:footerReference w:type="default" r:id="t1"/>';
  const document = read(
    para(run("เนื้อหา"), `<w:sectPr>${references}</w:sectPr>`) + text("ต่อ") + `<w:sectPr>${references}<w:titlePg/></w:sectPr>`,
    {
      header: {
        h1: para(run("- ") + page + run(" -")) + text("ส่วนราชการ"),
        h2: text("ส่วนราชการ") + table(row(cell(text("แบบ ๑")))),
        h3: text("ไม่แสดง"),
        h4: text("ไม่มีใครใช้"),
      },
      footer: {
        t1:
          para(run("หน้า ") + page + run(" จาก ") + '<w:fldSimple w:instr=" NUMPAGES ">' + run("๙") + "</w:fldSimple>") +
          para(run("ฉบับที่ ") + page),
      },
      footnotes: `<w:footnote w:type="separator" w:id="-1">${text("เส้น")}</w:footnote><w:footnote w:id="1">${text("เชิงอรรถ")}</w:footnote>`,
      comments: `<w:comment w:id="0">${text("ตรวจแล้ว")}</w:comment>`,
    },
  );
  expect(texts(document)).toEqual(["ส่วนราชการ", [["แบบ ๑"]], "เนื้อหา", "ต่อ", "เชิงอรรถ", "ตรวจแล้ว", "ฉบับที่"]);
  expect(document.notices).toEqual([{ kind: "comments-kept", place: {}, found: "1" }]);
});

test("a head for first pages or even pages that the file does not switch on is shown nowhere", () => {
  const sections = '<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:footerReference w:type="even" r:id="t1"/></w:sectPr>';
  const parts = { header: { h1: text("หน้าแรก") }, footer: { t1: text("หน้าคู่") } };
  expect(texts(read(text("ก") + sections, parts))).toEqual(["ก"]);
  expect(texts(read(text("ก") + sections, { ...parts, settings: "<w:evenAndOddHeaders/>" }))).toEqual(["ก", "หน้าคู่"]);
});

test("words above words, formulas and alternatives are text", () => {
  const ruby = `<w:r><w:ruby><w:rt>${run("บน")}</w:rt><w:rubyBase>${run("ล่าง")}</w:rubyBase></w:ruby></w:r>`;
  const formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>';
  expect(
    texts(
      read(
        para(
          `${ruby}${formula}<w:r><mc:AlternateContent><mc:Choice><w:t>ก</w:t></mc:Choice><mc:Fallback><w:t>ข</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      ),
    ),
  ).toEqual(["ล่าง(บน)x=1ก"]);
});

test("what is embedded and cannot be read is told", () => {
  const document = read(
    text("ก") + '<w:altChunk r:id="x1"/>' + para('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
  );
  expect(document.notices?.map(({ kind, found }) => [kind, found])).toEqual([
    ["embedded-chunk", "x1"],
    ["embedded-object", "Excel.Sheet.12"],
  ]);
});

test("a file without text says so: a scan, or nothing at all", () => {
  expect(readDocx(docxMadeByHand(text("")))).toEqual({ ok: false, error: { kind: "empty" } });
  expect(readDocx(docxMadeByHand(para('<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r>')))).toEqual({
    ok: false,
    error: { kind: "no-text" },
  });
});

test("links to the outside and to missing parts are as if they were not there", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relationships = `<Relationship Id="a" Type="${office}/numbering" Target="http://example.invalid/n.xml" TargetMode="External"/><Relationship Id="b" Type="${office}/footnotes" Target="../../../etc/passwd"/><Relationship Id="c" Type="${office}/header" Target="gone.xml"/><Relationship Id="d" Type="${office}/comments" Target="outside.xml" TargetMode="External"/>`;
  const files = {
    "word/outside.xml": `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment>${text("ข")}</w:comment></w:comments>`,
  };
  expect(texts(read(para(run("ก"), '<w:numPr><w:numId w:val="1"/></w:numPr>'), { relationships, files }))).toEqual(["ก"]);
});

test("the main part is found where the package says, and where it always is if the package is wrong", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const named = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}" Target="${target}"/></Relationships>`;
  const main = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text("ก")}</w:body></w:document>`;
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
  expect(readDocx(zip({ "_rels/.rels": named("/docs/Main.xml"), "docs/main.xml": main }))).toMatchObject({ ok: true });
  expect(readDocx(zip({ "_rels/.rels": named("nowhere.xml"), "word/document.xml": main }))).toMatchObject({ ok: true });
  expect(readDocx(zip({ "word/document.xml": main }))).toMatchObject({ ok: true });
  expect(readDocx(zip({ "_rels/.rels": named("xl/workbook.xml"), "[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>" }))).toEqual({
    ok: false,
    error: { kind: "unknown-type" },
  });
  expect(readDocx(zip({ "a.txt": "ก" }))).toMatchObject({ ok: false, error: { kind: "damaged" } });
  expect(readDocx(zip({ "word/document.xml": "<html/>" }))).toMatchObject({ ok: false, error: { kind: "damaged" } });
});

test("a part that is broken is told and the paper is read without it", () => {
  const document = read(para(run("ก"), '<w:numPr><w:numId w:val="1"/></w:numPr>'), {
    files: { "word/broken.xml": "<w:numbering" },
    relationships: '<Relationship Id="n" Type="x/numbering" Target="broken.xml"/>',
  });
  expect(texts(document)).toEqual(["ก"]);
  expect(document.notices).toEqual([{ kind: "part-unreadable", place: {}, found: "word/broken.xml" }]);
});

test("hostile files are refused quickly: ten thousand levels, entities, endless spans", () => {
  const deep = readDocx(docxMadeByHand(`${"<w:tbl><w:tr><w:tc>".repeat(10_000)}${"</w:tc></w:tr></w:tbl>".repeat(10_000)}`));
  expect(deep).toEqual({ ok: false, error: { kind: "too-much-inside", found: "depth" } });
  const bomb = zipSync({ "word/document.xml": strToU8('<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>') });
  expect(readDocx(bomb)).toEqual({ ok: false, error: { kind: "too-much-inside", found: "entities" } });
  const wide = read(
    table(
      row(cell(text("ก"), '<w:gridSpan w:val="999999999"/>') + cell(text("ข")), '<w:gridBefore w:val="999999999"/>') +
        row(cell(text("ค"), '<w:gridSpan w:val="-5"/>')),
    ),
  );
  expect(wide.blocks[0]).toMatchObject({ rows: [{ cells: [{ text: "ก" }, { text: "ข" }] }, { cells: [{ text: "ค", columnSpan: 1 }] }] });
  const many = readDocx(docxMadeByHand(table(row(cell("<w:p/>").repeat(1000)).repeat(201))));
  expect(many).toEqual({ ok: false, error: { kind: "too-much-inside", found: "cells" } });
});

test("files made to be slow are read in a moment: endless cells, fields, tables, labels and slivers", () => {
  const quickly = (body: string, parts?: HandMadeParts) => {
    const docx = docxMadeByHand(body, parts);
    const started = process.threadCpuUsage();
    const result = readDocx(docx);
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(8000);
    return result.ok ? "read" : result.error.kind;
  };
  const merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>";
  expect(quickly(table(row(merged.repeat(25_000)).repeat(2), [9_999_999, ...Array.from({ length: 25_000 }, () => 1)]))).toBe("read");
  expect(
    quickly(para(`<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>ก</w:t></w:r>`).repeat(25_000)),
  ).toBe("read");
  expect(quickly(table(row(cell(`ก${"<w:tbl/>".repeat(150_000)}`))))).toBe("read");
  expect(quickly(table(row(cell(table(row(cell("<w:p/>"))).repeat(25_000)))))).toBe("read");
  expect(quickly(para(run("ก", "<w:vanish/>").repeat(25_000)))).toBe("read");
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="${"x".repeat(100_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  expect(quickly(para(run("ก"), '<w:numPr><w:numId w:val="1"/></w:numPr>').repeat(30_000), { numbering })).toBe("read");
  expect(quickly(para('<w:r><w:sym w:font="x" w:char="FFFFFFFF"/><w:sym w:font="Symbol" w:char="D800"/></w:r>'))).toBe("read");
}, 60_000);

test("a table without rows is no table", () => {
  expect(texts(read(`${table("")}${text("ก")}${table(row(cell(text("ลบ")), "<w:del/>"))}`))).toEqual(["ก"]);
});
