import type { ReactNode } from "react";
import { Link } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { PLANS_WORDS } from "../../words/plans.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { inBangkok } from "../account/device.ts";
import { useWordsOf } from "../language.tsx";
import { PLAN_COLUMNS, type PlanColumn } from "./plan-list.ts";

const NUMBERS: readonly PlanColumn[] = ["version", "activities", "budgetSatang"];

/** How the list is sorted. */
export interface PlanOrder {
  readonly column: PlanColumn;
  readonly isDown: boolean;
}

interface PlanTableProps {
  readonly plans: readonly PlanHead[];
  readonly order: PlanOrder;
  readonly onSort: (column: PlanColumn) => void;
}

/** รายการแผน — a row each; the columns' names sort. */
export function PlanTable({ plans, order, onSort }: PlanTableProps): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  const { columns } = words;
  return (
    <table className="list plans-list">
      <caption className="unseen">
        {words.table} {words.sortHint}
      </caption>
      <thead>
        <tr>
          {PLAN_COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={NUMBERS.includes(column) ? "number" : undefined}
              aria-sort={order.column !== column ? undefined : order.isDown ? "descending" : "ascending"}
            >
              <button type="button" className="plain" onClick={() => onSort(column)}>
                {columns[column]}
                <span aria-hidden="true">{order.column !== column ? "" : order.isDown ? " ▼" : " ▲"}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, fiscalYear, agencyName, title, status, version, activities, budgetSatang, changedAt }) => (
          <tr key={id}>
            <td data-label={columns.fiscalYear}>{words.plain(fiscalYear)}</td>
            <td lang="th">{agencyName}</td>
            <th scope="row">
              <Link to={`/plans/${id}`} lang="th">
                {title ?? words.untitled}
              </Link>
            </th>
            <td data-label={columns.status}>
              <span className={`status ${status}`}>{statuses[status]}</span>
            </td>
            <td data-label={columns.version} className="number">
              {words.number(version)}
            </td>
            <td data-label={columns.activities} className="number">
              {words.number(activities)}
            </td>
            <td data-label={columns.budgetSatang} className="number">
              {words.baht(budgetSatang)}
            </td>
            <td data-label={columns.changedAt}>{words.date(inBangkok(changedAt).date)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
