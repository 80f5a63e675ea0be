import type { Message, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Document } from "../document.ts";
import type { Draft } from "./draft.ts";
import type { Facts } from "./facts.ts";

const NOTICES: Readonly<Record<string, string>> = {
  "changes-accepted": "เอกสารมีการแก้ไขที่ติดตามไว้ (Track Changes) ระบบอ่านตามฉบับที่ยอมรับการแก้ไขแล้ว กรุณาตรวจสอบว่าเป็นฉบับที่ต้องการ",
  "hidden-rows": "มีแถวหรือคอลัมน์ที่ซ่อนไว้ ระบบอ่านรวมไว้ด้วย หากไม่ต้องการ กรุณาลบแถวนั้นออก",
  "hidden-columns": "มีคอลัมน์ที่ซ่อนไว้ ระบบอ่านรวมไว้ด้วย หากไม่ต้องการ กรุณาลบคอลัมน์นั้นออก",
  "covered-text": "มีข้อความอยู่ใต้ช่องที่ผสานไว้ ระบบเก็บไว้ด้วย กรุณาตรวจสอบในแฟ้มต้นฉบับ",
  "damaged-cell": "มีช่องที่ข้อมูลชำรุด กรุณาเทียบกับแฟ้มต้นฉบับ",
  "missing-sheet": "มีแผ่นงานที่แฟ้มอ้างถึงแต่ไม่พบ กรุณาเปิดด้วย Excel บันทึกใหม่ แล้วนำเข้าอีกครั้ง",
  "page-unreadable": "มีหน้าที่อ่านไม่ได้ กรุณาเทียบข้อความกับต้นฉบับ",
  "hidden-sheet": "มีแผ่นงานที่ซ่อนไว้ ระบบอ่านรวมไว้ด้วย หากไม่ต้องการ กรุณาลบแผ่นงานนั้นออก",
  "hidden-text": "มีข้อความที่ซ่อนไว้ในเอกสาร ระบบอ่านรวมไว้ด้วย กรุณาตรวจสอบ",
  placeholder: "มีช่องกรอกในเอกสารที่ยังไม่ได้กรอก ระบบไม่นำคำแนะนำในช่องนั้นมาเป็นข้อความ",
  "comments-kept": "เอกสารมีความคิดเห็น (Comment) แนบอยู่ ระบบเก็บไว้ในข้อความที่ยังไม่ได้จัดช่อง กรุณาตรวจสอบ",
  "embedded-object": "เอกสารมีวัตถุที่ฝังไว้ (เช่น ตาราง Excel ในไฟล์ Word) ซึ่งระบบไม่ได้อ่าน กรุณาคัดลอกเนื้อหามาวางเป็นตารางธรรมดา",
  "embedded-chunk": "เอกสารมีเอกสารอื่นฝังอยู่ซึ่งระบบไม่ได้อ่าน กรุณาเปิดด้วย Word บันทึกใหม่ แล้วนำเข้าอีกครั้ง",
  "part-unreadable": "มีบางส่วนของแฟ้มชำรุดและอ่านไม่ได้ กรุณาเทียบข้อความกับต้นฉบับ",
  "formula-without-value": "มีช่องที่เป็นสูตรแต่ไม่มีค่าที่คำนวณไว้ กรุณาเปิดแฟ้มด้วยโปรแกรมตารางคำนวณ บันทึกอีกครั้ง แล้วนำเข้าใหม่",
  "error-value": "มีช่องที่สูตรคำนวณผิดพลาด กรุณาแก้ไขในแฟ้มต้นฉบับ",
  "unreadable-glyphs": "มีอักขระในแฟ้ม PDF ที่อ่านเป็นตัวอักษรไม่ได้ กรุณาเทียบข้อความกับต้นฉบับ",
};

/** ข้อสงสัยในการอ่าน — what the reader itself was unsure of, each with its place. */
export function readDoubts(
  plan: Plan,
  { draft, facts, document }: { readonly draft: Draft; readonly facts: Facts; readonly document: Document },
): readonly Message[] {
  const notices = (document.notices ?? []).map((notice): Message => ({
    kind: notice.kind,
    severity: "info",
    place: notice.place,
    ...(notice.found === undefined ? {} : { found: notice.found }),
    says: NOTICES[notice.kind] ?? "มีบางส่วนของแฟ้มที่ควรเทียบกับต้นฉบับ กรุณาตรวจสอบ",
  }));
  const alignments = draft.doubts.map((doubt): Message => {
    const activity = plan.activities[doubt.activity];
    const number = activity?.number ? `ลำดับที่ ${toThaiDigits(activity.number)} ` : "";
    return {
      kind: doubt.kind,
      severity: "info",
      place: { ...doubt.place, ...(activity ? { activity: activity.id } : {}) },
      found: doubt.found,
      says: `แถว${number}มีหลายกิจกรรมในช่องเดียว แต่จำนวนข้อความในช่องนี้ไม่เท่ากับจำนวนกิจกรรม ระบบจัดเรียงตามลำดับ กรุณาตรวจสอบว่าข้อความตรงกับกิจกรรม`,
    };
  });
  const others = facts.otherTitles.map((line): Message => ({
    kind: "several-plans",
    severity: "warning",
    place: line.place,
    found: line.text,
    says: "ไฟล์นี้มีแผนมากกว่าหนึ่งฉบับ ระบบอ่านรวมเป็นฉบับเดียว กรุณาแยกไฟล์แล้วนำเข้าทีละฉบับ",
  }));
  return [...others, ...notices, ...alignments];
}
