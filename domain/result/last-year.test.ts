import { expect, test } from "vitest";

import { exampleActivity } from "../checks/example.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import type { Activity, Plan } from "../plan/plan.ts";
import { understandIndicator } from "../plan/understand-indicator.ts";
import { comparable, lastYearOf, type ApprovedReport } from "./last-year.ts";
import type { Value } from "./value.ts";

const activity = (id: string, title: string, ...indicators: readonly string[]): Activity => ({
  ...exampleActivity(),
  id,
  title,
  indicators: indicators.flatMap((text) => understandIndicator(text)),
});
const plan = (fiscalYear: number, ...activities: readonly Activity[]): Plan => ({
  ...emptyPlan({ form: "diw-2569", agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear, headcount: null }),
  activities,
});
const count = (times: number): Value => ({ kind: "count", count: times });
const told = (key: string, position: number, own: Value, soFar = own, reckoning: "cumulative" | "per-round" = "cumulative") => ({
  activity: key,
  position,
  reckoning,
  own,
  soFar,
});
const before: ApprovedReport = {
  months: 12,
  plan: plan(
    2568,
    activity("a1", "โครงการวัดสะอาด ประจำปี ๒๕๖๘", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", "ผู้เข้าร่วมไม่น้อยกว่า ๕๐ คน"),
    activity("a2", "ประชุมคณะกรรมการจริยธรรม", "ประชุมไม่น้อยกว่า ๔ ครั้ง"),
  ),
  told: [told("a1", 0, count(2)), told("a1", 1, count(60)), told("a2", 0, count(1), count(4), "per-round")],
};

test("rows and indicators are found again by meaning, whatever place they have now", () => {
  const now = plan(
    2569,
    activity("a7", "ประชุมคณะกรรมการจริยธรรม", "จำนวนการประชุมอย่างน้อย ๖ ครั้ง"),
    activity("a8", "โครงการวัดสะอาด ประจำปี ๒๕๖๙", "ผู้เข้าร่วมไม่น้อยกว่า ๘๐ คน", "จัดกิจกรรมไม่น้อยกว่า ๓ ครั้ง"),
    activity("a9", "ตลาดนัดความดี", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง"),
  );
  const { values, months } = lastYearOf(now, before);
  expect([months, values]).toEqual([
    12,
    {
      a7: [{ soFar: count(4), alone: count(1) }],
      a8: [
        { soFar: count(60), alone: null },
        { soFar: count(2), alone: null },
      ],
    },
  ]);
});

test("a round alone is compared with a round alone, the year so far with the year so far", () => {
  const value = { soFar: count(4), alone: count(1) };
  expect([comparable(value, "cumulative"), comparable(value, "per-round")]).toEqual([count(4), count(1)]);
  expect([comparable({ soFar: count(4), alone: null }, "per-round"), comparable(undefined, "cumulative")]).toEqual([null, null]);
});
