import { fold, type Folded } from "#domain/thai/folded.ts";
import { MONTH_PATTERN } from "#domain/thai/month-names.ts";
import { replaceNumberWords } from "#domain/thai/number-words.ts";
import { readAfter, readBefore, type Before } from "./measure-around.ts";
import { isNoTarget } from "./measure-passing.ts";
import { sift } from "./measure-sift.ts";

/** The bounds that words set on a number. */
export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly moreThan?: number;
  readonly lessThan?: number;
}

/** A number in a text that is a target, with the words around it that belong to it. Places are those of the folded text. */
export interface Hit {
  readonly kind: "count" | "share" | "level" | "amount";
  readonly unit: string | null;
  readonly bounds: Bounds;
  readonly per: readonly string[];
  readonly from: number;
  readonly to: number;
  /** "ร้อยละ ๘๐ ของบุคลากร…": what is shared follows the number. */
  readonly before: boolean;
  /** A word says that this number is to be reached: a comparator, "จำนวน", "ร้อยละ". */
  readonly said: boolean;
  /** A number with neither sign nor unit. */
  readonly bare: boolean;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;
const SHARE_AFTER = /^(?:-?%|เปอร์?เซ็?น?ต?์?|percent)/iu;
const MONEY_AFTER = /^(?:บาท|฿)/u;
const SCALE: Readonly<Record<string, number>> = { ล้าน: 1_000_000, แสน: 100_000, หมื่น: 10_000, พัน: 1_000 };
const SCALE_AFTER = /^(?:ล้าน|แสน|หมื่น|พัน(?!ธุ์|ธกิจ))/u;
const RANGE_AFTER = new RegExp(String.raw`^(?:-|ถึง)(?:ร้อยละ|ระดับ(?:ที่)?)?(\d+(?:,\d{3})*(?:\.\d+)?)(?!${MONTH_PATTERN})`, "iu");
// "๓ ใน ๕ ด้าน": three of five.
const OUT_OF = /^(?:ใน|จาก)(?:ทั้งหมด|จำนวน)?\d+(?![\d,.%]|เดือน|ปี)/u;
/** No word that belongs to a number stands farther from it. */
const NEAR = 80;

/** The folded text with number words as digits ("หนึ่งครั้ง" → "1ครั้ง"), places kept. */
export function foldMeasure(text: string): Folded {
  return replaceNumberWords(fold(text));
}

/** Every number in folded text that is a target, in order. */
export function hitsIn(folded: Folded): readonly Hit[] {
  const hits: Hit[] = [];
  let past = 0;
  for (const found of folded.text.matchAll(NUMBER)) {
    if (found.index < past) continue;
    const start = Math.max(past, found.index - NEAR);
    const before = readBefore(folded.text.slice(start, found.index), hits.at(-1)?.unit ?? null);
    const hit = hitAt(folded, { at: found.index, digits: found[0], before: { ...before, from: start + before.from } });
    if (!hit) continue;
    hits.push(hit);
    past = hit.to;
  }
  return sift(hits, folded.text);
}

interface Found {
  readonly at: number;
  readonly digits: string;
  readonly before: Before;
}

function hitAt(folded: Folded, { at, digits, before }: Found): Hit | null {
  const { text } = folded;
  const figure = figureAt(text, { at, digits, before });
  if (figure === null) return null;
  const { kind, value, high, afterNumber } = figure;
  const counts = kind === "count";
  const after = readAfter(folded, figure.to, { counts, said: before.bound !== null || before.counted });
  const said = before.bound !== null || before.counted || after.bound !== null || kind === "share";
  const candidate = {
    ...after,
    text,
    at,
    digits,
    kind,
    said,
    afterNumber,
    from: before.from,
    comparator: before.bound !== null,
    trailing: after.bound !== null,
  };
  if (isNoTarget({ ...candidate, isBlankBefore: (folded.begins[at] ?? 0) > (folded.ends[at - 1] ?? 0) })) return null;
  return {
    kind,
    unit: after.unit,
    bounds: high === null ? boundOf(value, before.bound ?? after.bound ?? "atLeast") : { atLeast: value, atMost: high },
    per: [...before.per, ...after.per],
    from: before.from,
    to: after.to,
    before: kind === "share" && text.startsWith("ของ", after.to),
    said,
    bare: counts && after.unit === null,
  };
}

interface Figure {
  readonly kind: Hit["kind"];
  readonly value: number;
  /** The upper end of a range. */
  readonly high: number | null;
  readonly afterNumber: number;
  /** Where the number ends, with its sign and scale. */
  readonly to: number;
}

function figureAt(text: string, { at, digits, before }: Found): Figure | null {
  // "ร้อยละ ๘ ๐": a scanner's blank within a share.
  const apart = before.sign === "share" && digits.length === 1 ? /^ (\d)(?! ?[\d,.])/u.exec(text.slice(at + 1, at + 6)) : null;
  const afterNumber = at + digits.length + (apart?.[0].length ?? 0);
  let to = afterNumber;
  const take = (words: RegExp): RegExpExecArray | null => {
    const found = words.exec(text.slice(to, to + 40));
    to += found?.[0].length ?? 0;
    return found;
  };
  const first = toNumber(digits + (apart?.[1] ?? ""));
  const last = toNumber(RANGE_AFTER.exec(text.slice(to, to + 40))?.[1] ?? "");
  // "ระดับ ๑ - ๕" is the scale.
  if (before.sign === "level" && first === 1 && last > first) return null;
  if (last > first) take(RANGE_AFTER);
  else take(OUT_OF);
  const isShare = take(SHARE_AFTER) !== null || before.sign === "share";
  const scale = SCALE[take(SCALE_AFTER)?.[0] ?? ""] ?? 1;
  const isMoney = take(MONEY_AFTER) !== null;
  const kind = isShare ? "share" : isMoney ? "amount" : (before.sign ?? "count");
  return { kind, value: first * scale, high: last > first ? last * scale : null, afterNumber, to };
}

/** "ไม่มี" said as a number: "๐ เรื่อง" is reached by none, not by any. */
function boundOf(value: number, bound: keyof Bounds): Bounds {
  return value === 0 && bound === "atLeast" ? { atMost: 0 } : { [bound]: value };
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(",", "") || Number.NaN);
}
