import type { Budget } from "#domain/plan/plan.ts";
import { anyOf } from "./any-of.ts";
import { toThaiDigits } from "./digits.ts";
import { fold } from "./folded.ts";

// "ไม่ใช้งบประมาณ" and its kin, with the slips one meets: ไม่ใช่งบประมาณ, ไมใช้งบประมาณ, ไม่ใช้งปม.
const NOT = "ไม[่้]?(?:ได้|มีการ|ต้อง|ขอ|จำเป็นต้อง|ประสงค์)*";
const NONE = new RegExp(
  anyOf(`
    ${NOT}(?:ใช้?[่้]?|เบิก|จ่าย|เสีย|ตั้ง|รับ)(?:จ่าย)?(?:เงิน)?(?:งบ|ค่า|เงิน|จ่าย|$) ไม[่้]?มี(?:การใช้)?(?:งบ|ค่าใช้จ่าย|ค่าดำเนินการ|วงเงิน|การเบิก)
    ไม่ใช้งป ปราศจากงบ
  `),
  "u",
);
const NOT_APPLICABLE = /^(?:n[./\\]?a\.?|ไม่มี|ไม่เกี่ยวข้อง|ไม่ระบุว่าใช้|notapplicable|none)$/iu;
const DASH = /^[-_=]{1,5}$/u;
const DIGITS = String.raw`(?<![\d.,/])(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<fraction>\.\d{1,2}(?!\d)|\.\d{1,3}(?=ล้าน|แสน|หมื่น|พัน))?(?![\d,]*\d)`;
const AMOUNT = new RegExp(String.raw`${DIGITS}(?<dash>\.?-+(?!\d)|\/-)?(?<scale>ล้าน|แสน|หมื่น|พัน|ร้อย)?(?<baht>บาท(?:ถ้วน)?|฿|\.-)?`, "gu");
const SCALE: Readonly<Record<string, number>> = { ล้าน: 1_000_000, แสน: 100_000, หมื่น: 10_000, พัน: 1_000, ร้อย: 100 };
const TOTAL = /(?:รวม|ยอด|ทั้งสิ้น|ทั้งหมด|วงเงิน)[ก-๙:=.()]{0,24}$/u;
const COUNTED = /^(?:คน|ครั้ง|แห่ง|ราย|วัน|ชั่วโมง|มื้อ|เดือน|ปี|รุ่น|ชุด|เล่ม|หน่วยงาน|กิจกรรม|โครงการ|%)/u;
const SPEAKS_OF_MONEY = /^[^ก-๙A-Za-z]*$|งบ|ค่า|เงิน|จำนวน|รวม|ราคา|ประมาณ|ไม่เกิน|บาท|฿/u;
const NUMBERED = /(?:^|[\n(]|ข้อ|ที่|ปี|งบประมาณพ\.ศ\.|พ\.ศ\.)$/u;

interface Amount {
  readonly satang: number;
  readonly marked: boolean;
  readonly total: boolean;
  readonly counted: boolean;
}

/**
 * งบประมาณ — what a budget cell says: an amount, none, not applicable, a dash, or nothing that can be read.
 * Several amounts in one cell are one sum unless the cell states its total ("รวม ๕,๐๐๐ บาท").
 */
export function parseBudget(text: string): Budget {
  const folded = fold(text.normalize("NFC"))
    .text.replaceAll(/^[.…:_]+|[.…:_]+$/gu, "")
    .replaceAll(/(?<![\d,.])(?:\d{1,3}(?:(?: \d{3})* 000|(?: \d{3}){2,})(?![\d,])|(?<=^)\d{1,3} \d{3}(?=บาท))/gu, (grouped) =>
      grouped.replaceAll(" ", ""),
    ); // 120 000
  const bare = folded.replaceAll(/[()[\]"“”]/gu, "");
  if (bare === "") return { kind: "not-stated", written: text };
  if (DASH.test(bare.replace(/บาท$/u, ""))) return { kind: "dash", written: text };
  if (NOT_APPLICABLE.test(bare.replace(/บาท$/u, ""))) return { kind: "not-applicable", written: text };
  const amount = amountIn(folded);
  if (amount === "unreadable") return { kind: "not-stated", written: text };
  if (amount !== null && !(amount === 0 && NONE.test(bare))) return { kind: "baht", amount, written: text };
  if (NONE.test(bare)) return { kind: "none", written: text };
  return { kind: "not-stated", written: text };
}

/** จำนวนเงินบนหน้ากระดาษ — baht with Thai digits and commas, satang only where there are some: "๒๗,๓๐๐", "๑๐๐.๕๐". */
export function formatBaht(amountBaht: number): string {
  return toThaiDigits(formatNumber(amountBaht, Number.isInteger(amountBaht) ? 0 : 2));
}

/** A number with commas, and with as many decimals as asked; Arabic digits. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  const sign = value < 0 ? "-" : "";
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}.${fraction}`;
}

function amountIn(folded: string): number | "unreadable" | null {
  const amounts: Amount[] = [];
  for (const found of folded.matchAll(AMOUNT)) {
    const before = folded.slice(0, found.index);
    const after = folded.slice(found.index + found[0].length);
    // "๑๐.๕๐๐" may be ten and a half or ten thousand five hundred, "๕๐/๖๐" and "๑-๒" anything.
    if (/^[./-]\d/u.test(after)) return "unreadable";
    const { whole = "", fraction = "", dash = "", scale = "", baht = "" } = found.groups ?? {};
    const value = Number(whole.replaceAll(",", "") + fraction) * (SCALE[scale] ?? 1);
    if (isMarker(before, after, found[0]) || isYear(before, value, found[0])) continue;
    amounts.push({
      satang: Math.round(value * 100),
      marked: baht !== "" || dash !== "" || scale !== "",
      total: TOTAL.test(before),
      counted: baht === "" && COUNTED.test(after),
    });
  }
  const real = amounts.filter((amount) => !amount.counted);
  const marked = real.filter((amount) => amount.marked);
  const said = marked.length > 0 ? marked : real;
  const total = real.findLast((amount) => amount.total);
  if (total) return total.satang / 100;
  if (said.length === 0) return /\d/u.test(folded) ? "unreadable" : null;
  // Two bare numbers side by side may be two amounts, a fraction or a broken one: no one can tell.
  if (marked.length === 0 && said.length > 1) return "unreadable";
  if (marked.length === 0 && !SPEAKS_OF_MONEY.test(folded.slice(0, folded.search(/\d/u)))) return "unreadable";
  return said.reduce((sum, amount) => sum + amount.satang, 0) / 100;
}

function isMarker(before: string, after: string, found: string): boolean {
  if (!/^\d{1,2}$/u.test(found.replace(/\.-?$/u, ""))) return false;
  return (NUMBERED.test(before) || /[^\d]$/u.test(before)) && /^(?:\)|\.(?!\d|-))/u.test(after) && /[ก-๙A-Za-z]/u.test(after);
}

function isYear(before: string, value: number, found: string): boolean {
  return /^\d{4}$/u.test(found) && value >= 2500 && value <= 2600 && /(?:ปี|งบประมาณ|พ\.?ศ\.?)$/u.test(before);
}
