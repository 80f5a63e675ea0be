import type { ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import { keyOf } from "../findings.ts";
import { FieldCell } from "./field-cell.tsx";
import { Grid, READ_ONLY_CELL } from "./grid.tsx";
import { useWords } from "./language.tsx";
import { useEditing } from "./plan-editing.ts";

/** ข้อมูลที่แบบฟอร์มไม่มีช่อง — said plainly, and still to be seen and edited. */
export function OffPaper({ places }: { readonly places: readonly FieldPlace[] }): ReactNode {
  const words = useWords();
  const { plan } = useEditing();
  if (places.length === 0) return null;
  const fields = [...new Set(places.map(({ field }) => nameOfField(field)))];
  return (
    <details className="off-paper">
      <summary>
        {words.offPaper(places.length)}{" "}
        <span className="hint" lang="th">
          ({fields.join(" · ")})
        </span>
      </summary>
      <p className="hint">{words.offPaperSays}</p>
      <Grid label={words.offPaper(places.length)}>
        <thead>
          <tr role="row">
            {[words.where, words.field, words.text].map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="th">
          {places.map((place) => (
            <tr key={keyOf(place)} role="row">
              <td {...READ_ONLY_CELL} data-column={1}>
                {whereOf(place) ?? words.wholePlan}
              </td>
              <td {...READ_ONLY_CELL} data-column={2}>
                {nameOfField(place.field)}
              </td>
              <FieldCell column={3} label={words.text} text={textOf(plan, place)} place={place} />
            </tr>
          ))}
        </tbody>
      </Grid>
    </details>
  );

  function whereOf(place: FieldPlace): string | undefined {
    const activity = plan.activities.find(({ id }) => id === place.activity);
    const heading = plan.headings.find(({ id }) => id === place.heading);
    if (activity !== undefined) return `${toThaiDigits(activity.number ?? plan.activities.indexOf(activity) + 1)} ${activity.title}`;
    return heading === undefined ? undefined : `${heading.label} ${heading.title}`.trim();
  }
}
