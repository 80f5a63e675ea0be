import fc from "fast-check";
import { expect, test } from "vitest";
import { aHeading, anActivity, aPlan, aRow } from "#testing/a-plan.ts";
import { generatedPlan } from "#testing/generated-plans.ts";
import { monthsIn } from "#domain/thai/months.ts";
import { planForNextYear } from "./next-year.ts";
import type { FormName } from "./plan.ts";
import { setField } from "./set-field.ts";
import { shiftYears } from "./shift-years.ts";

const FORMS: readonly FormName[] = ["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"];
const plans = fc.constantFrom(...FORMS).chain(generatedPlan);

test("next year's plan bears the new year in its title and has no memo, no declared figures and no findings", () => {
  const last = aPlan({
    approver: { name: "นางสาวมาลี ใจงาม", position: "อธิบดี" },
    memo: setField(aPlan(), { field: "memo.subject" }, "ส่งแผน ปีงบประมาณ ๒๕๖๙").memo,
    declared: { activities: 1, budgetBaht: 0, budgetWritten: "-", byHeading: [], bySource: [] },
    messages: [{ kind: "number-gap", severity: "warning", place: {}, says: "…" }],
    unplaced: [{ place: { line: 3 }, text: "ลายมือ" }],
    source: { furniture: [{ place: {}, text: "แบบ" }], places: { title: { line: 1 } } },
  });
  const { plan, proposals } = planForNextYear(last, 2570);
  expect(plan).toEqual({
    ...last,
    fiscalYear: 2570,
    title: "แผนส่งเสริมคุณธรรมของกรม ปีงบประมาณ พ.ศ. ๒๕๗๐",
    memo: null,
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [] },
    activities: [anActivity({ monthsWritten: "ม.ค. ๗๐ – มี.ค. ๗๐" })],
    messages: [],
    unplaced: [],
    source: { furniture: [], places: {} },
  });
  expect(proposals).toEqual([]);
});

test("months keep their place in the year, in whatever words they were written", () => {
  const next = (months: string): string | null | undefined =>
    planForNextYear(aPlan({ activities: [aRow({ months })] }), 2570).plan.activities[0]?.monthsWritten;
  expect(next("ม.ค. ๖๙ – มี.ค. ๖๙")).toBe("ม.ค. ๗๐ – มี.ค. ๗๐");
  expect(next("ตุลาคม ๒๕๖๘ ถึง กันยายน ๒๕๖๙")).toBe("ตุลาคม ๒๕๖๙ ถึง กันยายน ๒๕๗๐");
  expect(next("ต.ค. - ธ.ค. 68")).toBe("ต.ค. - ธ.ค. 69");
  expect(next("ภายในวันที่ ๓๑ มีนาคม ๒๕๖๙")).toBe("ภายในวันที่ ๓๑ มีนาคม ๒๕๗๐");
  expect(next("ไตรมาส 2/2569")).toBe("ไตรมาส 2/2570");
  expect(next("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๙")).toBe("ตลอดปีงบประมาณ พ.ศ. ๒๕๗๐");
  expect(next("ไตรมาส ๒ - ๓")).toBe("ไตรมาส ๒ - ๓");
  expect(next("ตลอดทั้งปี")).toBe("ตลอดทั้งปี");
  expect(next("ม.ค. ๒ ๕ ๖ ๙ – มี.ค. ๒ ๕ ๖ ๙")).toBe("ม.ค. ๗๐ – มี.ค. ๗๐");
});

test("years in names of projects, indicators and headings stay until a person takes the proposal", () => {
  const last = aPlan({
    headings: [aHeading({ title: "แผนขับเคลื่อน ปี ๒๕๖๙" })],
    activities: [
      aRow({ title: "ประกวดคนดี ประจำปี ๒๕๖๙", indicators: "รายงานผลภายใน ก.ย. ๖๙ ไม่น้อยกว่า ๑ ครั้ง", remarks: "ตามระเบียบฯ พ.ศ. ๒๕๖๔" }),
    ],
    notes: ["เทียบกับปีฐาน ปีงบประมาณ ๒๕๖๐"],
  });
  const { plan, proposals } = planForNextYear(last, 2570);
  expect(plan.activities[0]?.title).toBe("ประกวดคนดี ประจำปี ๒๕๖๙");
  expect(proposals).toEqual([
    { place: { heading: "h1", field: "title" }, found: "แผนขับเคลื่อน ปี ๒๕๖๙", proposed: "แผนขับเคลื่อน ปี ๒๕๗๐" },
    { place: { activity: "a1", field: "title" }, found: "ประกวดคนดี ประจำปี ๒๕๖๙", proposed: "ประกวดคนดี ประจำปี ๒๕๗๐" },
    {
      place: { activity: "a1", field: "indicators" },
      found: "รายงานผลภายใน ก.ย. ๖๙ ไม่น้อยกว่า ๑ ครั้ง",
      proposed: "รายงานผลภายใน ก.ย. ๗๐ ไม่น้อยกว่า ๑ ครั้ง",
    },
  ]);
  const mended = proposals.reduce((next, { place, proposed }) => setField(next, place, proposed), plan);
  expect(mended.activities[0]?.title).toBe("ประกวดคนดี ประจำปี ๒๕๗๐");
});

test("another year in the title is proposed, the plan's own is changed", () => {
  const { plan, proposals } = planForNextYear(aPlan({ title: "แผนปฏิบัติการ ปีงบประมาณ ๒๕๖๙ (ทบทวนจากปีงบประมาณ ๒๕๖๘)" }), 2570);
  expect(plan.title).toBe("แผนปฏิบัติการ ปีงบประมาณ ๒๕๗๐ (ทบทวนจากปีงบประมาณ ๒๕๖๘)");
  expect(proposals.map((one) => one.proposed)).toEqual(["แผนปฏิบัติการ ปีงบประมาณ ๒๕๗๐ (ทบทวนจากปีงบประมาณ ๒๕๖๙)"]);
});

test("the column of last year's results waits empty where no result is known, and is never filled with what was planned", () => {
  const last = aPlan({
    nationalTargets: [
      { row: 2, previous: [4], planned: [5] },
      { row: 3, previous: [6, 250], planned: [7, 300] },
      { row: 4, previous: [], planned: [1] },
    ],
  });
  expect(planForNextYear(last, 2570, new Map([[2, [9]]])).plan.nationalTargets).toEqual([
    { row: 2, previous: [9], planned: [5] },
    { row: 3, previous: [null, null], planned: [7, 300] },
    { row: 4, previous: [], planned: [1] },
  ]);
});

test("an answer cell waits to be filled again: ticks and figures go, its questions stay", () => {
  const answered = (answer: string): string | null | undefined =>
    planForNextYear(aPlan({ activities: [aRow({ indicators: "", units: "", answer })] }), 2570).plan.activities[0]?.answer;
  expect(answered("จำนวนบุคลากร ....๓๕.... คน\n☑ ระดับที่ ๑\n☐ ระดับที่ ๒")).toBe("จำนวนบุคลากร ........ คน\n☐ ระดับที่ ๑\n☐ ระดับที่ ๒");
  expect(answered("........ ครั้ง")).toBe("........ ครั้ง");
  expect(answered("ดำเนินการแล้ว ๓ ครั้ง")).toBe(null);
  const form = aPlan({ blank: true, activities: [aRow({ indicators: "", units: "", answer: "จำนวนข้าราชการทั้งหมด คน คิดเป็นร้อยละ" })] });
  expect(planForNextYear(form, 2570).plan.activities[0]).toMatchObject({
    answer: "จำนวนข้าราชการทั้งหมด คน คิดเป็นร้อยละ",
    indicators: form.activities[0]?.indicators,
  });
});

test("every row of next year's plan has the months it had, read from what is written", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: -3, max: 5 }), (last, by) => {
      const year = (last.fiscalYear ?? 0) + by;
      const { plan } = planForNextYear(last, year);
      expect(plan.fiscalYear).toBe(year);
      for (const [at, activity] of plan.activities.entries()) {
        expect(activity.months).toEqual(last.activities[at]?.months);
        if (activity.monthsWritten !== null) {
          const read = monthsIn(activity.monthsWritten, year);
          expect(read.months).toEqual(activity.months);
          expect(read.outside).toEqual([]);
        }
        const same = { ...activity, months: [], monthsWritten: null, source: {} };
        expect(same).toEqual({ ...last.activities[at], months: [], monthsWritten: null, source: {} });
      }
    }),
    { numRuns: 60 },
  );
});

test("years moved on and moved back are the years that were written", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 9 }), (plan, by) => {
      for (const text of [plan.title ?? "", ...plan.activities.map((one) => one.monthsWritten ?? "")])
        expect(shiftYears(shiftYears(text, by), -by)).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test("years of laws and of longer plans stay, also where they are the plan's own year", () => {
  expect(shiftYears("แผนระยะ ๕ ปี (พ.ศ. ๒๕๖๙ - ๒๕๗๓) ประจำปีงบประมาณ ๒๕๖๙", 1)).toBe("แผนระยะ ๕ ปี (พ.ศ. ๒๕๖๙ - ๒๕๗๓) ประจำปีงบประมาณ ๒๕๗๐");
  expect(shiftYears("แผนปฏิบัติการ พ.ศ. ๒๕๖๕ - ๒๕๖๙ ปีงบประมาณ ๒๕๖๙ (ต.ค. ๖๘ - ก.ย. ๖๙)", 1)).toBe(
    "แผนปฏิบัติการ พ.ศ. ๒๕๖๕ - ๒๕๖๙ ปีงบประมาณ ๒๕๗๐ (ต.ค. ๖๙ - ก.ย. ๗๐)",
  );
  expect(shiftYears("ตามพระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. ๒๕๖๒", 1)).toBe("ตามพระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. ๒๕๖๒");
  expect(shiftYears("แผนปฏิบัติการ (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปีงบประมาณ ๒๕๖๙", 1)).toBe("แผนปฏิบัติการ (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปีงบประมาณ ๒๕๗๐");
});
