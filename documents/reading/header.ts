import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import type { Row, Table } from "../document.ts";
import { settleByContent } from "./column-content.ts";
import { fieldOfHeading, fieldsOfHeading, isHeadingField, type Field, type Guess } from "./columns.ts";
import { readHeadings } from "./headings.ts";

/** หัวตาราง — the columns of a plan table as understood. */
export interface Header {
  /** Field by column (from 1). A column without one keeps its text in `more`. */
  readonly fields: ReadonlyMap<number, Field>;
  /** The heading as printed by column, levels joined with " / ". */
  readonly printed: ReadonlyMap<number, string>;
  readonly rows: number;
  readonly columns: number;
}

/** The texts of a row by column, merged cells at their first column only. */
export function textsOf(row: Row): ReadonlyMap<number, string> {
  return new Map(row.cells.filter((cell) => cell.text.trim() !== "").map((cell) => [cell.column, cell.text.trim()]));
}

/** The header that begins at a row of the table, of one to three levels; null where the row is none. */
export function readHeader(table: Table, at: number): Header | null {
  const first = table.rows[at];
  if (!first || !isHeaderLike(table, at)) return null;
  const rows = headerRows(table, at);
  const columns = widthOf(table);
  const printed = new Map<number, string>();
  const guesses: (Guess & { readonly column: number })[] = [];
  for (let column = 1; column <= columns; column += 1) {
    const levels = levelsOf(table, at, rows, column);
    if (levels.length === 0) continue;
    printed.set(column, levels.map((level) => level.replaceAll(/\s+/gu, " ")).join(" / "));
    for (const guess of guessesOf(levels)) guesses.push({ ...guess, column });
  }
  const fields = new Map<number, Field>();
  for (const { column, field, score } of guesses.sort((one, other) => other.score - one.score || one.column - other.column)) {
    if (score >= 0.66 && !fields.has(column) && ![...fields.values()].includes(field)) fields.set(column, field);
  }
  settle(fields, printed);
  joinParts(fields, printed);
  settleByContent(table.rows.slice(at + rows), printed, fields);
  return fields.size >= 2 && [...fields.values()].includes("title") ? { fields, printed, rows, columns } : null;
}

/** How many rows the header has: as its merged cells say, else as long as rows of sub-headings follow. */
function headerRows(table: Table, at: number): number {
  const merged = Math.max(...(table.rows[at]?.cells.map((cell) => cell.rowSpan) ?? [1]));
  if (merged > 1 && merged <= 3 && table.rows.length > at + merged) return merged;
  let rows = 1;
  while (rows < 3 && isSubHeader(table, at, rows)) rows += 1;
  return rows;
}

/** A fact in two columns under one heading: money of two sources, a beginning and an end. */
function joinParts(fields: Map<number, Field>, printed: ReadonlyMap<number, string>): void {
  const topOf = (column: number): string => (printed.get(column) ?? "").split(" / ")[0] ?? "";
  const parts = new Map(fields);
  for (const [column, field] of parts) {
    if (field !== "budget" && field !== "months") continue;
    for (const [other, words] of printed) {
      const isPart =
        !fields.has(other) && words.includes(" / ") && topOf(other) === topOf(column) && (printed.get(column) ?? "").includes(" / ");
      if (isPart) fields.set(other, field);
    }
  }
}

/** What the deepest level means; else what all levels say together. */
function guessesOf(levels: readonly string[]): readonly Guess[] {
  const quarter = /^[๑-๔1-4]$/u.exec(squash(levels.at(-1) ?? ""))?.[0];
  if (quarter !== undefined && levels.slice(0, -1).some((level) => /ไตรมาส/u.test(squash(level))))
    return [{ field: `quarter-${Number(toArabicDigits(quarter))}`, score: 1 }];
  const own = fieldsOfHeading(levels.at(-1) ?? "");
  if ((own[0]?.score ?? 0) >= 0.72 || levels.length === 1) return own;
  const joined = fieldsOfHeading(levels.join("")).filter((guess) => guess.score >= 0.8);
  const above = guessesOf(levels.slice(0, -1))
    .filter((guess) => guess.score >= 0.72)
    .map((guess) => ({ ...guess, score: guess.score * 0.95 }));
  return [...joined, ...own, ...above];
}

function understood(row: Row): { fields: ReadonlySet<Field>; sure: number; filled: number } {
  const fields = new Set<Field>();
  let filled = 0;
  for (const text of textsOf(row).values()) {
    filled += 1;
    const guess = text.length < 150 ? fieldOfHeading(text) : null;
    if (guess && guess.score >= 0.78) fields.add(guess.field);
  }
  return { fields, sure: fields.size, filled };
}

/** A header row mostly consists of headings, and names several facts about an activity, in itself or in the level below. */
function isHeaderLike(table: Table, at: number): boolean {
  const first = table.rows[at];
  if (!first) return false;
  const { fields, filled, sure } = understood(first);
  const below = table.rows[at + 1];
  const under = below !== undefined && isSubHeader(table, at, 1) ? understood(below) : null;
  const all = new Set([...fields, ...(under?.fields ?? [])]);
  const facts = [...all].filter((field) => field !== "title" && field !== "number");
  if (filled < 2 || (sure + (under?.sure ?? 0)) / (filled + (under?.filled ?? 0)) < 0.4) return false;
  if ([...textsOf(first).values()].some((text) => readHeadings(text).length > 0)) return false;
  if (all.has("title")) return facts.length >= 1 && (all.size >= 3 || filled <= 4);
  return facts.length >= 3 || (facts.length >= 2 && filled >= 4);
}

/** A level below: short headings, each under a heading that spans or stands open there; never a repeated header or a row of the plan. */
function isSubHeader(table: Table, at: number, level: number): boolean {
  const row = table.rows[at + level];
  const top = table.rows[at];
  if (!row || !top) return false;
  const texts = textsOf(row);
  if (texts.size === 0) return false;
  const { sure, filled } = understood(row);
  const isShort = texts.size >= 2 && [...texts.values()].every((text) => text.length <= 20);
  if (sure / filled < 0.5 && row.header !== true && !isShort) return false;
  if ([...texts.values()].some((text) => readHeadings(text).length > 0 || text.length > 80)) return false;
  const over = textsOf(top);
  return [...texts.keys()].every((column) => isUnderOpenHeading(top, over, texts, column));
}

/** A merged heading spans; in plain text it stands in its first column and its neighbours are empty. */
function isUnderOpenHeading(top: Row, over: ReadonlyMap<number, string>, texts: ReadonlyMap<number, string>, column: number): boolean {
  const cell = top.cells.find((one) => one.column <= column && column < one.column + one.columnSpan);
  if (cell && cell.columnSpan > 1) return true;
  if (over.has(column)) return !over.has(column + 1) && texts.has(column + 1);
  for (let left = column - 1; left >= 1; left -= 1) if (over.has(left)) return texts.has(left) || isSpannedGap(top, left);
  return true;
}

function isSpannedGap(top: Row, column: number): boolean {
  return (top.cells.find((one) => one.column === column)?.columnSpan ?? 1) > 1;
}

/** Headings over a column, top level first; a merged heading counts for every column it spans. */
function levelsOf(table: Table, at: number, rows: number, column: number): readonly string[] {
  const levels: string[] = [];
  for (let level = 0; level < rows; level += 1) {
    const row = table.rows[at + level];
    if (!row) continue;
    const cell = row.cells.find((one) => one.column <= column && column < one.column + one.columnSpan);
    let text = cell?.text.trim() ?? "";
    if (text === "" && level < rows - 1) text = spannedFromLeft(table, at, level, rows, column);
    if (text !== "" && levels.at(-1) !== text) levels.push(text);
  }
  return levels;
}

/** A plain-text table has no spans: an empty cell of the upper level belongs to the heading at its left when the lower level has a text. */
function spannedFromLeft(table: Table, at: number, level: number, rows: number, column: number): string {
  const below = table.rows[at + rows - 1];
  if (!below || (textsOf(below).get(column) ?? "") === "") return "";
  const row = textsOf(table.rows[at + level] ?? { cells: [], place: {} });
  for (let left = column - 1; left >= 1; left -= 1) {
    const text = row.get(left);
    if (text !== undefined) return textsOf(below).has(left) ? text : "";
  }
  return "";
}

/** How many columns a table has. */
export function widthOf(table: Table): number {
  let width = 0;
  for (const row of table.rows) for (const cell of row.cells) width = Math.max(width, cell.column + cell.columnSpan - 1);
  return width;
}

/**
 * Words that mean two things, settled by the columns around them: "เป้าหมาย" left of the activity is a heading (goal),
 * right of it a target; "ผลลัพธ์" without its pair stays what it is.
 */
function settle(fields: Map<number, Field>, printed: ReadonlyMap<number, string>): void {
  const title = [...fields].find(([, field]) => field === "title")?.[0] ?? 0;
  for (const [column, words] of printed) {
    const said = squash(words);
    if (/(?:^|\/)เป้าหมาย(?:\(.*\))?$/u.test(said) && !["quantitative", "qualitative"].includes(fields.get(column) ?? "")) {
      const isGoal = column < title;
      if (isGoal && said.includes("แผนย่อย")) fields.set(column, "sub-plan");
      else if (isGoal || ![...fields.values()].includes("targetTexts")) fields.set(column, isGoal ? "goal" : "targetTexts");
    }
  }
  // A plan that numbers its answers "ผลการดำเนินงาน" beside a heading column is a report form; elsewhere headings right of the title are facts.
  for (const [column, field] of fields) if (isHeadingField(field) && column > title + 3) fields.delete(column);
}

/** A word that headings of plan tables have: rows without any are not looked at twice. */
const NAMES = /โครงการ|กิจกรรม|วัตถุประสงค์|ตัวชี้วัด|งบประมาณ|ระยะเวลา|รับผิดชอบ|หมายเหตุ|ลำดับ|ไตรมาส|เป้าหมาย|ผลลัพธ์|ผลผลิต|หน่วยนับ/u;

/** Does this row say the header again? Its texts are the printed headings. */
export function repeatsHeader(row: Row, header: Header, level: Table, at: number): boolean {
  if (row.header === true) return true;
  const texts = [...textsOf(row).values()].map(squash);
  if (texts.length === 0) return false;
  const words = new Set<string>();
  for (const printed of header.printed.values()) for (const part of printed.split(" / ")) words.add(squash(part));
  const known = texts.filter((text) => words.has(text)).length;
  if (known >= 2 && known / texts.length >= 0.6) return true;
  if (texts.some((text) => /^ไม่(?:ใช้|มี|ได้)/u.test(text))) return false;
  const named = texts.filter((text) => text.length <= 60 && NAMES.test(text)).length;
  return texts.length >= 3 && named >= 2 && texts.every((text) => text.length <= 60) && readHeader(level, at) !== null;
}
