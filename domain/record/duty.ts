import type { Owed } from "../handover/owed.ts";
import type { Role } from "../person/role.ts";
import type { RoundMonths } from "../result/target-at.ts";

/** เรื่องที่ต้องทำ — one thing a person owes, by when, and where it is done; or work that was handed over and waits to be read. */
export type Duty = WorkDuty | TakeOver;

/** รับมอบงาน — what a predecessor passed on, with what they wrote, until the successor says that they read it. */
export interface TakeOver {
  readonly kind: "take-over";
  readonly handover: string;
  readonly agencyName: string;
  readonly predecessorName: string;
  /** UTC. */
  readonly since: string;
  readonly note: string;
  readonly owed: Owed;
}

/** เรื่องที่ต้องทำตามบทบาท — follows from the roles a person holds, and passes with them. */
export type WorkDuty =
  | {
      readonly kind: "make-plan";
      readonly agency: number;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly due: string | null;
    }
  | {
      readonly kind: "finish-plan";
      readonly planId: string;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly due: string | null;
    }
  | {
      readonly kind: "answer-returned";
      readonly planId: string;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly comments: number;
      readonly due: string | null;
    }
  | {
      readonly kind: "decide-plan";
      readonly planId: string;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly since: string;
    }
  | { readonly kind: "publish-plan"; readonly planId: string; readonly agencyName: string; readonly fiscalYear: number }
  | {
      readonly kind: "write-report" | "answer-returned-report";
      readonly planId: string;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly months: RoundMonths;
      readonly due: string | null;
      /** How many of its activities the person is in charge of, where there are any. */
      readonly inCharge?: number;
    }
  | {
      readonly kind: "decide-report";
      readonly planId: string;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly months: RoundMonths;
      readonly since: string;
    }
  | {
      readonly kind: "answer-units";
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly months: RoundMonths;
      readonly questions: number;
      readonly due: string | null;
    }
  | {
      readonly kind: "name-holder";
      readonly agency: number;
      readonly agencyName: string;
      readonly role: Role;
      readonly fiscalYear: number;
      /** The last day on which anybody holds it. */
      readonly due: string;
    }
  | {
      readonly kind: "assess";
      readonly agency: number;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly months: RoundMonths;
      readonly due: string | null;
    }
  | {
      readonly kind: "await-plans";
      readonly agency: number;
      readonly agencyName: string;
      readonly fiscalYear: number;
      readonly missing: number;
      readonly of: number;
      readonly due: string | null;
    };

/** กำหนดส่งแผน — the last day (ISO date) by which the agencies below an agency hand in their plans of a year. */
export interface Deadline {
  readonly agency: number;
  readonly fiscalYear: number;
  readonly opens: string | null;
  readonly due: string;
}
