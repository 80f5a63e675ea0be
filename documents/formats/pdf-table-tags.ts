import type { PdfObjects } from "./pdf-objects.ts";
import { dictionaryOf } from "./pdf-objects.ts";

/**
 * Typst keeps a group's heading row with the row after it only when it is a second-level header, and then tags it as the heading of every cell below,
 * in place of the column headings. This makes such rows plain rows of the table's body again, so that a screen reader announces the columns.
 * `headerRows` says for each table, in order, how many rows are true headings.
 */
export function mendedGroupRows(objects: PdfObjects, headerRows: readonly number[]): ReadonlyMap<number, Buffer> {
  const elements = readElements(objects);
  const changed = new Map<number, string>();
  const change = (number: number, from: string | RegExp, to: string): void => {
    changed.set(number, (changed.get(number) ?? elements.get(number) ?? "").replace(from, to));
  };
  const groups = new Set<string>();
  for (const [number, element] of elements) {
    const id = /\/S \/TH\b[\s\S]*\/ID \((U(\d+)x\d+y(\d+))\)/u.exec(element);
    const rows = headerRows[Number(id?.[2]) - 1];
    if (!id || rows === undefined || Number(id[3]) < rows) continue;
    groups.add(id[1] ?? "");
    change(number, "/S /TH", "/S /TD");
    change(number, /\s*\/Scope \/Column/u, "");
    change(number, /\s*\/Headers \[[^\]]*\]/u, "");
    moveRow(elements, changed, change, parentOf(element));
  }
  if (groups.size === 0) return new Map();
  for (const [number, element] of elements) {
    const headers = element.includes("/S /TD") ? /\s*\/Headers \[\((U\d+x\d+y\d+)\)[^\]]*\]/u.exec(element) : null;
    if (headers && groups.has(headers[1] ?? "")) change(number, headers[0], "");
  }
  return new Map([...changed].map(([number, text]) => [number, Buffer.from(`${text}endobj\n\n`, "latin1")]));
}

type Change = (number: number, from: string | RegExp, to: string) => void;

/** Takes a group's row out of the THead it shares with the column headings; a THead of groups alone becomes a TBody. */
function moveRow(elements: ReadonlyMap<number, string>, changed: ReadonlyMap<number, string>, change: Change, row: number): void {
  const now = (number: number): string => changed.get(number) ?? elements.get(number) ?? "";
  const head = parentOf(now(row));
  if (!now(head).includes("/S /THead")) return;
  const rows = childrenOf(now(head));
  if (rows[0] === row) {
    change(head, "/S /THead", "/S /TBody");
    return;
  }
  const siblings = childrenOf(elements.get(parentOf(now(head))) ?? "");
  const body = siblings[siblings.indexOf(head) + 1];
  if (body === undefined || !now(body).includes("/S /TBody")) return;
  change(head, /\/K \[[^\]]*\]/u, kids(rows.filter((other) => other !== row)));
  change(body, /\/K \[[^\]]*\]/u, kids([row, ...childrenOf(now(body))]));
  change(row, /\/P \d+ 0 R/u, `/P ${body} 0 R`);
}

function kids(numbers: readonly number[]): string {
  return `/K [${numbers.map((number) => `${number} 0 R`).join(" ")}]`;
}

function parentOf(element: string): number {
  return Number(/\/P (\d+) 0 R/u.exec(element)?.[1]);
}

function childrenOf(element: string): readonly number[] {
  return [...(/\/K \[([^\]]*)\]/u.exec(element)?.[1] ?? "").matchAll(/(\d+) 0 R/gu)].map((match) => Number(match[1]));
}

/** Structure elements of tables, as text from "n 0 obj" on. */
function readElements(objects: PdfObjects): ReadonlyMap<number, string> {
  const elements = new Map<number, string>();
  for (const number of objects.at.keys()) {
    const text = dictionaryOf(objects, number);
    if (text.includes("/Type /StructElem")) elements.set(number, text);
  }
  return elements;
}
