import type { Agency } from "../agency/agency.ts";
import { holds, holdsAbove, type Person } from "../person/role.ts";
import type { PlanHead } from "../plan/plan-record.ts";
import type { AwaitedPlans } from "../plan/plans.ts";
import type { Deadline, Duty } from "./duty.ts";

/** All that duties follow from. */
export interface DutyFacts {
  readonly person: Person;
  /** ISO date in Bangkok. */
  readonly today: string;
  /** The agencies at which the person holds a role. */
  readonly agencies: readonly (Pick<Agency, "id" | "name"> & { readonly within: readonly number[] })[];
  readonly deadlines: readonly Deadline[];
  readonly plans: readonly PlanHead[];
  readonly awaited: readonly AwaitedPlans[];
  /** The fiscal year that plans are awaited for. */
  readonly fiscalYear: number;
}

/** เรื่องที่ต้องทำก่อนหลัง — what a person owes, with a date first, then by date, then as listed. */
export function dutiesOf(facts: DutyFacts): readonly Duty[] {
  const { person, agencies, plans } = facts;
  const duties = [
    ...plans.flatMap((plan) => ofPlan(facts, plan)),
    ...agencies.filter(({ id }) => holds(person, id, "author")).flatMap((agency) => plansToMake(facts, agency)),
    ...facts.awaited.filter(({ missing }) => missing > 0).flatMap((one) => awaitedBy(facts, one)),
  ];
  return duties.toSorted((one, other) => (dueOf(one) ?? "9").localeCompare(dueOf(other) ?? "9"));
}

function dueOf(duty: Duty): string | null {
  return "due" in duty ? duty.due : null;
}

function ofPlan(facts: DutyFacts, plan: PlanHead): readonly Duty[] {
  const { person } = facts;
  const about = { planId: plan.id, agencyName: plan.agencyName, fiscalYear: plan.fiscalYear };
  const isAuthor = holds(person, plan.agency, "author");
  const due = deadlineOf(facts, plan.within, plan.fiscalYear);
  if (plan.status === "draft") return isAuthor ? [{ kind: "finish-plan", ...about, due }] : [];
  if (plan.status === "returned") return isAuthor ? [{ kind: "answer-returned", ...about, comments: plan.openComments, due }] : [];
  if (plan.status === "submitted") {
    const decides = holds(person, plan.agency, "approver") || holdsAbove(person, plan.within, "reviewer");
    return decides ? [{ kind: "decide-plan", ...about, since: plan.changedAt }] : [];
  }
  return plan.status === "approved" && holds(person, plan.agency, "approver", "author") ? [{ kind: "publish-plan", ...about }] : [];
}

/** A plan is owed for every year with a deadline that has opened, and for the running year. */
function plansToMake(facts: DutyFacts, agency: DutyFacts["agencies"][number]): readonly Duty[] {
  const { deadlines, plans, today, fiscalYear } = facts;
  const open = deadlines
    .filter((one) => agency.within.includes(one.agency) && (one.opens === null || one.opens <= today))
    .map((one) => one.fiscalYear);
  const years = [...new Set([...open.filter((year) => year >= fiscalYear), fiscalYear])];
  return years
    .filter((year) => !plans.some((plan) => plan.agency === agency.id && plan.fiscalYear === year))
    .map((year) => ({
      kind: "make-plan",
      agency: agency.id,
      agencyName: agency.name,
      fiscalYear: year,
      due: deadlineOf(facts, agency.within, year),
    }));
}

function awaitedBy(facts: DutyFacts, { agency, missing, of }: AwaitedPlans): readonly Duty[] {
  const own = facts.agencies.find(({ id }) => id === agency);
  if (own === undefined) return [];
  const due = facts.deadlines.find((one) => one.agency === agency && one.fiscalYear === facts.fiscalYear)?.due ?? null;
  return [{ kind: "await-plans", agency, agencyName: own.name, fiscalYear: facts.fiscalYear, missing, of, due }];
}

/** The earliest deadline that an agency above set for the year: whoever asks first is answered first. */
function deadlineOf({ deadlines }: DutyFacts, within: readonly number[], fiscalYear: number): string | null {
  return (
    deadlines
      .filter((one) => within.includes(one.agency) && one.fiscalYear === fiscalYear)
      .map(({ due }) => due)
      .toSorted()[0] ?? null
  );
}
