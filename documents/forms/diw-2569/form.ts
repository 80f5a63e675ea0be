import type { Form } from "../form.ts";

/** แบบแผนปฏิบัติการด้านส่งเสริมคุณธรรมของกระทรวงอุตสาหกรรม ปีงบประมาณ พ.ศ. ๒๕๖๙: eight columns, group rows, cover memo, part 2. */
export const DIW_2569: Form = {
  name: "diw-2569",
  thai: "แบบกระทรวงอุตสาหกรรม ๒๕๖๙ (๘ คอลัมน์ พร้อมแบบสรุปท้ายแผน)",
  english: "Ministry of Industry 2569 (8 columns, summary sheet)",
  issuer: "กระทรวงอุตสาหกรรม",
  fiscalYear: 2569,
  sections: ["memo", "title", "agency-line", "table", "notes", "signature", "summary"],
  columns: [
    { field: "number", heading: "ลำดับที่", width: 4, align: "center" },
    { field: "title", heading: "โครงการ/กิจกรรม", width: 17 },
    { field: "objectives", heading: "วัตถุประสงค์", width: 21 },
    { field: "indicators", heading: "ตัวชี้วัด", width: 20 },
    { field: "budget", heading: "งบประมาณ (บาท)", width: 9, align: "center" },
    { field: "months", heading: "ระยะเวลาดำเนินงาน", width: 9, align: "center" },
    { field: "units", heading: "หน่วยงานที่รับผิดชอบ", width: 10 },
    { field: "remarks", heading: "หมายเหตุ", width: 13 },
  ],
  headings: "rows",
  numbering: "column",
  totalRow: false,
  size: 14,
};
