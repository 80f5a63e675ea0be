import type { FieldPlace } from "./plan.ts";

/** ชื่อช่อง — what an officer calls each text of a plan, on every page, in the findings and in the log: in Thai, and in English. */
const NAMES: Readonly<Record<string, readonly [thai: string, english: string]>> = {
  title: ["ชื่อโครงการ/กิจกรรม", "name of the activity"],
  number: ["ลำดับที่", "number"],
  objectives: ["วัตถุประสงค์", "objectives"],
  indicators: ["ตัวชี้วัด", "indicators"],
  countingUnit: ["หน่วยนับ", "unit of counting"],
  targetTexts: ["ค่าเป้าหมาย", "targets"],
  quantitative: ["ผลลัพธ์เชิงปริมาณ", "quantitative results"],
  qualitative: ["ผลลัพธ์เชิงคุณภาพ", "qualitative results"],
  budget: ["งบประมาณ", "budget"],
  months: ["ระยะเวลาดำเนินงาน", "time of work"],
  units: ["หน่วยงานที่รับผิดชอบ", "units in charge"],
  remarks: ["หมายเหตุ", "remarks"],
  answer: ["ผลการดำเนินงาน", "results"],
  criteria: ["เกณฑ์องค์กรคุณธรรม", "moral organisation criteria"],
  nationalGuideline: ["แนวทางการพัฒนาแห่งชาติ", "national guideline"],
  weight: ["น้ำหนักของกิจกรรม", "weight of the activity"],
  indicatorWeights: ["น้ำหนักของตัวชี้วัด", "weights of the indicators"],
  agency: ["ชื่อหน่วยงาน", "agency"],
  "agency.name": ["ชื่อหน่วยงาน", "agency"],
  "agency.parent": ["สังกัด", "parent body"],
  region: ["จังหวัด", "province"],
  fiscalYear: ["ปีงบประมาณ", "fiscal year"],
  "quarter-1": ["ไตรมาส ๑", "quarter 1"],
  "quarter-2": ["ไตรมาส ๒", "quarter 2"],
  "quarter-3": ["ไตรมาส ๓", "quarter 3"],
  "quarter-4": ["ไตรมาส ๔", "quarter 4"],
  headcount: ["จำนวนบุคลากร", "staff"],
  expectedResults: ["ผลที่คาดว่าจะได้รับ", "expected results"],
  notes: ["หมายเหตุท้ายตาราง", "notes below the table"],
  contact: ["ผู้ประสานงาน", "coordinator"],
  "contact.name": ["ชื่อผู้ประสานงาน", "coordinator's name"],
  "contact.position": ["ตำแหน่งผู้ประสานงาน", "coordinator's position"],
  "contact.phone": ["โทรศัพท์ผู้ประสานงาน", "coordinator's telephone"],
  "contact.email": ["อีเมลผู้ประสานงาน", "coordinator's email"],
  approver: ["ผู้อนุมัติแผน", "approver"],
  memo: ["บันทึกข้อความ", "cover memo"],
  "memo.from": ["ส่วนราชการ", "memo: office"],
  "memo.number": ["เลขที่บันทึก", "memo: number"],
  "memo.date": ["วันที่ของบันทึก", "memo: date"],
  "memo.subject": ["เรื่อง", "memo: subject"],
  "memo.to": ["เรียน", "memo: to"],
  "memo.body": ["เนื้อความของบันทึก", "memo: body"],
  "memo.urgency": ["ชั้นความเร็ว", "memo: urgency"],
  "memo.signatory": ["ผู้ลงนามในบันทึก", "memo: signed by"],
  performedBy: ["ผู้ดำเนินการ", "who performs"],
  rubric: ["เกณฑ์การให้คะแนน", "scoring levels"],
  staff: ["ข้อมูลบุคลากร", "staff table"],
  "staff.headcount": ["จำนวนบุคลากรรวม", "staff in all"],
  nationalTargets: ["เป้าหมายระดับชาติ", "national targets"],
  declared: ["จำนวนและงบประมาณที่ระบุไว้", "declared counts and budget"],
  "declared.byHeading": ["จำนวนกิจกรรมแยกตามหัวข้อ", "declared activities by heading"],
  "declared.bySource": ["งบประมาณแยกตามแหล่ง", "declared budget by source"],
  "declared.activities": ["จำนวนกิจกรรมที่ระบุไว้", "declared activities"],
  "declared.budgetBaht": ["งบประมาณรวมที่ระบุไว้", "declared budget"],
};

/** ช่องของกิจกรรม — the fields of a row that are one text each, as they follow one another on the paper; levels of a rubric after them. */
export const ACTIVITY_TEXTS = [
  "title",
  "number",
  "objectives",
  "indicators",
  "countingUnit",
  "targetTexts",
  "quantitative",
  "qualitative",
  "budget",
  "months",
  "units",
  "remarks",
  "answer",
] as const;

/** เกณฑ์การให้คะแนน — the levels of a row's rubric, each one text. */
export const RUBRIC_TEXTS = ["rubric.1", "rubric.2", "rubric.3", "rubric.4", "rubric.5"] as const;
/** What a person chooses for a row beside its texts; no form has a column for it. */
export const CHOSEN_TEXTS = ["criteria", "nationalGuideline", "weight", "indicatorWeights"] as const;

/** ไตรมาส — the four ticks of a row on forms that have them. */
export const QUARTER_TEXTS = ["quarter-1", "quarter-2", "quarter-3", "quarter-4"] as const;

/** The name of a text by where it stands: the title of a plan, of a heading and of an activity are three things. */
export function nameOfPlace({ activity, heading, field }: FieldPlace): string {
  if (field !== "title" || activity !== undefined) return nameOfField(field);
  return heading === undefined ? "ชื่อแผน" : "ชื่อหัวข้อ";
}

/** The name of a field; parts of a list ("expectedResults.0") take the list's name. */
export function nameOfField(field: string, language: "th" | "en" = "th"): string {
  let path = field;
  for (;;) {
    const names = NAMES[path];
    if (names !== undefined) return language === "th" ? names[0] : names[1];
    const dot = path.lastIndexOf(".");
    if (dot < 0) return field;
    path = path.slice(0, dot);
  }
}
