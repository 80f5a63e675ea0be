import { expect, test } from "vitest";

import type { Block } from "../document.ts";
import { inlineHtmlText, readHtml } from "./html.ts";

function texts(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text))));
}

test("words deleted under tracked changes are left out and told; inserted ones stay", () => {
  const { blocks, notices } = readHtml("<p>ขอ<del>เก่า</del><ins>ใหม่</ins><s>เดิม</s></p>");
  expect(texts(blocks)).toEqual(["ขอใหม่"]);
  expect(notices).toEqual([{ kind: "changes-accepted", place: { line: 1 }, found: "เก่า" }]);
});

test("Word's list markers are text; its settings and comments are not", () => {
  const html =
    "<!--[if gte mso 9]><xml>ก</xml><![endif]--><xml><w:View>ข</w:View></xml><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>๑.<span>&nbsp;&nbsp;</span></span><![endif]>เดิน<o:p></o:p></p>";
  expect(texts(readHtml(html).blocks)).toEqual(["๑. เดิน"]);
});

test("the numbers a browser draws before list items are written out", () => {
  expect(texts(readHtml('<ol start=3><li>ก<li>ข</ol><ol style="list-style-type: thai"><li>ค</ol><ul><li>ง</ul>').blocks)).toEqual([
    "3. ก",
    "4. ข",
    "๑. ค",
    "ง",
  ]);
});

test("Excel's number stands behind its text, also where the column was too narrow for it", () => {
  const [table] = readHtml('<table><tr><td x:num="15000">15,000<td x:num="7">##<td x:num>3</table>').blocks;
  expect(table?.kind === "table" && table.rows[0]?.cells.map(({ text, value }) => [text, value])).toEqual([
    ["15,000", { kind: "number", number: 15000 }],
    ["7", { kind: "number", number: 7 }],
    ["3", undefined],
  ]);
});

test("text that merely runs over its neighbours is no merged cell", () => {
  const [table] = readHtml("<table><tr><td colspan=2 style='mso-ignore:colspan'>ยาว<td>ก</table>").blocks;
  expect(table?.kind === "table" && table.rows[0]?.cells.map(({ text, column, columnSpan }) => [text, column, columnSpan])).toEqual([
    ["ยาว", 1, 1],
    ["", 2, 1],
    ["ก", 3, 1],
  ]);
});

test("hidden words and rows are kept and told", () => {
  const { blocks, notices } = readHtml('<p>เห็น<span style="mso-hide:all">ซ่อน</span></p><table><tr style="display:none"><td>แถว</table>');
  expect(texts(blocks)).toEqual(["เห็นซ่อน", [["แถว"]]]);
  expect(notices?.map(({ kind, found }) => [kind, found])).toEqual([
    ["hidden-text", "ซ่อน"],
    ["hidden-rows", undefined],
  ]);
});

test("a line break in a cell, a caption, a reading aid and a page laid out as a table keep their words", () => {
  expect(
    texts(
      readHtml(
        "<table><caption>ชื่อตาราง</caption><tr><td>ก<br style='mso-data-placement:same-cell'>ข<td><ruby>漢<rp>(</rp><rt>ฮั่น</rt><rp>)</rp></ruby></table>",
      ).blocks,
    ),
  ).toEqual(["ชื่อตาราง", [["ก\nข", "漢(ฮั่น)"]]]);
  expect(texts(readHtml("<table><tr><td><p>หัว</p><table><tr><td>ก<td>ข</table></table>").blocks)).toEqual(["หัว", [["ก", "ข"]]]);
});

test("rows copied without their table are a table", () => {
  expect(texts(readHtml("<!--StartFragment--><tr><td>ก</td><td>ข</td></tr>").blocks)).toEqual([[["ก", "ข"]]]);
});

test("nesting deeper than we read is told, and forty thousand list items are read in a moment", () => {
  expect(readHtml("<div>".repeat(400) + "ลึก").notices?.map(({ kind }) => kind)).toEqual(["part-unreadable"]);
  const begun = performance.now();
  readHtml(`<ol>${"<li>ก</li>".repeat(40_000)}</ol>`);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("a check box inside a line is drawn", () => {
  expect(inlineHtmlText('<input type="checkbox" checked> ทำ &amp; <input type=hidden value=x>')).toBe("☑ ทำ &");
});
