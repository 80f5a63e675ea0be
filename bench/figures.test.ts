import { expect, test } from "vitest";

import { costOf, figureOf, formatNumber, meanOf, quantile, wholeCpuMs } from "./figures.ts";
import { requestFigure } from "./turns.ts";
import { parseStat, togetherMb } from "./process-tree.ts";
import { cpuMsIn, startWords } from "./record-house.ts";
import { tableOf } from "./report.ts";
import { childrenMs } from "./run-process.ts";

test("the middle of an even number of figures lies between its two middle ones", () => {
  expect(quantile([40, 10, 20, 30], 0.5)).toBe(25);
  expect(quantile([], 0.5)).toBeNaN();
});

test("one slow run does not move the median, and every document bears its share of a mean", () => {
  const costs = [1, 2, 30].map((ms) => ({ cpuMs: ms, wallMs: ms }));
  expect(figureOf(costs)).toEqual({ cpuMs: 2, wallMs: 2, times: 3 });
  expect(meanOf(costs)).toEqual({ cpuMs: 11, wallMs: 11 });
});

test("processor time of a shell's children is its user and system time together", () => {
  expect(childrenMs("0m0.010s 0m0.000s\n1m2.500s 0m0.250s\n")).toBe(62_750);
});

test("a process whose name holds spaces and brackets is still told apart from its parent", () => {
  const fields = ["S", 7, 70, 71, 0, -1, 0, 0, 0, 0, 0, 12, 3, 0, 0, 20, 0, 1, 0, 4242];
  expect(parseStat(9, `9 (a) (b c) ${fields.join(" ")}`)).toEqual({ id: 9, parent: 7, session: 71, started: "4242", cpuMs: 150 });
});

test("memory that a program shares with others outside is counted in full", () => {
  const alone = { data: 50, filesShare: 20, files: 40 };
  expect(togetherMb([alone])).toBe(90);
  expect(togetherMb([alone, { data: 10, filesShare: 30, files: 45 }])).toBe(110);
  expect(togetherMb([])).toBe(0);
});

test("a table's columns stand straight though Thai vowels take no room of their own", () => {
  expect(tableOf(["งาน", "ms"], [["ที่หนึ่ง", "7"]], 1)).toEqual(["| งาน  | ms |", "|------|---:|", "| ที่หนึ่ง |  7 |"]);
});

test("waiting costs time on the wall but hardly any of the processor's", async () => {
  const cost = await costOf(() => new Promise((resolve) => setTimeout(resolve, 120)));
  expect(cost.wallMs).toBeGreaterThan(100);
  expect(cost.cpuMs).toBeLessThan(cost.wallMs / 2);
});

test("numbers show no more digits than a measurement has", () => {
  expect([8.44, 84.4, 1_843.7, Number.NaN].map(formatNumber)).toEqual(["8.4", "84", "1,844", "–"]);
});

test("the middle request is over all turns, processor time is the middle turn's, and the database's is shared out over all", () => {
  const turn = (walls: readonly number[], cpuMs: number, databaseMs: number) => ({ walls, cpuMs, databaseMs, elapsedMs: 10 });
  const figure = requestFigure([turn([1, 3], 4, 10), turn([2, 9], 2, 0), turn([2, 2], 40, 2)]);
  expect(figure).toMatchObject({ wallMs: 2, cpuMs: 2, databaseMs: 2, perSecond: 200, times: 6 });
  expect(figure.p95Ms).toBeCloseTo(7.5);
  expect(wholeCpuMs(figure)).toBe(4);
});

test("the server's processor time is read from its own figures, in milliseconds", () => {
  expect(cpuMsIn("# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1.25\n")).toBe(1_250);
  expect(() => cpuMsIn("process_cpu_seconds_total{}\n")).toThrow("does not tell");
});

test("the server is started with the words that npm start has", () => {
  expect(startWords("(node bin/setup.mjs) && (node bin/build-web.mjs) && node --flag=4 bin/start.mjs")).toEqual([
    "--flag=4",
    "bin/start.mjs",
  ]);
  expect(() => startWords("vite")).toThrow("opens no house");
});
