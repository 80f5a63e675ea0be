import type { Form } from "../form.ts";

/** แบบแผนปฏิบัติการของส่วนราชการในกระทรวงการต่างประเทศ ปีงบประมาณ พ.ศ. ๒๕๖๘: strategies and tactics, targets, two kinds of results, rubrics inside the table. */
export const MFA_2568: Form = {
  name: "mfa-2568",
  thai: "แบบกระทรวงการต่างประเทศ ๒๕๖๘ (ยุทธศาสตร์/กลยุทธ์ ค่าเป้าหมาย เกณฑ์การให้คะแนน)",
  english: "Ministry of Foreign Affairs 2568 (strategies, targets, rubrics)",
  issuer: "กระทรวงการต่างประเทศ",
  fiscalYear: 2568,
  sections: ["memo", "title", "table", "notes", "signature"],
  columns: [
    { field: "title", heading: "โครงการ/กิจกรรม", width: 14 },
    { field: "objectives", heading: "วัตถุประสงค์", width: 17 },
    { field: "indicators", heading: "ตัวชี้วัด", width: 13 },
    { field: "targetTexts", heading: "ค่าเป้าหมาย", width: 11 },
    { field: "quantitative", heading: "ผลลัพธ์เชิงปริมาณ (จำนวนคน/กิจกรรม)", over: "ผลลัพธ์ที่คาดหวัง", width: 14 },
    { field: "qualitative", heading: "ผลลัพธ์เชิงคุณภาพ", over: "ผลลัพธ์ที่คาดหวัง", width: 13 },
    { field: "months", heading: "ระยะเวลาดำเนินการ (ไตรมาส)", width: 8, align: "center" },
    { field: "budget", heading: "งบประมาณ (บาท)", width: 8, align: "center" },
    { field: "units", heading: "หน่วยงานรับผิดชอบ (โปรดระบุกอง/ฝ่าย)", width: 11 },
  ],
  headings: "rows",
  numbering: "outline",
  totalRow: false,
  size: 14,
};
