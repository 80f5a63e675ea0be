import type { ReactNode } from "react";
import { Link } from "react-router";

import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { PlanHead, PlanRecord } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked, type Asked } from "../use-asked.ts";
import { Difference } from "../versions/difference.tsx";

interface DraftThereProps {
  readonly heads: Asked<readonly PlanHead[]>;
  readonly year: number;
  /** The plan as it would be taken in. */
  readonly plan: Plan;
}

/** What stands at that year already: nothing, a draft with what would change in it, or a plan that is closed. */
export function DraftThere({ heads, year, plan }: DraftThereProps): ReactNode {
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
      <Changes id={there.id} plan={plan} />
    </>
  );
}

function Changes({ id, plan }: { readonly id: string; readonly plan: Plan }): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { asked } = useAsked<PlanRecord>(`/plans/${id}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} />;
  return (
    <details className="draft-changes" open>
      <summary>{words.draftDifference}</summary>
      <Difference before={asked.value.plan} after={plan} matchBy="meaning" />
    </details>
  );
}
