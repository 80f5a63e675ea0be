import type { Duty } from "./duty.ts";

/** คำของเรื่องที่ต้องทำ — what is owed, as the home page and the letters say it. */
export const DUTY_WORDS = {
  "take-over": "รับมอบงาน",
  "make-plan": "จัดทำแผนปฏิบัติการ",
  "finish-plan": "จัดทำร่างแผนให้เสร็จแล้วเสนอผู้อนุมัติ",
  "answer-returned": "แก้ไขแผนที่ถูกส่งกลับ แล้วเสนอใหม่",
  "decide-plan": "พิจารณาแผนที่เสนอมา",
  "publish-plan": "เผยแพร่แผนที่อนุมัติแล้ว",
  "write-report": "รายงานผลการดำเนินงาน",
  "answer-returned-report": "แก้ไขรายงานผลที่ถูกส่งกลับ แล้วเสนอใหม่",
  "decide-report": "พิจารณารายงานผลที่เสนอมา",
  "answer-units": "ตอบผลของหน่วยงานท่าน",
  "name-holder": "ตั้งผู้ทำหน้าที่ต่อ ก่อนบทบาทของหน่วยงานจะว่าง",
  assess: "ประเมินองค์กรคุณธรรม",
  "await-plans": "ติดตามแผนของหน่วยงานในสังกัดและพื้นที่",
} satisfies Record<Duty["kind"], string>;

/** ที่ทำเรื่องนั้น — the path of the page where a duty is done. */
export function pathOfDuty(duty: Duty): string {
  switch (duty.kind) {
    case "make-plan":
      return `/plans/new?agency=${duty.agency}&year=${duty.fiscalYear}`;
    case "name-holder":
      return `/agencies/${duty.agency}?part=people`;
    case "take-over":
    case "await-plans":
      return "/";
    case "assess":
      return `/calendar?year=${duty.fiscalYear}`;
    case "answer-units":
      return "/answers";
    case "write-report":
    case "answer-returned-report":
    case "decide-report":
      return `/plans/${duty.planId}/reports/${duty.months}`;
    default:
      return `/plans/${duty.planId}`;
  }
}
