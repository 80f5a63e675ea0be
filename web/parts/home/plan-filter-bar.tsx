import type { ReactNode } from "react";

import type { PlanStatus } from "#domain/plan/plan-moves.ts";
import { PLANS_WORDS } from "../../words/plans.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useWordsOf } from "../language.tsx";
import { PLAN_STATUSES, type PlanFilters } from "./plan-filters.ts";
import { PLAN_COLUMNS, type PlanColumn } from "./plan-list.ts";
import type { PlanOrder } from "./plan-table.tsx";

interface PlanFilterBarProps {
  readonly filters: PlanFilters;
  readonly years: readonly number[];
  readonly order: PlanOrder;
  readonly onFilter: (filters: PlanFilters) => void;
  readonly onOrder: (order: PlanOrder) => void;
}

/** ค้นหาและคัดกรองรายการแผน — works while typing. */
export function PlanFilterBar({ filters, years, order, onFilter, onOrder }: PlanFilterBarProps): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  return (
    <search className="filters">
      <div className="field find">
        <label htmlFor="find-plans">{words.search}</label>
        <p className="hint" id="find-plans-hint">
          {words.searchHint}
        </p>
        <input
          id="find-plans"
          type="search"
          autoComplete="off"
          aria-describedby="find-plans-hint"
          value={filters.words}
          onChange={(event) => onFilter({ ...filters, words: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="year-of-plans">{words.year}</label>
        <select
          id="year-of-plans"
          value={filters.year ?? ""}
          onChange={(event) => onFilter({ ...filters, year: event.target.value === "" ? null : Number(event.target.value) })}
        >
          <option value="">{words.everyYear}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {words.plain(year)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="status-of-plans">{words.status}</label>
        <select
          id="status-of-plans"
          value={filters.status ?? ""}
          onChange={(event) => onFilter({ ...filters, status: toStatus(event.target.value) })}
        >
          <option value="">{words.everyStatus}</option>
          {PLAN_STATUSES.map((status) => (
            <option key={status} value={status}>
              {statuses[status]}
            </option>
          ))}
        </select>
      </div>
      <div className="field sort-choice">
        <label htmlFor="sort-plans">{words.sortBy}</label>
        <select
          id="sort-plans"
          value={`${order.column} ${order.isDown ? "down" : "up"}`}
          onChange={(event) => onOrder(toOrder(event.target.value))}
        >
          {PLAN_COLUMNS.flatMap((column) =>
            [true, false].map((isDown) => (
              <option key={`${column} ${isDown}`} value={`${column} ${isDown ? "down" : "up"}`}>
                {words.columns[column]} {isDown ? words.downwards : words.upwards}
              </option>
            )),
          )}
        </select>
      </div>
    </search>
  );
}

function toStatus(text: string): PlanStatus | null {
  return PLAN_STATUSES.find((status) => status === text) ?? null;
}

function toOrder(text: string): PlanOrder {
  const [name, direction] = text.split(" ");
  const column: PlanColumn = PLAN_COLUMNS.find((one) => one === name) ?? "fiscalYear";
  return { column, isDown: direction === "down" };
}
