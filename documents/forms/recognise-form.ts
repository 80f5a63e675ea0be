import type { FormName } from "#domain/plan/plan.ts";
import { similarity } from "#domain/thai/text.ts";
import type { Field } from "../reading/columns.ts";
import { FORMS } from "./forms.ts";

/** How near a printed heading must be to the form's own words, on average, for the paper to be that form. */
const NEAR = 0.6;

/**
 * Which official form a table's columns are: the same fields in the same order, under nearly the same words.
 * Null for an unseen agency's table, however well it was read.
 */
export function recogniseForm(columns: readonly { readonly heading: string; readonly field: Field | null }[]): FormName | null {
  const read = columns.filter(
    (column, index) => columns.findIndex((one) => one.heading === column.heading && one.field === column.field) === index,
  );
  for (const form of FORMS) {
    const first = read.slice(0, form.columns.length);
    if (first.length < form.columns.length || first.some((column, index) => column.field !== form.columns[index]?.field)) continue;
    const nearness = form.columns.map((column, index) =>
      Math.max(
        ...[column.heading, `${column.over ?? ""}${column.heading}`].map((words) =>
          similarity(words, first[index]?.heading.split(" / ").at(-1) ?? ""),
        ),
      ),
    );
    if (nearness.reduce((sum, one) => sum + one, 0) / nearness.length >= NEAR) return form.name;
  }
  return null;
}
