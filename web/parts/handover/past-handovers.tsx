import type { ReactNode } from "react";

import type { Handover } from "#domain/handover/handovers.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { sayMoment } from "../agency/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { useAsked } from "../use-asked.ts";
import { OwedList } from "./owed-list.tsx";

/** การส่งมอบที่ผ่านมา — what was handed over here and what was written with it, for those it concerns. */
export function PastHandovers({ agency }: { readonly agency: number }): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { language } = useLanguage();
  const { today } = useMe();
  const { asked } = useAsked<readonly Handover[]>(`/agencies/${agency}/handovers`);
  if (asked.is !== "here" || asked.value.length === 0) return null;
  return (
    <section aria-labelledby="past-title">
      <h2 id="past-title">{words.pastTitle}</h2>
      <ul className="past-handovers">
        {asked.value.map(({ id, predecessorName, successorName, note, owed, madeByName, madeAt, seenAt }) => (
          <li key={id}>
            <h3>{words.fromTo(predecessorName, successorName)}</h3>
            <p className="hint">
              {words.madeBy(madeByName, sayMoment(madeAt, language))} ·{" "}
              {seenAt === null ? words.unseen : words.seen(sayMoment(seenAt, language))}
            </p>
            {note !== "" && <blockquote lang="th">{note}</blockquote>}
            <details>
              <summary>{words.list}</summary>
              <OwedList owed={owed} today={today} level={4} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
