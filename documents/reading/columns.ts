import { toArabicDigits } from "#domain/thai/digits.ts";
import { editDistance, squash } from "#domain/thai/text.ts";

/** ความหมายของคอลัมน์ — what a column of a plan table holds, whatever its heading says. */
export type Field =
  | "number"
  | "title"
  | "objectives"
  | "indicators"
  | "goalIndicators"
  | "countingUnit"
  | "targetTexts"
  | "quantitative"
  | "qualitative"
  | "budget"
  | "months"
  | "units"
  | "remarks"
  | "answer"
  | "sub-plan"
  | "goal"
  | "guideline"
  | "strategy"
  | "tactic"
  | `month-${number}` // a column for one fiscal month, ticked
  | `quarter-${number}`; // a column for one quarter, ticked

/** Fields that tell of an activity: what it is for, what it reaches, when, with what money, by whom. */
export const FACT_FIELDS: ReadonlySet<Field> = new Set<Field>([
  "objectives",
  "indicators",
  "targetTexts",
  "quantitative",
  "qualitative",
  "budget",
  "months",
  "units",
]);

/** The wordings of a heading, squashed. The longest that fits wins, so that "ตัวชี้วัดตามเป้าหมาย" is no "ตัวชี้วัด". */
const WORDINGS: readonly (readonly [Field, readonly string[]])[] = [
  ["number", ["ลำดับที่", "ลำดับ", "ที่", "ข้อ", "ข้อที่", "no", "no.", "เลขที่", "ลำดับโครงการ", "รหัส", "#"]],
  [
    "title",
    [
      "โครงการ/กิจกรรม",
      "โครงการกิจกรรม",
      "แผนงาน/โครงการ/กิจกรรม",
      "กิจกรรม/โครงการ",
      "ชื่อโครงการ/กิจกรรม",
      "ชื่อโครงการ",
      "ชื่อกิจกรรม",
      "กิจกรรม",
      "โครงการ",
      "แผนการดำเนินงาน/กิจกรรม",
      "แผนการดำเนินงาน",
      "รายการ",
      "การดำเนินงาน",
      "การดำเนินการ",
      "กิจกรรมหลัก",
      "กิจกรรม/การดำเนินงาน",
      "งาน/โครงการ",
      "งาน/กิจกรรม",
      "แผนงาน/กิจกรรม",
      "แผนงาน/โครงการ",
      "มาตรการ/กิจกรรม",
      "ขั้นตอน/กิจกรรม",
      "กิจกรรมที่ดำเนินการ",
      "กิจกรรมการดำเนินงาน",
      "รายละเอียดกิจกรรม",
      "รายชื่อโครงการ",
      "project",
      "activity",
      "project/activity",
    ],
  ],
  ["objectives", ["วัตถุประสงค์", "จุดประสงค์", "จุดมุ่งหมาย", "วัตถุประสงค์ของโครงการ", "เหตุผลความจำเป็น", "objective", "objectives"]],
  [
    "indicators",
    [
      "ตัวชี้วัด",
      "ตัวชี้วัดความสำเร็จ",
      "ตัวชี้วัดผลสำเร็จ",
      "ตัวบ่งชี้",
      "เครื่องชี้วัด",
      "kpi",
      "kpis",
      "ตัวชี้วัดโครงการ",
      "ตัวชี้วัด/ค่าเป้าหมาย",
      "ตัวชี้วัดและค่าเป้าหมาย",
      "ตัวชี้วัด/เป้าหมาย",
      "ตัวชี้วัดความสำเร็จของโครงการ",
      "ตัวชี้วัดผลผลิต",
      "เกณฑ์ชี้วัด",
      "เกณฑ์ความสำเร็จ",
      "เกณฑ์วัดความสำเร็จ",
      "สิ่งที่ใช้วัดความสำเร็จ",
      "ดัชนีชี้วัด",
      "ดัชนีชี้วัดความสำเร็จ",
      "indicator",
      "indicators",
    ],
  ],
  ["goalIndicators", ["ตัวชี้วัดตามเป้าหมาย", "ตัวชี้วัดเป้าหมาย", "ตัวชี้วัดของเป้าหมาย", "ตัวชี้วัดยุทธศาสตร์", "ตัวชี้วัดเชิงยุทธศาสตร์"]],
  ["countingUnit", ["หน่วยนับ", "หน่วยวัด", "หน่วย", "unit"]],
  [
    "targetTexts",
    [
      "ค่าเป้าหมาย",
      "เป้าหมายตัวชี้วัด",
      "เป้าหมาย(ระบุค่า)",
      "ค่าเป้าหมายตัวชี้วัด",
      "เป้าหมายของตัวชี้วัด",
      "เป้าหมายโครงการ",
      "เป้าหมายการดำเนินงาน",
      "เป้าหมายผลผลิต",
      "ระดับเป้าหมาย",
      "target",
    ],
  ],
  [
    "quantitative",
    ["ผลลัพธ์เชิงปริมาณ", "เชิงปริมาณ", "ผลผลิต", "ผลสำเร็จเชิงปริมาณ", "เป้าหมายเชิงปริมาณ", "output", "ผลผลิตเชิงปริมาณ", "ผลผลิต(output)"],
  ],
  [
    "qualitative",
    [
      "ผลลัพธ์เชิงคุณภาพ",
      "เชิงคุณภาพ",
      "ผลลัพธ์",
      "ผลสำเร็จเชิงคุณภาพ",
      "เป้าหมายเชิงคุณภาพ",
      "outcome",
      "ผลลัพธ์(outcome)",
      "ผลที่คาดว่าจะได้รับ",
      "ผลลัพธ์ที่คาดหวัง",
      "ผลลัพธ์ที่คาดว่าจะได้รับ",
      "ประโยชน์ที่คาดว่าจะได้รับ",
      "ประโยชน์ที่ได้รับ",
      "ผลสัมฤทธิ์",
      "ผลที่คาดหวัง",
    ],
  ],
  [
    "budget",
    [
      "งบประมาณ",
      "งบประมาณ(บาท)",
      "วงเงิน",
      "วงเงินงบประมาณ",
      "ค่าใช้จ่าย",
      "จำนวนเงิน",
      "จำนวนงบประมาณ",
      "งบประมาณที่ใช้",
      "งบประมาณที่ได้รับ",
      "งบประมาณที่ได้รับจัดสรร",
      "งบประมาณดำเนินการ",
      "งบประมาณรวม",
      "งบ(บาท)",
      "ประมาณการงบประมาณ",
      "budget",
    ],
  ],
  [
    "months",
    [
      "ระยะเวลา",
      "ระยะเวลาดำเนินงาน",
      "ระยะเวลาดำเนินการ",
      "ระยะเวลาที่ดำเนินงาน",
      "ระยะเวลาที่ดำเนินการ",
      "ระยะเวลาการดำเนินงาน",
      "ระยะเวลาการดำเนินการ",
      "ช่วงเวลา",
      "ช่วงเวลาดำเนินการ",
      "ช่วงเวลาที่ดำเนินการ",
      "กำหนดการ",
      "กำหนดเวลา",
      "ห้วงเวลา",
      "วัน/เดือน/ปี",
      "วันเดือนปีที่ดำเนินงาน",
      "วัน/เดือน/ปีที่ดำเนินงาน",
      "วัน/เดือน/ปีที่ดำเนินการ",
      "เดือนที่ดำเนินการ",
      "ไตรมาส",
      "ไตรมาสที่ดำเนินการ",
      "ปฏิทินการดำเนินงาน",
      "เวลาดำเนินการ",
      "เวลา",
      "แผนการปฏิบัติงาน(เดือน)",
      "กรอบเวลา",
      "period",
      "timeline",
      "ระยะเวลาดำเนินงานระบุช่วงเดือนที่ดำเนินการ",
      "ระยะเวลาดำเนินการ(ไตรมาส)",
    ],
  ],
  [
    "units",
    [
      "หน่วยงานที่รับผิดชอบ",
      "หน่วยงานรับผิดชอบ",
      "ผู้รับผิดชอบ",
      "ผู้รับผิดชอบโครงการ",
      "หน่วยงาน",
      "หน่วยงานหลัก",
      "หน่วยงานผู้รับผิดชอบ",
      "หน่วยงานดำเนินการ",
      "หน่วยงานที่ดำเนินการ",
      "ผู้ดำเนินการ",
      "ส่วนราชการ",
      "ส่วนราชการที่รับผิดชอบ",
      "ฝ่ายที่รับผิดชอบ",
      "ส่วนงานที่รับผิดชอบ",
      "กลุ่มงานที่รับผิดชอบ",
      "กองที่รับผิดชอบ",
      "ผู้รับผิดชอบหลัก",
      "หน่วยงานเจ้าภาพ",
      "เจ้าภาพ",
      "เจ้าภาพหลัก",
      "responsible",
    ],
  ],
  ["remarks", ["หมายเหตุ", "ข้อสังเกต", "หมายเหตุ/เกณฑ์ที่สอดคล้อง", "remark", "remarks", "ข้อเสนอแนะ", "คำชี้แจง"]],
  ["answer", ["ผลการดำเนินงาน", "คำอธิบาย", "ผลการดำเนินการ", "ผลการปฏิบัติงาน", "ผลงาน", "รายงานผล", "สรุปผลการดำเนินงาน", "result"]],
  ["sub-plan", ["แผนย่อย", "แผนย่อย/เป้าหมาย", "แผนย่อย/แนวทาง", "แผนย่อยที่"]],
  ["goal", ["เป้าประสงค์", "เป้าหมายหลัก", "เป้าหมายที่"]],
  ["guideline", ["แนวทาง", "แนวทางการพัฒนา", "แนวทางการดำเนินงาน", "แนวทางพัฒนา", "แนวทางการส่งเสริม", "แนวทางที่"]],
  ["strategy", ["ยุทธศาสตร์", "ประเด็นยุทธศาสตร์", "ประเด็นการพัฒนา", "ประเด็น", "ด้าน", "มิติ", "พันธกิจ", "ยุทธศาสตร์ที่"]],
  ["tactic", ["กลยุทธ์", "มาตรการ", "กลวิธี", "แผนงาน", "กลยุทธ์ที่", "กลยุทธ์/มาตรการ"]],
];

const HEADING_FIELDS: ReadonlySet<Field> = new Set(["sub-plan", "goal", "guideline", "strategy", "tactic"]);

/** A column of headings (กลยุทธ์, แนวทาง…) rather than of the activity's own facts. */
export function isHeadingField(field: Field): field is "sub-plan" | "goal" | "guideline" | "strategy" | "tactic" {
  return HEADING_FIELDS.has(field);
}

const MONTHS = [
  "ตุลาคม|ตค",
  "พฤศจิกายน|พย",
  "ธันวาคม|ธค",
  "มกราคม|มค",
  "กุมภาพันธ์|กพ",
  "มีนาคม|มีค",
  "เมษายน|เมย",
  "พฤษภาคม|พค",
  "มิถุนายน|มิย",
  "กรกฎาคม|กค",
  "สิงหาคม|สค",
  "กันยายน|กย",
].map((names) => new RegExp(`^(?:${names})(?:[๐-๙\\d]{2,4})?$`, "u"));

/** A heading squashed for comparison: no blanks, no dots, no brackets' content, Arabic digits, lower case. */
function bare(heading: string): string {
  return squash(toArabicDigits(heading))
    .toLowerCase()
    .replaceAll(/[.:*"“”]/gu, "");
}

/** One guess at what a heading means, and how sure it is (0–1). */
export interface Guess {
  readonly field: Field;
  readonly score: number;
}

/** What a column heading means, and how surely; null where no wording is near. */
export function fieldOfHeading(heading: string): Guess | null {
  const [best] = fieldsOfHeading(heading);
  return best && best.score > 0.7 ? best : null;
}

/** Headings are said again on every page and in every row's comparison: what they mean is worked out once. */
const KNOWN = new Map<string, readonly Guess[]>();
const MOST_KNOWN = 5_000;

/** Everything that a column heading may mean, the surest first. */
export function fieldsOfHeading(heading: string): readonly Guess[] {
  const known = KNOWN.get(heading);
  if (known) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const guesses = guessFields(heading);
  KNOWN.set(heading, guesses);
  return guesses;
}

function guessFields(heading: string): readonly Guess[] {
  const whole = bare(heading);
  if (whole === "" || whole.length > 120) return [];
  const quarter = /^(?:ไตรมาส(?:ที่)?|q|ตรมที่?)([1-4])(?:\D.*)?$/u.exec(whole);
  if (quarter?.[1] !== undefined) return [{ field: `quarter-${Number(quarter[1])}`, score: 1 }];
  const month = MONTHS.findIndex((name) => name.test(whole.replaceAll("-", "")));
  if (month >= 0) return [{ field: `month-${month + 1}`, score: 1 }];

  const open = whole.includes("(") ? whole.replaceAll(/\([^)]*\)?/gu, "") : "";
  const guesses: Guess[] = [];
  for (const [field, wordings] of WORDINGS) {
    let score = 0;
    for (const wording of wordings) {
      score = Math.max(score, closeness(whole, wording), open === "" ? 0 : closeness(open, wording) - 0.01);
      if (score === 1) break;
    }
    if (score >= 0.6) guesses.push({ field, score });
  }
  return guesses.sort((one, other) => other.score - one.score);
}

/** 1 for equal words; a little less for a heading that begins with the wording; edit distance for a misspelt one. */
function closeness(heading: string, wording: string): number {
  if (heading === wording) return 1;
  const isLonger = heading.length > wording.length + 3;
  if (isLonger && wording.length < heading.length * 0.23 && !heading.startsWith(wording)) return 0;
  if (wording.length >= 4 && heading.startsWith(wording)) return 0.8 + 0.18 * (wording.length / heading.length);
  if (wording.length >= 6 && heading.includes(wording)) return 0.55 + 0.22 * (wording.length / heading.length);
  if (wording.length < 5 || isLonger || wording.length > heading.length + 3) return 0;
  // A misspelt heading keeps its first or last letters; anything else is another word.
  if (heading.slice(0, 2) !== wording.slice(0, 2) && heading.slice(-3) !== wording.slice(-3)) return 0;
  const distance = editDistance(heading, wording, 3);
  return distance > 3 ? 0 : 1 - distance / Math.max(heading.length, wording.length) - 0.02;
}
