import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type IParagraphOptions,
} from "docx";

import type { Cell, Photo, Row, Table as PaperTable } from "../document.ts";
import { measureTable, PADDING } from "./docx-columns.ts";
import { faceOf, styleId, type CellStyle } from "./docx-styles.ts";
import { SCREEN_DOTS } from "./docx-pictures.ts";
import { cleanAttribute, toAlignment, writeRuns, type Face } from "./docx-write-text.ts";
import { fitPhoto, type ReadyPhotos } from "./ready-photos.ts";

/** Word opens no table of more columns. */
const MOST_COLUMNS = 63;
const NARROWEST = 240;
/** A row taller than this share of the sheet may break over pages; every other goes to the next one whole. */
const TALLEST_WHOLE = 0.8;
/** Headings taller than this share of the sheet do not repeat. */
const TALLEST_HEADING = 0.5;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
/** Photos are no higher than this, in points: three rows of them stand on a sheet. */
const TALLEST_PHOTO = 165;
const GREY = { header: "E7E6E6", group: "F2F2F2", total: "E7E6E6" } as const;

/** What stands in one column of one row: a cell that begins there, the lower part of one from above, or nothing. */
interface Slot {
  readonly cell: Cell | undefined;
  readonly span: number;
  readonly merge: "none" | "begins" | "goes on";
}

/** The place of a table: twips of the text on its sheet, and how many tables stand around it. */
export interface TableRoom {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly photos: ReadyPhotos;
  /** A signature stands below: it does not begin a page alone. */
  readonly isSigned?: boolean;
}

/** A table as wide as its room: merged both ways, header rows repeated, rows whole where a sheet holds them. Undefined without rows. */
export function writeTable(table: PaperTable, room: TableRoom): Table | undefined {
  if (table.rows.length === 0) return undefined;
  const { width, height: sheet, depth = 0 } = room;
  const columns = Math.min(countColumns(table), MOST_COLUMNS);
  const isStrong = (index: number): boolean => {
    const row = table.rows[index];
    return row !== undefined && (isHeader(table, row, index) || row.role === "group" || row.role === "total");
  };
  const { style, heights, ...measured } = measureTable(table, width, depth, isStrong);
  const widths = shareWidth(measured.widths, columns, width);
  const grid = layOut(table.rows, columns);
  const heading = table.rows.reduce((sum, row, index) => sum + (isHeader(table, row, index) ? (heights[index] ?? 0) : 0), 0);
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: PADDING, right: PADDING, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
    borders: bordersOf(table.plain ? NO_LINE : LINE),
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    rows: table.rows.map((row, index) => {
      const header = isHeader(table, row, index);
      const high = heights[index] ?? 0;
      const hasTables = row.cells.some(({ tables }) => (tables?.length ?? 0) > 0);
      return new TableRow({
        // Each only said where it is so: some programs take a switched-off word for a switched-on one.
        ...(header && heading <= sheet * TALLEST_HEADING && { tableHeader: true }),
        ...(!hasTables && high <= (sheet - heading) * TALLEST_WHOLE && { cantSplit: true }),
        // A heading that reaches over several rows is cut off on later pages where none of them is high enough.
        ...(header && { height: { value: high, rule: HeightRule.ATLEAST } }),
        children: writeSlots(grid[index] ?? [], row, { header, style, widths, room, keepNext: headsNext(table, index, room.isSigned) }),
      });
    }),
  });
}

function bordersOf(line: typeof LINE | typeof NO_LINE) {
  return { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
}

/** The tables in the order in which Word's file holds them: each before those inside it. */
export function tablesInOrder(tables: readonly PaperTable[]): readonly PaperTable[] {
  return tables
    .filter(({ rows }) => rows.length > 0)
    .flatMap((table) => [table, ...table.rows.flatMap(({ cells }) => cells.flatMap((cell) => tablesInOrder(cell.tables ?? [])))]);
}

function isHeader(table: PaperTable, row: Row, index: number): boolean {
  return row.header ?? index < (table.headerRows ?? 0);
}

function countColumns(table: PaperTable): number {
  const ends = table.rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + Math.max(columnSpan, 1) - 1));
  return ends.reduce((most, end) => Math.max(most, end), 1);
}

/** Relative widths as twips that fill the line, none too narrow to hold a letter. */
function shareWidth(relative: readonly number[], columns: number, width: number): readonly number[] {
  const given = relative.slice(0, columns).filter((share) => Number.isFinite(share) && share > 0);
  const mean = given.length === 0 ? 1 : given.reduce((sum, share) => sum + share, 0) / given.length;
  const shares = Array.from({ length: columns }, (_, index) => {
    const share = relative[index];
    return share !== undefined && Number.isFinite(share) && share > 0 ? share : mean;
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.max(Math.round((width * share) / total), NARROWEST));
}

/**
 * The grid row by row. What the paper leaves open becomes an empty cell; a cell that would lie on another moves right,
 * and what then has no column of its own joins the last cell of its row: nothing is lost.
 */
function layOut(rows: readonly Row[], columns: number): readonly (readonly Slot[])[] {
  /** For each column, the cell that still reaches down into this row. */
  let above: ({ readonly span: number; readonly rows: number } | undefined)[] = [];
  return rows.map((row, index) => {
    const slots: Slot[] = [];
    const below: typeof above = [];
    let free = 0;
    const fillTo = (column: number) => {
      while (free < column) {
        const reaching = above[free];
        if (reaching) {
          slots.push({ cell: undefined, span: reaching.span, merge: "goes on" });
          if (reaching.rows > 1) below[free] = { ...reaching, rows: reaching.rows - 1 };
          free += reaching.span;
        } else {
          slots.push({ cell: undefined, span: 1, merge: "none" });
          free += 1;
        }
      }
    };
    const passReaching = () => {
      while (above[free]) fillTo(free + 1);
    };
    for (const cell of row.cells) {
      fillTo(Math.min(cell.column - 1, columns));
      passReaching();
      if (free >= columns) {
        joinLast(slots, cell);
        continue;
      }
      let span = 1;
      while (span < cell.columnSpan && free + span < columns && !above[free + span]) span += 1;
      const reach = Math.min(cell.rowSpan, rows.length - index);
      slots.push({ cell, span, merge: reach > 1 ? "begins" : "none" });
      if (reach > 1) below[free] = { span, rows: reach - 1 };
      free += span;
    }
    fillTo(columns);
    above = below;
    return slots;
  });
}

function joinLast(slots: Slot[], cell: Cell): void {
  const at = slots.findLastIndex((slot) => slot.merge !== "goes on");
  const last = slots[at] ?? slots.at(-1);
  if (!last) return;
  const before = last.cell ?? { ...cell, text: "", tables: [] };
  const joined = {
    ...before,
    text: [before.text, cell.text].filter((text) => text !== "").join("\n"),
    tables: [...(before.tables ?? []), ...(cell.tables ?? [])],
  };
  // Where every column is taken from above, the merge ends here and another begins.
  slots[at === -1 ? slots.length - 1 : at] = { ...last, cell: joined, merge: at === -1 ? "begins" : last.merge };
}

interface Setting {
  readonly header: boolean;
  readonly style: CellStyle;
  readonly widths: readonly number[];
  readonly room: TableRoom;
  /** On the page of the next row. */
  readonly keepNext: boolean;
}

/** A group's heading does not stand alone at the foot of a page, nor the total at the head of one. */
function headsNext({ rows }: PaperTable, index: number, isSigned = false): boolean {
  const [row, next] = [rows[index], rows[index + 1]];
  return next === undefined ? isSigned : row?.role === "group" || next.role === "total";
}

function writeSlots(slots: readonly Slot[], row: Row, setting: Setting): readonly TableCell[] {
  let column = 0;
  return slots.map(({ cell, span, merge }) => {
    const width = setting.widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    const grey = setting.header ? GREY.header : row.role === "group" || row.role === "total" ? GREY[row.role] : undefined;
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(span > 1 && { columnSpan: span }),
      ...(merge !== "none" && { verticalMerge: merge === "begins" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
      ...(grey !== undefined && { shading: { type: ShadingType.CLEAR, color: "auto", fill: grey } }),
      verticalAlign: setting.header ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: cell ? writeContent(cell, row, setting, width) : [new Paragraph({ style: styleId(setting.style) })],
    });
  });
}

function writeContent(cell: Cell, row: Row, { header, style, room, keepNext }: Setting, width: number): readonly (Paragraph | Table)[] {
  const usual = faceOf(style);
  const face: Face = { ...usual, bold: cell.bold ?? (header || row.role === "group" || row.role === "total") };
  const align = cell.align ?? (header ? "center" : undefined);
  const options: IParagraphOptions = {
    style: styleId(style),
    ...(align && { alignment: toAlignment(align) }),
    ...(keepNext && { keepNext }),
  };
  const lines = cell.text === "" && cell.tables?.length ? [] : cell.text.split("\n");
  const paragraphs = lines.map((line) => new Paragraph({ ...options, children: writeRuns(line, face, usual) }));
  const tables = (cell.tables ?? []).flatMap((table) => {
    const written = writeTable(table, {
      ...room,
      width: Math.max(width - 2 * PADDING, NARROWEST),
      depth: (room.depth ?? 0) + 1,
      isSigned: false,
    });
    return written ? [written, hairline()] : [];
  });
  if (cell.photo !== undefined) paragraphs.unshift(...writePhoto(cell.photo, room.photos, width));
  return paragraphs.length + tables.length === 0 ? [new Paragraph(options)] : [...paragraphs, ...tables];
}

/** A photo on the page of the words below it. */
function writePhoto(photo: Photo, photos: ReadyPhotos, width: number): readonly Paragraph[] {
  const ready = photos.get(photo);
  if (ready === undefined) return [];
  const points = fitPhoto(ready, { width: (width - 2 * PADDING) / 20, height: TALLEST_PHOTO });
  const image = new ImageRun({
    type: ready.type,
    data: ready.bytes,
    transformation: { width: Math.round(points.width * SCREEN_DOTS), height: Math.round(points.height * SCREEN_DOTS) },
    altText: { name: "ภาพถ่าย", description: cleanAttribute(photo.says) },
  });
  return [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 80 }, children: [image] })];
}

/** A paragraph too low to be seen: Word wants one after a table, and joins two tables that have none between them. */
export function hairline(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    run: { size: 2, sizeComplexScript: 2 },
  });
}
