import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { NamedRange, WriteSheet } from "hucre";
import { writeXlsx as writeWorkbook } from "hucre/xlsx";

import type { Document } from "../document.ts";
import { FACE, TABLE_SIZE } from "./xlsx-faces.ts";
import { layOut, type Laid } from "./xlsx-layout.ts";
import { unitsOfMillimetres } from "./xlsx-measure.ts";
import { splitSheets, type SheetPlan } from "./xlsx-sheets.ts";

const MILLIMETRES_PER_INCH = 25.4;

/** Paper and margins in millimetres; a memo has those of ระเบียบงานสารบรรณ (3 left, 2 right). */
const PAPERS = {
  "a4-landscape": { orientation: "landscape", width: 297, left: 15, right: 15, top: 20, bottom: 12 },
  "a4-portrait": { orientation: "portrait", width: 210, left: 20, right: 15, top: 20, bottom: 15 },
  memo: { orientation: "portrait", width: 210, left: 30, right: 20, top: 15, bottom: 15 },
} as const;

/** Higher than this above the first row of data, frozen rows would fill the window. */
const MOST_FROZEN = 260;

/**
 * เขียนแผ่นงาน Excel — a Document as XLSX: a worksheet per section and per big table, ready to print on A4 in TH Sarabun New,
 * heading rows repeated and frozen, rows as high as their text. Numbers are numbers that show the Document's text; all else is text.
 */
export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const plans = splitSheets(document);
  const laid = plans.map((plan) => ({ plan, sheet: layOut(plan, unitsOf(plan)) }));
  const bytes = await writeWorkbook({
    sheets: laid.map(({ plan, sheet }) => toSheet(plan, sheet)),
    // hucre's own print titles leave the sheet's name unquoted.
    namedRanges: laid.flatMap(({ plan, sheet }) => printTitles(plan, sheet)),
    defaultFont: { name: FACE, size: TABLE_SIZE, charset: 222 },
    properties: { creator: "Khunatham", ...(document.title !== undefined && { title: document.title }), modified: new Date() },
  });
  return freeHeights(
    bytes,
    laid.map(({ sheet }) => sheet),
  );
}

function unitsOf({ paper }: SheetPlan): number {
  const { width, left, right } = PAPERS[paper];
  // Excel counts whole pixels and comes out a little wider; it then prints a little smaller.
  return unitsOfMillimetres(width - left - right);
}

function toSheet({ name, paper, blocks }: SheetPlan, { cells, merges, columns, heights, heading }: Laid): WriteSheet {
  const { orientation, left, right, top, bottom } = PAPERS[paper];
  const summary = blocks.flatMap((block) => (block.kind === "table" && block.summary !== undefined ? [block.summary] : []))[0];
  const above = heading
    ? Array.from({ length: heading.to + 1 }, (_, row) => heights.get(row)?.points ?? TABLE_SIZE).reduce((sum, points) => sum + points, 0)
    : 0;
  return {
    name,
    columns: columns.map((width) => ({ width: Math.round(width * 100) / 100 })),
    cells: new Map(cells),
    merges: [...merges],
    rowDefs: new Map([...heights].map(([row, { points, hidden }]) => [row, { height: points, ...(hidden && { hidden }) }])),
    ...(heading && above <= MOST_FROZEN && { freezePane: { rows: heading.to + 1 } }),
    pageSetup: {
      paperSize: "a4",
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: paper !== "memo",
      margins: { left: inches(left), right: inches(right), top: inches(top), bottom: inches(bottom), header: inches(8), footer: inches(6) },
    },
    headerFooter: { differentFirst: true, oddHeader: `&C&"${FACE},Regular"&16- &P -` },
    view: { showGridLines: false },
    ...(summary !== undefined && { a11y: { summary } }),
  };
}

function inches(millimetres: number): number {
  return Math.round((millimetres / MILLIMETRES_PER_INCH) * 1000) / 1000;
}

function printTitles({ name }: SheetPlan, { heading }: Laid): readonly NamedRange[] {
  if (!heading) return [];
  return [{ name: "_xlnm.Print_Titles", range: `'${name.replaceAll("'", "''")}'!$${heading.from + 1}:$${heading.to + 1}`, scope: name }];
}

/**
 * hucre marks every height as chosen by hand, and such a row does not grow when an officer types into it.
 * Rows whose highest cell is not merged lose the mark: the height stays until the text changes.
 */
function freeHeights(bytes: Uint8Array, sheets: readonly Laid[]): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [index, { heights }] of sheets.entries()) {
    const name = `xl/worksheets/sheet${index + 1}.xml`;
    const part = parts[name];
    if (!part) continue;
    const xml = strFromU8(part).replaceAll(/(<row r="(\d+)"[^>]*?) customHeight="1"/gu, (all, start: string, row: string) =>
      heights.get(Number(row) - 1)?.fixed === false ? start : all,
    );
    parts[name] = strToU8(xml);
  }
  return zipSync(parts, { level: 6 });
}
