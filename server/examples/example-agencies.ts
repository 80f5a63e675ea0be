import type { AgencyKind } from "#domain/agency/agency.ts";

/** An example agency to be made; those above it are named, and stand before it in the list or in the official tree. */
export interface ExampleAgency {
  readonly name: string;
  readonly kind: AgencyKind;
  readonly shortName?: string;
  readonly parent: string;
  readonly area?: string;
  /** จำนวนบุคลากร, last year and this year. */
  readonly people?: readonly [number, number];
}

/** หน่วยงานตัวอย่าง — an invented ministry and an invented province, and one office that reports to both. */
export const EXAMPLE_AGENCIES: readonly ExampleAgency[] = [
  { name: "กระทรวงตัวอย่าง", kind: "ministry", shortName: "ตย.", parent: "ประเทศไทย" },
  { name: "กรมตัวอย่างป่าชุมชน", kind: "department", shortName: "กตป.", parent: "กระทรวงตัวอย่าง", people: [1188, 1204] },
  { name: "สำนักงานเลขานุการกรมตัวอย่าง", kind: "division", shortName: "สลก.", parent: "กรมตัวอย่างป่าชุมชน", people: [62, 64] },
  { name: "กองตัวอย่างแผนงาน", kind: "division", parent: "กรมตัวอย่างป่าชุมชน", people: [38, 40] },
  { name: "กองตัวอย่างพัฒนาบุคลากร", kind: "division", parent: "กรมตัวอย่างป่าชุมชน", people: [45, 45] },
  { name: "กองตัวอย่างป้องกันไฟป่า", kind: "division", parent: "กรมตัวอย่างป่าชุมชน", people: [710, 722] },
  { name: "กรมตัวอย่างภาษา", kind: "department", shortName: "กตภ.", parent: "กระทรวงตัวอย่าง", people: [214, 220] },
  { name: "สำนักงานตัวอย่างชั่งตวงวัด", kind: "department", shortName: "สตช.", parent: "กระทรวงตัวอย่าง", people: [18, 17] },
  { name: "กองตัวอย่างตรวจเครื่องชั่ง", kind: "division", parent: "สำนักงานตัวอย่างชั่งตวงวัด", people: [7, 7] },
  { name: "ศูนย์ตัวอย่างชั่งตวงวัดภาคเหนือ", kind: "division", parent: "สำนักงานตัวอย่างชั่งตวงวัด", people: [5, 4] },
  { name: "จังหวัดตัวอย่าง", kind: "province", parent: "ประเทศไทย", people: [396, 400] },
  { name: "อำเภอตัวอย่างริมคลอง", kind: "district", parent: "จังหวัดตัวอย่าง", people: [395, 400] },
  { name: "ฝ่ายปกครองอำเภอตัวอย่างริมคลอง", kind: "division", parent: "อำเภอตัวอย่างริมคลอง", people: [210, 212] },
  { name: "ฝ่ายทะเบียนอำเภอตัวอย่างริมคลอง", kind: "division", parent: "อำเภอตัวอย่างริมคลอง", people: [64, 66] },
  { name: "อำเภอตัวอย่างเชิงเขา", kind: "district", parent: "จังหวัดตัวอย่าง", people: [120, 118] },
  {
    name: "สำนักงานป่าชุมชนจังหวัดตัวอย่าง",
    kind: "division",
    parent: "กรมตัวอย่างป่าชุมชน",
    area: "จังหวัดตัวอย่าง",
    people: [26, 28],
  },
];
