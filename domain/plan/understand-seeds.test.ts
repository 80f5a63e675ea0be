import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseBudget } from "#domain/thai/baht.ts";
import { monthsIn } from "#domain/thai/months.ts";
import { targetsIn, understandIndicator } from "./understand-indicator.ts";

const SEEDS = new URL("../../../shared/seeds/", import.meta.url);
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).sort() : [];

/** Cells of the tables of a seed, as they stand between tabs. */
function cellsOf(start: string): readonly string[] {
  const name = seeds.find((seed) => seed.startsWith(start)) ?? "";
  return readFileSync(new URL(name, SEEDS), "utf8")
    .split("\n")
    .filter((line) => line.includes("\t"))
    .flatMap((line) =>
      line.split("\t").map((cell) =>
        cell
          .replaceAll(/<input[^>]*>/gu, "☐")
          .replaceAll(/<[^>]*>/gu, "\n")
          .trim(),
      ),
    )
    .filter((cell) => cell !== "");
}

/** Numbers of all targets in cells that speak of an amount to reach, with their round where it is not the year's end. */
function figures(cells: readonly string[], columns: RegExp): readonly string[] {
  return cells
    .filter((cell) => columns.test(cell.replaceAll(/\s/gu, "")))
    .flatMap((cell) =>
      targetsIn(cell).map(
        ({ measure, target }) => `${measure.kind} ${target.atLeast ?? "?"}${target.round === 12 ? "" : `@${target.round}`}`,
      ),
    );
}

describe.skipIf(seeds.length === 0)("the five real documents", () => {
  test("no character of any cell is lost, whatever its column", () => {
    for (const start of ["000", "001", "002", "003", "004"]) {
      for (const cell of cellsOf(start))
        expect(
          understandIndicator(cell)
            .map((indicator) => indicator.text)
            .join(""),
        ).toBe(cell);
    }
  });

  test("the shares of 000 are 86, 80, 80 and 90", () => {
    const shares = figures(cellsOf("000"), /^(?:๑\))?(?:ร้อยละ|ผลสำเร็จ)/u);
    expect(shares).toEqual(["share 86", "share 80", "share 80", "share 90"]);
  });

  test("the unit column of 001 gives the figures that stand in it, the bare 100 among them", () => {
    const units = figures(cellsOf("001"), /^จำนวน(?!คน|หน่วยงาน)|^ไม่ต่ำกว่าระดับ/u);
    const row = [
      "count 1",
      "count 1",
      "count 1",
      "count 1",
      "share 95",
      "level 3",
      "count 1",
      "count 3",
      "count 1",
      "count 3",
      "share 50",
      "share 100",
      "share 70",
      "share 90",
      "count 4",
    ];
    expect(units).toEqual(["count 5", "share 80", "count 5", "share 80", ...row]);
  });

  test("the six-, nine- and twelve-month targets of 001 are told apart", () => {
    expect(figures(cellsOf("001"), /^ผลสำเร็จ/u)).toEqual(["share 50@6", "share 90", "share 70@6", "share 90@9"]);
  });

  test("the quantitative results of 002 give 3, 2, 5, 50, 2, 1, 9 and the rest", () => {
    expect(
      figures(cellsOf("002"), /^-?(?:จำนวน(?!ประชาชน|กลุ่ม|บุคลากรใน)|เผยแพร่|ไม่น้อย|ประกาศนโยบาย|มีประกาศ|ค่าระดับ|คณะทำงานผู้|ชุมชนในพื้นที่เขต)/u),
    ).toEqual([
      "count 3",
      "count 2",
      "count 5",
      "count 50",
      "count 2",
      "count 1",
      "count 1",
      "count 5",
      "count 1",
      "count 9",
      "count 1",
      "count 30",
      "share 85",
      "count 1",
      "count 66",
    ]);
  });

  test("the targets of 004 are levels 4, 5, 4, 5 and counts of one and three", () => {
    const targets = figures(cellsOf("004"), /^(?:ระดับ[๑-๕]$|-จัดกิจกรรม|-ส่งมอบ)/u);
    expect(targets).toEqual([
      "level 4",
      "count 1",
      "count 1",
      "count 1",
      "count 1",
      "count 3",
      "count 1",
      "count 1",
      "level 5",
      "level 4",
      "level 5",
    ]);
  });

  test("the budgets of 000 and 001 sum to what the papers declare", () => {
    const sum = (start: string): number =>
      cellsOf(start)
        .filter((cell) => /^[๐-๙,]+(?: บาท)?$/u.test(cell) && cell.includes(","))
        .map((cell) => parseBudget(cell))
        .reduce((total, budget) => total + (budget.kind === "baht" ? budget.amount : 0), 0);
    expect(sum("000")).toBe(27_300);
    expect(sum("001")).toBe(255_500);
  });

  test("every cell of months is understood and lies in the plan's year", () => {
    for (const [start, year] of [
      ["000", 2569],
      ["001", 2567],
      ["004", 2568],
    ] as const) {
      const months = cellsOf(start).filter((cell) => /^(?:[ก-ฮ][ก-ฮเ-์]*\.[คยพ]\. [๐-๙]+ (?:ถึง|-|–) |ไตรมาส [๑-๔]|ตลอด ?ปีงบ)/u.test(cell));
      expect(months.length).toBeGreaterThan(5);
      for (const cell of months) expect(monthsIn(cell, year)).toMatchObject({ understood: true, outside: [] });
    }
  });
});
