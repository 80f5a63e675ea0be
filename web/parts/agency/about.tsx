import type { ReactNode } from "react";
import { Link } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useWords, useWordsOf } from "../language.tsx";
import { holdsRole, useMe } from "../me.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { Headcounts } from "./headcounts.tsx";
import { sayYear } from "./days.ts";
import type { SectionProps } from "./told.ts";

/** ภาพรวม — what the agency is called, its plans and people by year. */
export function About(section: SectionProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const { agency, may } = section.told;
  return (
    <>
      <dl className="facts-list">
        <dt>{words.page.kind}</dt>
        <dd>{words.kinds[agency.kind]}</dd>
        <dt>{words.page.shortName}</dt>
        <dd lang="th">{agency.shortName ?? words.page.noneOf}</dd>
        <dt>{words.page.code}</dt>
        <dd>{agency.code ?? words.page.noneOf}</dd>
      </dl>
      {may.readPlans && <PlansOf agency={agency.id} />}
      <Headcounts {...section} />
    </>
  );
}

/** แผนของหน่วยงาน ปีล่าสุดก่อน. */
function PlansOf({ agency }: { readonly agency: number }): ReactNode {
  const me = useMe();
  const words = useWordsOf(AGENCIES_WORDS).about;
  const { statuses } = useWordsOf(SHELL_WORDS);
  const { number, baht } = useWords();
  const { asked, renew } = useAsked<readonly PlanHead[]>(`/plans?agency=${agency}&limit=100`);
  return (
    <section aria-labelledby="plans">
      <h3 id="plans">{words.plans}</h3>
      {asked.is === "asking" && <Opening />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.length === 0 && (
        <p>
          {words.noPlans} {holdsRole(me, agency, "author") && <Link to={`/plans/new?agency=${agency}`}>{words.beginPlan}</Link>}
        </p>
      )}
      {asked.is === "here" && asked.value.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{words.fiscalYear}</th>
              <th scope="col">{words.plan}</th>
              <th scope="col">{words.status}</th>
              <th scope="col" className="number">
                {words.activities}
              </th>
              <th scope="col" className="number">
                {words.budget}
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.value
              .toSorted((one, other) => other.fiscalYear - one.fiscalYear)
              .map((plan) => (
                <tr key={plan.id}>
                  <th scope="row">{sayYear(plan.fiscalYear, number)}</th>
                  <td data-label={words.plan}>
                    <Link to={`/plans/${plan.id}`} lang="th">
                      {plan.title ?? words.untitled}
                    </Link>
                  </td>
                  <td data-label={words.status}>
                    <span className={`status ${plan.status}`}>{statuses[plan.status]}</span>
                  </td>
                  <td className="number" data-label={words.activities}>
                    {number(plan.activities)}
                  </td>
                  <td className="number" data-label={words.budget}>
                    {baht(plan.budgetSatang / 100)}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
