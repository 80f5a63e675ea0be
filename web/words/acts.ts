import type { Act, AuditLine } from "#domain/record/audit.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Role } from "#domain/person/role.ts";
import type { Language } from "../words.ts";
import { SHELL_WORDS } from "./shell.ts";

const THAI = {
  "plan.made": "เริ่มจัดทำแผน",
  "plan.edited": "แก้ไขข้อความในแผน",
  "plan.rows": "เพิ่ม ลบ หรือย้ายรายการในแผน",
  "plan.imported": "นำเข้าแผนจากเอกสาร",
  "plan.import-undone": "เลิกการนำเข้าเอกสาร",
  "plan.submit": "เสนอแผน",
  "plan.withdraw": "ดึงแผนกลับมาแก้ไข",
  "plan.return": "ส่งแผนกลับให้แก้ไข",
  "plan.approve": "อนุมัติแผน",
  "plan.publish": "เผยแพร่แผน",
  "plan.revise": "เริ่มแก้ไขแผนเป็นฉบับใหม่",
  "plan.removed": "ลบแผน",
  "comment.made": "แสดงความเห็นในแผน",
  "comment.settled": "ปิดความเห็นในแผน",
  "comment.reopened": "เปิดความเห็นในแผนอีกครั้ง",
  "agency.made": "เพิ่มหน่วยงาน",
  "agency.changed": "บันทึกการเปลี่ยนแปลงของหน่วยงาน",
  "agency.rules": "แก้ไขกติกาการพิจารณาแผน",
  "headcount.set": "บันทึกจำนวนบุคลากร",
  "deadline.set": "กำหนดวันส่งแผน",
  "member.added": "เพิ่มผู้ปฏิบัติงาน",
  "member.removed": "นำผู้ปฏิบัติงานออก",
  "handover.made": "ส่งมอบงาน",
  "handover.read": "รับทราบงานที่รับมอบ",
  "in-charge.set": "กำหนดผู้รับผิดชอบกิจกรรม",
  "token.made": "ออกกุญแจ API",
  "token.revoked": "ยกเลิกกุญแจ API",
  "calendar.made": "สร้างที่อยู่ปฏิทินส่วนตัว",
  "calendar.revoked": "เพิกถอนที่อยู่ปฏิทินส่วนตัว",
  "round.set": "กำหนดรอบรายงาน",
  "round.extended": "ขยายเวลารายงาน",
  "report.opened": "เริ่มรายงานผล",
  "report.saved": "บันทึกผลการดำเนินงาน",
  "report.submit": "เสนอรายงาน",
  "report.withdraw": "ดึงรายงานกลับมาแก้ไข",
  "report.return": "ส่งรายงานกลับให้แก้ไข",
  "report.approve": "อนุมัติรายงาน",
  "report.reopen": "เปิดรายงานให้แก้ไขอีกครั้ง",
  "changes.proposed": "เสนอการเปลี่ยนแปลงจากเอกสารที่แก้ไขแล้ว",
  "changes.decided": "พิจารณาการเปลี่ยนแปลงจากเอกสาร",
  "answer.asked": "ขอผลจากหน่วยงานในสังกัด",
  "answer.kept": "บันทึกร่างผลของหน่วยงาน",
  "answer.saved": "ตอบผลของหน่วยงาน",
  "answer.query": "สอบถามผลของหน่วยงาน",
  "answer.return": "ส่งผลกลับให้หน่วยงานแก้ไข",
  "answer.accept": "รับผลของหน่วยงาน",
  "evidence.added": "เพิ่มหลักฐาน",
  "evidence.changed": "แก้ไขรายละเอียดหลักฐาน",
  "evidence.removed": "ลบหลักฐาน",
  "evidence.attached": "แนบหลักฐานกับผล",
  "evidence.detached": "ถอนหลักฐานจากผล",
  "sign-in": "ลงชื่อเข้าใช้",
  "sign-in.refused": "ลงชื่อเข้าใช้ไม่สำเร็จ",
  "sign-out": "ออกจากระบบ",
  "sign-in.changed": "เปลี่ยนวิธีลงชื่อเข้าใช้",
} satisfies Record<Act, string>;

const ENGLISH: Readonly<Record<Act, string>> = {
  "plan.made": "began a plan",
  "plan.edited": "edited the plan",
  "plan.rows": "added, removed or moved rows of the plan",
  "plan.imported": "brought a plan in from a document",
  "plan.import-undone": "took an import back",
  "plan.submit": "submitted the plan",
  "plan.withdraw": "withdrew the plan to edit it",
  "plan.return": "returned the plan for changes",
  "plan.approve": "approved the plan",
  "plan.publish": "published the plan",
  "plan.revise": "began a new version of the plan",
  "plan.removed": "removed the plan",
  "comment.made": "commented on the plan",
  "comment.settled": "settled a comment",
  "comment.reopened": "reopened a comment",
  "agency.made": "added an agency",
  "agency.changed": "recorded a change of the agency",
  "agency.rules": "changed how plans are approved",
  "headcount.set": "recorded the headcount",
  "deadline.set": "set the deadline for plans",
  "member.added": "added a member",
  "member.removed": "removed a member",
  "handover.made": "handed work over",
  "handover.read": "read what was handed over",
  "in-charge.set": "put somebody in charge of an activity",
  "token.made": "made an API token",
  "token.revoked": "revoked an API token",
  "calendar.made": "made a personal calendar address",
  "calendar.revoked": "revoked the personal calendar address",
  "round.set": "set a reporting round",
  "round.extended": "gave more time to report",
  "report.opened": "began a report",
  "report.saved": "recorded results",
  "report.submit": "submitted the report",
  "report.withdraw": "withdrew the report to edit it",
  "report.return": "returned the report for changes",
  "report.approve": "approved the report",
  "report.reopen": "opened the report again",
  "changes.proposed": "proposed changes from an edited paper",
  "changes.decided": "decided about changes from a paper",
  "answer.asked": "asked the units for their results",
  "answer.kept": "drafted a unit's answer",
  "answer.saved": "answered for a unit",
  "answer.query": "asked about a unit's result",
  "answer.return": "returned a unit's result",
  "answer.accept": "accepted a unit's result",
  "evidence.added": "added evidence",
  "evidence.changed": "changed the details of evidence",
  "evidence.removed": "removed evidence",
  "evidence.attached": "attached evidence to a result",
  "evidence.detached": "took evidence off a result",
  "sign-in": "signed in",
  "sign-in.refused": "failed to sign in",
  "sign-out": "signed out",
  "sign-in.changed": "changed how they sign in",
};

/** การกระทำเป็นคำ — what each act of the log is called, without its person. */
export const ACT_WORDS: Readonly<Record<Language, Readonly<Record<Act, string>>>> = { th: THAI, en: ENGLISH };

/** Facts of a line that a reader understands, and their words; all others (hashes, keys) stay in the log. */
const FACTS: readonly {
  readonly fact: string;
  readonly th: (value: string) => string;
  readonly en: (value: string) => string;
}[] = [
  { fact: "name", th: (value) => `“${value}”`, en: (value) => `“${value}”` },
  {
    fact: "role",
    th: (value) => SHELL_WORDS.th.roles[value as Role] ?? value,
    en: (value) => SHELL_WORDS.en.roles[value as Role] ?? value,
  },
  { fact: "version", th: (value) => `ฉบับที่ ${toThaiDigits(value)}`, en: (value) => `version ${value}` },
  { fact: "fiscalYear", th: (value) => `ปีงบประมาณ ${toThaiDigits(value)}`, en: (value) => `fiscal year ${value}` },
  { fact: "actingFor", th: (value) => `ในฐานะ${value}`, en: (value) => `acting for ${value}` },
  { fact: "reason", th: (value) => `เหตุผล: ${value}`, en: (value) => `reason: ${value}` },
  { fact: "note", th: (value) => `ข้อความ: ${value}`, en: (value) => `note: ${value}` },
];

/** What was done to the rows: the log's own word for it. */
const ROWS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  th: {
    "add-activity": "เพิ่มกิจกรรมในแผน",
    "add-heading": "เพิ่มหัวข้อในแผน",
    remove: "ลบแถวในแผน",
    move: "ย้ายแถวในแผน",
    "set-kind": "เปลี่ยนชนิดของหัวข้อ",
    renumber: "เรียงเลขลำดับใหม่",
  },
  en: {
    "add-activity": "added an activity",
    "add-heading": "added a heading",
    remove: "removed a row",
    move: "moved a row",
    "set-kind": "changed the kind of a heading",
    renumber: "renumbered the rows",
  },
};

/** The line as a sentence without its person and time: what was done, and the facts that matter to a reader. */
export function sayAct({ act, facts }: Pick<AuditLine, "act" | "facts">, language: Language): string {
  const said = FACTS.flatMap((one) => {
    const value = facts[one.fact];
    return value === undefined || value === null || value === "" ? [] : [one[language](String(value))];
  });
  const rows = act === "plan.rows" ? ROWS[language][String(facts["does"])] : undefined;
  return [rows ?? ACT_WORDS[language][act], ...said].join(" ");
}
