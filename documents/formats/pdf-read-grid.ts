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

/** A drawn table, and the cell of a larger one in which it stands. */
export interface PlacedGrid {
  readonly grid: Grid;
  readonly inside: GridCell | null;
}

/** Lines closer than this stand at one place. */
const SAME = 2.7;
/** Narrowest strip that can hold text; narrower ones are the space between a cell and a table inside it, or within a double border. */
const NARROW = 4.2;
/** Cells of one grid before merging; more is not a table of text. */
const MANY = 60_000;

/** The tables that a group of lines draws, outer before inner; none for a box around text, a stray line or an underline. */
export function gridsOf(open: Web): readonly PlacedGrid[] {
  const web = closeWeb(open);
  const xs = places(web.down);
  const ys = places(web.across);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MANY) return [];

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
  return toGrids(
    [...areas.values()].map((area) => ({ area, around: aroundArea(area, columns) })),
    columns,
    xs,
    ys,
    null,
  );
}

interface Area {
  readonly area: readonly number[];
  readonly around: Rectangle;
}

/** Areas as cells; an area bent around others is a cell with a table inside. */
function toGrids(
  areas: readonly Area[],
  columns: number,
  xs: readonly number[],
  ys: readonly number[],
  inside: GridCell | null,
): readonly PlacedGrid[] {
  const bent = areas.filter(({ area, around }) => area.length < around.rowSpan * around.columnSpan);
  const holders = bent.filter((one) => {
    const met = areas.filter((other) => other !== one && meets(one.around, other.around));
    return met.length >= 2 && met.every((other) => holds(one.around, other.around));
  });
  const outermost = holders.filter((one) => !holders.some((other) => other !== one && holds(other.around, one.around)));
  const inner = (holder: Area): readonly Area[] => areas.filter((one) => one !== holder && holds(holder.around, one.around));
  const held = new Set(outermost.flatMap(inner));
  const pieces = areas
    .filter((one) => !held.has(one))
    .flatMap((one) =>
      (outermost.includes(one) || !bent.includes(one) ? [one.around] : rectangles(one.area, columns)).map((rectangle) => ({
        one,
        rectangle,
      })),
    );

  const left = boundaries(
    pieces.flatMap(({ rectangle: { column, columnSpan } }) => [column, column + columnSpan]),
    xs,
  );
  const top = boundaries(
    pieces.flatMap(({ rectangle: { row, rowSpan } }) => [row, row + rowSpan]),
    ys,
  );
  const cells = pieces.flatMap(({ one, rectangle }) => {
    const { row, column, rowSpan, columnSpan } = rectangle;
    const cell: GridCell = {
      row: (top.get(row) ?? 0) + 1,
      column: (left.get(column) ?? 0) + 1,
      rowSpan: (top.get(row + rowSpan) ?? 0) - (top.get(row) ?? 0),
      columnSpan: (left.get(column + columnSpan) ?? 0) - (left.get(column) ?? 0),
      box: { left: xs[column] ?? 0, right: xs[column + columnSpan] ?? 0, top: ys[row] ?? 0, bottom: ys[row + rowSpan] ?? 0 },
    };
    return cell.rowSpan > 0 && cell.columnSpan > 0 ? [{ one, cell }] : [];
  });
  if (cells.length < 2) return [];
  const sorted = cells.map(({ cell }) => cell).toSorted((a, b) => a.row - b.row || a.column - b.column);
  const box = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
  const grid: Grid = { cells: sorted, rows: Math.max(...sorted.map((cell) => cell.row + cell.rowSpan - 1)), box: inside?.box ?? box };
  const within = outermost.flatMap((holder) => {
    const cell = cells.find(({ one }) => one === holder)?.cell;
    return cell ? toGrids(inner(holder), columns, xs, ys, cell) : [];
  });
  return [{ grid, inside }, ...within];
}

/** Numbers of the lines that cells really end at; lines too close together for text between them count as one. */
function boundaries(used: readonly number[], at: readonly number[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  let count = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (const index of [...new Set(used)].toSorted((a, b) => a - b)) {
    const place = at[index] ?? 0;
    if (place - last >= NARROW) {
      count += 1;
      last = place;
    }
    numbers.set(index, count);
  }
  return numbers;
}

function aroundArea(area: readonly number[], columns: number): Rectangle {
  let [top, bottom, left, right] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const index of area) {
    const row = Math.floor(index / columns);
    const column = index % columns;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return { row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 };
}

function meets(one: Rectangle, other: Rectangle): boolean {
  return (
    one.row < other.row + other.rowSpan &&
    other.row < one.row + one.rowSpan &&
    one.column < other.column + other.columnSpan &&
    other.column < one.column + one.columnSpan
  );
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rowSpan >= inner.row + inner.rowSpan &&
    outer.column + outer.columnSpan >= inner.column + inner.columnSpan
  );
}

function places(rules: readonly Rule[]): readonly number[] {
  const sorted = rules.map((rule) => rule.at).toSorted((a, b) => a - b);
  return sorted
    .filter((at, index) => index === 0 || at - (sorted[index - 1] ?? 0) >= 0.01)
    .reduce<number[]>((kept, at) => {
      const last = kept.at(-1);
      return last !== undefined && at - last < SAME ? kept : [...kept, at];
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
