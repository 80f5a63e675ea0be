import type { Agency, AgencyKind, AgencyPeriod } from "#domain/agency/agency.ts";
import type { AgencyRecord, Headcount } from "#domain/agency/agencies.ts";
import type { Deadline } from "#domain/record/duty.ts";

/** A step of a line of reporting, as the server tells it. */
export interface AgencyName extends Pick<Agency, "id" | "name"> {
  readonly kind: AgencyKind;
}

/** What GET /agencies/{agency} tells: the agency as it was on a day, what stands above it, its years, and what the asker may do. */
export interface AgencyTold {
  readonly agency: AgencyRecord;
  /** Root first, direct parent last. */
  readonly above: readonly AgencyName[];
  readonly areaAbove: readonly AgencyName[];
  readonly history: readonly AgencyPeriod[];
  readonly headcounts: readonly Headcount[];
  /** Its own and those of agencies above. */
  readonly deadlines: readonly Deadline[];
  readonly may: {
    readonly administer: boolean;
    readonly changeLine: boolean;
    readonly setHeadcount: boolean;
    readonly setDeadline: boolean;
    readonly readPlans: boolean;
  };
  readonly on: string;
}

/** A one-time link with which a person sets their first password: shown once. */
export interface OneTimeLink {
  readonly url: string;
  readonly until: string;
}

/** What a section of the agency's page is given. */
export interface SectionProps {
  readonly told: AgencyTold;
  /** Asks for the agency again after something was kept. */
  readonly renew: () => Promise<void>;
}
