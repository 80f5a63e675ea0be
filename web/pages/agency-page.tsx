import { useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import { Link, useParams, useSearchParams } from "react-router";

import { About } from "../parts/agency/about.tsx";
import { AgenciesBelow } from "../parts/agency/agencies-below.tsx";
import { AgencyLog } from "../parts/agency/agency-log.tsx";
import { sayDay } from "../parts/agency/days.ts";
import { Deadlines } from "../parts/agency/deadlines.tsx";
import { LinesOf } from "../parts/agency/line-of.tsx";
import { NameOf } from "../parts/agency/name-of.tsx";
import { Past } from "../parts/agency/past.tsx";
import { People } from "../parts/agency/people.tsx";
import { Rules } from "../parts/agency/rules.tsx";
import { Tokens } from "../parts/agency/tokens.tsx";
import type { AgencyTold, SectionProps } from "../parts/agency/told.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { ReportStandingTable } from "../parts/rounds/report-standing-table.tsx";
import { Rounds } from "../parts/rounds/rounds.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { AGENCIES_WORDS, type AgencyPart } from "../words/agencies.ts";

/** The parts of the page: what each shows, and to whom. */
const PARTS: Readonly<
  Record<AgencyPart, { readonly Section: ComponentType<SectionProps>; readonly isFor: (told: AgencyTold) => boolean }>
> = {
  about: { Section: About, isFor: () => true },
  below: { Section: AgenciesBelow, isFor: ({ agency, may }) => agency.below > 0 || may.administer },
  rounds: { Section: DeadlinesAndRules, isFor: () => true },
  past: { Section: Past, isFor: () => true },
  people: { Section: People, isFor: ({ may }) => may.readPlans || may.administer },
  tokens: { Section: Tokens, isFor: ({ may }) => may.administer },
  log: { Section: AgencyLog, isFor: ({ may }) => may.readPlans || may.administer },
};
const ORDER = Object.keys(PARTS) as readonly AgencyPart[];

/** หน้าหน่วยงาน — what it is and where it stands, then one part at a time, each with an address of its own. */
export function AgencyPage(): ReactNode {
  const { agency } = useParams();
  const { asked, renew } = useAsked<AgencyTold>(`/agencies/${encodeURIComponent(agency ?? "")}`);
  const words = useWordsOf(AGENCIES_WORDS).page;
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused")
    return (
      <>
        <PageTitle title={words.refused} />
        <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />
        <p>
          <Link to="/agencies">{words.all}</Link>
        </p>
      </>
    );
  return <Here key={asked.value.agency.id} told={asked.value} renew={renew} />;
}

function Here({ told, renew }: SectionProps): ReactNode {
  const all = useWordsOf(AGENCIES_WORDS);
  const words = all.page;
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const { agency } = told;
  const offered = ORDER.filter((one) => PARTS[one].isFor(told));
  const part = offered.find((one) => one === search.get("part")) ?? "about";
  const { Section } = PARTS[part];
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(part);
  useEffect(() => {
    // Another part was opened: its heading is read aloud; when the page opens, the title is.
    if (opened.current !== part) heading.current?.focus();
    opened.current = part;
  }, [part]);
  return (
    <div className="agency-page">
      <LinesOf above={told.above} areaAbove={told.areaAbove} />
      <PageTitle title={agency.name} lang="th">
        <p className="hint">
          {all.kinds[agency.kind]}
          {agency.shortName !== null && <span lang="th"> · {agency.shortName}</span>}
        </p>
      </PageTitle>
      {agency.endedOn !== null && (
        <p className="note warning">
          {words.ended(sayDay(agency.endedOn, language))}{" "}
          {agency.mergedInto !== null && (
            <>
              {words.mergedInto}{" "}
              <Link to={`/agencies/${agency.mergedInto}`}>
                <NameOf agency={agency.mergedInto} />
              </Link>
            </>
          )}
        </p>
      )}
      <nav className="parts-menu" aria-label={words.partsMenu}>
        <ul>
          {offered.map((one) => (
            <li key={one}>
              <Link to={one === "about" ? "?" : `?part=${one}`} aria-current={one === part ? "page" : undefined}>
                {words.parts[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2 ref={heading} tabIndex={-1}>
        {words.parts[part]}
      </h2>
      <Section key={part} told={told} renew={renew} />
    </div>
  );
}

/** กำหนดส่งและกติกา. */
function DeadlinesAndRules(section: SectionProps): ReactNode {
  const [changes, setChanges] = useState(0);
  return (
    <>
      <Deadlines {...section} />
      <Rounds told={section.told} onChanged={() => setChanges(changes + 1)} />
      {section.told.may.readPlans && section.told.agency.below > 0 && (
        <ReportStandingTable key={changes} agency={section.told.agency} level={3} />
      )}
      <Rules {...section} />
    </>
  );
}
