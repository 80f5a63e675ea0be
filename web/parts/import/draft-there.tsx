import { useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";

import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { FieldChange } from "#domain/plan/difference-fields.ts";
import type { PlanHead, PlanRecord, RowKey } from "#domain/plan/plan-record.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked, type Asked } from "../use-asked.ts";
import { nameOfChange } from "../versions/change-names.ts";
import { Difference } from "../versions/difference.tsx";

interface DraftThereProps {
  readonly heads: Asked<readonly PlanHead[]>;
  readonly year: number;
  /** The plan as it would be taken in. */
  readonly plan: Plan;
  /** The import that it is of. */
  readonly from: string;
}

/** What stands at that year already: nothing, a draft with what would change in it, or a plan that is closed. */
export function DraftThere({ heads, year, plan, from }: DraftThereProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  if (heads.is === "asking") return <Opening />;
  if (heads.is === "refused") return <ProblemBox problem={heads.problem} />;
  const [there] = heads.value;
  if (there === undefined) return <p className="note">{words.newPlan(year)}</p>;
  const open = <Link to={`/plans/${there.id}`}>{words.openPlan}</Link>;
  if (!isBeingWritten(there.status))
    return (
      <div className="note warning">
        <p>{words.closed(year, words.statuses[there.status])}</p>
        <p>{open}</p>
      </div>
    );
  return (
    <>
      <div className="note warning">
        <p>
          <strong>{words.draftThere(year)}</strong>
        </p>
        <p>{words.draftThereSays}</p>
        <p>{open}</p>
      </div>
      <Changes id={there.id} plan={plan} from={from} />
    </>
  );
}

function Changes({ id, plan, from }: { readonly id: string; readonly plan: Plan; readonly from: string }): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { asked, renew } = useAsked<PlanRecord>(`/plans/${id}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const changes = useRef<HTMLElement>(null);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} />;
  const { plan: draft, rows } = asked.value;
  const take = async (row: RowKey, { field, after }: FieldChange): Promise<void> => {
    setProblem(null);
    const edits = [{ place: placeIn(row, field), text: after, revision: rows[row] ?? 0 }];
    const got = await ask(`/plans/${id}/edits`, { method: "POST", key: newKey(), body: { edits, from } });
    if (!got.ok) setProblem(got.error);
    await renew();
    setTaken(got.ok ? nameOfChange({ field, row }, plan, draft) : null);
    changes.current?.focus();
  };
  return (
    <details className="draft-changes" open>
      <summary ref={changes}>{words.draftDifference}</summary>
      <p className="hint">{words.takeSays}</p>
      <p role="status">{taken !== null && words.taken(taken)}</p>
      {problem !== null && <ProblemBox problem={problem} />}
      <Difference
        before={draft}
        after={plan}
        matchBy="meaning"
        beside={(row, change) =>
          isTakeable(draft, row, change) && (
            <button
              type="button"
              className="take"
              aria-label={`${words.take} ${nameOfChange({ field: change.field, row }, plan, draft)}`}
              onClick={() => void take(row, change)}
            >
              {words.take}
            </button>
          )
        }
      />
    </details>
  );
}

function placeIn(row: RowKey, field: string): FieldPlace {
  return row === "plan" ? { field } : row.startsWith("h") ? { heading: row, field } : { activity: row, field };
}

/**
 * A text that one cell of the draft can hold: put there, it reads the same. Lists and tables of the plan, and numbers declared for a
 * heading, whose key is the document's own, are taken with the whole.
 */
function isTakeable(draft: Plan, row: RowKey, { field, after }: FieldChange): boolean {
  if (field.startsWith("declared.byHeading")) return false;
  const place = placeIn(row, field);
  return textOf(setField(draft, place, after), place) === after;
}
