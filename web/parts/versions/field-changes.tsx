import type { ReactNode } from "react";

import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { nameOfChange } from "./change-names.ts";
import { WordChanges } from "./word-changes.tsx";

interface FieldChangesProps {
  readonly changes: readonly FieldChange[];
  readonly plans: readonly Plan[];
  /** The row they stand in, where their names depend on it. */
  readonly row?: string;
  /** What can be done about one change. */
  readonly beside?: ((change: FieldChange) => ReactNode) | undefined;
}

/** Each changed field by its name, with its words before and after. */
export function FieldChanges({ changes, plans, row, beside }: FieldChangesProps): ReactNode {
  return (
    <dl className="field-changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt lang="th">{nameOfChange({ ...change, row }, ...plans)}</dt>
          <dd>
            <WordChanges before={change.before} after={change.after} />
            {beside?.(change)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
