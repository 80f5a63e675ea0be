import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTsv, pasteCells } from "./paste-cells.ts";
import type { FieldPlace } from "./plan.ts";

const cell = (activity: string, field: string): FieldPlace => ({ activity, field });
const GRID: readonly (readonly (FieldPlace | null)[])[] = [
  [null, cell("a1", "title"), cell("a1", "units"), cell("a1", "budget")],
  [null, cell("a2", "title"), cell("a2", "units"), cell("a2", "budget")],
];

test("four cells copied from a sheet fill four cells of the plan", () => {
  const pasted = pasteCells(parseTsv("กองกลาง\t๕๐๐ บาท\r\nกองคลัง\tไม่ใช้งบประมาณ\r\n"), { row: 0, column: 2 }, GRID);
  expect(pasted).toEqual({
    edits: [
      { place: cell("a1", "units"), text: "กองกลาง" },
      { place: cell("a1", "budget"), text: "๕๐๐ บาท" },
      { place: cell("a2", "units"), text: "กองคลัง" },
      { place: cell("a2", "budget"), text: "ไม่ใช้งบประมาณ" },
    ],
    newRows: [],
    leftOut: [],
  });
});

test("lines below the last row ask for new rows, texts right of the last column are told", () => {
  const pasted = pasteCells(
    [
      ["อบรม", "กองกลาง"],
      ["ปลูกป่า", "กองคลัง"],
      ["ประกวด", "กองช่าง"],
    ],
    { row: 1, column: 3 },
    GRID,
  );
  expect(pasted).toEqual({
    edits: [{ place: cell("a2", "budget"), text: "อบรม" }],
    newRows: [["ปลูกป่า"], ["ประกวด"]],
    leftOut: [
      { row: 0, column: 1, text: "กองกลาง", why: "beyond-columns" },
      { row: 1, column: 1, text: "กองคลัง", why: "beyond-columns" },
      { row: 2, column: 1, text: "กองช่าง", why: "beyond-columns" },
    ],
  });
});

test("an empty text empties its cell, and is nothing where there is no cell", () => {
  expect(pasteCells([["", "", ""]], { row: 0, column: 0 }, GRID)).toEqual({
    edits: [
      { place: cell("a1", "title"), text: "" },
      { place: cell("a1", "units"), text: "" },
    ],
    newRows: [],
    leftOut: [],
  });
});

test("a text on a cell nobody edits is told", () => {
  expect(pasteCells([["๑", "อบรม"]], { row: 0, column: 0 }, GRID).leftOut).toEqual([{ row: 0, column: 0, text: "๑", why: "not-editable" }]);
});

test("a cell that spans two rows takes its first text; a second, different one is told", () => {
  const goal: FieldPlace = { heading: "h1", field: "title" };
  const grid = [[goal], [{ ...goal }], [{ ...goal }]];
  expect(pasteCells([[""], ["เป้าหมาย"], ["อื่น"]], { row: 0, column: 0 }, grid)).toEqual({
    edits: [{ place: goal, text: "เป้าหมาย" }],
    newRows: [],
    leftOut: [{ row: 2, column: 0, text: "อื่น", why: "same-cell" }],
  });
});

test("every text pasted is in an edit, in a new row or told as left out", () => {
  const grids = fc.array(fc.array(fc.boolean(), { maxLength: 5 }), { maxLength: 5 });
  fc.assert(
    fc.property(
      grids,
      fc.array(fc.array(fc.nat(), { maxLength: 6 }), { maxLength: 7 }),
      fc.nat(4),
      fc.nat(4),
      (kinds, numbers, row, column) => {
        const grid = kinds.map((line, at) => line.map((isCell, index) => (isCell ? cell(`a${at}`, `f${index}`) : null)));
        const texts = numbers.map((line) => line.map((number) => `ข้อ ${number}`));
        const { edits, newRows, leftOut } = pasteCells(texts, { row, column }, grid);
        const found = [...edits.map((one) => one.text), ...newRows.flat(), ...leftOut.map((one) => one.text)];
        expect(found.toSorted()).toEqual(texts.flat().toSorted());
        expect(newRows).toHaveLength(Math.max(0, texts.length - Math.max(0, grid.length - row)));
      },
    ),
  );
});

test("a cell with line breaks comes in quotes from a sheet and keeps them", () => {
  expect(parseTsv('"๑. อบรม\n๒. ประกวด"\tกองกลาง\r\n"ว่า ""ดี"""\t\r\n')).toEqual([
    ["๑. อบรม\n๒. ประกวด", "กองกลาง"],
    ['ว่า "ดี"', ""],
  ]);
});

test("a quotation in a cell is no quoting, and a quote left open stays with its text", () => {
  expect(parseTsv('"ความดี" ของเรา\tก\nโครงการ "คนดี"\tข')).toEqual([
    ['"ความดี" ของเรา', "ก"],
    ['โครงการ "คนดี"', "ข"],
  ]);
  expect(parseTsv('"เปิดไว้\tก\nข')).toEqual([['"เปิดไว้', "ก"], ["ข"]]);
});

test("one text is one cell, nothing is no cell, and an empty line between is a row", () => {
  expect(parseTsv("อบรม")).toEqual([["อบรม"]]);
  expect(parseTsv("")).toEqual([]);
  expect(parseTsv("ก\n\nข\n")).toEqual([["ก"], [""], ["ข"]]);
});

test("what a sheet writes is read back as it was", () => {
  const text = fc.string({ unit: fc.constantFrom("ก", "ิ", '"', "\t", "\n", " ", "๑", ",") });
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const quoted = (one: string): string => (/[\t\n"]/u.test(one) ? `"${one.replaceAll('"', '""')}"` : one);
      const tsv = rows.map((cells) => `${cells.map(quoted).join("\t")}\r\n`).join("");
      expect(parseTsv(tsv)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test("a million characters of quotes are read, each in its cell", () => {
  const cells = (piece: string): number => parseTsv(piece.repeat(250_000)).flat().length;
  expect(cells('"a\t')).toBe(250_001);
  expect(cells('"""x\t')).toBe(250_001);
  expect(cells('""\n')).toBe(250_000);
  expect(cells('"ก""')).toBe(1);
});
