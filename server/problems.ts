import type { ReadError } from "#documents/document.ts";

/** Why a request was refused by the server itself, not by the document. */
export type RequestRefusal =
  | "nothing-sent"
  | "unknown-form"
  | "unknown-output"
  | "not-plan-json"
  | "not-written"
  | "not-found"
  | "method-not-allowed"
  | "busy"
  | "broken";

/** Every reason the server may give for not doing what was asked. */
export type ProblemKind = ReadError["kind"] | RequestRefusal;

/** คำอธิบายปัญหา — kind, HTTP status and the Thai sentence: what happened and what to do next. */
export const PROBLEMS = {
  "unknown-type": {
    status: 415,
    says: "ระบบยังอ่านไฟล์ชนิดนี้ไม่ได้ กรุณาใช้ไฟล์ Word (.docx) Excel (.xlsx) PDF หรือคัดลอกตารางมาวางในช่องวางข้อความ",
  },
  "old-office": {
    status: 415,
    says: "ไฟล์นี้เป็น Word หรือ Excel รุ่นเก่า (.doc, .xls) กรุณาเปิดไฟล์แล้วเลือก “บันทึกเป็น” .docx หรือ .xlsx จากนั้นส่งเข้ามาใหม่",
  },
  password: { status: 422, says: "ไฟล์นี้ตั้งรหัสผ่านไว้ กรุณายกเลิกรหัสผ่านแล้วส่งเข้ามาใหม่" },
  damaged: { status: 422, says: "เปิดไฟล์ไม่ได้เพราะไฟล์ชำรุดหรือมาไม่ครบ กรุณาเปิดดูด้วยโปรแกรมเดิม บันทึกใหม่ แล้วส่งเข้ามาอีกครั้ง" },
  "too-large": { status: 413, says: "ไฟล์ใหญ่เกิน ๖๔ เมกะไบต์ กรุณานำรูปภาพออกหรือแบ่งไฟล์ให้เล็กลง แล้วส่งเข้ามาใหม่" },
  "too-much-inside": {
    status: 413,
    says: "เนื้อหาในไฟล์มีมากเกินกว่าที่ระบบอ่านได้ในครั้งเดียว กรุณาตัดเหลือเฉพาะส่วนที่เป็นแผนปฏิบัติการ แล้วส่งเข้ามาใหม่",
  },
  "no-text": {
    status: 422,
    says: "ไฟล์นี้เป็นภาพสแกน ไม่มีตัวอักษรให้อ่าน กรุณาใช้ไฟล์ Word, Excel หรือ PDF ต้นฉบับ หรือคัดลอกตารางมาวางในช่องวางข้อความ",
  },
  "too-slow": { status: 422, says: "อ่านไฟล์นี้ไม่เสร็จภายในเวลาที่กำหนด กรุณาตัดเหลือเฉพาะส่วนที่เป็นแผนปฏิบัติการ แล้วส่งเข้ามาใหม่" },
  empty: { status: 422, says: "ไฟล์หรือข้อความที่ส่งมาว่างเปล่า กรุณาตรวจสอบแล้วส่งเข้ามาใหม่" },
  "no-plan": {
    status: 422,
    says: "อ่านไฟล์ได้ แต่ไม่พบตารางแผนปฏิบัติการ กรุณาตรวจสอบว่าเลือกไฟล์ถูก และในไฟล์มีตารางที่มีหัวคอลัมน์ เช่น โครงการ/กิจกรรม และตัวชี้วัด",
  },
  "nothing-sent": { status: 400, says: "ยังไม่ได้แนบไฟล์หรือข้อความมาด้วย กรุณาเลือกไฟล์แล้วส่งเข้ามาใหม่" },
  "unknown-form": { status: 400, says: "ไม่รู้จักแบบฟอร์มที่ขอ กรุณาเลือกจากรายการแบบฟอร์มที่ /api/v1/forms" },
  "unknown-output": { status: 400, says: "ไม่รู้จักชนิดไฟล์ที่ขอ กรุณาเลือก pdf, docx, xlsx หรือ json" },
  "not-plan-json": { status: 422, says: "ข้อมูลที่ส่งมาไม่ตรงตามรูปแบบ plan/1 กรุณาใช้ข้อมูลที่ได้จากการอ่านไฟล์ของระบบนี้" },
  "not-written": {
    status: 500,
    says: "จัดทำไฟล์ชนิดนี้ไม่สำเร็จ ข้อมูลในหน้านี้ยังอยู่ครบ กรุณาเลือกไฟล์ชนิดอื่น เช่น Word (DOCX) หรือ Excel (XLSX) และโปรดแจ้งผู้ดูแลพร้อมเลขเหตุการณ์",
  },
  "not-found": { status: 404, says: "ไม่พบหน้าหรือข้อมูลที่ขอ กรุณากลับไปหน้าแรก" },
  "method-not-allowed": { status: 405, says: "เรียกใช้ที่อยู่นี้ด้วยวิธีอื่นไม่ได้ กรุณาดูวิธีเรียกใช้ในคู่มือ" },
  busy: { status: 503, says: "ขณะนี้มีผู้ใช้งานพร้อมกันมาก กรุณารอสักครู่แล้วลองใหม่" },
  broken: { status: 500, says: "ระบบขัดข้อง ข้อมูลของท่านไม่ได้ถูกเก็บไว้ กรุณาลองใหม่ หากยังไม่ได้ โปรดแจ้งผู้ดูแลพร้อมเลขเหตุการณ์" },
} as const satisfies Record<ProblemKind, { readonly status: number; readonly says: string }>;

/** An `application/problem+json` answer (RFC 9457); `incident` is the request's number in the log. */
export function toProblem(kind: ProblemKind, incident: string, found?: string): Response {
  const { status, says } = PROBLEMS[kind];
  const body = {
    type: `urn:khunatham:problem:${kind}`,
    title: kind,
    kind,
    status,
    detail: says,
    incident,
    ...(found === undefined ? {} : { found }),
  };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8", "content-language": "th" });
  if (status === 503) headers.set("retry-after", "5");
  return new Response(JSON.stringify(body), { status, headers });
}
