import type { Box, Rule } from "./pdf-read-shapes.ts";

/** Lines closer than this are one line (double borders); pieces closer than this end to end are one line (dashes). */
const SNAP = 2.6;
const GAP = 3.6;
/** How far a line may miss another and still touch it; less than the space a cell leaves around a table inside it. */
const TOUCH = 1.7;
/** Shortest piece that can be a side of a cell. */
const SHORT = 4;

/** Lines that touch each other, directly or through others. */
export interface Web {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  readonly box: Box;
}

/** Pieces that lie in one line become one: dashes, cell by cell borders, the two strokes of a double border. */
export function joinRules(rules: readonly Rule[]): readonly Rule[] {
  return (["across", "down"] as const).flatMap((way) => {
    const sorted = rules.filter((rule) => rule.way === way).toSorted((a, b) => a.at - b.at);
    const joined: Rule[] = [];
    for (let start = 0; start < sorted.length;) {
      const first = sorted[start]?.at ?? 0;
      let end = start + 1;
      while (end < sorted.length && (sorted[end]?.at ?? 0) - first <= SNAP) end += 1;
      joined.push(...joinPieces(sorted.slice(start, end)));
      start = end;
    }
    return joined.filter((rule) => rule.to - rule.from >= SHORT);
  });
}

function joinPieces(pieces: readonly Rule[]): readonly Rule[] {
  const joined: Rule[] = [];
  const length = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  const at = length > 0 ? pieces.reduce((sum, piece) => sum + piece.at * (piece.to - piece.from), 0) / length : (pieces[0]?.at ?? 0);
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && piece.from - last.to <= GAP) joined[joined.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
    else joined.push({ ...piece, at });
  }
  return joined;
}

/** The lines of a page in groups that hang together: each group is a table, a box or a stray line. */
export function websOf(rules: readonly Rule[]): readonly Web[] {
  const across = rules.filter((rule) => rule.way === "across");
  const down = rules.filter((rule) => rule.way === "down");
  const leader = [...across, ...down].map((_, index) => index);
  const lead = (index: number): number => {
    let at = index;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  for (const [h, one] of across.entries()) {
    for (const [v, other] of down.entries()) {
      if (touches(one, other)) leader[lead(h)] = lead(across.length + v);
    }
  }
  const groups = new Map<number, Rule[]>();
  for (const [index, rule] of [...across, ...down].entries()) {
    const key = lead(index);
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  return [...groups.values()].map(toWeb);
}

function touches(across: Rule, down: Rule): boolean {
  return down.at >= across.from - TOUCH && down.at <= across.to + TOUCH && across.at >= down.from - TOUCH && across.at <= down.to + TOUCH;
}

function toWeb(rules: readonly Rule[]): Web {
  const across = rules.filter((rule) => rule.way === "across");
  const down = rules.filter((rule) => rule.way === "down");
  return {
    across,
    down,
    box: {
      left: Math.min(...across.map((rule) => rule.from), ...down.map((rule) => rule.at)),
      right: Math.max(...across.map((rule) => rule.to), ...down.map((rule) => rule.at)),
      top: Math.min(...across.map((rule) => rule.at), ...down.map((rule) => rule.from)),
      bottom: Math.max(...across.map((rule) => rule.at), ...down.map((rule) => rule.to)),
    },
  };
}

/** A table cut by the page's end has no last line, one with open sides no first and last upright: the ends of the others say where they lie. */
export function closeWeb(web: Web): Web {
  const { box } = web;
  const across = [...web.across];
  const down = [...web.down];
  for (const edge of ["top", "bottom"] as const) {
    const at = box[edge];
    const ends = web.down.filter((rule) => Math.abs((edge === "top" ? rule.from : rule.to) - at) <= TOUCH);
    const drawn = web.across.some((rule) => Math.abs(rule.at - at) <= TOUCH);
    if (!drawn && ends.length >= 2)
      across.push({ way: "across", at, from: Math.min(...ends.map((rule) => rule.at)), to: Math.max(...ends.map((rule) => rule.at)) });
  }
  for (const edge of ["left", "right"] as const) {
    const at = box[edge];
    const ends = web.across.filter((rule) => Math.abs((edge === "left" ? rule.from : rule.to) - at) <= TOUCH);
    const drawn = web.down.some((rule) => Math.abs(rule.at - at) <= TOUCH);
    if (!drawn && ends.length >= 2)
      down.push({ way: "down", at, from: Math.min(...ends.map((rule) => rule.at)), to: Math.max(...ends.map((rule) => rule.at)) });
  }
  return toWeb([...across, ...down]);
}

/** A square of letter size, drawn by itself: a box to tick. */
export function isTickBox({ across, down, box }: Web): boolean {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const square = width >= 4.5 && width <= 22 && height >= 4.5 && height <= 22 && Math.abs(width - height) <= Math.max(width, height) * 0.3;
  return square && across.length === 2 && down.length === 2 && [...across, ...down].every((rule) => rule.to - rule.from <= 24);
}
