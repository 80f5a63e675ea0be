import type { Form } from "../form.ts";

/** แบบแผนปฏิบัติการด้านส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๗: nine columns with หน่วยนับ, rows of the agency and of each unit, total row. */
export const TISI_2567: Form = {
  name: "tisi-2567",
  thai: "แบบกระทรวงอุตสาหกรรม ๒๕๖๗ (๙ คอลัมน์ มีหน่วยนับและแถวรวม)",
  english: "Ministry of Industry 2567 (9 columns, counting unit, total row)",
  issuer: "กระทรวงอุตสาหกรรม",
  fiscalYear: 2567,
  sections: ["memo", "title", "agency-line", "table", "notes", "signature"],
  columns: [
    { field: "number", heading: "ลำดับที่", width: 4, align: "center" },
    { field: "title", heading: "โครงการ/กิจกรรม", width: 15 },
    { field: "objectives", heading: "วัตถุประสงค์", width: 17 },
    { field: "indicators", heading: "ตัวชี้วัด", width: 17 },
    { field: "countingUnit", heading: "หน่วยนับ", width: 10 },
    { field: "budget", heading: "งบประมาณ (บาท)", width: 8, align: "center" },
    { field: "months", heading: "ระยะเวลาดำเนินงาน ระบุช่วงเดือนที่ดำเนินการ", width: 10, align: "center" },
    { field: "units", heading: "หน่วยงานที่รับผิดชอบ", width: 11 },
    { field: "remarks", heading: "หมายเหตุ", width: 11 },
  ],
  headings: "rows",
  numbering: "column",
  totalRow: true,
  size: 14,
};
