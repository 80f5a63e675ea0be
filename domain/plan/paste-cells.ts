import type { FieldText } from "../checks/texts.ts";
import type { FieldPlace } from "./plan.ts";
import { splitRecords } from "./separated-values.ts";

/** ข้อความที่วางไม่ได้ — a pasted text without a cell to take it; row and column of the rectangle, from 0. */
export interface LeftOut {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Right of the last column, a cell nobody edits, or a further part of a cell that spans several. */
  readonly why: "beyond-columns" | "not-editable" | "same-cell";
}

/** ผลของการวาง — what changes, how many rows are wanted for the rest, and what has no place: nothing is dropped. */
export interface Pasted {
  readonly edits: readonly FieldText[];
  /** Rows of the rectangle below the last row of the grid: one new row of the plan for each, its texts from the same column on. */
  readonly newRows: readonly (readonly string[])[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * วางหลายช่อง — a rectangle of texts laid on a grid of editable places, its first text at the row and column given (from 0).
 * An empty text empties its cell, as a spreadsheet does; where there is no cell for it, it is nothing.
 */
export function pasteCells(
  texts: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: readonly (readonly (FieldPlace | null)[])[],
): Pasted {
  const edits = new Map<string, FieldText>();
  const leftOut: LeftOut[] = [];
  const inside = texts.slice(0, Math.max(0, grid.length - at.row));
  for (const [row, cells] of inside.entries()) {
    const places = grid[at.row + row] ?? [];
    for (const [column, text] of cells.entries()) {
      const place = places[at.column + column];
      if (place) {
        const key = JSON.stringify([place.activity, place.heading, place.field]);
        const taken = edits.get(key);
        // A cell that spans several takes its first text; the others are blank when they were copied from such a cell.
        if (!taken || taken.text.trim() === "") edits.set(key, { place, text });
        else if (text.trim() !== "" && text !== taken.text) leftOut.push({ row, column, text, why: "same-cell" });
      } else if (text.trim() !== "") leftOut.push({ row, column, text, why: place === null ? "not-editable" : "beyond-columns" });
    }
  }
  const width = Math.max(0, ...grid.map((places) => places.length)) - at.column;
  const below = texts.slice(inside.length);
  for (const [index, cells] of below.entries())
    for (const [column, text] of cells.entries())
      if (grid.length > 0 && column >= width && text.trim() !== "")
        leftOut.push({ row: inside.length + index, column, text, why: "beyond-columns" });
  return {
    edits: [...edits.values()],
    newRows: below.map((cells) => (grid.length > 0 ? cells.slice(0, Math.max(0, width)) : cells)),
    leftOut,
  };
}

/** ข้อความที่คัดลอกจากตาราง — rows and cells of text copied from a spreadsheet: tabs between cells, one line a row. */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/u, "").replaceAll(/\r\n?/gu, "\n");
  // The line break behind the last row ends it and begins none.
  return plain === "" ? [] : splitRecords(plain.replace(/\n$/u, ""), "\t").map(({ fields }) => fields);
}
