import type { AuditEntry } from "../record/audit.ts";
import type { Deadline } from "../record/duty.ts";
import type { AgenciesInBulk } from "./agencies-in-bulk.ts";
import type { Agency, AgencyPeriod, AgencyRules } from "./agency.ts";
import type { AgencyStanding } from "./standing.ts";

/** หน่วยงานพร้อมสายบังคับบัญชา — an agency with what stands above it and how much below. */
export interface AgencyRecord extends Agency {
  /** The agency and every agency above it, both lines; ascending. */
  readonly within: readonly number[];
  readonly rules: AgencyRules;
  /** Every change adds one: the ETag. */
  readonly revision: number;
  /** How many agencies stand directly below it, either line. */
  readonly below: number;
}

/** จำนวนบุคลากรของหน่วยงานในปีงบประมาณหนึ่ง. */
export interface Headcount {
  readonly fiscalYear: number;
  readonly people: number;
}

/** ทะเบียนหน่วยงาน — the tree is open to whoever signed in; only administrators above an agency change it. */
export interface Agencies extends AgenciesInBulk {
  readonly find: (id: number) => Promise<AgencyRecord | null>;
  /** The agency, held against other changes until the transaction ends; null for who may not change it. */
  readonly hold: (id: number) => Promise<AgencyRecord | null>;
  readonly findAll: (ids: readonly number[]) => Promise<readonly AgencyRecord[]>;
  /** Those directly below, either line, by name; `parent` null lists the root. */
  readonly below: (parent: number | null) => Promise<readonly AgencyRecord[]>;
  /** The working agency of exactly this name directly below another. */
  readonly named: (parent: number | null, name: string) => Promise<AgencyRecord | null>;
  /** By a part of the name, short name or code; at most `limit`. `under` keeps to one agency's subtree. */
  readonly search: (words: string, under: number | null, limit: number) => Promise<readonly AgencyRecord[]>;
  readonly history: (id: number) => Promise<readonly AgencyPeriod[]>;
  /** What these agencies were on a day; those not yet founded are left out. */
  readonly periodsOn: (ids: readonly number[], day: string) => Promise<ReadonlyMap<number, AgencyPeriod>>;
  /** The agencies directly below one with their plans of a year; `day` tells of which day the tree is, null for today's. */
  readonly standing: (id: number, fiscalYear: number, day: string | null) => Promise<readonly AgencyStanding[]>;
  readonly add: (
    agency: Omit<Agency, "id" | "endedOn" | "mergedInto">,
    from: string,
    entry: Omit<AuditEntry, "agency">,
  ) => Promise<AgencyRecord>;
  /** A change from a day on: name, line, kind; rows of running plans follow a move, those of years that ended before stay where they were. */
  readonly change: (
    id: number,
    period: AgencyPeriod,
    ended: Pick<Agency, "endedOn" | "mergedInto">,
    entry: AuditEntry,
  ) => Promise<AgencyRecord>;
  readonly setRules: (id: number, rules: AgencyRules, entry: AuditEntry) => Promise<AgencyRecord>;
  readonly headcounts: (id: number) => Promise<readonly Headcount[]>;
  readonly setHeadcount: (id: number, headcount: Headcount, entry: AuditEntry) => Promise<void>;
  /** Deadlines set by these agencies. */
  readonly deadlines: (ids: readonly number[]) => Promise<readonly Deadline[]>;
  readonly setDeadline: (deadline: Deadline, entry: AuditEntry) => Promise<void>;
}
