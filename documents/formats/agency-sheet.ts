import type { Cell } from "hucre";
import { writeXlsx } from "hucre/xlsx";

import { AGENCY_KINDS } from "#domain/agency/agency.ts";
import { KIND_WORDS } from "#domain/agency/kind-words.ts";
import type { SetUpColumn, SetUpRow } from "#domain/agency/set-up.ts";
import { squash } from "#domain/thai/text.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { ReadError } from "../document.ts";
import { AGENCY_SHEET_COLUMNS } from "./agency-sheet-columns.ts";
import { FACE, TABLE_SIZE } from "./xlsx-faces.ts";
import type { GridCell } from "./xlsx-grid.ts";
import { openPackage, readSharedStrings } from "./xlsx-package.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { readStyles } from "./xlsx-styles.ts";
import { isCompoundFile, refuseCompoundFile, unzip } from "./zip.ts";

/** Why a workbook is not a sheet of agencies. */
export type AgencySheetError = ReadError | { readonly kind: "not-agency-sheet"; readonly found?: string };

/** The heading must stand within the first rows of a sheet. */
const HEADING_WITHIN = 20;
const MOST_ROWS = 10_000;
/** Rows the drop-down list reaches to, below those that are filled. */
const EMPTY_ROWS = 2_000;
const FIRST_ROW = 3;
const HEAD_FILL = "FFE7E6E6";

/** A row to be written; its number follows from where it stands. */
export type WrittenRow = Omit<SetUpRow, "row">;

/** เขียนตารางตั้งต้นหน่วยงาน — XLSX: Thai headings, a row of explanations, a list to choose the kind from, and the rows there are. */
export async function writeAgencySheet(rows: readonly WrittenRow[], topName: string): Promise<Uint8Array> {
  const lastRow = FIRST_ROW + rows.length + EMPTY_ROWS;
  const letter = (field: SetUpColumn): string => String.fromCodePoint(65 + AGENCY_SHEET_COLUMNS.findIndex((one) => one.field === field));
  return writeXlsx({
    defaultFont: { name: FACE, size: TABLE_SIZE, charset: 222 },
    properties: { creator: "Khunatham", title: `ตารางตั้งต้นหน่วยงาน ${topName}` },
    sheets: [
      {
        name: "หน่วยงาน",
        columns: AGENCY_SHEET_COLUMNS.map(({ width, field }) => ({
          width,
          style: { numFmt: field === "headcount" ? "#,##0" : "@", alignment: { wrapText: true, vertical: "top" } },
        })),
        rows: [
          AGENCY_SHEET_COLUMNS.map(({ heading }) => heading),
          AGENCY_SHEET_COLUMNS.map(({ explains }) => explains),
          ...rows.map((row) => AGENCY_SHEET_COLUMNS.map(({ field }) => valueOf(row, field))),
        ],
        cells: headCells(),
        freezePane: { rows: 2, columns: 2 },
        dataValidations: [
          {
            type: "list",
            values: AGENCY_KINDS.filter((kind) => kind !== "nation").map((kind) => KIND_WORDS[kind]),
            range: `${letter("kind")}${FIRST_ROW}:${letter("kind")}${lastRow}`,
            allowBlank: true,
            showErrorMessage: true,
            errorTitle: "ชนิดของหน่วยงาน",
            errorMessage: "กรุณาเลือกชนิดของหน่วยงานจากรายการ",
          },
          {
            type: "whole",
            operator: "between",
            formula1: "0",
            formula2: "5000000",
            range: `${letter("headcount")}${FIRST_ROW}:${letter("headcount")}${lastRow}`,
            allowBlank: true,
            showErrorMessage: true,
            errorTitle: "จำนวนบุคลากร",
            errorMessage: "กรุณากรอกเป็นจำนวนเต็ม",
          },
        ],
        pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
}

/** The two first rows with their faces, by "row,column" from 0. */
function headCells(): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  for (const [column, { heading, explains }] of AGENCY_SHEET_COLUMNS.entries()) {
    cells.set(`0,${column}`, {
      value: heading,
      style: {
        font: { name: FACE, size: TABLE_SIZE, bold: true },
        fill: { type: "pattern", pattern: "solid", fgColor: { rgb: HEAD_FILL } },
        alignment: { wrapText: true, vertical: "center", horizontal: "center" },
      },
    });
    cells.set(`1,${column}`, {
      value: explains,
      style: { font: { name: FACE, size: TABLE_SIZE - 2, italic: true }, alignment: { wrapText: true, vertical: "top" } },
    });
  }
  return cells;
}

function valueOf(row: WrittenRow, field: SetUpColumn): string | number | null {
  const text = row[field];
  if (text === "") return null;
  return field === "headcount" && /^\d+$/u.test(text) ? Number(text) : text;
}

/**
 * อ่านตารางตั้งต้นหน่วยงาน — the first sheet that has the headings ชื่อหน่วยงาน and ชนิด, in any order of columns. Texts as Excel shows them,
 * with the numbers of their rows; formulas are never computed.
 */
export function readAgencySheet(bytes: Uint8Array): Result<readonly SetUpRow[], AgencySheetError> {
  if (bytes.byteLength === 0) return err({ kind: "empty" });
  if (isCompoundFile(bytes)) return err(refuseCompoundFile(bytes));
  const grids = gridsOf(bytes);
  if (!grids.ok) return grids;
  for (const cells of grids.value) {
    const rows = rowsOf(cells);
    if (rows === null) continue;
    return rows.length > MOST_ROWS ? err({ kind: "too-much-inside", found: String(rows.length) }) : ok(rows);
  }
  return err({ kind: "not-agency-sheet" });
}

function gridsOf(bytes: Uint8Array): Result<readonly (readonly GridCell[])[], AgencySheetError> {
  const parts = unzip(bytes, (name) => /^(?:_rels|xl)\/.*\.(?:xml|rels)$/iu.test(name) && !/drawings|media|theme/iu.test(name));
  if (!parts.ok) return parts;
  const file = openPackage(parts.value);
  const main = file.relations("");
  if (!main.ok) return main;
  const workbook = main.value.find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const relations = file.relations(workbook);
  if (!relations.ok) return relations;
  const partOf = (kind: string): string => relations.value.find((one) => one.kind === kind)?.target ?? "";
  const strings = readSharedStrings(file.bytes(partOf("sharedStrings")));
  if (!strings.ok) return strings;
  const styles = file.tree(partOf("styles"));
  if (!styles.ok) return styles;
  const book = { strings: strings.value, styles: readStyles(styles.value), from1904: false };
  const grids: (readonly GridCell[])[] = [];
  for (const { kind, target } of relations.value) {
    const part = kind === "worksheet" ? file.bytes(target) : undefined;
    if (part === undefined) continue;
    const sheet = readSheet(part, target, book, undefined);
    if (!sheet.ok) return sheet;
    grids.push(sheet.value.grid.cells);
  }
  return ok(grids);
}

const FIELD_BY_HEADING: ReadonlyMap<string, SetUpColumn> = new Map(
  AGENCY_SHEET_COLUMNS.map(({ heading, field }) => [squash(heading), field]),
);

/** The rows below the headings; null where this sheet has none. Rows with nothing but a note are left out. */
function rowsOf(cells: readonly GridCell[]): readonly SetUpRow[] | null {
  const byRow = Map.groupBy(
    cells.filter(({ text }) => text.trim() !== ""),
    ({ row }) => row,
  );
  for (const [number, heads] of [...byRow].filter(([row]) => row <= HEADING_WITHIN)) {
    const fields = new Map(heads.flatMap(({ column, text }) => [...fieldNamed(text)].map((field) => [column, field] as const)));
    const named = new Set(fields.values());
    if (!named.has("name") || !named.has("kind")) continue;
    return [...byRow]
      .filter(([row]) => row > number)
      .toSorted(([one], [other]) => one - other)
      .map(([row, found]) => ({ row, texts: new Map(found.flatMap((cell) => [...entryOf(cell, fields)])) }))
      .filter(({ row, texts }) => !(row === number + 1 && isExplanation(texts)))
      .filter(({ texts }) => [...texts.keys()].some((field) => field !== "note"))
      .map(({ row, texts }) => toRow(row, texts));
  }
  return null;
}

function fieldNamed(heading: string): readonly SetUpColumn[] {
  // "ชนิด *" and "สังกัด (ชื่อหรือรหัส)" are the same columns.
  const bare = squash(heading.replaceAll(/\(.*?\)|\*/gu, ""));
  const field = FIELD_BY_HEADING.get(bare);
  return field === undefined ? [] : [field];
}

function entryOf({ column, text }: GridCell, fields: ReadonlyMap<number, SetUpColumn>): readonly (readonly [SetUpColumn, string])[] {
  const field = fields.get(column);
  return field === undefined ? [] : [[field, text.trim()]];
}

function isExplanation(texts: ReadonlyMap<SetUpColumn, string>): boolean {
  return [...texts.values()].every((text) => text.startsWith("(") && text.endsWith(")"));
}

function toRow(row: number, texts: ReadonlyMap<SetUpColumn, string>): SetUpRow {
  const of = (field: SetUpColumn): string => texts.get(field) ?? "";
  return {
    row,
    code: of("code"),
    name: of("name"),
    shortName: of("shortName"),
    kind: of("kind"),
    parent: of("parent"),
    area: of("area"),
    headcount: of("headcount"),
    administratorName: of("administratorName"),
    administratorEmail: of("administratorEmail"),
    note: of("note"),
  };
}
