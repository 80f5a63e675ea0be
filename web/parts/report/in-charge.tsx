import type { ReactNode } from "react";

import type { InCharge } from "#domain/handover/handovers.ts";
import type { Member } from "#domain/person/members.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { useKeep } from "../agency/use-keep.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";

/** Who is in charge of what in a plan, who could be, and how that is changed. */
export interface Charges {
  readonly all: readonly InCharge[];
  readonly authors: readonly Member[];
  readonly planId: string;
  readonly renew: () => Promise<void>;
}

/** ผู้รับผิดชอบของแผน — asked once for the page. */
export function useCharges(planId: string, agency: number): Charges {
  const { today } = useMe();
  const charges = useAsked<readonly InCharge[]>(`/plans/${planId}/in-charge`);
  const members = useAsked<readonly Member[]>(`/agencies/${agency}/members`);
  const authors =
    members.asked.is === "here"
      ? members.asked.value.filter(({ role, disabled, until }) => role === "author" && !disabled && (until === null || until >= today))
      : [];
  return { all: charges.asked.is === "here" ? charges.asked.value : [], authors, planId, renew: charges.renew };
}

interface InChargeLineProps {
  readonly charges: Charges;
  readonly activity: { readonly id: string; readonly title: string };
  readonly mayWrite: boolean;
}

/** ผู้รับผิดชอบกิจกรรม — the name beside the activity; authors choose among themselves. */
export function InChargeLine({ charges: { all, authors, planId, renew }, activity, mayWrite }: InChargeLineProps): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { keep, isBusy, problem } = useKeep();
  const own = all.find((one) => one.activity === activity.id);
  const put = async (person: string): Promise<void> => {
    const kept = await keep(`/plans/${planId}/in-charge/${activity.id}`, {
      method: "PUT",
      body: { person: person === "" ? null : person },
    });
    if (kept !== null) await renew();
  };
  // Where one author works alone there is nothing to choose.
  if (!mayWrite || authors.length < 2)
    return own === undefined ? null : (
      <p className="hint">
        {words.charge}: <span lang="th">{own.name}</span>
      </p>
    );
  const isGone = own !== undefined && !authors.some(({ person }) => person === own.person);
  return (
    <div className="in-charge">
      <label htmlFor={`charge-${activity.id}`}>{words.charge}</label>
      <select
        id={`charge-${activity.id}`}
        aria-label={words.chargeOf(activity.title)}
        lang="th"
        disabled={isBusy}
        value={own?.person ?? ""}
        onChange={(event) => void put(event.currentTarget.value)}
      >
        <option value="">{words.everybody}</option>
        {isGone && <option value={own.person}>{own.name}</option>}
        {[...new Map(authors.map((one) => [one.person, one.name]))].map(([person, name]) => (
          <option key={person} value={person}>
            {name}
          </option>
        ))}
      </select>
      {problem !== null && <ProblemBox problem={problem} />}
    </div>
  );
}
