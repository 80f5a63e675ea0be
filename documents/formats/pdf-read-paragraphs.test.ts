import { expect, test } from "vitest";

import { linesOf, wordsOf, type Line } from "./pdf-read-lines.ts";
import { joinLines, type Strip } from "./pdf-read-paragraphs.ts";
import type { Glyph } from "./pdf-read-shapes.ts";

const SIZE = 10;
const STEP = 15;
const LETTER = 5;

/** One glyph for each cluster, five points wide; a blank is drawn as a blank. */
function glyphs(text: string, left: number, base: number): readonly Glyph[] {
  const clusters = [...new Intl.Segmenter("th", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
  return clusters.map((cluster, index): Glyph => {
    const from = left + index * LETTER;
    return { text: cluster, from, to: from + LETTER, base, size: SIZE, turn: 0, x: from + LETTER / 2, y: base - 2 };
  });
}

type Placed = string | readonly [text: string, left: number, base?: number];

function linesAt(lines: readonly Placed[]): readonly Line[] {
  let base = 0;
  return linesOf(
    wordsOf(
      lines.flatMap((line) => {
        const [text, left = 0, at = base + STEP] = typeof line === "string" ? [line] : line;
        base = at;
        return glyphs(text, left, base);
      }),
    ),
  );
}

function cell(lines: readonly Placed[], width = 100, indented = false): readonly string[] {
  const strip: Strip = { from: 0, to: width, leading: 1.5, indented };
  return joinLines(linesAt(lines), strip).map(({ text }) => text);
}

test("wrapped Thai lines are joined without a blank", () => {
  expect(cell(["เพื่อปลูกฝังค่านิยมความดีให้", "แก่บุคลากรรุ่นใหม่ของกรม"])).toEqual(["เพื่อปลูกฝังค่านิยมความดีให้แก่บุคลากรรุ่นใหม่ของกรม"]);
});

test("a figure, a Latin word or a bracket at the break had a blank", () => {
  expect(cell(["อบรมให้ความรู้ไม่น้อยกว่าปีละ", "๔ ครั้ง"], 110)).toEqual(["อบรมให้ความรู้ไม่น้อยกว่าปีละ ๔ ครั้ง"]);
  expect(cell(["Good governance and", "transparency"])).toEqual(["Good governance and transparency"]);
  expect(cell(["กลุ่มงานคุ้มครองจริยธรรม", "(ศูนย์ปฏิบัติการ)"])).toEqual(["กลุ่มงานคุ้มครองจริยธรรม (ศูนย์ปฏิบัติการ)"]);
});

test.each([
  ["dashes", ["- ผู้บริหารเข้าร่วมครบทุกท่าน", "- บุคลากรเข้าร่วมครึ่งหนึ่งขึ้นไป"]],
  ["Thai numbers with a bracket", ["๑) จัดอบรมความรู้ด้านวินัย", "๒) ทำบุญใส่บาตรร่วมกัน"]],
  ["numbers in brackets", ["(๑) คัดเลือกคนดีศรีสำนัก", "(๒) มอบเกียรติบัตรทุกไตรมาส"]],
  ["numbers with a point", ["๑. รักษ์น้ำรักษ์ป่าสามัคคี", "๒. เยี่ยมบ้านผู้สูงอายุทุกเดือน"]],
  ["bullets", ["• ซื่อสัตย์ต่อหน้าที่ของตน", "• ตรงต่อเวลาในการทำงาน"]],
  ["Thai letters", ["ก) ฝ่ายอำนวยการและแผน", "ข) ฝ่ายปฏิบัติการพื้นที่"]],
])("%s separate several activities in one cell", (_, items) => {
  expect(cell(items)).toEqual(items);
});

test("an item that wraps stays one paragraph", () => {
  expect(cell(["๑) จัดกิจกรรมพัฒนาแหล่งน้ำ", "ร่วมกับชุมชนใกล้เคียง", "๒) ปันสุขสู่สังคมไทย"])).toEqual([
    "๑) จัดกิจกรรมพัฒนาแหล่งน้ำร่วมกับชุมชนใกล้เคียง",
    "๒) ปันสุขสู่สังคมไทย",
  ]);
});

test.each([
  ["the end of a range of months", ["ต.ค. ๒๕๖๙", "- ก.ย. ๒๕๗๐"], 60, "ต.ค. ๒๕๖๙ - ก.ย. ๒๕๗๐"],
  ["the end of a range of whole months", ["ในช่วงเดือนเมษายน", "- กันยายน ๒๕๗๐"], 75, "ในช่วงเดือนเมษายน - กันยายน ๒๕๗๐"],
  ["the end of a range in a bracket of an item", ["- รายงานผล (ต.ค. ๒๕๖๙", "- มี.ค. ๒๕๗๐)"], 85, "- รายงานผล (ต.ค. ๒๕๖๙ - มี.ค. ๒๕๗๐)"],
  ["the end of a range of numbers", ["เกณฑ์ข้อ ๑", "- ข้อ ๙"], 50, "เกณฑ์ข้อ ๑ - ข้อ ๙"],
  ["a decimal figure", ["คะแนนเฉลี่ยไม่ต่ำกว่า", "๔.๕๐ ขึ้นไป"], 80, "คะแนนเฉลี่ยไม่ต่ำกว่า ๔.๕๐ ขึ้นไป"],
  ["a number that the line before refers to", ["ให้เป็นไปตามข้อ", "๒) ของประกาศ"], 60, "ให้เป็นไปตามข้อ ๒) ของประกาศ"],
  ["a year in brackets", ["แผนระยะห้าปี", "(๒๕๖๖ - ๒๕๗๐)"], 60, "แผนระยะห้าปี (๒๕๖๖ - ๒๕๗๐)"],
])("%s at the beginning of a line begins no paragraph", (_, lines, width, joined) => {
  expect(cell(lines, width)).toEqual([joined]);
});

test("a gap clearly wider than the distance of lines begins a paragraph", () => {
  expect(
    cell([
      ["ปลูกต้นกล้าในวันสำคัญของชาติ", 0, 0],
      ["และดูแลจนเติบใหญ่ทุกต้น", 0, 15],
      ["ถวายเทียนพรรษาแด่วัดในพื้นที่", 0, 38],
      ["ของหน่วยงาน", 0, 53],
    ]),
  ).toEqual(["ปลูกต้นกล้าในวันสำคัญของชาติและดูแลจนเติบใหญ่ทุกต้น", "ถวายเทียนพรรษาแด่วัดในพื้นที่ของหน่วยงาน"]);
});

test("a line that was left long before it was full was ended on purpose", () => {
  expect(cell(["กองคลัง", "กองช่าง", "สำนักปลัด"], 160)).toEqual(["กองคลัง", "กองช่าง", "สำนักปลัด"]);
});

test("body text: a line set further in, a title in the middle and a signature stand alone", () => {
  const right = 285;
  expect(
    cell(
      [
        ["ประกาศเรื่องมาตรการประหยัดพลังงาน", 90],
        ["เพื่อให้การใช้ไฟฟ้าของสำนักงานเป็นไปอย่างคุ้มค่าและไม่สูญเปล่าจึง", 25],
        "ขอความร่วมมือทุกท่านปิดไฟเมื่อเลิกใช้งาน",
        ["ทั้งนี้ให้เริ่มทันที", 25],
        ["(นายทดลอง อ่านเอกสาร)", 170],
        ["ผู้อำนวยการ", 185],
      ],
      right,
      true,
    ),
  ).toEqual([
    "ประกาศเรื่องมาตรการประหยัดพลังงาน",
    "เพื่อให้การใช้ไฟฟ้าของสำนักงานเป็นไปอย่างคุ้มค่าและไม่สูญเปล่าจึงขอความร่วมมือทุกท่านปิดไฟเมื่อเลิกใช้งาน",
    "ทั้งนี้ให้เริ่มทันที",
    "(นายทดลอง อ่านเอกสาร)",
    "ผู้อำนวยการ",
  ]);
});

test.each([
  ["a dotted leader", ["ที่ ทม ๑๒/๓ ..............................................", "เรื่อง ส่งแผนของปีหน้า"]],
  ["a name in brackets", ["(นางสาวตัวอย่าง พูดจาไพเราะอ่อนหวาน)", "ผู้อำนวยการสำนัก"]],
  ["words that announce a list", ["มีกิจกรรมรวมทั้งสิ้นสามเรื่องใหญ่ ดังนี้", "แห่เทียนเข้าพรรษาทางน้ำ"]],
  ["a label with its colon", ["ที่อยู่: ๙ ถนนสมมติ ตำบลในเมืองใหม่", "โทรศัพท์: ๐๒ ๐๐๐ ๐๐๐๐"]],
  ["a numbered part", ["รวมกิจกรรมของปีนี้จำนวนห้าเรื่องด้วยกัน", "แผนย่อยที่ ๒ สร้างคนดี"]],
])("body text: %s parts two full lines", (_, lines) => {
  expect(cell(lines, 150, true)).toEqual(lines);
});

test("body text: a title in the middle is not joined with the label under it; two lines in the middle are one title where the first is full", () => {
  expect(cell([["แผนปฏิบัติการส่งเสริมคุณธรรมประจำปี", 60], "ชื่อหน่วยงาน เทศบาล"], 280, true)).toEqual([
    "แผนปฏิบัติการส่งเสริมคุณธรรมประจำปี",
    "ชื่อหน่วยงาน เทศบาล",
  ]);
});

test.each([
  [["๑๕๐,๐๐", "๐ บาท"], 32, "๑๕๐,๐๐๐ บาท"],
  [["๑๒", "๐,๐๐๐ บาท"], 30, "๑๒๐,๐๐๐ บาท"],
  [["๑,๒๕๐,", "๐๐๐"], 36, "๑,๒๕๐,๐๐๐"],
  [["พ.ศ. ๒๕๖๙", "๒๕๗๐"], 46, "พ.ศ. ๒๕๖๙ ๒๕๗๐"],
])("a sum broken between its digits is whole again, two figures stay two: %j", (lines, width, joined) => {
  expect(cell(lines, width)).toEqual([joined]);
});

test("marks drawn apart from their letters, in any order, are put on them", () => {
  const letters = glyphs("ทนอง", 0, 15);
  const mark = (text: string, at: number, base = 15): Glyph => ({ text, from: at, to: at, base, size: SIZE, turn: 0, x: at, y: base - 8 });
  const [line] = linesOf(wordsOf([...letters, mark("้", 10, 12), mark("่", 5), mark("ี", 5)]));
  expect(line?.text).toBe("ที่น้อง");
});

test("letters that do not say what they are become the replacement character", () => {
  const [line] = linesOf(wordsOf([...glyphs("ก", 0, 15), ...glyphs("ข", 5, 15).map((glyph) => ({ ...glyph, text: "\0" }))]));
  expect(line?.text).toBe("ก\uFFFD");
});
