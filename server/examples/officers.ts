import type { Role } from "#domain/person/role.ts";

/** เจ้าหน้าที่ตัวอย่าง — an invented officer, kept in the record under a fixed id; nobody real is called so. */
export interface ExampleOfficer {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly agencyName: string;
  /** What this officer would do here, in one Thai line. */
  readonly says: string;
}

/** Example officers have addresses here and nobody else may be signed in without a password. */
export const EXAMPLE_DOMAIN = "example.go.th";

/** The address of an example officer. */
export function exampleEmail({ person }: Pick<ExampleOfficer, "person">): string {
  return `${person}@${EXAMPLE_DOMAIN}`;
}

const DEPARTMENT = "กรมตัวอย่างป่าชุมชน";
const LANGUAGE = "กรมตัวอย่างภาษา";
const MEASURES = "สำนักงานตัวอย่างชั่งตวงวัด";
const MINISTRY = "กระทรวงตัวอย่าง";
const PROVINCE = "จังหวัดตัวอย่าง";
const DISTRICT = "อำเภอตัวอย่างริมคลอง";
const NATION = "ประเทศไทย";

/** เจ้าหน้าที่ตัวอย่างทั้งหมด — one for each role and state of a plan, the everyday ones first. */
export const EXAMPLE_OFFICERS = [
  {
    person: "example-department-author",
    name: "มาลี ตัวอย่างดี",
    role: "author",
    agencyName: DEPARTMENT,
    says: "จัดทำแผนปีนี้ต่อจากร่าง และรายงานผลปีก่อนให้ครบ มีคำตอบของกองรอรับ",
  },
  {
    person: "example-department-approver",
    name: "อนุชา ตัวอย่างเที่ยง",
    role: "approver",
    agencyName: DEPARTMENT,
    says: "อนุมัติแผนของกรมเมื่อผู้จัดทำเสนอ ดูแผนปีก่อนที่แก้ไขเป็นฉบับที่ ๒",
  },
  {
    person: "example-unit-reporter",
    name: "วิภา ตัวอย่างละเอียด",
    role: "unit-reporter",
    agencyName: "กองตัวอย่างพัฒนาบุคลากร",
    says: "ตอบผลของกองในสังกัดกรม มีข้อที่กรมสอบถามกลับมา",
  },
  {
    person: "example-fire-reporter",
    name: "เดชา ตัวอย่างกล้า",
    role: "unit-reporter",
    agencyName: "กองตัวอย่างป้องกันไฟป่า",
    says: "ตอบผลของกองในสังกัดกรมแล้ว กรมรับแล้ว",
  },
  {
    person: "example-language-author",
    name: "ชลิต ตัวอย่างชัด",
    role: "author",
    agencyName: LANGUAGE,
    says: "เสนอแผนแล้ว รอการพิจารณา ดึงกลับมาแก้ไขได้",
  },
  {
    person: "example-language-approver",
    name: "พรรณี ตัวอย่างรอบคอบ",
    role: "approver",
    agencyName: LANGUAGE,
    says: "พิจารณาแผนที่เสนอมา อนุมัติหรือส่งกลับแก้ไข",
  },
  {
    person: "example-measures-author",
    name: "สมพร ตัวอย่างพอดี",
    role: "author",
    agencyName: MEASURES,
    says: "หน่วยงานเล็กที่ผู้จัดทำอนุมัติแผนของตนเองได้ กำลังรายงานผลปีนี้",
  },
  {
    person: "example-measures-reporter",
    name: "จันทร์ ตัวอย่างเที่ยงตรง",
    role: "unit-reporter",
    agencyName: "กองตัวอย่างตรวจเครื่องชั่ง",
    says: "ตอบผลของกองและของศูนย์ภาคเหนือ ยังมีข้อที่ต้องตอบ",
  },
  {
    person: "example-ministry-reviewer",
    name: "รัตนา ตัวอย่างกลั่น",
    role: "reviewer",
    agencyName: MINISTRY,
    says: "ศปท. ของกระทรวง กำหนดวันส่ง และติดตามว่าหน่วยงานใดยังไม่มีแผน",
  },
  {
    person: "example-ministry-assessor",
    name: "กมล ตัวอย่างประเมิน",
    role: "assessor",
    agencyName: MINISTRY,
    says: "ผู้ประเมินของกระทรวง อ่านแผนของทุกหน่วยงานในสังกัด",
  },
  {
    person: "example-province-author",
    name: "นที ตัวอย่างงาม",
    role: "author",
    agencyName: PROVINCE,
    says: "แผนของจังหวัดอนุมัติแล้ว รอเผยแพร่ เสนอรายงานผลปีก่อนแล้ว",
  },
  {
    person: "example-province-approver",
    name: "ดารุณี ตัวอย่างใหญ่",
    role: "approver",
    agencyName: PROVINCE,
    says: "พิจารณารายงานผลปีก่อนที่เสนอมา เผยแพร่แผนปีนี้ได้",
  },
  {
    person: "example-province-reviewer",
    name: "ศิริ ตัวอย่างวัฒน์",
    role: "reviewer",
    agencyName: PROVINCE,
    says: "สวจ. ติดตามแผนของอำเภอและหน่วยงานในจังหวัด",
  },
  {
    person: "example-office-author",
    name: "เอก ตัวอย่างสองสาย",
    role: "author",
    agencyName: "สำนักงานป่าชุมชนจังหวัดตัวอย่าง",
    says: "ยังไม่มีแผนปีนี้และใกล้ครบกำหนด รายงานทั้งกรมและจังหวัด",
  },
  {
    person: "example-district-author",
    name: "บุญมี ตัวอย่างคลอง",
    role: "author",
    agencyName: DISTRICT,
    says: "แผนปีนี้และรายงานปีก่อนถูกส่งกลับ แก้ไขแล้วเสนอใหม่",
  },
  {
    person: "example-district-reporter",
    name: "ละมัย ตัวอย่างเรียบร้อย",
    role: "unit-reporter",
    agencyName: "ฝ่ายปกครองอำเภอตัวอย่างริมคลอง",
    says: "ตอบผลของฝ่ายให้อำเภอ ยังมีข้อที่ต้องตอบ",
  },
  {
    person: "example-district-approver",
    name: "สุดา ตัวอย่างตรวจ",
    role: "approver",
    agencyName: DISTRICT,
    says: "ส่งแผนกลับให้แก้ไขแล้ว รอผู้จัดทำเสนอใหม่",
  },
  {
    person: "example-auditor",
    name: "วิชัย ตัวอย่างสอบ",
    role: "auditor",
    agencyName: NATION,
    says: "ผู้ตรวจสอบ อ่านได้ทุกแผนทั่วประเทศ แต่แก้ไขไม่ได้",
  },
  {
    person: "example-administrator",
    name: "ปกรณ์ ตัวอย่างดูแล",
    role: "administrator",
    agencyName: NATION,
    says: "ผู้ดูแลระบบ จัดการผังหน่วยงานและผู้ใช้งาน",
  },
] as const satisfies readonly ExampleOfficer[];

/** The id of an example officer. */
export type ExamplePerson = (typeof EXAMPLE_OFFICERS)[number]["person"];

/** The name under which an example officer signs. */
export function exampleName(person: ExamplePerson): string {
  return EXAMPLE_OFFICERS.find((one) => one.person === person)?.name ?? "";
}
