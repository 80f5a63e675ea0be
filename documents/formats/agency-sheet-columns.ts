import type { SetUpColumn } from "#domain/agency/set-up.ts";

/** A column of the sheet: its Thai heading, what is written in it, how wide it is. */
export interface SheetColumn {
  readonly field: SetUpColumn;
  readonly heading: string;
  /** In parentheses: the reader knows the row of explanations by them. */
  readonly explains: string;
  readonly width: number;
}

/** คอลัมน์ของตารางตั้งต้นหน่วยงาน. */
export const AGENCY_SHEET_COLUMNS: readonly SheetColumn[] = [
  { field: "code", heading: "รหัส", explains: "(รหัสหน่วยงาน ถ้ามี ไม่ซ้ำกันในตาราง)", width: 14 },
  { field: "name", heading: "ชื่อหน่วยงาน", explains: "(ชื่อเต็มตามกฎหมาย ต้องกรอก)", width: 44 },
  { field: "shortName", heading: "ชื่อย่อ", explains: "(เช่น กตย. ถ้ามี)", width: 14 },
  { field: "kind", heading: "ชนิด", explains: "(เลือกจากรายการ ต้องกรอก)", width: 22 },
  {
    field: "parent",
    heading: "สังกัด",
    explains: "(ชื่อหรือรหัสของหน่วยงานต้นสังกัด อยู่แถวใดในตารางก็ได้ เว้นว่างหากขึ้นตรงต่อหน่วยงานบนสุด)",
    width: 44,
  },
  { field: "area", heading: "พื้นที่จังหวัด/อำเภอ", explains: "(ชื่อหรือรหัสของจังหวัดหรืออำเภอที่ต้องรายงานด้วย ถ้ามี)", width: 30 },
  { field: "headcount", heading: "จำนวนบุคลากร", explains: "(จำนวนคนของปีงบประมาณนี้)", width: 16 },
  { field: "administratorName", heading: "ชื่อผู้ดูแล", explains: "(ชื่อ-นามสกุลผู้ดูแลระบบของหน่วยงาน)", width: 28 },
  { field: "administratorEmail", heading: "อีเมลผู้ดูแล", explains: "(เช่น name@agency.go.th)", width: 32 },
  { field: "note", heading: "หมายเหตุ", explains: "(ระบบไม่อ่านช่องนี้)", width: 30 },
];

/** หัวคอลัมน์ของช่อง — as the officer sees it. */
export function headingOf(field: SetUpColumn): string {
  return AGENCY_SHEET_COLUMNS.find((one) => one.field === field)?.heading ?? "";
}
