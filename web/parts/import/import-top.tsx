import type { ReactNode } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import type { ImportRecord } from "#domain/plan/plans.ts";
import { fold } from "#domain/thai/folded.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { PageTitle } from "../page-title.tsx";
import { PlanFacts } from "../plan-facts.tsx";

interface ImportTopProps {
  readonly record: ImportRecord;
  readonly plan: Plan;
  /** The agency that the plan is imported for; null where it is not known yet. */
  readonly agency: string | null;
  readonly findings: number;
}

/** What the document is, what was recognised in it, and what must be told before anything else. */
export function ImportTop({ record, plan, agency, findings }: ImportTopProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const paperAgency = record.plan.agency.name;
  const isOther = agency !== null && paperAgency !== null && fold(agency).text !== fold(paperAgency).text;
  return (
    <>
      <PageTitle title={words.title(record.fileName)}>
        <p>{words.says}</p>
        <p>
          <a
            href="#accept"
            onClick={(event) => {
              event.preventDefault();
              document.querySelector<HTMLElement>("#accept")?.scrollIntoView();
              document.querySelector<HTMLElement>("#accept")?.focus();
            }}
          >
            {words.toAccept}
          </a>
        </p>
      </PageTitle>
      <PlanFacts plan={plan} />
      <dl className="facts">
        {agency !== null && (
          <div>
            <dt>{words.importedFor}</dt>
            <dd lang="th">{agency}</dd>
          </div>
        )}
        <div>
          <dt>{words.findings}</dt>
          <dd>{words.count(findings)}</dd>
        </div>
        <div>
          <dt>{words.unplacedCount}</dt>
          <dd>{words.texts(plan.unplaced.length)}</dd>
        </div>
      </dl>
      {isOther && <p className="note warning import-note">{words.otherAgency(paperAgency, agency)}</p>}
      {record.plan.activities.length === 0 && <p className="note warning import-note">{words.noRows}</p>}
    </>
  );
}
