import { useEffect, useState, type ReactNode } from "react";

import type { Deadline, Duty } from "#domain/record/duty.ts";
import { ask } from "../../api.ts";
import { HOME_WORDS } from "../../words/home.ts";
import { useWordsOf } from "../language.tsx";
import { useMe, type Me } from "../me.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { DutyLine } from "./duty-line.tsx";
import { TakeOverLine } from "./take-over-line.tsx";

/** เรื่องที่ต้องทำ — the most pressing first; where nothing is owed, what comes next and when. */
export function Duties(): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const me = useMe();
  const { asked, renew } = useAsked<readonly Duty[]>("/me/duties");
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  if (asked.value.length === 0) return me.memberships.length === 0 ? <p className="note">{words.noMemberships}</p> : <Nothing me={me} />;
  return (
    <ol className="bare owed">
      {asked.value.map((duty) =>
        duty.kind === "take-over" ? (
          <TakeOverLine key={duty.handover} taken={duty} onSeen={() => void renew()} />
        ) : (
          <DutyLine key={JSON.stringify(duty)} duty={duty} today={me.today} />
        ),
      )}
    </ol>
  );
}

function Nothing({ me }: { readonly me: Me }): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const works = me.memberships.find(({ role }) => role === "author" || role === "approver");
  const coming = useComingDeadline(works?.agency.id ?? null, me);
  return (
    <div className="note done">
      <p>
        <strong>{words.nothing}</strong>
      </p>
      {works === undefined ? (
        <p>{words.nextReads}</p>
      ) : coming === null || coming.opens === null ? (
        <p>{words.nextNothing(me.fiscalYear + 1, words.date(firstDayOf(me.fiscalYear + 1)))}</p>
      ) : (
        <p>{words.nextOpens(coming.fiscalYear, words.date(coming.opens), words.date(coming.due))}</p>
      )}
    </div>
  );
}

/** The first day of a fiscal year (พ.ศ.): 2570 begins on 2026-10-01. */
function firstDayOf(fiscalYear: number): string {
  return `${fiscalYear - 544}-10-01`;
}

/** The next time an agency above asks for a plan, where it said so already. */
function useComingDeadline(agency: number | null, { today }: Me): Deadline | null {
  const [coming, setComing] = useState<Deadline | null>(null);
  useEffect(() => {
    if (agency === null) return;
    const stopper = new AbortController();
    const look = async (): Promise<void> => {
      const got = await ask<{ readonly deadlines?: readonly Deadline[] }>(`/agencies/${agency}`, { signal: stopper.signal });
      if (!got.ok) return;
      const later = (got.value.value.deadlines ?? []).filter((one) => one.agency !== agency && one.opens !== null && one.opens > today);
      setComing(later.toSorted((one, other) => (one.opens ?? "").localeCompare(other.opens ?? ""))[0] ?? null);
    };
    void look();
    return () => stopper.abort();
  }, [agency, today]);
  return coming;
}
