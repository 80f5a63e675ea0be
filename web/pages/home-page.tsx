import type { ReactNode } from "react";
import { Link } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import type { Duty } from "#domain/record/duty.ts";
import { useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { PlanList } from "../parts/plan-list.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { dutyWords, PLANS_WORDS } from "../words/plans.ts";

/** หน้าแรก — what one owes, by when; then the plans of one's agencies. */
export function HomePage(): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const me = useMe();
  const duties = useAsked<readonly Duty[]>("/me/duties");
  const plans = useAsked<readonly PlanHead[]>("/plans?limit=50");
  const own = new Set(me.memberships.map(({ agency }) => agency.id));
  return (
    <>
      <PageTitle title={words.title} />
      {duties.asked.is === "asking" && <Opening />}
      {duties.asked.is === "refused" && <ProblemBox problem={duties.asked.problem} onTryAgain={() => void duties.renew()} />}
      {duties.asked.is === "here" && <Duties duties={duties.asked.value} today={me.today} />}
      <section aria-labelledby="own-plans">
        <h2 id="own-plans">{words.plans}</h2>
        {plans.asked.is === "refused" && <ProblemBox problem={plans.asked.problem} />}
        {plans.asked.is === "here" && <OwnPlans plans={plans.asked.value.filter(({ agency }) => own.has(agency))} />}
        <p className="buttons">
          {me.memberships.some(({ role }) => role === "author") && (
            <Link className="button" to="/plans/new">
              {words.newPlan}
            </Link>
          )}
          <Link to="/plans">{words.allPlans}</Link>
        </p>
      </section>
    </>
  );
}

function OwnPlans({ plans }: { readonly plans: readonly PlanHead[] }): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  return plans.length === 0 ? <p>{words.noPlans}</p> : <PlanList plans={plans} />;
}

function Duties({ duties, today }: { readonly duties: readonly Duty[]; readonly today: string }): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  if (duties.length === 0)
    return (
      <div className="note done">
        <p>{words.nothing}</p>
        <p className="hint">{words.nothingSays}</p>
      </div>
    );
  return (
    <ol className="duties" lang="th">
      {duties.map((duty) => {
        const { title, by, go } = dutyWords(duty, today);
        return (
          <li key={title}>
            <p>
              <strong>{title}</strong>
            </p>
            <p className="hint">{by}</p>
            <p>
              <Link className="button" to={addressOf(duty)}>
                {go}
              </Link>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function addressOf(duty: Duty): string {
  if (duty.kind === "make-plan") return `/plans/new?agency=${duty.agency}&year=${duty.fiscalYear}`;
  return duty.kind === "await-plans" ? `/plans?within=${duty.agency}&year=${duty.fiscalYear}` : `/plans/${duty.planId}`;
}
