import { useId, type ReactNode } from "react";

import type { PlanHead, PlanRecord, Submission } from "#domain/plan/plan-record.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked, type Asked } from "../use-asked.ts";
import { Difference } from "./difference.tsx";

interface ComparisonProps {
  readonly record: PlanRecord;
  /** Newest first. */
  readonly submissions: readonly Submission[];
  /** The plan of the year before, where there is one. */
  readonly earlier: PlanHead | undefined;
  readonly before: string | null;
  readonly after: string | null;
  readonly onChoose: (before: string, after: string) => void;
}

const NOW = "now";
const LAST_YEAR = "last-year";

/** เทียบสองฉบับ — any two submissions, the plan as it is now, or last year's plan. */
export function Comparison({ record, submissions, earlier, before, after, onChoose }: ComparisonProps): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const id = useId();
  const numbers = submissions.map(({ number }) => String(number));
  const befores = [...(earlier === undefined ? [] : [LAST_YEAR]), ...numbers, NOW];
  const [left, right] = [chosen(before, befores) ?? numbers[0] ?? LAST_YEAR, chosen(after, [NOW, ...numbers]) ?? NOW];
  const one = useVersion(record, left, earlier?.id);
  const other = useVersion(record, right, undefined);
  const nameOf = (version: string): string => {
    if (version === NOW) return words.now;
    if (version === LAST_YEAR) return words.lastYear(record.fiscalYear - 1);
    const submission = submissions.find(({ number }) => String(number) === version);
    return submission === undefined ? version : words.option(submission.number, words.states[submission.status]);
  };
  const choices = (versions: readonly string[]): ReactNode =>
    versions.map((version) => (
      <option key={version} value={version}>
        {nameOf(version)}
      </option>
    ));

  return (
    <section className="comparison" aria-labelledby="compare">
      <h2 id="compare" tabIndex={-1}>
        {words.compare}
      </h2>
      <div className="filters">
        <div className="field">
          <label htmlFor={`${id}-before`}>{words.before}</label>
          <select id={`${id}-before`} value={left} onChange={(event) => onChoose(event.target.value, right)}>
            {choices(befores)}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-after`}>{words.after}</label>
          <select id={`${id}-after`} value={right} onChange={(event) => onChoose(left, event.target.value)}>
            {choices([NOW, ...numbers])}
          </select>
        </div>
        {earlier !== undefined && left !== LAST_YEAR && (
          <button type="button" onClick={() => onChoose(LAST_YEAR, NOW)}>
            {words.withLastYear}
          </button>
        )}
      </div>
      {one.is === "refused" && <ProblemBox problem={one.problem} />}
      {other.is === "refused" && <ProblemBox problem={other.problem} />}
      {(one.is === "asking" || other.is === "asking") && <Opening />}
      {one.is === "here" && other.is === "here" && (
        <Difference before={one.value} after={other.value} matchBy={left === LAST_YEAR ? "meaning" : "key"} />
      )}
    </section>
  );
}

function chosen(asked: string | null, versions: readonly string[]): string | undefined {
  return versions.find((version) => version === asked);
}

/** The plan of a version: the rows as they are, a submission word for word, or last year's plan. */
function useVersion(record: PlanRecord, version: string, lastYear: string | undefined): Asked<Plan> {
  const isSubmission = version !== NOW && version !== LAST_YEAR;
  const submission = useAsked<Plan>(isSubmission ? `/plans/${record.id}/submissions/${version}` : null).asked;
  const earlier = useAsked<PlanRecord>(version === LAST_YEAR && lastYear !== undefined ? `/plans/${lastYear}` : null).asked;
  if (version === NOW) return { is: "here", value: record.plan, revision: record.revision };
  if (isSubmission) return submission;
  return earlier.is === "here" ? { ...earlier, value: earlier.value.plan } : earlier;
}
