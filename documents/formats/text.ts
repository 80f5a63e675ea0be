import type { Block, Cell, Document, Notice, Row } from "../document.ts";
import { LIMITS } from "../limits.ts";
import { readSeparatedRows, separatedRowsIn } from "./csv.ts";
import { inlineHtmlText, readHtml } from "./html.ts";
import { alignedRows } from "./text-aligned.ts";
import { drawnRows, isDrawn, type NumberedLine } from "./text-drawn.ts";
import { isHtmlThroughout, tablesIn } from "./text-html.ts";

/**
 * Plain text as people have it: OCR output, Markdown, rows copied from Word or Excel, tables drawn with characters or kept
 * apart by blanks, with bits of HTML. A blank run of two or more inside a cell is where the paper had a new paragraph ("\n").
 */
export function readText(text: string): Document {
  const source = text
    .replace(/^\uFEFF/u, "")
    .replaceAll(/\r\n?|\u2028|\u2029|\f/gu, "\n")
    .toWellFormed()
    .normalize("NFC")
    .slice(0, LIMITS.characters);
  if (isHtmlThroughout(source)) return readHtml(source);
  const tables = { count: 0 };
  const separated = /[\t|]|<table/iu.test(source) ? null : separatedRowsIn(source);
  if (separated) {
    const rows = readSeparatedRows(source, separated, 0);
    tables.count = rows.blocks.filter((block) => block.kind === "table").length;
    const above = source.slice(0, separated.from).replaceAll(new RegExp(`${separated.separator}+$`, "gmu"), "");
    const before = readLines(above.replace(/\n$/u, ""), 1, tables);
    return {
      ...rows,
      blocks: [...before, ...rows.blocks, ...readLines(source.slice(separated.to), count(source.slice(0, separated.to), "\n") + 1, tables)],
    };
  }
  const blocks: Block[] = [];
  const notices: Notice[] = [];
  // One by one: a call has no room for a hundred thousand arguments.
  const add = (more: readonly Block[]): void => {
    for (const block of more) blocks.push(block);
  };
  let from = 0;
  let line = 1;
  for (const table of tablesIn(source)) {
    const before = source.slice(from, table.from);
    add(readLines(before, line, tables));
    notices.push(...deletionsIn(before, line));
    line += count(before, "\n");
    const inside = source.slice(table.from, table.to);
    const read = readHtml(inside, line);
    add(renumber(read.blocks, tables));
    notices.push(...(read.notices ?? []));
    line += count(inside, "\n");
    from = table.to;
  }
  add(readLines(source.slice(from), line, tables));
  notices.push(...deletionsIn(source.slice(from), line));
  return { blocks, ...(notices.length > 0 ? { notices } : {}) };
}

/** Words struck out in a line are left out like a tracked deletion, and told. */
function deletionsIn(text: string, firstLine: number): readonly Notice[] {
  const found = /<(del|s|strike)\b[^<>]*>([^<]*)|(~~)(?=\S)([^~\n]+)~~/iu.exec(text);
  if (!found) return [];
  return [
    {
      kind: "changes-accepted",
      place: { line: firstLine + count(text.slice(0, found.index), "\n") },
      found: (found[2] ?? found[4] ?? "").trim().slice(0, 200),
    },
  ];
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
      blocks.push({
        kind: "table",
        rows: placed,
        place: { table, ...(placed[0]?.place.line === undefined ? {} : { line: placed[0].place.line }) },
      });
    }
    rows = [];
  };
  const say = (line: string, number: number): void => {
    const said = tidyLine(line);
    if (said !== "") blocks.push({ kind: "paragraph", text: said, place: { line: number } });
  };
  let kind: ReturnType<typeof kindOf> = null;
  const lines = [...logicalLines(text, firstLine)];
  for (let at = 0; at < lines.length; at += 1) {
    const { line, number } = lines[at] ?? { line: "", number: firstLine };
    const now = kindOf(line);
    if (now !== kind || now === "drawn") close();
    kind = now;
    const apart = now === null ? alignedRows(lines, at) : null;
    if (now === "drawn") {
      const end = endOfDrawn(lines, at);
      rows = drawnRows(lines.slice(at, end)).map((one) => row(one.texts, one.number));
      at = end - 1;
    } else if (apart) {
      rows = apart.rows.map((one) => row(one.texts, one.number));
      close();
      while ((lines[at + 1]?.number ?? Number.POSITIVE_INFINITY) < number + apart.count) at += 1;
    } else if (now === "tabs") {
      const cells = tabCells(line);
      const isTitle = rows.length === 0 && cells.slice(1).every((cell) => cell.trim() === "");
      if (isTitle) say(cells[0] ?? "", number);
      else rows.push(row(cells, number));
    } else if (now === "pipes") {
      const cells = pipeCells(line);
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/u.test(cell) || cell.trim() === "") || cells.every((cell) => cell.trim() === "")) {
        if (cells.some((cell) => cell.trim() !== "")) rows.push(row(cells, number));
      }
    } else say(line, number);
  }
  close();
  return blocks;
}

function endOfDrawn(lines: readonly NumberedLine[], at: number): number {
  let end = at;
  while (end < lines.length && isDrawn(lines[end]?.line ?? "")) end += 1;
  return end;
}

/** Physical lines, but a quoted cell copied from a spreadsheet may hold line breaks. */
function* logicalLines(text: string, firstLine: number): Generator<NumberedLine> {
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
    yield { line, number };
  }
}

/**
 * The cells of a row between tabs. Spreadsheets put a cell with a line break, a comma or a quotation in quotes and double the quotes
 * in it; a cell that merely begins with a quotation, or is one, keeps its own. Where all words are in quotes, the quotes are the file's.
 */
function tabCells(line: string): readonly string[] {
  const cells = line.split(/\t/u);
  const words = cells.filter((cell) => /[^\s\d.,%-]/u.test(cell));
  const isAllQuoted = words.length >= 2 && words.every((cell) => /^"(?:[^"]|"")*"$/u.test(cell));
  return cells.map((cell) => {
    const inside = /^"((?:[^"]|"")*)"$/u.exec(cell)?.[1];
    if (inside === undefined || !(isAllQuoted || /""|[\n,]/u.test(inside))) return cell;
    return inside.replaceAll('""', '"');
  });
}

function kindOf(line: string): "tabs" | "pipes" | "drawn" | null {
  if (isDrawn(line)) return "drawn";
  if (/^\s*(?:[-*]\s+)?\|.*\|\s*$/u.test(line)) return "pipes";
  if (line.includes("\t") && line.trim() !== "") return "tabs";
  return null;
}

function pipeCells(line: string): readonly string[] {
  return line
    .replace(/^\s*(?:[-*]\s+)?\|/u, "")
    .replace(/\|\s*$/u, "")
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.replaceAll("\\|", "|"));
}

function row(texts: readonly string[], line: number): Row {
  const cells: Cell[] = texts.map((text, index) => ({ text: tidyCell(text), column: index + 1, columnSpan: 1, rowSpan: 1 }));
  return { cells, place: { line } };
}

function tidyCell(text: string): string {
  return inlineHtmlText(
    unmark(text.replaceAll(/<br\s*\/?>/giu, "\n"))
      .trim()
      .replaceAll(/[^\S\n]{2,}/gu, "\n<br>"),
  )
    .split("\n")
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function tidyLine(line: string): string {
  return inlineHtmlText(
    unmark(line)
      .replace(/^\s*#{1,6}\s+/u, "")
      .replace(/^\s*>\s+/u, "")
      .trim(),
  )
    .replaceAll(/\s+/gu, " ")
    .replace(/^[-*]\s+(?=[๐-๙\d]+[.)])/u, "")
    .trim();
}

/** Markdown's marks of emphasis and links, gone; the words stay. */
function unmark(text: string): string {
  return text
    .replaceAll(/\[([^[\]\n]*)\]\((?:mailto:|https?:)[^)\n]*\)/gu, "$1")
    .replaceAll(/~~(?=\S)([^~\n]+)~~/gu, "")
    .replaceAll(/\*\*|__(?=\S)|(?<=\S)__/gu, "");
}
