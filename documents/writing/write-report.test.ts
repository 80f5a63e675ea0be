import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { exampleActivity, levelOf, shareOf } from "#domain/checks/example.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { Indicator } from "#domain/plan/measure.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import { aReport } from "#testing/a-report.ts";
import { readPaper } from "#testing/read-paper.ts";
import type { Block, Cell } from "../document.ts";
import { planOf, readFile } from "../formats/read-file.ts";
import { REPORT_FORMATS, writeReportFile } from "../formats/write-report-file.ts";
import { unzip } from "../formats/zip.ts";
import { FORMS } from "../forms/forms.ts";
import { roundOf, type ReportPaper } from "./report-paper.ts";
import { writeReport } from "./write-report.ts";

/** Installed beside most browsers and viewers; the test of margins is left out where it is not. */
const POPPLER = "pdftotext";
const squash = (text: string): string => text.replaceAll(/\s+/gu, "");
const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))));
const percent = (points: number): string => `ร้อยละ${toThaiDigits((points / 100).toFixed(2))}`;

/** What the figures come to, as a paper must say them: counted here from the figures alone. */
function figuresSaid(paper: ReportPaper): readonly string[] {
  const { activities } = roundOf(paper).figures;
  return activities.flatMap(({ indicators, spentSatang: spent }) => [
    ...indicators.flatMap(({ value, achievement }) => {
      if (value?.kind === "share")
        return [thai(value.numerator), thai(value.denominator), percent(Math.round((value.numerator * 10_000) / value.denominator))];
      if (value?.kind === "count") return [thai(value.count)];
      return achievement.kind === "measured" && value?.kind === "milestone" ? ["ดำเนินการแล้ว"] : [];
    }),
    ...(spent === null ? [] : [thai(spent / 100)]),
  ]);
}

const thai = (value: number): string =>
  toThaiDigits(value.toLocaleString("en-US", { minimumFractionDigits: Number.isInteger(value) ? 0 : 2 }));

async function readBack(
  paper: ReportPaper,
  form: FormName,
  kind: "form" | "narrative" | "memo",
  to: "pdf" | "docx" | "xlsx",
): Promise<string> {
  const read = await readFile(await writeReportFile(paper, form, kind, to), `report.${to}`);
  if (!read.ok) throw new Error(read.error.kind);
  return squash(textsOf(read.value.blocks).join(""));
}

describe("every figure of the record stands in the paper, in each form and kind of file", () => {
  const papers = new Map<FormName, ReportPaper>();
  beforeAll(async () => {
    for (const { name } of FORMS) papers.set(name, aReport(await readPaper(name, "clean")));
  });

  test.each(FORMS.flatMap(({ name }) => REPORT_FORMATS.map((to) => [name, to] as const)))("%s as %s", async (form, to) => {
    const paper = papers.get(form);
    if (paper === undefined) throw new Error(form);
    const said = figuresSaid(paper);
    expect(said.length).toBeGreaterThan(3);
    const text = await readBack(paper, form, "form", to);
    for (const one of said) expect(text).toContain(one);
    expect(text).toContain("ยังไม่รายงาน");
  });

  test.each(REPORT_FORMATS)("the narrative and the memo as %s, with achievement, completeness and money in total", async (to) => {
    const paper = papers.get("diw-2569");
    if (paper === undefined) throw new Error("no paper");
    const { standing, spentSatang } = roundOf(paper).figures;
    const narrative = await readBack(paper, "diw-2569", "narrative", to);
    for (const one of figuresSaid(paper)) expect(narrative).toContain(one);
    const totals = [
      percent(standing.points ?? Number.NaN),
      toThaiDigits(`รายงานแล้ว${standing.reported}จาก${standing.of}ตัวชี้วัด`),
      `${thai((spentSatang ?? Number.NaN) / 100)}บาท`,
    ];
    const memo = await readBack(paper, "diw-2569", "memo", to);
    for (const one of totals) expect([narrative.includes(one), memo.includes(one), one]).toEqual([true, true, one]);
  });

  test("nothing of a table or picture reaches over the margin", async ({ skip }) => {
    const many = aPlanOf(...Array.from({ length: 23 }, () => COUNT));
    const long = aReport({ ...many, activities: many.activities.flatMap((one) => [one, { ...one, id: "a2" }]) });
    const written = [
      ...[...papers].map(([form, paper]) => [form, paper, "form", [842, 595]] as const),
      ["diw-2569", long, "narrative", [595, 842]] as const,
    ];
    for (const [form, paper, kind, [width, height]] of written) {
      const folder = mkdtempSync(join(tmpdir(), "report-"));
      writeFileSync(join(folder, "report.pdf"), await writeReportFile(paper, form, kind, "pdf"));
      const boxes = spawnSync(POPPLER, ["-bbox", join(folder, "report.pdf"), "-"], { encoding: "utf8" });
      rmSync(folder, { recursive: true });
      if (boxes.error) return skip("pdftotext is not installed");
      const most = (side: string): number =>
        Math.max(...[...boxes.stdout.matchAll(new RegExp(`${side}="([\\d.]+)"`, "gu"))].map((found) => Number(found[1])));
      expect([form, kind, most("xMax") <= width - 56, most("yMax") <= height - 36]).toEqual([form, kind, true, true]);
    }
    return undefined;
  });

  test("the narrative draws the bars and names them, in Word as a picture with words for who cannot see it", async () => {
    const paper = papers.get("diw-2569");
    if (paper === undefined) throw new Error("no paper");
    const [pdf, docx] = [await readBack(paper, "diw-2569", "narrative", "pdf"), await readBack(paper, "diw-2569", "narrative", "docx")];
    expect([pdf, docx].map((text) => text.includes("ผลเทียบเป้าหมายของ๗ตัวชี้วัด"))).toEqual([true, true]);
    expect(/ตั้งไว้[๐-๙,]+บาทใช้ไป[๐-๙,.]+บาท/u.test(pdf)).toBe(true);
    const parts = unzip(await writeReportFile(paper, "diw-2569", "narrative", "docx"));
    if (!parts.ok) throw new Error(parts.error.kind);
    expect([...parts.value.keys()].filter((name) => name.endsWith(".png"))).toHaveLength(2);
    const xml = Buffer.from(parts.value.get("word/document.xml") ?? []).toString("utf8");
    expect(xml).toMatch(/descr="แผนภาพ: ผลเทียบเป้าหมายของ ๗ ตัวชี้วัด บรรลุแล้ว [๐-๙]+ ตัวชี้วัด"/u);
  });

  test("the report form read back holds each answer where it was asked", async () => {
    const paper = papers.get("narathiwat-2569");
    if (paper === undefined) throw new Error("no paper");
    const read = await readFile(await writeReportFile(paper, "narathiwat-2569", "form", "docx"), "report.docx");
    const plan = read.ok ? await planOf(read.value) : read;
    if (!plan.ok) throw new Error(plan.error.kind);
    expect(plan.value.activities.map(({ title }) => title)).toEqual(paper.plan.activities.map(({ title }) => title));
    for (const [index, { indicators, activity }] of roundOf(paper).figures.activities.entries()) {
      const answer = squash(plan.value.activities[index]?.answer ?? "");
      for (const { value } of indicators)
        expect([activity, answer.includes(value?.kind === "share" ? thai(value.numerator) : "รอบ๑๒เดือน")]).toEqual([activity, true]);
    }
  });
});

const COUNT: Indicator = {
  text: "จัดกิจกรรมไม่น้อยกว่า ๔ ครั้ง",
  measure: { kind: "count", unit: "ครั้ง" },
  targets: [
    { round: 6, atLeast: 2, written: "๒ ครั้ง" },
    { round: 12, atLeast: 4, written: "๔ ครั้ง" },
  ],
  rubric: [],
};
const SHARE = shareOf("ร้อยละ ๘๐ ของบุคลากรเข้าร่วม", 80);

function aPlanOf(...indicators: readonly Indicator[]): Plan {
  return {
    ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null }),
    activities: [exampleActivity({ indicators, months: [], budget: { kind: "baht", amount: 1000, written: "๑,๐๐๐ บาท" } })],
  };
}
const rowsOf = (values: ActivityResult["indicators"][number]["value"][], more: Partial<ActivityResult> = {}) => ({
  a1: {
    revision: 1,
    result: {
      ...NO_RESULT,
      indicators: values.map((value, position) => ({ position, value, reckoning: "cumulative" as const, note: "" })),
      ...more,
    },
  },
});

/** The four cells of the round beside the first activity. */
function progressOf(paper: ReportPaper): readonly string[] {
  const table = writeReport(paper, "diw-2569", "form").blocks.find((block) => block.kind === "table");
  const row = table?.kind === "table" ? table.rows.find(({ cells }) => cells.some(({ field }) => field?.activity === "a1")) : undefined;
  return (row?.cells.slice(-4) ?? []).map(({ text }: Cell) => text);
}
/** Numbers of a cell as they stand in it. */
const numbersIn = (text = ""): readonly number[] =>
  [...toArabicDigits(text).matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([found]) => Number(found.replaceAll(",", "")));

test("the numbers of the paper are those of the figures, whatever was reported", () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 9000 }),
      fc.nat(2_000_000),
      fc.nat(9000),
      (count, numerator, spentSatang, more) => {
        const value = { kind: "share", numerator, denominator: numerator + more } as const;
        const plan = aPlanOf(COUNT, SHARE);
        const paper = aReport(plan, { told: [{ months: 12, rows: rowsOf([{ kind: "count", count }, value], { spentSatang }) }] });
        const [own] = roundOf(paper).figures.activities;
        const [result, achieved, spent] = progressOf(paper);
        const raw = own?.indicators.map(({ achievement }) => (achievement.kind === "measured" ? achievement.raw / 100 : Number.NaN)) ?? [];
        const measured = own?.indicators[1]?.achievement;
        expect(numbersIn(result)).toEqual([1, count, 2, numerator, value.denominator]);
        expect(numbersIn(achieved)).toEqual([
          1,
          4,
          raw[0],
          2,
          numerator,
          value.denominator,
          measured?.kind === "measured" ? measured.measured : Number.NaN,
          80,
          raw[1],
        ]);
        expect(numbersIn(spent)).toEqual([(own?.spentSatang ?? Number.NaN) / 100]);
      },
    ),
  );
});

test("what nobody reported is said to be so, and no zero stands for it", () => {
  const paper = aReport(aPlanOf(COUNT), { told: [{ months: 6, rows: {} }] });
  expect(progressOf(paper)).toEqual(["ยังไม่รายงาน", "ยังไม่รายงาน", "ยังไม่รายงาน", "-"]);
  const zero = aReport(aPlanOf(COUNT), { told: [{ months: 6, rows: rowsOf([{ kind: "count", count: 0 }], { spentSatang: 0 }) }] });
  expect(progressOf(zero).slice(0, 3)).toEqual(["๐ ครั้ง", "เทียบเป้าหมายไม่น้อยกว่า ๒ ครั้ง = ร้อยละ ๐.๐๐ ยังไม่บรรลุเป้าหมาย", "๐ บาท"]);
});

test("what was not done says why, beside a figure that is not reported", () => {
  const rows = rowsOf([], { notDoneBecause: "น้ำท่วม" });
  const paper = aReport(aPlanOf(COUNT), { told: [{ months: 6, rows }] });
  expect(progressOf(paper)).toEqual(["ยังไม่รายงาน", "ยังไม่รายงาน", "ยังไม่รายงาน", "ไม่ได้ดำเนินการ เนื่องจาก: น้ำท่วม"]);
  expect(textsOf(writeReport(paper, "diw-2569", "narrative").blocks)).toContain("ไม่ได้ดำเนินการ เนื่องจาก: น้ำท่วม");
});

test("every number of a paper is in Thai digits", async () => {
  for (const { name } of FORMS) {
    const paper = aReport(await readPaper(name, "clean"));
    for (const kind of ["form", "narrative"] as const)
      expect(textsOf(writeReport(paper, name, kind).blocks).filter((text) => /(?<![\w.@-])\d+(?![\w@-])/u.test(text))).toEqual([]);
  }
});

test("a round after another shows both, and rounds added name the one that is missing", () => {
  const once = (count: number) => ({
    a1: {
      revision: 1,
      result: {
        ...NO_RESULT,
        indicators: [{ position: 0, value: { kind: "count" as const, count }, reckoning: "per-round" as const, note: "" }],
      },
    },
  });
  const told = [
    { months: 6 as const, rows: once(2) },
    { months: 9 as const, rows: {} },
    { months: 12 as const, rows: once(3) },
  ];
  const paper = aReport(aPlanOf(COUNT), { told });
  const answer = textsOf(writeReport(paper, "narathiwat-2569", "form").blocks).find((text) => text.startsWith("รอบ ๖ เดือน\n"));
  expect(answer).toBe("รอบ ๖ เดือน\n๒ ครั้ง\nรอบ ๙ เดือน\nยังไม่รายงาน\nรอบ ๑๒ เดือน\n๕ ครั้ง\n๕ ครั้ง (ไม่รวมรอบ ๙ เดือน ซึ่งยังไม่รายงาน)");
  const heads = textsOf(writeReport(paper, "narathiwat-2569", "narrative").blocks);
  expect(heads.filter((text) => text.startsWith("ผลรอบ"))).toEqual(["ผลรอบ ๖ เดือน", "ผลรอบ ๙ เดือน", "ผลรอบ ๑๒ เดือน"]);
});

test("where every unit answers, the paper tells the share of units that reached it, how many answered, and each unit", () => {
  const answer = (agency: number, count: number, status: "accepted" | "answered" | "asked") => ({
    activity: "a1",
    agency,
    agencyName: `กองที่ ${agency}`,
    status,
    result: {
      ...NO_RESULT,
      indicators: [{ position: 0, value: { kind: "count" as const, count }, reckoning: "cumulative" as const, note: "" }],
    },
  });
  const units = [answer(7, 4, "accepted"), answer(8, 1, "accepted"), answer(9, 4, "answered"), answer(10, 0, "asked")];
  const paper = aReport(aPlanOf(COUNT), { told: [{ months: 12, rows: {} }], units });
  expect(progressOf(paper).slice(0, 2)).toEqual(["รวมทุกหน่วย ๕ ครั้ง", "หน่วยที่บรรลุเป้าหมาย ๑ หน่วย = ร้อยละ ๕๐.๐๐ (รับคำตอบแล้ว ๒ จาก ๔ หน่วย)"]);
  const texts = textsOf(writeReport(paper, "diw-2569", "narrative").blocks);
  const at = texts.indexOf("กองที่ ๗");
  expect(texts.slice(at, at + 8)).toEqual(["กองที่ ๗", "๔ ครั้ง", "กองที่ ๘", "๑ ครั้ง", "กองที่ ๙", "อยู่ระหว่างตรวจรับ", "กองที่ ๑๐", "ยังไม่รายงาน"]);
});

test("photos stand two to a row below the narrative, each with activity, name and day, and the rest are counted", () => {
  const plan = aPlanOf(COUNT);
  const photo = (name: string, happenedOn: string | null) => ({
    bytes: null,
    type: "image/jpeg" as const,
    activities: ["a1"],
    name,
    happenedOn,
  });
  const photos = { shown: [photo("ปลูกป่า.jpg", "2027-01-15"), photo("เวที.JPEG", null), photo("ป้าย", null)], more: 4 };
  const { blocks } = writeReport({ ...aReport(plan), photos }, "diw-2569", "narrative");
  const at = blocks.findIndex((block) => block.kind === "paragraph" && block.text === "ภาคผนวก ภาพถ่ายกิจกรรม");
  const [table, more] = blocks.slice(at + 1);
  expect(table?.kind === "table" && table.rows.map(({ cells }) => cells.map(({ text }) => text.split("\n")[0]))).toEqual([
    ["ภาพที่ ๑ ปลูกป่า (๑๕ มกราคม ๒๕๗๐)", "ภาพที่ ๒ เวที (ไม่ได้ระบุวันที่)"],
    ["ภาพที่ ๓ ป้าย (ไม่ได้ระบุวันที่)"],
  ]);
  expect(textsOf(blocks.slice(at)).join("\n")).toContain(`กิจกรรม ๒.๑ ${plan.activities[0]?.title ?? ""}`);
  expect(more?.kind === "paragraph" && more.text).toContain("อีก ๔ ภาพ");
  expect(textsOf(writeReport({ ...aReport(plan), photos: { shown: [], more: 0 } }, "diw-2569", "narrative").blocks).join("")).not.toContain(
    "ภาคผนวก",
  );
});

test("a level ticks the steps that were met, and a draft says that it is one", () => {
  const plan = aPlanOf(levelOf("ระดับความสำเร็จ", 5));
  const told = [{ months: 12 as const, rows: rowsOf([{ kind: "level", steps: [1, 2, 4] }]) }];
  const texts = textsOf(writeReport(aReport(plan, { told }), "narathiwat-2569", "form").blocks);
  expect(texts).toContain("รอบ ๑๒ เดือน\n☑ ระดับที่ ๑\n☑ ระดับที่ ๒\n☐ ระดับที่ ๓\n☑ ระดับที่ ๔\n☐ ระดับที่ ๕\nได้ระดับ ๒");
  expect(texts).toContain("(ฉบับร่าง ยังไม่ได้รับอนุมัติ)");
  expect(textsOf(writeReport(aReport(plan, { told, isApproved: true }), "diw-2569", "form").blocks).join("")).not.toContain("ฉบับร่าง");
});
