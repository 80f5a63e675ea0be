import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";

import type { Role } from "#domain/person/role.ts";
import { AgencyPlans } from "../parts/home/agency-plans.tsx";
import { Duties } from "../parts/home/duties.tsx";
import { StandingTable } from "../parts/home/standing-table.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { holdsRole, useMe, type Me } from "../parts/me.tsx";
import { ReportStandingTable } from "../parts/rounds/report-standing-table.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { HOME_WORDS } from "../words/home.ts";

/** Roles of people who work on the plan of their own agency. */
const AT_WORK: readonly Role[] = ["author", "approver", "unit-reporter"];

/** หน้าแรก — what one owes and by when; then the plans of one's agencies, and of the agencies below for whoever reviews them. */
export function HomePage(): ReactNode {
  const words = useWordsOf(HOME_WORDS);
  const me = useMe();
  const agencies = agenciesOf(me);
  return (
    <div className="home">
      <PageTitle title={words.title}>
        <p>{words.today(words.date(me.today), me.fiscalYear)}</p>
      </PageTitle>
      <Duties />
      {agencies
        .filter(({ id }) => holdsRole(me, id, "reviewer"))
        .map((agency) => (
          <Fragment key={agency.id}>
            <StandingTable agency={agency} fiscalYear={me.fiscalYear} />
            <ReportStandingTable agency={agency} />
          </Fragment>
        ))}
      {agencies.map((agency) => (
        <AgencyPlans key={agency.id} agency={agency} alsoEmpty={holdsRole(me, agency.id, ...AT_WORK)} />
      ))}
      <p className="all-plans">
        <Link to="/plans">{words.allPlans}</Link>
      </p>
    </div>
  );
}

/** Each agency once, those where one works on the plan first. */
function agenciesOf(me: Me): readonly Me["memberships"][number]["agency"][] {
  const each = new Map(me.memberships.map(({ agency }) => [agency.id, agency]));
  return [...each.values()].toSorted(
    (one, other) => Number(holdsRole(me, other.id, ...AT_WORK)) - Number(holdsRole(me, one.id, ...AT_WORK)),
  );
}
