import type { ReactNode } from "react";
import { Link } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { PLANS_WORDS } from "../words/plans.ts";
import { SHELL_WORDS } from "../words/shell.ts";
import { useWords, useWordsOf } from "./language.tsx";

const SATANG_IN_A_BAHT = 100;

/** รายการแผน — the plans as a table; on a phone each becomes a small list. */
export function PlanList({ plans }: { readonly plans: readonly PlanHead[] }): ReactNode {
  const { number } = useWords();
  const { columns } = useWordsOf(PLANS_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  return (
    <div className="table-scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{columns.year}</th>
            <th scope="col">{columns.agency}</th>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="number">
              {columns.activities}
            </th>
            <th scope="col" className="number">
              {columns.budget}
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <td data-label={columns.year}>{number(plan.fiscalYear).replaceAll(",", "")}</td>
              <td data-label={columns.agency} lang="th">
                {plan.agencyName}
              </td>
              <th scope="row" lang="th">
                <Link to={`/plans/${plan.id}`}>{plan.title ?? plan.agencyName}</Link>
              </th>
              <td data-label={columns.status}>
                <span className={`status ${plan.status}`}>{statuses[plan.status]}</span>
                {plan.version > 1 && <span className="hint"> {`${columns.version} ${number(plan.version)}`}</span>}
              </td>
              <td data-label={columns.activities} className="number">
                {number(plan.activities)}
              </td>
              <td data-label={columns.budget} className="number">
                {number(plan.budgetSatang / SATANG_IN_A_BAHT)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
