import type { Agency } from "../agency/agency.ts";
import { holds, type Person, type Role } from "../person/role.ts";
import { dueOf, type Extension, type Round } from "../result/round.ts";
import type { RoundMonths } from "../result/target-at.ts";
import type { Deadline } from "./duty.ts";

/** วันในปฏิทิน — one day of a deadline or a round, for who hands in (`own`) or for those below the agency that asks (`below`). */
export interface CalendarEvent {
  /** ISO date. */
  readonly day: string;
  readonly kind: "plan-opens" | "plan-due" | "round-opens" | "round-due" | "round-closes" | "more-time";
  readonly whose: "own" | "below";
  /** Who hands in, or above whom those stand who do; where more time is given, to whom. */
  readonly agency: number;
  readonly agencyName: string;
  /** The agency whose page tells of it: the one that asks those below, or the one that hands in. */
  readonly page: number;
  readonly fiscalYear: number;
  /** Of a round; null of a plan. */
  readonly months: RoundMonths | null;
  /** Of the assessment, not of a report or a plan. */
  readonly isAssessment: boolean;
  /** Why the day is later than it was set; null where it is not. */
  readonly reason: string | null;
  /** Nothing is taken after this day. */
  readonly isLast: boolean;
}

/** All that a calendar follows from. */
export interface CalendarFacts {
  readonly person: Person;
  /** The agencies at which the person holds a role. */
  readonly agencies: readonly (Pick<Agency, "id" | "name"> & { readonly within: readonly number[] })[];
  readonly deadlines: readonly Deadline[];
  readonly rounds: readonly Round[];
  readonly extensions: readonly Extension[];
  /** Names of agencies that were given more time. */
  readonly names: readonly Pick<Agency, "id" | "name">[];
}

/** Who works on what their agency hands in. */
const HAND_IN: readonly Role[] = ["author", "approver", "unit-reporter"];

/** ปฏิทินของบุคคล — everything with a day for this person, in order of the days. */
export function calendarOf(facts: CalendarFacts): readonly CalendarEvent[] {
  const events = facts.agencies.flatMap((agency) => [
    ...(holds(facts.person, agency.id, ...HAND_IN) ? ownDays(facts, agency) : []),
    ...daysForBelow(facts, agency),
  ]);
  return events.toSorted((one, other) => one.day.localeCompare(other.day) || uidOf(one).localeCompare(uidOf(other)));
}

/** What an event is called by for good: the same however often its day is moved. */
export function uidOf({ kind, whose, page, agency, fiscalYear, months, isAssessment }: CalendarEvent): string {
  return `${kind}-${whose}-${page}-${agency}-${fiscalYear}${months === null ? "" : `-${months}`}${isAssessment ? "-assessment" : ""}`;
}

/** Where it is seen and done. */
export function pathOfEvent({ whose, page }: Pick<CalendarEvent, "whose" | "page">): string {
  return whose === "own" ? "/" : `/agencies/${page}?part=rounds`;
}

function ownDays(facts: CalendarFacts, agency: CalendarFacts["agencies"][number]): readonly CalendarEvent[] {
  const about = {
    whose: "own",
    page: agency.id,
    agency: agency.id,
    agencyName: agency.name,
    reason: null,
    isLast: false,
    isAssessment: false,
  } as const;
  const asked = facts.deadlines.filter((one) => agency.within.includes(one.agency));
  const plans = [...Map.groupBy(asked, ({ fiscalYear }) => fiscalYear)].flatMap(([fiscalYear, some]) =>
    planDays({ ...about, fiscalYear, months: null }, some),
  );
  const above = facts.rounds.filter((one) => agency.within.includes(one.agency));
  const rounds = [...Map.groupBy(above, ({ fiscalYear, months, kind }) => `${fiscalYear} ${months} ${kind}`).values()].flatMap((some) => {
    const due = dueOf(some, facts.extensions, agency.id);
    if (due === null) return [];
    const { fiscalYear, months, opens, closes } = due;
    const given = facts.extensions.findLast((one) => one.agency === agency.id && some.some(({ id }) => id === one.round));
    const round = { ...about, fiscalYear, months, isAssessment: some.some(({ kind }) => kind === "assessment") };
    const days: readonly CalendarEvent[] = [
      { ...round, kind: "round-opens", day: opens },
      { ...round, kind: "round-due", day: due.due, reason: given?.reason ?? null, isLast: closes === due.due },
    ];
    return closes === null || closes === due.due ? days : [...days, { ...round, kind: "round-closes" as const, day: closes, isLast: true }];
  });
  return [...plans, ...rounds];
}

/** What the agency itself asks of those below it, and to whom it gave more time. */
function daysForBelow(facts: CalendarFacts, agency: CalendarFacts["agencies"][number]): readonly CalendarEvent[] {
  const about = {
    whose: "below",
    page: agency.id,
    agency: agency.id,
    agencyName: agency.name,
    reason: null,
    isLast: false,
    isAssessment: false,
  } as const;
  const plans = facts.deadlines
    .filter((one) => one.agency === agency.id)
    .flatMap((one) => planDays({ ...about, fiscalYear: one.fiscalYear, months: null }, [one]));
  const rounds = facts.rounds
    .filter((one) => one.agency === agency.id)
    .flatMap(({ id, fiscalYear, months, kind, opens, due, late }): readonly CalendarEvent[] => {
      const round = { ...about, fiscalYear, months, isAssessment: kind === "assessment" };
      // The latest word counts for each.
      const given = new Map(facts.extensions.filter((one) => one.round === id).map((one) => [one.agency, one]));
      return [
        { ...round, kind: "round-opens", day: opens },
        { ...round, kind: "round-due", day: due, isLast: late === "refuse" },
        ...[...given.values()].map((one) => ({
          ...round,
          kind: "more-time" as const,
          day: one.due,
          agency: one.agency,
          agencyName: facts.names.find((named) => named.id === one.agency)?.name ?? "",
          reason: one.reason,
        })),
      ];
    });
  return [...plans, ...rounds];
}

/** The earliest day counts: whoever asks first is answered first. */
function planDays(about: Omit<CalendarEvent, "kind" | "day">, deadlines: readonly Deadline[]): readonly CalendarEvent[] {
  const [opens] = deadlines.flatMap((one) => (one.opens === null ? [] : [one.opens])).toSorted();
  const [due] = deadlines.map((one) => one.due).toSorted();
  return [
    ...(opens === undefined ? [] : [{ ...about, kind: "plan-opens" as const, day: opens }]),
    ...(due === undefined ? [] : [{ ...about, kind: "plan-due" as const, day: due }]),
  ];
}
