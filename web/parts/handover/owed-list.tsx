import type { ReactNode } from "react";
import { Link } from "react-router";

import type { Owed } from "#domain/handover/owed.ts";
import { pathOfDuty } from "#domain/record/duty-words.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { HOME_WORDS } from "../../words/home.ts";
import { inBangkok } from "../account/device.ts";
import { DueLine } from "../home/duty-line.tsx";
import { useWordsOf } from "../language.tsx";

interface OwedListProps {
  readonly owed: Owed;
  readonly today: string;
  /** The level of the headings. */
  readonly level: 3 | 4;
}

/** งานที่ค้างอยู่ — everything by kind, each with the way to where it is done; kinds without anything are left out. */
export function OwedList({ owed, today, level }: OwedListProps): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const home = useWordsOf(HOME_WORDS);
  const kinds: readonly (readonly [string, readonly ReactNode[]])[] = [
    [
      words.duties,
      owed.duties.map((duty) => (
        <>
          <Link to={pathOfDuty(duty)}>
            {home.duties[duty.kind].says} {"months" in duty && `${words.round(duty.months)} `}
            {words.ofYear(duty.fiscalYear)}
          </Link>{" "}
          <span lang="th">{duty.agencyName}</span>
          {"due" in duty && <DueLine due={duty.due} today={today} />}
        </>
      )),
    ],
    [
      words.inCharge,
      owed.inCharge.map(({ title, fiscalYear }) => (
        <>
          <span lang="th">{title}</span> ({words.ofYear(fiscalYear)})
        </>
      )),
    ],
    [
      words.comments,
      owed.comments.map(({ planId, fiscalYear, own, others }) => (
        <Link key={planId} to={`/plans/${planId}`}>
          {words.commentsOf(fiscalYear, own, others)}
        </Link>
      )),
    ],
    [
      words.imports,
      owed.imports.map(({ id, fileName }) => (
        <Link key={id} to={`/imports/${id}`} lang="th">
          {fileName}
        </Link>
      )),
    ],
    [
      words.uploads,
      owed.uploads.map(({ name, size, received }) => (
        <>
          <span lang="th">{name}</span> <span className="hint">{words.uploadOf(received, size)}</span>
        </>
      )),
    ],
    [
      words.tokens,
      owed.tokens.map(({ name, expiresAt }) => (
        <>
          <span lang="th">{name}</span> <span className="hint">{words.tokenUntil(words.date(inBangkok(expiresAt).date))}</span>
        </>
      )),
    ],
    [words.calendar, owed.hasCalendar ? [words.calendarSays] : []],
  ];
  const told = kinds.filter(([, things]) => things.length > 0);
  const Heading = level === 3 ? "h3" : "h4";
  if (told.length === 0) return <p>{words.nothingOwed}</p>;
  return (
    <div className="owed-list">
      {told.map(([kind, things]) => (
        <section key={kind} aria-label={kind}>
          <Heading>{kind}</Heading>
          <ul>
            {things.map((thing, index) => (
              <li key={index}>{thing}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
