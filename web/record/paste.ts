import { useCallback, type ClipboardEvent } from "react";

import type { Document, Table } from "#documents/document.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { parseTsv, pasteCells } from "#domain/plan/paste-cells.ts";
import { keyOf, placeOfKey } from "../findings.ts";
import { useWordsOf } from "../parts/language.tsx";
import { ROW_WORDS } from "../words/rows.ts";
import type { PlanDesk } from "./plan-desk.ts";

/** The places of a table as a grid of rows and columns, a merged cell in all that it covers; and where one place stands in it. */
export interface PlacesGrid {
  readonly grid: readonly (readonly (FieldPlace | null)[])[];
  readonly row: number;
  readonly column: number;
}

/** วางหลายช่อง — a table copied in Word or Excel laid on the cells from the one in focus on; rows beyond the last come as new rows. */
export function usePasteCells(
  desk: PlanDesk,
  paper: Document,
  tell: (says: string, undoable?: boolean) => void,
): (event: ClipboardEvent) => void {
  const words = useWordsOf(ROW_WORDS);
  return useCallback(
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target === null || target.closest("textarea, input") !== null) return;
      const key = target.closest<HTMLElement>("[data-field]")?.dataset["field"];
      const texts = textsIn(event.clipboardData);
      if (key === undefined || texts.length === 0) return;
      event.preventDefault();
      const place = placeOfKey(key);
      const found = gridAround(paper, place);
      if (found === null) {
        desk.put([{ place, text: texts.map((cells) => cells.join(" ")).join("\n") }]);
        return;
      }
      const pasted = pasteCells(texts, found, found.grid);
      if (pasted.edits.length > 0) desk.put(pasted.edits);
      void addRows(desk, pasted.newRows, found).then((added) =>
        tell(
          words.pasted(
            pasted.edits.length,
            added,
            pasted.leftOut.map(({ text }) => text),
          ),
          true,
        ),
      );
    },
    [desk, paper, tell, words],
  );
}

/** New activities after the last row of the grid, their texts in the columns that row has. */
async function addRows(desk: PlanDesk, rows: readonly (readonly string[])[], { grid, column }: PlacesGrid): Promise<number> {
  const model = grid.findLast((places) => places.some((place) => place?.activity !== undefined));
  let last = model?.find((place) => place?.activity !== undefined)?.activity;
  let added = 0;
  for (const texts of rows) {
    if (last === undefined || model === undefined) return added;
    const row = await desk.changeRows({ does: "add-activity", position: { after: last } });
    if (row === null || row === "done") return added;
    const edits = texts.flatMap((text, index) => {
      const place = model[column + index];
      return place?.activity === undefined || text === "" ? [] : [{ place: { activity: row, field: place.field }, text }];
    });
    if (edits.length > 0) desk.put(edits);
    last = row;
    added += 1;
  }
  return added;
}

/** The grid of the table that shows a place; null where no table does. */
export function gridAround(paper: Document, place: FieldPlace): PlacesGrid | null {
  const key = keyOf(place);
  for (const block of paper.blocks) {
    if (block.kind !== "table") continue;
    const grid = placesOf(block);
    const row = grid.findIndex((places) => places.some((one) => one !== null && keyOf(one) === key));
    if (row >= 0) return { grid, row, column: (grid[row] ?? []).findIndex((one) => one !== null && keyOf(one) === key) };
  }
  return null;
}

function placesOf({ rows }: Table): readonly (readonly (FieldPlace | null)[])[] {
  const width = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan - 1)));
  const grid = rows.map(() => Array.from<FieldPlace | null>({ length: width }).fill(null));
  for (const [index, { cells }] of rows.entries())
    for (const { column, columnSpan, rowSpan, field } of cells)
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < columnSpan; right += 1) {
          const places = grid[index + down];
          if (places !== undefined) places[column - 1 + right] = field ?? null;
        }
  return grid;
}

/** The texts of a copied table: its HTML where there is one, for its cells keep their line breaks; else tabs and lines. */
function textsIn(clipboard: DataTransfer): readonly (readonly string[])[] {
  const html = clipboard.getData("text/html");
  const table = html === "" ? null : new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table === null) return parseTsv(clipboard.getData("text/plain"));
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [textOfCell(cell), ...Array.from<string>({ length: cell.colSpan - 1 }).fill("")]),
  );
}

function textOfCell(cell: HTMLTableCellElement): string {
  for (const line of cell.querySelectorAll("br")) line.replaceWith("\n");
  const paragraphs = [...cell.querySelectorAll("p, li, div")].filter((one) => one.querySelector("p, li, div") === null);
  const texts = paragraphs.length === 0 ? [cell.textContent] : paragraphs.map(({ textContent }) => textContent);
  return texts
    .map((text) => text.replaceAll(/[^\S\n]+/gu, " ").trim())
    .join("\n")
    .trim();
}
