import { useState, type ReactNode } from "react";
import { Link, useParams } from "react-router";

import type { Handover } from "#domain/handover/handovers.ts";
import type { PersonsWork } from "#domain/handover/owed.ts";
import { Done } from "../parts/agency/done.tsx";
import { sayMoment } from "../parts/agency/days.ts";
import { ShownOnce } from "../parts/agency/shown-once.tsx";
import type { OneTimeLink } from "../parts/agency/told.ts";
import { HandoverForm } from "../parts/handover/handover-form.tsx";
import { OwedList } from "../parts/handover/owed-list.tsx";
import { PastHandovers } from "../parts/handover/past-handovers.tsx";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { HANDOVER_WORDS } from "../words/handover.ts";

/** What was just handed over, and the link of a successor who has no way to sign in yet. */
export interface HandedOver {
  readonly handover: Handover;
  readonly link: OneTimeLink | null;
}

/** ส่งมอบงาน — all that a person owes at an agency, to whom it goes, and one press. */
export function HandoverPage(): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { agency = "", person = "" } = useParams();
  const { asked, renew } = useAsked<PersonsWork>(`/agencies/${encodeURIComponent(agency)}/people/${encodeURIComponent(person)}/work`);
  const [done, setDone] = useState<HandedOver | null>(null);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused")
    return (
      <>
        <PageTitle title={words.title} />
        <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />
      </>
    );
  const work = asked.value;
  return (
    <div className="agency-page handover-page">
      <PageTitle title={words.title}>
        <p>
          {words.of(work.person.name)} · <span lang="th">{work.agency.name}</span>
        </p>
        <p>
          <Link to={`/agencies/${work.agency.id}?part=people`}>{words.openAgency}</Link>
        </p>
      </PageTitle>
      {done === null ? <Whole work={work} onDone={setDone} /> : <HandedOverSays done={done} of={work.person.id} />}
    </div>
  );
}

function Whole({ work, onDone }: { readonly work: PersonsWork; readonly onDone: (done: HandedOver) => void }): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { today } = useMe();
  return (
    <>
      <p>{words.says}</p>
      <section aria-labelledby="owed-title">
        <h2 id="owed-title">{words.owedTitle}</h2>
        <OwedList owed={work.owed} today={today} level={3} />
      </section>
      <HandoverForm work={work} onDone={onDone} />
      <PastHandovers agency={work.agency.id} />
    </>
  );
}

function HandedOverSays({ done: { handover, link }, of }: { readonly done: HandedOver; readonly of: string }): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { language } = useLanguage();
  const me = useMe();
  return (
    <Done says={words.done(handover.successorName)}>
      {link !== null && (
        <ShownOnce label={words.link(handover.successorName)} says={words.linkSays(sayMoment(link.until, language))} value={link.url} />
      )}
      {/* Whose own roles went is known anew only when the page is opened anew. */}
      {of === me.person.id && (
        <p>
          {words.doneSelf} <a href="/">{words.home}</a>
        </p>
      )}
    </Done>
  );
}
