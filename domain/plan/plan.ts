import type { Indicator } from "./measure.ts";

/** แบบฟอร์มทางการ — the official forms the house reads and writes, each named by its issuer and fiscal year. */
export type FormName = "diw-2569" | "tisi-2567" | "national-2568" | "narathiwat-2569" | "mfa-2568";

/** ตำแหน่งในเอกสาร — where a text stood on the paper. Counts start at 1; only what the source knows is present. */
export interface Place {
  readonly line?: number;
  readonly page?: number;
  readonly sheet?: string;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** หน่วยงาน — whose plan it is; `parent` (สังกัด) is null where the paper does not say. */
export interface AgencyName {
  readonly name: string | null;
  readonly parent: string | null;
}

/** ผู้ประสานงาน — whom to ask about the plan; texts as written, also when an address is wrong. */
export interface Contact {
  readonly name: string | null;
  readonly position: string | null;
  /** สังกัด: the division the contact sits in. */
  readonly unit: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  readonly line: string | null;
}

/** ผู้อนุมัติแผน — who signs. */
export interface Signatory {
  readonly name: string | null;
  readonly position: string | null;
}

/** บันทึกข้อความ — the cover memo (หนังสือภายใน, ระเบียบงานสารบรรณ ข้อ 12, แบบที่ 29). */
export interface Memo {
  /** ส่วนราชการ, with its telephone, as written. */
  readonly from: string | null;
  /** ที่ — ministry letters, owner code / register number, as written. */
  readonly number: string | null;
  /** วันที่ — ISO date. */
  readonly date: string | null;
  readonly dateWritten: string | null;
  /** ด่วนที่สุด | ด่วนมาก | ด่วน. */
  readonly urgency: string | null;
  readonly subject: string | null;
  /** เรียน — addressee, with "ผ่าน …" as written. */
  readonly to: string | null;
  /** Paragraphs of the letter. */
  readonly body: readonly string[];
  readonly signatory: Signatory | null;
  /** Every fiscal year (พ.ศ.) that the memo names for this plan, in order of appearance, each once. */
  readonly fiscalYears: readonly number[];
}

/** ชนิดของหัวข้อ: แผนย่อย · เป้าหมาย · แนวทาง · ยุทธศาสตร์ · กลยุทธ์. */
export type HeadingKind = "sub-plan" | "goal" | "guideline" | "strategy" | "tactic";

/** หัวข้อของแผน — one node of the plan's own tree. */
export interface Heading {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: HeadingKind;
  /** Arabic digits, "1" or "1.2"; null where the paper gives none. */
  readonly number: string | null;
  /** The words before the title as printed: "แนวทางการพัฒนาที่ ๑", "กลยุทธ์ที่ ๑ :", "๑.". */
  readonly label: string;
  readonly title: string;
  /** ตัวชี้วัดตามเป้าหมาย — indicators the paper gives to the heading itself. */
  readonly indicators: readonly Indicator[];
  readonly source: Place;
}

/** งบประมาณ — five different answers; `written` is the cell as printed. */
export type Budget =
  | { readonly kind: "none"; readonly written: string } // ไม่ใช้งบประมาณ
  | { readonly kind: "baht"; readonly amount: number; readonly written: string }
  | { readonly kind: "not-applicable"; readonly written: string } // N/A, ไม่มี
  | { readonly kind: "dash"; readonly written: string } // -
  | { readonly kind: "not-stated"; readonly written: string }; // empty, or not understood

/** ผู้ดำเนินการ — the owner itself, or every unit below it (ทุกหน่วยงาน, กองในสังกัด, …/หน่วยงาน). */
export type PerformedBy = "agency" | "each-unit";

/** โครงการ/กิจกรรม — one row of the plan. Texts are as written; what is understood from them stands beside them. */
export interface Activity {
  readonly id: string;
  /** Arabic digits: "1", "1.1.1"; null where the paper gives none. */
  readonly number: string | null;
  /** The nearest heading's id. */
  readonly heading: string | null;
  readonly title: string;
  /** วัตถุประสงค์, one per paragraph or bullet. */
  readonly objectives: readonly string[];
  readonly indicators: readonly Indicator[];
  /** Position (from 1) of the heading's own indicator this row serves (narathiwat-2569); null elsewhere. */
  readonly goalIndicator: number | null;
  /** หน่วยนับ as written (TISI 2567, column 5); null where the paper has no such column or cell. */
  readonly countingUnit: string | null;
  /** ค่าเป้าหมาย as written (MFA 2568, column 4), one per paragraph or bullet. */
  readonly targetTexts: readonly string[];
  /** ผลลัพธ์เชิงปริมาณ. */
  readonly quantitative: readonly string[];
  /** ผลลัพธ์เชิงคุณภาพ. */
  readonly qualitative: readonly string[];
  readonly budget: Budget;
  /** Months of the FISCAL year, 1 = October … 12 = September, ascending. */
  readonly months: readonly number[];
  /** ระยะเวลา as printed ("ม.ค. ๖๙ ถึง ก.ย. ๖๙"); null where the form ticks quarters instead. */
  readonly monthsWritten: string | null;
  /** หน่วยงานที่รับผิดชอบ as written, one per paragraph or bullet. */
  readonly units: readonly string[];
  readonly performedBy: PerformedBy;
  readonly remarks: string | null;
  /** องค์กรคุณธรรม criteria (1–9) this activity serves, ascending. */
  readonly criteria: readonly number[];
  /** Those of them that a person chose in the system beside the ones its remarks name; absent where nobody did. */
  readonly ownCriteria?: readonly number[];
  /** น้ำหนักของกิจกรรมในแผน, 1 to 100, chosen in the system; absent where all weigh alike. */
  readonly weight?: number;
  /** น้ำหนักของตัวชี้วัดตามลำดับ, likewise; absent where all weigh alike. */
  readonly indicatorWeights?: readonly number[];
  /** แนวทางการพัฒนาแห่งชาติ "sub-plan.guideline" ("1.3"), one of 13; null where not known. */
  readonly nationalGuideline: string | null;
  /** ผลการดำเนินงาน/คำอธิบาย — the answer cell of a report form as printed (narathiwat-2569, column 5). */
  readonly answer: string | null;
  /** Texts of columns that the house has no field for, under the heading as printed. */
  readonly more: readonly { readonly column: string; readonly text: string }[];
  readonly source: Place;
}

/** A figure on a declared sheet: a number, "-" or "N/A" as printed, or null for an empty slot. */
export type Figure = number | "-" | "N/A" | null;

/** จำนวนและงบประมาณที่ประกาศไว้ในเอกสาร — what the paper says of itself, to be compared with its rows. */
export interface Declared {
  readonly activities: number | null;
  readonly budgetBaht: number | null;
  /** The declared sum as printed: "-" and "N/A" are no number, and not the same as nothing declared. */
  readonly budgetWritten: string | null;
  /** "written" keeps "-" apart from 0. */
  readonly byHeading: readonly { readonly heading: string; readonly activities: number; readonly written: string }[];
  /** งบประมาณแยกตามแหล่ง (DIW 2569 part 2 item 3). */
  readonly bySource: readonly {
    readonly source: string;
    readonly items: readonly { readonly name: string; readonly ticked: boolean; readonly amount: Figure }[];
    readonly total: Figure;
  }[];
}

/** เป้าหมายระดับชาติ — one of the five rows of the end-of-plan target sheet (domain.md §1.4). */
export interface NationalTarget {
  readonly row: number;
  /** Last year's result, one figure per unit of the row (แห่ง, คน); empty where the sheet has no such column. */
  readonly previous: readonly Figure[];
  readonly planned: readonly Figure[];
}

/** ข้อมูลพื้นฐาน — a row of staff and target groups (national-2568 part ๒). */
export interface StaffRow {
  readonly unit: string | null;
  readonly headcount: Figure;
  readonly targetGroups: string | null;
  readonly population: string | null;
  readonly total: boolean;
}

/** ความรุนแรง: ผิด (the paper contradicts itself) · ควรตรวจสอบ · ข้อแนะนำ. */
export type Severity = "error" | "warning" | "info";

/** A text of the plan that can be edited and pointed at: a field of one activity, of one heading, or of the plan itself. */
export interface FieldPlace {
  readonly activity?: string;
  readonly heading?: string;
  readonly field: string;
}

/** ข้อสังเกต — one finding, with its place, what was found and expected, and a Thai sentence with what to do. */
export interface Message {
  readonly kind: string;
  readonly severity: Severity;
  readonly place: Place & Partial<FieldPlace>;
  readonly found?: string;
  readonly expected?: string;
  readonly says: string;
  /** The certain mend: put `text` in that field. Absent where a person must decide. */
  readonly mend?: FieldPlace & { readonly text: string };
}

/** ข้อความที่มีที่อยู่ — a text with its place on the paper. */
export interface PlacedText {
  readonly place: Place;
  readonly text: string;
}

/** ที่มาของแผน — what the paper held besides answers, and where its own fields stood. */
export interface PlanSource {
  /** The form's own words as printed (column headings, labels, section titles, total lines, numbers and ticks): text that carries no answer of its own. */
  readonly furniture: readonly PlacedText[];
  /** Place of each of the plan's own fields that the paper states, by field ("memo.subject", "contact.email"). */
  readonly places: Readonly<Record<string, Place>>;
}

/** แผนปฏิบัติการ — one agency's plan for one fiscal year (พ.ศ., October to September), format `plan/1`. */
export interface Plan {
  readonly format: "plan/1";
  readonly form: FormName | null;
  readonly agency: AgencyName;
  /** จังหวัด, for a province's plan or form. */
  readonly region: string | null;
  /** ปีงบประมาณ (พ.ศ.). */
  readonly fiscalYear: number | null;
  /** First and last year (พ.ศ.) of the longer plan this is one year of. */
  readonly planYears: readonly [number, number] | null;
  readonly title: string | null;
  /** A form waiting to be filled. */
  readonly blank: boolean;
  /** จำนวนบุคลากร, all types. */
  readonly headcount: number | null;
  readonly contact: Contact | null;
  readonly approver: Signatory | null;
  readonly memo: Memo | null;
  readonly declared: Declared;
  readonly headings: readonly Heading[];
  readonly activities: readonly Activity[];
  readonly nationalTargets: readonly NationalTarget[];
  readonly staff: readonly StaffRow[];
  readonly expectedResults: readonly string[];
  /** หมายเหตุท้ายตาราง. */
  readonly notes: readonly string[];
  readonly messages: readonly Message[];
  /** What could not be placed: never dropped. */
  readonly unplaced: readonly PlacedText[];
  /** Where it came from. */
  readonly source: PlanSource;
}
