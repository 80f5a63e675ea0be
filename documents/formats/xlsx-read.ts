import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { Block, Document, Notice, ReadError } from "../document.ts";
import { blocksOfGrid } from "./xlsx-blocks.ts";
import { readPageText, readSideTexts, type SideText } from "./xlsx-extras.ts";
import { openPackage, readSharedStrings, type Package } from "./xlsx-package.ts";
import { readSheet, type Workbook } from "./xlsx-sheet.ts";
import type { Span } from "./xlsx-grid.ts";
import { readStyles } from "./xlsx-styles.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";
import { unzip } from "./zip.ts";

interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
  readonly repeated?: Span;
}

interface SheetBlocks {
  readonly blocks: readonly Block[];
  /** What goes to the end of the document: notes on cells, texts under merged cells. */
  readonly after: readonly Block[];
  readonly notices: readonly Notice[];
  readonly tables: number;
  readonly cells: number;
}

/**
 * อ่านแผ่นงาน Excel — every sheet of an XLSX as paragraphs and tables, with the text Excel shows and the value behind it.
 * Hidden rows, columns and sheets are kept and told of; formulas are never computed, links never followed.
 */
export function readXlsx(bytes: Uint8Array): Result<Document, ReadError> {
  const parts = unzip(bytes, isWanted);
  if (!parts.ok) return parts;
  const file = openPackage(parts.value);
  const opened = openWorkbook(file);
  if (!opened.ok) return opened;
  const { book, sheets } = opened.value;

  const until = performance.now() + LIMITS.milliseconds;
  const blocks: Block[] = [];
  const after: Block[] = [];
  const notices: Notice[] = [];
  let counts = { tables: 0, cells: 0 };
  for (const sheet of sheets) {
    if (performance.now() > until) return err({ kind: "too-slow" });
    const read = readEntry(file, sheet, book, counts);
    if (!read.ok) return read;
    blocks.push(...read.value.blocks);
    after.push(...read.value.after);
    notices.push(...read.value.notices);
    counts = read.value;
  }
  if (blocks.length + after.length === 0) return err({ kind: "empty" });
  return ok({ blocks: [...blocks, ...after], ...(notices.length > 0 && { notices }) });
}

/** Pictures, macros and what else is not text stays packed. */
function isWanted(name: string): boolean {
  return /\.(?:xml|rels|vml)$/iu.test(name) && !/pivotCache|externalLinks|customXml|docProps|theme/iu.test(name);
}

function openWorkbook(file: Package): Result<{ readonly book: Workbook; readonly sheets: readonly SheetEntry[] }, ReadError> {
  const main = file.relations("");
  if (!main.ok) return main;
  const part = main.value.find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const root = file.tree(part);
  if (!root.ok) return root;
  if (root.value?.name !== "workbook") return err({ kind: "unknown-type", found: part });
  const relations = file.relations(part);
  if (!relations.ok) return relations;
  const partOf = (kind: string) => relations.value.find((relation) => relation.kind === kind)?.target ?? "";
  const strings = readSharedStrings(file.bytes(partOf("sharedStrings")));
  if (!strings.ok) return strings;
  const styles = file.tree(partOf("styles"));
  if (!styles.ok) return styles;

  const worksheets = new Map(relations.value.filter(({ kind }) => kind === "worksheet").map(({ id, target }) => [id, target]));
  const entries = elementsOf(childOf(root.value, "sheets") ?? root.value).map(({ attributes }) => attributes);
  const sheets = entries.flatMap((attributes, index): readonly SheetEntry[] => {
    const target = worksheets.get(attributes["r:id"] ?? "");
    if (target === undefined) return [];
    const repeated = repeatedRows(root.value, index);
    const hidden = /hidden/iu.test(attributes["state"] ?? "");
    return [{ name: attributes["name"] ?? "", part: target, hidden, ...(repeated && { repeated }) }];
  });
  if (sheets.every((sheet) => !file.bytes(sheet.part))) return err({ kind: "damaged", found: part });
  const from1904 = /^(?:1|true|on)$/u.test(childOf(root.value, "workbookPr")?.attributes["date1904"] ?? "");
  return ok({ book: { strings: strings.value, styles: readStyles(styles.value), from1904 }, sheets });
}

/** แถวหัวที่พิมพ์ซ้ำทุกหน้า — the rows that the print titles of a sheet name: `'แผน'!$A:$B,'แผน'!$3:$4`. */
function repeatedRows(workbook: XmlElement | undefined, sheet: number): Span | undefined {
  const names = childOf(workbook, "definedNames");
  const titles = (names ? elementsOf(names) : []).find(
    ({ attributes }) => attributes["name"]?.toLowerCase() === "_xlnm.print_titles" && attributes["localSheetId"] === String(sheet),
  );
  const rows = /!\$?(\d+):\$?(\d+)\s*$|!\$?(\d+):\$?(\d+)\s*,/u.exec(titles?.children.join("") ?? "");
  if (!rows) return undefined;
  return { from: Number(rows[1] ?? rows[3]), to: Number(rows[2] ?? rows[4]) };
}

function readEntry(
  file: Package,
  entry: SheetEntry,
  book: Workbook,
  before: { readonly tables: number; readonly cells: number },
): Result<SheetBlocks, ReadError> {
  const { name, part } = entry;
  const bytes = file.bytes(part);
  if (!bytes) return ok({ blocks: [], after: [], notices: [{ kind: "missing-sheet", place: { sheet: name } }], ...before });
  const sheet = readSheet(bytes, name, book, entry.repeated);
  if (!sheet.ok) return sheet;
  const cut = blocksOfGrid(sheet.value.grid, before);
  if (!cut.ok) return cut;
  const relations = file.relations(part);
  if (!relations.ok) return relations;
  const side = readSideTexts(file, relations.value);
  if (!side.ok) return side;

  const paragraph = ({ text, row, column }: SideText): Block => ({
    kind: "paragraph",
    text,
    place: { sheet: name, ...(row !== undefined && { row }), ...(column !== undefined && { column }) },
  });
  const pageTexts = (coded: readonly string[]) => [...new Set(coded.flatMap(readPageText))].map((text) => paragraph({ text }));
  const blocks = [
    ...pageTexts(sheet.value.pageHeaders),
    ...insertBoxes(cut.value.blocks, side.value.boxes.map(paragraph)),
    ...pageTexts(sheet.value.pageFooters),
  ];
  const after = [...sheet.value.covered, ...side.value.notes].map(paragraph);
  const hidden = entry.hidden && blocks.length + after.length > 0;
  const notices: readonly Notice[] = [
    ...(hidden ? [{ kind: "hidden-sheet", place: { sheet: name } }] : []),
    ...sheet.value.notices,
    ...(side.value.notes.length > 0 ? [{ kind: "comments-kept", place: { sheet: name }, found: String(side.value.notes.length) }] : []),
  ];
  return ok({ blocks, after, notices, tables: cut.value.tables, cells: cut.value.cells });
}

/** A text box stands before the first block that begins below its upper edge; without a place it stands last. */
function insertBoxes(blocks: readonly Block[], boxes: readonly Block[]): readonly Block[] {
  const rowOf = (block: Block) => block.place.row ?? Number.POSITIVE_INFINITY;
  const waiting = boxes.toSorted((one, other) => rowOf(one) - rowOf(other) || (one.place.column ?? 0) - (other.place.column ?? 0));
  const placed: Block[] = [];
  for (const block of blocks) {
    while (waiting[0] && rowOf(waiting[0]) <= rowOf(block)) placed.push(...waiting.splice(0, 1));
    placed.push(block);
  }
  return [...placed, ...waiting];
}
