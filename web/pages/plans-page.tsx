import { useMemo, useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { inBangkok } from "../parts/account/device.ts";
import { PlanFilterBar } from "../parts/home/plan-filter-bar.tsx";
import { filtersIn, searchOf, type PlanFilters } from "../parts/home/plan-filters.ts";
import { matchingPlans, PLAN_COLUMNS, sortedPlans, toCsv, type PlanColumn } from "../parts/home/plan-list.ts";
import { PlanTable, type PlanOrder } from "../parts/home/plan-table.tsx";
import { saveFile } from "../parts/home/save-file.ts";
import { useAllPlans } from "../parts/home/use-all-plans.ts";
import { useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { PLANS_WORDS } from "../words/plans.ts";
import { SHELL_WORDS } from "../words/shell.ts";

const ON_A_PAGE = 50;
const YEARS_BACK = 10;

/** แผนทั้งหมด — every plan that one may see: found while typing, narrowed, sorted, taken away as a list. */
export function PlansPage(): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  // Kept here as well as in the address: the address follows a moment later, which typing must not wait for.
  const [filters, setFilters] = useState(() => filtersIn(search));
  const { all, renew } = useAllPlans(filters);
  const isAuthor = me.memberships.some(({ role }) => role === "author");
  const narrow = (next: PlanFilters): void => {
    setFilters(next);
    setSearch(searchOf(next), { replace: true });
  };
  return (
    <div className="plans">
      <PageTitle title={words.title}>
        <p>{words.says}</p>
      </PageTitle>
      {isAuthor && (
        <p className="buttons">
          <Link className="button main" to="/plans/new">
            {words.newPlan}
          </Link>
        </p>
      )}
      {all.is === "asking" && <Opening />}
      {all.is === "refused" && <ProblemBox problem={all.problem} onTryAgain={renew} />}
      {all.is === "here" && all.plans.length === 0 && !all.isCut && search.size === 0 && <p className="note">{words.noneYet}</p>}
      {all.is === "here" && (all.plans.length > 0 || search.size > 0) && (
        <Found plans={all.plans} isCut={all.isCut} filters={filters} onFilter={narrow} />
      )}
    </div>
  );
}

interface FoundProps {
  readonly plans: readonly PlanHead[];
  readonly isCut: boolean;
  readonly filters: PlanFilters;
  readonly onFilter: (filters: PlanFilters) => void;
}

function Found({ plans, isCut, filters, onFilter }: FoundProps): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  const { fiscalYear } = useMe();
  const [order, setOrder] = useState<PlanOrder>({ column: "fiscalYear", isDown: true });
  const [page, setPage] = useState(0);
  const years = useMemo(() => yearsOf(plans, isCut, fiscalYear, filters.year), [plans, isCut, fiscalYear, filters.year]);
  const found = sortedPlans(matchingPlans(plans, filters), order.column, order.isDown);
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const at = Math.min(page, pages - 1);

  const sort = (column: PlanColumn): void => setOrder({ column, isDown: order.column === column ? !order.isDown : false });
  const take = (): void => {
    const rows = found.map((plan) => PLAN_COLUMNS.map((column) => cellOf(plan, column, statuses)));
    const csv = toCsv([PLAN_COLUMNS.map((column) => words.columns[column]), ...rows]);
    saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), words.fileName);
  };

  return (
    <>
      <PlanFilterBar
        filters={filters}
        years={years}
        order={order}
        onFilter={(next) => {
          setPage(0);
          onFilter(next);
        }}
        onOrder={setOrder}
      />
      {isCut && <p className="note warning">{words.isCut(plans.length)}</p>}
      <div className="buttons found">
        <p role="status">{words.found(found.length)}</p>
        {found.length > 0 && (
          <button type="button" onClick={take}>
            {words.exportList}
          </button>
        )}
        {found.length === 0 && (
          <button type="button" onClick={() => onFilter({ words: "", year: null, status: null })}>
            {words.clear}
          </button>
        )}
      </div>
      {found.length === 0 ? (
        <p>{words.foundNone}</p>
      ) : (
        <PlanTable plans={found.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE)} order={order} onSort={sort} />
      )}
      {pages > 1 && (
        <nav className="buttons pages" aria-label={words.pages}>
          <button type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {words.previous}
          </button>
          <span>{words.pageOf(at + 1, pages)}</span>
          <button type="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {words.next}
          </button>
        </nav>
      )}
    </>
  );
}

/** The years to choose from: those there are plans of; of a cut list, the usual ones. */
function yearsOf(plans: readonly PlanHead[], isCut: boolean, fiscalYear: number, chosen: number | null): readonly number[] {
  const usual = isCut ? Array.from({ length: YEARS_BACK }, (_, back) => fiscalYear + 1 - back) : [];
  const years = [...plans.map((plan) => plan.fiscalYear), ...usual, ...(chosen === null ? [] : [chosen])];
  return [...new Set(years)].toSorted((one, other) => other - one);
}

function cellOf(plan: PlanHead, column: PlanColumn, statuses: Readonly<Record<PlanHead["status"], string>>): string | number {
  if (column === "status") return statuses[plan.status];
  if (column === "budgetSatang") return plan.budgetSatang / 100;
  if (column === "changedAt") return inBangkok(plan.changedAt).date;
  return plan[column] ?? "";
}
