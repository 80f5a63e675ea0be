import type { ReactNode } from "react";
import { Link } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { HOME_WORDS } from "../../words/home.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useWordsOf } from "../language.tsx";
import { holdsRole, useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { PlanSteps } from "./plan-steps.tsx";

interface AgencyPlansProps {
  readonly agency: { readonly id: number; readonly name: string };
  /** Whether an agency without plans is shown at all. */
  readonly alsoEmpty: boolean;
}

/** แผนของหน่วยงาน — by year, the newest first, with the step it is at. */
export function AgencyPlans({ agency, alsoEmpty }: AgencyPlansProps): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const me = useMe();
  const { asked, renew } = useAsked<readonly PlanHead[]>(`/plans?agency=${agency.id}&limit=20`);
  if (asked.is === "asking") return null;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  const plans = asked.value.toSorted((one, other) => other.fiscalYear - one.fiscalYear);
  const newest = plans[0];
  if (newest === undefined && !alsoEmpty) return null;
  const missing = [me.fiscalYear, me.fiscalYear + 1].find((year) => !plans.some(({ fiscalYear }) => fiscalYear === year));
  const mayMake = holdsRole(me, agency.id, "author");
  return (
    <section aria-labelledby={`plans-${agency.id}`}>
      <h2 id={`plans-${agency.id}`}>
        {words.plansTitle} <span lang="th">{agency.name}</span>
      </h2>
      {newest === undefined ? (
        <p>{mayMake ? words.noPlans : words.noPlansToRead}</p>
      ) : (
        <>
          <h3>{words.stepsOf(newest.fiscalYear)}</h3>
          <PlanSteps status={newest.status} fiscalYear={newest.fiscalYear} />
          <PlansByYear plans={plans} labelledBy={`plans-${agency.id}`} />
        </>
      )}
      {mayMake && missing !== undefined && (
        <Link className="button" to={`/plans/new?agency=${agency.id}&year=${missing}`}>
          {words.makePlan(missing)}
        </Link>
      )}
    </section>
  );
}

function PlansByYear({ plans, labelledBy }: { readonly plans: readonly PlanHead[]; readonly labelledBy: string }): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  return (
    <table className="list" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.year}</th>
          <th scope="col">{words.plan}</th>
          <th scope="col">{words.status}</th>
          <th scope="col" className="number">
            {words.version}
          </th>
          <th scope="col" className="number">
            {words.activities}
          </th>
          <th scope="col" className="number">
            {words.budget}
          </th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, fiscalYear, title, status, version, activities, budgetSatang }) => (
          <tr key={id}>
            <th scope="row">{words.plain(fiscalYear)}</th>
            <td>
              <Link to={`/plans/${id}`} lang="th">
                {title ?? words.untitled}
              </Link>
            </td>
            <td data-label={words.status}>
              <span className={`status ${status}`}>{statuses[status]}</span>
            </td>
            <td data-label={words.version} className="number">
              {words.number(version)}
            </td>
            <td data-label={words.activities} className="number">
              {words.number(activities)}
            </td>
            <td data-label={words.budget} className="number">
              {words.baht(budgetSatang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
