import { beginOf, endOf, fold, written, type Folded } from "#domain/thai/folded.ts";
import { oneLine } from "#domain/thai/text.ts";
import { hitsIn, foldMeasure, type Hit } from "./measure-hits.ts";
import { cutAt, itemStarts, lineStarts, markerStarts } from "./measure-items.ts";
import { roundsIn, roundsOf, type RoundMention } from "./measure-rounds.ts";
import { shareOf } from "./measure-share.ts";
import { clauseBreaks, isNested } from "./measure-clauses.ts";
import { measureWithoutNumber } from "./measure-unnumbered.ts";
import type { Indicator, Measure, Target } from "./measure.ts";

/** A piece of text with the targets found in it. */
interface Piece {
  readonly text: string;
  readonly folded: Folded;
  readonly hits: readonly Hit[];
  readonly rounds: readonly RoundMention[];
}

const ROUND_FIRST = /^(?:[-•*.)(\d]|ณ|เมื่อ|ใน)*(?:รอบ|ระยะ|ไตรมาส|ครึ่งปี|6เดือน|12เดือน)/u;
const HEADING = /^(?:[-•*()\d.]*)(?:ตัวชี้วัด|ค่าเป้าหมาย|เป้าหมาย|ผลผลิต|ผลลัพธ์|ผลสำเร็จ)?(?:เชิงปริมาณ|เชิงคุณภาพ|เชิงเวลา|\(?output\)?|\(?outcome\)?)?[:.]?$/iu;
const LIST_HEAD = /(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย|อาทิ|เช่น)[:.-]*$/u;
const MEASURE_START = /^(?:[-•*☐□☑☒(]|\d{1,2}[.)])|^(?:จำนวน|ร้อยละ|ระดับ|มีการ|มีแผน|มี|จัด|ผลสำเร็จ|หน่วยงาน|บุคลากร|ผู้|ค่า|สัดส่วน|อัตรา|เผยแพร่|ไม่มี|ไม่น้อยกว่า|อย่างน้อย|ความสำเร็จ|รายงาน)/u;
const UNFINISHED = /(?:กว่า|น้อย|ร้อยละ|จำนวน|และ|หรือ|ของ|ระดับ|ที่|ไม่|อย่าง|การ|ใน|โดย|เพื่อ|กับ|ตาม|ต่อ|แก่|ให้|ความ|จาก|\(|,|\/)$/u;

/**
 * ตัวชี้วัดที่เข้าใจแล้ว — how an indicator's text is measured and what must be reached at which round.
 * A text that holds several measures becomes several indicators whose texts, joined, are the text.
 */
export function understandIndicator(text: string, context?: { readonly title?: string }): readonly Indicator[] {
  if (text.trim() === "") return [];
  return indicatorsOf(text, context?.title ?? null);
}

/** ค่าเป้าหมายในข้อความ — every measured target that a text names; a bare number after shares is a share as they are. */
export function targetsIn(text: string): readonly { readonly measure: Measure; readonly target: Target }[] {
  return understandIndicator(text).flatMap(({ measure, targets }) => targets.map((target) => ({ measure, target })));
}

function indicatorsOf(text: string, title: string | null): readonly Indicator[] {
  const pieces = piecesOf(text).flatMap((piece) => splitPiece(piece));
  let shared = false;
  return pieces.map((piece, index) => {
    const indicator = toIndicator(piece, pieces[index - 1], title);
    shared ||= indicator.measure.kind === "share";
    const isBareShare = shared && indicator.measure.kind === "count" && piece.hits[0]?.bare === true;
    return isBareShare ? { ...indicator, measure: shareOf("") } : indicator;
  });
}

/** The items of a text, headings joined to what they head, broken lines and rounds to what they belong to. */
function piecesOf(text: string): readonly Piece[] {
  const markers = new Set(markerStarts(text));
  const lines = new Set(lineStarts(text));
  const whole = pairSpans(text);
  const items = cutAt(text, itemStarts(text).filter((place) => !whole.some((span) => place > span.from && place < span.to)));
  const joined: string[] = [];
  let at = 0;
  for (const item of items) {
    const before = joined.at(-1);
    if (before !== undefined && belongsTo(before, item, markers.has(at) || !lines.has(at))) joined[joined.length - 1] = before + item;
    else joined.push(item);
    at += item.length;
  }
  return joined.map(toPiece);
}

function belongsTo(before: string, item: string, marked: boolean): boolean {
  const [one, other] = [toPiece(before), toPiece(item)];
  const head = one.folded.text;
  if (HEADING.test(head) || /^[-•*()\d.☐□]*$/u.test(head)) return true;
  if (ROUND_FIRST.test(other.folded.text)) return one.hits.every((hit) => hit.kind === other.hits[0]?.kind);
  if (LIST_HEAD.test(head)) return one.hits.length === 0 || other.hits.length === 0;
  if (/[☐□☑☒\uF0A8\uF06F]/u.test(other.folded.text) && /[☐□☑☒\uF0A8\uF06F]/u.test(head)) return true;
  if (other.hits.length === 0 && isList(before)) return true;
  if (marked) return false;
  // A line that neither carries a measure of its own nor begins one goes on from the line before.
  return UNFINISHED.test(head) || !MEASURE_START.test(other.folded.text);
}

/** "…๓ กิจกรรม ได้แก่ ๑) … ๒) …": the items after it name what is counted. */
function isList(before: string): boolean {
  const found = /(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย)[\s:.-]*/u.exec(before);
  return found !== null && hitsIn(foldMeasure(before.slice(0, found.index))).length > 0 && hitsIn(foldMeasure(before.slice(found.index))).length === 0;
}

/** Where "จำนวน… จำนวน… คิดเป็นร้อยละ" stands, over however many lines. */
function pairSpans(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/จำนวน(?:(?!คิดเป็น)[^\d๐-๙])*?จำนวน(?:(?!คิดเป็น)[^\d๐-๙])*คิดเป็น\s*(?:ร้อยละ|%)/gu)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
}

function toPiece(text: string): Piece {
  const folded = foldMeasure(text);
  return { text, folded, hits: hitsIn(folded).filter((_, index, hits) => !isNested(folded, hits, index)), rounds: roundsIn(folded.text) };
}

/** One piece per measure: cut where the next measure's clause begins. Targets of several rounds stay together. */
function splitPiece(piece: Piece): readonly Piece[] {
  const rounds = roundsOf(piece.hits, piece.rounds);
  const places: number[] = [];
  for (let i = 1; i < piece.hits.length; i += 1) {
    const [before, hit] = [piece.hits[i - 1], piece.hits[i]];
    if (!before || !hit) continue;
    const sameKind = before.kind === hit.kind && (before.unit === hit.unit || hit.unit === null);
    const severalRounds = rounds[i] !== null && rounds[i - 1] !== null && rounds[i] !== rounds[i - 1];
    if (!(sameKind && severalRounds)) places.push(clauseBreaks(piece.folded, before, hit, piece.rounds));
  }
  if (places.length === 0) return piece.hits.length > 0 ? [piece] : cutPairs(piece);
  return cutAt(piece.text, places).map((text) => toPiece(text));
}

/** "จำนวน…จำนวน…คิดเป็นร้อยละ จำนวน…จำนวน…คิดเป็นร้อยละ": each pair is a share of its own. */
function cutPairs(piece: Piece): readonly Piece[] {
  const places = [...piece.folded.text.matchAll(/(?<=คิดเป็นร้อยละ[.…_\s]*)จำนวน/gu)].map((found) => beginOf(piece.folded, found.index));
  return places.length === 0 ? [piece] : cutAt(piece.text, places).map((text) => toPiece(text));
}

function toIndicator(piece: Piece, before: Piece | undefined, title: string | null): Indicator {
  const first = piece.hits[0];
  if (!first) return { text: piece.text, ...measureWithoutNumber(piece.text, title), rubric: [] };
  const inherits = before?.rounds.at(-1);
  const rounds = roundsOf(piece.hits, piece.rounds);
  const targets = piece.hits.map((hit, index) => toTarget(piece, hit, rounds[index] ?? (piece.rounds.length === 0 && inherits && before && isLeading(before) ? inherits.round : 12)));
  return { text: piece.text, measure: measureOf(piece, first), targets, rubric: [] };
}

/** The round that leads a whole sentence holds for its later clauses too. */
function isLeading(piece: Piece): boolean {
  const first = piece.hits[0];
  return first !== undefined && piece.rounds.length === 1 && piece.rounds.every((round) => round.to <= first.from && round.from < 12);
}

function toTarget(piece: Piece, hit: Hit, round: number): Target {
  const words = oneLine(written(piece.folded, hit.from, hit.to));
  return { round, ...hit.bounds, ...(hit.per.length > 0 ? { per: hit.per } : {}), written: words };
}

function measureOf(piece: Piece, hit: Hit): Measure {
  if (hit.kind === "count") return isShareText(piece, hit) ? shareOf(piece.text) : { kind: "count", unit: hit.unit };
  if (hit.kind === "share") return shareOf(piece.text, placeIn(piece, hit));
  return hit.kind === "level" ? { kind: "level" } : { kind: "amount" };
}

/** "ร้อยละของบุคลากรที่… ไม่น้อยกว่า ๘๐": the sign stands apart from its number. */
function isShareText(piece: Piece, hit: Hit): boolean {
  return hit.bare && /^(?:[-•*()\d.]*)(?:ค่า)?ร้อยละ(?:ของ|ความ|ที่|จำนวน|ผล|การ)/u.test(piece.folded.text);
}

function placeIn(piece: Piece, hit: Hit): { readonly from: number; readonly to: number } {
  const plain = fold(piece.text);
  const [begin, end] = [beginOf(piece.folded, hit.from), endOf(piece.folded, hit.to)];
  const from = plain.begins.findIndex((place) => place >= begin);
  const to = plain.begins.findIndex((place) => place >= end);
  return { from, to: to < 0 ? plain.text.length : to };
}
