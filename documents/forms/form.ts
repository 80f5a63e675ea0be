import type { FormName } from "#domain/plan/plan.ts";
import type { Field } from "../reading/columns.ts";

/** คอลัมน์ของแบบ — one column: what it holds, how its heading is printed, how wide it is. */
export interface FormColumn {
  /** What the column holds; "quarter-1" … are ticked. */
  readonly field: Field;
  readonly heading: string;
  /** The heading above it when the header has two levels; neighbours with the same words share one cell. */
  readonly over?: string;
  /** Width relative to the other columns. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
}

/** ส่วนของแบบ — a section of the paper, in the order printed. */
export type FormSection =
  | "memo" // บันทึกข้อความนำส่ง
  | "title"
  | "agency-line" // ชื่อหน่วยงาน …
  | "contact" // ส่วนที่ ๑ ข้อมูลทั่วไป
  | "staff" // ส่วนที่ ๒ ข้อมูลพื้นฐาน
  | "counts" // ส่วนที่ ๓ จำนวนโครงการและงบประมาณ
  | "table"
  | "notes"
  | "signature"
  | "summary" // ส่วนที่ ๒ แบบสรุปท้ายแผน (กระทรวงอุตสาหกรรม)
  | "national-targets" // ส่วนที่ ๔
  | "expected-results" // ส่วนที่ ๕
  | "report-head"; // หัวแบบรายงาน: หน่วยงาน ที่อยู่ ผู้บริหาร ผู้รายงาน รอบ

/** แบบฟอร์มทางการ — one official form as data: the same piece reads and writes. */
export interface Form {
  readonly name: FormName;
  /** As officers call it. */
  readonly thai: string;
  readonly english: string;
  readonly issuer: string;
  readonly fiscalYear: number;
  readonly sections: readonly FormSection[];
  readonly columns: readonly FormColumn[];
  /**
   * Where headings stand: "rows" of their own across the table; in the first "column" with the guideline in the activity cell;
   * or one table under a "paragraph" for each strategy, with goal and tactic in columns.
   */
  readonly headings: "rows" | "column" | "paragraphs";
  /** Words of the activity's own number: in a column, or before its title ("(๑)", "๑.๑.๑"). */
  readonly numbering: "column" | "brackets" | "outline" | "dot";
  readonly totalRow: boolean;
  /** Points of TH Sarabun New in the table. */
  readonly size: number;
}

/** Words over texts that nobody has placed yet: they go along with the paper so that nothing is lost. */
export const UNPLACED_TITLE = "ข้อความจากเอกสารต้นฉบับที่ยังไม่ได้จัดลงแบบ";
