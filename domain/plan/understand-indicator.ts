import { beginOf, endOf, fold, written } from "#domain/thai/folded.ts";
import { oneLine } from "#domain/thai/text.ts";
import { piecesOf, type DueHit, type Piece } from "./measure-pieces.ts";
import { shareOf } from "./measure-share.ts";
import { measureWithoutNumber } from "./measure-unnumbered.ts";
import type { Indicator, Measure, Target } from "./measure.ts";

/** Longer than any indicator: a text that was read into the wrong cell is kept whole. */
const LONGEST = 6_000;

/**
 * ตัวชี้วัดที่เข้าใจแล้ว — how an indicator's text is measured and what must be reached at which round (12 where none is named).
 * A text that holds several measures becomes several indicators whose texts, joined, are the text.
 * `title` says what is done where the text only says that it is ("มี/ไม่มี").
 */
export function understandIndicator(text: string, context?: { readonly title?: string }): readonly Indicator[] {
  if (text.trim() === "") return [];
  const title = context?.title ?? null;
  if (text.length > LONGEST) return [{ text, measure: { kind: "milestone", what: title }, targets: [], rubric: [] }];
  let shared = false;
  return piecesOf(text).map((piece) => {
    const indicator = toIndicator(piece, title);
    const isBare = indicator.measure.kind === "count" && piece.hits[0]?.bare === true;
    if (isBare && shared) return { ...indicator, measure: shareOf("") };
    shared ||= indicator.measure.kind === "share";
    return indicator;
  });
}

/** ค่าเป้าหมายในข้อความ — every measured target that a text names; a bare number after shares is a share as they are. */
export function targetsIn(text: string): readonly { readonly measure: Measure; readonly target: Target }[] {
  return understandIndicator(text).flatMap(({ measure, targets }) => targets.map((target) => ({ measure, target })));
}

function toIndicator(piece: Piece, title: string | null): Indicator {
  const first = piece.hits[0];
  if (!first) return { text: piece.text, ...measureWithoutNumber(piece.text, title), rubric: [] };
  return { text: piece.text, measure: measureOf(piece, first), targets: piece.hits.map((hit) => toTarget(piece, hit)), rubric: [] };
}

function toTarget(piece: Piece, hit: DueHit): Target {
  const words = oneLine(written(piece.folded, hit.from, hit.to));
  return { round: hit.round ?? 12, ...hit.bounds, ...(hit.per.length > 0 ? { per: hit.per } : {}), written: words };
}

function measureOf(piece: Piece, hit: DueHit): Measure {
  if (hit.kind === "share") return shareOf(piece.text, placeIn(piece, hit));
  if (hit.kind !== "count") return { kind: hit.kind };
  if (isShareText(piece, hit)) return shareOf(piece.text, placeIn(piece, hit));
  return isLevelText(piece, hit) ? { kind: "level" } : { kind: "count", unit: hit.unit };
}

/** "ร้อยละของบุคลากรที่… ไม่น้อยกว่า ๘๐": the sign stands apart from its number. */
function isShareText(piece: Piece, hit: DueHit): boolean {
  return hit.bare && /^(?:[-•*()\d.]*)(?:ค่า)?ร้อยละ(?!\d)/u.test(piece.folded.text);
}

/** "ระดับความสำเร็จ… ไม่น้อยกว่า ๔": a level, its word apart from its number. */
function isLevelText(piece: Piece, hit: DueHit): boolean {
  const value = hit.bounds.atLeast ?? hit.bounds.moreThan ?? 0;
  return hit.bare && value > 0 && value <= 5 && /^(?:[-•*()\d.]*)(?:ค่า)?ระดับ/u.test(piece.folded.text);
}

/** The hit's place in the text folded plainly: number words that became digits have their letters again. */
function placeIn(piece: Piece, hit: DueHit): { readonly from: number; readonly to: number } {
  const plain = fold(piece.text);
  const [begin, end] = [beginOf(piece.folded, hit.from), endOf(piece.folded, hit.to)];
  return { from: plain.begins.findIndex((place) => place >= begin), to: plain.begins.findIndex((place) => place >= end) };
}
