import type { Role } from "#domain/person/role.ts";
import type { PlanStatus } from "#domain/plan/plan-moves.ts";

const THAI = {
  navigation: "เมนูหลัก",
  home: "หน้าแรก",
  plans: "แผน",
  calendar: "ปฏิทิน",
  agencies: "หน่วยงาน",
  account: "บัญชีของฉัน",
  signIn: "ลงชื่อเข้าใช้",
  signOut: "ออกจากระบบ",
  tryIt: "ตรวจแผนโดยไม่ลงชื่อเข้าใช้",
  forMachines: "สำหรับเชื่อมต่อระบบอื่น (API)",
  loading: "กำลังเปิด",
  refusedTitle: "เปิดหน้านี้ไม่ได้",
  toPlans: "ไปที่รายการแผน",
  notFoundTitle: "ไม่พบหน้าที่ขอ",
  notFoundSays: "หน้านี้อาจถูกย้าย หรือพิมพ์ที่อยู่ไม่ครบ กรุณากลับไปหน้าแรก",
  brokenTitle: "หน้านี้ทำงานผิดพลาด",
  brokenSays: "ข้อมูลที่บันทึกแล้วยังอยู่ครบ กรุณาโหลดหน้าใหม่ หากยังไม่ได้ โปรดแจ้งผู้ดูแลระบบ",
  reload: "โหลดหน้าใหม่",
  unreachable: "ติดต่อเครื่องแม่ข่ายไม่ได้ กรุณาตรวจสอบการเชื่อมต่อเครือข่าย แล้วลองใหม่",
  incident: (id: string) => `เลขเหตุการณ์ ${id}`,
  tryAgain: "ลองใหม่",
  roles: {
    author: "ผู้จัดทำแผน",
    approver: "ผู้อนุมัติ",
    "unit-reporter": "ผู้รายงานของหน่วย",
    reviewer: "ผู้กลั่นกรองของหน่วยงานต้นสังกัด",
    assessor: "ผู้ประเมิน",
    administrator: "ผู้ดูแลระบบ",
    auditor: "ผู้ตรวจสอบ",
  } satisfies Record<Role, string>,
  statuses: {
    draft: "ร่าง",
    submitted: "เสนอแล้ว รอพิจารณา",
    returned: "ส่งกลับให้แก้ไข",
    approved: "อนุมัติแล้ว",
    published: "เผยแพร่แล้ว",
  } satisfies Record<PlanStatus, string>,
};

/** คำของโครงหน้าจอ. */
export type ShellWords = typeof THAI;

const ENGLISH: ShellWords = {
  navigation: "Main menu",
  home: "Home",
  plans: "Plans",
  calendar: "Calendar",
  agencies: "Agencies",
  account: "My account",
  signIn: "Sign in",
  signOut: "Sign out",
  tryIt: "Check a plan without signing in",
  forMachines: "For other systems (API)",
  loading: "Opening",
  refusedTitle: "This page cannot be opened",
  toPlans: "To the list of plans",
  notFoundTitle: "Page not found",
  notFoundSays: "The page may have moved, or its address is incomplete. Please go back to the home page.",
  brokenTitle: "This page broke",
  brokenSays: "What was saved is safe. Please load the page again; if that does not help, tell your administrator.",
  reload: "Load again",
  unreachable: "The server cannot be reached. Check the network connection and try again.",
  incident: (id) => `Incident ${id}`,
  tryAgain: "Try again",
  roles: {
    author: "Plan author",
    approver: "Approver",
    "unit-reporter": "Unit reporter",
    reviewer: "Reviewer of the parent body",
    assessor: "Assessor",
    administrator: "Administrator",
    auditor: "Auditor",
  },
  statuses: {
    draft: "Draft",
    submitted: "Submitted, waiting",
    returned: "Returned for changes",
    approved: "Approved",
    published: "Published",
  },
};

/** The shell's words by language. */
export const SHELL_WORDS = { th: THAI, en: ENGLISH };
