import type { ReactNode } from "react";
import { Link } from "react-router";

import type { ImportRecord } from "#domain/plan/plans.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { PageTitle } from "../page-title.tsx";

interface SettledProps {
  readonly record: Pick<ImportRecord, "fileName" | "planId">;
  readonly how: "dropped" | "accepted" | "undone";
}

/** The review is over: what was done with the document, and where to go from here. */
export function Settled({ record: { fileName, planId }, how }: SettledProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const told = {
    dropped: [words.dropped, words.droppedSays(fileName)],
    accepted: [words.settled, words.settledSays(fileName)],
    undone: [words.undone, words.undoneSays(fileName)],
  }[how];
  return (
    <div className="narrow stack">
      <PageTitle title={told[0] ?? ""} />
      <p>{told[1]}</p>
      <p className="buttons">
        {how === "accepted" && planId !== null && (
          <Link className="button main" to={`/plans/${planId}`}>
            {words.openPlan}
          </Link>
        )}
        <Link className="button" to="/plans/new">
          {words.again}
        </Link>
        <Link to="/plans">{words.toPlans}</Link>
      </p>
    </div>
  );
}
