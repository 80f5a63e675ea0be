import { MONTH_PATTERN } from "#domain/thai/month-names.ts";
import { fold, type Folded } from "#domain/thai/folded.ts";
import { COMPARATORS, COMPARATORS_AFTER, PER_AFTER, PER_BEFORE, UNIT_AFTER } from "./measure-words.ts";
import { isNoTarget } from "./measure-passing.ts";
import { replaceNumberWords } from "#domain/thai/number-words.ts";

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
  /** A comparator, "จำนวน" or "ร้อยละ" says that this number is to be reached. */
  readonly said: boolean;
  readonly bare: boolean;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu;
const GLUE = /(?:จำนวน(?:รวม)?|รวม(?:ทั้งสิ้น)?|ทั้งสิ้น|(?<=ครบ)ทั้ง|(?<!งบ)ประมาณ|โดยเฉลี่ย|เฉลี่ย|คือ|เป็น|อยู่ที่|ได้|[:=]|คะแนน|กว่า(?=$)|ถึง|ค่าเป้าหมาย)$/u;
const SHARE_BEFORE = /(?:ร้อย ?ล[ะ่]*|รอ้ยละ)(?:ที่)?$/u;
const SHARE_AFTER = /^(?:-?%|เปอร์?เซ็?น?ต?์?|percent)/iu;
const LEVEL_BEFORE = /(?:ระดับ(?:คะแนน)?(?:ที่|ที)?)$|^(?:ขั้นตอน|ขั้น)ที่$/u;
const SCALE: Readonly<Record<string, number>> = { ล้าน: 1_000_000, แสน: 100_000, หมื่น: 10_000, พัน: 1_000 };
const MONEY_AFTER = /^(?:ล้าน|แสน|หมื่น|พัน)?(?:บาท|฿)/u;
const RANGE_AFTER = /^(?:-|ถึง)(?:ร้อยละ|ระดับ(?:ที่)?)?(\d+(?:,\d{3})*(?:\.\d+)?)/u;
const OUT_OF = /^(?:ใน|จาก)(?:ทั้งหมด|จำนวน)?\d+(?![\d,.%]|เดือน|ปี)/u;
const MONTH_NEXT = new RegExp(`^(?:${MONTH_PATTERN})`, "iu");

/** The folded text with number words as digits ("หนึ่งครั้ง" → "1ครั้ง"), places kept. */
export function foldMeasure(text: string): Folded {
  return replaceNumberWords(fold(text));
}

/** Every number in folded text that is a target, in order. */
export function hitsIn(folded: Folded): readonly Hit[] {
  const { text } = folded;
  const hits: Hit[] = [];
  let past = 0;
  for (const found of text.matchAll(NUMBER)) {
    if (found.index < past) continue;
    const hit = hitAt(folded, found.index, found[0], { past, unit: hits.at(-1)?.unit ?? null });
    if (!hit) continue;
    hits.push(hit);
    past = hit.to;
  }
  return withoutPassing(outsideParentheses(withoutScale(hits), text), text);
}

function hitAt(
  folded: Folded,
  at: number,
  digits: string,
  { past, unit }: { readonly past: number; readonly unit: string | null },
): Hit | null {
  const { text } = folded;
  const start = Math.max(past, at - 80);
  const left = readLeft(text.slice(start, at), unit);
  // "ร้อยละ ๘ ๐": a scanner's blank within a share.
  const apart = left.share && digits.length === 1 ? /^ (\d)(?! ?[\d,.])/u.exec(text.slice(at + 1)) : null;
  let to = at + digits.length + (apart ? 2 : 0);
  const first = Number(digits.replaceAll(",", "") + (apart?.[1] ?? ""));
  const second = RANGE_AFTER.exec(text.slice(to));
  const high = second && !MONTH_NEXT.test(text.slice(to + second[0].length)) ? Number((second[1] ?? "").replaceAll(",", "")) : Number.NaN;
  const range = high > first;
  const afterNumber = to;
  // "ระดับ ๑ - ๕" is the scale.
  if (left.level && range && first === 1) return null;
  // "๓ ใน ๕ ด้าน": three of five.
  if (!range) to += OUT_OF.exec(text.slice(to, to + 24))?.[0].length ?? 0;
  if (second && range) to += second[0].length;
  const share = SHARE_AFTER.exec(text.slice(to, to + 12));
  if (share) to += share[0].length;
  const money = MONEY_AFTER.exec(text.slice(to));
  const tens = /^(?:ล้าน|แสน|หมื่น|พัน)(?!ธุ์|ธกิจ)/u.exec(text.slice(to));
  const scale = SCALE[tens?.[0] ?? ""] ?? 1;
  to += money?.[0].length ?? tens?.[0].length ?? 0;
  const right = readRight(folded, to, { said: left.said, bare: left.share || share !== null || left.level || money !== null });
  const kind = left.share || share ? "share" : money ? "amount" : left.level ? "level" : "count";
  const said = left.comparator !== null || left.counted || right.comparator !== null || kind === "share";
  const from = start + left.from;
  if (
    isNoTarget({
      text,
      from,
      at,
      afterNumber,
      to,
      digits,
      kind,
      comparator: left.comparator !== null,
      said,
      unit: right.unit,
      plain: right.plain,
      trailing: right.comparator !== null,
      isBlankBefore: (folded.begins[at] ?? 0) > (folded.ends[at - 1] ?? 0),
    })
  )
    return null;
  const comparator = left.comparator ?? right.comparator ?? "atLeast";
  const value = first * scale;
  return {
    kind,
    unit: kind === "count" ? right.unit : null,
    bounds: range
      ? { atLeast: value, atMost: high * scale }
      : value === 0 && comparator === "atLeast"
        ? { atMost: 0 }
        : { [comparator]: value },
    per: [...left.per, ...right.per],
    from,
    to: right.to,
    before: kind === "share" && /^ของ|^(?:ขึ้นไป)?ของ/u.test(text.slice(right.to)),
    said,
    bare: kind === "count" && right.unit === null,
  };
}

interface Left {
  readonly from: number;
  readonly comparator: keyof Bounds | null;
  readonly share: boolean;
  readonly level: boolean;
  readonly counted: boolean;
  readonly said: boolean;
  readonly per: readonly string[];
}

/** The words before a number, taken off one by one: "จำนวนไม่น้อยกว่าร้อยละ". */
function readLeft(before: string, unitBefore: string | null): Left {
  let rest = before;
  let from = before.length;
  let comparator: keyof Bounds | null = null;
  let [share, level, counted] = [false, false, false];
  const per: string[] = [];
  for (;;) {
    const length = rest.length;
    if (!share && !level && SHARE_BEFORE.test(rest)) {
      share = true;
      rest = rest.replace(SHARE_BEFORE, "");
    } else if (!share && !level && LEVEL_BEFORE.test(rest)) {
      level = true;
      rest = rest.replace(LEVEL_BEFORE, "");
    }
    if (comparator === null) {
      for (const [bound, words] of COMPARATORS) {
        if (!words.test(rest)) continue;
        comparator = bound;
        rest = rest.replace(words, "");
        break;
      }
    }
    const each = PER_BEFORE.exec(rest);
    if (each) {
      per.unshift(each[1] ?? "");
      rest = rest.slice(0, each.index);
    }
    // "๒ รุ่น ๆ ละ ๕๐ คน": per what was counted last.
    if (rest.endsWith("ๆละ") && unitBefore !== null) {
      per.unshift(unitBefore);
      rest = rest.slice(0, -3);
    }
    if (rest.length < length) from = rest.length;
    const glue = GLUE.exec(rest);
    if (glue) {
      const counts = /จำนวน|รวม|ทั้งสิ้น/u.test(glue[0]);
      counted ||= counts;
      rest = rest.slice(0, glue.index);
      if (counts) from = rest.length;
    }
    if (rest.length === length) break;
  }
  return {
    from,
    comparator,
    share,
    level,
    counted: counted || per.length > 0,
    said: comparator !== null || counted || per.length > 0,
    per,
  };
}

interface Right {
  readonly to: number;
  readonly unit: string | null;
  /** The unit is one that is counted wherever it follows a number. */
  readonly plain: boolean;
  readonly comparator: "atLeast" | "atMost" | null;
  readonly per: readonly string[];
}

/** The words after a number: unit, "/ปี/หน่วยงาน", "ขึ้นไป". */
function readRight(folded: Folded, at: number, { said, bare }: { readonly said: boolean; readonly bare: boolean }): Right {
  const { text } = folded;
  let to = at;
  let unit: string | null = null;
  let plain = false;
  let comparator: "atLeast" | "atMost" | null = null;
  const per: string[] = [];
  if (!bare) {
    const known = UNIT_AFTER.exec(text.slice(to));
    if (known) {
      unit = known.groups?.["unit"] ?? null;
      plain = known.groups?.["plain"] !== undefined;
      to += known[0].length;
    } else if (said) {
      const length = unknownUnit(folded, to);
      if (length > 0) unit = text.slice(to, to + length);
      to += length;
    }
  }
  for (;;) {
    const start = to;
    const each = PER_AFTER.exec(text.slice(to));
    if (each) {
      per.push(each[1] ?? "");
      to += each[0].length;
    }
    for (const [bound, words] of COMPARATORS_AFTER) {
      const after = comparator === null ? words.exec(text.slice(to)) : null;
      if (!after) continue;
      comparator = bound;
      to += after[0].length;
    }
    if (to === start) break;
  }
  return { to, unit, plain, comparator, per };
}

/** A unit that the house does not know: the word after the number, up to the next blank of the source, if it is short. */
function unknownUnit(folded: Folded, at: number): number {
  let length = 0;
  while (/[ก-๎A-Za-z]/u.test(folded.text.charAt(at + length))) {
    const gap = folded.source.slice(folded.ends[at + length - 1] ?? 0, folded.begins[at + length] ?? 0);
    if (length > 0 && gap !== "") break;
    length += 1;
  }
  const word = folded.text.slice(at, at + length);
  return length > 16 || /^(?:ขึ้นไป|เป็นต้น|ของ|ที่|และ|หรือ|ต่อ|จาก|ใน|โดย|ตาม|เพื่อ|ให้|มี|อย่าง|ไม่|ได้|จะ|กับ|ซึ่ง|ภายใน|รอบ)/u.test(word) ? 0 : length;
}

/** "ระดับ ๑ … ระดับ ๒ … ระดับ ๓ …" says what the levels mean, and sets none of them. */
function withoutScale(hits: readonly Hit[]): readonly Hit[] {
  const levels = hits.filter((hit) => hit.kind === "level").map((hit) => hit.bounds.atLeast ?? 0);
  const isScale = levels.length >= 3 && levels[0] === 1 && levels.every((level, index) => level === index + 1);
  return isScale ? hits.filter((hit) => hit.kind !== "level") : hits;
}

/** Money that is spent on reaching the other targets is none itself. */
function withoutPassing(hits: readonly Hit[], text: string): readonly Hit[] {
  if (hits.every((hit) => hit.kind === "amount")) return hits;
  return hits.filter(
    (hit) =>
      hit.kind !== "amount" ||
      !/(?:ใช้(?:เงิน|งบ)|งบประมาณ|งบ|ค่าใช้จ่าย|วงเงิน|เบิกจ่าย|ค่า[ก-๙]{2,16})$/u.test(text.slice(Math.max(0, hit.from - 40), hit.from)),
  );
}

/** A number in parentheses explains another one: "จำนวน ๒ ครั้ง (ไตรมาสละ ๑ ครั้ง)". It counts only where no other number does. */
function outsideParentheses(hits: readonly Hit[], text: string): readonly Hit[] {
  const depths = depthsOf(text);
  const outer = hits.filter((hit) => depths[hit.from] === 0);
  return outer.length > 0 ? outer : hits;
}

/** How many parentheses are open at each character; one that is never closed opens nothing. */
function depthsOf(text: string): readonly number[] {
  const lastClose = text.lastIndexOf(")");
  let depth = 0;
  return Array.from(text, (character, index) => {
    if (character === "(" && index < lastClose) depth += 1;
    else if (character === ")" && depth > 0) depth -= 1;
    return depth;
  });
}
