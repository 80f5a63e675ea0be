import { useState, type ReactNode } from "react";

import { SCOPES, type Scope } from "#domain/person/role.ts";
import type { MachineToken } from "#domain/person/members.ts";
import { daysBetween, formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { PEOPLE_WORDS } from "../../words/agency-people.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { DayField } from "../day-field.tsx";
import { Field } from "./field.tsx";
import { useKeep } from "./use-keep.ts";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

/** The longest a token may work. */
const DAYS = 400;

interface MakeTokenProps {
  readonly agency: number;
  readonly onMade: (record: MachineToken, token: string) => Promise<void>;
}

/** ออกกุญแจ API — what it is for, what it may do, until when. */
export function MakeToken({ agency, onMade }: MakeTokenProps): ReactNode {
  const me = useMe();
  const words = useWordsOf(PEOPLE_WORDS).tokens;
  const days = useWordsOf(DAYS_WORDS);
  const empty = { name: "", scopes: [] as readonly Scope[], until: formatThaiDate(yearLater(me.today)) };
  const [wish, setWish] = useState(empty);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { keep, isBusy, problem, forget } = useKeep();
  const save = async (): Promise<void> => {
    const until = parseThaiDate(wish.until);
    const found: Wrongs = {
      ...(wish.name.trim() === "" ? { "token-name": words.nameMissing } : {}),
      ...(wish.scopes.length === 0 ? { [`scope-${SCOPES[0] ?? ""}`]: words.scopesMissing } : {}),
      ...(until === null
        ? { "token-until": days.wrong(words.until) }
        : until < me.today || daysBetween(me.today, until) > DAYS
          ? { "token-until": words.untilWrong }
          : {}),
    };
    setWrongs(found);
    forget();
    if (Object.keys(found).length > 0) return;
    const kept = await keep<{ record: MachineToken; token: string }>(`/agencies/${agency}/tokens`, {
      method: "POST",
      body: { name: wish.name.trim(), scopes: wish.scopes, until },
    });
    if (kept === null) return;
    setWish(empty);
    await onMade(kept.value.record, kept.value.token);
  };
  return (
    <section aria-labelledby="make-token">
      <h3 id="make-token">{words.makeTitle}</h3>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WrongsBox wrongs={wrongs} problem={problem} />
        <Field id="token-name" label={words.name} hint={words.nameHint} wrong={wrongs["token-name"]}>
          {(control) => (
            <input {...control} value={wish.name} onChange={(event) => setWish({ ...wish, name: event.currentTarget.value })} />
          )}
        </Field>
        <fieldset>
          <legend>{words.scopes}</legend>
          {SCOPES.map((scope) => (
            <div key={scope} className="choice">
              <input
                type="checkbox"
                id={`scope-${scope}`}
                checked={wish.scopes.includes(scope)}
                aria-describedby={`scope-${scope}-may`}
                onChange={(event) =>
                  setWish({
                    ...wish,
                    scopes: SCOPES.filter((one) => (one === scope ? event.currentTarget.checked : wish.scopes.includes(one))),
                  })
                }
              />
              <div>
                <label htmlFor={`scope-${scope}`}>{words.scopeNames[scope]}</label>
                <p className="hint" id={`scope-${scope}-may`}>
                  {words.scopeMay[scope]}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        <DayField
          id="token-until"
          label={words.until}
          hint={words.untilHint}
          written={wish.until}
          onWrite={(until) => setWish({ ...wish, until })}
          wrong={wrongs["token-until"]}
        />
        <button className="main" disabled={isBusy}>
          {words.make}
        </button>
      </form>
    </section>
  );
}

/** The same day a year later; the 28th where there is no 29 February. */
function yearLater(isoDate: string): string {
  const [year = "", month = "", day = ""] = isoDate.split("-");
  return `${Number(year) + 1}-${month}-${month === "02" && day === "29" ? "28" : day}`;
}
