import type { AgencyName, Contact, FormName, Memo, Plan, Signatory } from "./plan.ts";

/** แผนเปล่า — a plan of an agency for a fiscal year in which nothing is stated. */
export function emptyPlan({
  form,
  agency,
  fiscalYear,
  headcount,
}: {
  readonly form: FormName | null;
  readonly agency: AgencyName;
  readonly fiscalYear: number;
  readonly headcount: number | null;
}): Plan {
  return {
    format: "plan/1",
    form,
    agency,
    region: null,
    fiscalYear,
    planYears: null,
    title: `แผนปฏิบัติการด้านส่งเสริมคุณธรรมของ${agency.name ?? "หน่วยงาน"} ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`,
    blank: false,
    headcount,
    contact: null,
    approver: null,
    memo: null,
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [], bySource: [] },
    headings: [],
    activities: [],
    nationalTargets: [],
    staff: [],
    expectedResults: [],
    notes: [],
    messages: [],
    unplaced: [],
    source: { furniture: [], places: {} },
  };
}

/** ผู้ประสานงานที่ยังไม่ระบุ — a coordinator of whom nothing is stated. */
export const EMPTY_CONTACT: Contact = {
  name: null,
  position: null,
  unit: null,
  address: null,
  phone: null,
  fax: null,
  email: null,
  line: null,
};

/** ผู้ลงนามที่ยังไม่ระบุ — a signatory of whom nothing is stated. */
export const EMPTY_SIGNATORY: Signatory = { name: null, position: null };

/** บันทึกข้อความเปล่า — a cover memo that states nothing. */
export const EMPTY_MEMO: Memo = {
  from: null,
  number: null,
  date: null,
  dateWritten: null,
  urgency: null,
  subject: null,
  to: null,
  body: [],
  signatory: null,
  fiscalYears: [],
};
