import { anyOf } from "./any-of.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import { fiscalYearsIn } from "./fiscal-year.ts";
import { toThaiDigits } from "./digits.ts";
import { fold, written } from "./folded.ts";
import { FISCAL_MONTHS, MONTH_PATTERN, monthOf, toFiscalMonth } from "./month-names.ts";
import { quarterMonthsIn } from "./quarters.ts";

/** ระยะเวลาดำเนินงาน as understood: months of the fiscal year, 1 = October … 12 = September. */
export interface MonthsRead {
  readonly months: readonly number[];
  /** Months (or quarters, or years) whose stated year lies outside the fiscal year, as written. */
  readonly outside: readonly { readonly written: string }[];
  readonly understood: boolean;
  /** The fiscal years implied by months with stated years, in order, each once. */
  readonly fiscalYears: readonly FiscalYear[];
}

/** A month with the calendar year (พ.ศ.) it is said or taken to lie in. */
interface Mention {
  readonly calendar: number;
  readonly year: number | null;
  readonly stated: boolean;
  readonly from: number;
  readonly to: number;
}

const YEAR = String.raw`(?<year>\d ?\d ?\d ?\d|\d\d)(?![\d,]|(?:-\d{1,2})?(?:${MONTH_PATTERN}))`;
const MENTION = new RegExp(
  String.raw`(?:(?<![\d/.])\d{1,2}-?)?(?:เดือน)?(?<month>${MONTH_PATTERN})(?:พ\.?ศ\.?|ปี(?:งบประมาณ)?|[.,'’])*(?:${YEAR})?`,
  "giu",
);
const NUMERIC = /(?<![\d/.])(?:(\d{1,2})[/.-])?(\d{1,2})[/](\d{4}|\d{2})(?![\d/])/gu;
const BETWEEN =
  /^(?:ของ|พ\.ศ\.|วันที่|เดือน|\d{1,2}|ปี|\.|,)*(?:-+|ถึง(?:สิ้น)?|จนถึง|จน|ไปจนถึง|to|until|…|\.{2,})(?:สิ้น|วันที่|เดือน|ปลาย|ต้น|กลาง|ประมาณ|\d{1,2}|\.)*$/iu;
const WHOLE_YEAR = new RegExp(
  anyOf(`
    ตลอด(?:ทั้ง)?(?:ระยะเวลา)?(?:ของ)?(?:ปี(?!การศึกษา)|การดำเนิน|โครงการ|แผน|เวลา) ทั้งปี(?!การศึกษา) ทุกๆ?เดือน ทุกวัน ทุกสัปดาห์ เป็นประจำทุก
    (?<!\\d|รอบ|ระยะ)12เดือน (?:ระยะ|รอบ)(?:เวลา)?12เดือน (?<!\\d)1ปี(?!\\d|ขึ้น) ต่อเนื่อง(?:ทั้ง|ตลอด) allyear throughouttheyear
  `),
  "iu",
);
const FIRST_HALF = /ครึ่งปี(?:งบประมาณ)?แรก|6เดือนแรก|รอบ6เดือน(?!หลัง)|รอบ(?:การประเมิน)?(?:ที่)?1(?![\d]|2เดือน)/u;
const SECOND_HALF = /ครึ่งปี(?:งบประมาณ)?หลัง|6เดือนหลัง|รอบ(?:การประเมิน)?(?:ที่)?2(?!\d)/u;
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/**
 * ระยะเวลา — the months of the fiscal year that a text names: month ranges and lists in any writing, dates, quarters, "ตลอดปี".
 * A month whose stated year belongs to another fiscal year is reported in `outside`; where no named month lies inside, the months are kept by their names.
 */
export function monthsIn(text: string, fiscalYear: FiscalYear | null): MonthsRead {
  const folded = fold(text);
  const [kept = "", excepted = ""] = splitExcept(folded.text);
  const mentions = withYears(mentionsIn(kept));
  const outside: { readonly written: string }[] = [];
  const years: FiscalYear[] = [];
  const inside = new Set<number>();
  const byName = new Set<number>();
  for (const mention of mentions) {
    if (!mention.stated || mention.year === null) continue;
    const year = fiscalYearOfMonth(mention.calendar, mention.year);
    years.push(year);
    if (fiscalYear !== null && year !== fiscalYear) outside.push({ written: written(folded, mention.from, mention.to) });
  }
  for (const [start, end] of rangesOf(mentions, kept)) addRange(start, end, fiscalYear, inside, byName);

  const quarters = quarterMonthsIn(kept);
  for (const quarter of quarters) {
    if (quarter.year !== null) years.push(quarter.year);
    if (quarter.year !== null && fiscalYear !== null && quarter.year !== fiscalYear) {
      outside.push({ written: written(folded, quarter.from, quarter.to) });
      for (const month of quarter.months) byName.add(month);
    } else for (const month of quarter.months) inside.add(month);
  }

  if (mentions.length === 0 && quarters.length === 0) addWhole(kept, text, fiscalYear, { inside, years, outside });
  const months = new Set(inside.size > 0 ? inside : byName);
  if (excepted !== "") for (const month of monthsIn(excepted, null).months) months.delete(month);
  return {
    months: [...months].sort((one, other) => one - other),
    outside,
    understood: months.size > 0,
    fiscalYears: [...new Set(years)],
  };
}

/** เดือนบนหน้ากระดาษ — "ต.ค. ๖๘ – ก.ย. ๖๙", runs of months separated by commas; without the year where the fiscal year is not known. */
export function formatMonths(months: readonly number[], fiscalYear: FiscalYear | null): string {
  const runs: [number, number][] = [];
  for (const month of [...new Set(months)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run[1] === month - 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs
    .map(([first, last]) =>
      first === last ? formatMonth(first, fiscalYear) : `${formatMonth(first, fiscalYear)} – ${formatMonth(last, fiscalYear)}`,
    )
    .join(", ");
}

/** ไตรมาส — the quarters (1–4) in which any of the months lies, ascending. */
export function quartersOf(months: readonly number[]): readonly number[] {
  return [...new Set(months.map((month) => Math.ceil(month / 3)))].sort((one, other) => one - other);
}

function formatMonth(month: number, fiscalYear: FiscalYear | null): string {
  const short = FISCAL_MONTHS[month - 1]?.short ?? "";
  if (fiscalYear === null) return short;
  const year = month <= 3 ? fiscalYear - 1 : fiscalYear;
  return `${short} ${toThaiDigits(String(year % 100).padStart(2, "0"))}`;
}

function splitExcept(text: string): readonly string[] {
  return text.split(/\(?(?:ยกเว้น|เว้นแต่|เว้นเดือน)/u, 2);
}

function mentionsIn(text: string): readonly Mention[] {
  const named = [...text.matchAll(MENTION)].map((found): Mention => {
    const groups = found.groups ?? {};
    const year = toYear(groups["year"]);
    // A small number after the name is a day of what follows or a slip, never a year.
    const to = found.index + found[0].length - (groups["year"] !== undefined && year === null ? groups["year"].length : 0);
    return { calendar: monthOf(groups["month"] ?? ""), year, stated: year !== null, from: found.index, to };
  });
  if (named.length > 0) return named;
  return [...text.matchAll(NUMERIC)].flatMap((found): readonly Mention[] => {
    const calendar = Number(found[2]);
    const year = toYear(found[3]);
    if (calendar < 1 || calendar > 12 || year === null || text.slice(0, found.index).endsWith("ไตรมาส")) return [];
    return [{ calendar, year, stated: true, from: found.index, to: found.index + found[0].length }];
  });
}

function toYear(digits: string | undefined): number | null {
  const value = Number((digits ?? "").replaceAll(" ", ""));
  if (value >= 2440 && value <= 2640) return value;
  if (value >= 1900 && value <= 2100) return value + 543;
  return value >= 40 && value <= 99 ? 2500 + value : null;
}

/** A month without a year lies in the year that its neighbour's year gives it: first from the right ("ต.ค. – มี.ค. ๖๙"), then from the left. */
function withYears(mentions: readonly Mention[]): readonly Mention[] {
  const dated = [...mentions];
  for (let i = dated.length - 2; i >= 0; i -= 1) {
    const [one, next] = [dated[i], dated[i + 1]];
    if (one && next && one.year === null && next.year !== null)
      dated[i] = { ...one, year: one.calendar <= next.calendar ? next.year : next.year - 1 };
  }
  for (let i = 1; i < dated.length; i += 1) {
    const [before, one] = [dated[i - 1], dated[i]];
    if (one && before && one.year === null && before.year !== null)
      dated[i] = { ...one, year: one.calendar >= before.calendar ? before.year : before.year + 1 };
  }
  return dated;
}

function rangesOf(mentions: readonly Mention[], text: string): readonly (readonly [Mention, Mention | "open"])[] {
  const ranges: (readonly [Mention, Mention | "open"])[] = [];
  for (let i = 0; i < mentions.length; i += 1) {
    const one = mentions[i];
    const next = mentions[i + 1];
    if (!one) continue;
    if (next && BETWEEN.test(text.slice(one.to, next.from))) {
      ranges.push([one, next]);
      i += 1;
    } else if (isOpen(text, one, next)) ranges.push([one, "open"]);
    else ranges.push([one, one]);
  }
  return ranges;
}

function isOpen(text: string, one: Mention, next: Mention | undefined): boolean {
  const after = text.slice(one.to, next?.from ?? text.length);
  if (/^(?:เป็นต้น|ขึ้น)ไป/u.test(after) || /^-+$|^(?:-|ถึง)(?:สิ้นปี|ปัจจุบัน|สิ้นสุด)/u.test(after)) return true;
  return next === undefined && /(?:ตั้งแต่|เริ่ม)(?:วันที่|เดือน|ต้น)*$/u.test(text.slice(0, one.from));
}

function addRange(start: Mention, end: Mention | "open", fiscalYear: FiscalYear | null, inside: Set<number>, byName: Set<number>): void {
  const first = toFiscalMonth(start.calendar);
  const last = end === "open" ? 12 : toFiscalMonth(end.calendar);
  const startsAt = absolute(start);
  const endsAt = end === "open" ? (startsAt === null ? null : startsAt - first + 12) : absolute(end);
  if (startsAt === null || endsAt === null || endsAt < startsAt) {
    // No years, or years that run backwards: by the names alone, across the new year where they must.
    for (let month = first, steps = 0; steps < 12; month = (month % 12) + 1, steps += 1) {
      (startsAt === null ? inside : byName).add(month);
      if (month === last) break;
    }
    return;
  }
  for (let at = startsAt; at <= endsAt && at < startsAt + 120; at += 1) {
    const month = ((at - 1) % 12) + 1;
    if (fiscalYear === null || Math.floor((at - 1) / 12) === fiscalYear) inside.add(month);
    else byName.add(month);
  }
}

/** Months counted through all fiscal years, so that October follows September. */
function absolute(mention: Mention): number | null {
  if (mention.year === null) return null;
  return fiscalYearOfMonth(mention.calendar, mention.year) * 12 + toFiscalMonth(mention.calendar);
}

function fiscalYearOfMonth(calendar: number, year: number): FiscalYear {
  return year + (calendar >= 10 ? 1 : 0);
}

interface Found {
  readonly inside: Set<number>;
  readonly years: FiscalYear[];
  readonly outside: { readonly written: string }[];
}

function addWhole(folded: string, text: string, fiscalYear: FiscalYear | null, { inside, years, outside }: Found): void {
  const stated = fiscalYearsIn(text);
  const [first, second] = [FIRST_HALF.test(folded), SECOND_HALF.test(folded)];
  const whole = WHOLE_YEAR.test(folded) || (!first && !second && stated.length > 0 && !/การศึกษา|ไตรมาส/u.test(folded));
  for (const month of ALL) if (whole || (first && month <= 6) || (second && month > 6)) inside.add(month);
  if (inside.size === 0) return;
  years.push(...stated);
  if (fiscalYear !== null && stated.length > 0 && !stated.includes(fiscalYear)) outside.push({ written: text.trim() });
}
