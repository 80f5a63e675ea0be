import type { Row } from "../document.ts";
import type { Form } from "../forms/form.ts";
import { cell } from "./paper.ts";

/** หัวตาราง — the form's column headings in one level, or two where neighbours share a heading above them. */
export function headRows(form: Form): readonly Row[] {
  const isDouble = form.columns.some((column) => column.over !== undefined);
  const top: Row["cells"][number][] = [];
  const below: Row["cells"][number][] = [];
  for (const [index, column] of form.columns.entries()) {
    const at = index + 1;
    if (column.over === undefined) {
      top.push(cell(column.heading, at, { rows: isDouble ? 2 : 1, align: "center", bold: true }));
      continue;
    }
    if (form.columns[index - 1]?.over !== column.over) {
      const span = form.columns.slice(index).findIndex((one) => one.over !== column.over);
      top.push(cell(column.over, at, { span: span < 0 ? form.columns.length - index : span, align: "center", bold: true }));
    }
    below.push(cell(column.heading, at, { align: "center", bold: true }));
  }
  const rows = isDouble ? [top, below] : [top];
  return rows.map((cells) => ({ cells, place: {}, header: true }));
}
