import type { Digest } from "#domain/record/digest.ts";
import type { Duty } from "#domain/record/duty.ts";
import { DUTY_WORDS, pathOfDuty } from "#domain/record/duty-words.ts";
import { daysBetween, formatThaiDate } from "#domain/thai/dates.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

const PARTS: Readonly<Record<keyof Digest, string>> = {
  received: "รับมอบงาน รอท่านรับทราบ",
  overdue: "เลยกำหนดแล้ว",
  toDecide: "รอท่านพิจารณา",
  soon: "ใกล้ครบกำหนด",
  escalated: "หน่วยงานของท่านค้างส่งเกิน ๗ วัน (แจ้งท่านในฐานะผู้อนุมัติ)",
};
const ORDER: readonly (keyof Digest)[] = ["received", "overdue", "toDecide", "soon", "escalated"];

/** To whom a digest is written, of which day, and where the house stands. */
interface Addressed {
  readonly name: string;
  readonly day: string;
  readonly address: string;
}

/** จดหมายสรุปเรื่องที่ต้องทำ — each line says what is owed, for which agency, by when, and the page where it is done. */
export function digestLetter(digest: Digest, { name, day, address }: Addressed): { readonly subject: string; readonly text: string } {
  const count = ORDER.reduce((sum, part) => sum + digest[part].length, 0);
  const late = digest.overdue.length;
  const told = ORDER.filter((part) => digest[part].length > 0).map(
    (part) => `${PARTS[part]}\n\n${digest[part].map((duty, index) => lineOf(duty, index + 1, day, address)).join("\n\n")}`,
  );
  return {
    subject: `คุณธรรม: มีเรื่องที่ต้องทำ ${toThaiDigits(count)} เรื่อง${late === 0 ? "" : ` เลยกำหนดแล้ว ${toThaiDigits(late)} เรื่อง`}`,
    text: [
      `เรียน ${name}`,
      `ณ วันที่ ${formatThaiDate(day)} ท่านมีเรื่องที่ต้องทำในระบบคุณธรรม ${toThaiDigits(count)} เรื่อง`,
      ...told,
      `ดูทั้งหมดได้ที่ ${address}/\nจดหมายนี้ระบบจัดทำวันละไม่เกินหนึ่งฉบับ ไม่ต้องตอบกลับ`,
    ].join("\n\n"),
  };
}

function lineOf(duty: Duty, number: number, day: string, address: string): string {
  const round = "months" in duty ? `รอบ ${toThaiDigits(duty.months)} เดือน ` : "";
  const what =
    duty.kind === "take-over"
      ? `${DUTY_WORDS[duty.kind]}จาก ${duty.predecessorName}`
      : `${DUTY_WORDS[duty.kind]} ${round}ปีงบประมาณ ${toThaiDigits(duty.fiscalYear)}`;
  const says = `${toThaiDigits(number)}. ${what} ${duty.agencyName}`;
  return [says, ...moreOf(duty), ...dueOf(duty, day), `${address}${pathOfDuty(duty)}`].join("\n   ");
}

function moreOf(duty: Duty): readonly string[] {
  switch (duty.kind) {
    case "answer-units":
      return [`${toThaiDigits(duty.questions)} กิจกรรม`];
    case "await-plans":
      return [`ยังไม่อนุมัติ ${toThaiDigits(duty.missing)} จาก ${toThaiDigits(duty.of)} หน่วยงาน`];
    case "answer-returned":
      return duty.comments === 0 ? [] : [`มีความเห็นที่ยังไม่ได้แก้ ${toThaiDigits(duty.comments)} ข้อ`];
    case "take-over":
      // What one officer wrote to another is read in the house, not in the mail.
      return duty.note === "" ? [] : ["ผู้ส่งมอบฝากข้อความถึงท่านไว้"];
    case "write-report":
    case "answer-returned-report":
      return duty.inCharge === undefined ? [] : [`ท่านรับผิดชอบ ${toThaiDigits(duty.inCharge)} กิจกรรม`];
    default:
      return [];
  }
}

function dueOf(duty: Duty, day: string): readonly string[] {
  if (!("due" in duty) || duty.due === null) return [];
  const left = daysBetween(day, duty.due);
  const far = left < 0 ? `เลยกำหนดมา ${toThaiDigits(-left)} วัน` : left === 0 ? "วันนี้เป็นวันสุดท้าย" : `เหลืออีก ${toThaiDigits(left)} วัน`;
  return [`กำหนดส่ง ${formatThaiDate(duty.due)} ${far}`];
}
