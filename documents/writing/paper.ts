import type { FieldPlace } from "#domain/plan/plan.ts";
import { toThaiNumerals } from "#domain/thai/digits.ts";
import type { Cell, Paragraph, Row, Run } from "../document.ts";

/** One paragraph of the paper; digits become Thai as toThaiNumerals does. */
export function paragraph(text: string, style: NonNullable<Paragraph["style"]>, field?: FieldPlace, align?: Paragraph["align"]): Paragraph {
  return { kind: "paragraph", text: toThaiNumerals(text), place: {}, style, ...(align ? { align } : {}), ...(field ? { field } : {}) };
}

/** A paragraph of runs with faces of their own (memo lines: bold label, dotted leader). */
export function runsParagraph(runs: readonly Run[], style: NonNullable<Paragraph["style"]>, field?: FieldPlace): Paragraph {
  const printed = runs.map((run) => ({ ...run, text: toThaiNumerals(run.text) }));
  return { kind: "paragraph", text: printed.map((run) => run.text).join(""), runs: printed, place: {}, style, ...(field ? { field } : {}) };
}

/** One cell of the paper. */
export function cell(
  text: string,
  column: number,
  more: { span?: number; rows?: number; align?: Cell["align"]; bold?: boolean; field?: FieldPlace } = {},
): Cell {
  return {
    text: toThaiNumerals(text),
    column,
    columnSpan: more.span ?? 1,
    rowSpan: more.rows ?? 1,
    ...(more.align ? { align: more.align } : {}),
    ...(more.bold ? { bold: true } : {}),
    ...(more.field ? { field: more.field } : {}),
  };
}

/** One row of the paper. */
export function row(cells: readonly Cell[], role?: Row["role"]): Row {
  return { cells, place: {}, ...(role ? { role } : {}) };
}
