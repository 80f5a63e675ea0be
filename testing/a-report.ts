import type { ReportPaper } from "#documents/writing/report-paper.ts";
import type { Indicator } from "#domain/plan/measure.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { figuresOf } from "#domain/result/figures.ts";
import { NO_RESULT, type ActivityResult, type ReportRecord } from "#domain/result/report.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { Value } from "#domain/result/value.ts";

type Rows = ReportRecord["rows"];

/** A value of the measure; the larger `size`, the more was done. */
export function aValue({ measure, rubric }: Indicator, size: number): Value {
  switch (measure.kind) {
    case "count":
      return { kind: "count", count: size };
    case "share":
      return { kind: "share", numerator: 100 + size, denominator: 131 + size };
    case "level":
      return { kind: "level", steps: (rubric.length === 0 ? [1, 2, 3] : rubric.map(({ level }) => level)).slice(0, size) };
    case "milestone":
      return { kind: "milestone", done: size > 0 };
    case "amount":
      return { kind: "amount", satang: size * 125_050 };
  }
}

/** Results of a round: every third activity not reported, every fourth not done and why, the others with texts and money. */
export function someRows(plan: Plan, size: number): Rows {
  return Object.fromEntries(
    plan.activities.flatMap((activity, index): readonly (readonly [string, Rows[string]])[] => {
      if (index % 3 === 2) return [];
      const indicators = activity.indicators.map((indicator, position) => ({
        position,
        value: aValue(indicator, size + index),
        reckoning: "cumulative" as const,
        note: "",
      }));
      const done: ActivityResult = {
        ...NO_RESULT,
        indicators,
        narrative: `จัดกิจกรรมครบตามแผน ครั้งที่ ${index + 1} ผู้เข้าร่วมร่วมกันถอดบทเรียนและนำไปใช้ในงาน`,
        problems: index % 2 === 0 ? "ผู้เข้าร่วมติดภารกิจเร่งด่วนหลายคน" : "",
        solutions: index % 2 === 0 ? "แจ้งกำหนดการล่วงหน้า ๒ สัปดาห์" : "",
        spentSatang: activity.budget.kind === "baht" ? Math.round(activity.budget.amount * 50) + 25 : null,
      };
      const result = index % 4 === 3 ? { ...NO_RESULT, notDoneBecause: "เลื่อนไปไตรมาสหน้าเพราะน้ำท่วมพื้นที่" } : done;
      return [[activity.id, { revision: 1, result }] as const];
    }),
  );
}

/** รายงานตัวอย่าง — a report of the plan ready to be printed, with both rounds unless told otherwise. */
export function aReport(
  plan: Plan,
  more: Partial<Pick<ReportPaper, "units" | "isApproved" | "summary">> & {
    readonly told?: readonly { readonly months: RoundMonths; readonly rows: Rows }[];
  } = {},
): ReportPaper {
  const told = more.told ?? [
    { months: 6 as const, rows: someRows(plan, 1) },
    { months: 12 as const, rows: someRows(plan, 3) },
  ];
  const units = more.units ?? [];
  const rounds = told.map(({ months, rows }, at) => ({
    months,
    rows,
    figures: figuresOf({ months, rows, plan }, told.slice(0, at), at === told.length - 1 ? units : []),
    reportedOn: at === 0 ? "2026-04-02" : null,
  }));
  const [last] = rounds.slice(-1);
  if (last === undefined) throw new Error("a report is of some round");
  return {
    plan,
    agencyName: plan.agency.name ?? "กรมตัวอย่าง",
    fiscalYear: plan.fiscalYear ?? 2569,
    isApproved: more.isApproved ?? false,
    summary: more.summary ?? "ดำเนินกิจกรรมตามแผนได้เป็นส่วนใหญ่ บุคลากรมีส่วนร่วมเพิ่มขึ้น",
    rounds: [...rounds.slice(0, -1), last],
    units,
  };
}
