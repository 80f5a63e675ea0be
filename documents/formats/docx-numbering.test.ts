import { expect, test } from "vitest";

import { cell, docxMadeByHand, para, row, run, table } from "./docx-made-by-hand.ts";
import { formatCount } from "./docx-number-words.ts";
import { readDocx } from "./docx-read.ts";

const level = (number: number, style: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${style}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const pattern = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = "") => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (text: string, id: number, depth = 0) =>
  para(run(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`);

function linesOf(body: string, numbering: string, styles = ""): readonly string[] {
  const read = readDocx(docxMadeByHand(body, { numbering, styles }));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.rows.map(({ cells }) => cells.map(({ text }) => text).join("|")).join("/"),
  );
}

test("Thai numbers and letters count, and inner levels restart under each outer one", () => {
  const numbering =
    pattern(0, level(0, "thaiNumbers", "%1.") + level(1, "thaiNumbers", "%1.%2") + level(2, "thaiLetters", "(%3)")) + list(1, 0);
  const body = item("ก", 1) + item("ข", 1, 1) + item("ค", 1, 1) + item("ง", 1, 2) + item("จ", 1) + item("ฉ", 1, 1) + item("ช", 1, 2);
  expect(linesOf(body, numbering)).toEqual(["๑. ก", "๑.๑ ข", "๑.๒ ค", "(ก) ง", "๒. จ", "๒.๑ ฉ", "(ก) ช"]);
});

test("lists of one pattern count on together unless one says that it starts anew", () => {
  const numbering =
    pattern(0, level(0, "decimal", "%1)")) +
    list(1, 0) +
    list(2, 0) +
    list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>');
  expect(linesOf(item("ก", 1) + item("ข", 2) + item("ค", 3) + item("ง", 3) + item("จ", 1), numbering)).toEqual([
    "1) ก",
    "2) ข",
    "7) ค",
    "8) ง",
    "9) จ",
  ]);
});

test("a level may count through, restart only after a certain level, or be counted plainly", () => {
  const numbering =
    pattern(
      0,
      level(0, "upperRoman", "%1") +
        level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>') +
        level(2, "lowerLetter", "%1.%2.%3", '<w:lvlRestart w:val="1"/><w:isLgl/>'),
    ) + list(1, 0);
  const body =
    item("ก", 1) + item("ข", 1, 1) + item("ค", 1, 2) + item("ง", 1, 1) + item("จ", 1, 2) + item("ฉ", 1) + item("ช", 1, 1) + item("ซ", 1, 2);
  expect(linesOf(body, numbering)).toEqual(["I ก", "1 ข", "1.1.1 ค", "2 ง", "1.2.2 จ", "II ฉ", "3 ช", "2.3.1 ซ"]);
});

test("bullets of every shape are one bullet, but ticks, boxes and dashes say what they are", () => {
  const bullet = (text: string, font: string) =>
    level(0, "bullet", text, "").replace("</w:lvl>", `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr></w:lvl>`);
  const numbering = ["\uF0B7 Symbol", "o Courier_New", "\uF0FC Wingdings", "- Calibri", "\uF0A8 Wingdings"]
    .map(
      (one, index) => pattern(index, bullet(one.split(" ")[0] ?? "", (one.split(" ")[1] ?? "").replace("_", " "))) + list(index + 1, index),
    )
    .join("");
  expect(linesOf([1, 2, 3, 4, 5].map((id) => item("ก", id)).join(""), numbering)).toEqual(["• ก", "• ก", "✓ ก", "- ก", "☐ ก"]);
});

test("a number stands alone in the first cell of a row, a bullet alone is nothing", () => {
  const numbering =
    pattern(0, level(0, "thaiNumbers", "%1")) +
    list(1, 0) +
    pattern(1, level(0, "bullet", "•")) +
    list(2, 1) +
    pattern(2, level(0, "bullet", "✓")) +
    list(3, 2);
  const body = table([1, 2].map(() => row(cell(item("", 1)) + cell(item("", 2)) + cell(item("", 3)))).join("")) + item("", 2);
  expect(linesOf(body, numbering)).toEqual(["๑||✓/๒||✓"]);
});

test("a cell under a merge has no number to show and takes none", () => {
  const numbering = pattern(0, level(0, "thaiNumbers", "%1")) + list(1, 0);
  const numbered = (merge: string, text: string) => row(cell(item("", 1), merge) + cell(para(run(text))));
  const body = table(numbered('<w:vMerge w:val="restart"/>', "ก") + numbered("<w:vMerge/>", "ข") + numbered("", "ค"));
  expect(linesOf(body, numbering)).toEqual(["๑|ก/ข/๒|ค"]);
});

test("lists come from paragraph styles too, and a paragraph may leave its style's list", () => {
  const numbering =
    pattern(0, level(0, "decimal", "%1.", '<w:pStyle w:val="Main"/>') + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')) +
    list(4, 0);
  const numbered = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>';
  const styles = `<w:style w:styleId="Main">${numbered}</w:style><w:style w:styleId="Sub"><w:basedOn w:val="Main"/></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>`;
  const styled = (text: string, style: string, more = "") => para(run(text), `<w:pStyle w:val="${style}"/>${more}`);
  const body =
    styled("ก", "Main") +
    styled("ข", "Sub") +
    styled("ค", "Main", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    styled("ง", "Loop") +
    styled("จ", "Main");
  expect(linesOf(body, numbering, styles)).toEqual(["1. ก", "1.1 ข", "ค", "ง", "2. จ"]);
});

test("a pattern may be lent by a list style, and a list may bring its own level", () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Plan"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Plan"/>${level(0, "thaiLetters", "%1)")}</w:abstractNum>` +
    list(1, 0) +
    list(2, 1, `<w:lvlOverride w:ilvl="0">${level(0, "decimal", "[%1]")}</w:lvlOverride>`);
  expect(linesOf(item("ก", 1) + item("ข", 2), numbering)).toEqual(["ก) ก", "[2] ข"]);
});

test("a paragraph that was deleted takes no number", () => {
  const numbering = pattern(0, level(0, "decimal", "%1.")) + list(1, 0);
  const deleted = para(
    "<w:del><w:r><w:delText>ทิ้ง</w:delText></w:r></w:del>",
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
  );
  expect(linesOf(item("ก", 1) + deleted + item("ข", 1), numbering)).toEqual(["1. ก", "2. ข"]);
});

test("counts are written as Word writes them", () => {
  expect([1, 5, 10, 41, 42, 43].map((count) => formatCount(count, "thaiLetters"))).toEqual(["ก", "จ", "ญ", "ฮ", "กก", "ขข"]);
  expect([1, 10, 11, 21, 105, 1234].map((count) => formatCount(count, "thaiCounting"))).toEqual([
    "หนึ่ง",
    "สิบ",
    "สิบเอ็ด",
    "ยี่สิบเอ็ด",
    "หนึ่งร้อยห้า",
    "หนึ่งพันสองร้อยสามสิบสี่",
  ]);
  expect([4, 9, 14, 1999].map((count) => formatCount(count, "lowerRoman"))).toEqual(["iv", "ix", "xiv", "mcmxcix"]);
  expect(
    ["decimalZero", "upperLetter", "decimalEnclosedCircle", "numberInDash", "unheard-of", "none"].map((style) => formatCount(3, style)),
  ).toEqual(["03", "C", "③", "- 3 -", "3", ""]);
});
