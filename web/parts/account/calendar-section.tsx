import { useState, type ReactNode } from "react";

import type { CalendarKey } from "#domain/person/calendar-key.ts";
import { ROUNDS_WORDS } from "../../words/rounds.ts";
import { Done } from "../agency/done.tsx";
import { ShownOnce } from "../agency/shown-once.tsx";
import { useKeep } from "../agency/use-keep.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { inBangkok } from "./device.ts";

/** ปฏิทินในโปรแกรมอื่น — the personal address that a calendar program reads: made, shown once, revoked. */
export function CalendarSection(): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const { asked, renew } = useAsked<{ readonly key: CalendarKey | null }>("/me/calendar-key");
  const { keep, isBusy, problem } = useKeep();
  const [done, setDone] = useState<{ readonly url: string | null } | null>(null);
  const make = async (): Promise<void> => {
    const made = await keep<{ readonly url: string }>("/me/calendar-key", { method: "POST" });
    if (made === null) return;
    setDone({ url: made.value.url });
    await renew();
  };
  const revoke = async (): Promise<void> => {
    if ((await keep("/me/calendar-key", { method: "DELETE" })) === null) return;
    setDone({ url: null });
    await renew();
  };
  const key = asked.is === "here" ? asked.value.key : null;
  const dayOf = (moment: string): string => words.date(inBangkok(moment).date);
  return (
    <section aria-labelledby="calendar-feed">
      <h2 id="calendar-feed">{words.feedTitle}</h2>
      <p>{words.feedSays}</p>
      {problem !== null && <ProblemBox problem={problem} />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {done !== null && (
        <Done says={done.url === null ? words.feedRevoked : words.feedMade}>
          {done.url !== null && <ShownOnce label={words.feedUrl} says={words.feedOnce} value={done.url} />}
        </Done>
      )}
      {asked.is === "here" && (
        <>
          <p>
            {key === null
              ? words.feedNone
              : `${words.feedSince(dayOf(key.madeAt))} · ${key.lastUsedAt === null ? words.feedUnused : words.feedUsed(dayOf(key.lastUsedAt))}`}
          </p>
          <div className="buttons">
            <button type="button" disabled={isBusy} onClick={() => void make()}>
              {key === null ? words.feedMake : words.feedAgain}
            </button>
            {key !== null && (
              <button type="button" disabled={isBusy} onClick={() => void revoke()}>
                {words.feedRevoke}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
