import { anyOf } from "#domain/thai/any-of.ts";
import { beginOf, type Folded } from "#domain/thai/folded.ts";
import { clauseBreaks, isNested } from "./measure-clauses.ts";
import { foldMeasure, hitsIn, type Hit } from "./measure-hits.ts";
import { cutAt, itemStarts, lineStarts, markerStarts } from "./measure-items.ts";
import { roundsIn, roundsOf } from "./measure-rounds.ts";

/** A target with the round it is due at; null where the text names none. */
export interface DueHit extends Hit {
  readonly round: number | null;
}

/** A piece of a text that holds one measure, with the targets found in it. */
export interface Piece {
  readonly text: string;
  readonly folded: Folded;
  readonly hits: readonly DueHit[];
}

const ROUND_FIRST = /^(?:[-•*.)(\d]|ณ|เมื่อ|ใน)*(?:รอบ|ระยะ(?:เวลา)?\d|ไตรมาส(?!ละ)|ครึ่งปี|6เดือน|12เดือน)/u;
const HEADING =
  /^[-•*()\d.]*(?:ตัวชี้วัด(?:ความสำเร็จ)?|ค่าเป้าหมาย|เป้าหมาย|ผลผลิต|ผลลัพธ์|ผลสำเร็จ)?(?:เชิง(?:ปริมาณ|คุณภาพ|เวลา)|\(?out(?:put|come)\)?)?[:.]?$/iu;
const LIST_HEAD = /(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย|อาทิ|เช่น)[:.-]*$/u;
const LIST = /(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย)[\s:.-]*/u;
const BOX = /[☐□☑☒\uF0A8\uF06F]/u;
const MEASURE_START = new RegExp(
  `^(?:[-•*☐□☑☒(]|\\d{1,2}[.)]|${anyOf(`
    จำนวน ร้อยละ ระดับ มี จัด ผลสำเร็จ หน่วยงาน บุคลากร ผู้ ค่า สัดส่วน อัตรา เผยแพร่ ไม่มี ไม่น้อยกว่า อย่างน้อย ความสำเร็จ รายงาน นักเรียน ครู
    ประชาชน เจ้าหน้าที่ ข้าราชการ ดำเนินการ
  `)})`,
  "u",
);
const UNFINISHED = new RegExp(
  `(?:${anyOf("กว่า น้อย ร้อยละ จำนวน และ หรือ ของ ระดับ ที่ ไม่ อย่าง การ ใน โดย เพื่อ กับ ตาม ต่อ แก่ ให้ ความ จาก")}|[(,/])$`,
  "u",
);

/** The pieces of a text, one per measure; their texts, joined, are the text. Targets of several rounds stay together. */
export function piecesOf(text: string): readonly Piece[] {
  return itemsOf(text).flatMap((item) => splitPiece(toPiece(item)));
}

/** The items of a text, headings joined to what they head, broken lines and rounds to what they belong to. */
function itemsOf(text: string): readonly string[] {
  const markers = new Set(markerStarts(text));
  const lines = new Set(lineStarts(text));
  const whole = pairSpans(text);
  const items = cutAt(
    text,
    itemStarts(text).filter((place) => !whole.some((span) => place > span.from && place < span.to)),
  );
  const joined: Joined[] = [];
  let at = 0;
  for (const item of items) {
    const next = toJoined(item);
    const before = joined.at(-1);
    if (before !== undefined && belongsTo(before, next, markers.has(at) || !lines.has(at))) joined[joined.length - 1] = join(before, next);
    else joined.push(next);
    at += item.length;
  }
  return joined.map((item) => item.text);
}

/** An item with what deciding on the next one needs; kept beside it so that long lists are read once. */
interface Joined {
  readonly text: string;
  readonly folded: string;
  readonly hits: readonly Hit[];
  readonly names: boolean;
}

function toJoined(text: string): Joined {
  const folded = foldMeasure(text);
  const list = LIST.exec(text);
  const counts = (part: string): boolean => hitsIn(foldMeasure(part)).length > 0;
  const names = list !== null && counts(text.slice(0, list.index)) && !counts(text.slice(list.index));
  return { text, folded: folded.text, hits: hitsIn(folded), names };
}

function join(before: Joined, next: Joined): Joined {
  return { text: before.text + next.text, folded: before.folded + next.folded, hits: [...before.hits, ...next.hits], names: before.names };
}

function belongsTo(before: Joined, next: Joined, marked: boolean): boolean {
  if (HEADING.test(next.folded)) return false;
  if (HEADING.test(before.folded) || /^[-•*()\d.☐□]*$/u.test(before.folded)) return true;
  if (ROUND_FIRST.test(next.folded)) return next.hits.length > 0 && before.hits.every((hit) => hit.kind === next.hits[0]?.kind);
  if (LIST_HEAD.test(before.folded)) return before.hits.length === 0 || next.hits.length === 0;
  if (BOX.test(next.folded) && BOX.test(before.folded)) return true;
  // "…๓ กิจกรรม ได้แก่ ๑) … ๒) …": the items after it name what is counted.
  if (next.hits.length === 0 && before.names) return true;
  // A line that begins no measure goes on from the line before.
  return !marked && (UNFINISHED.test(before.folded) || !MEASURE_START.test(next.folded));
}

/** Where "จำนวน… จำนวน… คิดเป็นร้อยละ" stands, over however many lines. */
function pairSpans(text: string): readonly { readonly from: number; readonly to: number }[] {
  const spans: { readonly from: number; readonly to: number }[] = [];
  for (const end of text.matchAll(/คิดเป็น\s*(?:ร้อยละ|%)/gu)) {
    const second = text.lastIndexOf("จำนวน", end.index);
    const first = second > 0 ? text.lastIndexOf("จำนวน", second - 1) : -1;
    if (first < (spans.at(-1)?.to ?? 0) || /[\d๐-๙]/u.test(text.slice(first, end.index))) continue;
    spans.push({ from: first, to: end.index + end[0].length });
  }
  return spans;
}

function toPiece(text: string): Piece {
  const folded = foldMeasure(text);
  const hits = hitsIn(folded).filter((_, index, all) => !isNested(folded, all, index));
  const rounds = roundsOf(hits, roundsIn(folded.text));
  return { text, folded, hits: hits.map((hit, index) => ({ ...hit, round: rounds[index] ?? null })) };
}

function splitPiece(piece: Piece): readonly Piece[] {
  if (piece.hits.length === 0) return cutPairs(piece);
  const mentions = roundsIn(piece.folded.text);
  const places: number[] = [];
  for (let i = 1; i < piece.hits.length; i += 1) {
    const [before, hit] = [piece.hits[i - 1], piece.hits[i]];
    if (!before || !hit) continue;
    const sameMeasure = before.kind === hit.kind && (before.unit === hit.unit || hit.unit === null);
    const otherRound = hit.round !== null && before.round !== null && hit.round !== before.round;
    if (!(sameMeasure && otherRound)) places.push(clauseBreaks(piece.folded, before, hit, mentions));
  }
  return cutPiece(piece, places);
}

/** "จำนวน…จำนวน…คิดเป็นร้อยละ จำนวน…จำนวน…คิดเป็นร้อยละ": each pair is a share of its own. */
function cutPairs(piece: Piece): readonly Piece[] {
  return cutPiece(
    piece,
    [...piece.folded.text.matchAll(/(?<=คิดเป็นร้อยละ[.…_]{0,200})จำนวน/gu)].map((found) => beginOf(piece.folded, found.index)),
  );
}

function cutPiece(piece: Piece, places: readonly number[]): readonly Piece[] {
  const texts = cutAt(piece.text, places);
  if (texts.length === 1) return [piece];
  let at = 0;
  return texts.map((text) => {
    const folded = foldMeasure(text);
    const offset = at;
    const here = (place: number): number => Math.max(0, indexAt(folded, beginOf(piece.folded, place) - offset));
    const hits = piece.hits.filter(
      (hit) => beginOf(piece.folded, hit.from) >= offset && beginOf(piece.folded, hit.from) < offset + text.length,
    );
    at += text.length;
    return { text, folded, hits: hits.map((hit) => ({ ...hit, from: here(hit.from), to: here(hit.to - 1) + 1 })) };
  });
}

/** The folded character that stands at a place of the source. */
function indexAt(folded: Folded, place: number): number {
  const index = folded.begins.findIndex((begin) => begin >= place);
  return index < 0 ? folded.text.length : index;
}
