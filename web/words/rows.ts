import { WORDS } from "../words.ts";

const thai = WORDS.th.number;
const english = WORDS.en.number;

const THAI = {
  rows: "แถว",
  noRow: "เลือกแถวในตารางก่อน",
  chosen: (row: string) => `แถวที่เลือก: ${row}`,
  addActivity: "เพิ่มกิจกรรมใต้แถวนี้",
  addFirst: "เพิ่มกิจกรรม",
  addHeading: "เพิ่มหัวข้อ",
  headingKinds: { "sub-plan": "แผนย่อย", goal: "เป้าหมาย", guideline: "แนวทาง", strategy: "ยุทธศาสตร์", tactic: "กลยุทธ์" },
  up: "ย้ายขึ้น",
  down: "ย้ายลง",
  remove: "ลบแถว",
  renumber: "เรียงเลขลำดับใหม่",
  added: "เพิ่มแถวแล้ว",
  removed: "ลบแถวแล้ว",
  moved: "ย้ายแถวแล้ว",
  renumbered: (rows: number) => (rows === 0 ? "เลขลำดับถูกต้องอยู่แล้ว" : `เรียงเลขลำดับใหม่ ${thai(rows)} แถว`),
  pasted: (cells: number, rows: number, leftOut: readonly string[]) =>
    [
      `วางแล้ว ${thai(cells)} ช่อง`,
      rows === 0 ? "" : `เพิ่มแถวใหม่ ${thai(rows)} แถว`,
      leftOut.length === 0 ? "" : `ไม่มีช่องสำหรับ ${thai(leftOut.length)} ข้อความ: ${leftOut.join(" | ").slice(0, 200)}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
};

/** คำของเครื่องมือแถว. */
export type RowWords = typeof THAI;

const ENGLISH: RowWords = {
  rows: "Rows",
  noRow: "Choose a row in the table first",
  chosen: (row) => `Row chosen: ${row}`,
  addActivity: "Add an activity below this row",
  addFirst: "Add an activity",
  addHeading: "Add a heading",
  headingKinds: { "sub-plan": "Sub-plan", goal: "Goal", guideline: "Guideline", strategy: "Strategy", tactic: "Tactic" },
  up: "Move up",
  down: "Move down",
  remove: "Remove row",
  renumber: "Renumber rows",
  added: "Row added",
  removed: "Row removed",
  moved: "Row moved",
  renumbered: (rows) => (rows === 0 ? "The numbers are right already" : `${english(rows)} rows renumbered`),
  pasted: (cells, rows, leftOut) =>
    [
      `${english(cells)} cells pasted`,
      rows === 0 ? "" : `${english(rows)} rows added`,
      leftOut.length === 0 ? "" : `no place for ${english(leftOut.length)} texts: ${leftOut.join(" | ").slice(0, 200)}`,
    ]
      .filter((part) => part !== "")
      .join(", "),
};

/** The words of the row tools by language. */
export const ROW_WORDS = { th: THAI, en: ENGLISH };
