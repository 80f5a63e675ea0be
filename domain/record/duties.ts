import type { Agency } from "../agency/agency.ts";
import type { EndingRole } from "../handover/handovers.ts";
import { holds, holdsAbove, type Person } from "../person/role.ts";
import type { PlanHead } from "../plan/plan-record.ts";
import type { AwaitedPlans } from "../plan/plans.ts";
import type { ReportHead } from "../result/report.ts";
import { dueOf as dueOfRounds, reportRounds, type Extension, type Round } from "../result/round.ts";
import type { RoundMonths } from "../result/target-at.ts";
import type { UnitAnswer } from "../result/unit-answer.ts";
import type { Deadline, WorkDuty } from "./duty.ts";

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
  readonly rounds: readonly Round[];
  readonly extensions: readonly Extension[];
  readonly reports: readonly ReportHead[];
  /** What units where the person reports are asked and have not had accepted. */
  readonly questions: readonly Pick<UnitAnswer, "agency" | "agencyName" | "owner" | "status" | "question">[];
  /** Roles that nobody will hold, where the person administers. */
  readonly endingRoles: readonly EndingRole[];
  /** Activities that the person is in charge of. */
  readonly inCharge: readonly { readonly planId: string }[];
  /** The fiscal year that plans are awaited for. */
  readonly fiscalYear: number;
}

/** เรื่องที่ต้องทำก่อนหลัง — what a person owes: what has a day or waits for a decision first, by that day, then as listed. */
export function dutiesOf(facts: DutyFacts): readonly WorkDuty[] {
  const { person, agencies, plans } = facts;
  const duties = [
    ...plans.flatMap((plan) => [...ofPlan(facts, plan), ...reportsOf(facts, plan)]),
    ...questionsOf(facts),
    ...agencies.filter(({ id }) => holds(person, id, "author")).flatMap((agency) => assessmentsOf(facts, agency)),
    ...agencies.filter(({ id }) => holds(person, id, "author")).flatMap((agency) => plansToMake(facts, agency)),
    ...facts.endingRoles.map(({ until, ...one }) => ({ kind: "name-holder" as const, ...one, fiscalYear: facts.fiscalYear, due: until })),
    ...facts.awaited.filter(({ missing }) => missing > 0).flatMap((one) => awaitedBy(facts, one)),
  ];
  return duties.toSorted((one, other) => (dueOf(one) ?? "9").localeCompare(dueOf(other) ?? "9"));
}

/** What waits for a decision holds others up since the day it came. */
function dueOf(duty: WorkDuty): string | null {
  if ("since" in duty) return duty.since.slice(0, 10);
  return "due" in duty ? duty.due : null;
}

function ofPlan(facts: DutyFacts, plan: PlanHead): readonly WorkDuty[] {
  const { person } = facts;
  const about = { planId: plan.id, agencyName: plan.agencyName, fiscalYear: plan.fiscalYear };
  const isAuthor = holds(person, plan.agency, "author");
  const due = deadlineOf(facts, plan.within, plan.fiscalYear);
  if (plan.status === "draft") return isAuthor ? [{ kind: "finish-plan", ...about, due }] : [];
  if (plan.status === "returned") return isAuthor ? [{ kind: "answer-returned", ...about, comments: plan.openComments, due }] : [];
  if (plan.status === "submitted") {
    return mayDecide(person, plan) ? [{ kind: "decide-plan", ...about, since: plan.changedAt }] : [];
  }
  return plan.status === "approved" && holds(person, plan.agency, "approver", "author") ? [{ kind: "publish-plan", ...about }] : [];
}

/** Its own approver, or a reviewer above it: a reviewer decides about nothing of the agency's own. */
function mayDecide(person: Person, { agency, within }: Pick<PlanHead, "agency" | "within">): boolean {
  const above = within.filter((one) => one !== agency);
  return holds(person, agency, "approver") || holdsAbove(person, above, "reviewer");
}

/** Reports owed: of rounds that have opened, on plans with an approved version; one that was returned, one that waits for a decision. */
function reportsOf(facts: DutyFacts, plan: PlanHead): readonly WorkDuty[] {
  const { person, reports, rounds, extensions, today } = facts;
  const about = { planId: plan.id, agencyName: plan.agencyName, fiscalYear: plan.fiscalYear };
  const above = rounds.filter((one) => one.kind === "report" && one.fiscalYear === plan.fiscalYear && plan.within.includes(one.agency));
  const months = [
    ...new Set([...above.map((one) => one.months), ...reports.filter(({ planId }) => planId === plan.id).map((one) => one.months)]),
  ];
  return months
    .toSorted((one, other) => one - other)
    .flatMap((round: RoundMonths): readonly WorkDuty[] => {
      const due = dueOfRounds(
        above.filter((one) => one.months === round),
        extensions,
        plan.agency,
      );
      const report = reports.find((one) => one.planId === plan.id && one.months === round);
      const inCharge = facts.inCharge.filter(({ planId }) => planId === plan.id).length;
      const owed = { ...about, months: round, due: due?.due ?? null, ...(inCharge === 0 ? {} : { inCharge }) };
      const isAuthor = holds(person, plan.agency, "author");
      if (report?.status === "submitted") {
        return mayDecide(person, plan) ? [{ kind: "decide-report", ...about, months: round, since: report.changedAt }] : [];
      }
      if (!isAuthor || report?.status === "approved") return [];
      if (report?.status === "returned") return [{ kind: "answer-returned-report", ...owed }];
      const isReportable = plan.version > 1 || plan.status === "approved" || plan.status === "published";
      const hasOpened = due === null ? report !== undefined : due.opens <= today;
      return isReportable && hasOpened ? [{ kind: "write-report", ...owed }] : [];
    });
}

/** What units are asked, one duty for each unit, year and round. */
function questionsOf({ questions, rounds, extensions, agencies }: DutyFacts): readonly WorkDuty[] {
  const open = questions.filter(({ status }) => status === "asked" || status === "queried" || status === "returned");
  const each = Map.groupBy(open, ({ agency, owner, question }) => `${agency} ${owner} ${question.fiscalYear} ${question.months}`);
  return [...each.values()].flatMap((some): readonly WorkDuty[] => {
    const [first] = some;
    if (first === undefined) return [];
    const { fiscalYear, months } = first.question;
    const within = agencies.find(({ id }) => id === first.agency)?.within ?? [];
    const above = reportRounds(rounds, months).filter((one) => one.fiscalYear === fiscalYear && within.includes(one.agency));
    return [
      {
        kind: "answer-units",
        agencyName: first.agencyName,
        fiscalYear,
        months,
        questions: some.length,
        due: dueOfRounds(above, extensions, first.agency, first.owner)?.due ?? null,
      },
    ];
  });
}

/** Assessments that are open today. That one was done is kept nowhere yet: it is owed until its day, never overdue. */
function assessmentsOf({ rounds, extensions, today }: DutyFacts, agency: DutyFacts["agencies"][number]): readonly WorkDuty[] {
  const above = rounds.filter((one) => one.kind === "assessment" && agency.within.includes(one.agency));
  return [...Map.groupBy(above, ({ fiscalYear, months }) => `${fiscalYear} ${months}`).values()].flatMap((some): readonly WorkDuty[] => {
    const due = dueOfRounds(some, extensions, agency.id);
    if (due === null || today < due.opens || today > due.due) return [];
    const { fiscalYear, months } = due;
    return [{ kind: "assess", agency: agency.id, agencyName: agency.name, fiscalYear, months, due: due.due }];
  });
}

/** A plan is owed for every year with a deadline that has opened, and for the running year. */
function plansToMake(facts: DutyFacts, agency: DutyFacts["agencies"][number]): readonly WorkDuty[] {
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

function awaitedBy(facts: DutyFacts, { agency, missing, of }: AwaitedPlans): readonly WorkDuty[] {
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
