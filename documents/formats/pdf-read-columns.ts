import { linesOf, type Line, type Word } from "./pdf-read-lines.ts";
import type { Strip } from "./pdf-read-paragraphs.ts";
import { median } from "./pdf-read-shapes.ts";

/** Lines that run in one column, with the strip they fill. */
export interface TextColumn {
  readonly lines: readonly Line[];
  readonly strip: Strip;
}

/** Lines that must stand beside each other before they count as two columns. */
const FEW = 5;

/**
 * หน้าสองคอลัมน์ — lines that run in two columns of text, left before right; anything narrower than running text
 * (labels and values, signatures, tables without lines) stays as it stands.
 */
export function columnsOf(lines: readonly Line[], strip: Strip): readonly TextColumn[] {
  const gutter = gutterOf(lines, strip);
  if (!gutter) return lines.length === 0 ? [] : [{ lines, strip }];
  const { at, first, last } = gutter;
  const words = lines.slice(first, last + 1).flatMap((line) => line.words);
  const left = linesOf(words.filter((word) => word.to <= at));
  const right = linesOf(words.filter((word) => word.to > at));
  return [
    ...columnsOf(lines.slice(0, first), strip),
    { lines: left, strip: { ...strip, to: Math.max(...left.map((line) => line.to)) } },
    { lines: right, strip: { ...strip, from: Math.min(...right.map((line) => line.from)) } },
    ...columnsOf(lines.slice(last + 1), strip),
  ];
}

interface Gutter {
  readonly at: number;
  readonly first: number;
  readonly last: number;
}

function gutterOf(lines: readonly Line[], strip: Strip): Gutter | null {
  const width = strip.to - strip.from;
  const candidates = lines.flatMap((line) => gapsOf(line)).filter((at) => at > strip.from + width * 0.25 && at < strip.to - width * 0.25);
  let best: Gutter | null = null;
  for (const at of new Set(candidates.map((one) => Math.round(one / 2) * 2))) {
    for (const run of runsBeside(lines, at)) {
      if (isRunningText(lines.slice(run.first, run.last + 1), at, strip) && (!best || run.last - run.first > best.last - best.first))
        best = run;
    }
  }
  return best;
}

function gapsOf({ words }: Line): readonly number[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1];
    return before && word.from - before.to > word.size * 0.9 ? [(before.to + word.from) / 2] : [];
  });
}

function runsBeside(lines: readonly Line[], at: number): readonly Gutter[] {
  const runs: Gutter[] = [];
  let first = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index];
    if (line && !line.words.some((word) => word.from < at + 2 && word.to > at - 2)) continue;
    if (index - first >= FEW) runs.push({ at, first, last: index - 1 });
    first = index + 1;
  }
  return runs;
}

/** Both sides are filled from edge to edge, as running text is. */
function isRunningText(lines: readonly Line[], at: number, strip: Strip): boolean {
  const left = sides(lines, (word) => word.to <= at);
  const right = sides(lines, (word) => word.to > at);
  if (left.length < FEW || right.length < FEW) return false;
  const begins = Math.min(...right.map(({ from }) => from));
  const ends = Math.max(...left.map(({ to }) => to));
  return filled(left, ends - strip.from) && filled(right, Math.max(strip.to - begins, ...right.map(({ to }) => to - begins)));
}

interface Side {
  readonly from: number;
  readonly to: number;
  readonly gaps: number;
}

function sides(lines: readonly Line[], belongs: (word: Word) => boolean): readonly Side[] {
  return lines.flatMap((line) => {
    const words = line.words.filter(belongs);
    if (words.length === 0) return [];
    return [
      {
        from: Math.min(...words.map((word) => word.from)),
        to: Math.max(...words.map((word) => word.to)),
        gaps: gapsOf({ ...line, words }).length,
      },
    ];
  });
}

function filled(side: readonly Side[], width: number): boolean {
  const gaps = side.filter((one) => one.gaps > 0).length;
  return (
    median(
      side.map(({ from, to }) => to - from),
      0,
    ) >
      width * 0.75 && gaps < side.length * 0.2
  );
}
