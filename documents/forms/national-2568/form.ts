import type { Form } from "../form.ts";

/** แบบแผนปฏิบัติการส่งเสริมคุณธรรมในภาพรวม (กรมการศาสนา) ปีงบประมาณ พ.ศ. ๒๕๖๘: parts ๑–๕, sub-plans and guidelines, ticked quarters. */
export const NATIONAL_2568: Form = {
  name: "national-2568",
  thai: "แบบแผนในภาพรวม ๒๕๖๘ (กระทรวง/จังหวัด/กรุงเทพมหานคร) ส่วนที่ ๑–๕",
  english: "National form 2568 (ministry/province/Bangkok), parts 1–5",
  issuer: "กรมการศาสนา",
  fiscalYear: 2568,
  sections: ["memo", "title", "contact", "staff", "counts", "table", "notes", "national-targets", "expected-results", "signature"],
  columns: [
    { field: "sub-plan", heading: "แผนย่อย / เป้าหมาย", width: 15 },
    { field: "title", heading: "โครงการ/กิจกรรม", width: 22 },
    { field: "quantitative", heading: "ผลลัพธ์เชิงปริมาณ", over: "ผลสำเร็จ", width: 14 },
    { field: "qualitative", heading: "ผลลัพธ์เชิงคุณภาพ", over: "ผลสำเร็จ", width: 17 },
    { field: "budget", heading: "งบประมาณ", width: 9, align: "center" },
    { field: "units", heading: "หน่วยงานรับผิดชอบ", width: 10 },
    { field: "quarter-1", heading: "ไตรมาส ๑", over: "ระยะเวลาที่ดำเนินงาน", width: 5, align: "center" },
    { field: "quarter-2", heading: "ไตรมาส ๒", over: "ระยะเวลาที่ดำเนินงาน", width: 5, align: "center" },
    { field: "quarter-3", heading: "ไตรมาส ๓", over: "ระยะเวลาที่ดำเนินงาน", width: 5, align: "center" },
    { field: "quarter-4", heading: "ไตรมาส ๔", over: "ระยะเวลาที่ดำเนินงาน", width: 5, align: "center" },
  ],
  headings: "column",
  numbering: "brackets",
  totalRow: false,
  size: 14,
};
