import type { PlanFacts } from "#domain/plan/plan-record.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";

const SATANG_IN_A_BAHT = 100;
const KEY_NUMBER = /\d+$/u;

/** Baht as typed to whole satang: money is kept in integers only. */
export function toSatang(baht: number): number {
  return Math.round(baht * SATANG_IN_A_BAHT);
}

/** The columns of an activity: its amount stands in a column of its own, in satang, and nowhere else. */
export function activityColumns(activity: Activity): { readonly body: string; readonly budget_satang: number | null } {
  if (activity.budget.kind !== "baht") return { body: JSON.stringify(activity), budget_satang: null };
  const { amount, ...budget } = activity.budget;
  return { body: JSON.stringify({ ...activity, budget }), budget_satang: toSatang(amount) };
}

/** The activity that its columns hold. */
export function toActivity(body: Activity, satang: number | null): Activity {
  if (body.budget.kind !== "baht" || satang === null) return body;
  // It came as a number of JSON, which rounds in silence what it cannot hold.
  if (!Number.isSafeInteger(satang)) throw new Error(`${satang} satang do not fit a number`);
  return { ...body, budget: { ...body.budget, amount: satang / SATANG_IN_A_BAHT } };
}

/** The columns of the plan's own fields. */
export function factColumns(plan: PlanFacts): { readonly facts: string; readonly declared_budget_satang: number | null } {
  const { declared } = plan;
  const facts = { ...factsOf(plan), declared: { ...declared, budgetBaht: null } };
  return { facts: JSON.stringify(facts), declared_budget_satang: declared.budgetBaht === null ? null : toSatang(declared.budgetBaht) };
}

/** The plan's own fields that its columns hold. */
export function toFacts(facts: PlanFacts, satang: number | null): PlanFacts {
  return satang === null ? facts : { ...facts, declared: { ...facts.declared, budgetBaht: satang / SATANG_IN_A_BAHT } };
}

/** All of a plan but its rows and what is computed from them. */
export function factsOf(plan: PlanFacts | Plan): PlanFacts {
  const {
    headings: _headings,
    activities: _activities,
    messages: _messages,
    ...facts
  } = { headings: [], activities: [], messages: [], ...plan };
  return facts;
}

/** One above the highest number among the keys. */
export function nextKeyOf(plan: Plan): number {
  return Math.max(0, ...[...plan.headings, ...plan.activities].map(({ id }) => Number(KEY_NUMBER.exec(id)?.[0] ?? 0))) + 1;
}

/** Kept totals of a plan: how many activities, how many satang. */
export function totalsOf(plan: Plan): { readonly activities: number; readonly budget_satang: number } {
  const budgets = plan.activities.map(({ budget }) => (budget.kind === "baht" ? toSatang(budget.amount) : 0));
  return { activities: plan.activities.length, budget_satang: budgets.reduce((sum, one) => sum + one, 0) };
}
