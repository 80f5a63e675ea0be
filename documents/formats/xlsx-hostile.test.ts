import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

import { LIMITS } from "../limits.ts";
import { textRow, xlsxMadeByHand } from "./xlsx-made-by-hand.ts";
import { readXlsx } from "./xlsx-read.ts";

const TABLE = textRow(1, ["ที่", "งาน", "งบ"], 1) + textRow(2, ["๑", "อบรม", "-"], 1);
const merges = (ranges: readonly string[]) => `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;

/** What became of a file: why it was refused, or how many blocks it gave; always within the time allowed. */
function outcome(bytes: Uint8Array): string {
  const begun = performance.now();
  const result = readXlsx(bytes);
  expect(performance.now() - begun).toBeLessThan(LIMITS.milliseconds);
  return result.ok ? `${result.value.blocks.length} blocks` : result.error.kind;
}

test("a file that is cut off, empty or no workbook is refused with its reason", () => {
  const good = xlsxMadeByHand([{ rows: TABLE }]);
  expect(outcome(good)).toBe("1 blocks");
  expect(outcome(good.slice(0, good.length / 2))).toBe("damaged");
  expect(outcome(good.slice(0, -10))).toBe("damaged");
  expect(outcome(new Uint8Array())).toBe("empty");
  expect(outcome(zipSync({ "readme.txt": strToU8("x") }))).toBe("unknown-type");
  expect(outcome(zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<a/>") }))).toBe("unknown-type");
  expect(outcome(xlsxMadeByHand([{ rows: "<row><c></row>" }]))).toBe("damaged");
  expect(outcome(xlsxMadeByHand([{ rows: "" }]))).toBe("empty");
});

test("bombs are refused before they go off", () => {
  expect(outcome(xlsxMadeByHand([{ rows: " ".repeat(20_000_000) }]))).toBe("too-much-inside");
  expect(outcome(xlsxMadeByHand([{ rows: "<a>".repeat(10_000) + "</a>".repeat(10_000) }]))).toBe("too-much-inside");
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>';
  expect(outcome(xlsxMadeByHand([{ rows: TABLE }], { parts: { "xl/sharedStrings.xml": bomb } }))).toBe("too-much-inside");
});

test("a declared size of a thousand million cells costs nothing", () => {
  expect(outcome(xlsxMadeByHand([{ before: '<dimension ref="A1:XFD1048576"/>', rows: TABLE }]))).toBe("1 blocks");
  expect(outcome(xlsxMadeByHand([{ rows: `${TABLE}<row r="1048576"><c r="XFD1048576" t="str"><v>ไกล</v></c></row>` }]))).toBe("2 blocks");
});

test("forty thousand empty styled rows do not become a table", () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/><c r="B${index + 3}" s="1"/></row>`,
  ).join("");
  const result = readXlsx(xlsxMadeByHand([{ rows: TABLE + rows }]));
  expect(result.ok && result.value.blocks.map((block) => block.kind === "table" && block.rows.length)).toEqual([2]);
});

test("rows ruled to the last column are more cells than a plan has", () => {
  const rows = Array.from(
    { length: 100 },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1" t="str"><v>ก</v></c><c r="XFD${index + 1}" s="1"/></row>`,
  );
  expect(outcome(xlsxMadeByHand([{ rows: rows.join("") }]))).toBe("too-much-inside");
});

test("merged ranges that are huge, overlap or make no sense do no harm", () => {
  expect(
    outcome(xlsxMadeByHand([{ rows: TABLE, after: merges(["C1:XFD1", "B1:C2", "A1:A1", "C2:A1", "ZZZZ9:A1", "", "A2:B2"]) }])),
  ).toMatch(/blocks$/u);
  const many = Array.from({ length: 50_000 }, (_, index) => `A${1 + (index % 2000)}:C2000`);
  expect(
    outcome(
      xlsxMadeByHand([
        { rows: Array.from({ length: 2000 }, (_, index) => textRow(index + 1, ["ก", "ข", "ค"])).join(""), after: merges(many) },
      ]),
    ),
  ).toMatch(/blocks$/u);
});

test("strings and styles that are not there leave the cell out and say so", () => {
  const rows = '<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="s"><v>0</v></c><c s="999"><v>5</v></c></row>';
  const result = readXlsx(xlsxMadeByHand([{ rows }], { strings: ["มี"] }));
  expect(result.ok && [result.value.blocks.map((block) => block.kind === "paragraph" && block.text), result.value.notices?.length]).toEqual(
    [["มี 5"], 2],
  );
});

test("relations that lead outside or in a circle are not followed", () => {
  const relations = [
    { kind: "drawing", target: "worksheets/sheet1.xml" },
    { kind: "comments", target: "../../../etc/passwd" },
  ];
  expect(outcome(xlsxMadeByHand([{ rows: TABLE, relations }]))).toBe("1 blocks");
});
