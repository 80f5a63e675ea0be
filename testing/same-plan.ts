import { toArabicDigits } from "#domain/thai/digits.ts";
import type { Plan } from "#domain/plan/plan.ts";

/** A plan without its sources and messages, white space and kind of digits aside: what must survive a paper. */
export function essence(plan: Plan): unknown {
  return bare(plan);
}

function bare(value: unknown): unknown {
  if (typeof value === "string") return toArabicDigits(value).replaceAll(/\s/gu, "");
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !["source", "place", "messages"].includes(key))
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

/** What a form computes and prints where the plan itself declares nothing: counts, sums and open slots of its summary. */
export function withoutDeclared(plan: Plan): Plan {
  return {
    ...plan,
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [] },
    staff: [],
    nationalTargets: [],
    headcount: plan.form === "national-2568" ? null : plan.headcount,
  };
}
