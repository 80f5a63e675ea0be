import { expect, test } from "vitest";

import type { Cell, Table } from "../document.ts";
import { layGrid } from "./table-grid.ts";

const cell = (text: string, column: number, columnSpan = 1, rowSpan = 1): Cell => ({ text, column, columnSpan, rowSpan });
const table = (rows: readonly (readonly Cell[])[], headerRows = 0): Table => ({
  kind: "table",
  place: {},
  headerRows,
  rows: rows.map((cells) => ({ cells, place: {} })),
});
const placed = (given: Table): readonly string[] =>
  layGrid(given).cells.map(({ x, y, width, height, cell: { text } }) => `${text} ${x},${y} ${width}x${height}`);

test("cells stand where they say, with their spans", () => {
  expect(
    placed(
      table([
        [cell("ก", 1, 1, 2), cell("ข", 2, 2)],
        [cell("ค", 2), cell("ง", 3)],
      ]),
    ),
  ).toEqual(["ก 0,0 1x2", "ข 1,0 2x1", "ค 1,1 1x1", "ง 2,1 1x1"]);
});

test("a cell whose place is taken moves beside it, and below all when its row is full", () => {
  expect(placed(table([[cell("ก", 1), cell("ข", 1), cell("ค", 2), cell("ง", 1)]]))).toEqual([
    "ก 0,0 1x1",
    "ข 1,0 1x1",
    "ค 0,1 2x1",
    "ง 0,2 2x1",
  ]);
});

test("spans stop at the table's edge, at taken places and at the end of the heading", () => {
  expect(placed(table([[cell("ก", 1, 1, 9), cell("ข", 2, 1, 2)], [cell("ค", 1, 5)]], 1))).toEqual(["ก 0,0 1x1", "ข 1,0 1x1", "ค 0,1 5x1"]);
});

test("a table without cells is empty, and impossible numbers count as first column and single span", () => {
  expect(layGrid(table([[], []]))).toEqual({ columns: 0, rows: 0, headerRows: 0, cells: [] });
  expect(placed(table([[cell("ก", Number.NaN, -2, 0)]]))).toEqual(["ก 0,0 1x1"]);
});
