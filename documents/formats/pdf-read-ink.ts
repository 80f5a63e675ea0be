import { fromThaiStandardCode } from "#domain/thai/glyph-order.ts";
import { drawnPath, type PathInk } from "./pdf-read-paths.ts";
import { TAG } from "./pdf-read-bytes.ts";
import { apply, around, combine, isNumberList, toMatrix, type Glyph, type Ink, type Matrix, type Box } from "./pdf-read-shapes.ts";
import { readSymbol } from "./pdf-read-symbols.ts";

/** The drawing commands of a page as the library gives them: numbers and their arguments. */
export interface Commands {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Names of the commands, and what is known of a font. */
export interface Drawing {
  readonly commands: Commands;
  readonly names: Readonly<Record<number, string>>;
  /** From the page's own space to points from its upper left corner. */
  readonly view: Matrix;
  readonly fontOf: (id: string) => FontFacts;
  /** Replacement texts by the number of their tag. */
  readonly texts: readonly string[];
}

export interface FontFacts {
  readonly name: string;
  /** Size of one unit of width: 0.001, except in fonts drawn by commands. */
  readonly unit: number;
}

interface State {
  readonly matrix: Matrix;
  readonly lineWidth: number;
  readonly font: FontFacts;
  readonly size: number;
  readonly letterSpace: number;
  readonly wordSpace: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

interface Span {
  readonly text: string | null;
  readonly glyphs: number;
  readonly paths: number;
}

/** น้ำหมึกบนหน้า — follows the drawing commands of a page and tells where each letter, line and small figure stands. */
export function inkOf({ commands, names, view, fontOf, texts }: Drawing): Ink {
  const glyphs: Glyph[] = [];
  const paths: PathInk[] = [];
  const kept: State[] = [];
  const spans: Span[] = [];
  let state: State = {
    matrix: view,
    lineWidth: 1,
    font: { name: "", unit: 0.001 },
    size: 0,
    letterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
  };
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  let line = text;
  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
  };
  const keep = (): void => {
    kept.push(state);
  };
  const restore = (): void => {
    state = kept.pop() ?? state;
  };
  const nextLine = (x: number, y: number): void => {
    line = combine(line, [1, 0, 0, 1, x, y]);
    text = line;
  };

  const take: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: keep,
    restore,
    transform: (args) => set({ matrix: combine(state.matrix, toMatrix(args)) }),
    paintFormXObjectBegin: ([matrix]) => {
      keep();
      set({ matrix: combine(state.matrix, toMatrix(matrix)) });
    },
    paintFormXObjectEnd: restore,
    setLineWidth: ([width]) => set({ lineWidth: number(width) }),
    beginText: () => {
      line = [1, 0, 0, 1, 0, 0];
      text = line;
    },
    setFont: ([id, size]) => set({ font: typeof id === "string" ? fontOf(id) : state.font, size: number(size) }),
    setCharSpacing: ([space]) => set({ letterSpace: number(space) }),
    setWordSpacing: ([space]) => set({ wordSpace: number(space) }),
    setHScale: ([percent]) => set({ stretch: number(percent) / 100 }),
    setLeading: ([leading]) => set({ leading: number(leading) }),
    setTextRise: ([rise]) => set({ rise: number(rise) }),
    setTextMatrix: ([first, ...rest]) => {
      line = toMatrix(isNumberList(first) ? first : [first, ...rest]);
      text = line;
    },
    moveText: ([x, y]) => nextLine(number(x), number(y)),
    setLeadingMoveText: ([x, y]) => {
      set({ leading: -number(y) });
      nextLine(number(x), number(y));
    },
    nextLine: () => nextLine(0, -state.leading),
    showText: ([items]) => {
      if (!Array.isArray(items)) return;
      for (const item of items) {
        const glyph = typeof item === "number" ? null : letterOf(item);
        if (typeof item !== "number" && !glyph) continue;
        const space = glyph ? state.letterSpace + (glyph.isSpace ? state.wordSpace : 0) : 0;
        const width = glyph ? glyph.width * state.font.unit * state.size : (-number(item) / 1000) * state.size;
        if (glyph)
          glyphs.push(placed(readSymbol(glyph.unicode, state.font.name), combine(state.matrix, text), state, width * state.stretch));
        text = combine(text, [1, 0, 0, 1, (width + space) * state.stretch, 0]);
      }
    },
    constructPath: (args) => paths.push(...drawnPath(args, names, state.matrix, state.lineWidth)),
    beginMarkedContent: ([tag]) => spans.push({ text: replacementOf(tag, texts), glyphs: glyphs.length, paths: paths.length }),
    beginMarkedContentProps: () => spans.push({ text: null, glyphs: glyphs.length, paths: paths.length }),
    endMarkedContent: () => {
      const span = spans.pop();
      if (span && span.text !== null) replace(span.text, glyphs, span.glyphs, paths, span.paths);
    },
  };

  for (const [index, code] of commands.fnArray.entries()) {
    const args = commands.argsArray[index];
    take[names[code] ?? ""]?.(Array.isArray(args) ? args : []);
  }
  // Numbers that a broken file blows up beyond counting stand nowhere.
  const somewhere = glyphs.filter(({ from, to, base, size }) => Number.isFinite(from + to + base + size));
  return {
    glyphs: withoutDoubles(withoutEchoes(fromOldFonts(somewhere))),
    rules: paths.flatMap((path) => path.rules).filter(({ at, from, to }) => Number.isFinite(at + from + to)),
    figures: paths.flatMap((path) => path.figures),
  };
}

/** A text that the file gives for some glyphs stands in their place; for a drawing without letters it stands where the drawing is. */
function replace(text: string, glyphs: Glyph[], fromGlyph: number, paths: PathInk[], fromPath: number): void {
  const drawn = glyphs.slice(fromGlyph);
  const [first] = drawn;
  if (!first) {
    const box = around(
      paths.slice(fromPath).flatMap(({ box: { left, top, right, bottom } }): [number, number][] => [
        [left, top],
        [right, bottom],
      ]),
    );
    if (!box || text.trim() === "") return;
    paths.length = fromPath;
    glyphs.push(...signAt(text, box));
    return;
  }
  // A text for whole lines would lose where each word stands.
  if (drawn.length > 24 || drawn.some((glyph) => Math.abs(glyph.base - first.base) > first.size || glyph.turn !== first.turn)) return;
  glyphs.length = fromGlyph;
  const from = Math.min(...drawn.map((glyph) => glyph.from));
  const to = Math.max(...drawn.map((glyph) => glyph.to));
  if (text !== "") glyphs.push({ ...first, text, from, to, x: first.x + (from + to - first.from - first.to) / 2 });
}

/** A sign (☐ ☑ ✓) that is drawn, not written, as a letter standing in its box. */
export function signAt(text: string, { left, top, right, bottom }: Box): readonly Glyph[] {
  const size = Math.max(6, bottom - top);
  return [{ text, from: left, to: right, base: bottom, size, turn: 0, x: (left + right) / 2, y: (top + bottom) / 2 }];
}

function placed(text: string, matrix: Matrix, state: State, width: number): Glyph {
  const [x0, y0] = apply(matrix, 0, state.rise);
  const [x1, y1] = apply(matrix, width, state.rise);
  const [a, b, c, d] = matrix;
  const flip = state.size < 0 ? -1 : 1;
  const size = Math.abs(state.size) * Math.hypot(c, d) || 1;
  const turn = (Math.round((Math.atan2(b * flip, a * flip) * 180) / Math.PI) + 360) % 360;
  const [cos, sin] = direction(turn);
  const along = (x: number, y: number): number => x * cos + y * sin;
  const base = y0 * cos - x0 * sin;
  const raised = base - size * 0.25;
  const middle = (along(x0, y0) + along(x1, y1)) / 2;
  return {
    text,
    turn,
    size,
    base,
    from: Math.min(along(x0, y0), along(x1, y1)),
    to: Math.max(along(x0, y0), along(x1, y1)),
    x: middle * cos - raised * sin,
    y: middle * sin + raised * cos,
  };
}

const QUARTERS: Readonly<Record<number, readonly [number, number]>> = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] };

function direction(turn: number): readonly [number, number] {
  return QUARTERS[turn] ?? [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
}

/** A cluster drawn in two pieces carries its whole text at both; the second piece is a mark without width and adds only what is missing. */
function withoutEchoes(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.flatMap((glyph, index) => {
    const marks =
      glyph.to - glyph.from < glyph.size * 0.12
        ? /[\u0E01-\u0E2E]([\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]+)$/u.exec(glyph.text)?.[1]
        : undefined;
    if (marks === undefined) return [glyph];
    const near = glyphs.slice(Math.max(0, index - 6), index).findLast((other) => Math.abs(glyph.from - other.to) < glyph.size * 0.4);
    return near?.text.endsWith(marks) ? [] : [{ ...glyph, text: marks }];
  });
}

/** Fonts older than Unicode say "¡" for ก: a page nearly all in such letters, and without one Thai letter, is Thai. */
function fromOldFonts(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = glyphs.filter(({ text }) => text.trim() !== "");
  const old = seen.filter(({ text }) => /^[\u00A1-\u00FB]$/u.test(text)).length;
  if (old < 20 || old < seen.length * 0.4 || seen.some(({ text }) => /[\u0E01-\u0E5B]/u.test(text))) return glyphs;
  return glyphs.map((glyph) => ({ ...glyph, text: fromThaiStandardCode(glyph.text) }));
}

/** Bold faked by printing a letter twice, a hair apart, is one letter. */
function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Map<number, Glyph[]>();
  const key = (x: number, y: number): number => Math.floor(x / 8) * 65_536 + Math.floor(y / 8);
  return glyphs.filter((glyph) => {
    if (glyph.text.trim() === "") return true;
    const close = glyph.size * 0.08;
    const keys = new Set([-close, close].flatMap((dx) => [-close, close].map((dy) => key(glyph.x + dx, glyph.y + dy))));
    const same = (other: Glyph): boolean =>
      other.text === glyph.text && other.size === glyph.size && Math.abs(other.x - glyph.x) < close && Math.abs(other.y - glyph.y) < close;
    if ([...keys].some((at) => seen.get(at)?.some(same))) return false;
    const own = key(glyph.x, glyph.y);
    const there = seen.get(own);
    if (there) there.push(glyph);
    else seen.set(own, [glyph]);
    return true;
  });
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function letterOf(item: unknown): { readonly unicode: string; readonly width: number; readonly isSpace: boolean } | null {
  if (typeof item !== "object" || item === null || !("unicode" in item) || !("width" in item)) return null;
  const { unicode, width } = item;
  if (typeof unicode !== "string" || typeof width !== "number") return null;
  return { unicode, width, isSpace: "isSpace" in item && item.isSpace === true };
}

function replacementOf(tag: unknown, texts: readonly string[]): string | null {
  if (typeof tag !== "object" || tag === null || !("name" in tag) || typeof tag.name !== "string") return null;
  const found = tag.name.startsWith(TAG) ? /^\d+$/u.exec(tag.name.slice(TAG.length)) : null;
  return found ? (texts[Number(found[0])] ?? null) : null;
}
