import type { Rule, Box } from "./pdf-read-shapes.ts";
import { closeWeb, type Web } from "./pdf-read-rules.ts";

/** A cell of a drawn table: where it lies on the page, and which columns and rows (from 1) it covers. */
export interface GridCell {
  readonly box: Box;
  readonly column: number;
  readonly columnSpan: number;
  readonly row: number;
  readonly rowSpan: number;
}

/** ตารางที่ตีเส้น — a drawn table as cells; merged ones are recognised by the lines that are missing. */
export interface Grid {
  readonly box: Box;
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

/** Narrowest strip between two lines that can hold text. */
const NARROW = 4;
/** Cells of one grid before merging; more is not a table of text. */
const MANY = 60_000;

/** The table that a group of lines draws; null for a box around text, a stray line or an underline. */
export function gridOf(open: Web): Grid | null {
  const web = closeWeb(open);
  const xs = places(web.down);
  const ys = places(web.across);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MANY) return null;

  const owner = Array.from({ length: columns * rows }, (_, index) => index);
  const lead = (index: number): number => {
    let at = index;
    while (owner[at] !== at) at = owner[at] ?? at;
    owner[index] = at;
    return at;
  };
  const merge = (one: number, other: number): void => {
    const [a, b] = [lead(one), lead(other)];
    owner[Math.max(a, b)] = Math.min(a, b);
  };
  const leftWalls = byPlace(web.down, xs);
  const roofs = byPlace(web.across, ys);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      if (column > 0 && !covers(leftWalls[column], ys[row], ys[row + 1])) merge(here - 1, here);
      if (row > 0 && !covers(roofs[row], xs[column], xs[column + 1])) merge(here - columns, here);
    }
  }

  const areas = new Map<number, number[]>();
  for (let index = 0; index < owner.length; index += 1) {
    const key = lead(index);
    const area = areas.get(key);
    if (area) area.push(index);
    else areas.set(key, [index]);
  }
  const cells = [...areas.values()].flatMap((area) => rectangles(area, columns)).map(({ row, column, rowSpan, columnSpan }): GridCell => ({
    row: row + 1,
    column: column + 1,
    rowSpan,
    columnSpan,
    box: { left: xs[column] ?? 0, right: xs[column + columnSpan] ?? 0, top: ys[row] ?? 0, bottom: ys[row + rowSpan] ?? 0 },
  }));
  if (cells.length < 2) return null;
  return { rows, box: web.box, cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column) };
}

function places(rules: readonly Rule[]): readonly number[] {
  const sorted = rules.map((rule) => rule.at).toSorted((a, b) => a - b);
  return sorted.filter((at, index) => index === 0 || at - (sorted[index - 1] ?? 0) >= 0.01).reduce<number[]>((kept, at) => {
    const last = kept.at(-1);
    return last !== undefined && at - last < NARROW ? kept : [...kept, at];
  }, []);
}

/** The lines that stand at each place: a line too close to another for text between them counts at the same place. */
function byPlace(rules: readonly Rule[], at: readonly number[]): readonly (readonly Rule[])[] {
  const groups = at.map((): Rule[] => []);
  for (const rule of rules) {
    const nearest = at.reduce((best, place, index) => (Math.abs(place - rule.at) < Math.abs((at[best] ?? 0) - rule.at) ? index : best), 0);
    groups[nearest]?.push(rule);
  }
  return groups;
}

/** Whether lines stand along more than half of the way between two points. */
function covers(rules: readonly Rule[] | undefined, from = 0, to = 0): boolean {
  const covered = (rules ?? []).reduce((sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)), 0);
  return covered > (to - from) * 0.5;
}

interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** An area of the grid as rectangles: one where it is a rectangle, otherwise strips of equal width. */
function rectangles(area: readonly number[], columns: number): readonly Rectangle[] {
  const strips: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  let run: { row: number; column: number; columnSpan: number } | null = null;
  const end = (): void => {
    if (!run) return;
    const { row, column, columnSpan } = run;
    const above = strips.find((strip) => strip.column === column && strip.columnSpan === columnSpan && strip.row + strip.rowSpan === row);
    if (above) above.rowSpan += 1;
    else strips.push({ row, column, columnSpan, rowSpan: 1 });
    run = null;
  };
  for (const index of area.toSorted((a, b) => a - b)) {
    const row = Math.floor(index / columns);
    const column = index % columns;
    if (run && run.row === row && run.column + run.columnSpan === column) run.columnSpan += 1;
    else {
      end();
      run = { row, column, columnSpan: 1 };
    }
  }
  end();
  return strips;
}
