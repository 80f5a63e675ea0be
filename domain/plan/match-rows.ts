import { fold } from "../thai/folded.ts";
import { editDistance } from "../thai/text.ts";
import type { RowKey } from "./plan-record.ts";

/** แถวที่นำมาจับคู่ — its title, and what tells rows of like titles apart, the weightiest first. */
export interface RowToMatch {
  readonly key: RowKey;
  readonly title: string;
  readonly ties: readonly string[];
}

/** How alike two titles must be to be the same row of two years, 0 to 1. */
const ALIKE = 0.7;
/** Titles that share fewer of their pairs of letters are not worth comparing letter by letter. */
const SHARED_PAIRS = 0.4;

interface Candidate {
  readonly before: number;
  readonly after: number;
  /** Likeness, then whether each tie is the same: compared in this order. */
  readonly rank: readonly number[];
}

/**
 * จับคู่แถวตามความหมาย — for each row of one plan, its like in the other: the best match of both, by title (years and blanks aside), then by
 * what else they share. Rows with exactly one title are matched in their order; where unlike titles fit equally well, none is.
 */
export function matchByMeaning(before: readonly RowToMatch[], after: readonly RowToMatch[]): ReadonlyMap<RowKey, RowKey> {
  const candidates = candidatesOf(before, after).toSorted(compare);
  const matched = new Map<RowKey, RowKey>();
  const [taken, given] = [new Set<number>(), new Set<number>()];
  for (let at = 0; at < candidates.length;) {
    let end = at + 1;
    const first = candidates[at];
    while (end < candidates.length && first && compareRanks(first, candidates[end] ?? first) === 0) end += 1;
    const equals = candidates.slice(at, end).filter((one) => !taken.has(one.before) && !given.has(one.after));
    const isExact = first?.rank[0] === 1;
    for (const one of equals) {
      if (taken.has(one.before) || given.has(one.after)) continue;
      const rivals = equals.filter((other) => (other.before === one.before) !== (other.after === one.after));
      if (!isExact && rivals.length > 0) continue;
      const [left, right] = [before[one.before], after[one.after]];
      if (left && right) matched.set(left.key, right.key);
      taken.add(one.before);
      given.add(one.after);
    }
    // Rows that fit several equally well are left to no worse match either: nobody can tell which they are.
    for (const one of equals) {
      taken.add(one.before);
      given.add(one.after);
    }
    at = end;
  }
  return matched;
}

function candidatesOf(before: readonly RowToMatch[], after: readonly RowToMatch[]): readonly Candidate[] {
  const right = after.map((row) => ({ row, title: bare(row.title), pairs: pairsOf(bare(row.title)) }));
  return before.flatMap((row, at): readonly Candidate[] => {
    const title = bare(row.title);
    const pairs = pairsOf(title);
    return right.flatMap((other, otherAt): readonly Candidate[] => {
      const likeness = title === other.title ? 1 : sharedPairs(pairs, other.pairs) < SHARED_PAIRS ? 0 : likenessOf(title, other.title);
      if (likeness < ALIKE) return [];
      return [{ before: at, after: otherAt, rank: [likeness, ...row.ties.map((tie, index) => (tie === other.row.ties[index] ? 1 : 0))] }];
    });
  });
}

/** As `similarity`, but 0 as soon as it is seen to be too little. */
function likenessOf(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  const most = Math.floor(longest * (1 - ALIKE));
  const apart = editDistance(one, other, most);
  return apart > most ? 0 : 1 - apart / longest;
}

/** Letters of a title that are compared: more is no title, and takes too long. */
const ENOUGH = 500;

/** A title as it is compared: folded, without years. */
function bare(title: string): string {
  return fold(title)
    .text.replaceAll(/25\d\d/gu, "")
    .slice(0, ENOUGH);
}

function pairsOf(title: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < title.length - 1; at += 1) {
    const pair = title.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sharedPairs(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [pair, count] of one) {
    shared += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** The best first; exact twins in the order of their plans. */
function compare(one: Candidate, other: Candidate): number {
  return compareRanks(one, other) || one.before - other.before || one.after - other.after;
}

function compareRanks(one: Candidate, other: Candidate): number {
  for (const [at, value] of one.rank.entries()) {
    const difference = (other.rank[at] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return 0;
}
