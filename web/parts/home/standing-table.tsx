import type { ReactNode } from "react";
import { Link } from "react-router";

import type { AgencyStanding, StandingCounts } from "#domain/agency/standing.ts";
import { HOME_WORDS } from "../../words/home.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { inBangkok } from "../account/device.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";

type Line = AgencyStanding & { readonly late: boolean };

interface Standing {
  readonly fiscalYear: number;
  readonly due: string | null;
  readonly agencies: readonly Line[];
  readonly counts: StandingCounts;
}

interface StandingTableProps {
  readonly agency: { readonly id: number; readonly name: string };
  readonly fiscalYear: number;
}

/** สถานะแผนของหน่วยงานข้างใต้ — for whoever reviews them: the late ones first, then those furthest from done. */
export function StandingTable({ agency, fiscalYear }: StandingTableProps): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const { asked, renew } = useAsked<Standing>(`/agencies/${agency.id}/standing?fiscalYear=${fiscalYear}`);
  if (asked.is === "asking") return null;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  const { agencies, counts, due } = asked.value;
  const done = words.standingSays(counts.approved + counts.published, counts.of);
  return (
    <section aria-labelledby={`standing-${agency.id}`}>
      <h2 id={`standing-${agency.id}`} tabIndex={-1}>
        {words.standingTitle} <span lang="th">{agency.name}</span> {words.ofYear(fiscalYear)}
      </h2>
      {agencies.length === 0 ? (
        <p>{words.standingNone}</p>
      ) : (
        <>
          <p>
            {done} {counts.late > 0 && <strong className="overdue">{words.standingLate(counts.late)}</strong>}
            {due !== null && ` · ${words.standingDue(words.date(due))}`}
          </p>
          <Lines lines={inOrder(agencies)} labelledBy={`standing-${agency.id}`} />
        </>
      )}
    </section>
  );
}

function Lines({ lines, labelledBy }: { readonly lines: readonly Line[]; readonly labelledBy: string }): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const { statuses } = useWordsOf(SHELL_WORDS);
  return (
    <table className="list" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.agency}</th>
          <th scope="col">{words.status}</th>
          <th scope="col">{words.submittedOn}</th>
          <th scope="col" className="number">
            {words.activities}
          </th>
          <th scope="col" className="number">
            {words.budget}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ agency, line, plan, late }) => (
          <tr key={`${line} ${agency.id}`}>
            <th scope="row">
              <Link to={plan === null ? `/agencies/${agency.id}` : `/plans/${plan.id}`} lang="th">
                {agency.name}
              </Link>
              {line === "area" && <span className="hint"> ({words.byArea})</span>}
            </th>
            <td data-label={words.status}>
              <span className={`status ${plan?.status ?? "draft"}`}>{plan === null ? words.none : statuses[plan.status]}</span>{" "}
              {late && <strong className="overdue">{words.late}</strong>}
            </td>
            <td data-label={words.submittedOn}>{plan?.submittedAt == null ? "–" : words.date(inBangkok(plan.submittedAt).date)}</td>
            <td data-label={words.activities} className="number">
              {plan === null ? "–" : words.number(plan.activities)}
            </td>
            <td data-label={words.budget} className="number">
              {plan === null ? "–" : words.baht(plan.budgetSatang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NEARNESS = ["returned", "draft", "submitted", "approved", "published"];

function inOrder(lines: readonly Line[]): readonly Line[] {
  const nearness = ({ plan }: Line): number => NEARNESS.indexOf(plan?.status ?? "");
  return lines.toSorted(
    (one, other) =>
      Number(other.late) - Number(one.late) || nearness(one) - nearness(other) || one.agency.name.localeCompare(other.agency.name, "th"),
  );
}
