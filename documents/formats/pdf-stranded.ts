import type { BlockSheet, SectionSheet } from "./pdf-layout.ts";
import type { PdfObjects } from "./pdf-objects.ts";
import { dictionaryOf, readObjects } from "./pdf-objects.ts";
import type { TableSheet } from "./pdf-table.ts";

/**
 * A group's heading must not stand alone at the foot of a page, nor a signature alone at the head of one. The engine cannot keep one table row with the next
 * (its second-level headers can, but end the process on some tables), so this looks at the finished file, where the tags say on which page each row begins,
 * and returns the sections with a page break before the first stranded heading of each table, or before the last row of one that is signed; undefined
 * when nothing is stranded.
 */
export function withoutStrandedGroups(pdf: Uint8Array, sections: readonly SectionSheet[]): readonly SectionSheet[] | undefined {
  const mayStrand = (block: BlockSheet, index: number, blocks: readonly BlockSheet[]): boolean =>
    block.kind === "table" && (block.groups.length > 0 || blocks[index + 1]?.kind === "signature");
  const objects = sections.some(({ blocks }) => blocks.some(mayStrand)) ? readObjects(pdf) : undefined;
  if (!objects) return undefined;
  const pages = pagesOfTables(objects);
  let table = -1;
  let cut = false;
  const mended = sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block, index): readonly BlockSheet[] => {
      if (block.kind !== "table") return [block];
      table += 1;
      const { rows, next } = pages[table] ?? { rows: [], next: undefined };
      const isSigned = section.blocks[index + 1]?.kind === "signature";
      const stranded = strandedGroup(block, rows) ?? (isSigned ? rowForSignature(block, rows, next) : undefined);
      if (stranded === undefined) return [block];
      cut = true;
      return cutTable(block, stranded);
    }),
  }));
  return cut ? mended : undefined;
}

/** The first group heading whose next row begins on a later page; of several headings one below the other, the uppermost. */
function strandedGroup({ groups, rows, headerRows }: TableSheet, pages: readonly number[]): number | undefined {
  if (pages.length !== rows) return undefined;
  const stranded = groups.find((y) => (pages[y] ?? 0) < (pages[y + 1] ?? 0));
  if (stranded === undefined) return undefined;
  let top = stranded;
  while (groups.includes(top - 1) && pages[top - 1] === pages[stranded]) top -= 1;
  return top > headerRows && pages[top - 1] !== pages[top] ? undefined : top;
}

/** The last row, where what is signed below it begins a later page; undefined where that row begins a page itself, or hangs on those above it. */
function rowForSignature({ rows, headerRows, cells }: TableSheet, pages: readonly number[], next: number | undefined): number | undefined {
  const last = rows - 1;
  if (pages.length !== rows || next === undefined || next <= (pages[last] ?? 0)) return undefined;
  const hangs = cells.some(({ y, h = 1 }) => y < last && y + h > last);
  return last <= headerRows || hangs || pages[last - 1] !== pages[last] ? undefined : last;
}

/** A table in two, the second part on the next page under the same headings. */
function cutTable(table: TableSheet, y: number): readonly BlockSheet[] {
  const shift = y - table.headerRows;
  const below: TableSheet = {
    ...table,
    rows: table.rows - shift,
    groups: table.groups.filter((group) => group >= y).map((group) => group - shift),
    cells: table.cells.filter((cell) => cell.y >= y).map((cell) => ({ ...cell, y: cell.y - shift })),
  };
  if (shift === 0) return [{ kind: "page-break" }, table];
  const above: TableSheet = {
    ...table,
    rows: y,
    groups: table.groups.filter((group) => group < y),
    cells: table.cells.filter((cell) => cell.y < y),
  };
  return [above, { kind: "page-break" }, below];
}

interface TablePages {
  /** The page each row begins on: object numbers, which rise with the pages. */
  readonly rows: readonly number[];
  /** The page that begins what stands below the table. */
  readonly next: number | undefined;
}

/** Each table that is in no other, in reading order. */
function pagesOfTables(objects: PdfObjects): readonly TablePages[] {
  const elements = new Map<number, string>();
  let root: number | undefined;
  for (const number of objects.at.keys()) {
    const text = dictionaryOf(objects, number);
    if (text.includes("/Type /StructElem")) elements.set(number, text);
    else if (text.includes("/Type /StructTreeRoot")) root = childrenOf(text)[0];
  }
  const kindOf = (number: number): string => /\/S \/(\w+)/u.exec(elements.get(number) ?? "")?.[1] ?? "";
  const children = (number: number): readonly number[] => childrenOf(elements.get(number) ?? "");
  const pageOf = (number: number): number => {
    const page = /\/Pg (\d+) 0 R\s*>>\s*$/u.exec(elements.get(number) ?? "")?.[1];
    return page === undefined ? Math.min(...children(number).map(pageOf)) : Number(page);
  };
  const rowsOf = (number: number): readonly number[] => (kindOf(number) === "TR" ? [number] : children(number).flatMap(rowsOf));
  const hasTable = (number: number): boolean => kindOf(number) === "Table" || children(number).some(hasTable);
  /** Tables, and between them the largest parts without one. */
  const partsIn = (number: number): readonly number[] =>
    kindOf(number) === "Table" || !hasTable(number) ? [number] : children(number).flatMap(partsIn);
  const parts = root === undefined ? [] : partsIn(root);
  return parts.flatMap((part, index) => {
    const next = parts[index + 1];
    return kindOf(part) === "Table" ? [{ rows: rowsOf(part).map(pageOf), next: next === undefined ? undefined : pageOf(next) }] : [];
  });
}

/** References among the kids of a structure element; marked content and its pages apart. */
function childrenOf(element: string): readonly number[] {
  const kids = /\/K \[([\s\S]*)\]/u.exec(element)?.[1]?.replaceAll(/<<[^>]*>>/gu, "") ?? "";
  return [...kids.replace(/\][\s\S]*$/u, "").matchAll(/(\d+) 0 R/gu)].map((match) => Number(match[1]));
}
