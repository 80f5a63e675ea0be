import type { ReactNode } from "react";
import { Link, useParams, useSearchParams } from "react-router";

import { FORMS } from "#documents/forms/forms.ts";
import type { PlanRecord } from "#domain/plan/plan-record.ts";
import type { FormName } from "#domain/plan/plan.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { useFile } from "../parts/use-file.ts";
import { PRINT_WORDS } from "../words/print.ts";

const USUAL_FORM: FormName = "diw-2569";
const OUTPUTS = ["pdf", "docx", "xlsx", "json"] as const;

/** ตัวอย่างก่อนพิมพ์ — the PDF itself, as the server writes it, not a likeness of it; and every format to take away. */
export function PrintPage(): ReactNode {
  const { plan: id = "" } = useParams();
  const { asked, renew } = useAsked<PlanRecord>(`/plans/${encodeURIComponent(id)}`);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <RefusedPage problem={asked.problem} onTryAgain={() => void renew()} />;
  return <Preview record={asked.value} />;
}

function Preview({ record }: { readonly record: PlanRecord }): ReactNode {
  const words = useWordsOf(PRINT_WORDS);
  const { language, words: shared } = useLanguage();
  const [query, setQuery] = useSearchParams();
  const form = FORMS.find(({ name }) => name === query.get("form"))?.name ?? record.plan.form ?? USUAL_FORM;
  const fileOf = (to: (typeof OUTPUTS)[number]): string => `/plans/${record.id}/file?form=${form}&to=${to}`;
  const file = useFile(fileOf("pdf"));
  return (
    <div className="print-preview">
      <PageTitle title={words.title(record.agencyName, record.fiscalYear)}>
        <p>
          <Link to={`/plans/${record.id}`}>{words.back}</Link>
        </p>
      </PageTitle>
      <p className="hint">{words.says}</p>
      <div className="tools">
        <label className="form-choice">
          <span>{words.form}</span>
          <select value={form} onChange={(event) => setQuery({ form: event.target.value }, { replace: true })}>
            {FORMS.map(({ name, thai, english }) => (
              <option key={name} value={name}>
                {language === "th" ? thai : english}
              </option>
            ))}
          </select>
        </label>
        <div className="downloads" role="group" aria-label={words.download}>
          <span aria-hidden="true">{words.download}</span>
          {OUTPUTS.map((to) => (
            <a key={to} className="button" href={`/api/v1${fileOf(to)}`} download>
              {shared.outputs[to]}
            </a>
          ))}
        </div>
      </div>
      <div role="status">{file.is === "asking" && <p>{words.making}</p>}</div>
      {file.is === "refused" && <ProblemBox problem={file.problem} />}
      {file.is === "here" && <Pdf address={file.address} />}
    </div>
  );
}

function Pdf({ address }: { readonly address: string }): ReactNode {
  const words = useWordsOf(PRINT_WORDS);
  const link = (
    <a href={address} target="_blank" rel="noreferrer">
      {words.open}
    </a>
  );
  if (!navigator.pdfViewerEnabled)
    return (
      <div className="note">
        <p>{words.cannotShow}</p>
        <p>{link}</p>
      </div>
    );
  return (
    <>
      <iframe className="pdf" title={words.preview} src={address} />
      <p>{link}</p>
    </>
  );
}
