import { useId, useState, type ReactNode } from "react";
import { Link, useParams, useSearchParams } from "react-router";

import { FORMS } from "#documents/forms/forms.ts";
import type { PlanHead, PlanRecord, Submission } from "#domain/plan/plan-record.ts";
import type { FormName } from "#domain/plan/plan.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { Comparison } from "../parts/versions/comparison.tsx";
import { History } from "../parts/versions/history.tsx";
import { SubmissionItem } from "../parts/versions/submission-item.tsx";
import { VERSIONS_WORDS } from "../words/versions.ts";

/** A plan with all its submissions: GET /plans/{plan}. */
interface OpenedPlan extends PlanRecord {
  readonly submissions: readonly Submission[];
}

const USUAL_FORM: FormName = "diw-2569";

/** ฉบับและประวัติของแผน — every submission with what was decided, any two compared, and who changed what. */
export function VersionsPage(): ReactNode {
  const { plan: id = "" } = useParams();
  const { asked, renew } = useAsked<OpenedPlan>(`/plans/${encodeURIComponent(id)}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <RefusedPage problem={asked.problem} onTryAgain={() => void renew()} />;
  return <Versions key={asked.value.id} record={asked.value} />;
}

function Versions({ record }: { readonly record: OpenedPlan }): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const { language } = useLanguage();
  const id = useId();
  const [form, setForm] = useState<FormName>(record.plan.form ?? USUAL_FORM);
  const [query, setQuery] = useSearchParams();
  const lastYear = useAsked<readonly PlanHead[]>(`/plans?agency=${record.agency}&fiscalYear=${record.fiscalYear - 1}`).asked;
  const earlier = lastYear.is === "here" ? lastYear.value[0] : undefined;
  const newestFirst = record.submissions.toSorted((one, other) => other.number - one.number);
  const compare = (before: string, after: string): void => {
    setQuery({ before, after }, { replace: true });
    setTimeout(() => document.querySelector<HTMLElement>("#compare")?.focus());
  };

  return (
    <div className="versions">
      <PageTitle title={words.title(record.agencyName, record.fiscalYear)}>
        <p>
          <Link to={`/plans/${record.id}`}>{words.back}</Link>
        </p>
      </PageTitle>
      <section aria-labelledby="submissions">
        <h2 id="submissions">{words.versions}</h2>
        {newestFirst.length === 0 ? (
          <div className="note">
            <p>
              <strong>{words.none}</strong>
            </p>
            <p>{words.noneSays}</p>
          </div>
        ) : (
          <>
            <div className="field version-form">
              <label htmlFor={id}>{words.form}</label>
              <select
                id={id}
                value={form}
                onChange={(event) => setForm(FORMS.find(({ name }) => name === event.target.value)?.name ?? form)}
              >
                {FORMS.map(({ name, thai, english }) => (
                  <option key={name} value={name}>
                    {language === "th" ? thai : english}
                  </option>
                ))}
              </select>
            </div>
            <ol className="submissions">
              {newestFirst.map((submission) => (
                <li key={submission.id}>
                  <SubmissionItem submission={submission} form={form} onCompare={() => compare(String(submission.number), "now")} />
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      {(newestFirst.length > 0 || earlier !== undefined) && (
        <Comparison
          record={record}
          submissions={newestFirst}
          earlier={earlier}
          before={query.get("before")}
          after={query.get("after")}
          onChoose={(before, after) => setQuery({ before, after }, { replace: true })}
        />
      )}
      <section aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <History planId={record.id} plan={record.plan} />
      </section>
    </div>
  );
}
