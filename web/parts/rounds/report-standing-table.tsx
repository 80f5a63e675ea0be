import { useState, type ReactNode } from "react";
import { Link } from "react-router";

import { isBeingMended, isHandedOver, type ReportStanding, type ReportStandingCounts } from "#domain/result/report-standing.ts";
import { daysLate, daysOverdue, ROUND_MONTHS, type Round } from "#domain/result/round.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import { ROUNDS_WORDS } from "../../words/rounds.ts";
import { inBangkok } from "../account/device.ts";
import { Field } from "../agency/field.tsx";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";

type Line = ReportStanding & { readonly late: boolean };

interface Standing {
  readonly agencies: readonly Line[];
  readonly counts: ReportStandingCounts;
}

interface Which {
  readonly fiscalYear: number;
  readonly months: RoundMonths;
}

interface ReportStandingTableProps {
  readonly agency: { readonly id: number; readonly name: string };
  readonly level?: 2 | 3;
}

/** ใครรายงานแล้ว — the agencies directly below and their reports of a round: of the last round that opened, or of another one chosen. */
export function ReportStandingTable({ agency, level = 2 }: ReportStandingTableProps): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const me = useMe();
  const { asked: rounds } = useAsked<readonly Round[]>(`/agencies/${agency.id}/rounds`);
  const [chosen, choose] = useState<Which | null>(null);
  const which = chosen ?? (rounds.is === "here" ? lastOpened(rounds.value, me.today, me.fiscalYear) : null);
  const { asked, renew } = useAsked<Standing>(
    which === null ? null : `/agencies/${agency.id}/report-standing?fiscalYear=${which.fiscalYear}&months=${which.months}`,
  );
  if (rounds.is === "refused") return <ProblemBox problem={rounds.problem} />;
  if (which === null) return null;
  const id = `report-standing-${agency.id}`;
  const Title = level === 2 ? "h2" : "h3";
  return (
    <section className="report-standing" aria-labelledby={id}>
      <Title id={id}>
        {words.standingTitle} <span lang="th">{agency.name}</span> {words.roundOf(which.months, which.fiscalYear)}
      </Title>
      <div className="filters">
        <Field label={words.fiscalYear}>
          {(control) => (
            <select
              {...control}
              value={which.fiscalYear}
              onChange={(event) => choose({ ...which, fiscalYear: Number(event.currentTarget.value) })}
            >
              {[me.fiscalYear, me.fiscalYear - 1].map((year) => (
                <option key={year} value={year}>
                  {words.year(year)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.months}>
          {(control) => (
            <select
              {...control}
              value={which.months}
              onChange={(event) => {
                const months = ROUND_MONTHS.find((one) => String(one) === event.currentTarget.value);
                if (months !== undefined) choose({ ...which, months });
              }}
            >
              {ROUND_MONTHS.map((months) => (
                <option key={months} value={months}>
                  {words.round(months)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.agencies.length === 0 && <p>{words.standingNone}</p>}
      {asked.is === "here" && asked.value.agencies.length > 0 && <Lines standing={asked.value} which={which} labelledBy={id} />}
    </section>
  );
}

interface LinesProps {
  readonly standing: Standing;
  readonly which: Which;
  readonly labelledBy: string;
}

function Lines({ standing: { agencies, counts }, which, labelledBy }: LinesProps): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  return (
    <>
      <p>
        {words.standingSays(counts.approved, counts.of)}
        {counts.mended > 0 && ` · ${words.standingMended(counts.mended)}`}
        {counts.submitted > 0 && ` · ${words.standingWaits(counts.submitted)}`}{" "}
        {counts.late > 0 && <strong className="overdue">{words.standingLate(counts.late)}</strong>}
      </p>
      <p className="hint">{words.standingHint}</p>
      <table className="list" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.dueShort}</th>
            <th scope="col">{words.complete}</th>
            <th scope="col">{words.achievement}</th>
            <th scope="col">{words.progress}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(agencies).map((one) => (
            <StandingLine key={`${one.line} ${one.agency.id}`} line={one} which={which} />
          ))}
        </tbody>
        {counts.standing !== null && (
          <tfoot>
            <tr>
              <th scope="row">{words.together}</th>
              <td data-label={words.status}>{words.standingSays(counts.approved, counts.of)}</td>
              <td data-label={words.dueShort}>–</td>
              <td data-label={words.complete}>{words.completeOf(counts.standing.reported, counts.standing.of)}</td>
              <td data-label={words.achievement}>{words.percent(counts.standing.points)}</td>
              <td data-label={words.progress}>{words.percent(counts.standing.progress)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}

function StandingLine({
  line: { agency, line, planId, report, due, late },
  which,
}: {
  readonly line: Line;
  readonly which: Which;
}): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const { today } = useMe();
  const standing = report?.figures?.standing ?? null;
  const submitted = report?.submitted ?? null;
  const howLate =
    submitted !== null && isHandedOver(report)
      ? words.daysLate(daysLate({ ...submitted, on: inBangkok(submitted.at).date }, due))
      : words.daysOverdue(daysOverdue(today, due));
  return (
    <tr>
      <th scope="row">
        <Link to={report === null || planId === null ? `/agencies/${agency.id}` : `/plans/${planId}/reports/${which.months}`} lang="th">
          {agency.name}
        </Link>
        {line === "area" && <span className="hint"> ({words.byArea})</span>}
      </th>
      <td data-label={words.status}>
        <span className={`status ${report?.status ?? "draft"}`}>
          {isBeingMended(report) ? words.isMended : report === null ? words.notReported : words.statuses[report.status]}
        </span>{" "}
        {late && <strong className="overdue">{howLate}</strong>}
        {report?.submitted != null && (
          <span className="hint">
            {" "}
            {words.submitted} {words.date(inBangkok(report.submitted.at).date)} {words.byName(report.submitted.byName)}
          </span>
        )}
      </td>
      <td data-label={words.dueShort}>{due === null ? "–" : words.date(due.due)}</td>
      <td data-label={words.complete}>{standing === null ? words.notApproved : words.completeOf(standing.reported, standing.of)}</td>
      <td data-label={words.achievement}>{standing === null ? words.notApproved : words.percent(standing.points)}</td>
      <td data-label={words.progress}>{standing === null ? words.notApproved : words.percent(standing.progress)}</td>
    </tr>
  );
}

/** The round that opened last; where none is set, the last one of which the months are over. */
function lastOpened(rounds: readonly Round[], today: string, fiscalYear: number): Which {
  const [last] = rounds
    .filter(({ kind, opens, fiscalYear: year }) => kind === "report" && opens <= today && year <= fiscalYear && year >= fiscalYear - 1)
    .toSorted((one, other) => other.opens.localeCompare(one.opens));
  if (last !== undefined) return last;
  const month = (Number(today.slice(5, 7)) + 2) % 12;
  return month < 3 ? { fiscalYear: fiscalYear - 1, months: 12 } : { fiscalYear, months: month < 6 ? 3 : month < 9 ? 6 : 9 };
}

const NEARNESS = ["returned", "draft", "submitted", "approved"];

/** The late ones first, then those furthest from done. */
function inOrder(lines: readonly Line[]): readonly Line[] {
  const nearness = ({ report }: Line): number => NEARNESS.indexOf(report?.status ?? "");
  return lines.toSorted(
    (one, other) =>
      Number(other.late) - Number(one.late) || nearness(one) - nearness(other) || one.agency.name.localeCompare(other.agency.name, "th"),
  );
}
