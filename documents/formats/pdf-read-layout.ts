import type { Cell, Paragraph, Row, Table } from "#documents/document.ts";
import { alignedTable } from "./pdf-read-aligned.ts";
import type { Column } from "./pdf-read-aligned-columns.ts";
import { columnsOf as textColumnsOf } from "./pdf-read-columns.ts";
import { gridsOf, type Grid, type GridCell, type PlacedGrid } from "./pdf-read-grid.ts";
import { signAt } from "./pdf-read-ink.ts";
import { linesOf, wordsOf, type Line, type Word } from "./pdf-read-lines.ts";
import { joinLines, pageLeading, type Strip } from "./pdf-read-paragraphs.ts";
import { isTickBox, joinRules, websOf } from "./pdf-read-rules.ts";
import { median, type Box, type Glyph, type Ink, type Rule } from "./pdf-read-shapes.ts";

/** A page as blocks in reading order; places are filled in by whoever counts the pages and tables. */
export type PageBlock = PageParagraph | Omit<Table, "place">;
export type PageParagraph = Pick<Paragraph, "kind" | "text">;

/** More straight lines, or small figures, than these on one page are a map or letters drawn as outlines, not tables and ticks. */
const MOST_RULES = 6_000;
const MOST_FIGURES = 2_000;

/** A tick inside a box may be a letter of these. */
const TICKS = /^[✓✔✗✘×xX/√☑☒✕]$/u;

/** What a page holds, and the columns of the table without lines that it ends with: the next page may go on with it. */
export interface PageLayout {
  readonly blocks: readonly PageBlock[];
  readonly columns: readonly Column[] | null;
}

/** จัดหน้าเป็นย่อหน้าและตาราง — what stands on a page, as paragraphs and tables from top to bottom. */
export function layOut(ink: Ink, page: { readonly width: number; readonly height: number }, before: readonly Column[] | null): PageLayout {
  const rules = joinRules(ink.rules);
  const webs = rules.length > MOST_RULES ? [] : websOf(rules);
  const boxes = webs.filter(isTickBox).map((web) => web.box);
  const drawn = webs.filter((web) => !isTickBox(web)).map((web) => ({ web, grids: gridsOf(web) }));
  const grids = nested(drawn.flatMap((one) => one.grids));
  const loose = drawn.flatMap((one) => (one.grids.length === 0 ? one.web.across : []));
  const words = wordsOf(
    withTicks(
      ink,
      boxes,
      grids.flatMap(({ grid }) => grid.cells),
    ),
  );
  return arrange(words, grids, page, { rules: loose, before });
}

/** What may part or begin tables without lines. */
interface Hints {
  readonly rules: readonly Rule[];
  readonly before: readonly Column[] | null;
}

/** A table drawn by lines of its own inside a cell of another belongs to the smallest such cell. */
function nested(grids: readonly PlacedGrid[]): readonly PlacedGrid[] {
  return grids.map((placed) => {
    if (placed.inside) return placed;
    const around = grids
      .flatMap((other) => (other === placed ? [] : other.grid.cells))
      .filter((cell) => contains(cell.box, placed.grid.box));
    return { ...placed, inside: around.toSorted((a, b) => area(a.box) - area(b.box))[0] ?? null };
  });
}

function arrange(words: readonly Word[], placed: readonly PlacedGrid[], page: { readonly width: number }, hints: Hints): PageLayout {
  const cells = placed.flatMap(({ grid }) => grid.cells).toSorted((a, b) => area(a.box) - area(b.box));
  const wordsOfCell = new Map<GridCell, Word[]>(cells.map((cell) => [cell, []]));
  const free: Word[] = [];
  for (const word of words) {
    const cell = word.turn % 90 === 0 ? cellOf(word, cells) : null;
    if (cell) wordsOfCell.get(cell)?.push(word);
    else free.push(word);
  }
  const linesOfCell = new Map([...wordsOfCell].map(([cell, inside]) => [cell, linesOf(inside)]));
  const freeLines = apart(linesOf(free));
  const leading = pageLeading([...linesOfCell.values(), freeLines]);

  const toTable = (grid: Grid): Omit<Table, "place"> => {
    const rows = Array.from({ length: grid.rows }, (_, index): Row => ({
      place: {},
      cells: grid.cells
        .filter((cell) => cell.row === index + 1)
        .map((cell) => toCell(cell, linesOfCell.get(cell) ?? [], leading, inner(cell))),
    }));
    return { kind: "table", rows };
  };
  const inner = (cell: GridCell): readonly Table[] =>
    placed.filter(({ inside }) => inside === cell).map(({ grid }) => ({ ...toTable(grid), place: {} }));

  const tables = placed
    .filter(({ inside }) => inside === null)
    .map(({ grid }) => grid)
    .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  const upright = freeLines.filter((line) => line.turn === 0);
  const turned = freeLines.filter((line) => line.turn !== 0);
  const strip = pageStrip(upright, tables, page.width, leading);
  const blocks: PageBlock[] = [];
  let columns: readonly Column[] | null = null;
  const add = (lines: readonly Line[]): void => {
    const laid = textBlocks(lines, strip, { ...hints, before: blocks.some((block) => block.kind === "table") ? null : hints.before });
    blocks.push(...laid.blocks);
    columns = laid.columns;
  };
  let rest = upright;
  for (const grid of tables) {
    const above = rest.filter((line) => line.base <= grid.box.top + line.size * 0.3);
    rest = rest.filter((line) => !above.includes(line));
    add(above);
    blocks.push(toTable(grid));
  }
  columns = null;
  add(rest);
  return { blocks: [...blocks, ...joinLines(turned, { ...strip, from: 0, to: 0 }).map(toParagraph)], columns };
}

/** Headlines that stand beside each other (the urgency and the title of a memo) are texts of their own. */
function apart(lines: readonly Line[]): readonly Line[] {
  const usual = median(
    lines.map((line) => line.size),
    0,
  );
  return lines.flatMap((line) => {
    if (line.size < usual * 1.4 || line.turn !== 0) return [line];
    const groups: Word[][] = [];
    for (const word of line.words) {
      const last = groups.at(-1)?.at(-1);
      if (last && word.from - last.to < line.size) groups.at(-1)?.push(word);
      else groups.push([word]);
    }
    const isHeadline = groups.every((words) => words.every((word) => word.size >= line.size * 0.8));
    return isHeadline ? groups.flatMap(linesOf) : [line];
  });
}

function textBlocks(lines: readonly Line[], strip: Strip, hints: Hints): PageLayout {
  const blocks: PageBlock[] = [];
  let columns: readonly Column[] | null = null;
  for (const { lines: own, strip: around } of textColumnsOf(lines, strip)) {
    let rest = own;
    let { before } = hints;
    for (
      let found = alignedTable(rest, around.leading, hints.rules, before);
      found;
      found = alignedTable(rest, around.leading, hints.rules, null)
    ) {
      blocks.push(...joinLines(found.above, around).map(toParagraph), found.table);
      ({ below: rest, columns } = found);
      before = null;
    }
    const after = joinLines(rest, around).map(toParagraph);
    // Below the table there may be a page number; more text ends it.
    if (after.length > 1) columns = null;
    blocks.push(...after);
  }
  return { blocks, columns };
}

function toParagraph({ text }: { readonly text: string }): PageParagraph {
  return { kind: "paragraph", text };
}

function toCell(cell: GridCell, lines: readonly Line[], leading: number, tables: readonly Table[]): Cell {
  const upright = lines.filter((line) => line.turn === 0);
  const from = Math.min(cell.box.right, ...upright.map((line) => line.from));
  const strip = { from, to: cell.box.right - Math.max(1, from - cell.box.left), leading, indented: false };
  const turned = joinLines(
    lines.filter((line) => line.turn !== 0),
    { ...strip, from: 0, to: 0 },
  );
  const text = [...joinLines(upright, strip), ...turned].map((paragraph) => paragraph.text).join("\n");
  return { text, column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, ...(tables.length > 0 ? { tables } : {}) };
}

/** The margins of the page's text: as far to the right as to the left, unless lines or tables reach further. */
function pageStrip(lines: readonly Line[], tables: readonly Grid[], width: number, leading: number): Strip {
  const from = Math.min(width / 3, ...lines.map((line) => line.from), ...tables.map((grid) => grid.box.left));
  return { from, to: Math.max(width - from * 1.15, ...lines.map((line) => line.to)), leading, indented: true };
}

/** The cell that holds most letters of a word; the smallest one where tables stand in cells. */
function cellOf(word: Word, cells: readonly GridCell[]): GridCell | null {
  const votes = new Map<GridCell, number>();
  for (const glyph of word.glyphs) {
    const cell = cells.find(({ box }) => glyph.x >= box.left && glyph.x <= box.right && glyph.y >= box.top && glyph.y <= box.bottom);
    if (cell) votes.set(cell, (votes.get(cell) ?? 0) + 1);
  }
  const [most] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] * 2 >= word.glyphs.length ? most[0] : null;
}

/** Drawn boxes and ticks as letters: a box with something slanted or a tick letter inside is ☑, an empty one ☐, a lone tick in a cell ✓. */
function withTicks(ink: Ink, boxes: readonly Box[], cells: readonly GridCell[]): readonly Glyph[] {
  const used = new Set<Glyph | Box>();
  const figures = ink.figures.length > MOST_FIGURES ? [] : ink.figures;
  const signs = boxes.flatMap((box) => {
    const inside = [
      ...figures.filter((figure) => within(middle(figure), box)),
      ...ink.glyphs.filter((glyph) => TICKS.test(glyph.text) && within(glyph, box, 2)),
    ];
    for (const one of inside) used.add(one);
    return signAt(inside.length > 0 ? "☑" : "☐", box);
  });
  const lone = figures
    .filter((figure) => !used.has(figure) && !ink.glyphs.some((glyph) => within(glyph, figure, glyph.size)))
    .flatMap((figure) => {
      const cell = cells.find(({ box }) => within(middle(figure), box));
      const busy =
        !cell || ink.glyphs.some((glyph) => glyph.text.trim() !== "" && within(glyph, cell.box)) || figure.bottom - figure.top < 4;
      return busy ? [] : signAt("✓", figure);
    });
  return [...ink.glyphs.filter((glyph) => !used.has(glyph)), ...signs, ...lone];
}

function middle(box: Box): { readonly x: number; readonly y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

function within({ x, y }: { readonly x: number; readonly y: number }, { left, top, right, bottom }: Box, room = 0): boolean {
  return x >= left - room && x <= right + room && y >= top - room && y <= bottom + room;
}

function contains(outer: Box, inner: Box): boolean {
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}
