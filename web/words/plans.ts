import type { Duty } from "#domain/record/duty.ts";
import { formatThaiDate } from "#domain/thai/dates.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

const byDay = (due: string | null, today: string): string => {
  if (due === null) return "ยังไม่มีกำหนดส่ง";
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  const left = days < 0 ? `เลยกำหนดมา ${toThaiDigits(-days)} วัน` : days === 0 ? "ครบกำหนดวันนี้" : `เหลืออีก ${toThaiDigits(days)} วัน`;
  return `ภายใน ${formatThaiDate(due)} (${left})`;
};

/** เรื่องที่ต้องทำเป็นประโยค: what it is, by when, and what the link there is called. */
export function dutyWords(duty: Duty, today: string): { readonly title: string; readonly by: string; readonly go: string } {
  const year = `ปีงบประมาณ พ.ศ. ${toThaiDigits(duty.fiscalYear)}`;
  switch (duty.kind) {
    case "make-plan":
      return { title: `จัดทำแผน${year} ของ${duty.agencyName}`, by: byDay(duty.due, today), go: "เริ่มจัดทำแผน" };
    case "finish-plan":
      return { title: `ทำแผน${year} ของ${duty.agencyName}ให้เสร็จ แล้วเสนอผู้อนุมัติ`, by: byDay(duty.due, today), go: "เปิดร่างแผน" };
    case "answer-returned":
      return {
        title: `แก้ไขแผน${year} ของ${duty.agencyName}ที่ถูกส่งกลับ${duty.comments > 0 ? ` มีความเห็นรออยู่ ${toThaiDigits(duty.comments)} ข้อ` : ""}`,
        by: byDay(duty.due, today),
        go: "เปิดแผนและดูความเห็น",
      };
    case "decide-plan":
      return {
        title: `พิจารณาแผน${year} ของ${duty.agencyName}`,
        by: `เสนอเมื่อ ${formatThaiDate(duty.since.slice(0, 10))}`,
        go: "เปิดแผนเพื่อพิจารณา",
      };
    case "publish-plan":
      return { title: `เผยแพร่แผน${year} ของ${duty.agencyName}ที่อนุมัติแล้ว`, by: "ยังไม่มีกำหนด", go: "เปิดแผนเพื่อเผยแพร่" };
    case "await-plans":
      return {
        title: `ติดตามแผน${year} ของหน่วยงานในสังกัด${duty.agencyName} ยังไม่อนุมัติ ${toThaiDigits(duty.missing)} จาก ${toThaiDigits(duty.of)} หน่วยงาน`,
        by: byDay(duty.due, today),
        go: "ดูรายการแผน",
      };
  }
}

const THAI = {
  title: "เรื่องที่ต้องทำ",
  nothing: "ขณะนี้ไม่มีเรื่องที่ท่านต้องทำ",
  nothingSays: "เมื่อมีแผนที่ต้องจัดทำ แก้ไข หรือพิจารณา รายการจะขึ้นที่หน้านี้",
  plans: "แผนของหน่วยงาน",
  allPlans: "ดูแผนทั้งหมดที่ท่านดูได้",
  newPlan: "เริ่มจัดทำแผน",
  noPlans: "ยังไม่มีแผนในระบบ",
  columns: {
    year: "ปีงบประมาณ",
    agency: "หน่วยงาน",
    title: "ชื่อแผน",
    status: "สถานะ",
    version: "ฉบับที่",
    activities: "กิจกรรม",
    budget: "งบประมาณ (บาท)",
  },
  search: "ค้นหาชื่อแผนหรือหน่วยงาน",
  find: "ค้นหา",
  plansTitle: "แผนทั้งหมด",
  none: "ไม่พบแผนตามที่ค้นหา กรุณาลองคำอื่น",
  newTitle: "เริ่มจัดทำแผน",
  forAgency: "หน่วยงาน",
  forYear: "ปีงบประมาณ",
  how: "เริ่มจาก",
  howEmpty: "แผนเปล่า",
  howLast: (title: string) => `แผนปีก่อน: ${title}`,
  begin: "เริ่ม",
  cannotWrite: "ท่านไม่ได้เป็นผู้จัดทำแผนของหน่วยงานใด จึงเริ่มแผนใหม่ไม่ได้",
  form: "แบบฟอร์ม",
};

/** คำของหน้าแรกและรายการแผน. */
export type PlansWords = typeof THAI;

const ENGLISH: PlansWords = {
  title: "What you owe",
  nothing: "There is nothing for you to do now",
  nothingSays: "Plans to make, mend or decide will be listed here.",
  plans: "Plans of your agencies",
  allPlans: "All plans you may see",
  newPlan: "Begin a plan",
  noPlans: "No plan yet",
  columns: {
    year: "Fiscal year",
    agency: "Agency",
    title: "Title",
    status: "State",
    version: "Version",
    activities: "Activities",
    budget: "Budget (baht)",
  },
  search: "Find by title or agency",
  find: "Find",
  plansTitle: "All plans",
  none: "No plan was found; please try other words",
  newTitle: "Begin a plan",
  forAgency: "Agency",
  forYear: "Fiscal year (B.E.)",
  how: "Begin from",
  howEmpty: "An empty plan",
  howLast: (title) => `Last year's plan: ${title}`,
  begin: "Begin",
  cannotWrite: "You are author at no agency, so you cannot begin a plan",
  form: "Form",
};

/** The words of home and the list of plans by language. */
export const PLANS_WORDS = { th: THAI, en: ENGLISH };
