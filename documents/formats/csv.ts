import { LIMITS } from "#documents/limits.ts";

import type { Document } from "../document.ts";
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
  const records = split(body, told?.[1] ?? separatorOf(body));
  const cells = records
    .flatMap((record, row) =>
      record.map((field, column): GridCell => ({ row: row + 1, column: column + 1, text: plainText(field), rowSpan: 1, columnSpan: 1 })),
    )
    .filter((cell) => cell.text !== "");
  const few = cells.slice(0, LIMITS.cells);
  const cut = blocksOfGrid({ cells: few, ruled: new Map(), hiddenRows: new Set() }, { tables: 0, cells: 0 });
  if (cut.ok && few.length === cells.length) return { blocks: cut.value.blocks };
  // Too wide or too long for tables: every record as one line of text, nothing lost.
  const blocks = records.map((record, row) => ({
    kind: "paragraph" as const,
    text: plainText(record.join("\t")),
    place: { row: row + 1 },
  }));
  return { blocks: blocks.filter((block) => block.text !== ""), notices: [{ kind: "too-many-cells", place: {} }] };
}

/** The separator that cuts most records into the same number of fields, two at least. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const scores = SEPARATORS.map((separator) => {
    const widths = split(sample, separator)
      .map((record) => record.length)
      .filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const alike = Math.max(0, ...counts.values());
    return { separator, score: alike + widths.length / 1000 };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

function split(text: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  // Once a quote is found open to the end of the text, quotes are ordinary characters: looking again at each would take for ever.
  let quotes = true;
  while (at <= text.length) {
    const inQuotes: Field | undefined = quotes && text[at] === '"' ? quoted(text, at, separator) : undefined;
    if (text[at] === '"' && !inQuotes) quotes = false;
    const field: Field = inQuotes ?? bare(text, at, separator);
    record.push(field.text);
    at = field.end + 1;
    if (field.end < text.length && text[field.end] === separator) continue;
    records.push(record);
    record = [];
  }
  return records;
}

interface Field {
  readonly text: string;
  readonly end: number;
}

function bare(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end += 1;
  return { text: text.slice(from, end), end };
}

function quoted(text: string, from: number, separator: string): Field | undefined {
  let found = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    found += text.slice(at, quote);
    const next = text[quote + 1];
    if (next === undefined || next === separator || next === "\n") return { text: found, end: quote + 1 };
    // Doubled, or one inside the text that nobody doubled.
    found += '"';
    at = next === '"' ? quote + 2 : quote + 1;
  }
}
