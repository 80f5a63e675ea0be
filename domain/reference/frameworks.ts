import ethics from "./ethics-strategy.json" with { type: "json" };
import national from "./national-plan.json" with { type: "json" };
import type { HeadingKind } from "#domain/plan/plan.ts";

/** แนวทางการพัฒนาแห่งชาติ — one of the 13 guidelines of the national plan, "1.1" to "3.3". */
export interface NationalGuideline {
  readonly code: string;
  readonly title: string;
}

/** ชื่อทางการของหัวข้อ — a heading of a published framework; `under` is the number of the sub-plan it belongs to. */
export interface OfficialHeading {
  readonly framework: string;
  readonly kind: HeadingKind;
  readonly under: string | null;
  readonly number: string;
  readonly title: string;
}

/** แนวทางการพัฒนา ๑๓ แนวทาง — of แผนปฏิบัติการด้านการส่งเสริมคุณธรรมแห่งชาติ ระยะที่ 2 (พ.ศ. 2566 - 2570). */
export const NATIONAL_GUIDELINES: readonly NationalGuideline[] = national.subPlans.flatMap((subPlan) => subPlan.guidelines);

const NATIONAL: readonly OfficialHeading[] = national.subPlans.flatMap((subPlan) => [
  { framework: national.name, kind: "sub-plan" as const, under: null, number: String(subPlan.number), title: subPlan.title },
  ...subPlan.goals.map((goal) => ({
    framework: national.name,
    kind: "goal" as const,
    under: String(subPlan.number),
    number: String(goal.number),
    title: goal.title,
  })),
  ...subPlan.guidelines.map((guideline) => ({
    framework: national.name,
    kind: "guideline" as const,
    under: String(subPlan.number),
    number: guideline.code.split(".")[1] ?? "",
    title: guideline.title,
  })),
]);

const ETHICS: readonly OfficialHeading[] = ethics.strategies.map((strategy) => ({
  framework: ethics.name,
  kind: "strategy",
  under: null,
  number: String(strategy.number),
  title: strategy.title,
}));

/** ชื่อหัวข้อทางการที่ประกาศแล้ว — the national plan's sub-plans, goals and guidelines, and the five ethics strategies. */
export const OFFICIAL_HEADINGS: readonly OfficialHeading[] = [...NATIONAL, ...ETHICS];
