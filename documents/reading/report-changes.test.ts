import { describe, expect, test } from "vitest";

import { countOf, exampleActivity, levelOf, shareOf } from "#domain/checks/example.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { Indicator } from "#domain/plan/measure.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import type { Value } from "#domain/result/value.ts";
import { aReport } from "#testing/a-report.ts";
import { readPaper } from "#testing/read-paper.ts";
import type { Block, Document } from "../document.ts";
import { readFile } from "../formats/read-file.ts";
import { writeReportFile } from "../formats/write-report-file.ts";
import { FORMS } from "../forms/forms.ts";
import type { ReportPaper } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";
import { stampOf } from "./report-print.ts";
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

type Edits = readonly (readonly [was: string, now: string])[];
const edited = (...edits: Edits): Document => editedPaper(paper, "diw-2569", edits);

/** The paper as printed, with these texts put for others in its cells. */
function editedPaper(own: ReportPaper, form: FormName, edits: Edits): Document {
  const document = writeReport(own, form, "form");
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
      expect(changesInPaper(own, form, read.value)).toEqual({ changes: [], remarks: [], found: own.plan.activities.length });
    },
  );
});

const told = ({ changes }: ReturnType<typeof changesInPaper>) =>
  changes.map(({ field, position, proposed, why }) => [field, position, proposed ?? why]);
const value = (one: Value, note: string | null = null) => ({ kind: "value", value: one, note });

test("a figure that was changed becomes a proposal, the others stay as they are", () => {
  const changes = changesInPaper(paper, "diw-2569", edited(["๑๒๙ จาก ๑๕๐", "140 จาก 150"], ["(๑) ๓ ครั้ง", "(๑) ๔ ครั้ง"]));
  expect(told(changes)).toEqual([
    ["value", 0, value({ kind: "count", count: 4 })],
    ["value", 1, value({ kind: "share", numerator: 140, denominator: 150 })],
  ]);
});

test("money and troubles are read by their words", () => {
  const changes = changesInPaper(
    paper,
    "diw-2569",
    edited(["๕๐๐.๒๕ บาท", "๗๕๐ บาท"], ["แนวทางแก้ไข: เลื่อน", "แนวทางแก้ไข: จัดออนไลน์\nและบันทึกไว้"], ["จัดแล้ว", ""]),
  );
  expect(told(changes)).toEqual([
    ["narrative", null, { kind: "text", text: "" }],
    ["spent", null, { kind: "spent", satang: 75_000 }],
    ["solutions", null, { kind: "text", text: "จัดออนไลน์\nและบันทึกไว้" }],
  ]);
});

test("what cannot stand, is not understood, or is reckoned is left to a person", () => {
  const proposed = (was: string, now: string) => told(changesInPaper(paper, "diw-2569", edited([was, now])));
  expect(proposed("๑๒๙ จาก ๑๕๐", "๑๖๐ จาก ๑๕๐")).toEqual([["value", 1, "not-understood"]]);
  expect(proposed("(๑) ๓ ครั้ง", "(๑) สามครั้ง")).toEqual([["value", 0, "not-understood"]]);
  expect(proposed("(๑) ๓ ครั้ง", "(๑) ๓ หลักสูตร")).toEqual([["value", 0, "not-understood"]]);
  expect(proposed("ร้อยละ ๗๕.๐๐", "ร้อยละ ๑๐๐.๐๐")).toEqual([["achieved", null, "reckoned"]]);
  expect(proposed("๕๐๐.๒๕ บาท", "เท่าเดิม")).toEqual([["spent", null, "not-understood"]]);
});

test("blanks and Arabic digits are no change; a row that is gone, one that came and words of the plan are told", () => {
  expect(changesInPaper(paper, "diw-2569", edited(["(๑) ๓ ครั้ง", "(1)  3 ครั้ง "])).changes).toEqual([]);
  const gone = { kind: "row-gone", activity: "a1", before: plan.activities[0]?.title, after: "" };
  expect(changesInPaper(paper, "diw-2569", { blocks: [] })).toEqual({ changes: [], remarks: [gone], found: 0 });
  const { remarks } = changesInPaper(paper, "diw-2569", edited(["๑,๐๐๐ บาท", "๒,๐๐๐ บาท"]));
  expect(remarks).toEqual([{ kind: "plan-text", activity: "a1", before: "๑,๐๐๐ บาท", after: "๒,๐๐๐ บาท" }]);
  const title = plan.activities[0]?.title ?? "";
  const renamed = changesInPaper(paper, "diw-2569", edited([title, "ชื่อใหม่"], ["น้ำท่วม", "พายุ"]));
  expect(renamed).toMatchObject({
    found: 1,
    changes: [{ field: "problems" }],
    remarks: [{ kind: "plan-text", before: title, after: "ชื่อใหม่" }],
  });
});

describe("an answer of a report form", () => {
  const kinds: readonly Indicator[] = [
    countOf("จัด ๔ ครั้ง", "ครั้ง", 4),
    shareOf("ร้อยละ ๘๐ เข้าร่วม", 80),
    levelOf("ระดับ", 5),
    { text: "ประกาศนโยบาย", measure: { kind: "milestone", what: null }, targets: [], rubric: [] },
    { text: "เงินบริจาค", measure: { kind: "amount" }, targets: [], rubric: [] },
  ];
  const all: readonly (Value | null)[] = [...values, { kind: "milestone", done: false }, { kind: "amount", satang: 100_000 }];
  const reported = (told: readonly (Value | null)[]) => {
    const many = { ...plan, activities: plan.activities.map((one) => ({ ...one, indicators: kinds.slice(-told.length) })) };
    const own = {
      ...result,
      indicators: told.map((one, position) => ({ position, value: one, reckoning: "cumulative" as const, note: "" })),
    };
    const rows = { a1: { revision: 1, result: own } };
    return aReport(many, {
      told: [
        { months: 6, rows: {} },
        { months: 12, rows },
      ],
    });
  };
  const proposed = (paper: ReportPaper, ...edits: Edits) =>
    told(changesInPaper(paper, "narathiwat-2569", editedPaper(paper, "narathiwat-2569", edits)));
  const full = reported(all);

  test("is read by the inputs that it asks for", () => {
    expect(proposed(full)).toEqual([]);
    const boxes = ["☐ ระดับที่ ๓", "☒ ระดับที่ 3"] as const;
    expect(
      proposed(
        full,
        ["(๑) ๓ ครั้ง", "(1) 5"],
        ["๑๒๙ คน", "140 คน"],
        boxes,
        ["☐ ดำเนินการแล้ว\n☑", "☑ ดำเนินการแล้ว ระบุ ประกาศที่ ๑/๒๕๖๙\n☐"],
        ["๑,๐๐๐ บาท", "1,250.50 บาท"],
      ),
    ).toEqual([
      ["value", 0, value({ kind: "count", count: 5 })],
      ["value", 1, value({ kind: "share", numerator: 140, denominator: 150 })],
      ["value", 2, value({ kind: "level", steps: [1, 2, 3, 4] })],
      ["value", 3, value({ kind: "milestone", done: true }, "ประกาศที่ ๑/๒๕๖๙")],
      ["value", 4, value({ kind: "amount", satang: 125_050 })],
    ]);
  });

  test("its texts and money are told apart, and another round's cannot be changed here", () => {
    expect(proposed(full, ["จัดแล้ว", "จัดแล้วสองรุ่น"], ["น้ำท่วม", "น้ำท่วมหนัก"], ["งบประมาณที่ใช้ ๕๐๐.๒๕ บาท", "งบประมาณที่ใช้ ๗๐๐ บาท"])).toEqual([
      ["narrative", null, { kind: "text", text: "จัดแล้วสองรุ่น" }],
      ["problems", null, { kind: "text", text: "น้ำท่วมหนัก" }],
      ["spent", null, { kind: "spent", satang: 70_000 }],
    ]);
    expect(proposed(full, ["ยังไม่รายงาน", "๒ ครั้ง"])).toEqual([["earlier", null, "other-round"]]);
    expect(proposed(full, ["คิดเป็นร้อยละ ๘๖.๐๐", "คิดเป็นร้อยละ ๙๐"])).toEqual([["value", 1, "reckoned"]]);
    expect(proposed(full, ["☑ ยังไม่", "☐ ยังไม่"])).toEqual([["value", 3, "not-understood"]]);
  });

  test("what was not reported is filled in by words", () => {
    const money = proposed(reported([null]), ["รอบ ๑๒ เดือน\nยังไม่รายงาน", "รอบ ๑๒ เดือน\n๕๐๐ บาท"]);
    expect(money).toEqual([["value", 0, value({ kind: "amount", satang: 50_000 })]]);
    const done = proposed(reported([null, null]), ["รอบ ๑๒ เดือน\n(๑) ยังไม่รายงาน", "รอบ ๑๒ เดือน\n(๑) ดำเนินการแล้ว"]);
    expect(done).toEqual([["value", 0, value({ kind: "milestone", done: true })]]);
    const level = proposed(reported([null, null, null]), ["รอบ ๑๒ เดือน\n(๑) ยังไม่รายงาน", "รอบ ๑๒ เดือน\n(๑) ระดับ ๒"]);
    expect(level).toEqual([["value", 0, value({ kind: "level", steps: [1, 2] })]]);
  });
});

test("what units answered, and a sum of rounds, is not changed from the owner's paper", () => {
  const units = [{ activity: "a1", agency: 7, agencyName: "กองที่ ๗", status: "accepted" as const, result }];
  const owner = aReport(plan, { told: [{ months: 12, rows: {} }], units });
  const [was, now] = ["รวมทุกหน่วย ๑๒๙ จาก", "รวมทุกหน่วย ๑๔๐ จาก"];
  expect(told(changesInPaper(owner, "diw-2569", editedPaper(owner, "diw-2569", [[was, now]])))).toEqual([["value", 1, "of-units"]]);
  const once = { ...result, indicators: indicators.map((one) => ({ ...one, reckoning: "per-round" as const })) };
  const sum = aReport(plan, { told: [6 as const, 12 as const].map((months) => ({ months, rows: { a1: { revision: 1, result: once } } })) });
  for (const [form, text] of [
    ["diw-2569", "(๑) ๖ ครั้ง"],
    ["narathiwat-2569", "รอบ ๑๒ เดือน\n(๑) ๖ ครั้ง"],
  ] as const)
    expect(told(changesInPaper(sum, form, editedPaper(sum, form, [[text, text.replace("๖", "๗")]])))).toEqual([["value", 0, "reckoned"]]);
});

describe("with the stamp of its printing", () => {
  const stamped: ReportPaper = { ...paper, printedFrom: { report: "r", revision: 4 } };
  const later: ReportPaper = aReport(plan, {
    told: [{ months: 12, rows: { a1: { revision: 2, result: { ...result, problems: "พายุ", narrative: "จัดครบแล้ว" } } } }],
  });
  const changes = (...edits: Edits) => changesInPaper(later, "diw-2569", edited(...edits), stampOf(stamped, "diw-2569")).changes;

  test("what only the record changed since is no change of the paper", () => {
    expect(changes()).toEqual([]);
    expect(changesInPaper(later, "diw-2569", edited()).changes.map(({ field }) => field)).toEqual(["narrative", "problems"]);
  });

  test("what both changed is a clash, what the paper alone changed is none", () => {
    expect(
      changes(["น้ำท่วม", "น้ำท่วมหนัก"], ["แนวทางแก้ไข: เลื่อน", "แนวทางแก้ไข: งด"]).map(({ field, now, isClash }) => [field, now, isClash]),
    ).toEqual([
      ["problems", "พายุ", true],
      ["solutions", "เลื่อน", false],
    ]);
    expect(changes(["น้ำท่วม", "พายุ"])).toEqual([]);
  });
});

test("rows are known wherever they were moved, with other numbers, and under headings that moved", () => {
  const activities = ["อบรม", "จิตอาสา", "ปลูกป่า"].map((title, at) => ({
    ...exampleActivity({}),
    id: `a${at + 1}`,
    number: String(at + 1),
    title,
  }));
  const three = aReport({ ...plan, activities });
  for (const form of ["diw-2569", "mfa-2568"] as const) {
    const document = editedPaper(three, form, [["ครั้งที่ ๒", "ครั้งที่ ๙"]]);
    const blocks = document.blocks.map((block): Block => {
      if (block.kind === "paragraph") return block;
      const heads = block.rows.slice(0, block.headerRows ?? 0);
      const [first, ...others] = block.rows.slice(heads.length).filter(({ role }) => role === undefined);
      const added =
        first === undefined
          ? []
          : [{ ...first, cells: first.cells.map((cell) => ({ ...cell, text: cell.text.replace("อบรม", "เพิ่มเอง") })) }];
      // A column put in at the left moves all others.
      const moved = [...heads, ...others, ...added].map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, column: cell.column + 1 })),
      }));
      return { ...block, rows: moved };
    });
    const { changes, remarks, found } = changesInPaper(three, form, { blocks });
    expect([form, found, changes.map(({ activity, field }) => [activity, field])]).toEqual([form, 2, [["a2", "narrative"]]]);
    expect(remarks.map(({ kind, activity }) => [kind, activity])).toEqual([
      ["row-gone", "a1"],
      ["row-added", null],
    ]);
  }
});
