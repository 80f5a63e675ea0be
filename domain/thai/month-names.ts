/** A month as the calendar counts it: 1 = January … 12 = December. */
export interface MonthName {
  readonly calendar: number;
  readonly full: string;
  readonly short: string;
}

/** ชื่อเดือน — the months in the order of the fiscal year: October first. */
export const FISCAL_MONTHS: readonly MonthName[] = [
  { calendar: 10, full: "ตุลาคม", short: "ต.ค." },
  { calendar: 11, full: "พฤศจิกายน", short: "พ.ย." },
  { calendar: 12, full: "ธันวาคม", short: "ธ.ค." },
  { calendar: 1, full: "มกราคม", short: "ม.ค." },
  { calendar: 2, full: "กุมภาพันธ์", short: "ก.พ." },
  { calendar: 3, full: "มีนาคม", short: "มี.ค." },
  { calendar: 4, full: "เมษายน", short: "เม.ย." },
  { calendar: 5, full: "พฤษภาคม", short: "พ.ค." },
  { calendar: 6, full: "มิถุนายน", short: "มิ.ย." },
  { calendar: 7, full: "กรกฎาคม", short: "ก.ค." },
  { calendar: 8, full: "สิงหาคม", short: "ส.ค." },
  { calendar: 9, full: "กันยายน", short: "ก.ย." },
];

/** Calendar month (1 = January) to month of the fiscal year (1 = October). */
export function toFiscalMonth(calendar: number): number {
  return ((calendar + 2) % 12) + 1;
}

// Written forms on folded text (no blanks): full names with the slips one meets, then abbreviations with at least one full stop,
// then bare abbreviations that no letter touches.
const WRITTEN: readonly (readonly [number, string])[] = [
  [10, String.raw`ตุลา(?:คม)?|ตลาคม|October|Oct(?![a-z])\.?`],
  [11, String.raw`พ[ฤถ][ศษส]?จิ[กด]า?(?:ยน|รยน|น)|November|Nov(?![a-z])\.?`],
  [12, String.raw`ธั?น?วา(?:คม)|ธันวา|December|Dec(?![a-z])\.?`],
  [1, String.raw`มก[รล]า?คม|มกรา|January|Jan(?![a-z])\.?`],
  [2, String.raw`กุม?[ภพ]า?พัน?[ธท]์?|กุมภา|February|Feb(?![a-z])\.?`],
  [3, String.raw`ม[ีิ]นา(?:คม)|มีนา|March|Mar(?![a-z])\.?`],
  [4, String.raw`[เแ]มษ?า?ยน|เมษา|April|Apr(?![a-z])\.?`],
  [5, String.raw`พ[ฤถ][ษกศ]?ภ?[ษ]?าคม|พฤษภา|May(?![a-z])\.?`],
  [6, String.raw`มิ?ถุน?า?ยน|มิถุนา|June|Jun(?![a-z])\.?`],
  [7, String.raw`กร[กล]?[ฎฏดภ]?า?คม|กรก[ฎฏ]า|July|Jul(?![a-z])\.?`],
  [8, String.raw`ส[ิี]ง?หาคม|สิงหา|August|Aug(?![a-z])\.?`],
  [9, String.raw`กัน?ยา?ยน|กันยา|September|Sept?(?![a-z])\.?`],
];
const LETTERS: readonly (readonly [number, string, string])[] = [
  [10, "ต", "ค"],
  [11, "พ", "ย"],
  [12, "ธ", "ค"],
  [3, "มี", "ค"],
  [4, "[เแ]ม", "ย"],
  [6, "มิ", "ย"],
  [1, "ม", "ค"],
  [2, "ก", "พ"],
  [5, "พ", "ค"],
  [7, "ก", "ค"],
  [8, "ส", "ค"],
  [9, "ก", "ย"],
];
const BOUNDARY = String.raw`(?<![ก-์]|[ก-์]\.)`;
// A word may stand before an abbreviation in folded text: "ถึงก.ย.", "เดือนม.ค."
const GLUE = String.raw`(?<=(?:ถึง|เดือน|และ|ภายใน|ตั้งแต่|หรือ|จน|ช่วง|ระหว่าง|ประจำ|สิ้น|ต้น|กลาง|ปลาย|ของ|ใน|คือ|ได้แก่|กับ|แรก|[.,]|^))`;

/**
 * The source of a pattern that finds one month name in folded text, capturing nothing; `monthOf` says which it was.
 * ก.พ. and ก.ค. that are names of commissions (สำนักงาน ก.พ., อ.ก.พ., ก.พ.ร., ก.ค.ศ.) are left alone.
 */
export const MONTH_PATTERN: string = [
  ...WRITTEN.map(([, pattern]) => `(?:${pattern})`),
  ...LETTERS.map(([, one, two]) => dotted(one, two)),
].join("|");

const EXACT: readonly (readonly [number, RegExp])[] = [
  ...WRITTEN.map(([calendar, pattern]) => [calendar, new RegExp(`^(?:${pattern})$`, "iu")] as const),
  ...LETTERS.map(([calendar, one, two]) => [calendar, new RegExp(`^${one}[.,·]?${two}[.,·]?$`, "u")] as const),
];

/** Calendar month of a matched name; 0 where it is none. */
export function monthOf(name: string): number {
  return EXACT.find(([, pattern]) => pattern.test(name))?.[0] ?? 0;
}

function dotted(one: string, two: string): string {
  const commission = two === "พ" ? String.raw`(?<!อ\.|สำนักงาน|สนง\.|ระเบียบ|หลักสูตร)` : "";
  const after =
    one + two === "กพ"
      ? String.raw`(?!\.?[รอ]\.?)`
      : one + two === "กค"
        ? String.raw`(?!\.?ศ\.)`
        : one + two === "สค"
          ? String.raw`(?!\.?[สร]\.)`
          : "";
  const whole = String.raw`${commission}${one}[.,·]${two}(?:${after}[.,·]|(?![ก-์.,·]))`;
  const half = String.raw`(?:${BOUNDARY}|${GLUE})${one}${two}(?:${after}[.,·]|(?![ก-์.,·]))`;
  return `(?:${whole}|${half})`;
}
