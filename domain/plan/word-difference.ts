import { breakThai } from "../thai/line-break.ts";
import { longestRise } from "./longest-rise.ts";

/** ส่วนของข้อความ — words that stayed, came or went. */
export interface WordChange {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Changed words up to which the shortest difference is looked for; its work grows with their square. */
const MOST_CHANGES = 1_000;
/** A mark, or a vowel that follows its consonant, stays with what stands before it. */
const STAYS_WITH_BEFORE = /^[\p{M}\u0E30-\u0E3A\u0E45\u0E47-\u0E4E\u200D]/u;
/** A vowel that is written before its consonant, or half of a sign beyond the first plane, stays with what follows. */
const STAYS_WITH_NEXT = /[เ-ไ\u200D\uD800-\uDBFF]$/u;

/**
 * เทียบถ้อยคำ — what became of a text, word by word: all but the added words is the text before, all but the removed ones the text after.
 * No word or Thai cluster is cut. Texts that have little in common are compared between the words that both hold once.
 */
export function wordDifference(before: string, after: string): readonly WordChange[] {
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  const kept = keptWords(old, fresh);
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  for (const [left, right] of [...kept, [old.length, fresh.length] as const]) {
    changes.push({ kind: "removed", text: old.slice(i, left).join("") }, { kind: "added", text: fresh.slice(j, right).join("") });
    changes.push({ kind: "same", text: old[left] ?? "" });
    [i, j] = [left + 1, right + 1];
  }
  return tidy(changes.filter((change) => change.text !== ""));
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const piece of breakThai(text)) {
    for (const [word] of piece.matchAll(/\s+|\S+/gu)) {
      const last = words.at(-1);
      if (last !== undefined && (STAYS_WITH_BEFORE.test(word) || STAYS_WITH_NEXT.test(last))) words[words.length - 1] = last + word;
      else words.push(word);
    }
  }
  return words;
}

type Pair = readonly [number, number];

/** Places of the words that both texts keep, in order. */
function keptWords(old: readonly string[], fresh: readonly string[]): readonly Pair[] {
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const a = old.slice(start, old.length - end);
  const b = fresh.slice(start, fresh.length - end);
  return [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...(shortest(a, b) ?? betweenAnchors(a, b)).map(([i, j]): Pair => [start + i, start + j]),
    ...Array.from({ length: end }, (_, at): Pair => [old.length - end + at, fresh.length - end + at]),
  ];
}

/** Words that both texts hold exactly once divide them into stretches short enough to compare. */
function betweenAnchors(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const inBoth = placesOfSingles(b);
  const singles = [...placesOfSingles(a)].flatMap(([word, i]): readonly Pair[] => {
    const j = inBoth.get(word);
    return j === undefined ? [] : [[i, j]];
  });
  const anchors = longestRise(singles.map(([, j]) => j)).map((at) => singles[at] ?? ([0, 0] as const));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [left, right] of [...anchors, [a.length, b.length] as const]) {
    const stretch = shortest(a.slice(i, left), b.slice(j, right)) ?? [];
    pairs.push(...stretch.map(([x, y]): Pair => [i + x, j + y]));
    if (left < a.length) pairs.push([left, right]);
    [i, j] = [left + 1, right + 1];
  }
  return pairs;
}

function placesOfSingles(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (places.has(word)) again.add(word);
    places.set(word, at);
  }
  for (const word of again) places.delete(word);
  return places;
}

/** The shortest difference (Myers 1986): places of the words kept; null where more than `MOST_CHANGES` words differ. */
function shortest(a: readonly string[], b: readonly string[]): readonly Pair[] | null {
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const reach = new Int32Array(2 * most + 3);
  const origin = most + 1;
  const at = (from: Int32Array, diagonal: number, centre: number): number => from[centre + diagonal] ?? 0;
  const steps: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    // Diagonals of the step before, from -changes to changes, with one beyond on either side.
    steps.push(reach.slice(origin - changes - 1, origin + changes + 2));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const isDown = diagonal === -changes || (diagonal !== changes && at(reach, diagonal - 1, origin) < at(reach, diagonal + 1, origin));
      let i = isDown ? at(reach, diagonal + 1, origin) : at(reach, diagonal - 1, origin) + 1;
      while (i < a.length && i - diagonal < b.length && a[i] === b[i - diagonal]) i += 1;
      reach[origin + diagonal] = i;
      if (i >= a.length && i - diagonal >= b.length) return wayBack(steps, a.length, b.length);
    }
  }
  return null;
}

function wayBack(steps: readonly Int32Array[], length: number, otherLength: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [length, otherLength];
  for (let changes = steps.length - 1; changes >= 0; changes -= 1) {
    const reach = steps[changes] ?? new Int32Array();
    const at = (diagonal: number): number => reach[changes + 1 + diagonal] ?? 0;
    const diagonal = i - j;
    const isDown = diagonal === -changes || (diagonal !== changes && at(diagonal - 1) < at(diagonal + 1));
    const before = isDown ? diagonal + 1 : diagonal - 1;
    const from = changes === 0 ? 0 : at(before);
    const start = changes === 0 ? 0 : isDown ? from : from + 1;
    while (i > start) {
      i -= 1;
      j -= 1;
      pairs.push([i, j]);
    }
    [i, j] = [from, from - before];
  }
  return pairs.reverse();
}

/** Blanks alone between two changes belong to them; neighbours of one kind are one; what went stands before what came. */
function tidy(changes: readonly WordChange[]): readonly WordChange[] {
  const tidied: WordChange[] = [];
  let [removed, added] = ["", ""];
  const flush = (): void => {
    if (removed !== "") tidied.push({ kind: "removed", text: removed });
    if (added !== "") tidied.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [at, change] of changes.entries()) {
    const next = changes[at + 1];
    const isGap =
      change.kind === "same" && change.text.trim() === "" && removed !== "" && added !== "" && next !== undefined && next.kind !== "same";
    if (change.kind === "removed" || isGap) removed += change.text;
    if (change.kind === "added" || isGap) added += change.text;
    if (change.kind !== "same" || isGap) continue;
    flush();
    const last = tidied.at(-1);
    if (last?.kind === "same") tidied[tidied.length - 1] = { kind: "same", text: last.text + change.text };
    else tidied.push(change);
  }
  flush();
  return tidied;
}
