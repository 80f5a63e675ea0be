import { fold, written, type Folded } from "#domain/thai/folded.ts";
import { oneLine } from "#domain/thai/text.ts";
import type { Measure } from "./measure.ts";
import { BODIES, PEOPLE, PREDICATE, UNIT_AT_END } from "./measure-words.ts";

const COUNT = "จำนวน";
const BLANKS = /[.…_]+$/u;
const OF = /^(?:ขึ้นไป)?ของ(?:จำนวน)?/u;

/** What is shared, where the text names it: "ร้อยละ ๘๐ ของบุคลากร…", "จำนวน…ที่รับทราบ จำนวน…ทั้งหมด คิดเป็นร้อยละ". */
export function shareOf(text: string, span?: { readonly from: number; readonly to: number }): Measure {
  const folded = fold(text);
  const pair = span ? null : fromPair(folded);
  if (pair) return pair;
  const of = span ? OF.exec(folded.text.slice(span.to)) : null;
  if (span && of) {
    const measure = fromPhrase(folded, span.to + of[0].length, folded.text.length);
    if (measure.kind !== "share" || measure.numerator !== null) return measure;
    // "บุคลากรเข้าร่วมร้อยละ ๘๐ ของบุคลากรทั้งหมด": who is counted stands before.
    const before = fromClauseAround(folded, { from: span.from, to: folded.text.length });
    return before.kind === "share" && before.numerator !== null ? { ...measure, numerator: before.numerator } : measure;
  }
  const heading = /ร้อยละ(?:ที่เพิ่มขึ้น|ความสำเร็จ|จำนวน)?ของ(?:จำนวน)?/u.exec(folded.text.slice(0, span?.from));
  if (heading) return fromPhrase(folded, heading.index + heading[0].length, span?.from ?? folded.text.length);
  return span ? fromClauseAround(folded, span) : { kind: "share", unit: null, numerator: null, denominator: null };
}

/** "จำนวน<ที่รับทราบ>คน จำนวน<ทั้งหมด>คน คิดเป็นร้อยละ". */
function fromPair(folded: Folded): Measure | null {
  const { text } = folded;
  const end = /คิดเป็น(?:ร้อยละ|%)/u.exec(text)?.index ?? -1;
  const second = end > 0 ? text.lastIndexOf(COUNT, end) : -1;
  const first = second > 0 ? text.lastIndexOf(COUNT, second - 1) : -1;
  if (first < 0) return null;
  const [numerator, denominator] = [text.slice(first, second).replace(BLANKS, ""), text.slice(second, end).replace(BLANKS, "")];
  const unit = UNIT_AT_END.exec(numerator)?.[0] ?? UNIT_AT_END.exec(denominator)?.[0];
  const part = (from: number, phrase: string): string =>
    tidy(written(folded, from + COUNT.length, from + phrase.length - (unit !== undefined && phrase.endsWith(unit) ? unit.length : 0)));
  return {
    kind: "share",
    unit: unit ?? unitOf(numerator.slice(COUNT.length)),
    numerator: part(first, numerator),
    denominator: part(second, denominator),
  };
}

function fromPhrase(folded: Folded, from: number, to: number): Measure {
  const phrase = folded.text.slice(from, to);
  const predicate = PREDICATE.exec(phrase);
  const head = predicate ? predicate.index : phrase.length;
  const denominator = tidy(written(folded, from, from + head));
  const numerator = predicate ? tidy(written(folded, from, to)) : null;
  return {
    kind: "share",
    unit: unitOf(phrase),
    numerator: numerator === "" ? null : numerator,
    denominator: denominator === "" ? null : denominator,
  };
}

/** "ผู้บริหารและบุคลากร…ร่วมประกาศ… ไม่น้อยกว่าร้อยละ ๘๐", "ผู้เรียนร้อยละ ๘๐ มี…": the clause around the number. */
function fromClauseAround(folded: Folded, span: { readonly from: number; readonly to: number }): Measure {
  const before = folded.text.slice(0, span.from);
  const start = /^(?:.*[:=]|(?:เชิง|ตัวชี้วัด)[ก-๙]*[\s:])?(?:[-•*()\d.\s]+|และ|มี|จำนวน|โดย)*/u.exec(before)?.[0].length ?? 0;
  const clause = before.slice(start);
  if (!PEOPLE.test(clause) && !BODIES.test(clause)) return { kind: "share", unit: null, numerator: null, denominator: null };
  const measure = fromPhrase(folded, start, span.from);
  if (measure.kind !== "share" || measure.numerator !== null) return measure;
  const rest = PREDICATE.exec(folded.text.slice(span.to))?.index === 0 ? tidy(written(folded, span.to, folded.text.length)) : "";
  return rest === "" ? measure : { ...measure, numerator: oneLine(`${measure.denominator ?? ""} ${rest}`) };
}

function unitOf(phrase: string): string | null {
  if (PEOPLE.test(phrase)) return "คน";
  return BODIES.exec(phrase)?.[0].replace(/^จำนวน/u, "") ?? null;
}

function tidy(text: string): string {
  return oneLine(text.replaceAll(/[.…_]{3,}/gu, " ")).replace(/^[\s,;:]+|[\s,;:(]+$|\s*\((?:ค่า)?เป้าหมาย$/gu, "");
}
