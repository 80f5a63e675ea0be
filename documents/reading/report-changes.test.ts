import { describe, expect, test } from "vitest";

import { countOf, exampleActivity, levelOf, shareOf } from "#domain/checks/example.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import { aReport } from "#testing/a-report.ts";
import { readPaper } from "#testing/read-paper.ts";
import type { Document } from "../document.ts";
import { readFile } from "../formats/read-file.ts";
import { writeReportFile } from "../formats/write-report-file.ts";
import { FORMS } from "../forms/forms.ts";
import { writeReport } from "../writing/write-report.ts";
import { changesInPaper } from "./report-changes.ts";

const plan: Plan = {
  ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null }),
  activities: [
    exampleActivity({
      indicators: [countOf("จัด ๔ ครั้ง", "ครั้ง", 4), shareOf("ร้อยละ ๘๐ เข้าร่วม", 80), levelOf("ระดับ", 5)],
      budget: { kind: "baht", amount: 1000, written: "๑,๐๐๐ บาท" },
    }),
  ],
};
const values = [
  { kind: "count" as const, count: 3 },
  { kind: "share" as const, numerator: 129, denominator: 150 },
  { kind: "level" as const, steps: [1, 2, 4] },
];
const indicators = values.map((value, position) => ({ position, value, reckoning: "cumulative" as const, note: "" }));
const result = { ...NO_RESULT, indicators, narrative: "จัดแล้ว", problems: "น้ำท่วม", solutions: "เลื่อน", spentSatang: 50_025 };
const paper = aReport(plan, { told: [{ months: 12, rows: { a1: { revision: 1, result } } }] });

/** The paper as printed, with these texts put for others in its cells. */
function edited(...edits: readonly (readonly [was: string, now: string])[]): Document {
  const document = writeReport(paper, "diw-2569", "form");
  return {
    blocks: document.blocks.map((block) =>
      block.kind === "paragraph"
        ? block
        : {
            ...block,
            rows: block.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => ({ ...cell, text: edits.reduce((text, [was, now]) => text.replace(was, now), cell.text) })),
            })),
          },
    ),
  };
}

describe("a paper that nobody edited", () => {
  test.each(FORMS.flatMap(({ name }) => (["docx", "xlsx"] as const).map((to) => [name, to] as const)))(
    "%s as %s holds no change, and every row is found again",
    async (form, to) => {
      const own = aReport(await readPaper(form, "clean"));
      const read = await readFile(await writeReportFile(own, form, "form", to), `report.${to}`);
      if (!read.ok) throw new Error(read.error.kind);
      expect(changesInPaper(own, form, read.value)).toEqual({ changes: [], lost: [] });
    },
  );
});

test("a figure that was changed becomes a proposal, the others as they were", () => {
  const { changes } = changesInPaper(paper, "diw-2569", edited(["๑๒๙ จาก ๑๕๐", "140 จาก 150"], ["(๑) ๓ ครั้ง", "(๑) ๔ ครั้ง"]));
  expect(changes.map(({ column }) => column)).toEqual(["result"]);
  expect(changes[0]?.proposed).toEqual({
    narrative: "จัดแล้ว",
    indicators: [
      { ...indicators[0], value: { kind: "count", count: 4 } },
      { ...indicators[1], value: { kind: "share", numerator: 140, denominator: 150 } },
      indicators[2],
    ],
  });
});

test("money and troubles are read by their words", () => {
  const { changes } = changesInPaper(
    paper,
    "diw-2569",
    edited(["๕๐๐.๒๕ บาท", "๗๕๐ บาท"], ["แนวทางแก้ไข: เลื่อน", "แนวทางแก้ไข: จัดออนไลน์\nและบันทึกไว้"]),
  );
  expect(changes.map(({ column, proposed }) => [column, proposed])).toEqual([
    ["spent", { spentSatang: 75_000 }],
    ["trouble", { notDoneBecause: null, problems: "น้ำท่วม", solutions: "จัดออนไลน์\nและบันทึกไว้" }],
  ]);
});

test("what cannot stand, is not understood, or is reckoned is left to a person", () => {
  const proposed = (was: string, now: string) =>
    changesInPaper(paper, "diw-2569", edited([was, now])).changes.map((one) => [one.column, one.proposed]);
  expect(proposed("๑๒๙ จาก ๑๕๐", "๑๖๐ จาก ๑๕๐")).toEqual([["result", null]]);
  expect(proposed("(๑) ๓ ครั้ง", "(๑) สามครั้ง")).toEqual([["result", null]]);
  expect(proposed("ร้อยละ ๗๕.๐๐", "ร้อยละ ๑๐๐.๐๐")).toEqual([["achieved", null]]);
  expect(proposed("๕๐๐.๒๕ บาท", "เท่าเดิม")).toEqual([["spent", null]]);
});

test("blanks and Arabic digits are no change; a row that is gone is told", () => {
  expect(changesInPaper(paper, "diw-2569", edited(["(๑) ๓ ครั้ง", "(1)  3 ครั้ง "])).changes).toEqual([]);
  expect(changesInPaper(paper, "diw-2569", { blocks: [] })).toEqual({ changes: [], lost: ["a1"] });
});
