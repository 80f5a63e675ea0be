import { ACTIVITY_FIELDS } from "#domain/checks/where.ts";

/** ชื่อช่อง — what each editable text of a plan is called on screen, whatever form shows it. */
const NAMES: Readonly<Record<string, string>> = {
  ...ACTIVITY_FIELDS,
  agency: "ชื่อหน่วยงาน",
  "agency.name": "ชื่อหน่วยงาน",
  "agency.parent": "สังกัด",
  region: "จังหวัด",
  fiscalYear: "ปีงบประมาณ",
  "quarter-1": "ไตรมาส ๑",
  "quarter-2": "ไตรมาส ๒",
  "quarter-3": "ไตรมาส ๓",
  "quarter-4": "ไตรมาส ๔",
  headcount: "จำนวนบุคลากร",
  expectedResults: "ผลที่คาดว่าจะได้รับ",
  notes: "หมายเหตุท้ายตาราง",
  contact: "ผู้ประสานงาน",
  "contact.name": "ชื่อผู้ประสานงาน",
  "contact.position": "ตำแหน่งผู้ประสานงาน",
  "contact.phone": "โทรศัพท์ผู้ประสานงาน",
  "contact.email": "อีเมลผู้ประสานงาน",
  approver: "ผู้อนุมัติแผน",
  memo: "บันทึกข้อความ",
  "memo.from": "ส่วนราชการ",
  "memo.number": "เลขที่บันทึก",
  "memo.date": "วันที่ของบันทึก",
  "memo.subject": "เรื่อง",
  "memo.to": "เรียน",
  "memo.body": "เนื้อความของบันทึก",
  "memo.urgency": "ชั้นความเร็ว",
  "memo.signatory": "ผู้ลงนามในบันทึก",
  nationalGuideline: "แนวทางการพัฒนาแห่งชาติ",
  criteria: "เกณฑ์องค์กรคุณธรรม",
  performedBy: "ผู้ดำเนินการ",
  rubric: "เกณฑ์การให้คะแนน",
  staff: "ข้อมูลบุคลากร",
  "staff.headcount": "จำนวนบุคลากรรวม",
  nationalTargets: "เป้าหมายระดับชาติ",
  declared: "จำนวนและงบประมาณที่ระบุไว้",
  "declared.byHeading": "จำนวนกิจกรรมแยกตามหัวข้อ",
  "declared.bySource": "งบประมาณแยกตามแหล่ง",
  "declared.activities": "จำนวนกิจกรรมที่ระบุไว้",
  "declared.budgetBaht": "งบประมาณรวมที่ระบุไว้",
};

/** The name of a field; parts of a list ("expectedResults.0") take the list's name. */
export function nameOfField(field: string): string {
  let path = field;
  for (;;) {
    const name = NAMES[path];
    if (name !== undefined) return name;
    const dot = path.lastIndexOf(".");
    if (dot < 0) return field;
    path = path.slice(0, dot);
  }
}
