/** A rectangle on the page, in points, with y growing downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A drawn letter, or a cluster that the file gives as one text. `from`, `to` and `base` are measured along and across the direction of writing,
 * so that turned text is put into lines as upright text is; `x` and `y` are its middle on the page.
 */
export interface Glyph {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly size: number;
  /** Direction of writing in whole degrees, clockwise; 0 is upright. */
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

/** เส้นตาราง — a straight line across or down the page. */
export interface Rule {
  readonly way: "across" | "down";
  /** y of a line across, x of a line down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on a page: letters in the order of the file, straight lines, and small slanted or curved figures (ticks, crosses). */
export interface Ink {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly figures: readonly Box[];
}

/** PDF's transformation: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** First `inner`, then `outer`. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [k, l, m, n, o, p] = inner;
  return [a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f];
}

/** Where a point lies after the transformation. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers as a matrix; anything else changes nothing. */
export function toMatrix(numbers: unknown): Matrix {
  const list = isNumberList(numbers) ? [...numbers] : [];
  const [a, b, c, d, e, f] = list;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return [1, 0, 0, 1, 0, 0];
  return [a, b, c, d, e, f];
}

/** An array, plain or typed, of finite numbers. */
export function isNumberList(value: unknown): value is ArrayLike<number> & Iterable<number> {
  if (value instanceof Float32Array) return true;
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}

/** The box around all points; null without any. */
export function around(points: readonly (readonly [number, number])[]): Box | null {
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** The value in the middle of a list; `otherwise` for an empty one. */
export function median(values: readonly number[], otherwise: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? otherwise;
}
