import type { Role } from "../person/role.ts";
import type { AuditEntry } from "../record/audit.ts";
import type { InHand } from "./left-behind.ts";
import type { ActivityInCharge, Owed } from "./owed.ts";

/** การส่งมอบงาน — from whom to whom, what was owed on that day, and what the successor was told. */
export interface Handover {
  readonly id: string;
  readonly agency: number;
  readonly agencyName: string;
  readonly predecessorName: string;
  readonly successorName: string;
  readonly note: string;
  readonly owed: Owed;
  readonly madeByName: string;
  /** UTC. */
  readonly madeAt: string;
  /** When the successor said that they read it; null until then. */
  readonly seenAt: string | null;
}

/** งานที่ส่งมอบครั้งหนึ่ง — what one handover does. */
export interface Passing {
  readonly agency: number;
  readonly predecessor: { readonly id: string; readonly name: string };
  readonly successor: string;
  /** Roles that leave the predecessor. */
  readonly passed: readonly string[];
  /** Roles that both hold from now on. */
  readonly shared: readonly string[];
  /** Keys of machines that end; those still in `owed` are the successor's from now on. */
  readonly revokedTokens: readonly string[];
  readonly note: string;
  readonly owed: Owed;
  /** ISO date in Bangkok: from when the successor holds the roles. */
  readonly today: string;
}

/** บทบาทที่กำลังจะว่าง — nobody at an agency with a plan holds it after this day. */
export interface EndingRole {
  readonly agency: number;
  readonly agencyName: string;
  readonly role: Role;
  /** ISO date. */
  readonly until: string;
}

/** How long before a role falls vacant those who administer are told: a month, for the letters an appointment takes. */
export const ENDING_NOTICE_DAYS = 30;

/** ทะเบียนการส่งมอบงาน. */
export interface Handovers {
  /** Nobody else changes who works at the agency until this transaction ends. */
  readonly hold: (agency: number) => Promise<void>;
  readonly inHand: (agency: number) => Promise<InHand>;
  /** Authors' and approvers' roles, at these agencies or below, that end within so many days without anybody to follow, or have ended so. */
  readonly endingRoles: (
    agencies: readonly number[],
    soon: { readonly today: string; readonly days: number },
  ) => Promise<readonly EndingRole[]>;
  /** What a person holds at an agency beside duties. */
  readonly keptBy: (person: string, agency: number) => Promise<Omit<Owed, "duties">>;
  /** Everything at once: roles, what goes with them, tokens, the note. The predecessor left without a role anywhere is signed out. */
  readonly pass: (passing: Passing, entry: AuditEntry) => Promise<Handover>;
  /** Newest first; those that the asker may see. */
  readonly ofAgency: (agency: number) => Promise<readonly Handover[]>;
  /** Those the asker has yet to read. */
  readonly waiting: () => Promise<readonly Handover[]>;
  readonly acknowledge: (id: string, entry: AuditEntry) => Promise<void>;
}

/** ผู้รับผิดชอบกิจกรรม — one author of the agency for an activity and its indicators. */
export interface InCharge {
  readonly activity: string;
  readonly person: string;
  readonly name: string;
}

/** ทะเบียนผู้รับผิดชอบกิจกรรม — an activity without one is every author's. */
export interface InCharges {
  readonly ofPlan: (planId: string) => Promise<readonly InCharge[]>;
  readonly ofPerson: (person: string, agency: number | null) => Promise<readonly ActivityInCharge[]>;
  /** `person` null: every author's again. */
  readonly put: (planId: string, activity: string, person: string | null, entry: AuditEntry) => Promise<void>;
}
