import { isAcross, reachOf, type Column, type PieceLine } from "./pdf-read-aligned-columns.ts";

/** A number of a row, standing by itself. */
const ROW_NUMBER = /^\(?[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,2}){0,3}[.)]?$/u;
/** How much further than usual a line must stand from the one before, to be no continuation of it. */
const APART = 1.07;

/** Where the texts of a row stand beside its number: their first lines, their middles or their last lines at its height. */
const HEIGHTS = {
  top: (from: number) => from,
  middle: (from: number, to: number) => (from + to) / 2,
  bottom: (_: number, to: number) => to,
} as const satisfies Record<string, (from: number, to: number) => number>;

/**
 * แถวของตารางไม่มีเส้น — the number of the line at which each row begins. A line drawn across, a text across all columns, the numbers
 * of the first column, and gaps that no cell bridges part the rows, in this order.
 */
export function rowStarts(lines: readonly PieceLine[], columns: readonly Column[], rules: readonly number[]): readonly number[] {
  const across = lines.map((line) => isAcross(line, columns));
  const step = usualStep(lines, columns);
  const owners = linesIn(lines, columns);
  const ruled = lines.map((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && rules.some((at) => at > before.line.base - before.line.size * 0.1 && at <= line.line.base);
  });
  const forced = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (!before || ruled[index] || (isSum(line) && !owners.some((own) => continuesAt(own, index, lines, step)))) return [index];
    if (!across[index] && !across[index - 1]) return [];
    // A text across that fills its line goes on in the next one.
    const wraps =
      across[index] && across[index - 1] && before.line.to > (columns.at(-1)?.to ?? 0) - before.line.size * 4 && stepOf(line, before) < 2;
    return wraps ? [] : [index];
  });
  const anchors = anchorsOf(lines, columns);
  const starts = forced.flatMap((from, index) => {
    const to = forced[index + 1] ?? lines.length;
    if (across[from]) return [from];
    const inside = anchors.filter((at) => at >= from && at < to);
    if (inside.length > 1 || (inside.length === 1 && forced.length < 4)) return byNumbers(lines, columns, { from, to }, inside, step);
    // Where every row has its line below, what is inside is one row.
    if (ruled.filter(Boolean).length >= 3) return [from];
    // A table set without any room between its rows: each begins with a line in the first column.
    const parts = byGaps(lines, columns, { from, to }, step);
    return parts.length === 1 && anchors.length === 0 && forced.length === 1 ? (owners[0] ?? []) : parts;
  });
  return [...new Set([0, ...starts])].toSorted((a, b) => a - b);
}

/** รวม, รวมทั้งสิ้น — a row that sums up has no number. */
function isSum({ line }: PieceLine): boolean {
  return /^(?:ผล|ยอด)?รวม/u.test(line.text);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function stepOf(line: PieceLine, before: PieceLine): number {
  return (line.line.base - before.line.base) / Math.max(line.line.size, before.line.size);
}

/** Lines of each column, by their numbers. */
function linesIn(lines: readonly PieceLine[], columns: readonly Column[]): readonly (readonly number[])[] {
  return columns.map((_, column) =>
    lines.flatMap(({ pieces }, index) =>
      pieces.some((piece) => {
        const [first, last] = reachOf(piece, columns);
        return first === column && last === column;
      })
        ? [index]
        : [],
    ),
  );
}

/** Usual distance of two lines of one cell, in points: the smallest. */
function usualStep(lines: readonly PieceLine[], columns: readonly Column[]): number {
  const steps = linesIn(lines, columns).flatMap((own) =>
    own.flatMap((at, index) => {
      const before = lines[own[index - 1] ?? -1];
      const line = lines[at];
      return line && before && stepOf(line, before) > 0.6 ? [line.line.base - before.line.base] : [];
    }),
  );
  return steps.length === 0 ? 0 : Math.min(...steps);
}

/** Lines with a row number alone in the first column; none when most of the column is something else. */
function anchorsOf(lines: readonly PieceLine[], columns: readonly Column[]): readonly number[] {
  const firsts = lines.flatMap((line, index) => {
    const [piece] = line.pieces;
    if (!piece || isAcross(line, columns) || reachOf(piece, columns)[1] !== 0) return [];
    const text = piece.words.map((word) => word.glyphs.map((glyph) => glyph.text).join("")).join("");
    return [{ index, isNumber: ROW_NUMBER.test(text) }];
  });
  const numbers = firsts.filter(({ isNumber }) => isNumber).map(({ index }) => index);
  const words = firsts.length - numbers.length;
  return numbers.length >= 1 && words <= 3 + numbers.length * 0.3 ? numbers : [];
}

/** One row to each number: the cuts that leave the texts of each row best at the height of its number, and bridge no cell. */
function byNumbers(
  lines: readonly PieceLine[],
  columns: readonly Column[],
  { from, to }: Range,
  anchors: readonly number[],
  step: number,
): readonly number[] {
  const owners = linesIn(lines, columns);
  const bridged = (cut: number): number =>
    cut === from || cut === to ? 0 : owners.filter((own) => continuesAt(own, cut, lines, step)).length;
  const plans = Object.values(HEIGHTS).map((heightOf) => {
    // ways[cut]: the best rows so far, the next of which begins at `cut`.
    let ways = new Map<number, { cost: number; starts: readonly number[] }>();
    for (let cut = from; cut <= (anchors[0] ?? from); cut += 1)
      ways.set(cut, { cost: bridged(cut) * step * 0.5, starts: cut === from ? [] : [from] });
    for (const [index, anchor] of anchors.entries()) {
      const next = new Map<number, { cost: number; starts: readonly number[] }>();
      const isLast = index === anchors.length - 1;
      for (let end = isLast ? to : anchor + 1; end <= (anchors[index + 1] ?? to); end += 1) {
        for (const [start, way] of ways) {
          const off = owners.reduce((sum, own) => sum + offHeight(own, start, end, anchor, lines, heightOf), 0);
          // Nothing but its number stands in the first column of a row.
          const others = (owners[0] ?? []).filter((at) => at >= start && at < end).length - 1;
          const cost = way.cost + off + bridged(end) * step * 0.5 + others * step * 10;
          const known = next.get(end);
          if (!known || cost < known.cost) next.set(end, { cost, starts: [...way.starts, start] });
        }
      }
      ways = next;
    }
    return ways.get(to) ?? { cost: Infinity, starts: [from] };
  });
  const { starts } = plans.reduce((best, plan) => (plan.cost < best.cost - 0.5 ? plan : best));
  // Above the first number: the headings, and on a further page the end of the row before.
  const [, second] = starts;
  const isOpen = starts.length > anchors.length && second !== undefined;
  return isOpen ? [...byGaps(lines, columns, { from, to: second }, step), ...starts.slice(1)] : starts;
}

function offHeight(
  own: readonly number[],
  start: number,
  end: number,
  anchor: number,
  lines: readonly PieceLine[],
  heightOf: (from: number, to: number) => number,
): number {
  const inside = own.filter((at) => at >= start && at < end);
  const top = lines[inside[0] ?? -1];
  const bottom = lines[inside.at(-1) ?? -1];
  const number = lines[anchor];
  if (!top || !bottom || !number) return 0;
  return Math.abs(heightOf(top.line.base, bottom.line.base) - number.line.base);
}

/** A column whose lines run on at their usual distance over the cut before a line. */
function continuesAt(own: readonly number[], cut: number, lines: readonly PieceLine[], step: number): boolean {
  const above = lines[own.findLast((at) => at < cut) ?? -1];
  const below = lines[own.find((at) => at >= cut) ?? -1];
  return above !== undefined && below !== undefined && below.line.base - above.line.base < step * APART;
}

/** Without numbers: gaps that no column's lines run over. */
function byGaps(lines: readonly PieceLine[], columns: readonly Column[], { from, to }: Range, step: number): readonly number[] {
  const owners = linesIn(lines, columns);
  const starts = [from];
  for (let cut = from + 1; cut < to; cut += 1) if (!owners.some((own) => continuesAt(own, cut, lines, step))) starts.push(cut);
  return starts;
}
