import fc from "fast-check";
import { expect, test } from "vitest";

import { countOf, exampleActivity } from "../checks/example.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { figuresOf } from "../result/figures.ts";
import { NO_RESULT } from "../result/report.ts";
import { moneyPicture } from "./money-picture.ts";
import { shortened, type Picture, type PictureWords } from "./picture.ts";
import { progressPicture } from "./progress-picture.ts";
import { placeInYear, yearPicture } from "./year-picture.ts";

const words: PictureWords = {
  round: (months) => `รอบ ${months}`,
  percent: (points) => `${points / 100}%`,
  baht: (satang) => `${satang / 100} บาท`,
  number: String,
  notReported: "ยังไม่รายงาน",
  noTarget: "ไม่มีเป้าหมาย",
  activity: "กิจกรรม",
  indicator: "ตัวชี้วัด",
  months: "เดือน",
  budget: "ตั้งไว้",
  spent: "ใช้ไป",
  all: "รวม",
  spentOf: (spent, budget) => `${spent}/${budget}`,
  progressSays: (indicators, reached) => `${reached}/${indicators}`,
  yearSays: (activities, today) => `${activities} ${today ?? "-"}`,
  moneySays: (spent, budget) => `${spent}/${budget}`,
  monthName: (month) => `ด${month}`,
  date: (day) => day,
};
const plan: Plan = {
  ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2569, headcount: null }),
  activities: [
    exampleActivity({
      budget: { kind: "baht", amount: 1000, written: "" },
      indicators: [countOf("จัดอย่างน้อย ๔ ครั้ง", "ครั้ง", 4)],
      months: [1, 12],
    }),
    exampleActivity({ id: "a2", number: null, title: "จิตอาสา", indicators: [countOf("จำนวนครั้ง", "ครั้ง")], months: [] }),
  ],
};
const figures = (count: number | null, spentSatang: number | null = null) =>
  figuresOf(
    {
      months: 12,
      plan,
      rows: {
        a1: {
          revision: 1,
          result: {
            ...NO_RESULT,
            spentSatang,
            indicators: [{ position: 0, value: count === null ? null : { kind: "count", count }, reckoning: "cumulative", note: "" }],
          },
        },
      },
    },
    [],
    [],
  );
const done = ({ shapes }: Picture): readonly number[] =>
  shapes.flatMap((shape) => (shape.kind === "bar" && shape.role === "done" ? [shape.width] : []));

test("a bar ends at the mark when the target is reached exactly, and before it below", () => {
  const mark = ({ shapes }: Picture) => shapes.flatMap((shape) => (shape.kind === "line" ? [shape.x] : []))[0] ?? Number.NaN;
  const [left] = progressPicture(plan, [{ months: 12, figures: figures(4) }], words).shapes.flatMap((shape) =>
    shape.kind === "bar" && shape.role === "track" ? [shape.x] : [],
  );
  const exact = progressPicture(plan, [{ months: 12, figures: figures(4) }], words);
  expect((left ?? 0) + (done(exact)[0] ?? 0)).toBeCloseTo(mark(exact), 1);
  const half = progressPicture(plan, [{ months: 12, figures: figures(2) }], words);
  expect(done(half)[0]).toBeCloseTo((done(exact)[0] ?? 0) / 2, 1);
  expect([exact.says, half.says]).toEqual(["1/2", "0/2"]);
});

test("what nobody reported has no bar and says so, and its table too", () => {
  const picture = progressPicture(
    plan,
    [
      { months: 6, figures: figures(null) },
      { months: 12, figures: figures(4) },
    ],
    words,
  );
  expect(done(picture)).toHaveLength(1);
  expect(picture.table).toEqual({
    heads: ["กิจกรรม", "ตัวชี้วัด", "รอบ 6", "รอบ 12"],
    rows: [
      ["1 ตลาดนัดแบ่งปันของใช้", "จัดอย่างน้อย ๔ ครั้ง", "ยังไม่รายงาน", "100%"],
      ["จิตอาสา", "จำนวนครั้ง", "ยังไม่รายงาน", "ยังไม่รายงาน"],
    ],
  });
});

test("the year runs from October to September, with a line where today is and none outside it", () => {
  expect([
    placeInYear("2025-10-01", 2569),
    placeInYear("2026-04-01", 2569),
    placeInYear("2025-09-30", 2569),
    placeInYear("2026-10-01", 2569),
  ]).toEqual([0, 0.5, null, null]);
  const picture = yearPicture(plan.activities, 2569, "2026-04-01", words);
  expect(picture.shapes.filter(({ kind, role }) => kind === "bar" && role === "planned")).toHaveLength(2);
  expect(picture.shapes.filter(({ role }) => role === "today")).toMatchObject([{ x: 150 }]);
  expect(picture.table.rows).toEqual([
    ["1 ตลาดนัดแบ่งปันของใช้", "ด1 ด12"],
    ["จิตอาสา", "-"],
  ]);
  expect(yearPicture(plan.activities, 2569, "2026-10-01", words).shapes.filter(({ role }) => role === "today")).toEqual([]);
});

test("money is drawn on one scale; where nobody told what was spent there is no bar", () => {
  const picture = moneyPicture(plan, figures(4, 50_000), words);
  expect(done(picture)).toEqual([150, 150]);
  expect(picture.table.rows).toEqual([
    ["รวม", "1000 บาท", "500 บาท"],
    ["1 ตลาดนัดแบ่งปันของใช้", "1000 บาท", "500 บาท"],
  ]);
  const none = moneyPicture(plan, figures(4), words);
  expect([done(none), none.says]).toEqual([[], "ยังไม่รายงาน/1000 บาท"]);
});

test("nothing is drawn outside the sheet, however much was done or spent", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000_000), (count, spent) => {
      const own = figures(count, spent);
      const pictures = [progressPicture(plan, [{ months: 12, figures: own }], words), moneyPicture(plan, own, words)];
      const outside = pictures.flatMap((picture) =>
        picture.shapes.filter(
          (shape) => shape.kind === "bar" && (shape.x + shape.width > picture.width + 0.01 || shape.y + shape.height > picture.height),
        ),
      );
      expect(outside).toEqual([]);
    }),
  );
});

test("a long label is cut where no vowel or tone mark is parted from its letter", () => {
  expect(shortened("สั้น")).toBe("สั้น");
  expect(shortened("กิจกรรมส่งเสริมคุณธรรม", 8)).toBe("กิจกรรมส่ง…");
  expect(shortened("แผนเกาะ", 4)).toBe("แผน…");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."กขเแะาิ่ำ้ ") }), fc.integer({ min: 3, max: 20 }), (text, letters) => {
      const short = shortened(text, letters);
      expect([...short.replaceAll(/\p{Mn}/gu, "")].length).toBeLessThanOrEqual(letters + 1);
    }),
  );
});
