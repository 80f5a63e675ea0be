import { targetsIn } from "#domain/plan/understand-indicator.ts";
import { parseBudget } from "#domain/thai/baht.ts";
import { monthsIn } from "#domain/thai/months.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Row } from "../document.ts";
import { isHeadingField, type Field } from "./columns.ts";

/** How many rows are looked at, and what part of them must agree. */
const ROWS = 14;
const MOST = 0.6;

/** Tests of what a cell is, for columns whose heading says nothing known. The surest come first. */
const KINDS: readonly (readonly [Field, (text: string) => boolean])[] = [
  ["objectives", (text) => /^[-–•\s]*(?:เพื่อ|สร้างความ|ให้บุคลากร)/u.test(text)],
  ["months", (text) => text.length < 90 && monthsIn(text, null).months.length > 0],
  [
    "budget",
    (text) =>
      text.length < 60 && (parseBudget(text).kind === "none" || (parseBudget(text).kind === "baht" && /บาท|\d{3}|[๐-๙]{3}|,/u.test(text))),
  ],
  ["indicators", (text) => targetsIn(text).length > 0],
  [
    "units",
    (text) =>
      text.length < 80 &&
      /^[-–•\s]*(?:กลุ่ม|กอง|สำนัก|ฝ่าย|ทุก|งาน|ศูนย์|ส่วน|คณะ|กรม|หน่วย|แผนก|โรงเรียน|โรงพยาบาล|ชมรม|สโมสร|ปลัด|ผู้อำนวยการ|หัวหน้า|ครู|นาย|นาง)/u.test(
        text,
      ),
  ],
];

/**
 * Columns whose heading no wording fits are known by what stands in them: dates, money, "เพื่อ…", targets, offices. The activity
 * itself is then the first column left with text in nearly every row.
 */
export function settleByContent(rows: readonly Row[], printed: ReadonlyMap<number, string>, fields: Map<number, Field>): void {
  const bodies = rows.slice(0, ROWS);
  const textsIn = (column: number): readonly string[] =>
    bodies.flatMap((row) =>
      row.cells.filter((cell) => cell.column === column && cell.text.trim() !== "").map((cell) => oneLine(cell.text)),
    );
  const isTaken = (field: Field): boolean => [...fields.values()].includes(field);
  const hasPeriods = [...fields.values()].some((field) => /^(?:quarter|month)-/u.test(field));
  for (const [column] of printed) {
    if (fields.has(column)) continue;
    const texts = textsIn(column);
    const kind = KINDS.find(
      ([field, is]) =>
        !isTaken(field) && !(field === "months" && hasPeriods) && texts.length >= 2 && texts.filter(is).length / texts.length >= MOST,
    );
    if (kind) fields.set(column, kind[0]);
  }
  if (isTaken("title")) return settleGoal(fields, textsIn);
  const free = [...printed.keys()].filter((column) => !fields.has(column));
  const title =
    free.find((column) => isActivityColumn(textsIn(column))) ??
    [...fields].find(([column, field]) => isHeadingField(field) && isActivityColumn(textsIn(column)))?.[0];
  if (title !== undefined) fields.set(title, "title");
}

/** "เป้าประสงค์" over sentences that begin "เพื่อ" is the objective of the activity, not a heading. */
function settleGoal(fields: Map<number, Field>, textsIn: (column: number) => readonly string[]): void {
  if ([...fields.values()].includes("objectives")) return;
  for (const [column, field] of fields) {
    const texts = textsIn(column);
    const isObjective =
      isHeadingField(field) && texts.length >= 2 && texts.filter((text) => /^[-–•\s]*เพื่อ/u.test(text)).length / texts.length >= MOST;
    if (isObjective) fields.set(column, "objectives");
  }
}

function isActivityColumn(texts: readonly string[]): boolean {
  const words = texts.filter((text) => squash(text).length >= 4 && !/^[๐-๙\d.,()\s-]+$/u.test(text));
  return words.length >= 2 && words.length / Math.max(1, texts.length) >= MOST && new Set(words).size >= Math.min(2, words.length);
}
