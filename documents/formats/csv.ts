import { LIMITS } from "#documents/limits.ts";
import type { Place } from "#domain/plan/plan.ts";
import { splitRecords, type SeparatedRecord } from "#domain/plan/separated-values.ts";

import type { Document } from "../document.ts";
import { fieldOfHeading } from "../reading/columns.ts";
import { blocksOfGrid } from "./xlsx-blocks.ts";
import type { GridCell } from "./xlsx-grid.ts";
import { plainText } from "./xlsx-text.ts";

const SEPARATORS = ["\t", ",", ";", "|"] as const;
/** How much of the text is looked at to find its separator. */
const SAMPLE = 64 * 1024;

/**
 * ไฟล์ CSV/TSV — a table as plain text, cut into titles, tables and notes like a sheet. The separator (tab, comma, semicolon) is found
 * by trying; quotes may hold separators and line breaks; a quote left open reaches to the end of its line only.
 */
export function readCsv(text: string): Document {
  const plain = text.replace(/^\uFEFF/u, "").replaceAll(/\r\n?/gu, "\n");
  const told = /^sep=(.)\n/iu.exec(plain);
  const body = told ? plain.slice(told[0].length) : plain;
  return documentOf(splitRecords(body, told?.[1] ?? separatorOf(body)));
}

/** A stretch of a text that holds rows of separated values, by characters. */
export interface SeparatedRows {
  readonly from: number;
  readonly to: number;
  readonly separator: string;
}

/** Fewer columns are a sentence as likely as a row. */
const FEWEST_COLUMNS = 4;
/** A header stands among the first lines; looking for one in every line of a long text takes too long. */
const HEADER_WITHIN = 200;

/**
 * Where a text without tabs holds rows separated by commas or semicolons: from its header to the last row of as many fields. Null where
 * it is prose: the header must be one of a plan, or nearly all lines be alike.
 */
export function separatedRowsIn(text: string): SeparatedRows | null {
  if (!/^[^\n]*(?:[,;][^\n]*){3}$/mu.test(text)) return null;
  for (const separator of [",", ";"]) {
    const records = splitRecords(text, separator);
    const head = records.slice(0, HEADER_WITHIN).findIndex((record) => record.fields.length >= FEWEST_COLUMNS && isHeader(record.fields));
    const width = records[head]?.fields.length ?? commonWidth(records);
    const alike = records.map((record, at) => (at >= head && record.fields.length === width ? at : -1)).filter((at) => at >= 0);
    const [first, last] = [records[alike[0] ?? -1], records[alike.at(-1) ?? -1]];
    if (width > 0 && alike.length >= 2 && first && last) return { from: first.from, to: last.to, separator };
  }
  return null;
}

/** Rows found in a text, their places being lines of it. */
export function readSeparatedRows(text: string, { from, to, separator }: SeparatedRows, tables: number): Document {
  const records = splitRecords(text.slice(from, to), separator);
  const above = text.slice(0, from).split("\n").length - 1;
  const lines = records.map((record) => above + record.line);
  const document = documentOf(records, tables);
  const atLine = <Placed extends { readonly place: Place }>(one: Placed): Placed => ({
    ...one,
    place: { ...one.place, line: lines[(one.place.row ?? 1) - 1] ?? 1 },
  });
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      if (block.kind === "paragraph") return { ...block, place: { line: atLine(block).place.line ?? 1 } };
      const rows = block.rows.map((row, at) => ({
        ...row,
        place: { line: atLine(row).place.line ?? 1, ...(block.place.table === undefined ? {} : { table: block.place.table }), row: at + 1 },
      }));
      return {
        ...block,
        rows,
        place: { ...(block.place.table === undefined ? {} : { table: block.place.table }), line: rows[0]?.place.line ?? 1 },
      };
    }),
  };
}

function isHeader(fields: readonly string[]): boolean {
  const known = fields.flatMap((field) => fieldOfHeading(plainText(field))?.field ?? []);
  return new Set(known).size >= 3 && known.length >= fields.length / 2;
}

/** The number of fields that nearly all lines of the text share; 0 where they differ as sentences do. */
function commonWidth(records: readonly SeparatedRecord[]): number {
  const filled = records.filter((record) => record.fields.some((field) => field.trim() !== ""));
  const counts = new Map<number, number>();
  for (const { fields } of filled) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [width, lines] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  const isShort = filled.every(({ fields }) => fields.length !== width || fields.every((field) => field.length <= 300));
  return width >= FEWEST_COLUMNS && lines >= 4 && lines >= filled.length * 0.8 && isShort ? width : 0;
}

function documentOf(records: readonly SeparatedRecord[], tables = 0): Document {
  const cells = records
    .flatMap((record, row) =>
      record.fields.map((field, column): GridCell => ({
        row: row + 1,
        column: column + 1,
        text: plainText(field),
        rowSpan: 1,
        columnSpan: 1,
      })),
    )
    .filter((cell) => cell.text !== "");
  const few = cells.slice(0, LIMITS.cells);
  const cut = blocksOfGrid({ cells: few, ruled: new Map(), hiddenRows: new Set() }, { tables, cells: 0 });
  if (cut.ok && few.length === cells.length) return { blocks: cut.value.blocks };
  // Too wide or too long for tables: every record as one line of text, nothing lost.
  const blocks = records.map((record, row) => ({
    kind: "paragraph" as const,
    text: plainText(record.fields.join("\t")),
    place: { row: row + 1 },
  }));
  return { blocks: blocks.filter((block) => block.text !== ""), notices: [{ kind: "too-many-cells", place: {} }] };
}

/** The separator that cuts most records into the same number of fields, two at least. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const scores = SEPARATORS.map((separator) => {
    const widths = splitRecords(sample, separator)
      .map((record) => record.fields.length)
      .filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const alike = Math.max(0, ...counts.values());
    return { separator, score: alike + widths.length / 1000 };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}
