import { useState, type ReactNode } from "react";
import { Link, useParams } from "react-router";

import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import type { PlanHead, PlanRecord } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { YearChoices } from "../parts/record/year-choices.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { Difference } from "../parts/versions/difference.tsx";
import { afterSaving, type OpenPlan } from "../record/record-state.ts";
import { planBefore, proposalsLeft } from "../record/year-choices.ts";
import { LAST_YEAR_WORDS } from "../words/last-year.ts";

/** เทียบกับแผนปีก่อน — where a plan begun from last year's opens: the years to change, and all that differs. */
export function LastYearPage(): ReactNode {
  const { plan: id = "" } = useParams();
  const { asked, renew } = useAsked<OpenPlan>(`/plans/${encodeURIComponent(id)}`);
  const record = asked.is === "here" ? asked.value : undefined;
  const plans = useAsked<readonly PlanHead[]>(record === undefined ? null : `/plans?agency=${record.agency}&limit=100`).asked;
  const before = record === undefined || plans.is !== "here" ? undefined : planBefore(plans.value, record.fiscalYear);
  const last = useAsked<PlanRecord>(before === undefined ? null : `/plans/${before.id}`).asked;
  for (const one of [asked, plans, last])
    if (one.is === "refused") return <RefusedPage problem={one.problem} onTryAgain={() => void renew()} />;
  if (record === undefined || plans.is !== "here") return <Opening />;
  if (before === undefined) return <NoneBefore record={record} />;
  if (last.is !== "here") return <Opening />;
  return (
    <BesideLast key={`${record.id} ${record.revision}`} opened={record} last={last.value.plan} year={before.fiscalYear} renew={renew} />
  );
}

function NoneBefore({ record }: { readonly record: OpenPlan }): ReactNode {
  const words = useWordsOf(LAST_YEAR_WORDS);
  return (
    <div className="narrow">
      <PageTitle title={words.titleAlone(record.fiscalYear)} />
      <p className="note">{words.none}</p>
      <p>
        <Link to={`/plans/${record.id}`}>{words.back}</Link>
      </p>
    </div>
  );
}

interface BesideLastProps {
  readonly opened: OpenPlan;
  readonly last: Plan;
  readonly year: number;
  readonly renew: () => Promise<void>;
}

function BesideLast({ opened, last, year, renew }: BesideLastProps): ReactNode {
  const words = useWordsOf(LAST_YEAR_WORDS);
  const [record, setRecord] = useState(opened);
  const isWritten = record.mayWrite && isBeingWritten(record.status);
  return (
    <div className="last-year">
      <PageTitle title={words.title(record.fiscalYear, year)}>
        <p>
          <Link className={isWritten ? "button main" : ""} to={`/plans/${record.id}`}>
            {words.back}
          </Link>
        </p>
      </PageTitle>
      {isWritten && (
        <YearChoices
          record={record}
          proposals={proposalsLeft(record, last)}
          lastYear={year}
          onSaved={(saved) => setRecord(afterSaving(record, saved))}
          onRefused={() => void renew()}
        />
      )}
      <section aria-labelledby="difference">
        <h2 id="difference">{words.difference}</h2>
        <Difference before={last} after={record.plan} matchBy="meaning" />
      </section>
    </div>
  );
}
