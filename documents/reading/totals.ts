import type { Place } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { FACT_FIELDS } from "./columns.ts";
import type { Header } from "./header.ts";
import type { Walk } from "./walk.ts";
import { isDash } from "./words.ts";

const TOTAL =
  /^(?:รวม|ยอดรวม|ผลรวม|total)(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ|จำนวน|เงิน|เป็นเงิน|แนวทาง|ยุทธศาสตร์|แผนย่อย|กลยุทธ์|โครงการ|กิจกรรม|[(๐-๙\d:]|$)/iu;

/** แถวรวม — what a total row declares of the rows above it; false where the row is none. */
export function readTotal(texts: ReadonlyMap<number, string>, header: Header, walk: Walk, place: Place): boolean {
  const [first] = texts.values();
  if (first === undefined || !TOTAL.test(squash(first)) || isDescribed(texts, header)) return false;
  const { declared } = walk.draft;
  const written = [...texts.values()].map(oneLine).join(" ");
  const figures = readFigures(written);
  const amount =
    figures.baht ??
    sumOf(
      [...header.fields]
        .filter(([, field]) => field === "budget")
        .map(([column]) => inBaht(texts.get(column), header.printed.get(column) ?? "")),
    );
  const isPart = /^รวม(?:แนวทาง|ยุทธศาสตร์|แผนย่อย|กลยุทธ์)/u.test(squash(first));
  if (isPart && walk.heading !== null) {
    if (figures.activities !== null) declared.byHeading.push({ heading: walk.heading, activities: figures.activities, written });
  } else {
    walk.draft.places["declared.activities"] = place;
    walk.draft.places["declared.budgetBaht"] = place;
    declared.activities = figures.activities ?? declared.activities;
    declared.budgetBaht = amount ?? declared.budgetBaht;
  }
  walk.draft.furniture.push({ place, text: written });
  return true;
}

/** "รวมเงินช่วยน้อง" with its purpose, indicator and unit beside it is something people do: a total has no more than figures. */
function isDescribed(texts: ReadonlyMap<number, string>, header: Header): boolean {
  const told = [...texts].filter(([column]) => {
    const field = header.fields.get(column);
    return field !== undefined && field !== "budget" && FACT_FIELDS.has(field);
  });
  return told.filter(([, text]) => numberOf(text) === null && !isDash(text)).length >= 2;
}

/** "รวม ๑๒ กิจกรรม เป็นเงิน ๔๐,๐๐๐ บาท" → 12 and 40000. */
export function readFigures(text: string): { readonly activities: number | null; readonly baht: number | null } {
  const said = toArabicDigits(text).replaceAll(/[.…]{2,}/gu, " ");
  const activities = /(\d{1,4})\s*(?:โครงการ|กิจกรรม|แผนงาน)/u.exec(said)?.[1];
  const baht = /([\d][\d,\s]*(?:\.\d+)?)\s*(?:ล้าน\s*)?บาท/u.exec(said);
  const amount = numberOf(baht?.[1]);
  return {
    activities: activities === undefined ? null : Number(activities),
    baht: amount === null ? null : /ล้าน\s*บาท/u.test(baht?.[0] ?? "") ? amount * 1_000_000 : amount,
  };
}

function sumOf(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

const TIMES = { ล้าน: 1_000_000, แสน: 100_000, หมื่น: 10_000, พัน: 1_000 } as const;

/** A figure of the total row in baht: its column's heading may count in thousands or millions. */
function inBaht(text: string | undefined, heading: string): number | null {
  const amount = numberOf(text);
  const unit = /(ล้าน|แสน|หมื่น|พัน)\s*บาท/u.exec(heading)?.[1];
  return amount === null || unit === undefined ? amount : Math.round(amount * TIMES[unit as keyof typeof TIMES] * 100) / 100;
}

/** A figure that is nothing but a number: "๒๕๕,๕๐๐" → 255500; null for anything else. */
export function numberOf(text: string | undefined): number | null {
  const said = squash(toArabicDigits(text ?? ""))
    .replaceAll(",", "")
    .replace(/(?:บาท|\.-)$/u, "");
  return /^\d+(?:\.\d+)?$/u.test(said) ? Number(said) : null;
}
