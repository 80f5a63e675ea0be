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
