import type { Agencies } from "../agency/agencies.ts";
import type { Handovers, InCharges } from "../handover/handovers.ts";
import type { CalendarKeys } from "../person/calendar-key.ts";
import type { EvidenceRegister, Uploads } from "../evidence/registers.ts";
import type { Members } from "../person/members.ts";
import type { Person } from "../person/role.ts";
import type { ChangeSets } from "../result/change-sets.ts";
import type { Reports, Rounds, UnitAnswers } from "../result/reports.ts";
import type { Comments, Imports, Plans, Submissions } from "../plan/plans.ts";
import type { AuditEntry, AuditLine } from "./audit.ts";

/** ทะเบียน — all that one person may read and keep, inside one transaction: it is kept whole or not at all. */
export interface Records {
  /** Who is asking. */
  readonly person: Person;
  /** Today in Bangkok, an ISO date. */
  readonly today: string;
  readonly plans: Plans;
  readonly submissions: Submissions;
  readonly comments: Comments;
  readonly imports: Imports;
  readonly rounds: Rounds;
  readonly reports: Reports;
  readonly answers: UnitAnswers;
  readonly changeSets: ChangeSets;
  readonly evidence: EvidenceRegister;
  readonly uploads: Uploads;
  readonly agencies: Agencies;
  readonly members: Members;
  readonly calendarKeys: CalendarKeys;
  readonly handovers: Handovers;
  readonly inCharges: InCharges;
  readonly audit: AuditLog;
}

/** สมุดบันทึก — reads the lines a person may read. Lines are written by the change they tell of, never alone but for sign-ins. */
export interface AuditLog {
  readonly write: (entry: AuditEntry) => Promise<void>;
  /** Newest first; `before` = the number to go on from. */
  readonly ofPlan: (planId: string, about: { readonly row?: string; readonly field?: string }) => Promise<readonly AuditLine[]>;
  readonly ofAgency: (agency: number, before: number | null) => Promise<readonly AuditLine[]>;
}
