import { apply, around, isNumberList, type Box, type Matrix, type Rule } from "./pdf-read-shapes.ts";

/** What one painted path adds to the page. */
export interface PathInk {
  readonly rules: readonly Rule[];
  readonly figures: readonly Box[];
  readonly box: Box;
}

type Point = readonly [number, number];

interface Outline {
  readonly points: readonly Point[];
  readonly curved: boolean;
}

/** Thickness up to which a filled shape is a line, in points. */
const THIN = 3.2;
/** Size up to which a slanted shape may be a tick or a cross. */
const FIGURE = 30;

/** The straight lines of a painted path: strokes, thin filled rectangles and frames; slanted small shapes become figures. */
export function drawnPath(
  args: readonly unknown[],
  names: Readonly<Record<number, string>>,
  matrix: Matrix,
  lineWidth: number,
): readonly PathInk[] {
  const [code, data] = args;
  const paint = typeof code === "number" ? (names[code] ?? "") : "";
  const buffer: unknown = Array.isArray(data) ? data[0] : null;
  if (!isNumberList(buffer) || paint === "endPath") return [];
  const outlines = outlinesOf(buffer, matrix);
  const box = around(outlines.flatMap(({ points }) => points));
  if (!box) return [];
  const stroked = /stroke/iu.test(paint);
  const thickness = lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const rules: Rule[] = [];
  const figures: Box[] = [];
  if (!stroked && isFrame(outlines)) rules.push(...sides(box));
  else {
    for (const outline of outlines) {
      const own = around(outline.points);
      if (!own) continue;
      if (!stroked || thickness > 6) rules.push(...filled(own, outline, figures));
      else rules.push(...strokes(outline, own, figures));
    }
  }
  return rules.length > 0 || figures.length > 0 ? [{ rules, figures, box }] : [];
}

function outlinesOf(buffer: ArrayLike<number>, matrix: Matrix): readonly Outline[] {
  const outlines: Outline[] = [];
  let points: Point[] = [];
  let curved = false;
  const end = (): void => {
    if (points.length > 1) outlines.push({ points, curved });
    points = [];
    curved = false;
  };
  let at = 0;
  const point = (): Point => {
    at += 2;
    return apply(matrix, buffer[at - 2] ?? 0, buffer[at - 1] ?? 0);
  };
  while (at < buffer.length) {
    const kind = buffer[at] ?? 0;
    at += 1;
    if (kind === 0) {
      end();
      points.push(point());
    } else if (kind === 1) points.push(point());
    else if (kind === 2 || kind === 3) {
      curved = true;
      for (let count = kind === 2 ? 3 : 2; count > 0; count -= 1) points.push(point());
    } else {
      const [first] = points;
      if (first && points.length > 1) points.push(first);
    }
  }
  end();
  return outlines;
}

function filled(own: Box, outline: Outline, figures: Box[]): readonly Rule[] {
  const width = own.right - own.left;
  const height = own.bottom - own.top;
  const x = (own.left + own.right) / 2;
  const y = (own.top + own.bottom) / 2;
  const across: Rule = { way: "across", at: y, from: own.left, to: own.right };
  const down: Rule = { way: "down", at: x, from: own.top, to: own.bottom };
  if (width <= THIN && height <= THIN) return outline.curved ? [] : [across, down];
  if (height <= THIN) return [across];
  if (width <= THIN) return [down];
  if (isSlanted(outline) && width <= FIGURE && height <= FIGURE) figures.push(own);
  return [];
}

function strokes(outline: Outline, own: Box, figures: Box[]): readonly Rule[] {
  if (isSlanted(outline) && own.right - own.left <= FIGURE && own.bottom - own.top <= FIGURE) {
    figures.push(own);
    return [];
  }
  if (outline.curved) return [];
  const rules: Rule[] = [];
  for (const [index, [x0, y0]] of outline.points.entries()) {
    const next = outline.points[index + 1];
    if (!next) continue;
    const [x1, y1] = next;
    if (Math.abs(y1 - y0) < 0.7) rules.push({ way: "across", at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    if (Math.abs(x1 - x0) < 0.7) rules.push({ way: "down", at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  return rules;
}

function isSlanted({ points, curved }: Outline): boolean {
  if (curved) return true;
  return points.some(([x, y], index) => {
    const next = points[index + 1];
    return next !== undefined && Math.abs(next[0] - x) > 0.9 && Math.abs(next[1] - y) > 0.9;
  });
}

/** Two rectangles, one just inside the other, filled between: a border drawn in one piece. */
function isFrame(outlines: readonly Outline[]): boolean {
  const [one, other] = outlines;
  if (!one || !other || outlines.length !== 2 || isSlanted(one) || isSlanted(other)) return false;
  const [a, b] = [around(one.points), around(other.points)];
  if (!a || !b) return false;
  return (
    [a.left - b.left, a.top - b.top, a.right - b.right, a.bottom - b.bottom].every((gap) => Math.abs(gap) <= THIN) &&
    a.right - a.left > THIN * 2
  );
}

function sides({ left, top, right, bottom }: Box): readonly Rule[] {
  return [
    { way: "across", at: top, from: left, to: right },
    { way: "across", at: bottom, from: left, to: right },
    { way: "down", at: left, from: top, to: bottom },
    { way: "down", at: right, from: top, to: bottom },
  ];
}
