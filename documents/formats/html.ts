import { parseFragment, type DefaultTreeAdapterMap } from "parse5";
import type { Place } from "#domain/plan/plan.ts";
import type { Block, Cell, Document, Row, Table } from "../document.ts";
import { LIMITS } from "../limits.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

const PARAGRAPHS = new Set(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "section", "article", "center", "blockquote", "caption", "tr", "ul", "ol", "body", "header", "footer", "main", "figure", "pre", "address", "form", "fieldset", "legend", "label-block"]);
const SILENT = new Set(["script", "style", "head", "title", "template", "noscript", "colgroup", "meta", "link"]);

/** HTML (a pasted table, a web page saved to a file) as blocks. No script runs and nothing is fetched. */
export function readHtml(html: string, firstLine = 1): Document {
  const blocks: Block[] = [];
  const counter = { table: 0, cells: 0 };
  const fragment = parseFragment(html.slice(0, LIMITS.characters), { sourceCodeLocationInfo: true });
  const flow = new Flow(firstLine);
  for (const node of fragment.childNodes) walk(node, flow, counter, 0);
  blocks.push(...flow.finish());
  return { blocks };
}

/** The text of a piece of HTML inside a line: tags gone, check boxes drawn, paragraphs as line breaks. */
export function inlineHtmlText(html: string): string {
  if (!/[<&]/u.test(html)) return html;
  const flow = new Flow(1);
  const counter = { table: 0, cells: 0 };
  for (const node of parseFragment(html).childNodes) walk(node, flow, counter, 0);
  return flow.finish().map((block) => (block.kind === "paragraph" ? block.text : tableText(block))).join("\n");
}

function tableText(table: Table): string {
  return table.rows.map((row) => row.cells.map((cell) => cell.text).join("\t")).join("\n");
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
  return text.split("\n").map((line) => line.replaceAll(/[^\S\n]+/gu, " ").trim()).filter((line) => line !== "").join("\n").normalize("NFC");
}

function walk(node: Node, flow: Flow, counter: { table: number; cells: number }, depth: number): void {
  if (depth > LIMITS.depth) return;
  if (node.nodeName === "#text") {
    flow.say((node as DefaultTreeAdapterMap["textNode"]).value.replaceAll(/\s+/gu, " "), node);
    return;
  }
  if (!isElement(node) || SILENT.has(node.tagName)) return;
  if (node.tagName === "br") return flow.breakLine();
  if (node.tagName === "input") return flow.say(boxOf(node), node);
  if (node.tagName === "table") return flow.add(readTable(node, flow, counter, depth));
  const isParagraph = PARAGRAPHS.has(node.tagName);
  if (isParagraph) flow.endParagraph();
  for (const child of node.childNodes) walk(child, flow, counter, depth + 1);
  if (isParagraph) flow.endParagraph();
}

function boxOf(input: Element): string {
  const type = attribute(input, "type");
  if (type === "checkbox" || type === "radio") return attribute(input, "checked") === null ? "☐ " : "☑ ";
  return attribute(input, "value") ?? "";
}

function readTable(table: Element, flow: Flow, counter: { table: number; cells: number }, depth: number): Table {
  counter.table += 1;
  const number = counter.table;
  const rows: Row[] = [];
  const open: number[] = []; // rows still covered by a cell from above, by column
  for (const { row, isHead } of rowsOf(table)) {
    const cells: Cell[] = [];
    let column = 1;
    for (const node of row.childNodes) {
      if (!isElement(node) || (node.tagName !== "td" && node.tagName !== "th")) continue;
      if (counter.cells++ > LIMITS.cells) break;
      while ((open[column] ?? 0) > 0) column += 1;
      const columnSpan = span(node, "colspan");
      const rowSpan = span(node, "rowspan");
      const inner = new Flow(node.sourceCodeLocation?.startLine ?? 1);
      const tables: Table[] = [];
      for (const child of node.childNodes) walk(child, inner, counter, depth + 1);
      const texts: string[] = [];
      for (const block of inner.finish()) {
        if (block.kind === "paragraph") texts.push(block.text);
        else tables.push(block);
      }
      cells.push({ text: texts.join("\n"), column, columnSpan, rowSpan, place: flow.placeOf(node), ...(tables.length > 0 ? { tables } : {}) });
      for (let covered = column; covered < column + columnSpan; covered += 1) open[covered] = rowSpan;
      column += columnSpan;
    }
    for (let covered = 1; covered < open.length; covered += 1) open[covered] = Math.max(0, (open[covered] ?? 0) - 1);
    rows.push({ cells, place: { ...flow.placeOf(row), table: number, row: rows.length + 1 }, ...(isHead ? { header: true } : {}) });
  }
  return { kind: "table", rows, place: { ...flow.placeOf(table), table: number } };
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
