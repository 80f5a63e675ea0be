/** ชนิดของหน่วยงาน: ประเทศ · กระทรวง · กรม · กอง/สำนัก/ศูนย์ · จังหวัด · อำเภอ · เขตของกรุงเทพมหานคร · หน่วยงานอื่น. */
export type AgencyKind = "nation" | "ministry" | "department" | "division" | "province" | "district" | "bangkok-district" | "other";

/** ชนิดของหน่วยงานทั้งหมด, in the order an officer expects to choose from. */
export const AGENCY_KINDS: readonly AgencyKind[] = [
  "ministry",
  "department",
  "division",
  "province",
  "district",
  "bangkok-district",
  "other",
  "nation",
];

/** หน่วยงาน — a node of the tree of who reports to whom, as it is on one day. */
export interface Agency {
  readonly id: number;
  readonly kind: AgencyKind;
  readonly name: string;
  /** ชื่อย่อ (กรอ., อก.); null where it has none. */
  readonly shortName: string | null;
  /** รหัสหน่วยงาน: the interior ministry's code of a province (2 digits) or district (4), an agency's own code elsewhere. */
  readonly code: string | null;
  /** สังกัด — the agency above it in the line of command; null only for the root. */
  readonly parent: number | null;
  /** พื้นที่ — the province or district whose account it also belongs to; null where it reports in one line only. */
  readonly area: number | null;
  /** The day it ceased to be (ISO date), its last day being the day before; null while it works. */
  readonly endedOn: string | null;
  /** หน่วยงานที่รับช่วงต่อ — the agency it was merged into. */
  readonly mergedInto: number | null;
}

/** การเปลี่ยนแปลงของหน่วยงาน — what an agency was called and to whom it reported from a day on. */
export interface AgencyPeriod {
  readonly from: string;
  readonly change: AgencyChange;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly parent: number | null;
  readonly area: number | null;
  /** เหตุผลหรือกฎหมายที่อ้าง. */
  readonly reason: string | null;
}

/** จัดตั้ง · เปลี่ยนชื่อ · ย้ายสังกัด · ควบรวม · ยุบเลิก. */
export type AgencyChange = "founded" | "renamed" | "moved" | "merged" | "closed";

/** การตั้งค่าการทำงานของหน่วยงาน — how this agency approves its plans. */
export interface AgencyRules {
  /** ผู้จัดทำอนุมัติแผนของตนเองได้: for offices too small for four eyes. */
  readonly allowsSelfApproval: boolean;
  /** ต้องผ่านการกลั่นกรองของหน่วยงานต้นสังกัดก่อนมีผล. */
  readonly needsReview: boolean;
}
