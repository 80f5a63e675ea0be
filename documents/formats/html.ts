import { parseFragment, type DefaultTreeAdapterMap } from "parse5";
import type { Place } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Block, Cell, Document, Notice, Row, Table } from "../document.ts";
import { LIMITS } from "../limits.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

const PARAGRAPHS = new Set([
  "p",
  "div",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "dt",
  "dd",
  "section",
  "article",
  "center",
  "blockquote",
  "caption",
  "tr",
  "ul",
  "ol",
  "body",
  "header",
  "footer",
  "main",
  "figure",
  "pre",
  "address",
  "form",
  "fieldset",
  "legend",
  "label-block",
  "td",
  "th",
]);
/** Elements whose content no reader sees; `xml` holds the settings that Word and Excel send along. */
const SILENT = new Set(["script", "style", "head", "title", "template", "noscript", "colgroup", "meta", "link", "xml", "rp"]);
const STRUCK = new Set(["del", "s", "strike"]);
const BOXES = new Set(["checkbox", "radio"]);
const WORDLESS_INPUTS = new Set(["hidden", "button", "submit", "reset", "image", "file", "password"]);

/**
 * HTML (a pasted table, a web page saved to a file) as blocks. No script runs and nothing is fetched. Deleted words of tracked changes
 * are left out and hidden ones kept; `notices` tells of both.
 */
export function readHtml(html: string, firstLine = 1): Document {
  const reading: Reading = { tables: 0, cells: 0, firstLine, notices: new Map(), numbers: new Map() };
  const flow = new Flow(firstLine);
  const fragment = parseFragment(wholeTable(html.slice(0, LIMITS.characters)), { sourceCodeLocationInfo: true });
  for (const node of fragment.childNodes) walk(node, flow, reading, 0);
  const blocks = flow.finish();
  return { blocks, ...(reading.notices.size > 0 ? { notices: [...reading.notices.values()] } : {}) };
}

/** The text of a piece of HTML inside a line: tags gone, check boxes drawn, paragraphs as line breaks. */
export function inlineHtmlText(html: string): string {
  if (!/[<&]/u.test(html)) return html;
  return readHtml(html)
    .blocks.map((block) => (block.kind === "paragraph" ? block.text : tableText(block)))
    .join("\n");
}

/** Rows cut out of their table, as some programs copy them: a parser drops rows that no table holds. */
function wholeTable(html: string): string {
  return /^(?:\s|<!--(?:[^-]|-(?!->))*-->)*<(?:col|colgroup|thead|tbody|tfoot|tr|td|th)\b/iu.test(html) ? `<table>${html}` : html;
}

function tableText(table: Table): string {
  return table.rows.map((row) => row.cells.map((cell) => cell.text).join("\t")).join("\n");
}

/** What is counted and told while one piece of HTML is read. */
interface Reading {
  tables: number;
  cells: number;
  readonly firstLine: number;
  readonly notices: Map<string, Notice>;
  /** The number that each ordered list has reached. */
  readonly numbers: Map<Element, number>;
}

/** Each kind is told once, where it first happened. */
function tell(reading: Reading, kind: string, place: Place, found?: string): void {
  if (!reading.notices.has(kind)) reading.notices.set(kind, { kind, place, ...(found !== undefined && found !== "" ? { found } : {}) });
}

/** Gathers running text into paragraphs. A class, since it is the one place with a cursor. */
class Flow {
  readonly #blocks: Block[] = [];
  readonly #firstLine: number;
  #text = "";
  #place: Place | undefined;

  constructor(firstLine: number) {
    this.#firstLine = firstLine;
  }

  placeOf(node: Node): Place {
    const line = node.sourceCodeLocation?.startLine;
    return line === undefined ? {} : { line: line + this.#firstLine - 1 };
  }

  say(text: string, node: Node): void {
    if (text === "") return;
    this.#place ??= text.trim() === "" ? undefined : this.placeOf(node);
    this.#text += text;
  }

  breakLine(): void {
    this.#text += "\n";
  }

  endParagraph(): void {
    const text = tidy(this.#text);
    if (text !== "") this.#blocks.push({ kind: "paragraph", text, place: this.#place ?? {} });
    this.#text = "";
    this.#place = undefined;
  }

  add(table: Table): void {
    this.endParagraph();
    this.#blocks.push(table);
  }

  finish(): readonly Block[] {
    this.endParagraph();
    return this.#blocks;
  }
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replaceAll(/[^\S\n]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n")
    .normalize("NFC");
}

function walk(node: Node, flow: Flow, reading: Reading, depth: number): void {
  if (node.nodeName === "#text") {
    flow.say((node as DefaultTreeAdapterMap["textNode"]).value.replaceAll(/\s+/gu, " "), node);
    return;
  }
  if (!isElement(node) || SILENT.has(node.tagName)) return;
  if (depth > LIMITS.depth) return tell(reading, "part-unreadable", flow.placeOf(node));
  if (STRUCK.has(node.tagName)) return tell(reading, "changes-accepted", flow.placeOf(node), textOf(node));
  tellOfHidden(node, flow, reading);
  if (node.tagName === "br") return flow.breakLine();
  if (node.tagName === "input") return flow.say(boxOf(node), node);
  if (node.tagName === "option" && attribute(node, "selected") === null) return;
  if (node.tagName === "table" && !isLayout(node)) {
    for (const child of node.childNodes) if (isElement(child) && child.tagName === "caption") walk(child, flow, reading, depth + 1);
    return flow.add(readTable(node, flow, reading, depth));
  }
  const isParagraph = PARAGRAPHS.has(node.tagName);
  if (isParagraph) flow.endParagraph();
  if (node.tagName === "li") flow.say(markerOf(node, reading.numbers), node);
  if (node.tagName === "rt") flow.say("(", node);
  for (const child of node.childNodes) walk(child, flow, reading, depth + 1);
  if (node.tagName === "rt") flow.say(")", node);
  if (isParagraph) flow.endParagraph();
}

function tellOfHidden(node: Element, flow: Flow, reading: Reading): void {
  const style = attribute(node, "style") ?? "";
  // A hidden row is marked as one; a hidden column has no words.
  if (isHidden(node) && node.tagName !== "tr" && node.tagName !== "col") {
    const found = textOf(node);
    if (found !== "") tell(reading, "hidden-text", flow.placeOf(node), found);
  }
  if (/mso-element\s*:\s*comment\b/iu.test(style)) tell(reading, "comments-kept", flow.placeOf(node));
}

function isHidden(node: Element): boolean {
  return (
    attribute(node, "hidden") !== null ||
    /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*(?:all|screen)|visibility\s*:\s*hidden)/iu.test(attribute(node, "style") ?? "")
  );
}

/** The words below an element, for telling what was left out or hidden; a long text only begins. */
function textOf(element: Element): string {
  let text = "";
  const waiting: Node[] = element.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined && text.length < 200; node = waiting.pop()) {
    if (node.nodeName === "#text") text += (node as DefaultTreeAdapterMap["textNode"]).value;
    else if (isElement(node) && !SILENT.has(node.tagName)) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return tidy(text.replaceAll(/\s+/gu, " "));
}

/** The number that a browser draws before an item of an ordered list; Word's own markers stand in the text. */
function markerOf(item: Element, numbers: Map<Element, number>): string {
  const list = item.parentNode;
  if (list === null || !("tagName" in list) || list.tagName !== "ol") return "";
  const style = `${attribute(list, "style") ?? ""};${attribute(item, "style") ?? ""}`;
  if (/list-style(?:-type)?\s*:\s*none|mso-list\s*:/iu.test(style)) return "";
  const next = (numbers.get(list) ?? Number(attribute(list, "start") ?? 1) - 1) + 1;
  const number = Number(attribute(item, "value") ?? next);
  if (!Number.isInteger(number)) return "";
  numbers.set(list, number);
  const type = attribute(list, "type") ?? "1";
  if (/^[aA]$/u.test(type) && number >= 1 && number <= 26) return `${String.fromCharCode(type.charCodeAt(0) + number - 1)}. `;
  return /list-style(?:-type)?\s*:[^;]*\bthai\b/iu.test(style) ? `${toThaiDigits(number)}. ` : `${number}. `;
}

function boxOf(input: Element): string {
  const type = (attribute(input, "type") ?? "text").toLowerCase();
  if (BOXES.has(type)) return attribute(input, "checked") === null ? "☐ " : "☑ ";
  return WORDLESS_INPUTS.has(type) ? "" : (attribute(input, "value") ?? "");
}

/** A table that only lays out a page: one cell a row, with a table inside; what it holds is read as if it stood free. */
function isLayout(table: Element): boolean {
  const rows = rowsOf(table).map(({ row }) => cellsOf(row));
  return rows.length > 0 && rows.every((cells) => cells.length <= 1) && rows.some((cells) => cells.some((cell) => holdsTable(cell)));
}

function holdsTable(element: Element): boolean {
  return element.childNodes.some(
    (node) =>
      isElement(node) &&
      (node.tagName === "table" ||
        (["div", "center", "p"].includes(node.tagName) && node.childNodes.some((inner) => isElement(inner) && inner.tagName === "table"))),
  );
}

function cellsOf(row: Element): readonly Element[] {
  return row.childNodes.filter((node): node is Element => isElement(node) && (node.tagName === "td" || node.tagName === "th"));
}

function readTable(table: Element, flow: Flow, reading: Reading, depth: number): Table {
  reading.tables += 1;
  const number = reading.tables;
  const rows: Row[] = [];
  const open: number[] = []; // rows still covered by a cell from above, by column
  for (const { row, isHead } of rowsOf(table)) {
    const cells: Cell[] = [];
    let column = 1;
    for (const node of cellsOf(row)) {
      reading.cells += 1;
      if (reading.cells > LIMITS.cells) {
        tell(reading, "too-many-cells", flow.placeOf(node));
        break;
      }
      while ((open[column] ?? 0) > 0) column += 1;
      const covered = span(node, "colspan");
      // Excel's text that runs over the empty cells beside it is no merged cell.
      const isOverflow = covered > 1 && /mso-ignore\s*:\s*colspan/iu.test(attribute(node, "style") ?? "");
      const rowSpan = span(node, "rowspan");
      cells.push({ ...readCell(node, flow, reading, depth), column, columnSpan: isOverflow ? 1 : covered, rowSpan });
      if (isOverflow)
        for (let empty = column + 1; empty < column + covered; empty += 1) cells.push({ text: "", column: empty, columnSpan: 1, rowSpan });
      for (let at = column; at < column + covered; at += 1) open[at] = rowSpan;
      column += covered;
    }
    for (let at = 1; at < open.length; at += 1) open[at] = Math.max(0, (open[at] ?? 0) - 1);
    const place = { ...flow.placeOf(row), table: number, row: rows.length + 1 };
    const hidden = isHidden(row) && cells.some((cell) => cell.text !== "");
    if (hidden) tell(reading, "hidden-rows", place);
    rows.push({ cells, place, ...(isHead ? { header: true } : {}), ...(hidden ? { hidden } : {}) });
  }
  return { kind: "table", rows, place: { ...flow.placeOf(table), table: number } };
}

function readCell(cell: Element, flow: Flow, reading: Reading, depth: number): Pick<Cell, "text" | "place" | "tables" | "value"> {
  tellOfHidden(cell, flow, reading);
  const inner = new Flow(reading.firstLine);
  for (const child of cell.childNodes) walk(child, inner, reading, depth + 1);
  const texts: string[] = [];
  const tables: Table[] = [];
  for (const block of inner.finish()) {
    if (block.kind === "paragraph") texts.push(block.text);
    else tables.push(block);
  }
  const number = numberOf(cell);
  const text = texts.join("\n");
  return {
    // A column too narrow for its number is copied as hashes.
    text: number !== null && /^#+$/u.test(text) ? String(number) : text,
    place: flow.placeOf(cell),
    ...(tables.length > 0 ? { tables } : {}),
    ...(number === null ? {} : { value: { kind: "number", number } }),
  };
}

/** The number behind a cell's text: Excel says it in `x:num`, LibreOffice in `sdval`; a bare `x:num` says that the text is the number. */
function numberOf(cell: Element): number | null {
  const written = attribute(cell, "x:num") ?? attribute(cell, "sdval");
  if (written === null || written.trim() === "") return null;
  const number = Number(written);
  return Number.isFinite(number) ? number : null;
}

function rowsOf(table: Element): readonly { row: Element; isHead: boolean }[] {
  const rows: { row: Element; isHead: boolean }[] = [];
  for (const node of table.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName === "tr") rows.push({ row: node, isHead: false });
    else if (["thead", "tbody", "tfoot"].includes(node.tagName)) {
      for (const row of node.childNodes) if (isElement(row) && row.tagName === "tr") rows.push({ row, isHead: node.tagName === "thead" });
    }
  }
  return rows;
}

function span(cell: Element, name: "colspan" | "rowspan"): number {
  const value = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 200) : 1;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}
