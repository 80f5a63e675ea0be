import type { AgencyName, FormName, Plan } from "./plan.ts";

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
