import type { ReactNode } from "react";

import type { PlanStatus } from "#domain/plan/plan-moves.ts";
import { HOME_WORDS } from "../../words/home.ts";
import { useWordsOf } from "../language.tsx";

const STEPS = ["draft", "submitted", "approved", "published"] as const;

/** How many of the steps a plan in this status has behind it. */
const BEHIND: Readonly<Record<PlanStatus, number>> = { draft: 0, returned: 0, submitted: 2, approved: 3, published: 4 };

interface PlanStepsProps {
  readonly status: PlanStatus;
  readonly fiscalYear: number;
}

/** ขั้นของแผน — draft, submit, approve, publish: what is done, what is now, and what that means. */
export function PlanSteps({ status, fiscalYear }: PlanStepsProps): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const behind = BEHIND[status];
  return (
    <div className="plan-steps">
      <ol className="bare" aria-label={words.stepsOf(fiscalYear)}>
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={index < behind ? "behind" : index === behind ? "now" : "ahead"}
            aria-current={index === behind ? "step" : undefined}
          >
            <span className="step-name">{words.steps[step]}</span>{" "}
            {index <= behind && <span className="step-state">{index < behind ? words.stepDone : words.stepNow}</span>}
          </li>
        ))}
      </ol>
      <p>{words.stepSays[status]}</p>
    </div>
  );
}
