/** เป้าหมายระดับชาติ ๕ รายการ — a row of the end-of-plan target sheet: its lines as printed and the unit of each (domain.md §1.4, seen on two agencies' papers). */
export interface NationalTargetRow {
  readonly row: number;
  readonly lines: readonly string[];
  readonly units: readonly string[];
}

/** The five rows, in order. */
export const NATIONAL_TARGET_ROWS: readonly NationalTargetRow[] = [
  { row: 1, lines: ["จำนวนประชากรอายุ ๑๓ ปี ขึ้นไป เข้าร่วมกิจกรรมการปฏิบัติตนที่สะท้อนการมีคุณธรรมจริยธรรม"], units: ["คน"] },
  {
    row: 2,
    lines: ["จำนวนเครือข่ายทางสังคมมีขีดความสามารถในการส่งเสริมคุณธรรมในสังคมไทย", "(ผลการประเมินชุมชน องค์กร อำเภอ และจังหวัดคุณธรรม ๓ ระดับ)"],
    units: ["แห่ง"],
  },
  { row: 3, lines: ["จำนวนเครือข่าย/องค์กรจากทุกภาคส่วนที่ร่วมกันทำกิจกรรมสาธารณะ", "จำนวนคนที่เข้าร่วมกิจกรรมสาธารณะ"], units: ["แห่ง", "คน"] },
  { row: 4, lines: ["จำนวนองค์กรเครือข่ายทางสังคมที่มีการพัฒนาระบบเครดิตทางสังคม (Social Credit)"], units: ["แห่ง"] },
  {
    row: 5,
    lines: ["จำนวนองค์กรที่สนับสนุนให้มีการจัดกิจกรรม/ประชุม/สัมมนา/อบรมพัฒนาคุณธรรมจริยธรรม", "จำนวนคนได้รับการพัฒนาทักษะชีวิตจากการจัดกิจกรรมขององค์กรเครือข่าย"],
    units: ["แห่ง", "คน"],
  },
];
