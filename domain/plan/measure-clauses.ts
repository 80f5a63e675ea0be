import { anyOf } from "#domain/thai/any-of.ts";
import { beginOf, type Folded } from "#domain/thai/folded.ts";
import type { Hit } from "./measure-hits.ts";
import type { RoundMention } from "./measure-rounds.ts";
import { PREDICATE } from "./measure-words.ts";

const CONNECTOR = /และ|รวมทั้ง|รวมถึง|พร้อมทั้ง|ตลอดจน|อีกทั้ง|โดย|หรือ|,|;/gu;
// What begins a clause, where "และ" might as well join two nouns.
const CLAUSE_START = new RegExp(
  `^(?:${anyOf(`
    มี จัด ผ่าน ได้ ไม่ ร้อยละ จำนวน เผยแพร่ เข้า ร่วม อย่าง ดำเนิน รายงาน สื่อสาร ประกาศ กำหนด นำ ส่ง ให้ สามารถ ปฏิบัติ ตอบ รับ ระดับ คะแนน
    ทดสอบ ผล เกิด แสดง ลงนาม ยก สร้าง พัฒนา บรรลุ ลด เพิ่ม คิดเป็น รอบ \\d
  `)})`,
  "u",
);

/**
 * Whether a number is part of what another one shares: in "ร้อยละ ๘๐ ของหน่วยงาน … ผ่านเกณฑ์ ระดับที่ ๓" the level is,
 * in "ร้อยละ ๘๐ ของบุคลากรเข้าร่วม และจัดกิจกรรม ๒ ครั้ง" the count is not.
 */
export function isNested(folded: Folded, hits: readonly Hit[], index: number): boolean {
  const hit = hits[index];
  if (!hit) return false;
  // "ระดับ ๕ : ดำเนินการครบ ๕ ขั้นตอน" says what the level means.
  if (hits.slice(0, index).some((before) => before.kind === "level" && /^(?:[:=(]|คือ|หมายถึง)/u.test(folded.text.slice(before.to))))
    return true;
  const share = hits.slice(0, index).findLast((before) => before.before);
  if (!share) return false;
  const between = folded.text.slice(share.to, hit.from);
  if (/รอบ(?:ที่)?\d/u.test(between)) return false;
  // "บุคลากรเข้าร่วมร้อยละ ๘๐ ของทั้งหมด เผยแพร่ ๒ ช่องทาง": what is shared stood before the number.
  const past = hits.findLast((before) => before.to <= share.from)?.to ?? 0;
  const subject = folded.text.slice(past, share.from).split("และ").at(-1) ?? "";
  if (hit.said && PREDICATE.test(subject)) return false;
  return clauseEnds(folded, share.to, hit.from).length === 0;
}

/** Where to cut between two measures: where the clause of the second begins, in the source. */
export function clauseBreaks(folded: Folded, before: Hit, hit: Hit, rounds: readonly RoundMention[]): number {
  const round = rounds.find((mention) => mention.from >= before.to && mention.to <= hit.from);
  const ends = clauseEnds(folded, before.to, hit.from);
  if (before.before) return beginOf(folded, ends.at(-1) ?? round?.from ?? hit.from);
  // After "… ๓ กิจกรรมขึ้นไป" the next clause begins at once; what is explained in parentheses stays.
  const explained = /^\([^)]*\)/u.exec(folded.text.slice(before.to))?.[0].length ?? 0;
  return beginOf(folded, Math.min(before.to + explained, hit.from));
}

/** Places between `from` and `to` where a new clause begins with a connecting word. */
function clauseEnds(folded: Folded, from: number, to: number): readonly number[] {
  const between = folded.text.slice(from, to);
  const ends: number[] = [];
  for (const found of between.matchAll(CONNECTOR)) {
    const after = folded.text.slice(from + found.index + found[0].length);
    if (!PREDICATE.test(between.slice(0, found.index))) continue;
    const blankBefore = beginOf(folded, from + found.index) > (folded.ends[from + found.index - 1] ?? 0);
    if (found[0] === "โดย" ? /^(?:มี|จัด)/u.test(after) : CLAUSE_START.test(after) || blankBefore) ends.push(from + found.index);
  }
  return ends;
}
