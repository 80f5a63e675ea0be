import { squash } from "../thai/text.ts";
import { AGENCY_KINDS, type AgencyKind } from "./agency.ts";

/** คำเรียกชนิดของหน่วยงาน — as printed in sheets and lists. */
export const KIND_WORDS = {
  ministry: "กระทรวง",
  department: "กรม",
  division: "กอง/สำนัก/ศูนย์",
  province: "จังหวัด",
  district: "อำเภอ",
  "bangkok-district": "เขตของกรุงเทพมหานคร",
  other: "หน่วยงานอื่น",
  nation: "ประเทศ",
} as const satisfies Record<AgencyKind, string>;

/** Other words officers write for a kind. */
const ALSO: Readonly<Record<string, AgencyKind>> = {
  ส่วนราชการเทียบเท่ากระทรวง: "ministry",
  ส่วนราชการเทียบเท่ากรม: "department",
  สำนักงาน: "division",
  กอง: "division",
  สำนัก: "division",
  ศูนย์: "division",
  กลุ่ม: "division",
  "กอง/สำนัก": "division",
  เขต: "bangkok-district",
  อื่น: "other",
  อื่นๆ: "other",
};

const KIND_OF_WORD: ReadonlyMap<string, AgencyKind> = new Map([
  ...AGENCY_KINDS.map((kind) => [squash(KIND_WORDS[kind]), kind] as const),
  ...Object.entries(ALSO),
]);

/** ชนิดจากคำเรียก — null where the word names no kind. */
export function kindOfWord(word: string): AgencyKind | null {
  return KIND_OF_WORD.get(squash(word)) ?? null;
}
