import type { Document, Row } from "../document.ts";
import { plain, type ReportColumn } from "./report-cells.ts";
import { textAt, type PrintedReport, type PrintedRow } from "./report-print.ts";

/** แถวที่พบในเอกสารที่ส่งกลับ — where its columns of results stand there; null for a column that was taken out. */
export interface FoundRow {
  readonly row: Row;
  readonly titleAt: number;
  readonly columns: readonly { readonly name: ReportColumn; readonly at: number | null }[];
  /** Its columns stand where we printed them. */
  readonly isWhole: boolean;
}

/** Where the printed rows stand in the paper, by their index, and rows of the paper that are none of them. */
export interface FoundRows {
  readonly found: readonly (FoundRow | undefined)[];
  readonly added: readonly Row[];
}

/** A number before a title may be another when rows were moved. */
const NUMBER = /^[([]?[\d.]{1,12}[)\].]*/u;
/** Further rows than these are not looked at: what we print has far fewer. */
const MOST_ROWS = 5000;

/**
 * หาแถวเดิมในเอกสาร — rows are known by the words of the plan in them, wherever they were moved: first by all of them, then by the title,
 * then by the title without its number, last by all but the title.
 */
export function foundRows(printed: PrintedReport, readBack: Document): FoundRows {
  const rows = rowsOf(printed, readBack);
  const found: (FoundRow | undefined)[] = printed.rows.map(() => undefined);
  const left = new Set(rows);
  const keys: readonly (readonly [own: (row: PrintedRow) => string, theirs: (row: FoundRow) => string])[] = [
    [({ row }) => planWords(row, printed.planColumns), ({ row, isWhole }) => (isWhole ? planWords(row, printed.planColumns) : "")],
    [({ row }) => plain(textAt(row, printed.titleAt)), ({ row, titleAt }) => plain(textAt(row, titleAt))],
    [
      ({ row }) => plain(textAt(row, printed.titleAt)).replace(NUMBER, ""),
      ({ row, titleAt }) => plain(textAt(row, titleAt)).replace(NUMBER, ""),
    ],
  ];
  for (const [ownKey, theirKey] of keys) {
    const waiting = new Map<string, FoundRow[]>();
    for (const row of left) {
      const key = theirKey(row);
      const same = waiting.get(key);
      if (same === undefined) waiting.set(key, [row]);
      else same.push(row);
    }
    for (const [index, row] of printed.rows.entries()) {
      const key = ownKey(row);
      if (found[index] !== undefined || key === "") continue;
      const one = waiting.get(key)?.shift();
      if (one === undefined) continue;
      found[index] = one;
      left.delete(one);
    }
  }
  matchAlone(printed, found, left);
  const known = new Set(
    printed.document.blocks.flatMap((block) =>
      block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => plain(text))) : [],
    ),
  );
  const isAdded = (one: FoundRow): boolean => isOfActivity(one, printed.planColumns) && !known.has(plain(textAt(one.row, one.titleAt)));
  return { found, added: [...left].filter(isAdded).map(({ row }) => row) };
}

/** A row whose title alone was changed outside: no other that is left has the same words in its other cells. */
function matchAlone(printed: PrintedReport, found: (FoundRow | undefined)[], left: Set<FoundRow>): void {
  const wordsOf = (row: Row): string => planWords(row, printed.planColumns, printed.titleAt);
  const isTelling = (row: Row): boolean =>
    row.cells.filter(({ column, text }) => column <= printed.planColumns && column !== printed.titleAt && text.trim() !== "").length > 1;
  const theirs = Map.groupBy(
    [...left].filter(({ isWhole }) => isWhole),
    ({ row }) => wordsOf(row),
  );
  const own = Map.groupBy(
    printed.rows.flatMap(({ row }, index) => (found[index] === undefined && isTelling(row) ? [{ row, index }] : [])),
    ({ row }) => wordsOf(row),
  );
  for (const [words, [one, ...others]] of own) {
    const [same, ...more] = theirs.get(words) ?? [];
    if (one === undefined || same === undefined || others.length + more.length > 0) continue;
    found[one.index] = same;
    left.delete(same);
  }
}

function planWords(row: Row, planColumns: number, without?: number): string {
  return row.cells
    .filter(({ column }) => column <= planColumns && column !== without)
    .map(({ column, text }) => `${column}:${plain(text)}`)
    .join("|");
}

/** Every row of the paper's tables, each with the columns that the last headings above it name. */
function rowsOf(printed: PrintedReport, { blocks }: Document): readonly FoundRow[] {
  const usual = { titleAt: printed.titleAt, columns: printed.columns.map(({ name, at }) => ({ name, at })), isWhole: true };
  let where: Omit<FoundRow, "row"> = usual;
  // Headings of two lines: the title's stands in the line above.
  let titleAbove: number | null = null;
  const rows: FoundRow[] = [];
  for (const block of blocks) {
    if (block.kind !== "table") continue;
    for (const row of block.rows) {
      if (rows.length >= MOST_ROWS) return rows;
      titleAbove = columnOf(row, printed.headings[printed.titleAt - 1] ?? "", 1) ?? titleAbove;
      const named = columnsNamed(printed, row, titleAbove ?? printed.titleAt);
      if (named === null) rows.push({ ...where, row });
      else where = named;
    }
  }
  return rows;
}

function columnOf({ cells }: Row, heading: string, from: number): number | null {
  return cells.find(({ column, text }) => column >= from && plain(text) === plain(heading))?.column ?? null;
}

/** The columns that a row of headings names; null for any other row. */
function columnsNamed(printed: PrintedReport, row: Row, titleAt: number): Omit<FoundRow, "row"> | null {
  const columns = printed.columns.map(({ name, heading }) => ({ name, at: columnOf(row, heading, titleAt + 1) }));
  const known = columns.filter(({ at }) => at !== null).length;
  if (known === 0 || (known < 2 && printed.columns.length > 1)) return null;
  return { titleAt, columns, isWhole: titleAt === printed.titleAt && columns.every(({ at }, index) => at === printed.columns[index]?.at) };
}

/** A row that looks like one of an activity: words in the title's column, and no heading or total across the table. */
function isOfActivity({ row, titleAt }: FoundRow, planColumns: number): boolean {
  if (row.header === true || textAt(row, titleAt).trim() === "") return false;
  return (
    row.cells.filter(({ text }) => text.trim() !== "").length > 1 && row.cells.every(({ columnSpan }) => columnSpan <= planColumns / 2)
  );
}
