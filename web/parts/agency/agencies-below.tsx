import type { ReactNode } from "react";

import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWordsOf } from "../language.tsx";
import { AddAgency } from "./add-agency.tsx";
import { Below } from "./agency-tree.tsx";
import { SetUp } from "./set-up.tsx";
import type { SectionProps } from "./told.ts";

/** หน่วยงานในสังกัด — those directly below in either line, one more, or many from a sheet. */
export function AgenciesBelow({ told, renew }: SectionProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).below;
  const { agency, may } = told;
  return (
    <>
      <section aria-labelledby="below" className="agency-tree">
        <h3 id="below">{words.title}</h3>
        {/* Another count of agencies below: the list is asked for again. */}
        <Below key={`${agency.id} ${agency.below} ${agency.revision}`} of={agency.id} />
      </section>
      {may.administer && agency.endedOn === null && (
        <>
          <AddAgency told={told} renew={renew} />
          <SetUp told={told} renew={renew} />
        </>
      )}
    </>
  );
}
