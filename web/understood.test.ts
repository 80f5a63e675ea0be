import { expect, test } from "vitest";

import { describeIndicator } from "./understood.ts";

const written = "";

test("a share target reads as percent, bound and round", () => {
  const indicator = {
    text: "",
    rubric: [],
    measure: { kind: "share", unit: null, numerator: null, denominator: null },
    targets: [{ round: 12, atLeast: 86, written }],
  } as const;
  expect(describeIndicator(indicator)).toBe("ร้อยละ ≥ ๘๖ · รอบ ๑๒ เดือน");
});

test("a count keeps its unit and what it is counted for", () => {
  const indicator = {
    text: "",
    rubric: [],
    measure: { kind: "count", unit: "ครั้ง" },
    targets: [{ round: 6, moreThan: 1200, per: ["ปี"], written }],
  } as const;
  expect(describeIndicator(indicator)).toBe("> ๑,๒๐๐ ครั้ง/ปี · รอบ ๖ เดือน");
});

test("a text without a target says so", () => {
  expect(describeIndicator({ text: "", rubric: [], measure: { kind: "level" }, targets: [] })).toBe("ระดับความสำเร็จ (ไม่พบค่าเป้าหมาย)");
});

test("a rubric says how many levels it has", () => {
  const rubric = [1, 2, 3, 4, 5].map((level) => ({ level, text: "" }));
  expect(describeIndicator({ text: "", rubric, measure: { kind: "level" }, targets: [{ round: 12, atLeast: 4, written }] })).toBe(
    "ระดับ ≥ ๔ · รอบ ๑๒ เดือน · เกณฑ์ ๕ ระดับ",
  );
});
