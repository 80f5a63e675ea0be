import type { ReactNode } from "react";
import { Link } from "react-router";

import type { WorkDuty } from "#domain/record/duty.ts";
import { pathOfDuty } from "#domain/record/duty-words.ts";
import { daysBetween } from "#domain/thai/dates.ts";
import { HOME_WORDS, type HomeWords } from "../../words/home.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { inBangkok } from "../account/device.ts";
import { useWordsOf } from "../language.tsx";

interface DutyLineProps {
  readonly duty: WorkDuty;
  readonly today: string;
}

/** One thing that is owed: what, for whom, by when, and the way to where it is done. */
export function DutyLine({ duty, today }: DutyLineProps): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const { says, does } = words.duties[duty.kind];
  const { roles } = useWordsOf(SHELL_WORDS);
  const about = duty.kind === "name-holder" ? roles[duty.role] : aboutOf(duty, today, words);
  return (
    <li className="owed-one">
      <div>
        <h2>
          {says} {"months" in duty && `${words.round(duty.months)} `}
          {words.ofYear(duty.fiscalYear)}
        </h2>
        <p lang="th">{duty.agencyName}</p>
        {about !== null && <p>{about}</p>}
        {"due" in duty && <DueLine due={duty.due} today={today} />}
      </div>
      <Where duty={duty} does={does} />
    </li>
  );
}

/** By when, and how near that is; told by words, not by colour alone. */
export function DueLine({ due, today }: { readonly due: string | null; readonly today: string }): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  if (due === null) return <p className="hint">{words.noDue}</p>;
  const left = daysBetween(today, due);
  if (left < 0)
    return (
      <p>
        <strong className="overdue">{words.overdue(-left)}</strong> {words.was(words.date(due))}
      </p>
    );
  return (
    <p>
      {words.by(words.date(due))} <strong className={left <= 14 ? "soon" : undefined}>{words.daysLeft(left)}</strong>
    </p>
  );
}

function Where({ duty, does }: { readonly duty: WorkDuty; readonly does: string }): ReactNode {
  const label = `${does} ${duty.agencyName}`;
  if (duty.kind === "await-plans")
    return (
      <a
        className="button"
        href={`#standing-${duty.agency}`}
        aria-label={label}
        onClick={(event) => {
          event.preventDefault();
          const table = document.getElementById(`standing-${duty.agency}`);
          table?.scrollIntoView();
          table?.focus();
        }}
      >
        {does}
      </a>
    );
  return (
    <Link className="button main" to={pathOfDuty(duty)} aria-label={label}>
      {does}
    </Link>
  );
}

function aboutOf(duty: WorkDuty, today: string, words: HomeWords): string | null {
  if (duty.kind === "answer-returned") return duty.comments === 0 ? null : words.comments(duty.comments);
  if ("inCharge" in duty) return words.inCharge(duty.inCharge);
  if (duty.kind === "answer-units") return words.questions(duty.questions);
  if (duty.kind === "await-plans") return words.missing(duty.missing, duty.of);
  if (!("since" in duty)) return null;
  const { date } = inBangkok(duty.since);
  return words.since(words.date(date), Math.max(0, daysBetween(date, today)));
}
