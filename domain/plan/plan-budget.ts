import type { Plan } from "./plan.ts";

/** งบประมาณรวมของกิจกรรม — in baht, added up in satang; rows that state no amount count nothing. */
export function budgetBahtOf({ activities }: Pick<Plan, "activities">): number {
  return activities.reduce((satang, { budget }) => satang + (budget.kind === "baht" ? Math.round(budget.amount * 100) : 0), 0) / 100;
}
