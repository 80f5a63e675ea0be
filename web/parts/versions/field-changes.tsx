import type { ReactNode } from "react";

import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { nameOfChange } from "./change-names.ts";
import { WordChanges } from "./word-changes.tsx";

interface FieldChangesProps {
  readonly changes: readonly FieldChange[];
  readonly plans: readonly Plan[];
}

/** Each changed field by its name, with its words before and after. */
export function FieldChanges({ changes, plans }: FieldChangesProps): ReactNode {
  return (
    <dl className="field-changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt lang="th">{nameOfChange(change, ...plans)}</dt>
          <dd>
            <WordChanges before={change.before} after={change.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
