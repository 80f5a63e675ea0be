import type { Folded } from "#domain/thai/folded.ts";
import { COMPARATORS, COMPARATORS_AFTER, PER_AFTER, PER_BEFORE, UNIT_AFTER } from "./measure-words.ts";

/** What the words before a number say of it. */
export interface Before {
  /** Where the first word that belongs to the number begins. */
  readonly from: number;
  readonly bound: "atLeast" | "atMost" | "moreThan" | "lessThan" | null;
  /** ร้อยละ or ระดับ stands before it. */
  readonly sign: "share" | "level" | null;
  /** "จำนวน", "รวม", "ปีละ": what follows is counted. */
  readonly counted: boolean;
  readonly per: readonly string[];
}

/** What the words after a number say of it. */
export interface After {
  /** Where the last word that belongs to the number ends. */
  readonly to: number;
  readonly unit: string | null;
  /** The unit is one that is counted wherever it follows a number. */
  readonly plain: boolean;
  readonly bound: "atLeast" | "atMost" | null;
  readonly per: readonly string[];
}

const SIGNS = [
  ["share", /(?:ร้อย ?ล[ะ่]*|รอ้ยละ)(?:ที่)?$/u],
  ["level", /ระดับ(?:คะแนน)?(?:ที่|ที)?$|^(?:ขั้นตอน|ขั้น)ที่$/u],
] as const;
const COUNTS = /(?:จำนวน(?:รวม)?|รวม(?:ทั้งสิ้น)?|ทั้งสิ้น)$/u;
/** Words that may stand between a number and what is said of it. */
const GLUE = /(?:(?<=ครบ)ทั้ง|(?<!งบ)ประมาณ|โดยเฉลี่ย|เฉลี่ย|คือ|เป็น|อยู่ที่|ได้|[:=]|คะแนน|ถึง|ค่าเป้าหมาย)$/u;
const NO_UNIT = /^(?:ขึ้นไป|เป็นต้น|ของ|ที่|และ|หรือ|ต่อ|จาก|ใน|โดย|ตาม|เพื่อ|ให้|มี|อย่าง|ไม่|ได้|จะ|กับ|ซึ่ง|ภายใน|รอบ)/u;

/** Read the words before a number from its side, one by one: "จำนวนไม่น้อยกว่าร้อยละ |๘๐". `lastUnit` is what was counted last. */
export function readBefore(text: string, lastUnit: string | null): Before {
  let rest = text;
  let from = rest.length;
  let bound: Before["bound"] = null;
  let sign: Before["sign"] = null;
  let counted = false;
  const per: string[] = [];
  const take = (words: RegExp): boolean => {
    const found = words.exec(rest);
    if (!found) return false;
    rest = rest.slice(0, found.index);
    from = rest.length;
    return true;
  };
  for (let length = -1; length !== rest.length;) {
    length = rest.length;
    sign ??= SIGNS.find(([, words]) => take(words))?.[0] ?? null;
    bound ??= COMPARATORS.find(([, words]) => take(words))?.[0] ?? null;
    const each = PER_BEFORE.exec(rest)?.[1];
    if (each !== undefined && take(PER_BEFORE)) per.unshift(each);
    // "๒ รุ่น ๆ ละ ๕๐ คน": per what was counted last.
    if (lastUnit !== null && take(/ๆละ$/u)) per.unshift(lastUnit);
    if (take(COUNTS)) counted = true;
    rest = rest.replace(GLUE, "");
  }
  return { from, bound, sign, counted: counted || per.length > 0, per };
}

/** Read the words after a number: its unit where it may have one, "/ปี/หน่วยงาน", "ขึ้นไป". */
export function readAfter(folded: Folded, at: number, { counts, said }: { readonly counts: boolean; readonly said: boolean }): After {
  const { text } = folded;
  const known = counts ? UNIT_AFTER.exec(text.slice(at, at + 60)) : null;
  const unit = known?.[0] ?? (counts && said ? unknownUnit(folded, at) : null);
  let to = at + (unit?.length ?? 0);
  let bound: After["bound"] = null;
  const per: string[] = [];
  const take = (words: RegExp): RegExpExecArray | null => {
    const found = words.exec(text.slice(to, to + 40));
    to += found?.[0].length ?? 0;
    return found;
  };
  for (let start = -1; start !== to;) {
    start = to;
    const each = take(PER_AFTER)?.[1];
    if (each !== undefined) per.push(each);
    bound ??= COMPARATORS_AFTER.find(([, words]) => take(words) !== null)?.[0] ?? null;
  }
  return { to, unit, plain: known?.groups?.["plain"] !== undefined, bound, per };
}

/** A unit that the house does not know: the word after the number, up to the next blank of the source, if it is short. */
function unknownUnit(folded: Folded, at: number): string | null {
  let length = 0;
  while (length <= 16 && /[ก-๎A-Za-z]/u.test(folded.text.charAt(at + length))) {
    const gap = (folded.begins[at + length] ?? 0) - (folded.ends[at + length - 1] ?? 0);
    if (length > 0 && gap > 0) break;
    length += 1;
  }
  const word = folded.text.slice(at, at + length);
  return length === 0 || length > 16 || NO_UNIT.test(word) ? null : word;
}
