import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { Notice, ReadError } from "../document.ts";
import { toIsoDate } from "./xlsx-date.ts";
import { mergeCells, type Grid, type GridCell, type Range, type Span } from "./xlsx-grid.ts";
import { showNumber, showText } from "./xlsx-number.ts";
import { PLAIN_STYLE, type CellStyle } from "./xlsx-styles.ts";
import { plainText, readReference } from "./xlsx-text.ts";
import { scanXml } from "./xml.ts";

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

/** One sheet as read: its grid, what stands outside the cells, and what to tell. */
export interface Sheet {
  readonly grid: Grid;
  /** Texts of page headers and footers with their codes, as in the file. */
  readonly pageHeaders: readonly string[];
  readonly pageFooters: readonly string[];
  /** Texts that stand under a merged cell, unseen in Excel. */
  readonly covered: readonly Pick<GridCell, "row" | "column" | "text">[];
  readonly notices: readonly Notice[];
}

type LooseCell = Omit<GridCell, "rowSpan" | "columnSpan">;

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle;
  value: string;
  formula: string | undefined;
}

/** Rows with lines but no content beyond this are not remembered. */
const MOST_RULED_ROWS = 20_000;
/** Notices of one kind for one sheet. */
const MOST_NOTICES = 50;

/** Reads one worksheet part: cells with the text Excel shows, merges, hidden rows and columns, page headers and footers. */
export function readSheet(bytes: Uint8Array, name: string, book: Workbook, repeated: Span | undefined): Result<Sheet, ReadError> {
  const cells: LooseCell[] = [];
  const ranges: Range[] = [];
  const ruled = new Map<number, Span>();
  const hiddenRows = new Set<number>();
  const hiddenColumns: Span[] = [];
  const headers: string[] = [];
  const footers: string[] = [];
  const notices: Notice[] = [];
  const countOf = new Map<string, number>();
  let row = 0;
  let column = 0;
  let cell: OpenCell | undefined;
  let inside: "" | "v" | "f" | "t" | "header" | "footer" = "";
  let text = "";
  let reading = 0;
  let rowIsHidden = false;
  let tooMany = false;

  const notice = (kind: string, place: Notice["place"], found?: string) => {
    const told = (countOf.get(kind) ?? 0) + 1;
    countOf.set(kind, told);
    if (told <= MOST_NOTICES) notices.push({ kind, place: { sheet: name, ...place }, ...(found !== undefined && { found }) });
  };

  const take = (open: OpenCell) => {
    if (open.style.ruled) {
      const known = ruled.get(open.row);
      if (known || ruled.size < MOST_RULED_ROWS) {
        ruled.set(open.row, {
          from: Math.min(known?.from ?? open.column, open.column),
          to: Math.max(known?.to ?? open.column, open.column),
        });
      }
    }
    const place = { row: open.row, column: open.column };
    const found = contentOf(open, book);
    if (open.formula !== undefined && open.value === "") notice("formula-without-value", place, `=${open.formula}`);
    if (found.error) notice("error-value", place, found.text);
    if (found.lost) notice("damaged-cell", place);
    if (found.text === "") return;
    if (rowIsHidden) hiddenRows.add(open.row);
    cells.push({ row: open.row, column: open.column, text: found.text, ...(found.value && { value: found.value }) });
    tooMany ||= cells.length > LIMITS.cells;
  };

  const scanned = scanXml(bytes, {
    open(element, attributes) {
      if (tooMany) return;
      if (element === "c") {
        const at = readReference(attributes["r"] ?? "");
        column = at?.column ?? column + 1;
        row = at?.row ?? Math.max(row, 1);
        const style = book.styles[Number(attributes["s"] ?? -1)] ?? PLAIN_STYLE;
        cell = column > 16_384 ? undefined : { row, column, type: attributes["t"] ?? "n", style, value: "", formula: undefined };
      } else if (element === "row") {
        const number = Number(attributes["r"]);
        row = Number.isInteger(number) && number >= 1 && number <= 1_048_576 ? number : row + 1;
        column = 0;
        rowIsHidden = isOn(attributes["hidden"]) || Number(attributes["ht"] ?? 1) === 0;
      } else if (element === "v" || element === "f" || element === "t") {
        inside = element === "t" && reading > 0 ? "" : element;
        text = "";
      } else if (element === "rPh") reading += 1;
      else if (element === "col") {
        if (isOn(attributes["hidden"]) || Number(attributes["width"] ?? 1) === 0) {
          hiddenColumns.push({ from: Number(attributes["min"]), to: Number(attributes["max"]) });
        }
      } else if (element === "mergeCell") {
        const range = readRange(attributes["ref"] ?? "");
        if (range) ranges.push(range);
      } else if (/^(?:odd|even|first)Header$/u.test(element)) {
        inside = "header";
        text = "";
      } else if (/^(?:odd|even|first)Footer$/u.test(element)) {
        inside = "footer";
        text = "";
      }
    },
    text(more) {
      if (inside !== "") text += more;
    },
    close(element) {
      if (tooMany) return;
      if (element === "v" && cell) cell.value = text;
      else if (element === "f" && cell) cell.formula = text;
      else if (element === "t" && cell && inside === "t") cell.value += text;
      else if (element === "rPh") reading -= 1;
      else if (element === "c") {
        if (cell) take(cell);
        cell = undefined;
      } else if (inside === "header") headers.push(text);
      else if (inside === "footer") footers.push(text);
      inside = "";
    },
  });
  if (tooMany) return err({ kind: "too-much-inside", found: `${name}: cells` });
  if (!scanned.ok) return scanned;
  const merged = mergeCells(cells, ranges, ruled);
  if (!merged.ok) return merged;

  const [firstHidden] = hiddenRows;
  if (firstHidden !== undefined) notice("hidden-rows", { row: firstHidden }, String(hiddenRows.size));
  const behind = cells.find((one) => hiddenColumns.some(({ from, to }) => one.column >= from && one.column <= to));
  if (behind) notice("hidden-columns", { column: behind.column });
  for (const under of merged.value.covered) notice("covered-text", { row: under.row, column: under.column }, under.text);
  const ruledTwice = new Map([...ruled].filter(([, { from, to }]) => to > from));
  return ok({
    grid: { sheet: name, cells: merged.value.cells, ruled: ruledTwice, hiddenRows, ...(repeated && { repeated }) },
    pageHeaders: headers,
    pageFooters: footers,
    covered: merged.value.covered,
    notices,
  });
}

interface Content {
  readonly text: string;
  readonly value?: NonNullable<GridCell["value"]>;
  readonly error?: true;
  /** It pointed at a string that is not there. */
  readonly lost?: true;
}

function contentOf({ type, style, value }: OpenCell, { strings, from1904 }: Workbook): Content {
  const trimmed = value.trim();
  switch (type) {
    case "s": {
      const text = strings[Number(trimmed || "NaN")];
      return text === undefined ? { text: "", lost: true } : { text: showText(text, style.format) };
    }
    case "str":
    case "inlineStr":
      return { text: showText(plainText(value), style.format) };
    case "b": {
      const on = trimmed === "1" || trimmed.toLowerCase() === "true";
      if (trimmed === "") return { text: "" };
      if (style.tickBox) return { text: on ? "☑" : "☐" };
      return { text: on ? "TRUE" : "FALSE" };
    }
    case "e":
      return trimmed === "" ? { text: "" } : { text: trimmed, error: true };
    case "d":
      return contentOfNumber(serialOf(trimmed, from1904), trimmed, style.format, from1904);
    default:
      return contentOfNumber(trimmed === "" ? Number.NaN : Number(trimmed), trimmed, style.format, from1904);
  }
}

function contentOfNumber(number: number, written: string, format: string, from1904: boolean): Content {
  if (!Number.isFinite(number)) return { text: plainText(written) };
  const { text, isDate } = showNumber(number, format, from1904);
  const iso = isDate ? toIsoDate(number, from1904) : undefined;
  // A format may hide noughts, that is how forms leave a cell empty; any other number it hides (;;;) is kept.
  const shown = plainText(text) || (number === 0 ? "" : String(number));
  return { text: shown, value: iso === undefined ? { kind: "number", number } : { kind: "date", iso } };
}

/** An ISO date in a cell (type "d") as the day count that number formats work on. */
function serialOf(iso: string, from1904: boolean): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}/u.test(iso)
    ? Date.parse(/T.*(?:Z|[+-]\d{2}:\d{2})$|^[^T]+$/u.test(iso) ? iso : `${iso}Z`)
    : Number.NaN;
  return milliseconds / 86_400_000 + (from1904 ? 24_107 : 25_569);
}

function readRange(reference: string): Range | undefined {
  const [first = "", second = first] = reference.split(":");
  const one = readReference(first);
  const other = readReference(second);
  if (!one || !other) return undefined;
  const span = (a: number, b: number): Span => ({ from: Math.min(a, b), to: Math.max(a, b) });
  return { rows: span(one.row, other.row), columns: span(one.column, other.column) };
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
