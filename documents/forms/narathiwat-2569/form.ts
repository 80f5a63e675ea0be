import type { Form } from "../form.ts";

/** แบบฟอร์มการรายงานตามแผนปฏิบัติการส่งเสริมคุณธรรมของจังหวัด ปีงบประมาณ พ.ศ. ๒๕๖๙: five strategies, each measure becomes its own inputs, rounds ๑ and ๒. */
export const NARATHIWAT_2569: Form = {
  name: "narathiwat-2569",
  thai: "แบบรายงานของจังหวัด ๒๕๖๙ (๕ ยุทธศาสตร์ รายงาน ๒ รอบ)",
  english: "Province report form 2569 (5 strategies, 2 rounds)",
  issuer: "จังหวัดนราธิวาส",
  fiscalYear: 2569,
  sections: ["memo", "title", "report-head", "table", "notes", "signature"],
  columns: [
    { field: "goal", heading: "เป้าหมาย", width: 17 },
    { field: "goalIndicators", heading: "ตัวชี้วัดตามเป้าหมาย", width: 18 },
    { field: "tactic", heading: "กลยุทธ์", width: 18 },
    { field: "title", heading: "แผนการดำเนินงาน/กิจกรรม (แผนงาน/โครงการ/กิจกรรม)", width: 22 },
    { field: "answer", heading: "ผลการดำเนินงาน", width: 22 },
  ],
  headings: "paragraphs",
  numbering: "dot",
  totalRow: false,
  size: 14,
};
