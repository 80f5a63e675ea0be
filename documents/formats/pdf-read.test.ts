import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { degrees, PDFDocument } from "pdf-lib";
import { expect, test } from "vitest";

import type { Document, ReadError } from "#documents/document.ts";
import { squash } from "#domain/thai/text.ts";
import { loadPdfFonts } from "./pdf-fonts.ts";
import { readPdf } from "./pdf-read.ts";

const COLUMNS = [
  "ลำดับที่",
  "โครงการ/กิจกรรม",
  "วัตถุประสงค์",
  "ตัวชี้วัดความสำเร็จ",
  "ค่าเป้าหมาย",
  "งบประมาณ (บาท)",
  "ช่วงเวลาดำเนินการ",
  "ผู้รับผิดชอบ",
  "หมายเหตุ",
];
const TITLES = [
  "ปั้นน้ำใจใส่ถุงแบ่งปันเพื่อนบ้านผู้ยากไร้",
  "ปรับปรุงคู่มือประพฤติปฏิบัติของเจ้าหน้าที่ใหม่",
  "เรียนรู้หลักสันติวิธีผ่านละครเวที",
  "ศึกษาฐานเรียนรู้การพึ่งตนเอง ณ ศูนย์ตัวอย่าง",
];
const GOALS = ["เพื่อให้ผู้ร่วมงานรู้จักให้และรู้จักพอ", "เพื่อให้เกิดความภูมิใจในเกียรติศักดิ์ของข้าราชการ ทั้งน้องใหม่และรุ่นพี่", "เพื่อฝึกฟังผู้อื่นอย่างลึกซึ้งก่อนตัดสินใจ"];
const INDICATORS = ["จำนวนผู้เข้าร่วมไม่น้อยกว่าร้อยละ ๘๕ ของบุคลากรทั้งหมด", "ระดับความสำเร็จ ระดับ ๔ ขึ้นไป", "จัดอย่างน้อย ๒ ครั้ง/ปี และสรุปบทเรียนส่งต่อผู้บริหาร"];

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** A plan of 17 activities under three headings, and its total row; every cell in words of its own. */
const PLAN: readonly (readonly string[])[] = [
  COLUMNS,
  ...Array.from({ length: 17 }, (_, index) => {
    const row = [
      `${index + 1}`,
      pick(TITLES, index),
      pick(GOALS, index),
      pick(INDICATORS, index),
      `${index + 3} ครั้ง`,
      index % 3 === 0 ? "๑๒,๕๐๐" : "ไม่ใช้งบประมาณ",
      "ต.ค. ๒๕๖๙ - ก.ย. ๒๕๗๐",
      "กลุ่มงานพัฒนาคน / ฝ่ายกฎหมาย",
      index % 2 === 0 ? "" : "ทำต่อเนื่องทุกปี",
    ];
    return index % 6 === 0 ? [[`แนวทางที่ ${index / 6 + 1} สร้างสังคมที่รู้จักเกื้อกูลและซื่อตรงต่อกัน`], row] : [row];
  }).flat(),
  ["รวม", "ทั้งสิ้น ๑๗ กิจกรรม เป็นเงิน ๗๕,๐๐๐ บาท"],
];

const QUARTERS: readonly (readonly string[])[] = [
  ["ที่", "กิจกรรม", "ผู้เข้าร่วม", "ไตรมาส", "เงิน"],
  ["๑", "๒", "๓", "๔"],
  ["๑", "(๑) เดินรณรงค์ลดขยะในชุมชน\n(๒) ซ่อมม้านั่งให้โรงเรียนเล็กบนเนินเขา", "- ชาย ๒๐ คน\n- หญิง ๓๐ คน", "✓", "", "✓", "", "๙๐๐"],
  ["๒", "สวดมนต์ข้ามปีที่วัดใกล้สำนักงาน", "ทุกคน", "", "✓", "", "", "-"],
];

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...loadPdfFonts().files] }] });

function typst(body: string, rows: readonly (readonly string[])[], font = "TH Sarabun New"): Uint8Array {
  const head = `#set page(paper: "a4", flipped: true, margin: 1.5cm)\n#set text(font: "${font}", size: ${font === "Sarabun" ? 9 : 14}pt, lang: "th")\n#let rows = json(bytes(sys.inputs.rows))\n`;
  return compiler.pdf({ mainFileContent: head + body, inputs: { rows: JSON.stringify(rows) } });
}

const PLAN_TABLE = `#table(columns: (1fr, 3fr, 4fr, 4fr, 2fr, 2fr, 2fr, 3fr, 2fr), table.header(..rows.at(0).map(x => [#x])),
  ..rows.slice(1).map(r => if r.len() == 1 { (table.cell(colspan: 9, r.at(0)),) } else if r.len() == 2 { (r.at(0), table.cell(colspan: 8, r.at(1))) } else { r.map(x => [#x]) }).flatten())`;
const QUARTER_TABLE = `#table(columns: (1fr, 6fr, 4fr, 1fr, 1fr, 1fr, 1fr, 2fr), table.header(..rows.at(0).enumerate().map(((i, x)) => if i == 3 { table.cell(colspan: 4, x) } else { table.cell(rowspan: 2, x) }), ..rows.at(1)),
  ..rows.slice(2).flatten())`;

async function read(pdf: Uint8Array): Promise<Document> {
  const result = await readPdf(pdf);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function refusal(pdf: Uint8Array): Promise<ReadError["kind"] | "read"> {
  const result = await readPdf(pdf);
  return result.ok ? "read" : result.error.kind;
}

/** Cells of all page parts in order: repeated headers once, a row without a first cell added to the row before. */
function joined({ blocks }: Document, headers: number): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const block of blocks) {
    if (block.kind !== "table") continue;
    for (const [index, { cells }] of block.rows.entries()) {
      const texts = cells.map(({ text }) => text);
      const last = rows.at(-1);
      if (rows.length >= headers && index < headers && squash(texts.join("|")) === squash((rows[index] ?? []).join("|"))) continue;
      if (last && rows.length > headers && texts[0] === "" && texts.length === last.length)
        for (const [at, text] of texts.entries()) last[at] = `${last[at]}${text}`;
      else rows.push(texts);
    }
  }
  return rows;
}

const squashed = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => rows.map((row) => row.map(squash));
const texts = ({ blocks }: Document): readonly string[] => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

test.each(["TH Sarabun New", "Sarabun"])("every cell of a plan over several pages comes back from a Typst PDF in %s", async (font) => {
  const document = await read(typst(PLAN_TABLE, PLAN, font));
  expect(squashed(joined(document, 1))).toEqual(squashed(PLAN));
  expect(document.blocks.at(-1)?.place.page).toBeGreaterThan(1);
  expect(document.notices).toBeUndefined();
});

test("a header of two levels, ticks and several activities in one cell", async () => {
  const document = await read(typst(`หัวเรื่อง\n${QUARTER_TABLE}\nท้ายเรื่อง`, QUARTERS));
  expect(texts(document)).toEqual(["หัวเรื่อง", "ท้ายเรื่อง"]);
  expect(joined(document, 2)).toEqual(QUARTERS);
  const table = document.blocks[1];
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.place).toEqual({ page: 1, table: 1 });
  expect(table.rows[0]?.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan])).toEqual([
    [1, 1, 2],
    [2, 1, 2],
    [3, 1, 2],
    [4, 4, 1],
    [8, 1, 2],
  ]);
  expect(table.rows[2]?.cells[3]?.place).toEqual({ page: 1, table: 1, row: 3, column: 4 });
});

test("a table inside a cell, and boxes and ticks that are drawn", async () => {
  const box = (inside: string): string => `#box(width: 9pt, height: 9pt, stroke: 0.7pt)[${inside}]`;
  const tick = "#place(curve(stroke: 1pt, curve.move((1pt, 4pt)), curve.line((4pt, 8pt)), curve.line((8pt, 1pt))))";
  const document = await read(
    typst(
      `#table(columns: 3, [ข้อ], [เกณฑ์], [ผล], [๑], [ระดับความสำเร็จ #table(columns: 2, [ระดับ], [เกณฑ์], [๑], [มีแผน], [๒], [ทำครบ])], [${tick}], [๒], [เปิดเผยข้อมูล], [${box(tick)} มี ${box("")} ไม่มี])`,
      [],
    ),
  );
  const [table] = document.blocks;
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ["ข้อ", "เกณฑ์", "ผล"],
    ["๑", "ระดับความสำเร็จ", "✓"],
    ["๒", "เปิดเผยข้อมูล", "☑ มี ☐ ไม่มี"],
  ]);
  expect(table.rows[1]?.cells[1]?.tables?.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))).toEqual([
    [
      ["ระดับ", "เกณฑ์"],
      ["๑", "มีแผน"],
      ["๒", "ทำครบ"],
    ],
  ]);
});

test("a table without lines is read where its columns stand in line", async () => {
  const document = await read(
    typst(`#table(columns: 4, stroke: none, column-gutter: 20pt, ..rows.flatten())\n\n#v(20pt)\nจบตาราง`, [
      ["ลำดับ", "เรื่อง", "จำนวน", "หน่วย"],
      ["๑", "ห้องสมุดเคลื่อนที่", "๓", "แห่ง"],
      ["๒", "สวนครัวคนเมือง", "๑๒", "แปลง"],
      ["๓", "ธนาคารเวลา", "๑", "ระบบ"],
    ]),
  );
  expect(joined(document, 1)).toEqual([
    ["ลำดับ", "เรื่อง", "จำนวน", "หน่วย"],
    ["๑", "ห้องสมุดเคลื่อนที่", "๓", "แห่ง"],
    ["๒", "สวนครัวคนเมือง", "๑๒", "แปลง"],
    ["๓", "ธนาคารเวลา", "๑", "ระบบ"],
  ]);
  expect(texts(document)).toEqual(["จบตาราง"]);
});

const WITHOUT_LINES =
  "#let cell(r) = if r.len() == 1 { (table.cell(colspan: 9, r.at(0)),) } else if r.len() == 2 { (r.at(0), table.cell(colspan: 8, r.at(1))) } else { r.map(x => [#x]) }\n";

test.each([
  ["cells that begin at the same height", "top", ""],
  ["cells in the middle of their rows", "horizon", ""],
  ["cells in the middle of their rows, and lines over and under the heading", "horizon", "table.hline(), "],
])("a table over several pages without lines between its columns: %s", async (_, height, rule) => {
  const across = `(x, y) => (if x == 0 or y == 0 { center } else if x == 5 { right } else { left }) + ${height}`;
  const table = `#table(columns: (1fr, 3fr, 4fr, 4fr, 2fr, 2fr, 2fr, 3fr, 2fr), stroke: none, align: ${across}, ${rule}table.header(..rows.at(0).map(x => [#x])), ${rule}..rows.slice(1).map(cell).flatten())`;
  const plan = PLAN.slice(0, -1);
  const document = await read(typst(`แผนของเทศบาล\n\n${WITHOUT_LINES}${table}\nลงชื่อ ผู้จัดทำ`, plan));
  expect(texts(document)).toEqual(["แผนของเทศบาล", "ลงชื่อ ผู้จัดทำ"]);
  expect(document.blocks.filter(({ kind }) => kind === "table").length).toBeGreaterThan(1);
  expect(squashed(joined(document, 1))).toEqual(squashed(plan));
});

test("a table without lines: a heading of two levels and ticks", async () => {
  const table = `#table(columns: (1fr, 6fr, 4fr, 1fr, 1fr, 1fr, 1fr, 2fr), stroke: none, align: (x, y) => if x >= 3 { center } else { left }, table.header(..rows.at(0).enumerate().map(((i, x)) => if i == 3 { table.cell(colspan: 4, x) } else { table.cell(rowspan: 2, x) }), ..rows.at(1)), ..rows.slice(2).flatten())`;
  const rows = [...QUARTERS, ["๓", "เล่านิทานคุณธรรมให้เด็กในศูนย์ฟังทุกบ่ายวันพุธ", "เด็กเล็ก ๔๐ คน", "✓", "✓", "✓", "✓", "๑,๒๐๐"]];
  const document = await read(typst(table, rows));
  expect(joined(document, 2)).toEqual(rows);
  const [block] = document.blocks;
  if (block?.kind !== "table") throw new Error("no table");
  expect(block.rows[0]?.cells.map(({ column, columnSpan, rowSpan }) => [column, columnSpan, rowSpan])).toEqual([
    [1, 1, 2],
    [2, 1, 2],
    [3, 1, 2],
    [4, 4, 1],
    [8, 1, 2],
  ]);
});

test("a table without lines and without numbers is parted at its gaps, and its sum is a row", async () => {
  const table = `#table(columns: (4fr, 4fr, 2fr, 2fr), stroke: none, inset: 6pt, ..rows.flatten())`;
  const rows = [
    ["กิจกรรม", "ตัวชี้วัด", "งบประมาณ", "ผู้รับผิดชอบ"],
    ["ซ่อมหลังคาบ้านผู้เฒ่าที่อยู่ลำพังในหมู่บ้านท้ายคลองก่อนเข้าหน้าฝน", "๕ หลัง", "๔๐,๐๐๐ บาท", "กองช่าง"],
    ["ทำความสะอาดวัด", "ผู้เข้าร่วมไม่น้อยกว่าครึ่งหนึ่งของพนักงานและลูกจ้างทั้งหมดของสำนักงาน", "-", "ทุกกอง"],
    ["ประกวดคลิปสั้น", "๑ ครั้ง", "๕,๐๐๐ บาท", "งานประชาสัมพันธ์"],
    ["รวม", "๓ กิจกรรม", "๔๕,๐๐๐ บาท", ""],
  ];
  expect(squashed(joined(await read(typst(table, rows)), 1))).toEqual(squashed(rows));
});

test("places to sign beside each other and labels with their answers are no table", async () => {
  const document = await read(
    typst(
      `#grid(columns: (1fr, 1fr, 1fr), row-gutter: 6pt, [ลงชื่อ..........], [ลงชื่อ..........], [ลงชื่อ..........], [(นายหนึ่ง)], [(นายสอง)], [(นายสาม)], [ผู้เสนอ], [ผู้เห็นชอบ], [ผู้อนุมัติ])\n\nชื่อหน่วยงาน #h(2cm) เทศบาล\n\nโทรศัพท์ #h(3cm) ๐๒ ๐๐๐ ๐๐๐๐`,
      [],
    ),
  );
  expect(document.blocks.filter(({ kind }) => kind === "table")).toEqual([]);
});

test("the urgency beside the title of a memo is a text of its own, and dotted lines end their paragraphs", async () => {
  const line = (label: string, text: string): string => `#text(size: 20pt)[*${label}*] ${text} #box(width: 1fr, repeat[.])\n\n`;
  const document = await read(
    typst(
      `#set page(flipped: false)\n#set par(spacing: 0.7em)\n#text(size: 30pt)[ด่วน #h(2cm) บันทึกข้อความ]\n\n${line("ส่วนราชการ", "กองแผน")}${line("เรื่อง", "ขอส่งแผน")}เรียน ปลัดเทศบาล`,
      [],
    ),
  );
  expect(texts(document).map((text) => text.replaceAll(/\s*\.{4,}$/gu, "").replaceAll(/\s+/gu, " "))).toEqual([
    "ด่วน",
    "บันทึกข้อความ",
    "ส่วนราชการ กองแผน",
    "เรื่อง ขอส่งแผน",
    "เรียน ปลัดเทศบาล",
  ]);
});

test("two columns of running text are read one after the other", async () => {
  const sentence = "เมื่อผู้คนช่วยเหลือกันโดยไม่หวังสิ่งตอบแทน ชุมชนย่อมเข้มแข็งและเด็กรุ่นหลังได้เห็นแบบอย่างที่ควรจดจำ ";
  const document = await read(typst(`#columns(2)[ต้นเรื่อง ${sentence.repeat(6)} #colbreak() ปลายเรื่อง ${sentence.repeat(6)}]`, []));
  const whole = squash(texts(document).join(""));
  expect(whole).toBe(squash(`ต้นเรื่อง ${sentence.repeat(6)} ปลายเรื่อง ${sentence.repeat(6)}`));
});

test("a sheet that is drawn on its side, or turned, is read upright", async () => {
  const upright = typst(QUARTER_TABLE, QUARTERS);
  const turned = await PDFDocument.load(upright);
  for (const page of turned.getPages()) page.setRotation(degrees(270));
  const sideways = await PDFDocument.create();
  const [drawn] = await sideways.embedPdf(upright, [0]);
  if (!drawn) throw new Error("no page");
  sideways.addPage([drawn.height, drawn.width]).drawPage(drawn, { x: drawn.height, y: 0, rotate: degrees(90) });
  for (const pdf of [turned, sideways]) expect(joined(await read(await pdf.save()), 2)).toEqual(QUARTERS);
});

test("turned words in a narrow heading stay in their cell", async () => {
  const document = await read(typst(`#table(columns: 3, [#rotate(-90deg, reflow: true)[ลำดับ]], [กิจกรรม], [ผล], [๑], [ปลูกผัก], [ดี])`, []));
  expect(joined(document, 1)).toEqual([
    ["ลำดับ", "กิจกรรม", "ผล"],
    ["๑", "ปลูกผัก", "ดี"],
  ]);
});

test("values of form fields stand where the fields stand", async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 200]);
  const form = pdf.getForm();
  const name = form.createTextField("name");
  name.setText("Division of Plans");
  name.addToPage(page, { x: 100, y: 150, width: 200, height: 18 });
  page.drawText("Unit", { x: 50, y: 155, size: 12 });
  for (const [index, word] of ["Yes", "No"].entries()) {
    const box = form.createCheckBox(word);
    box.addToPage(page, { x: 50, y: 100 - index * 30, width: 12, height: 12 });
    if (word === "Yes") box.check();
    page.drawText(word, { x: 70, y: 102 - index * 30, size: 12 });
  }
  expect(texts(await read(await pdf.save())).map((text) => text.replaceAll(/\s+/gu, " "))).toEqual([
    "Unit Division of Plans",
    "☑ Yes",
    "☐ No",
  ]);
});

test("Thai drawn with a font older than Unicode is read as Thai", async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([400, 200]).drawText("¡ÒÃ·Ó§Ò¹´éÇÂ¤ÇÒÁ«×èÍÊÑµÂì ò ¤Ãé§", { x: 50, y: 155, size: 12 });
  expect(texts(await read(await pdf.save()))).toEqual(["การทำงานด้วยความซื่อสัตย์ ๒ คร้ง"]);
});

test("an attached plan is handed on unread, together with the page; anything else attached is not", async () => {
  const withFile = async (content: string): Promise<Document> => {
    const pdf = await PDFDocument.load(typst("ข้อความบนหน้า", []));
    await pdf.attach(new TextEncoder().encode(content), "data.json", { mimeType: "application/json" });
    return read(await pdf.save());
  };
  expect(await withFile('{ "format": "plan/1", "title": "ทดลอง" }')).toMatchObject({
    attachedPlan: { format: "plan/1", title: "ทดลอง" },
    blocks: [{ text: "ข้อความบนหน้า" }],
  });
  for (const other of ['{"format":"plan/1"', '{"format":"other"}', '["format","plan/1"]'])
    expect(await withFile(other)).not.toHaveProperty("attachedPlan");
});

test("a picture of text, an empty sheet, too many pages, a broken file and a locked one are refused with their reason", async () => {
  const sheets = async (count: number, picture = false): Promise<Uint8Array> => {
    const pdf = await PDFDocument.create();
    for (let index = 0; index < count; index += 1) {
      const page = pdf.addPage();
      if (picture)
        page.drawImage(
          await pdf.embedPng("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        );
    }
    return pdf.save({ useObjectStreams: false });
  };
  const locked = Buffer.from(
    Buffer.from(await sheets(1))
      .toString("latin1")
      .replace(
        "trailer\n<<",
        `trailer\n<< /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`,
      ),
    "latin1",
  );
  const good = typst("ข้อความ", []);
  expect(
    await Promise.all(
      [
        await sheets(1, true),
        await sheets(1),
        await sheets(401),
        good.slice(0, good.length / 2),
        new TextEncoder().encode("%PDF-1.7 nothing"),
        locked,
        new Uint8Array(),
      ].map(refusal),
    ),
  ).toEqual(["no-text", "empty", "too-much-inside", "damaged", "damaged", "password", "empty"]);
});

test("a file spoilt at any place is read or refused, and never throws", async () => {
  const good = typst(QUARTER_TABLE, QUARTERS);
  for (let round = 0; round < 40; round += 1) {
    const spoilt = good.slice();
    for (let hit = 0; hit < 12; hit += 1) spoilt[(round * 7919 + hit * 104_729) % spoilt.length] = (round * 31 + hit * 17) % 256;
    expect(["read", "damaged", "empty", "no-text"]).toContain(await refusal(spoilt));
  }
});

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find((path) => existsSync(path));

function html(rows: readonly (readonly string[])[], columns: number): string {
  const cell = (text: string, span: number): string => `<td colspan="${span}">${text.replaceAll("\n", "<br>")}</td>`;
  const body = rows.map((row, index) => {
    const cells = row.map((text, at) => cell(text, at === row.length - 1 ? columns - row.length + 1 : 1)).join("");
    return index === 0 ? `<thead><tr>${cells}</tr></thead>` : `<tr>${cells}</tr>`;
  });
  return `<!doctype html><html lang="th"><meta charset="utf-8"><style>@page{size:A4 landscape;margin:1.5cm}body{font-size:11pt}table{border-collapse:collapse}td{border:1px solid #000;vertical-align:top}</style><table border="1" cellspacing="0">${body.join("")}</table></html>`;
}

function print(program: string, args: (folder: string) => readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "pdf-read-"));
  try {
    writeFileSync(join(folder, "plan.html"), html(PLAN, COLUMNS.length));
    execFileSync(program, [...args(folder)], { stdio: "ignore", timeout: 60_000 });
    return readFileSync(join(folder, "plan.pdf"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(!CHROMIUM)(
  "every cell of a plan printed by Chromium comes back (skipped where there is no Chromium)",
  { timeout: 90_000 },
  async () => {
    const pdf = print(CHROMIUM ?? "", (folder) => [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--user-data-dir=${folder}/profile`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${folder}/plan.pdf`,
      `file://${folder}/plan.html`,
    ]);
    expect(squashed(joined(await read(pdf), 1))).toEqual(squashed(PLAN));
  },
);

test.skipIf(!OFFICE)(
  "every cell of a plan printed by LibreOffice comes back (skipped where there is no LibreOffice)",
  { timeout: 90_000 },
  async () => {
    const pdf = print(OFFICE ?? "", (folder) => [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      "--infilter=HTML (StarWriter)",
      "--convert-to",
      "pdf:writer_web_pdf_Export",
      "--outdir",
      folder,
      `${folder}/plan.html`,
    ]);
    expect(squashed(joined(await read(pdf), 1))).toEqual(squashed(PLAN));
  },
);
