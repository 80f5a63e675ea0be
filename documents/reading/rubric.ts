import type { RubricLevel } from "#domain/plan/measure.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Table } from "../document.ts";
import { textsOf } from "./header.ts";
import { paragraphsOf } from "./words.ts";

const HEADING = /^(?:ระดับ(?:คะแนน|ที่)?|คะแนน|เกณฑ์(?:การให้คะแนน|การประเมิน|การพิจารณา)?|รายละเอียด)$/u;

/** "๑ เผยแพร่…" → level 1; "ระดับ ๒ มีแผน…" → level 2. */
function levelOfLine(text: string): RubricLevel | null {
  const found = /^(?:ระดับ(?:คะแนน)?(?:ที่)?\s*)?([๑-๕1-5])(?:[.):]|\s*คะแนน)?\s+(?=\D)(.+)$/su.exec(text.trim());
  return found?.[1] !== undefined && found[2] !== undefined ? { level: Number(toArabicDigits(found[1])), text: found[2].trim() } : null;
}

/** A whole rubric in one cell: its headings, then one paragraph for each level. Null where the text is none. */
export function readRubricText(text: string): { readonly headings: readonly string[]; readonly levels: readonly RubricLevel[] } | null {
  const headings: string[] = [];
  const levels: RubricLevel[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const level = levelOfLine(paragraph);
    const last = levels.at(-1);
    if (level && level.level === (last?.level ?? 0) + 1) levels.push(level);
    else if (last) levels[levels.length - 1] = { ...last, text: `${last.text} ${paragraph}` };
    else headings.push(paragraph);
  }
  const isRubric =
    headings.some((heading) => /เกณฑ์|ระดับ\s*คะแนน/u.test(heading)) &&
    levels.length >= 2 &&
    headings.every((heading) => heading.length < 60);
  return isRubric ? { headings, levels } : null;
}

/** One row of a rubric among the plan's rows: a level and its text. */
export function rubricLevelOf(texts: readonly string[]): RubricLevel | null {
  const [first, ...rest] = texts;
  if (first === undefined) return null;
  const level = /^(?:ระดับ(?:ที่|คะแนน)?)?([๑-๕1-5])[.)]?$/u.exec(squash(first))?.[1];
  if (level !== undefined && rest.length >= 1 && rest.length <= 2)
    return { level: Number(toArabicDigits(level)), text: oneLine(rest.join(" ")) };
  return texts.length === 1 ? levelOfLine(first) : null;
}

/** A table that is nothing but a rubric. */
export function isRubricTable(table: Table): boolean {
  const head = [...textsOf(table.rows[0] ?? { cells: [], place: {} }).values()].map(squash);
  return head.length > 0 && head.length <= 3 && head.every((text) => HEADING.test(text)) && rubricOfTable(table).length >= 2;
}

/** The levels of a rubric table. */
export function rubricOfTable(table: Table): readonly RubricLevel[] {
  return table.rows.flatMap((row) => rubricLevelOf([...textsOf(row).values()]) ?? []);
}
