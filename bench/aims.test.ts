import { expect, test } from "vitest";

import { judge } from "./aims.ts";
import type { Chapter } from "./measurements.ts";
import { reportOf } from "./report.ts";

const line = (id: string, cpuMs: number, wallMs: number, peakMb?: number) => ({
  id,
  thai: "งาน",
  english: id,
  figure: { cpuMs, wallMs, times: 3, ...(peakMb === undefined ? {} : { peakMb }) },
});
const chapter: Chapter = {
  thai: "ทดลอง",
  english: "a trial",
  how: "",
  absent: ["LibreOffice"],
  lines: [
    line("read:ก", 12, 14),
    line("read:ข", 25.2, 26),
    line("cli-text", 400, 900),
    line("pdf-cold", 600, 700, 120),
    line("pdf-warm", 100, 110, 180),
    line("chromium-cold", 1_100, 1_050),
    line("chromium-warm", 250, 400),
  ],
};
const outcomes = judge([chapter]).map(({ english, found, outcome }) => `${english}: ${found}: ${outcome}`);

test("the slowest paper decides, and lying a hair above the limit is shown and is not met", () => {
  expect(outcomes[0]).toBe("read any paper warm in at most 25 ms: 25.2 ms: not-met");
});

test("an aim that only the clock on the wall misses says so", () => {
  expect(outcomes[1]).toBe("khunatham read cold in at most 0.6 s: 0.40 s CPU, 0.90 s wall: met-in-cpu-time");
  expect(outcomes[4]).toBe("PDF warm at least 10 × faster than Chromium started anew: 11.0 × CPU, 9.5 × wall: met-in-cpu-time");
});

test("an aim against a peer that is absent is not measured, never met", () => {
  expect(outcomes[3]).toBe("PDF warm at least 10 × faster than LibreOffice started anew: –: not-measured");
});

test("the larger of our peaks decides about memory", () => {
  expect(outcomes[7]).toBe("memory while writing PDFs at most 200 MB: 180.0 MB: met");
});

test("the report says loudly which peer is absent and holds a peer against ours of its kind", () => {
  const report = reportOf([chapter], { date: "๑ มกราคม ๒๕๗๐", command: "npm run bench", facts: [["Node", "v24"]] });
  expect(report).toContain("**ไม่มี LibreOffice บนเครื่องนี้");
  expect(report).toMatch(/chromium-warm +\| +250 \| +400 \|.* 2\.5 × \| +3\.6 × \|/u);
});

const asked = (id: string, cpuMs: number, databaseMs: number, wallMs: number) => ({
  ...line(id, cpuMs, wallMs),
  figure: { cpuMs, databaseMs, wallMs, p95Ms: 20, p99Ms: 30, perSecond: 100, times: 3 },
});
const record: Chapter = {
  thai: "ทะเบียน",
  english: "the record",
  how: "",
  lines: [
    asked("open-1-ours", 0.8, 0.6, 1.8),
    asked("open-1-bare", 0.4, 0.6, 1),
    asked("open-50-ours", 1.1, 0.6, 30),
    asked("save-1-ours", 2, 1, 4),
    asked("save-1-bare", 1, 1, 4),
    { ...asked("answer-50-ours", 2.4, 1, 30), figure: { ...asked("answer-50-ours", 2.4, 1, 30).figure, faults: 1 } },
    { ...asked("page-looked", 9, 4, 30), figure: { ...asked("page-looked", 9, 4, 30).figure, p95Ms: 100.1 } },
    line("memory-idle", Number.NaN, Number.NaN, 110),
    line("start-new", Number.NaN, 10_400),
  ],
};
const ofRecord = new Map(judge([record]).map(({ english, found, outcome }) => [english, `${found}: ${outcome}`]));

test("a request is judged by the server's own processor time, and beside the bare SQL with the database's too", () => {
  expect(ofRecord.get("open a plan in at most 1 ms CPU of the server")).toBe("1.1 ms: not-met");
  expect(ofRecord.get("open a plan in at most 1.5 × the bare SQL")).toBe("1.4 × CPU, 1.8 × wall: met-in-cpu-time");
  expect(ofRecord.get("save a cell in at most 1.5 × the bare SQL")).toBe("1.5 × CPU, 1.0 × wall: met");
  expect(ofRecord.get("list plans in at most 1.5 × the bare SQL")).toBe("–: not-measured");
});

test("one answer lost or doubled fails its aim, and so does a page that 95 of a hundred wait longer for", () => {
  expect(ofRecord.get("a unit's answer in at most 2.5 ms CPU of the server")).toBe("2.4 ms: met");
  expect(ofRecord.get("of all units that answer at once, nothing lost, doubled or summed wrongly")).toBe("1.0 faults: not-met");
  expect(ofRecord.get("a report page ready for 95 of a hundred in at most 100 ms, 50 clients")).toBe("100.1 ms: not-met");
});

test("an idle server is judged by its memory, a start by the clock on the wall", () => {
  expect(ofRecord.get("idle server without the database at most 120 MB")).toBe("110.0 MB: met");
  expect(ofRecord.get("address printed in at most 10 s on a new folder")).toBe("10.40 s: not-met");
});

test("a table shows only the columns that a line of it fills, and ours beside the bare SQL", () => {
  const report = reportOf([record], { date: "๑ มกราคม ๒๕๗๐", command: "npm run bench", facts: [] });
  expect(report).toMatch(/open-1-ours +\| +0\.8 \| +0\.6 \| +1\.8 \| +20 \| +30 \| +100 \| +\| +\| +1\.4 × \| +1\.8 × \|/u);
  expect(report).not.toContain("KB");
});
