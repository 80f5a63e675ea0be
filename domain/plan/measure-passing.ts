import { anyOf } from "#domain/thai/any-of.ts";
import { MONTH_PATTERN } from "#domain/thai/month-names.ts";

/** A number with what stands around it, when asking whether it is a target at all. */
export interface Candidate {
  readonly text: string;
  /** Where its words, its digits, and what follows them begin and end in the folded text. */
  readonly from: number;
  readonly at: number;
  readonly afterNumber: number;
  readonly to: number;
  readonly digits: string;
  readonly kind: "count" | "share" | "level" | "amount";
  readonly comparator: boolean;
  readonly said: boolean;
  readonly unit: string | null;
  readonly plain: boolean;
  readonly trailing: boolean;
  /** A blank stands before the digits in the source. */
  readonly isBlankBefore: boolean;
}

/** How far to look around a number. */
const NEAR = 120;
const MONTH_BEFORE = new RegExp(`(?:${MONTH_PATTERN})(?:พ\\.?ศ\\.?|ปี)?$`, "iu");
const MONTH_AFTER = new RegExp(`^-?(?:${MONTH_PATTERN})`, "iu");
// Words that name a thing by its number: ข้อ ๙, ตัวชี้วัดที่ ๑, มาตรา ๗, ครั้งที่ ๒, ประจำปี ๒๕๖๙.
const NAMED_BY_NUMBER = new RegExp(
  `(?:${anyOf(`
    ข้อ ตาม มาตรา หมวด วรรค ลำดับ ตัวชี้วัด แผนย่อย ปีงบประมาณ ประจำปี ปีการศึกษา พ\\.?ศ\\.? ค\\.?ศ\\.? เลขที่ โทร(?:ศัพท์|สาร)?\\.? ม\\. ป\\. ภาคเรียน รอบ อายุ
    ไตรมาส Q
  `)}|(?:${anyOf(`
    ข้อ ฉบับ ครั้ง ลำดับ ตัวชี้วัด แนวทาง พัฒนา ยุทธศาสตร์ กลยุทธ์ แผนย่อย เป้าหมาย มิติ ด้าน ระยะ รุ่น กลุ่ม บท ส่วน ภาคเรียน ชั้นปี วัน เลข หน้า งวด รอบ
    ช่วง สัปดาห์ อันดับ เสา เดือน ปี ขั้น คน แห่ง เรื่อง กิจกรรม โครงการ หมู่ แบบ แบบฟอร์ม ภาค กอง ประเภท เกณฑ์ รายการ เครือข่าย ไตรมาส
  `)})ที่)$`,
  "u",
);
// The same, unless a counted unit follows: "หมู่บ้านต้นแบบ ๑๒ หมู่บ้าน".
const MAYBE_NAMED = /(?:แบบ|หน้า|ตาราง|ผนวก|ต่อ|ชั้น|ระยะ|ยุทธศาสตร์|กลยุทธ์)$/u;
const SPAN_AFTER = /^(?:ปี|เดือน|วัน|ชั่วโมง|ชม\.|นาที|สัปดาห์|องศา|ขวบ)/u;
const SET_AFTER = /^(?:ประการ|มิติ|ด้าน|องศา|ห่วง|เงื่อนไข|ข้อ|เครื่องมือ|เสาหลัก|ภาคส่วน|องค์ประกอบ|หลักการ|มาตรฐาน)/u;
const EARNED = /(?:รายได้|มูลค่า|เงิน|ยอด|บริจาค|ออม|ประหยัด|^[-:\s]*)[ก-๙]{0,40}$/u;
const OPEN_QUOTE = /["“「][^"”」]{0,80}$/u;

/** Whether a number is none that must be reached: a year, a clause, a date, an age, a phone, a slogan, a fixed set, a list's marker. */
export function isNoTarget(candidate: Candidate): boolean {
  const { text, from, at, afterNumber, digits, kind } = candidate;
  const before = text.slice(Math.max(0, at - NEAR), at);
  const after = text.slice(afterNumber, afterNumber + NEAR);
  if (isBrokenOff(before, after, digits) || isDate(before, after) || isYear(candidate, before)) return true;
  const head = text.slice(Math.max(0, from - NEAR), from);
  if (OPEN_QUOTE.test(head) && /["”」]/u.test(after)) return true;
  if (kind === "share") return false;
  if (kind === "level") return isNameOfLevel(candidate, head);
  if (kind === "amount") return !candidate.comparator && !candidate.trailing && !EARNED.test(head);
  return isNoCount(candidate, { before, head, after });
}

interface Around {
  /** Before the digits, before all words that belong to them, after the digits. */
  readonly before: string;
  readonly head: string;
  readonly after: string;
}

function isNoCount(candidate: Candidate, { before, head, after }: Around): boolean {
  const { text, comparator, said, unit, plain, digits, at, trailing } = candidate;
  if (/(?:อายุ|อายุตั้งแต่|ภายใน|ภายในเวลา|ภายในระยะเวลา|ก่อน|ล่วงหน้า|รอบ|ระยะเวลา)$/u.test(head) && SPAN_AFTER.test(after)) return true;
  // "๑๓ ปีขึ้นไป" is an age, "๖ เดือน" a round.
  if (/^(?:ปี|เดือน|ขวบ)/u.test(after) && !/^(?:ปี)?\//u.test(after) && (!comparator || /อายุ/u.test(head.slice(-12)))) return true;
  if (after.startsWith("องศา")) return true;
  if (!comparator && (NAMED_BY_NUMBER.test(before) || (!plain && MAYBE_NAMED.test(before)))) return true;
  if (!comparator && /จาก(?:ทั้งหมด)?$/u.test(before)) return true;
  if (!comparator && before.endsWith("ที่") && !/(?:พื้น|สถาน|เจ้าหน้า|หน้า|ท้อง|แผน|แห่ง)ที่$/u.test(before)) return true;
  if (isMarker(before, after)) return true;
  if (isWholeAnswer(before, after, unit)) return false;
  // COVID-19, OIT 25; but "e-Learning ๓ หลักสูตร" counts.
  if (/[A-Za-z][-.]?$/u.test(before) && !(plain && candidate.isBlankBefore)) return true;
  if (!said && !trailing && SET_AFTER.test(after)) return true;
  if (isSlogan(text, at, digits, said || trailing)) return true;
  if (said) return !comparator && !trailing && unit === null && !/(?:จำนวน|รวม|ทั้งสิ้น|เท่ากับ|ละ)$/u.test(before);
  return trailing ? false : !plain;
}

function isBrokenOff(before: string, after: string, digits: string): boolean {
  if (/^\.\d/u.test(after) || /\d\.$/u.test(before)) return true;
  if (/^\/\d+(?!\d|เดือน|หน่วยงาน|ปี|คน|แห่ง|กอง|ฝ่าย)/u.test(after) || /\d\/$/u.test(before)) return true;
  // Telephone numbers: a leading nought, or groups of digits one after another.
  if (/^0\d/u.test(digits) || (digits === "0" && /^ \d/u.test(after))) return true;
  return /(?:^|[^\d,.])0[ -](?:\d+[ -])*$/u.test(before) || (/^\d{3,4}$/u.test(digits) && /(?:^|\D)0[\d -]*\d[ -]$/u.test(before));
}

function isDate(before: string, after: string): boolean {
  return MONTH_AFTER.test(after) || MONTH_BEFORE.test(before) || before.endsWith("วันที่");
}

function isYear({ digits, unit, comparator, kind }: Candidate, before: string): boolean {
  if (/^(?:2[45]\d\d|26[0-3]\d|19\d\d|20[0-4]\d)$/u.test(digits) && kind === "count" && !(comparator && unit !== null)) return true;
  return /(?:ปีงบประมาณ|ประจำปี|พ\.?ศ\.?|ปีการศึกษา|จากปี|(?:ใน|ของ)ปี)$/u.test(before) && /^\d{2}$|^\d{4}$/u.test(digits);
}

function isMarker(before: string, after: string): boolean {
  if (after.startsWith(")")) return before.endsWith("(") || !/\([^)]*$/u.test(before);
  return /^\.(?!\d)(?=[ก-๙A-Za-z"“])/u.test(after) && /(?:^|[\s)•-])$/u.test(before);
}

/** A cell that is a number only, or a score with its number: "๘๐", "คะแนน ITA ๙๒.๕๐". */
function isWholeAnswer(before: string, after: string, unit: string | null): boolean {
  if (unit !== null || !/^[.)]?$/u.test(after)) return false;
  return /^[-:=(]?$/u.test(before) || /^[-•*\s]*(?:ค่า|คะแนน|ผลการประเมิน|ดัชนี)/u.test(before);
}

/** "๑ จังหวัด ๑ โรงเรียน", "๑ ชุมชน ๑ สถาบันศาสนา": a programme's name. */
function isSlogan(text: string, at: number, digits: string, said: boolean): boolean {
  if (said || digits !== "1") return false;
  const [before, after] = [text.slice(Math.max(0, at - 30), at), text.slice(at, at + 30)];
  return /^1[ก-๙]{2,24}(?<!ต่อ)1[ก-๙]/u.test(after) || /(?<!\d)1[ก-๙]{2,24}$/u.test(before);
}

/** "ผ่านเกณฑ์…ระดับที่ ๓" alone is a target; "☐ ระดับที่ ๑ ☐ ระดับที่ ๒" and "ระดับ ๑ - ๕" name the scale. */
function isNameOfLevel({ digits, text, to }: Candidate, head: string): boolean {
  if (Number(digits) > 9) return true;
  return /[☐☑☒□\uF0A8\uF06F]$/u.test(head) || /^-\d/u.test(text.slice(to));
}
