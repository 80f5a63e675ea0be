import { squash } from "#domain/thai/text.ts";
import type { Row, Table } from "../document.ts";
import { fieldOfHeading, isHeadingField, type Field } from "./columns.ts";

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
  if (!first) return null;
  const top = understood(first);
  if (top.sure < 2 && !first.header) return null;
  if (top.sure < 2 || !isPlanHeader(top.fields, first, table, at)) return null;

  let rows = 1;
  while (rows < 3 && isSubHeader(table, at, rows)) rows += 1;
  const columns = widthOf(table);
  const fields = new Map<number, Field>();
  const printed = new Map<number, string>();
  const taken = new Map<Field, { column: number; score: number }>();
  for (let column = 1; column <= columns; column += 1) {
    const levels = levelsOf(table, at, rows, column);
    const own = levels.at(-1);
    if (own === undefined) continue;
    printed.set(column, levels.map((level) => level.replaceAll(/\s+/gu, " ")).join(" / "));
    const guess = best(levels);
    if (!guess) continue;
    const before = taken.get(guess.field);
    if (before && before.score >= guess.score) continue;
    if (before) fields.delete(before.column);
    taken.set(guess.field, { column, score: guess.score });
    fields.set(column, guess.field);
  }
  settle(fields, printed);
  return fields.size >= 2 && [...fields.values()].includes("title") ? { fields, printed, rows, columns } : null;
}

/** The deepest level that means something; else the levels above it. */
function best(levels: readonly string[]): { field: Field; score: number } | null {
  for (let index = levels.length - 1; index >= 0; index -= 1) {
    const alone = fieldOfHeading(levels[index] ?? "");
    if (alone && alone.score >= 0.72) return alone;
    const joined = fieldOfHeading(levels.slice(0, index + 1).join(""));
    if (joined && joined.score >= 0.85) return joined;
  }
  return null;
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

/** A plan header names the activity and at least one more fact about it, and mostly consists of headings. */
function isPlanHeader(fields: ReadonlySet<Field>, row: Row, table: Table, at: number): boolean {
  const { filled, sure } = understood(row);
  const facts = [...fields].filter((field) => field !== "title" && field !== "number");
  if (filled < 2 || sure / filled < 0.45) return false;
  if (fields.has("title") && facts.length >= 1 && (sure >= 3 || filled <= 4)) return true;
  // The activity may be named only in the second level ("แผนงาน" over "โครงการ/กิจกรรม").
  const below = table.rows[at + 1];
  return below !== undefined && facts.length >= 2 && understood(below).fields.has("title");
}

/** A level below: its texts are short headings that stand under a heading which spans or is open there. */
function isSubHeader(table: Table, at: number, level: number): boolean {
  const row = table.rows[at + level];
  const above = table.rows[at + level - 1];
  if (!row || !above) return false;
  const texts = textsOf(row);
  if (texts.size === 0) return false;
  const { sure, filled } = understood(row);
  if (sure / filled < 0.5) return false;
  // A repeated header is not a sub-level: a level below never says the activity column again.
  const over = textsOf(above);
  let under = 0;
  for (const [column, text] of texts) {
    const same = over.get(column);
    if (same !== undefined && squash(same) === squash(text)) return false;
    if (same === undefined || above.cells.some((cell) => cell.column === column && cell.columnSpan > 1) || isOpenTo(table, at, level, column)) under += 1;
  }
  return under >= texts.size - 1 && under > 0;
}

/** In text the merged heading stands in its first column only, so the level below may begin right under it. */
function isOpenTo(table: Table, at: number, level: number, column: number): boolean {
  const above = textsOf(table.rows[at + level - 1] ?? { cells: [], place: {} });
  const row = textsOf(table.rows[at + level] ?? { cells: [], place: {} });
  return above.has(column) && !above.has(column + 1) && row.has(column + 1);
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

/** Does this row say the header again? Its texts are the printed headings. */
export function repeatsHeader(row: Row, header: Header, level: Table, at: number): boolean {
  if (row.header === true) return true;
  const texts = [...textsOf(row).values()].map(squash);
  if (texts.length === 0) return false;
  const words = new Set<string>();
  for (const printed of header.printed.values()) for (const part of printed.split(" / ")) words.add(squash(part));
  const known = texts.filter((text) => words.has(text)).length;
  return (known >= 2 && known / texts.length >= 0.6) || (texts.length >= 3 && readHeader(level, at) !== null);
}
