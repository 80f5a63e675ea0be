import { isThaiMark, mendGlyphOrder } from "#domain/thai/glyph-order.ts";
import type { Glyph } from "./pdf-read-shapes.ts";

/** Letters that follow each other without a blank. */
export interface Word {
  readonly glyphs: readonly Glyph[];
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly size: number;
  readonly turn: number;
  /** A blank was written before it, after it. */
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

/** บรรทัด — words on one base line, from left to right. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly size: number;
  readonly turn: number;
  readonly words: readonly Word[];
}

/** Codes that stand for no letter: the font does not say what the glyph means. */
const NO_LETTER = /[\0-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu;

/** Whether a glyph's text tells nothing about what it shows. */
export function isUnreadable(text: string): boolean {
  return /[\0-\u0008\u000B-\u001F\u007F-\u009F\uE000-\uF6FF\uF71B-\uF8FF\uFFFD-\uFFFF]/u.test(text);
}

/** A gap of this part of the letter size is a blank. */
const BLANK = 0.22;
/** A gap of this many letter sizes is kept apart as a tab. */
const WIDE = 3;

/** The letters of a page as words, in the order of the file; marks drawn by themselves are put on the letter they stand over. */
export function wordsOf(glyphs: readonly Glyph[]): readonly Word[] {
  const words: Word[] = [];
  const stray: Glyph[] = [];
  let run: Glyph[] = [];
  let blank: Glyph | null = null;
  const end = (blankAfter: boolean): void => {
    const [first] = run;
    const blankBefore =
      blank !== null &&
      first !== undefined &&
      Math.abs(first.base - blank.base) < first.size * 0.3 &&
      Math.abs(first.from - blank.to) < first.size * 0.3;
    const word = toWord(run, blankBefore, blankAfter);
    if (word) {
      words.push(word);
      blank = null;
    }
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (glyph.text.trim() === "") {
      if (glyph.text === "") continue;
      end(true);
      blank = glyph;
      continue;
    }
    if (isThaiMark(glyph.text)) {
      if (last && sitsOn(glyph, run)) run.push(glyph);
      else stray.push(glyph);
      continue;
    }
    if (last && !follows(glyph, run)) end(false);
    run.push(glyph);
  }
  end(false);
  return stray.length === 0 ? words : withMarks(words, stray);
}

function toWord(glyphs: readonly Glyph[], blankBefore: boolean, blankAfter: boolean): Word | null {
  const letters = glyphs.filter((glyph) => !isThaiMark(glyph.text));
  const [first] = letters.length > 0 ? letters : glyphs;
  if (!first) return null;
  const ends = letters.length > 0 ? letters : glyphs;
  return {
    glyphs,
    blankBefore,
    blankAfter,
    from: Math.min(...ends.map((glyph) => glyph.from)),
    to: Math.max(...ends.map((glyph) => glyph.to)),
    base: first.base,
    size: Math.max(...ends.map((glyph) => glyph.size)),
    turn: first.turn,
  };
}

function reach(run: readonly Glyph[]): number {
  return Math.max(...run.slice(-4).map((glyph) => glyph.to));
}

function follows(glyph: Glyph, run: readonly Glyph[]): boolean {
  const last = run.findLast((other) => !isThaiMark(other.text)) ?? run.at(-1);
  if (!last || glyph.turn !== last.turn || Math.abs(glyph.base - last.base) > last.size * 0.3) return false;
  const gap = glyph.from - reach(run);
  return gap < Math.max(glyph.size, last.size) * BLANK && gap > -last.size * 0.6;
}

/** A mark stands near the end of the letters written before it, on, over or under their line. */
function sitsOn(mark: Glyph, run: readonly Glyph[]): boolean {
  const last = run.at(-1);
  if (!last || last.turn !== mark.turn || Math.abs(mark.base - last.base) > last.size * 1.1) return false;
  const end = reach(run);
  return mark.from > end - last.size * 0.75 && mark.from < end + last.size * 0.3;
}

/** Marks that the file draws apart from their letters, each put after the letter under which or over which it stands. */
function withMarks(words: readonly Word[], stray: readonly Glyph[]): readonly Word[] {
  const placed = words.map((word) => ({ word, glyphs: [...word.glyphs], changed: false }));
  const alone: Word[] = [];
  for (const mark of stray) {
    let best: { entry: (typeof placed)[number]; index: number; distance: number } | null = null;
    for (const entry of placed) {
      const { word } = entry;
      if (
        word.turn !== mark.turn ||
        Math.abs(word.base - mark.base) > word.size * 1.1 ||
        mark.from < word.from - word.size * 0.3 ||
        mark.from > word.to + word.size * 0.4
      )
        continue;
      for (const [index, glyph] of entry.glyphs.entries()) {
        if (!/[\u0E01-\u0E2E]/u.test(glyph.text)) continue;
        // Marks without width hang to the left of their own place: they belong to the letter that ends there.
        const wide = mark.to - mark.from > mark.size * 0.1;
        const off = wide ? (mark.from + mark.to - glyph.from - glyph.to) / 2 : mark.from - glyph.to;
        const distance = Math.abs(off) + Math.abs(word.base - mark.base) * 0.5;
        if (!best || distance < best.distance) best = { entry, index, distance };
      }
    }
    if (best && best.distance < mark.size * 0.9) {
      best.entry.glyphs.splice(best.index + 1, 0, mark);
      best.entry.changed = true;
    } else {
      const word = toWord([mark], false, false);
      if (word) alone.push(word);
    }
  }
  return [...placed.map(({ word, glyphs, changed }) => (changed ? { ...word, glyphs } : word)), ...alone];
}

/** Words put into lines from top to bottom; text that is turned comes after upright text, each direction by itself. */
export function linesOf(words: readonly Word[]): readonly Line[] {
  const turns = [...new Set(words.map((word) => word.turn))].toSorted((a, b) => a - b);
  return turns.flatMap((turn) => {
    const rows: Word[][] = [];
    for (const word of words.filter((one) => one.turn === turn).toSorted((a, b) => a.base - b.base)) {
      const row = rows.at(-1);
      const [first] = row ?? [];
      if (row && first && Math.abs(word.base - first.base) <= Math.max(first.size, word.size) * 0.42) row.push(word);
      else rows.push([word]);
    }
    return rows.map(toLine);
  });
}

function toLine(row: readonly Word[]): Line {
  const words = row.toSorted((a, b) => a.from - b.from);
  const size = Math.max(...words.map((word) => word.size));
  let text = "";
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before) text += separator(before, word);
    text += word.glyphs.map((glyph) => glyph.text).join("");
  }
  const [first] = words;
  return {
    words,
    size,
    text: mendGlyphOrder(text.replaceAll(NO_LETTER, "\uFFFD")),
    from: first?.from ?? 0,
    to: Math.max(...words.map((word) => word.to)),
    base: words.reduce((base, word) => (word.size === size ? word.base : base), first?.base ?? 0),
    turn: first?.turn ?? 0,
  };
}

function separator(before: Word, after: Word): string {
  // A leader drawn up to the margin is no part of the abbreviation before it.
  if (after.glyphs.length > 3 && after.glyphs.every((glyph) => /^[.…]+$/u.test(glyph.text))) return " ";
  const gap = (after.from - before.to) / Math.max(before.size, after.size);
  if (gap > WIDE) return "\t";
  return gap > BLANK || ((before.blankAfter || after.blankBefore) && gap > 0.02) ? " " : "";
}
