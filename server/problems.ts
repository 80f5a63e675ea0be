import type { AcceptImportError } from "#actions/accept-import.ts";
import type { AddAgencyError } from "#actions/add-agency.ts";
import type { AddMemberError } from "#actions/add-member.ts";
import type { ChangeAgencyError } from "#actions/change-agency.ts";
import type { DecidePlanError } from "#actions/decide-plan.ts";
import type { WriteError } from "#actions/edit-plan.ts";
import type { HandOverError } from "#actions/hand-over.ts";
import type { PutInChargeError } from "#actions/put-in-charge.ts";
import type { MakePlanError } from "#actions/make-plan.ts";
import type { MakeTokenError } from "#actions/make-token.ts";
import type { RemoveMemberError } from "#actions/remove-member.ts";
import type { RevokeTokenError } from "#actions/revoke-token.ts";
import type { SetAgencyRulesError } from "#actions/set-agency-rules.ts";
import type { SetDeadlineError } from "#actions/set-deadline.ts";
import type { SetHeadcountError } from "#actions/set-headcount.ts";
import type { SetUpError } from "#actions/set-up-agencies.ts";
import type { SubmitPlanError } from "#actions/submit-plan.ts";
import type { UndoImportError } from "#actions/undo-import.ts";
import type { AttachEvidenceError } from "#actions/attach-evidence.ts";
import type { BeginUploadError, UploadPartError } from "#actions/begin-upload.ts";
import type { FinishUploadError, KeepUploadError } from "#actions/finish-upload.ts";
import type { KeepEvidenceError } from "#actions/keep-evidence.ts";
import type { DecideChangesError } from "#actions/decide-changes.ts";
import type { ProposeChangesError } from "#actions/propose-changes.ts";
import type { AnswerError } from "#actions/answer-unit.ts";
import type { DecideReportError } from "#actions/decide-report.ts";
import type { ExtendRoundError } from "#actions/extend-round.ts";
import type { CalendarKeyError } from "#actions/keep-calendar-key.ts";
import type { OpenReportError } from "#actions/open-report.ts";
import type { SaveResultError, SaveSummaryError } from "#actions/save-result.ts";
import type { SetRoundError } from "#actions/set-round.ts";
import type { SubmitReportError } from "#actions/submit-report.ts";
import type { ReopenReportError, TakeBackReportError } from "#actions/take-back-report.ts";
import type { ReadError } from "#documents/document.ts";
import type { MoveError } from "#domain/plan/plan-moves.ts";
import type { RowError } from "#domain/plan/plan-rows.ts";

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
  | "broken"
  | "not-signed-in"
  | "forged"
  | "invalid-request"
  | "not-json"
  | "no-if-match"
  | "key-used-otherwise"
  | "scope-missing"
  | "too-many-requests"
  | "database-away";

/** Why an action on the record was refused. */
export type ActionRefusal =
  | MoveError["kind"]
  | WriteError["kind"]
  | MakePlanError["kind"]
  | SubmitPlanError["kind"]
  | DecidePlanError["kind"]
  | AcceptImportError["kind"]
  | UndoImportError["kind"]
  | RowError["kind"]
  | AddAgencyError["kind"]
  | ChangeAgencyError["kind"]
  | SetAgencyRulesError["kind"]
  | SetHeadcountError["kind"]
  | SetDeadlineError["kind"]
  | AddMemberError["kind"]
  | RemoveMemberError["kind"]
  | HandOverError["kind"]
  | "handover-not-found"
  | PutInChargeError["kind"]
  | MakeTokenError["kind"]
  | RevokeTokenError["kind"]
  | SetUpError["kind"]
  | SetRoundError["kind"]
  | ExtendRoundError["kind"]
  | OpenReportError["kind"]
  | SaveResultError["kind"]
  | SaveSummaryError["kind"]
  | SubmitReportError["kind"]
  | DecideReportError["kind"]
  | TakeBackReportError["kind"]
  | ReopenReportError["kind"]
  | AnswerError["kind"]
  | ProposeChangesError["kind"]
  | DecideChangesError["kind"]
  | "paper-not-editable"
  | CalendarKeyError["kind"]
  | "calendar-not-found"
  | AttachEvidenceError["kind"]
  | BeginUploadError["kind"]
  | UploadPartError["kind"]
  | FinishUploadError["kind"]
  | KeepUploadError["kind"]
  | KeepEvidenceError["kind"]
  | "agency-not-yet"
  | "not-your-agency"
  | "not-over-person"
  | "not-yourself"
  | "person-not-found"
  | "person-disabled"
  | "not-agency-sheet"
  | "comment-not-found"
  | "nothing-said"
  | "no-reason";

/** Every reason the server may give for not doing what was asked. */
export type ProblemKind = ReadError["kind"] | RequestRefusal | ActionRefusal;

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
  "not-signed-in": { status: 401, says: "ท่านยังไม่ได้ลงชื่อเข้าใช้ หรือหมดเวลาใช้งานแล้ว กรุณาลงชื่อเข้าใช้อีกครั้ง ข้อความที่พิมพ์ค้างไว้ยังอยู่ในหน้านี้" },
  forged: { status: 403, says: "คำขอนี้ไม่ได้มาจากหน้าเว็บของระบบ จึงไม่ดำเนินการ กรุณาเปิดระบบจากที่อยู่ที่หน่วยงานแจ้งไว้แล้วลองใหม่" },
  "invalid-request": { status: 400, says: "ข้อมูลที่ส่งมาไม่ครบหรือไม่ถูกรูปแบบ กรุณาตรวจสอบรายการที่ระบุไว้แล้วส่งใหม่" },
  "not-json": { status: 400, says: "ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง กรุณาตรวจสอบแล้วส่งใหม่" },
  "no-if-match": { status: 428, says: "ต้องระบุรุ่นของข้อมูลที่ท่านเห็นในหัวข้อ If-Match เพื่อไม่ให้เขียนทับงานของผู้อื่น กรุณาเปิดข้อมูลใหม่แล้วส่งอีกครั้ง" },
  "key-used-otherwise": { status: 422, says: "รหัสกันส่งซ้ำ (Idempotency-Key) นี้เคยใช้กับคำขออื่นแล้ว กรุณาใช้รหัสใหม่" },
  "scope-missing": { status: 403, says: "กุญแจ API นี้ไม่มีสิทธิ์ทำรายการที่ขอ กรุณาขอให้ผู้ดูแลระบบของหน่วยงานออกกุญแจที่มีขอบเขตตรงกับงาน" },
  "too-many-requests": { status: 429, says: "มีคำขอมากเกินกว่าที่กำหนดในช่วงเวลานี้ กรุณารอสักครู่แล้วลองใหม่" },
  "database-away": { status: 503, says: "ขณะนี้ติดต่อฐานข้อมูลไม่ได้ ข้อมูลที่ส่งมาล่าสุดยังไม่ถูกบันทึก กรุณารอสักครู่แล้วลองใหม่ ข้อความในหน้านี้ยังอยู่ครบ" },
  "wrong-status": { status: 409, says: "สถานะของแผนเปลี่ยนไปแล้ว จึงทำรายการนี้ไม่ได้ กรุณาเปิดแผนใหม่เพื่อดูสถานะล่าสุด" },
  "not-your-role": { status: 403, says: "บทบาทของท่านในหน่วยงานนี้ไม่มีสิทธิ์ทำรายการนี้ หากควรทำได้ กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน" },
  "four-eyes": {
    status: 403,
    says: "ท่านเป็นผู้จัดทำหรือผู้เสนอแผนฉบับนี้ จึงอนุมัติเองไม่ได้ กรุณาให้ผู้อนุมัติท่านอื่นพิจารณา หรือให้ผู้ดูแลระบบกำหนดว่าหน่วยงานนี้อนุมัติแผนของตนเองได้",
  },
  "no-activities": { status: 422, says: "แผนยังไม่มีกิจกรรม กรุณาเพิ่มอย่างน้อย ๑ กิจกรรมก่อนเสนอ" },
  "name-not-typed": { status: 422, says: "ชื่อที่พิมพ์ไม่ตรงกับชื่อของท่านในระบบ กรุณาพิมพ์ชื่อ-นามสกุลให้ตรงกันเพื่อลงนาม" },
  "no-calendar": { status: 403, says: "บัญชีของท่านยังไม่มีบทบาทในหน่วยงานใด จึงยังไม่มีปฏิทิน กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน" },
  "calendar-not-found": {
    status: 404,
    says: "ที่อยู่ปฏิทินนี้ถูกเพิกถอนแล้วหรือไม่ครบถ้วน กรุณาสร้างที่อยู่ใหม่ในหน้าบัญชีของฉัน แล้วเพิ่มในโปรแกรมปฏิทินอีกครั้ง",
  },
  "plan-not-found": { status: 404, says: "ไม่พบแผนนี้ หรือแผนนี้ไม่อยู่ในหน่วยงานที่ท่านดูได้ กรุณากลับไปหน้ารายการแผน" },
  "not-your-plan": { status: 403, says: "ท่านดูแผนนี้ได้แต่แก้ไขไม่ได้ เพราะไม่ได้เป็นผู้จัดทำของหน่วยงานนี้ หากควรแก้ไขได้ กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน" },
  "plan-is-closed": {
    status: 409,
    says: "แผนนี้เสนอหรืออนุมัติแล้ว จึงแก้ไขไม่ได้ หากต้องการแก้ไข ให้ดึงแผนกลับก่อนมีการพิจารณา หรือกด “แก้ไขเป็นฉบับใหม่” เมื่ออนุมัติแล้ว",
  },
  "row-gone": { status: 409, says: "แถวนี้ถูกผู้อื่นลบไปแล้ว ข้อความของท่านยังไม่ถูกบันทึก กรุณาคัดลอกข้อความไว้แล้วเปิดแผนใหม่" },
  stale: { status: 412, says: "มีผู้อื่นแก้ไขแถวนี้ก่อนท่าน ข้อความของทั้งสองฝ่ายยังอยู่ กรุณาเลือกหรือรวมข้อความแล้วบันทึกอีกครั้ง" },
  "agency-not-found": { status: 404, says: "ไม่พบหน่วยงานนี้ กรุณาเลือกจากรายชื่อหน่วยงาน" },
  "plan-exists": { status: 409, says: "หน่วยงานนี้มีแผนของปีงบประมาณนี้แล้ว กรุณาเปิดแผนที่มีอยู่" },
  "changed-meanwhile": { status: 412, says: "มีการแก้ไขแผนหลังจากที่ท่านเปิดดู กรุณาเปิดแผนใหม่ ตรวจข้อความล่าสุด แล้วเสนออีกครั้ง" },
  "nothing-waits": { status: 409, says: "ไม่มีแผนที่รอการพิจารณา ผู้จัดทำอาจดึงแผนกลับไปแก้ไขแล้ว กรุณาเปิดแผนใหม่" },
  "other-submission": { status: 412, says: "แผนถูกเสนอใหม่หลังจากที่ท่านเปิดดู กรุณาเปิดแผนใหม่แล้วพิจารณาฉบับล่าสุด" },
  "no-reason": { status: 422, says: "กรุณาระบุเหตุผล เพื่อให้ผู้เกี่ยวข้องทราบว่าต้องแก้ไขสิ่งใด" },
  "import-not-found": { status: 404, says: "ไม่พบเอกสารที่นำเข้านี้ หรือเลิกทำไปแล้ว กรุณากลับไปหน้ารายการแผน" },
  "import-settled": { status: 409, says: "เอกสารนี้รับเข้าเป็นแผนแล้ว กรุณาเปิดแผนเพื่อแก้ไขต่อ" },
  "changed-since-import": { status: 409, says: "มีการแก้ไขแผนหลังการนำเข้า จึงเลิกทำทั้งฉบับไม่ได้ กรุณาแก้ไขในแผนโดยตรง หรือดูประวัติเพื่อนำข้อความเดิมกลับมา" },
  "comment-not-found": { status: 404, says: "ไม่พบความเห็นนี้ กรุณาเปิดแผนใหม่" },
  "row-not-found": { status: 409, says: "ไม่พบแถวที่อ้างถึง ผู้อื่นอาจลบหรือย้ายไปแล้ว กรุณาเปิดแผนใหม่" },
  "row-exists": { status: 409, says: "มีแถวนี้อยู่ในแผนแล้ว กรุณาเปิดแผนใหม่" },
  "heading-not-empty": { status: 409, says: "หัวข้อนี้ยังมีกิจกรรมหรือหัวข้อย่อยอยู่ กรุณาย้ายหรือลบรายการเหล่านั้นก่อน" },
  "heading-under-itself": { status: 409, says: "ย้ายหัวข้อไปอยู่ใต้หัวข้อของตนเองไม่ได้ กรุณาเลือกตำแหน่งอื่น" },
  "nothing-said": { status: 422, says: "ยังไม่ได้พิมพ์ความเห็น กรุณาพิมพ์ข้อความก่อนส่ง" },
  "not-administrator": {
    status: 403,
    says: "รายการนี้ทำได้เฉพาะผู้ดูแลระบบของหน่วยงานนี้หรือของหน่วยงานต้นสังกัด หากจำเป็นต้องทำ กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน",
  },
  "not-administrator-above": {
    status: 403,
    says: "การย้ายสังกัด ควบรวม ยุบเลิก หรือเปิดใหม่ ทำได้เฉพาะผู้ดูแลระบบที่อยู่เหนือหน่วยงานนี้และเหนือสังกัดใหม่ กรุณาแจ้งผู้ดูแลระบบของหน่วยงานต้นสังกัด",
  },
  "not-your-agency": { status: 403, says: "ข้อมูลนี้ดูได้เฉพาะผู้ที่มีบทบาทในหน่วยงานนี้หรือหน่วยงานต้นสังกัด กรุณาเลือกหน่วยงานของท่าน" },
  "agency-not-yet": { status: 404, says: "ทะเบียนยังไม่มีหน่วยงานนี้ในวันที่ขอ กรุณาเลือกวันที่หลังจากนั้น หรือดูประวัติของหน่วยงาน" },
  "agency-changed": { status: 412, says: "มีผู้อื่นแก้ไขข้อมูลหน่วยงานนี้ก่อนท่าน กรุณาเปิดข้อมูลล่าสุด ตรวจสอบ แล้วบันทึกอีกครั้ง" },
  "agency-ended": { status: 409, says: "หน่วยงานนี้ยุบเลิกหรือควบรวมไปแล้ว จึงแก้ไขไม่ได้ กรุณาเลือกหน่วยงานที่รับช่วงต่อ" },
  "agency-works": { status: 409, says: "หน่วยงานนี้ยังดำเนินงานอยู่ จึงไม่ต้องเปิดใหม่ กรุณาเลือกการเปลี่ยนแปลงชนิดอื่น" },
  "agency-has-below": { status: 409, says: "ยังมีหน่วยงานในสังกัดหรือในพื้นที่อยู่ กรุณาย้ายหรือยุบเลิกหน่วยงานเหล่านั้นก่อน" },
  "agency-under-itself": { status: 422, says: "ย้ายหน่วยงานไปอยู่ใต้ตนเองหรือใต้หน่วยงานในสังกัดของตนไม่ได้ กรุณาเลือกสังกัดอื่น" },
  "nothing-changes": { status: 422, says: "ข้อมูลที่ส่งมาเหมือนข้อมูลเดิม จึงไม่มีสิ่งที่ต้องบันทึก กรุณาแก้ไขช่องที่เปลี่ยนแล้วส่งใหม่" },
  "merged-into-missing": { status: 422, says: "กรุณาเลือกหน่วยงานที่รับช่วงต่อ ซึ่งต้องเป็นหน่วยงานอื่นที่ยังดำเนินงานอยู่" },
  "parent-not-found": { status: 422, says: "ไม่พบหน่วยงานต้นสังกัดที่เลือก กรุณาเลือกจากรายชื่อหน่วยงาน" },
  "parent-ended": { status: 422, says: "หน่วยงานต้นสังกัดที่เลือกยุบเลิกไปแล้ว กรุณาเลือกหน่วยงานที่ยังดำเนินงานอยู่" },
  "area-not-found": { status: 422, says: "พื้นที่ที่เลือกต้องเป็นจังหวัด อำเภอ หรือเขตที่ยังดำเนินงานอยู่ กรุณาเลือกจากรายชื่อ" },
  "name-taken": { status: 409, says: "มีหน่วยงานชื่อนี้ในสังกัดเดียวกันแล้ว กรุณาเปิดหน่วยงานที่มีอยู่ หรือใช้ชื่ออื่น" },
  "future-change": { status: 422, says: "วันที่มีผลต้องไม่เกินวันนี้ ระบบบันทึกสิ่งที่เกิดขึ้นแล้วเท่านั้น กรุณากลับมาบันทึกเมื่อถึงวันที่มีผล" },
  "change-before-last": {
    status: 422,
    says: "วันที่มีผลอยู่ก่อนการเปลี่ยนแปลงครั้งล่าสุดที่บันทึกไว้ กรุณาใช้วันเดียวกับครั้งล่าสุดหรือหลังจากนั้น ประวัติของหน่วยงานแสดงวันที่ไว้แล้ว",
  },
  "deadline-order": { status: 422, says: "วันเปิดรับต้องไม่อยู่หลังวันครบกำหนดส่ง กรุณาแก้ไขวันที่แล้วบันทึกใหม่" },
  "member-not-found": { status: 404, says: "ไม่พบผู้ปฏิบัติงานรายการนี้ อาจถูกถอนไปแล้ว กรุณาเปิดรายชื่อใหม่" },
  "member-exists": { status: 409, says: "บุคคลนี้มีบทบาทนี้ในหน่วยงานอยู่แล้วในช่วงวันเดียวกัน กรุณาตรวจสอบรายชื่อ" },
  "acting-needs-approver": { status: 422, says: "การปฏิบัติราชการแทนหรือรักษาราชการแทนใช้กับบทบาทผู้อนุมัติเท่านั้น กรุณาเลือกบทบาทผู้อนุมัติ หรือเว้นช่องนี้ไว้" },
  "acting-needs-days": { status: 422, says: "ผู้ปฏิบัติราชการแทนหรือรักษาราชการแทนต้องมีวันเริ่มและวันสิ้นสุดตามคำสั่ง กรุณากรอกให้ครบทั้งสองวัน" },
  "days-order": { status: 422, says: "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม และต้องไม่ผ่านไปแล้ว กรุณาแก้ไขวันที่แล้วบันทึกใหม่" },
  "last-administrator": { status: 409, says: "บุคคลนี้เป็นผู้ดูแลระบบคนสุดท้ายของหน่วยงานบนสุด กรุณาเพิ่มผู้ดูแลระบบอีกคนก่อน แล้วจึงถอนบทบาทนี้" },
  "not-over-person": {
    status: 403,
    says: "บุคคลนี้มีบทบาทในหน่วยงานที่ท่านไม่ได้ดูแลด้วย จึงออกลิงก์หรือระงับการใช้งานไม่ได้ กรุณาแจ้งผู้ดูแลระบบของหน่วยงานต้นสังกัด",
  },
  "not-yourself": { status: 409, says: "ท่านระงับการใช้งานของตนเองไม่ได้ กรุณาให้ผู้ดูแลระบบท่านอื่นดำเนินการ" },
  "person-not-found": { status: 404, says: "ไม่พบบุคคลนี้ในหน่วยงานที่ท่านดูแล กรุณาเปิดรายชื่อใหม่" },
  "person-disabled": { status: 409, says: "บุคคลนี้ถูกระงับการใช้งานอยู่ กรุณายกเลิกการระงับก่อน แล้วจึงทำรายการนี้" },
  "work-left-behind": {
    status: 409,
    says: "ถอนบทบาทหรือระงับการใช้งานไม่ได้ เพราะงานที่อยู่ในมือของหน่วยงานจะไม่มีผู้รับผิดชอบ กรุณาส่งมอบงานของบุคคลนี้ให้ผู้รับมอบก่อน",
  },
  "nothing-handed-over": { status: 422, says: "ยังไม่ได้เลือกบทบาทที่จะส่งมอบ กรุณาเลือกอย่างน้อยหนึ่งบทบาท" },
  "roles-changed": { status: 409, says: "บทบาทของผู้ส่งมอบเปลี่ยนไปแล้ว อาจมีผู้อื่นส่งมอบไปก่อน ยังไม่มีการส่งมอบครั้งนี้ กรุณาเปิดหน้านี้ใหม่แล้วตรวจสอบ" },
  "successor-same": { status: 422, says: "ผู้รับมอบต้องเป็นบุคคลอื่นที่ไม่ใช่ผู้ส่งมอบ กรุณาเลือกผู้รับมอบใหม่" },
  "successor-not-here": {
    status: 422,
    says: "ผู้รับมอบที่เลือกไม่ได้ปฏิบัติงานในหน่วยงานนี้หรือถูกระงับการใช้งานอยู่ กรุณาเลือกจากรายชื่อ หรือให้ผู้ดูแลระบบระบุชื่อและอีเมลของผู้รับมอบ",
  },
  "handover-not-found": { status: 404, says: "ไม่พบการส่งมอบงานที่รอท่านรับทราบรายการนี้ อาจรับทราบไปแล้ว กรุณาเปิดหน้าแรกใหม่" },
  "not-an-author": { status: 422, says: "ผู้รับผิดชอบกิจกรรมต้องเป็นผู้จัดทำของหน่วยงานนี้ กรุณาเลือกจากรายชื่อ" },
  "token-not-found": { status: 404, says: "ไม่พบกุญแจ API นี้ในหน่วยงานที่ท่านดูแล กรุณาเปิดรายการใหม่" },
  "token-name-taken": { status: 409, says: "หน่วยงานนี้มีกุญแจ API ชื่อนี้ที่ยังใช้ได้อยู่แล้ว กรุณาใช้ชื่ออื่น หรือเพิกถอนกุญแจเดิมก่อน" },
  "token-too-long": { status: 422, says: "กุญแจ API ใช้ได้ไม่เกิน ๔๐๐ วันนับจากวันนี้ กรุณาเลือกวันสิ้นสุดที่เร็วขึ้น" },
  "token-ended": { status: 422, says: "วันสิ้นสุดของกุญแจ API ผ่านไปแล้ว กรุณาเลือกวันนี้หรือหลังจากนั้น" },
  "not-agency-sheet": {
    status: 422,
    says: "ไม่พบตารางหน่วยงานในไฟล์นี้ กรุณาใช้ตารางที่ดาวน์โหลดจากหน้าตั้งต้นหน่วยงาน ซึ่งมีหัวคอลัมน์ “ชื่อหน่วยงาน” และ “ชนิด”",
  },
  "set-up-has-errors": { status: 422, says: "ตารางยังมีข้อที่ต้องแก้ไข จึงยังไม่บันทึกแถวใดเลย กรุณาแก้ไขตามรายการที่แจ้งแล้วส่งใหม่" },
  "round-not-found": { status: 404, says: "ไม่พบรอบรายงานนี้ กรุณาเปิดหน้ารอบรายงานใหม่" },
  "not-below": { status: 422, says: "หน่วยงานที่เลือกไม่ได้อยู่ในสังกัดหรือพื้นที่ของหน่วยงานที่กำหนดรอบนี้ กรุณาเลือกหน่วยงานอื่น" },
  "round-not-open": { status: 409, says: "ยังไม่ถึงวันเปิดรับรายงานของรอบนี้ ข้อมูลที่บันทึกไว้ยังอยู่ครบ กรุณาเสนอเมื่อถึงวันเปิดรับ" },
  "round-closed": {
    status: 409,
    says: "พ้นกำหนดรับรายงานของรอบนี้แล้ว ข้อมูลที่บันทึกไว้ยังอยู่ครบ หากจำเป็น กรุณาขอขยายเวลาจากหน่วยงานที่กำหนดรอบ",
  },
  "report-not-found": { status: 404, says: "ไม่พบรายงานนี้ หรือรายงานนี้ไม่อยู่ในหน่วยงานที่ท่านดูได้ กรุณากลับไปหน้าแรก" },
  "no-approved-version": { status: 409, says: "แผนนี้ยังไม่มีฉบับที่อนุมัติ จึงยังรายงานผลไม่ได้ กรุณาเสนอแผนและให้ผู้อนุมัติพิจารณาก่อน" },
  "year-not-begun": { status: 409, says: "ยังไม่ถึงปีงบประมาณของแผนนี้ จึงยังรายงานผลไม่ได้ กรุณากลับมารายงานเมื่อเริ่มปีงบประมาณ" },
  "activity-not-found": { status: 404, says: "ไม่พบกิจกรรมหรือตัวชี้วัดนี้ในแผนฉบับที่อนุมัติ กรุณาเปิดรายงานใหม่" },
  "report-locked": {
    status: 409,
    says: "รายงานนี้เสนอหรืออนุมัติแล้ว หรือพ้นวันที่เปิดให้แก้ไข จึงแก้ไขไม่ได้ หากต้องแก้ไข กรุณาดึงรายงานกลับ หรือให้ผู้อนุมัติเปิดให้แก้ไขอีกครั้ง",
  },
  "value-wrong": {
    status: 422,
    says: "ค่าที่กรอกใช้ไม่ได้ กรุณากรอกตัวเลขตั้งแต่ศูนย์ขึ้นไปให้ตรงกับวิธีวัด ตัวตั้งต้องไม่มากกว่าตัวหาร ค่าที่พิมพ์ไว้ยังอยู่ในหน้านี้",
  },
  "result-stale": { status: 412, says: "มีผู้อื่นบันทึกผลของกิจกรรมนี้ก่อนท่าน ผลของทั้งสองฝ่ายยังอยู่ กรุณาเลือกหรือรวมแล้วบันทึกอีกครั้ง" },
  "summary-stale": { status: 412, says: "มีผู้อื่นบันทึกสรุปผลในภาพรวมก่อนท่าน ข้อความของทั้งสองฝ่ายยังอยู่ กรุณาเลือกหรือรวมแล้วบันทึกอีกครั้ง" },
  "report-status": { status: 409, says: "สถานะของรายงานเปลี่ยนไปแล้ว จึงทำรายการนี้ไม่ได้ กรุณาเปิดรายงานใหม่เพื่อดูสถานะล่าสุด" },
  "not-your-report": { status: 403, says: "บทบาทของท่านในหน่วยงานนี้ไม่มีสิทธิ์ทำรายการนี้กับรายงาน หากควรทำได้ กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน" },
  "report-four-eyes": {
    status: 403,
    says: "ท่านเป็นผู้จัดทำหรือผู้เสนอรายงานนี้ จึงอนุมัติเองไม่ได้ กรุณาให้ผู้อนุมัติท่านอื่นพิจารณา",
  },
  "nothing-reported": { status: 422, says: "ยังไม่มีผลที่รายงาน กรุณากรอกผล หรือระบุเหตุที่ไม่ได้ดำเนินการ อย่างน้อยหนึ่งกิจกรรม" },
  "report-changed": { status: 412, says: "มีการแก้ไขรายงานหลังจากที่ท่านเปิดดู กรุณาเปิดรายงานใหม่ ตรวจผลล่าสุด แล้วเสนออีกครั้ง" },
  "no-report-waits": { status: 409, says: "ไม่มีรายงานที่รอการพิจารณา ผู้จัดทำอาจดึงรายงานกลับไปแก้ไขแล้ว กรุณาเปิดรายงานใหม่" },
  "other-report": { status: 412, says: "รายงานถูกเสนอใหม่หลังจากที่ท่านเปิดดู กรุณาเปิดรายงานใหม่แล้วพิจารณาครั้งล่าสุด" },
  "paper-of-other-report": {
    status: 422,
    says: "เอกสารนี้เป็นของรายงานอื่น (หน่วยงาน ปีงบประมาณ หรือรอบไม่ตรงกัน) จึงไม่เทียบกับรายงานนี้ กรุณาเปิดรายงานที่ตรงกับเอกสารแล้วส่งเข้ามาใหม่",
  },
  "paper-not-report": {
    status: 422,
    says: "อ่านไฟล์ได้ แต่ไม่พบกิจกรรมของรายงานนี้ในตารางใดเลย กรุณาใช้เอกสาร “รายงานตามแบบฟอร์ม” ที่ดาวน์โหลดจากหน้ารายงานนี้ แล้วแก้ไขในเอกสารนั้น",
  },
  "paper-not-editable": {
    status: 415,
    says: "นำกลับเข้าระบบได้เฉพาะไฟล์ Word (.docx) หรือ Excel (.xlsx) กรุณาดาวน์โหลดรายงานตามแบบฟอร์มเป็นไฟล์ชนิดนั้น แก้ไข แล้วส่งเข้ามาใหม่",
  },
  "change-set-not-found": { status: 404, says: "ไม่พบชุดการเปลี่ยนแปลงนี้ หรือไม่อยู่ในหน่วยงานที่ท่านดูได้ กรุณาเปิดรายงานใหม่" },
  "change-settled": { status: 409, says: "มีผู้พิจารณารายการนี้แล้ว กรุณาเปิดหน้านี้ใหม่เพื่อดูผลล่าสุด" },
  "change-not-typed": { status: 422, says: "ระบบอ่านค่าจากข้อความในเอกสารไม่ได้ กรุณากรอกค่าที่ถูกต้องก่อนกดรับ" },
  "change-not-here": {
    status: 422,
    says: "ช่องนี้ระบบคำนวณเอง หรือเป็นผลของหน่วยงานอื่นหรือรอบอื่น จึงรับจากเอกสารไม่ได้ กรุณากด “ไม่รับ” แล้วแก้ที่ต้นทางหากจำเป็น",
  },
  "answer-not-found": { status: 404, says: "ไม่พบรายการที่หน่วยงานต้องตอบนี้ กรุณากลับไปหน้าแรก" },
  "evidence-not-found": { status: 404, says: "ไม่พบหลักฐานนี้ หรือหลักฐานนี้ไม่อยู่ในหน่วยงานที่ท่านดูได้ กรุณาเปิดหน้านี้ใหม่" },
  "evidence-elsewhere": { status: 422, says: "หลักฐานนี้เป็นของหน่วยงานอื่น จึงแนบกับผลของหน่วยงานนี้ไม่ได้ กรุณาส่งไฟล์หรือลิงก์ของหน่วยงานท่านเอง" },
  "evidence-in-use": { status: 409, says: "หลักฐานนี้ยังแนบอยู่กับผลอย่างน้อยหนึ่งแห่ง กรุณาถอนออกจากผลให้ครบก่อน แล้วจึงลบ" },
  "evidence-too-large": { status: 413, says: "ไฟล์หลักฐานใหญ่เกิน ๒๕ เมกะไบต์ กรุณาลดขนาดภาพหรือแบ่งไฟล์ แล้วส่งเข้ามาใหม่" },
  "evidence-type": {
    status: 415,
    says: "เนื้อหาของไฟล์ไม่ใช่ชนิดที่รับเป็นหลักฐาน กรุณาใช้ภาพ JPEG หรือ PNG, PDF, Word (.docx) หรือ Excel (.xlsx)",
  },
  "evidence-type-differs": {
    status: 415,
    says: "เนื้อหาของไฟล์ไม่ตรงกับนามสกุลในชื่อไฟล์ กรุณาเปิดไฟล์ดู บันทึกใหม่ให้ชนิดตรงกับชื่อ แล้วส่งเข้ามาใหม่",
  },
  "evidence-macros": { status: 415, says: "ไฟล์นี้มีแมโคร (คำสั่งที่ทำงานได้เอง) จึงไม่รับไว้ กรุณาบันทึกเป็น .docx หรือ .xlsx ที่ไม่มีแมโคร แล้วส่งเข้ามาใหม่" },
  "photo-damaged": { status: 422, says: "เปิดภาพนี้ไม่ได้เพราะภาพชำรุดหรือมาไม่ครบ กรุณาเปิดดูภาพ บันทึกใหม่หรือถ่ายใหม่ แล้วส่งเข้ามาอีกครั้ง" },
  "virus-found": { status: 422, says: "โปรแกรมตรวจไวรัสพบสิ่งอันตรายในไฟล์นี้ จึงไม่รับไว้ กรุณาตรวจเครื่องของท่านและแจ้งผู้ดูแลระบบคอมพิวเตอร์ของหน่วยงาน" },
  "scanner-away": { status: 503, says: "ขณะนี้ตรวจไวรัสในไฟล์ไม่ได้ ไฟล์ที่ส่งแล้วยังอยู่ กรุณารอสักครู่แล้วลองใหม่" },
  "evidence-store-away": {
    status: 503,
    says: "ระบบเก็บแฟ้มไม่พร้อมในขณะนี้ ไฟล์ที่ส่งแล้วยังอยู่ กรุณารอสักครู่ แล้วกดเก็บหรือเปิดไฟล์อีกครั้ง หากยังไม่ได้ โปรดแจ้งผู้ดูแลระบบ",
  },
  "link-wrong": { status: 422, says: "ลิงก์นี้ใช้ไม่ได้ กรุณาใส่ที่อยู่เว็บที่ขึ้นต้นด้วย https:// หรือ http:// เช่น https://www.example.go.th/news/1" },
  "upload-not-found": { status: 404, says: "ไม่พบไฟล์ที่กำลังส่งนี้ อาจค้างไว้นานเกินหนึ่งวัน กรุณาเลือกไฟล์แล้วส่งใหม่" },
  "upload-elsewhere": { status: 409, says: "ส่วนของไฟล์ที่ส่งมาไม่ต่อจากส่วนที่ได้รับแล้ว กรุณาส่งต่อจากตำแหน่งที่แจ้งไว้" },
  "upload-too-long": { status: 422, says: "ไฟล์ที่ส่งมายาวกว่าที่แจ้งไว้ตอนเริ่ม กรุณาเลือกไฟล์แล้วส่งใหม่ตั้งแต่ต้น" },
  "upload-unfinished": { status: 409, says: "ไฟล์ยังมาไม่ครบ กรุณาส่งต่อจากตำแหน่งที่แจ้งไว้" },
  "upload-differs": { status: 422, says: "ไฟล์ที่มาถึงไม่ตรงกับไฟล์ต้นทาง กรุณาส่งใหม่ตั้งแต่ต้น" },
  "too-many-uploads": { status: 409, says: "มีไฟล์ที่ส่งค้างอยู่มากเกินไป กรุณารอให้ไฟล์ที่กำลังส่งเสร็จก่อน แล้วจึงส่งเพิ่ม" },
  "answer-changed": { status: 412, says: "หน่วยงานส่งคำตอบใหม่หลังจากที่ท่านเปิดดู กรุณาดูคำตอบล่าสุดแล้วจึงรับ สอบถาม หรือส่งกลับ" },
  "answer-status": { status: 409, says: "สถานะของคำตอบนี้เปลี่ยนไปแล้ว จึงทำรายการนี้ไม่ได้ กรุณาเปิดรายการใหม่เพื่อดูสถานะล่าสุด" },
} as const satisfies Record<ProblemKind, { readonly status: number; readonly says: string }>;

/** An `application/problem+json` answer (RFC 9457); `incident` is the request's number in the log. */
export function toProblem(kind: ProblemKind, incident: string, facts: object | string = {}): Response {
  const { status, says } = PROBLEMS[kind];
  const body = {
    ...(typeof facts === "string" ? { found: facts } : facts),
    type: `urn:khunatham:problem:${kind}`,
    title: kind,
    kind,
    status,
    detail: says,
    incident,
  };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8", "content-language": "th" });
  if (status === 503) headers.set("retry-after", "5");
  return new Response(JSON.stringify(body), { status, headers });
}
