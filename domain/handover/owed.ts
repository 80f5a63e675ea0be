import type { Member } from "../person/members.ts";
import type { WorkDuty } from "../record/duty.ts";

/** กิจกรรมที่รับผิดชอบ — an activity of a plan that one author answers for. */
export interface ActivityInCharge {
  readonly planId: string;
  readonly fiscalYear: number;
  readonly activity: string;
  readonly title: string;
}

/** ความเห็นที่ยังไม่ปิด — of one plan: opened by the person, and by others. */
export interface OpenComments {
  readonly planId: string;
  readonly fiscalYear: number;
  readonly own: number;
  readonly others: number;
}

/** งานที่ค้างอยู่ — all that a person owes at one agency and holds there, as it is told to a successor. */
export interface Owed {
  readonly duties: readonly WorkDuty[];
  readonly inCharge: readonly ActivityInCharge[];
  readonly comments: readonly OpenComments[];
  /** Documents brought in and not yet made a plan of. */
  readonly imports: readonly { readonly id: string; readonly fileName: string }[];
  /** Files that are half sent; bytes. */
  readonly uploads: readonly { readonly name: string; readonly size: number; readonly received: number }[];
  /** Keys of machines that the person made and that still work; only an administrator is told of them. */
  readonly tokens: readonly { readonly id: string; readonly agency: number; readonly name: string; readonly expiresAt: string }[];
  readonly hasCalendar: boolean;
}

/** งานของบุคคลในหน่วยงาน — the roles and all that is owed, as it is shown before it is handed over. */
export interface PersonsWork {
  readonly person: { readonly id: string; readonly name: string };
  readonly agency: { readonly id: number; readonly name: string };
  readonly roles: readonly Member[];
  /** Those there who can take it over. */
  readonly successors: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly owed: Owed;
  /** Whether somebody new may be named, too. */
  readonly mayInvite: boolean;
}
