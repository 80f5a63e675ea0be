import { expect, test } from "vitest";

import { gridsOf } from "./pdf-read-grid.ts";
import { isTickBox, joinRules, websOf } from "./pdf-read-rules.ts";
import type { Rule } from "./pdf-read-shapes.ts";

const across = (at: number, from: number, to: number): Rule => ({ way: "across", at, from, to });
const down = (at: number, from: number, to: number): Rule => ({ way: "down", at, from, to });

/** Cells as "row,column rows×columns", in reading order, of each table; a table inside a cell is marked. */
function tables(rules: readonly Rule[]): readonly string[] {
  return websOf(joinRules(rules))
    .flatMap(gridsOf)
    .map(
      ({ grid, inside }) =>
        (inside ? "inside: " : "") +
        grid.cells
          .map(({ row, column, rowSpan, columnSpan }) => `${row},${column}${rowSpan * columnSpan > 1 ? ` ${rowSpan}×${columnSpan}` : ""}`)
          .join("; "),
    );
}

const xs = [100, 200, 300];
const ys = [50, 80, 110];
const plain = [...ys.map((y) => across(y, 100, 300)), ...xs.map((x) => down(x, 50, 110))];
const PLAIN = "1,1; 1,2; 2,1; 2,2";

test("three lines each way make four cells", () => {
  expect(tables(plain)).toEqual([PLAIN]);
});

test("lines drawn cell by cell, in dashes or as double borders make the same cells", () => {
  const pieces = plain.flatMap((rule) => {
    const middle = (rule.from + rule.to) / 2;
    return [
      { ...rule, to: middle - 0.4 },
      { ...rule, from: middle + 0.4, at: rule.at + 0.3 },
    ];
  });
  const dashes = plain.flatMap((rule) =>
    Array.from({ length: Math.floor((rule.to - rule.from) / 5) }, (_, index) => ({
      ...rule,
      from: rule.from + index * 5,
      to: rule.from + index * 5 + 2.5,
    })),
  );
  const double = plain.flatMap((rule) => [
    { ...rule, at: rule.at - 0.8 },
    { ...rule, at: rule.at + 0.8 },
  ]);
  expect([tables(pieces), tables(dashes), tables(double)]).toEqual([[PLAIN], [PLAIN], [PLAIN]]);
});

test("a table that the page's end cuts open is closed where its uprights end", () => {
  expect(tables(plain.filter((rule) => rule.at !== 110))).toEqual([PLAIN]);
  expect(tables(plain.filter((rule) => rule.at !== 50))).toEqual([PLAIN]);
});

test("a table without its outer uprights is closed where its lines end", () => {
  expect(tables(plain.filter((rule) => rule.way === "across" || rule.at === 200))).toEqual([PLAIN]);
});

test("cells are merged where the line between them is missing", () => {
  const heading = [...plain.filter((rule) => rule.at !== 200), down(200, 80, 110)];
  expect(tables(heading)).toEqual(["1,1 1×2; 2,1; 2,2"]);
  const tall = [...plain.filter((rule) => rule.at !== 80), across(80, 200, 300)];
  expect(tables(tall)).toEqual(["1,1 2×1; 1,2; 2,2"]);
});

test("a table drawn inside a cell, close to its borders, is a table inside", () => {
  const inner = [53, 65, 77].map((y) => across(y, 204, 296)).concat([204, 250, 296].map((x) => down(x, 53, 77)));
  expect(tables([...plain, ...inner]).toSorted()).toEqual([PLAIN, PLAIN]);
  const touching = [62, 72].map((y) => across(y, 205, 295)).concat([205, 250, 295].map((x) => down(x, 50, 72)));
  expect(tables([...plain, ...touching])).toEqual([PLAIN, `inside: ${PLAIN}`]);
});

test("an underline, a single line and a frame around the page are no tables", () => {
  expect(tables([across(70, 110, 150), down(20, 0, 800)])).toEqual([]);
  expect(tables([across(10, 10, 580), across(830, 10, 580), down(10, 10, 830), down(580, 10, 830)])).toEqual([]);
  expect(tables([...plain, across(74, 110, 150)])).toEqual([PLAIN]);
});

test("a square of letter size is a box to tick, a cell is not", () => {
  const square = [across(10, 10, 20), across(20, 10, 20), down(10, 10, 20), down(20, 10, 20)];
  expect(websOf(joinRules(square)).map(isTickBox)).toEqual([true]);
  expect(websOf(joinRules(plain)).map(isTickBox)).toEqual([false]);
});

test("a line that stands nowhere does not keep the reader for ever", () => {
  expect(joinRules([across(Number.NaN, 0, 100), across(50, 0, 100)])).toHaveLength(2);
});
