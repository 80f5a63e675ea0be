import type { Block, Cell, Document, Row } from "../document.ts";
import { LIMITS } from "../limits.ts";
import { inlineHtmlText, readHtml } from "./html.ts";

/**
 * Plain text as people have it: OCR output, Markdown, tab-separated rows copied from Word or Excel, with bits of HTML.
 * A blank run of two or more inside a cell is where the paper had a new paragraph ("\n").
 */
export function readText(text: string): Document {
  const source = text.replace(/^\uFEFF/u, "").replaceAll(/\r\n?|\u2028|\u2029|\f/gu, "\n").toWellFormed().normalize("NFC").slice(0, LIMITS.characters);
  if (/^\s*<(?:!doctype|html|body|table|div|meta)\b/iu.test(source)) return readHtml(source);
  const blocks: Block[] = [];
  const tables = { count: 0 };
  let from = 0;
  let line = 1;
  for (const found of source.matchAll(/<table\b[\s\S]*?(?:<\/table>|$(?![\s\S]))/giu)) {
    const before = source.slice(from, found.index);
    blocks.push(...readLines(before, line, tables));
    line += count(before, "\n");
    blocks.push(...renumber(readHtml(found[0], line).blocks, tables));
    line += count(found[0], "\n");
    from = found.index + found[0].length;
  }
  blocks.push(...readLines(source.slice(from), line, tables));
  return { blocks };
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function renumber(blocks: readonly Block[], tables: { count: number }): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return block;
    tables.count += 1;
    const table = tables.count;
    return { ...block, place: { ...block.place, table }, rows: block.rows.map((row) => ({ ...row, place: { ...row.place, table } })) };
  });
}

function readLines(text: string, firstLine: number, tables: { count: number }): readonly Block[] {
  const blocks: Block[] = [];
  let rows: Row[] = [];
  const close = (): void => {
    if (rows.length > 0) {
      tables.count += 1;
      const table = tables.count;
      const placed = rows.map((row, index) => ({ ...row, place: { ...row.place, table, row: index + 1 } }));
      blocks.push({ kind: "table", rows: placed, place: { table, ...(placed[0]?.place.line === undefined ? {} : { line: placed[0].place.line }) } });
    }
    rows = [];
  };
  let kind: "tabs" | "pipes" | null = null;
  for (const { line, number } of logicalLines(text, firstLine)) {
    const now = kindOf(line);
    if (now !== kind) close();
    kind = now;
    if (now === "tabs") rows.push(row(line.split("\t"), number));
    else if (now === "pipes") {
      const cells = pipeCells(line);
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/u.test(cell) || cell.trim() === "") || cells.every((cell) => cell.trim() === "")) {
        if (cells.some((cell) => cell.trim() !== "")) rows.push(row(cells, number));
      }
    } else {
      const said = tidyLine(line);
      if (said !== "") blocks.push({ kind: "paragraph", text: said, place: { line: number } });
    }
  }
  close();
  return blocks;
}

/** Physical lines, but a quoted cell copied from a spreadsheet may hold line breaks. */
function* logicalLines(text: string, firstLine: number): Generator<{ line: string; number: number }> {
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const number = firstLine + index;
    let line = lines[index] ?? "";
    if (/(?:^|\t)"(?:[^"\t]|"")*$/u.test(line)) {
      const rest = lines.slice(index + 1, index + 40);
      const end = rest.findIndex((next) => /^(?:[^"]|"")*"(?:\t|$)/u.test(next));
      const joined = [line, ...rest.slice(0, end + 1)].join("\n");
      if (end >= 0 && joined.includes("\t")) {
        line = joined;
        index += end + 1;
      }
    }
    yield { line: line.replaceAll(/(^|\t)"((?:[^"]|"")*\n(?:[^"]|"")*)"(?=\t|$)/gu, (_, edge: string, inside: string) => edge + inside.replaceAll('""', '"')), number };
  }
}

function kindOf(line: string): "tabs" | "pipes" | null {
  if (/^\s*(?:[-*]\s+)?\|.*\|\s*$/u.test(line)) return "pipes";
  if (line.includes("\t") && line.trim() !== "") return "tabs";
  return null;
}

function pipeCells(line: string): readonly string[] {
  return line.replace(/^\s*(?:[-*]\s+)?\|/u, "").replace(/\|\s*$/u, "").split(/(?<!\\)\|/u).map((cell) => cell.replaceAll("\\|", "|"));
}

function row(texts: readonly string[], line: number): Row {
  const cells: Cell[] = texts.map((text, index) => ({ text: tidyCell(text), column: index + 1, columnSpan: 1, rowSpan: 1 }));
  return { cells, place: { line } };
}

function tidyCell(text: string): string {
  return inlineHtmlText(unmark(text.replaceAll(/<br\s*\/?>/giu, "\n")).trim().replaceAll(/[^\S\n]{2,}/gu, "\n<br>"))
    .split("\n").map((line) => line.replaceAll(/\s+/gu, " ").trim()).filter((line) => line !== "").join("\n");
}

function tidyLine(line: string): string {
  return inlineHtmlText(unmark(line).replace(/^\s*#{1,6}\s+/u, "").replace(/^\s*>\s+/u, "").trim())
    .replaceAll(/\s+/gu, " ").replace(/^[-*]\s+(?=[๐-๙\d]+[.)])/u, "").trim();
}

/** Markdown's marks of emphasis and links, gone; the words stay. */
function unmark(text: string): string {
  return text.replaceAll(/\[([^\]\n]*)\]\((?:mailto:|https?:)[^)\n]*\)/gu, "$1").replaceAll(/\*\*|__(?=\S)|(?<=\S)__/gu, "");
}
