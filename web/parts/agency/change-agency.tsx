import { useState, type ReactNode } from "react";

import type { AgencyChange } from "#domain/agency/agency.ts";
import { formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import { AGENCIES_WORDS, type AgenciesWords } from "../../words/agencies.ts";
import { DAYS_WORDS, type DaysWords } from "../../words/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { AgencyPicker, type PickedAgency } from "./agency-picker.tsx";
import { DayField } from "../day-field.tsx";
import { sayDay } from "./days.ts";
import { Field } from "./field.tsx";
import type { AgencyName, AgencyTold } from "./told.ts";
import { useKeep } from "./use-keep.ts";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

interface Wish {
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly parent: PickedAgency | null;
  readonly area: PickedAgency | null;
  readonly mergedInto: PickedAgency | null;
  readonly from: string;
  readonly reason: string;
}

interface ChangeAgencyProps {
  readonly told: AgencyTold;
  readonly onKept: (says: string) => Promise<void>;
}

/** เปลี่ยนแปลงหน่วยงาน — rename, move, merge, close, or open again: from a day on and for a reason. */
export function ChangeAgency({ told, onKept }: ChangeAgencyProps): ReactNode {
  const me = useMe();
  const all = useWordsOf(AGENCIES_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const words = all.change;
  const { language } = useLanguage();
  const { agency } = told;
  const offered = changesOf(told);
  const [change, setChange] = useState<AgencyChange | null>(null);
  const [wish, setWish] = useState<Wish>(() => ({
    name: agency.name,
    shortName: agency.shortName ?? "",
    code: agency.code ?? "",
    parent: pickedOf(told.above),
    area: pickedOf(told.areaAbove),
    mergedInto: null,
    from: formatThaiDate(me.today),
    reason: "",
  }));
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { keep, isBusy, problem, forget } = useKeep();
  const put = (part: Partial<Wish>): void => setWish({ ...wish, ...part });
  const save = async (): Promise<void> => {
    const found = wrongsOf(change, wish, all.change, days);
    setWrongs(found);
    forget();
    const from = parseThaiDate(wish.from);
    if (change === null || from === null || Object.keys(found).length > 0) return;
    const body = { from, change, reason: wish.reason.trim(), ...factsOf(change, wish) };
    const kept = await keep(`/agencies/${agency.id}/changes`, { method: "POST", body, revision: agency.revision });
    if (kept !== null) await onKept(words.kept(sayDay(from, language)));
  };
  return (
    <section aria-labelledby="change">
      <h3 id="change">{words.title}</h3>
      <p>{words.says}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WrongsBox wrongs={wrongs} problem={problem} />
        <fieldset>
          <legend>{words.what}</legend>
          {offered.map((one) => (
            <div key={one} className="choice">
              <input
                type="radio"
                name="change"
                id={`change-${one}`}
                checked={change === one}
                aria-describedby={`change-${one}-means`}
                onChange={() => {
                  setChange(one);
                  setWrongs({});
                  forget();
                }}
              />
              <div>
                <label htmlFor={`change-${one}`}>{words.changes[one]}</label>
                <p className="hint" id={`change-${one}-means`}>
                  {words.means[one]}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        {change !== null && (
          <>
            <ChangeFields change={change} wish={wish} put={put} wrongs={wrongs} except={agency.id} />
            <DayField
              id="change-from"
              label={words.from}
              hint={words.fromHint}
              written={wish.from}
              onWrite={(from) => put({ from })}
              wrong={wrongs["change-from"]}
            />
            <Field id="change-reason" label={words.reason} hint={words.reasonHint} wrong={wrongs["change-reason"]}>
              {(control) => (
                <textarea
                  {...control}
                  rows={2}
                  lang="th"
                  value={wish.reason}
                  onChange={(event) => put({ reason: event.currentTarget.value })}
                />
              )}
            </Field>
            <button className="main" disabled={isBusy}>
              {words.save[change]}
            </button>
          </>
        )}
      </form>
    </section>
  );
}

interface ChangeFieldsProps {
  readonly change: AgencyChange;
  readonly wish: Wish;
  readonly put: (part: Partial<Wish>) => void;
  readonly wrongs: Wrongs;
  readonly except: number;
}

function ChangeFields({ change, wish, put, wrongs, except }: ChangeFieldsProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).change;
  if (change === "renamed")
    return (
      <>
        <Field id="change-name" label={words.name} wrong={wrongs["change-name"]}>
          {(control) => <input {...control} lang="th" value={wish.name} onChange={(event) => put({ name: event.currentTarget.value })} />}
        </Field>
        <Field label={words.shortName} short>
          {(control) => (
            <input {...control} lang="th" value={wish.shortName} onChange={(event) => put({ shortName: event.currentTarget.value })} />
          )}
        </Field>
        <Field label={words.code} short>
          {(control) => <input {...control} value={wish.code} onChange={(event) => put({ code: event.currentTarget.value })} />}
        </Field>
      </>
    );
  if (change === "moved")
    return (
      <>
        <AgencyPicker
          id="change-parent"
          label={words.parent}
          hint={words.parentHint}
          wrong={wrongs["change-parent"]}
          picked={wish.parent}
          onPick={(parent) => put({ parent })}
          except={except}
        />
        <AgencyPicker label={words.area} hint={words.areaHint} picked={wish.area} onPick={(area) => put({ area })} except={except} />
      </>
    );
  if (change === "merged")
    return (
      <AgencyPicker
        id="change-into"
        label={words.mergedInto}
        wrong={wrongs["change-into"]}
        picked={wish.mergedInto}
        onPick={(mergedInto) => put({ mergedInto })}
        except={except}
      />
    );
  return null;
}

function changesOf({ agency, may }: AgencyTold): readonly AgencyChange[] {
  if (agency.endedOn !== null) return may.changeLine ? ["founded"] : [];
  return may.changeLine ? ["renamed", "moved", "merged", "closed"] : ["renamed"];
}

function pickedOf(above: readonly AgencyName[]): PickedAgency | null {
  const last = above.at(-1);
  return last === undefined ? null : { is: "agency", id: last.id, name: last.name };
}

function wrongsOf(change: AgencyChange | null, wish: Wish, words: AgenciesWords["change"], days: DaysWords): Wrongs {
  return {
    ...(change === "renamed" && wish.name.trim() === "" ? { "change-name": words.nameMissing } : {}),
    ...(change === "moved" && wish.parent === null ? { "change-parent": words.parentMissing } : {}),
    ...(change === "merged" && wish.mergedInto === null ? { "change-into": words.mergedIntoMissing } : {}),
    ...(parseThaiDate(wish.from) === null ? { "change-from": days.wrong(words.from) } : {}),
    ...(wish.reason.trim() === "" ? { "change-reason": words.reasonMissing } : {}),
  };
}

function factsOf(change: AgencyChange, { name, shortName, code, parent, area, mergedInto }: Wish): object {
  if (change === "renamed") return { name: name.trim(), shortName: orNull(shortName), code: orNull(code) };
  if (change === "moved") return { parent: idOf(parent), area: idOf(area) };
  return change === "merged" ? { mergedInto: idOf(mergedInto) } : {};
}

function idOf(picked: PickedAgency | null): number | null {
  return picked?.is === "agency" ? picked.id : null;
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
