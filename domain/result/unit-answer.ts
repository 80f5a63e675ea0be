import type { Activity } from "../plan/plan.ts";
import type { ActivityResult } from "./report.ts";
import type { RoundMonths } from "./target-at.ts";

/** สถานะคำตอบของหน่วย: รอหน่วยตอบ · ตอบแล้ว · สอบถาม · ส่งกลับให้แก้ไข · รับแล้ว. */
export type AnswerStatus = "asked" | "answered" | "queried" | "returned" | "accepted";

/**
 * คำตอบของหน่วยงานในกิจกรรมที่ทุกหน่วยดำเนินการ — one unit's own result for one activity of the owner's report. Only accepted answers
 * count in the owner's figures.
 */
export interface UnitAnswer {
  readonly id: string;
  readonly reportId: string;
  readonly activity: string;
  readonly question: UnitQuestion;
  /** The unit that answers, and the agency whose plan it is. */
  readonly agency: number;
  readonly agencyName: string;
  readonly owner: number;
  readonly status: AnswerStatus;
  readonly revision: number;
  readonly result: ActivityResult;
  /** ร่างที่ยังไม่ได้ส่ง — what the unit has typed since; null where nothing, and never shown to the owner. */
  readonly draft: ActivityResult | null;
  readonly notes: readonly AnswerNote[];
  readonly answeredByName: string | null;
  readonly changedAt: string;
}

/** คำตอบของหน่วยเท่าที่ใช้คำนวณ — without the question's words and the thread about it. */
export type ToldAnswer = Pick<UnitAnswer, "activity" | "agency" | "status" | "result">;

/** สิ่งที่ถามหน่วยงาน — the activity word for word, whose plan it stands in, and for when. */
export interface UnitQuestion {
  readonly ownerName: string;
  readonly fiscalYear: number;
  readonly months: RoundMonths;
  readonly activity: Activity;
}

/** ข้อความโต้ตอบเรื่องคำตอบ — a question, a reason for returning, a reply. */
export interface AnswerNote {
  readonly byName: string;
  readonly agency: number;
  readonly at: string;
  readonly body: string;
}

/** ใครทำอะไรกับคำตอบได้ — `unit`: ผู้รายงานหรือผู้จัดทำของหน่วย; `owner`: ผู้จัดทำของเจ้าของแผน. */
export const ANSWER_MOVES = {
  answer: { from: ["asked", "answered", "queried", "returned"], to: "answered", by: "unit" },
  query: { from: ["answered"], to: "queried", by: "owner" },
  return: { from: ["answered", "queried", "accepted"], to: "returned", by: "owner" },
  accept: { from: ["answered", "queried"], to: "accepted", by: "owner" },
} as const satisfies Record<string, { readonly from: readonly AnswerStatus[]; readonly to: AnswerStatus; readonly by: "unit" | "owner" }>;

/** การดำเนินการกับคำตอบของหน่วย: ตอบ · สอบถาม · ส่งกลับ · รับ. */
export type AnswerMove = keyof typeof ANSWER_MOVES;
