import type { RubricLevel } from "#domain/plan/measure.ts";
import type { Place } from "#domain/plan/plan.ts";
import { squash } from "#domain/thai/text.ts";
import type { Table } from "../document.ts";
import { textsOf } from "./header.ts";
import { isRubricTable, readRubricText, rubricLevelOf, rubricOfTable } from "./rubric.ts";
import { keepAsFurniture, type Walk } from "./walk.ts";

export function readNested(table: Table, place: Place, walk: Walk): void {
  const activity = walk.draft.activities.at(-1);
  if (activity && isRubricTable(table)) {
    activity.rubric.push(...rubricOfTable(table));
    const first = table.rows[0];
    if (first) keepAsFurniture(first, place, walk.draft);
    return;
  }
  for (const row of table.rows) for (const text of textsOf(row).values()) walk.draft.unplaced.push({ place, text });
}

/** Rows of a rubric that stands among the plan's rows: its heading, then "๑ | … | text". */
export function readRubricRow(texts: readonly string[], place: Place, walk: Walk): boolean {
  const activity = walk.draft.activities.at(-1);
  if (!activity) return false;
  const block = texts.length === 1 ? readRubricText(texts[0] ?? "") : null;
  if (block) {
    activity.rubric.push(...block.levels);
    for (const words of block.headings) walk.draft.furniture.push({ place, text: words });
    return true;
  }
  if (isRubricHeading(texts)) {
    walk.rubricOpen = true;
    for (const text of texts) walk.draft.furniture.push({ place, text });
    return true;
  }
  const level: RubricLevel | null = walk.rubricOpen ? rubricLevelOf(texts) : null;
  walk.rubricOpen = level !== null;
  if (level) activity.rubric.push(level);
  return level !== null;
}

function isRubricHeading(texts: readonly string[]): boolean {
  const said = texts.map(squash);
  return (
    said.length <= 3 &&
    said.some((text) => /^(?:ระดับ(?:คะแนน)?|คะแนน|ระดับที่)$/u.test(text)) &&
    said.some((text) => /^(?:เกณฑ์|รายละเอียด|คำอธิบาย|การดำเนินงาน|เงื่อนไข)/u.test(text))
  );
}
