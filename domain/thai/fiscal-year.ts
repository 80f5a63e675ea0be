import { anyOf } from "./any-of.ts";
import { fold, written, type Folded } from "./folded.ts";

/** ปีงบประมาณ — a Thai fiscal year by its Buddhist-era number; 2569 runs from 1 October 2568 to 30 September 2569. */
export type FiscalYear = number;

/** A year as a text names it. */
export interface YearMention {
  readonly year: FiscalYear;
  /** The words it was read from, its label included. */
  readonly written: string;
  /** Where it begins in the text. */
  readonly at: number;
  /** "fiscal": ปีงบประมาณ …; "year": ประจำปี …, ปี …; "era": พ.ศ. alone. */
  readonly label: "fiscal" | "year" | "era";
  /** Written in the Christian era (ค.ศ. 2026); `year` is converted. */
  readonly christian: boolean;
}

const FIRST = 2440;
const LAST = 2640;
const NUMBER = String.raw`(\d ?\d ?\d ?\d|\d\d)(?![\d,]|\.\d| \d| ?[%/]\d)`;
const ERA = String.raw`(?:พ\.?,?ศ[.,]?|ค\.?ศ\.?)`;
const FISCAL = String.raw`(?:ประจำ)?ปี(?:งบประมา[ณน]|งปม\.?|งบฯ?|ง\.ป\.ม\.)|ปงป\.?|FY`;
const PLAIN_YEAR = "(?:ประจำ|ใน|ของ|รอบ)?ปี";
const LABELLED = new RegExp(
  String.raw`(?:(?<fiscal>${FISCAL})|(?<year>${PLAIN_YEAR}))[:.-]*(?<era>${ERA})?[.:-]*${NUMBER}|(?<alone>${ERA})[.:-]*${NUMBER}`,
  "giu",
);
const RANGE = new RegExp(
  String.raw`(\d ?\d ?\d ?\d)(?:-|ถึง|จนถึง|และ)+(?:ปี(?:งบประมาณ)?)?(?:${ERA})?(\d ?\d ?\d ?\d|\d\d)(?![\d,%]|\.\d)`,
  "gu",
);
const LAW = new RegExp(
  anyOf(String.raw`
    พระราชบัญญัติ พระราชกฤษฎีกา พระราชกำหนด พ\.?ร\.?[บฎก]\.? ระเบียบ ประมวล กฎกระทรวง กฎก\.พ\. ข้อบังคับ ข้อกำหนด รัฐธรรมนูญ ประกาศ คำสั่ง มติ แก้ไขเพิ่มเติม
    ฉบับที่\d*\)?
  `),
  "gu",
);
const DAY_BEFORE = /(?:คม|ยน|พันธ์|[คยพ]\.)[.,]?$/u;
const OTHER_YEARS = /ปี(?:การศึกษา|ปฏิทิน|พุทธศักราช|ฐาน)/u;

/** ปีงบประมาณของวันที่ — the fiscal year in which an ISO date lies: October belongs to the next one. */
export function fiscalYearOf(isoDate: string): FiscalYear {
  const [year = "", month = ""] = isoDate.split("-");
  return Number(year) + 543 + (Number(month) >= 10 ? 1 : 0);
}

/** ปีงบประมาณที่ข้อความกล่าวถึง — every fiscal year that a text names, in order, each once; the years of laws, dates and longer plans are not among them. */
export function fiscalYearsIn(text: string): readonly FiscalYear[] {
  return [...new Set(yearMentions(text).map((mention) => mention.year))];
}

/** Every naming of a year in a text, with its label and place (see `fiscalYearsIn`). */
export function yearMentions(text: string): readonly YearMention[] {
  const folded = fold(text);
  const spans = rangeSpans(folded);
  const mentions: YearMention[] = [];
  for (const found of folded.text.matchAll(LABELLED)) {
    const from = found.index;
    const to = from + found[0].length;
    const digits = found.slice(1).findLast((group) => group !== undefined && /^\d/u.test(group)) ?? "";
    if (spans.some((span) => to > span.from && from < span.to)) continue;
    const groups = found.groups ?? {};
    const label = groups["fiscal"] !== undefined ? "fiscal" : groups["year"] !== undefined ? "year" : "era";
    const era = groups["era"] ?? groups["alone"] ?? "";
    const year = buddhistYear(digits, era);
    if (!year || (label === "era" && isNoFiscalEra(folded.text, from))) continue;
    // "อายุ 13 ปี 60 คน": two digits after ปี are a year only where they may be one and nothing is counted.
    if (label === "year" && digits.length === 2 && !mayBeShortYear(folded.text, from, to, Number(digits))) continue;
    mentions.push({ year: year.year, written: written(folded, from, to), at: folded.begins[from] ?? 0, label, christian: year.christian });
  }
  return mentions;
}

/** ช่วงปีของแผน — first and last year of the longer plan that a text names: "(พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "2566-70"; null where it names none. */
export function planYearsIn(text: string): readonly [FiscalYear, FiscalYear] | null {
  const span = rangeSpans(fold(text))[0];
  return span ? [span.first, span.last] : null;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly first: FiscalYear;
  readonly last: FiscalYear;
}

function rangeSpans(folded: Folded): readonly Span[] {
  const spans: Span[] = [];
  for (const found of folded.text.matchAll(RANGE)) {
    if (DAY_BEFORE.test(folded.text.slice(0, found.index))) continue;
    const joined = /และ/u.test(found[0]);
    const first = buddhistYear(found[1] ?? "", "")?.year;
    const second = found[2] ?? "";
    const last = second.length === 2 && first ? Math.floor(first / 100) * 100 + Number(second) : buddhistYear(second, "")?.year;
    if (!first || !last || last <= first || last - first > 20) continue;
    // "ปี 2568 และ 2569" names two years, not one long plan.
    if (joined) continue;
    spans.push({ from: found.index, to: found.index + found[0].length, first, last });
  }
  return spans;
}

function buddhistYear(digits: string, era: string): { readonly year: FiscalYear; readonly christian: boolean } | null {
  const plain = digits.replaceAll(" ", "");
  const value = Number(plain);
  const christianEra = era.startsWith("ค");
  if (plain.length === 2) return value >= 40 && !christianEra ? { year: 2500 + value, christian: false } : null;
  if (value >= FIRST && value <= LAST && !christianEra) return { year: value, christian: false };
  if (value >= FIRST - 543 && value <= LAST - 543 && !era.startsWith("พ")) return { year: value + 543, christian: true };
  return null;
}

function isNoFiscalEra(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 140), at);
  if (DAY_BEFORE.test(before) || OTHER_YEARS.test(before.slice(-16))) return true;
  const law = [...before.matchAll(LAW)].at(-1);
  return law !== undefined && !/ปีงบประมาณ|["”\n]/u.test(before.slice(law.index));
}

function mayBeShortYear(text: string, from: number, to: number, value: number): boolean {
  if (value < 50 || /(?:อายุ|\d|เกิน|กว่า)$/u.test(text.slice(0, from))) return false;
  return !/^(?:[%บาทคน]|แห่ง|ครั้ง|ราย|กิจกรรม|โครงการ|หน่วยงาน|ชุมชน)/u.test(text.slice(to));
}
