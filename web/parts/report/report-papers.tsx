import { useState, type ReactNode } from "react";

import { FORMS } from "#documents/forms/forms.ts";
import { REPORT_KINDS, type ReportKind } from "#documents/writing/report-paper.ts";
import type { OpenReport } from "../../report/report-keeper.ts";
import { REPORT_PAPER_WORDS } from "../../words/report-papers.ts";
import { useLanguage, useWordsOf } from "../language.tsx";

const OUTPUTS: Readonly<Record<ReportKind, readonly ("pdf" | "docx" | "xlsx")[]>> = {
  form: ["pdf", "docx", "xlsx"],
  narrative: ["pdf", "docx"],
  memo: ["pdf", "docx"],
};

/** เอกสารรายงาน — the report on a form, as a narrative, and the memo that goes before it, as files. */
export function ReportPapers({ report }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_PAPER_WORDS);
  const { language } = useLanguage();
  const [form, setForm] = useState(report.plan.form ?? FORMS[0]?.name ?? "diw-2569");
  const chosen = (name: string): void => setForm(FORMS.find((one) => one.name === name)?.name ?? form);
  return (
    <section className="report-papers" aria-labelledby="report-papers">
      <h2 id="report-papers">{words.papers}</h2>
      <p className="hint">{words.papersSay}</p>
      <label className="form-choice">
        <span>{words.form}</span>
        <select value={form} onChange={(event) => chosen(event.currentTarget.value)}>
          {FORMS.map(({ name, thai, english }) => (
            <option key={name} value={name}>
              {language === "th" ? thai : english}
            </option>
          ))}
        </select>
      </label>
      <dl className="paper-kinds">
        {REPORT_KINDS.map((kind) => (
          <div key={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd className="buttons">
              {OUTPUTS[kind].map((to) => (
                <a
                  key={to}
                  className="button"
                  href={`/api/v1/reports/${report.id}/file?kind=${kind}&form=${form}&to=${to}`}
                  aria-label={words.download(words.kinds[kind], words.outputs[to])}
                  download
                >
                  {words.outputs[to]}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
