import type { SetUpFault, SetUpFaultKind } from "#domain/agency/set-up.ts";
import { headingOf } from "#documents/formats/agency-sheet-columns.ts";

/** คำอธิบายข้อผิดพลาดในตาราง — what stands there and what to do. */
const FAULTS = {
  "name-missing": () => "ยังไม่ได้กรอกชื่อหน่วยงาน กรุณากรอกชื่อเต็ม หรือลบทั้งแถวหากไม่ใช้",
  "name-too-long": () => "ชื่อหน่วยงานยาวเกิน ๓๐๐ ตัวอักษร กรุณาตรวจสอบว่ากรอกถูกช่อง",
  "text-too-long": () => "ข้อความในช่องนี้ยาวเกิน ๑๐๐ ตัวอักษร กรุณาย่อให้สั้นลง",
  "kind-missing": () => "ยังไม่ได้เลือกชนิดของหน่วยงาน กรุณาเลือกจากรายการ",
  "kind-unknown": ({ found }) => `ไม่รู้จักชนิด “${found}” กรุณาเลือกจากรายการ เช่น กรม กอง/สำนัก/ศูนย์ จังหวัด อำเภอ`,
  "is-the-top": ({ found }) => `“${found}” คือหน่วยงานที่กำลังตั้งต้นเอง ไม่ต้องอยู่ในตาราง กรุณาลบแถวนี้`,
  "parent-unknown": ({ found }) => `ไม่พบหน่วยงาน “${found}” ทั้งในตารางและในทะเบียน กรุณาตรวจตัวสะกด หรือเพิ่มแถวของหน่วยงานนั้น`,
  "parent-ambiguous": ({ found }) => `มีหน่วยงานชื่อ “${found}” มากกว่าหนึ่งแห่ง กรุณาระบุด้วยรหัสแทนชื่อ`,
  circle: ({ found }) => `“${found}” อยู่ใต้ตนเองเมื่อไล่สังกัดขึ้นไป กรุณาแก้ช่องสังกัดของแถวนี้หรือของหน่วยงานที่อยู่เหนือขึ้นไป`,
  "area-unknown": ({ found }) => `ไม่พบจังหวัดหรืออำเภอ “${found}” กรุณาตรวจตัวสะกด หรือใช้รหัสของจังหวัดหรืออำเภอ`,
  "area-ambiguous": ({ found }) => `มีพื้นที่ชื่อ “${found}” มากกว่าหนึ่งแห่ง กรุณาระบุด้วยรหัสแทนชื่อ`,
  "code-twice": ({ found, other }) => `รหัส “${found}” ซ้ำกับแถว ${other} กรุณาใช้รหัสที่ไม่ซ้ำกัน`,
  "agency-twice": ({ found, other }) => `“${found}” เป็นหน่วยงานเดียวกับแถว ${other} กรุณาเหลือไว้แถวเดียว`,
  "name-twice": ({ found, other }) => `ชื่อ “${found}” ซ้ำกับ${other}ในสังกัดเดียวกัน กรุณาแก้ชื่อหรือลบแถวที่ซ้ำ`,
  "headcount-unreadable": ({ found }) => `“${found}” ไม่ใช่จำนวนคน กรุณากรอกเป็นจำนวนเต็ม เช่น 120`,
  "email-invalid": ({ found }) => `“${found}” ไม่ใช่อีเมลที่ใช้ได้ กรุณากรอกให้ครบ เช่น name@agency.go.th`,
  "administrator-unnamed": () => "กรอกอีเมลผู้ดูแลแล้วแต่ยังไม่มีชื่อ กรุณากรอกชื่อ-นามสกุลในช่องชื่อผู้ดูแล",
  "administrator-without-email": () => "กรอกชื่อผู้ดูแลแล้วแต่ยังไม่มีอีเมล กรุณากรอกอีเมลผู้ดูแล หรือลบชื่อออก",
} as const satisfies Record<SetUpFaultKind, (fault: SetUpFault) => string>;

/** A fault as it is shown: row, heading of the column, what was found, what to do. */
export interface ShownFault {
  readonly row: number;
  readonly column: string;
  readonly kind: SetUpFaultKind;
  readonly found: string;
  readonly says: string;
}

/** ข้อผิดพลาดพร้อมคำอธิบาย. */
export function shownFault(fault: SetUpFault): ShownFault {
  const { row, column, kind, found } = fault;
  return { row, column: headingOf(column), kind, found, says: FAULTS[kind](fault) };
}
